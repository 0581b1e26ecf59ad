"""A stretch of source text without what typesetting put in: the form that all rules read.

Full-width digits and letters become plain, bold marks and spaces go, a line that was broken is joined. Every character of the
smooth text knows where it stands in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# One character for one character, so that no place moves.
_PLAIN = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_PLAIN |= {ord(odd): plain for odd, plain in zip("％﹪．＋－−–―─~∼〜∕⁄／＜＞＄￥()[];?!:　\u00a0µ", "%%.+--———～～～///<>$¥（）【】；？！：  μ", strict=True)}
_PLAIN |= {ord(odd): plain for odd, plain in zip("\u2002\u2003\u2009\u3000\t", "     ", strict=True)}
_TRADITIONAL = dict(zip(map(ord, "萬億兩餘個員噸畝處項場輛臺張條戶貫廠"), "万亿两余个员吨亩处项场辆台张条户贯厂", strict=True))

_WIDE_THOUSANDS = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")

# What is dropped. A space between two digits stays unless it sets thousands apart (9 758.2) or stands at a decimal point (2 .5).
_DROPPED = re.compile(
    r"\*\*|__|[\u200b\u200c\u200d\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]+"
    r"|(?<![0-9])(?<![0-9]\s)\s+|\s+(?![0-9\s])"
    r"|(?:(?<=[^0-9.,][0-9])|(?<=[^0-9.,][0-9]{2})|(?<=[^0-9.,][0-9]{3})|(?<=^[0-9])|(?<=^[0-9]{2})|(?<=^[0-9]{3}))"
    r"[ ](?=[0-9]{3}(?![0-9]))"
    r"|(?<=[0-9])[ ]+(?=\.[0-9])|(?<=[0-9]\.)[ ](?=[0-9])"
)


@dataclass(frozen=True, slots=True)
class Smooth:
    """Text as the rules read it, with the place of each kept run in the source.

    `runs` are pairs (position in `text`, position in the source), in order.
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

    >>> smooth("近 30 亿元").text, smooth("２．５万 户").text, smooth("9 758.2 米").text
    ('近30亿元', '2.5万户', '9758.2米')
    >>> smooth("查处**违法**车 辆 5 台").span(6, 8)
    (11, 14)
    >>> smooth("计19\\n75 万元", (0, 3), (4, 9)).text
    '计1975万元'
    """
    pieces = stretches or ((0, len(source)),)
    joined = "".join(source[start:end] for start, end in pieces)
    bends = _bends(pieces)
    piece = _WIDE_THOUSANDS.sub(",", joined.translate(_PLAIN))
    cuts = [(0, 0), *(m.span() for m in _DROPPED.finditer(piece)), (len(piece), len(piece))]
    kept: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    for (_, begin), (stop, _) in pairwise(cuts):
        for low, high, place in _runs(begin, stop, bends):
            kept.append(piece[low:high])
            starts.append(length)
            places.append(place)
            length += high - low
    if not kept:
        return Smooth("", (0,), (pieces[0][0],))
    return Smooth("".join(kept).translate(_TRADITIONAL), tuple(starts), tuple(places))


def _bends(pieces: tuple[tuple[int, int], ...]) -> list[tuple[int, int, int]]:
    """Where each piece begins and ends in the joined text, and where it begins in the source."""
    bends: list[tuple[int, int, int]] = []
    length = 0
    for start, end in pieces:
        bends.append((length, length + end - start, start))
        length += end - start
    return bends


def _runs(begin: int, stop: int, bends: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The stretch `begin`…`stop` of the joined text, cut where one piece ends, each part with its place in the source."""
    for low, high, place in bends:
        first, last = max(begin, low), min(stop, high)
        if first < last:
            yield first, last, place + first - low
