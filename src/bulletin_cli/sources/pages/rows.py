"""Rows: characters on one baseline, from left to right, with the spaces between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from bulletin_cli.sources.pages.sheet import Glyph, is_wide

# In units of the letters' size. A typed space is a quarter; justified text spreads less than a tenth between characters.
SPACE = 0.15
STRAY = 0.3
LOST = 0.6
FULL = 0.8
WIDE = 1.5
SAME_ROW = 0.45
SAME_PLACE = 0.2
_TRACKED = 3


@dataclass(frozen=True)
class Row:
    """Characters on one baseline, left to right, spaces of the file left out.

    `spaced` tells whether the file holds the spaces that were typed; where it does not, gaps show them.
    """

    glyphs: tuple[Glyph, ...]
    blanks: tuple[Glyph, ...] = ()
    spaced: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.glyphs[-1].right

    @cached_property
    def base(self) -> float:
        """The baseline."""
        return median(glyph.base for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """The size of its letters."""
        return median(glyph.size for glyph in self.glyphs)

    @cached_property
    def tracking(self) -> float:
        """How far apart its characters stand as a rule: letters set apart for show, or lines stretched to the margin."""
        pairs = list(pairwise(self.glyphs))
        wide = [after.left - before.right for before, after in pairs if is_wide(before.text) and is_wide(after.text)]
        if len(wide) >= _TRACKED:
            return max(0.0, median(wide))
        return max(0.0, min(after.left - before.right for before, after in pairs)) if len(pairs) >= _TRACKED else 0.0

    @cached_property
    def text(self) -> str:
        """Its characters with their spaces."""
        return "".join(glyph.text for glyph in self.letters())

    def letters(self) -> Iterator[Glyph]:
        """The characters, with a space for a gap and two for a wide one; a space at the very end is kept where the file has it."""
        for at, glyph in enumerate(self.glyphs):
            if at:
                gap = self._space(self.glyphs[at - 1], glyph)
                if gap:
                    yield replace(glyph, text=gap, left=self.glyphs[at - 1].right, right=glyph.left, sure=True)
            yield glyph
        end = self.glyphs[-1].centre
        yield from [blank for blank in self.blanks if blank.left >= end][:1]

    def _space(self, before: Glyph, after: Glyph) -> str:
        """What stands between two neighbours."""
        own = [blank.text for blank in self.blanks if before.centre <= blank.centre <= after.centre]
        if own and own[0] == "\u3000":
            return own[0]
        if self._apart(before, after):
            return "  "
        if own:
            return " "
        gap, size = after.left - before.right - self.tracking, min(before.size, after.size)
        if gap > FULL * size and is_wide(before.text) and is_wide(after.text):
            return "\u3000"
        return " " if gap > self._least(before, after) * size else ""

    def _least(self, before: Glyph, after: Glyph) -> float:
        """The gap that is a space between two neighbours."""
        if not self.spaced or not (is_wide(before.text) or is_wide(after.text)):
            return SPACE
        return STRAY if _chinese(before) and _chinese(after) else LOST

    @cached_property
    def segments(self) -> tuple[Row, ...]:
        """The row cut at its wide gaps."""
        cuts = [at for at, (before, after) in enumerate(pairwise(self.glyphs), 1) if self._apart(before, after)]
        bounds = [0, *cuts, len(self.glyphs)]
        return tuple(self._part(low, high) for low, high in pairwise(bounds))

    def _apart(self, before: Glyph, after: Glyph) -> bool:
        """Whether two neighbours stand so far from each other that something else begins."""
        gap = after.left - before.right
        return gap > WIDE * min(before.size, after.size) and gap > WIDE * self.tracking

    def _part(self, low: int, high: int) -> Row:
        glyphs = self.glyphs[low:high]
        inside = tuple(b for b in self.blanks if glyphs[0].left <= b.centre <= glyphs[-1].right)
        return Row(glyphs, inside, self.spaced)


def holds_spaces(rows: Iterable[Row]) -> bool:
    """Whether the file holds the spaces that were typed between Chinese words, rather than leaving a gap for each.

    Between Chinese and Latin characters a gap says nothing: most programs leave one by themselves.
    """
    own = left_out = 0
    for row in rows:
        for before, after in pairwise(row.glyphs):
            if _chinese(before) and _chinese(after):
                gap = (after.left - before.right - row.tracking) / min(before.size, after.size)
                if SPACE < gap < LOST:
                    typed = any(before.centre <= blank.centre <= after.centre for blank in row.blanks)
                    own, left_out = own + typed, left_out + (not typed)
    return own >= left_out


def _chinese(glyph: Glyph) -> bool:
    return glyph.text.isalpha() and is_wide(glyph.text)


def rows_of(glyphs: Iterable[Glyph], *, spaced: bool) -> list[Row]:
    """The rows that characters make, from the top down. Characters printed twice at one place (for boldness) count once."""
    groups: list[list[Glyph]] = []
    anchor = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if groups and glyph.base - anchor < SAME_ROW * min(glyph.size, groups[-1][0].size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
            anchor = glyph.base
    return [row for group in groups if (row := _row(group, spaced=spaced))]


def _row(group: Sequence[Glyph], *, spaced: bool) -> Row | None:
    ordered = sorted(group, key=lambda glyph: (glyph.left, glyph.right))
    kept: list[Glyph] = []
    for glyph in ordered:
        if glyph.blank or any(_twice(glyph, other) for other in kept[-3:]):
            continue
        kept.append(glyph)
    if not kept:
        return None
    return Row(tuple(kept), tuple(glyph for glyph in ordered if glyph.blank), spaced)


def _twice(glyph: Glyph, other: Glyph) -> bool:
    return glyph.text == other.text and abs(glyph.left - other.left) < SAME_PLACE * glyph.size
