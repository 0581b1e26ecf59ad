"""What a page of an ofd draws: characters, rules and pictures, in points from the top left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import atan2, hypot
from typing import Final
from xml.etree.ElementTree import Element

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.markup import attribute, name
from bulletin_cli.sources.ofd_package import descendants, numbers
from bulletin_cli.sources.pages.radicals import plain
from bulletin_cli.sources.pages.rules import Point, rules_of
from bulletin_cli.sources.pages.sheet import Box, Glyph, is_wide

POINTS: Final = 72 / 25.4
IDENTITY: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_UPRIGHT: Final = 0.1
_DRAWN: Final = 20_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on a page: the resource that holds it, and where it stands."""

    resource: str
    box: Box


@dataclass(frozen=True, slots=True)
class _Space:
    """Where an object stands on the page, in millimetres, and how it is turned and scaled."""

    x: float
    y: float
    width: float
    height: float
    matrix: tuple[float, ...]

    @classmethod
    def of(cls, element: Element) -> _Space:
        """The place of an object."""
        x, y, width, height = (numbers(attribute(element, "Boundary")) + [0.0] * 4)[:4]
        matrix = tuple(numbers(attribute(element, "CTM"))[:6])
        return cls(x, y, width, height, matrix if len(matrix) == 6 else IDENTITY)

    def point(self, x: float, y: float) -> Point:
        """A point of the object on the page, in points."""
        a, b, c, d, e, f = self.matrix
        return (self.x + a * x + c * y + e) * POINTS, (self.y + b * x + d * y + f) * POINTS

    @property
    def upright(self) -> bool:
        """Whether it is not turned. What is, is a stamp or a watermark."""
        return abs(atan2(self.matrix[1], self.matrix[0])) < _UPRIGHT


def glyphs_of(page: Element) -> Iterator[Glyph]:
    """The characters of a page."""
    for element in descendants(page, "TextObject"):
        space = _Space.of(element)
        if space.upright and attribute(element, "Visible") != "false":
            yield from _glyphs(element, space)


def _glyphs(element: Element, space: _Space) -> Iterator[Glyph]:
    size = abs((numbers(attribute(element, "Size")) or [1.0])[0]) * POINTS
    scale = (numbers(attribute(element, "HScale")) or [1.0])[0]
    wide = size * scale * hypot(*space.matrix[:2])
    x, y = 0.0, 0.0
    for code in (child for child in element if name(child) == "TextCode"):
        x = next(iter(numbers(attribute(code, "X"))), x)
        y = next(iter(numbers(attribute(code, "Y"))), y)
        text = "".join(code.itertext())
        across = _steps(attribute(code, "DeltaX"), text, size * scale / POINTS)
        down = numbers(attribute(code, "DeltaY"), len(text))
        at_x, at_y = x, y
        for at, character in enumerate(text):
            left, base = space.point(at_x, at_y)
            at_x += across[at]
            at_y += down[at] if at < len(down) else 0.0
            advance = min(wide if is_wide(character) else wide / 2, max(space.point(at_x, at_y)[0] - left, wide / 4))
            if shown := plain(ord(character)):
                yield Glyph(shown, left, left + advance, base, size * hypot(*space.matrix[2:4]) or 1.0)


def _steps(given: str | None, text: str, size: float) -> list[float]:
    """How far each character is from the next: as it is given, else a square for a Chinese one and half of it for another."""
    steps = numbers(given, len(text))
    return steps + [size if is_wide(character) else size / 2 for character in text[len(steps) :]]


def strokes_of(page: Element) -> Iterator[Box]:
    """The rules of a page."""
    for count, element in enumerate(descendants(page, "PathObject")):
        if count > _DRAWN:
            return
        data = next((child.text or "" for child in element if name(child) == "AbbreviatedData"), "")
        yield from rules_of(_shapes(data, _Space.of(element)), outlined=attribute(element, "Stroke") != "false")


def _shapes(data: str, space: _Space) -> Iterator[list[Point]]:
    """The shapes of a path as points, from its commands: S and M begin one, L goes on, C closes; of curves only the end counts."""
    shape: list[Point] = []
    command = ""
    given: list[float] = []
    for word in (*data.split()[:_DRAWN], "M"):
        if not word.isalpha():
            given.append(next(iter(numbers(word)), 0.0))
            continue
        if command in ("S", "M") and shape and len(given) >= 2:
            yield shape
            shape = []
        if len(given) >= 2:
            shape.append(space.point(*given[-2:]))
        if command == "C" and shape:
            shape.append(shape[0])
        command, given = word, []
    if shape:
        yield shape


def pictures_of(page: Element) -> Iterator[Placed]:
    """The pictures of a page."""
    for element in descendants(page, "ImageObject"):
        space = _Space.of(element)
        left, top, width, height = space.x, space.y, space.width, space.height
        box = Box(left * POINTS, top * POINTS, (left + width) * POINTS, (top + height) * POINTS)
        yield Placed(attribute(element, "ResourceID") or "", box)


def share(pictures: Sequence[Placed], width: float, height: float) -> float:
    """The share of a page that pictures cover."""
    covered = sum((one.box.right - one.box.left) * (one.box.bottom - one.box.top) for one in pictures)
    return covered / max(width * height, 1.0)
