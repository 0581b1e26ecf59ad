"""Tables to rows of cells: one head, the cells that span others written out, what goes over the page joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bulletin_cli.sources.grid import CORNER
from bulletin_cli.sources.pages.grids import Grid, is_figure
from bulletin_cli.sources.pages.sheet import Glyph

_LONG = 12
_SENTENCE = re.compile(r"[。；！？]")
Cell = tuple[Glyph, ...]
Line = tuple[Cell, ...]


def flattened(grids: Sequence[Grid]) -> Iterator[Line]:
    """The rows of tables that follow each other; a head that comes again on the next page is left out."""
    head: tuple[str, ...] = ()
    for grid in grids:
        for at, line in enumerate(_rows(grid)):
            words = tuple(_text(cell) for cell in line)
            if len(line) > 1 and not at:
                if words == head:
                    continue
                head = words
            filled = [cell for cell in line if cell]
            if len(filled) == 1 or any(_is_prose(_text(cell)) for cell in filled):
                yield from ((cell,) for cell in filled)
            elif filled:
                yield line


def _rows(grid: Grid) -> list[Line]:
    """The rows of one table: what spans all columns is a row of one cell, several rows of heads are one."""
    lines = [tuple(_trimmed(cell) for cell in line) for line in grid.lines]
    above: list[Line] = []
    while lines and _spans_all(lines[0]):
        above.append(lines.pop(0)[:1])
    depth = next((at for at, line in enumerate(lines) if any(is_figure(_text(cell)) for cell in line[1:])), 0)
    if depth > 1 and any(_repeats(line) for line in lines[:depth]):
        lines[:depth] = [tuple(_stacked(column) for column in zip(*lines[:depth], strict=True))]
    rows = [line[:1] if _spans_all(line) else _once(line) for line in lines]
    if len(rows) > 1 and len(rows[0]) > 1 and not rows[0][0] and not any(is_figure(_text(cell)) for cell in rows[0]):
        # A tab at the beginning of a line says nothing: the corner of a table gets a word.
        rows[0] = ((Glyph(CORNER, 0.0, 0.0, 0.0, 0.0),), *rows[0][1:])
    return [*above, *rows]


def _is_prose(text: str) -> bool:
    """Whether a cell holds sentences: then its row is text in a frame, not figures in columns."""
    return len(text) > _LONG and bool(_SENTENCE.search(text))


def _spans_all(line: Line) -> bool:
    return len(line) > 1 and bool(line[0]) and all(cell == line[0] for cell in line)


def _repeats(line: Line) -> bool:
    """Whether a cell of the line spans its neighbour."""
    return any(cell and cell == after for cell, after in pairwise(line))


def _stacked(column: Iterable[Cell]) -> Cell:
    """The heads above a column as one, those that span several rows once."""
    found: list[Cell] = []
    for cell in column:
        if cell and cell not in found:
            found.append(cell)
    return tuple(glyph for cell in found for glyph in cell)


def _once(line: Line) -> Line:
    """The line with a cell that spans others in the first of its columns only."""
    return tuple(() if at and cell == line[at - 1] else cell for at, cell in enumerate(line))


def _trimmed(cell: Cell) -> Cell:
    """The cell without white space at its ends, and with one space for several."""
    kept: list[Glyph] = []
    for glyph in cell:
        if not glyph.blank:
            kept.append(glyph)
        elif kept and not kept[-1].blank:
            kept.append(replace(glyph, text=" "))
    return tuple(kept[:-1] if kept and kept[-1].blank else kept)


def _text(cell: Cell) -> str:
    return "".join(glyph.text for glyph in cell)
