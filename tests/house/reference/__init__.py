"""The pages of docs/reference, made from the code and from what docs/reference/descriptions.toml says of it."""
