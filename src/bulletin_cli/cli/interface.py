"""The archive as Python programs read it: the rows of `export`, of whom and of what they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_cli.cli.archive import departments as known
from bulletin_cli.cli.archive import spellings
from bulletin_cli.cli.choosing import about
from bulletin_cli.cli.records import FigureRecord, figure_record
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.selecting import Selection


def rows(database: Path, departments: Sequence[str], indicators: Sequence[str]) -> tuple[FigureRecord, ...]:
    """The figures in the order of `export`; UnknownName for a name that the archive does not have, DatabaseError."""
    with open_shelf(database) as shelf:
        selection = Selection(departments=spellings(known(departments, shelf)))
        figures = shelf.figures(selection)
        if indicators:
            chosen = {one.id for one in about(shelf.series(selection), indicators)}
            figures = tuple(figure for figure in figures if figure.series in chosen)
    return tuple(map(figure_record, figures))
