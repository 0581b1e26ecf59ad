"""The archive: one SQLite file, written by `writing`, read by `reading`."""
