"""What a page holds, whatever format it came in: characters with their places, and ruled lines.

Places are in points or pixels, whichever the format has, and count from the top left; only their proportions matter.
"""

from __future__ import annotations

import unicodedata

from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: the left and right end of its advance, its baseline and its size.

    `scanned` where it was recognised in a picture, `sure` unless that was done with little certainty.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    scanned: bool = False
    sure: bool = True

    @property
    def centre(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def blank(self) -> bool:
        """Whether it is a space that the file itself holds."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its sides along the page's."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its characters and its ruled lines."""

    glyphs: tuple[Glyph, ...]
    strokes: tuple[Box, ...] = ()


def is_wide(character: str) -> bool:
    """Whether a character takes a full square: Chinese characters and Chinese punctuation.

    >>> is_wide("县"), is_wide("，"), is_wide("6"), is_wide("”")
    (True, True, False, False)
    """
    return unicodedata.east_asian_width(character) in "WF"


def upright(x: float, y: float, quarters: int) -> tuple[float, float]:
    """Where a point stands, counted from the top left, once a page printed in this direction is turned upright.

    The point is given as pdf has it, upwards from the bottom left; `quarters` of a turn count against the clock.

    >>> upright(3.0, 5.0, 0), upright(3.0, 5.0, 1)
    ((3.0, -5.0), (5.0, 3.0))
    """
    c, s = ((1, 0), (0, -1), (-1, 0), (0, 1))[quarters % 4]
    return x * c - y * s, -(x * s + y * c)
