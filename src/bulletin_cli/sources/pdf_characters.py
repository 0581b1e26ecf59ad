"""The characters of a pdf's page with their places, turned upright."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from math import atan2, hypot, pi

import pypdfium2 as pdfium
from pypdfium2 import raw

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.radicals import plain
from bulletin_cli.sources.pages.sheet import Glyph, is_wide, upright

_INVISIBLE = 3
_QUARTER = pi / 2
# What is printed slantwise is a stamp or a watermark.
_UPRIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page, how many more it has that stand for no known one, and by how many quarters it was turned."""

    glyphs: tuple[Glyph, ...]
    unreadable: int
    turned: int


@dataclass(frozen=True, slots=True)
class _Printed:
    """A character as pdfium gives it: its origin, the box of its advance, the direction and scale of its matrix."""

    text: str
    x: float
    y: float
    box: tuple[float, float, float, float]
    angle: float
    wide: float
    size: float
    invisible: bool

    @property
    def quarter(self) -> int:
        """The direction it is printed in, in quarters of a turn."""
        return round(self.angle / _QUARTER) % 4


def characters_of(page: pdfium.PdfPage) -> Characters:
    """The characters of a page; where most are printed sideways, the page is turned. Raises PdfiumError for a damaged page."""
    text = page.get_textpage()
    found = [*_printed(text)]
    unreadable = sum(not one.text for one in found)
    known = [one for one in found if one.text]
    turns = Counter(one.quarter for one in known if not one.text.isspace())
    turned = turns.most_common(1)[0][0] if turns else 0
    kept = (one for one in known if abs(_off(one.angle, turned)) < _UPRIGHT)
    return Characters(tuple(_glyph(one, turned) for one in kept), unreadable, turned)


def _off(angle: float, turned: int) -> float:
    """How far an angle is from a number of quarters, within half a turn."""
    return (angle - turned * _QUARTER + pi) % (2 * pi) - pi


def _printed(text: pdfium.PdfTextPage) -> Iterator[_Printed]:
    """The characters that the page itself prints; pdfium's own line breaks and spaces are left out."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    modes: dict[int, int] = {}
    for at in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, at)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetMatrix(text, at, matrix)
        size = raw.FPDFText_GetFontSize(text, at)
        owner = raw.FPDFText_GetTextObject(text, at)
        key = ctypes.addressof(owner.contents) if owner else 0
        if key not in modes:
            modes[key] = raw.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
        unknown = raw.FPDFText_HasUnicodeMapError(text, at) == 1
        # A hyphen or minus at a line's end is given as a mark of its own.
        broken = raw.FPDFText_IsHyphen(text, at) == 1
        yield _Printed(
            "-" if broken else "" if unknown else plain(code),
            x.value,
            y.value,
            (box.left, box.bottom, box.right, box.top),
            atan2(matrix.b, matrix.a),
            size * hypot(matrix.a, matrix.b),
            size * hypot(matrix.c, matrix.d),
            modes[key] == _INVISIBLE,
        )


def _glyph(one: _Printed, turned: int) -> Glyph:
    """The character with its places counted from the top left of the page as it is read."""
    left, bottom, right, top = one.box
    origin, base = upright(one.x, one.y, turned)
    ends = [upright(x, y, turned)[0] for x in (left, right) for y in (bottom, top)]
    # The box of a drawn character may be that of its ink: a Chinese one is a square all the same.
    advance = max(*ends, origin + one.wide) if is_wide(one.text) else max(ends)
    return Glyph(one.text, min(origin, advance), advance, base, one.size or 1.0, scanned=one.invisible)
