"""Pages to the text that `bulletin text` prints: paragraphs a line each, rows of tables with tabs between their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.columns import columns_of
from bulletin_cli.sources.pages.flattening import Cell, flattened
from bulletin_cli.sources.pages.furniture import without_furniture
from bulletin_cli.sources.pages.grids import Grid, grids_of
from bulletin_cli.sources.pages.joining import letters_of
from bulletin_cli.sources.pages.paragraphs import paragraphs_of
from bulletin_cli.sources.pages.rows import Row, holds_spaces, rows_of
from bulletin_cli.sources.pages.sheet import Glyph, Sheet
from bulletin_cli.sources.pages.tabular import blocks_of

Span = tuple[int, int]
Block = tuple[Row, ...] | Grid


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of pages; which stretches of it come from pictures, and which of those were recognised with little certainty."""

    text: str
    scanned: tuple[Span, ...] = ()
    unsure: tuple[Span, ...] = ()


def printed(sheets: Sequence[Sheet]) -> Printed:
    """The text of the pages, without headers, footers and page numbers.

    >>> def line(text, base):
    ...     return [Glyph(c, 16.0 * k, 16.0 * (k + 1), base, 16.0) for k, c in enumerate(text)]
    >>> printed([Sheet(tuple(line("查处车辆1", 20.0) + line("62台。", 40.0)))]).text
    '查处车辆162台。\\n'
    """
    return _written([*_lines(_blocks(sheets))])


def _blocks(sheets: Sequence[Sheet]) -> list[Block]:
    """What the pages hold in the order of reading: rows of text and tables."""
    spaced = holds_spaces(row for sheet in sheets for row in rows_of(sheet.glyphs, spaced=True))
    grids = [grids_of(sheet, spaced=spaced) for sheet in sheets]
    rows = [
        rows_of((g for g in sheet.glyphs if not any(grid.holds(g) for grid in found)), spaced=spaced)
        for sheet, found in zip(sheets, grids, strict=True)
    ]
    blocks: list[Block] = []
    for page, found in zip(without_furniture(rows), grids, strict=True):
        for column in columns_of(sorted((*page, *found), key=lambda part: part.base)):
            blocks += blocks_of(column)
    return blocks


def _lines(blocks: Sequence[Block]) -> Iterator[list[Glyph]]:
    """The lines of the text, as characters."""
    running = [block for block in blocks if isinstance(block, tuple)]
    fresh: set[int] = set()
    count, tabled = 0, False
    for block in blocks:
        if isinstance(block, Grid):
            tabled = True
        else:
            fresh |= {count} if tabled else set()
            count, tabled = count + 1, False
    found = paragraphs_of(running, fresh)
    joined = iter(letters_of(paragraph for paragraphs in found for paragraph in paragraphs))
    counts = iter(len(paragraphs) for paragraphs in found)
    for is_grid, together in groupby(blocks, key=lambda block: isinstance(block, Grid)):
        if is_grid:
            tables = [block for block in together if isinstance(block, Grid)]
            yield from (_tabbed(cells) for cells in flattened(tables))
        else:
            for _ in together:
                yield from islice(joined, next(counts))


def _tabbed(cells: Sequence[Cell]) -> list[Glyph]:
    """The cells of a row with tabs between them."""
    line: list[Glyph] = []
    for at, cell in enumerate(cells):
        if at:
            line.append(Glyph("\t", 0.0, 0.0, 0.0, 0.0))
        line += cell
    return line


def _written(lines: Iterable[Sequence[Glyph]]) -> Printed:
    """The lines as text, with the spans of what is scanned and of what is unsure."""
    text: list[str] = []
    scanned: list[Span] = []
    unsure: list[Span] = []
    position = 0
    for line in lines:
        for glyph in line:
            end = position + len(glyph.text)
            if glyph.scanned:
                _stretch(scanned, position, end, across=1)
            if not glyph.sure:
                _stretch(unsure, position, end, across=0)
            text.append(glyph.text)
            position = end
        text.append("\n")
        position += 1
    return Printed("".join(text), tuple(scanned), tuple(unsure))


def _stretch(spans: list[Span], start: int, end: int, across: int) -> None:
    """Nothing; the last span reaches to `end`, or a new one is begun where more than so many characters lie between."""
    if spans and spans[-1][1] >= start - across:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))
