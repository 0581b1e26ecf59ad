"""Pages set by hand: characters where a test wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.sources.pages.rows import Row, rows_of
from bulletin_cli.sources.pages.sheet import Box, Glyph, Sheet, is_wide
from bulletin_cli.sources.pages.text import printed

SIZE = 16.0
STEP = 28.0


def set_line(text: str, x: float = 0.0, y: float = 0.0, size: float = SIZE, apart: float = 0.0) -> list[Glyph]:
    """A line of text: Chinese characters a square wide, others half of it, `apart` between each two."""
    found = []
    for character in text:
        width = size if is_wide(character) else size / 2
        found.append(Glyph(character, x, x + width, y, size))
        x += width + apart
    return found


def set_page(*lines: str | tuple[str, float], x: float = 0.0, top: float = 0.0, step: float = STEP) -> list[Glyph]:
    """Lines one below the other; of a pair the second is the indent in letters."""
    found: list[Glyph] = []
    for at, line in enumerate(lines):
        text, indent = (line, 0.0) if isinstance(line, str) else line
        found += set_line(text, x + indent * SIZE, top + at * step)
    return found


def paged(*pages: Sequence[Glyph]) -> list[str]:
    """The lines of the text that these pages hold."""
    return printed([Sheet(tuple(page)) for page in pages]).text.splitlines()


def row(text: str, x: float = 0.0, y: float = 0.0, size: float = SIZE) -> Row:
    """A row of a page."""
    return rows_of(set_line(text, x, y, size), spaced=True)[0]


def level(x0: float, x1: float, y: float) -> Box:
    """A level rule."""
    return Box(x0, y - 0.25, x1, y + 0.25)


def upright(x: float, y0: float, y1: float) -> Box:
    """An upright rule."""
    return Box(x - 0.25, y0, x + 0.25, y1)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> Iterator[Box]:
    """The rules of a grid with every wall drawn."""
    yield from (level(xs[0], xs[-1], y) for y in ys)
    yield from (upright(x, ys[0], ys[-1]) for x in xs)
