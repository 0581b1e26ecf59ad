"""The margins that the rows of a text keep, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.rows import Row

# In units of the letters' size: what counts as the same place, what as an indent, how far out a row may stand by itself.
SAME = 0.5
INDENT = 0.8
CENTRED = 1.2
FAR = 4.0
ALIKE = 0.15


@dataclass(frozen=True, slots=True)
class Frame:
    """The margins of a block of rows."""

    left: float
    right: float

    def indented(self, row: Row) -> bool:
        """Whether a row begins right of the margin."""
        return row.left > self.left + INDENT * row.size

    def opened_by(self, row: Row) -> bool:
        """Whether a row begins two letters right of the margin, as a paragraph does."""
        return abs((row.left - self.left) / row.size - 2) < SAME

    def centred(self, row: Row) -> bool:
        """Whether a row stands in the middle."""
        before, behind = row.left - self.left, self.right - row.right
        return before > INDENT * row.size and abs(before - behind) < CENTRED * row.size


def alike(one: Row, other: Row) -> bool:
    """Whether two rows are printed in one size."""
    return abs(one.size - other.size) <= ALIKE * max(one.size, other.size)


def frames_of(blocks: Sequence[Sequence[Row]]) -> list[Frame]:
    """The margins of each block: its own left one, the right one that the blocks which begin at the same place keep.

    A block whose rows begin each at another place, such as a letterhead, shows no margins: it has those of the whole text.
    """
    usual = median([row.size for block in blocks for row in block] or [1.0])
    own = [_left(block) for block in blocks]
    shown = [_shows(block, left) for block, left in zip(blocks, own, strict=True)]
    known = [left for left, sure in zip(own, shown, strict=True) if sure]
    places = _places(own, SAME * usual)
    lefts = [_outer(left, places, usual) for left in own]
    rights = {
        place: _right([block for block, left in zip(blocks, lefts, strict=True) if left == place], place, usual)
        for place in set(lefts)
    }
    whole = Frame(min(known, default=0.0), _right(blocks, min(known, default=0.0), usual)) if known else None
    return [
        whole if whole and not sure and left >= whole.left else Frame(left, rights[left])
        for left, sure in zip(lefts, shown, strict=True)
    ]


def _left(block: Sequence[Row]) -> float:
    """The leftmost place where a row begins, unless that one stands far out by itself."""
    lefts = sorted(row.left for row in block)
    size = median(row.size for row in block)
    return lefts[1] if len(lefts) > 2 and lefts[1] - lefts[0] > FAR * size else lefts[0]


def _shows(block: Sequence[Row], left: float) -> bool:
    """Whether two rows of a block begin at its left margin."""
    return sum(row.left - left < SAME * row.size for row in block) > 1


def _places(lefts: Iterable[float], apart: float) -> list[float]:
    """The places where blocks begin, from left to right, those that nearly coincide taken for one."""
    found: list[float] = []
    for left in sorted(lefts):
        if not found or left - found[-1] > apart:
            found.append(left)
    return found


def _outer(left: float, places: Sequence[float], size: float) -> float:
    """The place that a block's margin is at: where all its rows are indented, others show it."""
    mine = max(place for place in places if place <= left)
    return min((place for place in places if mine - FAR * size < place <= mine), default=mine)


def _right(blocks: Sequence[Sequence[Row]], left: float, size: float) -> float:
    """The rightmost place where two rows of text end, else where the longest ends: a mark may hang over the margin."""
    frame = Frame(left, 0.0)
    rows = [row for block in blocks for row in block]
    text = [row for row in rows if abs(row.size - size) <= ALIKE * size]
    set_ = [row for row in text if abs(row.left - left) < SAME * row.size or frame.opened_by(row)]
    ends = sorted((row.right for row in set_ or rows), reverse=True)
    return next((end for end, below in pairwise(ends) if end - below < SAME * size), ends[0])
