"""A stretch of source text without what typesetting put in: the form that all rules read.

Full-width digits and letters become plain, traditional characters simplified, bold marks and spaces go, a line that was broken is
joined. Every character of the smooth text knows where it stands in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from bulletin_cli.lexicon.characters import plainly
from bulletin_cli.nouns import dataclass

_WIDE_THOUSANDS = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


def _behind_digits(before: str, most: int) -> str:
    """A pattern: behind one to `most` digits that stand behind `before` or open the text (look-behinds have a fixed width)."""
    return "|".join(f"(?<={head}[0-9]{{{count}}})" for count in range(1, most + 1) for head in (before, "^"))


_BEHIND_WORD = _behind_digits(r"[^0-9.,\n]", 3)
_FEW_DIGITS = _behind_digits("[^0-9.,]", 3)
_SPLIT_THOUSANDS = _behind_digits("[0-9][.,]", 2)
_BULLETS = "●▲■◆★☆※◎◇□▶◈❖►➢•△▼▍▎❑✦➤"

# What is dropped. A space between two digits stays unless it sets thousands apart (9 758.2), stands at a decimal point (2 .5) or
# between digits that all stand apart (2 0 2 4); a line end between digits stays unless words continue on both sides of the number.
_DROPPED = re.compile(
    rf"""
    (?=[\s{_BULLETS}*_\u200b\u200c\u200d\ufeff\u00ad\x00-\x1f\x7f]) (?:
    (?<=[。；！]) [ 　]? [{_BULLETS}] [ 　]?                              # a bullet inside a paragraph
    | \*\*|__                                                             # bold marks
    | [\u200b\u200c\u200d\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]+           # what nobody sees
    | (?<![0-9])(?<![0-9]\s)\s+ | \s+(?![0-9\s])                        # white space with no digit on one side
    | (?:{_FEW_DIGITS}) [ ](?=[0-9]{{3}}(?![0-9]))    # 9 758.2
    | (?<=[0-9])[ ]+(?=\.[0-9]) | (?<=[0-9]\.)[ ](?=[0-9])              # 2 .5, 2. 5
    | (?:(?<=[^0-9][0-9])|(?<=^[0-9])) [ ](?=[0-9][ ][0-9](?![0-9]))    # 2 0 2 4: all but the last
    | (?:(?<=[^0-9][0-9][ ][0-9])|(?<=^[0-9][ ][0-9])) [ ](?=[0-9](?![0-9]))   # and the last
    | (?:{_BEHIND_WORD}|{_SPLIT_THOUSANDS}|(?<=[0-9]\.))
      \n(?=[0-9]{{1,6}}(?:\.[0-9]{{1,4}})?[ ]?[余多]?[%一-鿿])(?![0-9]{{1,4}}[ ]?[年月日时点])   # 4↵860户
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Smooth:
    """Text as the rules read it, with the place of each kept run in the source.

    `starts` are the positions in `text` where a run begins, `places` where it stands in the source, both in order.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def origin(self, position: int) -> int:
        """Where the character at `position` stands in the source."""
        run = bisect_right(self.starts, position) - 1
        return self.places[run] + position - self.starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that `text[start:end]` stands for; from its first character to its last."""
        return self.origin(start), self.origin(end - 1) + 1

    def position(self, place: int) -> int:
        """The first position whose character stands at or behind `place` in the source."""
        run = bisect_right(self.places, place) - 1
        if run < 0:
            return 0
        inside = self.starts[run] + place - self.places[run]
        following = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return min(inside, following)


def smooth(source: str, *stretches: tuple[int, int]) -> Smooth:
    """The source in smooth form; of the stretches alone, joined, where any are given.

    >>> smooth("近 30 億元").text, smooth("２．５万 户").text, smooth("9 758.2 米").text
    ('近30亿元', '2.5万户', '9758.2米')
    >>> smooth("查处**违法**车 辆 5 台").span(6, 8)
    (12, 15)
    >>> smooth("计19\\n75 万元", (0, 3), (4, 9)).text
    '计1975万元'
    """
    pieces = stretches or ((0, len(source)),)
    joined = "".join(source[start:end] for start, end in pieces)
    plain = _WIDE_THOUSANDS.sub(",", plainly(joined))
    cuts = [(0, 0), *[found.span() for found in _DROPPED.finditer(plain)], (len(plain), len(plain))]
    bends = _bends(pieces)
    kept: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    for low, high, place in _kept_runs(cuts, bends):
        kept.append(plain[low:high])
        starts.append(length)
        places.append(place)
        length += high - low
    if not kept:
        return Smooth("", (0,), (pieces[0][0],))
    return Smooth("".join(kept), tuple(starts), tuple(places))


def _bends(pieces: tuple[tuple[int, int], ...]) -> list[tuple[int, int, int]]:
    """Where each piece begins and ends in the joined text, and where it begins in the source."""
    bends: list[tuple[int, int, int]] = []
    length = 0
    for start, end in pieces:
        bends.append((length, length + end - start, start))
        length += end - start
    return bends


def _kept_runs(cuts: list[tuple[int, int]], bends: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """What stands between the cuts, divided where one piece ends, each part with its place in the source.

    Cuts and pieces are both in order, so that each is looked at once.
    """
    piece = 0
    for (_, begin), (stop, _) in pairwise(cuts):
        first = begin
        while first < stop:
            while bends[piece][1] <= first:
                piece += 1
            low, high, place = bends[piece]
            last = min(stop, high)
            yield first, last, place + first - low
            first = last
