"""The schema as numbered steps, NNNN_name.sql; a step once released is never changed."""
