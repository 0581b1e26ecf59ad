"""A table as Markdown, for a page that quotes it."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_cli.analysis.table import Align, Table
from bulletin_cli.render.clean import clean, shown


def markdown(table: Table) -> str:
    """The table as a Markdown pipe table, its title above and its notes below."""
    above = [f"**{_escaped(table.title)}** {_escaped(table.subtitle)}".strip()] if table.title else []
    body = [
        _line(column.title for column in table.columns),
        _line_of_marks(table),
        *(_line(shown(cell) for cell in row) for row in table.rows),
    ]
    blocks = [*above, "\n".join(body), *(_escaped(note) for note in table.notes)]
    return "\n\n".join(blocks) + "\n"


def _line_of_marks(table: Table) -> str:
    return "| " + " | ".join("---:" if column.align is Align.RIGHT else "---" for column in table.columns) + " |"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_indented(_escaped(cell)) for cell in cells) + " |"


def _indented(text: str) -> str:
    """The text with leading spaces that Markdown would swallow kept as wide ones."""
    stripped = text.lstrip(" ")
    return "\u3000" * ((len(text) - len(stripped)) // 2) + stripped


def _escaped(text: str) -> str:
    """The text without any mark that Markdown or HTML would take for its own.

    >>> _escaped("a|b <script>")
    'a\\\\|b &lt;script&gt;'
    """
    safe = clean(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "|*_`[]":
        safe = safe.replace(mark, f"\\{mark}")
    return safe
