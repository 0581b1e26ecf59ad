"""Ruled tables: the grid that the lines of a page draw, and what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.rows import rows_of
from bulletin_cli.sources.pages.rules import THIN
from bulletin_cli.sources.pages.sheet import Box, Glyph, Sheet

# In points; rules that meet need not meet exactly.
_MEET = 3.0
_SHORTEST = 6.0
_MOST_LINES = 400
# How far above its baseline the middle of a letter is, in units of its size.
_MIDDLE = 0.35
_FIGURE = re.compile(r"[+\-－]?[0-9０-９][0-9０-９,，.．]*[%％]?$")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn: its frame and its lines of cells; each cell its characters in reading order."""

    frame: Box
    lines: tuple[tuple[tuple[Glyph, ...], ...], ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.frame.left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.frame.right

    @property
    def base(self) -> float:
        """Where it stands among the rows of a page: at its top."""
        return self.frame.top

    @property
    def size(self) -> float:
        """The size of its letters."""
        return median([glyph.size for line in self.lines for cell in line for glyph in cell] or [0.0])

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character stands inside its frame."""
        middle = glyph.base - glyph.size * _MIDDLE
        return self.frame.left <= glyph.centre <= self.frame.right and self.frame.top <= middle <= self.frame.bottom


def grids_of(sheet: Sheet, *, spaced: bool) -> list[Grid]:
    """The tables that a page's rules draw: two columns and two rows at least."""
    level = [s for s in sheet.strokes if s.bottom - s.top <= THIN and s.right - s.left >= _SHORTEST]
    upright = [s for s in sheet.strokes if s.right - s.left <= THIN and s.bottom - s.top >= _SHORTEST]
    found = []
    for across, down in _connected(level, upright):
        ys = _places((s.top + s.bottom) / 2 for s in across)
        xs = _places((s.left + s.right) / 2 for s in down)
        if len(xs) >= 3 and len(ys) >= 3 and len(xs) + len(ys) <= _MOST_LINES:
            found.append(_Drawn(tuple(xs), tuple(ys), tuple(across), tuple(down)).filled(sheet.glyphs, spaced=spaced))
    return found


def _connected(level: Sequence[Box], upright: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """The rules in groups that touch: level ones and upright ones of each."""
    groups: list[tuple[Box, list[Box], list[Box]]] = []
    for stroke in sorted((*level, *upright), key=lambda s: s.top):
        across, down = ([stroke], []) if stroke.right - stroke.left > stroke.bottom - stroke.top else ([], [stroke])
        extent, apart = stroke, []
        for other in groups:
            if _touch(extent, other[0]):
                extent = _around(extent, other[0])
                across, down = other[1] + across, other[2] + down
            else:
                apart.append(other)
        groups = [*apart, (extent, across, down)]
    return [(across, down) for _, across, down in groups]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + _MEET
        and other.left <= one.right + _MEET
        and one.top <= other.bottom + _MEET
        and other.top <= one.bottom + _MEET
    )


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


def _places(values: Iterable[float]) -> list[float]:
    """The places of rules, those that nearly coincide taken for one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _MEET:
            found.append(value)
    return found


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The lines of a grid before anything stands in it."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Box, ...]
    down: tuple[Box, ...]

    def filled(self, glyphs: Iterable[Glyph], *, spaced: bool) -> Grid:
        """The grid with the characters that stand inside; a cell that spans others is repeated in each of them."""
        frame = Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        owners = self._owners()
        held: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in glyphs:
            middle = glyph.base - glyph.size * _MIDDLE
            if frame.left <= glyph.centre <= frame.right and frame.top <= middle <= frame.bottom:
                line = sum(y <= middle for y in self.ys[1:-1])
                column = sum(x <= glyph.centre for x in self.xs[1:-1])
                held.setdefault(owners[line, column], []).append(glyph)
        texts = {owner: _read(inside, spaced=spaced) for owner, inside in held.items()}
        lines = tuple(
            tuple(texts.get(owners[line, column], ()) for column in range(len(self.xs) - 1))
            for line in range(len(self.ys) - 1)
        )
        return Grid(frame, lines)

    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each square of the grid the first square of the cell that it belongs to: squares without a wall are one cell."""
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        for line, (top, bottom) in enumerate(pairwise(self.ys)):
            for column, (left, right) in enumerate(pairwise(self.xs)):
                owner[line, column] = (line, column)
                if column and not _walled(self.down, left, (top + bottom) / 2):
                    owner[line, column] = owner[line, column - 1]
                elif line and not _floored(self.across, top, (left + right) / 2):
                    owner[line, column] = owner[line - 1, column]
        return owner


def _walled(rules: Iterable[Box], x: float, y: float) -> bool:
    return any(abs((s.left + s.right) / 2 - x) <= _MEET and s.top - _MEET <= y <= s.bottom + _MEET for s in rules)


def _floored(rules: Iterable[Box], y: float, x: float) -> bool:
    return any(abs((s.top + s.bottom) / 2 - y) <= _MEET and s.left - _MEET <= x <= s.right + _MEET for s in rules)


def _read(inside: list[Glyph], *, spaced: bool) -> tuple[Glyph, ...]:
    """The characters of a cell in reading order, its rows joined."""
    return tuple(glyph for row in rows_of(inside, spaced=spaced) for glyph in row.letters())


def is_figure(text: str) -> bool:
    """Whether a cell holds a number alone.

    >>> is_figure("34,170"), is_figure("-5.2%"), is_figure("3个")
    (True, True, False)
    """
    return bool(_FIGURE.match(text))
