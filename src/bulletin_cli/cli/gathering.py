"""Several reports as one answer: one by one for people, together for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bulletin_cli.analysis.table import Cell, Column, Report, Table

# What holds several tables; in the others the records follow each other.
PAGES: Final = ("table", "md", "html", "xlsx", "docx")


def documents(reports: Sequence[Report], form: str | None) -> tuple[Report, ...]:
    """The reports as that format has them, without those that have no row, unless none has one."""
    told = tuple(one for one in reports if one.table.rows) or tuple(reports[:1])
    if form in PAGES or len(told) == 1:
        return told
    return (_together(told) if told else Report(Table((), ())),)


def _together(reports: Sequence[Report]) -> Report:
    """The reports as one, for programs: the records one after the other, the sheets below each other."""
    records = tuple(record for one in reports for record in one.records)
    sheets = [one.sheet for one in reports if one.sheet is not None]
    return Report(reports[0].table, records, _stacked(sheets) if sheets else None)


def _stacked(sheets: Sequence[Table]) -> Table:
    """All rows under all columns, each new column after the one that it follows in its own sheet."""
    keys: list[str] = []
    for sheet in sheets:
        at, known = 0, set(keys)
        for column in sheet.columns:
            if column.key in known:
                at = keys.index(column.key) + 1
            else:
                keys.insert(at, column.key)
                at += 1
    return replace(
        sheets[0],
        columns=tuple(Column(key, key) for key in keys),
        rows=tuple(row for sheet in sheets for row in _spread(sheet, keys)),
    )


def _spread(sheet: Table, keys: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """The sheet's rows under these columns, nothing where it has none of that name."""
    places = {column.key: at for at, column in enumerate(sheet.columns)}
    order = [places.get(key, -1) for key in keys]
    for row in sheet.rows:
        padded = (*row, None)
        yield tuple([padded[at] for at in order])
