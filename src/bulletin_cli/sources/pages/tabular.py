"""Tables without rules: rows one below the other whose cells stand in the same columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bulletin_cli.sources.pages.grids import Grid
from bulletin_cli.sources.pages.rows import Row
from bulletin_cli.sources.pages.sheet import Box, Glyph

_FEWEST = 3


def blocks_of(parts: Sequence[Row | Grid]) -> Iterator[tuple[Row, ...] | Grid]:
    """The rows between the tables, and the tables; rows that make a table are one.

    They do where three or more, one below the other, have two or more cells, each in a column of its own.
    """
    running: list[Row] = []
    for _, group in groupby(parts, key=_cells):
        for part in _joined(tuple(group)):
            if isinstance(part, Row):
                running.append(part)
                continue
            if running:
                yield tuple(running)
                running = []
            yield part
    if running:
        yield tuple(running)


def _cells(part: Row | Grid) -> str:
    """What a part is: a table, a row of cells, or a row of text."""
    return "table" if isinstance(part, Grid) else "cells" if len(part.segments) > 1 else "text"


def _joined(parts: tuple[Row | Grid, ...]) -> Sequence[Row | Grid]:
    """The parts, where they are rows of cells as one table."""
    rows = [part for part in parts if isinstance(part, Row) and len(part.segments) > 1]
    grid = _grid(rows) if len(rows) >= _FEWEST else None
    return (grid,) if grid else parts


def _grid(rows: Sequence[Row]) -> Grid | None:
    """The table that the rows make; None where two cells of a row would fall into one column."""
    columns = _columns([(part.left, part.right) for row in rows for part in row.segments])
    lines: list[tuple[tuple[Glyph, ...], ...]] = []
    for row in rows:
        cells: list[tuple[Glyph, ...]] = [()] * len(columns)
        for part in row.segments:
            at = next(k for k, (left, right) in enumerate(columns) if left <= part.left and part.right <= right)
            if cells[at]:
                return None
            cells[at] = tuple(part.letters())
        lines.append(tuple(cells))
    frame = Box(columns[0][0], rows[0].base - rows[0].size, columns[-1][1], rows[-1].base)
    return Grid(frame, tuple(lines))


def _columns(stretches: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The columns that stretches from left to right fall into: those that overlap are one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found
