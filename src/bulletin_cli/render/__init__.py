"""Tables and reports as text for people (terminal, Markdown), for programs (JSON, CSV), and as files (page, workbook, document)."""
