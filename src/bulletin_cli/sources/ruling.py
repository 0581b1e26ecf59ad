"""The rules of tables in a picture: dark lines, level or upright, longer than letters and much thinner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PIL.Image import Image, Transpose

from bulletin_cli.sources.pages.sheet import Box

# In units of the letters' size: how long a rule is at least, and how thick at most, level lines falling a little.
_LONG = 1.6
_THICK = 0.4
_SHORTEST = 20
# Of 256 shades; a rule is darker.
_DARK = 140


def rules(shades: Image, letter: float) -> list[Box]:
    """The rules of a picture in shades of grey whose letters are of this size; each is a line without breadth."""
    dark = shades.point([255 if shade < _DARK else 0 for shade in range(256)])
    length, thickness = max(_SHORTEST, round(_LONG * letter)), _THICK * letter
    level = _lines(dark, length, thickness)
    upright = _lines(dark.transpose(Transpose.TRANSPOSE), length, thickness)
    return [*level, *(Box(one.top, one.left, one.bottom, one.right) for one in upright)]


def _lines(dark: Image, length: int, thickness: float) -> Iterator[Box]:
    """The level rules: dark runs in rows of points that touch each other."""
    run = re.compile(b"\\xff{%d,}" % length)
    data, width = dark.tobytes(), dark.width
    begun: list[Box] = []
    for y in range(dark.height + 2):
        ended = [one for one in begun if one.bottom < y - 1]
        yield from (_middle(one) for one in ended if one.bottom - one.top < thickness)
        begun = [one for one in begun if one.bottom >= y - 1]
        for found in run.finditer(data, y * width, (y + 1) * width):
            piece = Box(found.start() - y * width, y, found.end() - y * width, y)
            met = [one for one in begun if one.left < piece.right and piece.left < one.right]
            begun = [*(one for one in begun if one not in met), _around([piece, *met])]


def _around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _middle(box: Box) -> Box:
    """The line through the middle of a level rule."""
    y = (box.top + box.bottom) / 2
    return Box(box.left, y, box.right, y)
