"""Pages as they are laid out, to text: rows, columns, tables, what repeats on every page, paragraphs."""
