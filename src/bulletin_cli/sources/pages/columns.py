"""The order of reading: rows and tables in one column or in several, from the top of each column to its foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.grids import Grid
from bulletin_cli.sources.pages.rows import Row, rows_of

# In units of the letters' size. A column is at least so wide; where only two or three rows show the gutter, so wide.
_NARROWEST = 6
_LONG = 12
_SHORT = 3
_FULL = 2.0
_SAME = 0.5
_ALIKE = 0.15
_INDENT = 3.0
# Rows of two columns need not share their baselines.
_ABREAST = 0.8
_NEAR = 6
# So many rows have text on both sides of a gutter; so often a column may be divided again.
_FEWEST = 4
_MANY = 8
_DEEPEST = 3

Part = Row | Grid


@dataclass(frozen=True, slots=True)
class _Band:
    """Parts that stand together: above each other in one column, or with a gutter between two."""

    parts: tuple[Part, ...]
    divided: bool


def columns_of(parts: Sequence[Part], depth: int = 0) -> list[tuple[Part, ...]]:
    """The parts of a page in the order of reading: a heading over two columns, the left one, the right one, what stands below.

    The parts are given from the top down.
    """
    rows = [part for part in parts if isinstance(part, Row)]
    gutter = _gutter(rows) if depth < _DEEPEST else None
    if gutter is None:
        return [tuple(parts)] if parts else []
    found: list[tuple[Part, ...]] = []
    for band in _bands(parts, gutter, _second(rows, gutter)):
        if not band.divided:
            found.append(band.parts)
        else:
            for side in _sides(band.parts, gutter):
                found += columns_of(side, depth + 1)
    return found


def _stretches(part: Part) -> Sequence[Part]:
    """A row's pieces between its wide gaps; a table whole."""
    return part.segments if isinstance(part, Row) else (part,)


def _gutter(rows: Sequence[Row]) -> float | None:
    """The place of the gutter that most rows leave clear with text on either side; None where there are no columns."""
    votes = list(_votes(rows))
    best, most = None, 1
    for _, right in votes:
        place = right - _SAME * median(row.size for row in rows)
        count = sum(low < place < high for low, high in votes)
        if count > most and (count >= _FEWEST or _fills(rows, place)):
            best, most = place, count
    return best if best is not None and _is_set(rows, best) else None


def _votes(rows: Sequence[Row]) -> Iterator[tuple[float, float]]:
    """The gap between each stretch of text and the next one to its right, where both are wide enough for a column."""
    stretches = [stretch for row in rows for stretch in row.segments]
    for at, one in enumerate(stretches):
        beside = [
            other.left
            for other in stretches[max(0, at - _NEAR) : at + _NEAR]
            if other.left > one.right and _wide(other) and abs(other.base - one.base) < _ABREAST * one.size
        ]
        if beside and one.right - one.left >= _SHORT * one.size:
            yield one.right, min(beside)


def _fills(rows: Sequence[Row], gutter: float) -> bool:
    """Whether a few rows beside a gutter are text rather than cells of a table: long ones, or in a page that has no others."""
    crossed = any(one.left < gutter < one.right for row in rows for one in row.segments)
    if not crossed and sum(row.left < gutter for row in rows) >= _MANY:
        return True
    beside = [one for row in rows if len(row.segments) > 1 for one in row.segments if one.right < gutter]
    return sum(one.right - one.left >= _LONG * one.size for one in beside) * 2 > len(beside)


def _is_set(rows: Sequence[Row], gutter: float) -> bool:
    """Whether the text left of a gutter is set as a column: half of its rows reach the same edge. Cells of a table do not."""
    size = median(row.size for row in rows)
    ends = [one.right for row in rows for one in row.segments if one.right < gutter and _wide(one)]
    return sum(max(ends) - end <= _FULL * size for end in ends) * 2 >= len(ends)


def _wide(row: Row) -> bool:
    return row.right - row.left >= _NARROWEST * row.size


def _second(rows: Sequence[Row], gutter: float) -> float:
    """Where the column behind a gutter begins: the leftmost place where two of its rows begin, and a little before."""
    lefts = sorted(one.left for row in rows for one in row.segments if one.left > gutter and _wide(one))
    size = median(row.size for row in rows)
    near = (low for low, high in pairwise(lefts) if high - low < _SAME * size)
    return next(near, lefts[0]) - _SAME * size


def _bands(parts: Sequence[Part], gutter: float, second: float) -> list[_Band]:
    """The parts from top to bottom, those that leave the gutter clear apart from those that cross it."""
    bands: list[_Band] = []
    usual = median(part.size for part in parts)
    for part in parts:
        clear = not any(one.left < gutter < one.right for one in _stretches(part))
        alike = abs(part.size - usual) <= _ALIKE * usual
        opens = clear and alike and any(second <= one.left <= second + _INDENT * one.size for one in _stretches(part))
        open_ = bool(bands) and bands[-1].divided
        if clear and (open_ or opens):
            above = bands.pop().parts if open_ else _led(bands, gutter)
            bands.append(_Band((*above, part), divided=True))
        elif bands and not bands[-1].divided:
            bands[-1] = _Band((*bands[-1].parts, part), divided=False)
        else:
            bands.append(_Band((part,), divided=False))
    return bands


def _led(bands: list[_Band], gutter: float) -> tuple[Part, ...]:
    """The parts right above a band that stand in its left column alone, taken off the band above."""
    if not bands:
        return ()
    parts = bands.pop().parts
    first = len(parts)
    while first and parts[first - 1].right < gutter:
        first -= 1
    if first:
        bands.append(_Band(parts[:first], divided=False))
    return parts[first:]


def _sides(parts: Sequence[Part], gutter: float) -> list[list[Part]]:
    """The parts left of a gutter, and those right of it, each from the top down."""
    rows = [part for part in parts if isinstance(part, Row)]
    glyphs = [glyph for row in rows for glyph in (*row.glyphs, *row.blanks)]
    spaced = any(row.spaced for row in rows)
    left: list[Part] = [*rows_of((g for g in glyphs if g.centre < gutter), spaced=spaced)]
    right: list[Part] = [*rows_of((g for g in glyphs if g.centre >= gutter), spaced=spaced)]
    for part in parts:
        if isinstance(part, Grid):
            (left if part.left < gutter else right).append(part)
    return [sorted(side, key=lambda part: part.base) for side in (left, right)]
