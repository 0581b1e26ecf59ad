"""Tables and reports as text for people (terminal, Markdown) and for programs (JSON, CSV)."""
