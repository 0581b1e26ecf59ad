"""The rules of tables among what a page draws: thin shapes, and the sides of outlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from bulletin_cli.sources.pages.sheet import Box

# In points; a rule is thinner than this.
THIN = 2.5
Point = tuple[float, float]


def rules_of(shapes: Iterable[list[Point]], *, outlined: bool) -> Iterator[Box]:
    """The rules that shapes draw: each thin one, and the level and upright sides of one that is `outlined`.

    >>> frame = [(0.0, 0.0), (90.0, 0.0), (90.0, 40.0), (0.0, 40.0)]
    >>> len(list(rules_of([frame], outlined=True))), len(list(rules_of([frame], outlined=False)))
    (3, 0)
    """
    for shape in shapes:
        whole = around(shape)
        if thin(whole):
            yield whole
        elif outlined:
            yield from (side for side in map(around, pairwise(shape)) if thin(side))


def around(points: Iterable[Point]) -> Box:
    """The box around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def thin(box: Box) -> bool:
    """Whether a box is no more than a line."""
    return min(box.right - box.left, box.bottom - box.top) <= THIN
