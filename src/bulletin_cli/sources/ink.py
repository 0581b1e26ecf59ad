"""The gaps between printed characters: a space is nothing that can be recognised, only measured."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from PIL.Image import Image, Resampling

Frame = tuple[float, float, float, float]

# In units of the letters' size: how much wider than the line's other gaps one is that holds a space, and how wide at least.
_WIDER = 0.19
_LEAST = 0.3
# Half a black point in a column: less is what scaling leaves of nothing.
_POINT = 128


def gaps(picture: Image, box: Frame, middles: Sequence[float]) -> list[float]:
    """How much is blank between each two neighbours of a line of characters, given the middle of each.

    `picture` is in shades of grey, the line level in it.
    """
    left, top, right, bottom = (round(side) for side in box)
    line = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    shades = line.tobytes()
    border = (min(shades) + max(shades)) / 2
    inked = line.point([255 if shade < border else 0 for shade in range(256)]).resize((line.width, 1), Resampling.BOX)
    columns = [shade * line.height > _POINT for shade in inked.tobytes()]
    return [
        _blank(columns[max(0, round(one - left)) : max(0, round(other - left))]) for one, other in pairwise(middles)
    ]


def _blank(columns: Sequence[bool]) -> int:
    """The longest stretch without ink."""
    return max((sum(1 for _ in run) for inked, run in groupby(columns) if not inked), default=0)


def spaces(blanks: Sequence[float], counted: Sequence[bool], size: float) -> list[bool]:
    """Behind which characters of a line a space stands; only the `counted` gaps are looked at.

    >>> spaces([5, 6, 16, 5, 15], [True, True, True, True, False], 40)
    [False, False, True, False, False]
    """
    usual = median([blank for blank, wanted in zip(blanks, counted, strict=True) if wanted] or [0])
    return [
        wanted and blank > _LEAST * size and blank - usual > _WIDER * size
        for blank, wanted in zip(blanks, counted, strict=True)
    ]
