"""What a pdf's page draws besides characters: the rules of its tables, and how much of it is pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2 as pdfium
from pypdfium2 import raw

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.rules import Point, around, rules_of, thin
from bulletin_cli.sources.pages.sheet import Box, upright

_OBJECTS = 50_000
_POINTS = 2_000
_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Drawing:
    """The rules of a page, the share of it that pictures cover, and how many shapes it draws."""

    strokes: tuple[Box, ...]
    pictured: float
    outlines: int


def drawing_of(page: pdfium.PdfPage, turned: int) -> Drawing:
    """What a page draws, turned upright by so many quarters. Raises PdfiumError for a damaged page."""
    strokes: list[Box] = []
    pictured, outlines = 0.0, 0
    width, height = page.get_size()
    for thing in islice(page.get_objects(max_depth=_DEPTH), _OBJECTS):
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            outlines += 1
            strokes += _strokes(thing, turned)
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            pictured += abs((right - left) * (top - bottom)) / max(width * height, 1.0)
    return Drawing(tuple(strokes), pictured, outlines)


def _strokes(path: pdfium.PdfObject, turned: int) -> Iterator[Box]:
    """The rules that a path draws."""
    left, bottom, right, top = path.get_bounds()
    whole = around([upright(left, bottom, turned), upright(right, top, turned)])
    if thin(whole):
        yield whole
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    yield from rules_of(_shapes(path, turned), outlined=bool(stroke.value))


def _shapes(path: pdfium.PdfObject, turned: int) -> Iterator[list[Point]]:
    """The shapes of a path as points; curves as straight lines, which no rule is drawn with."""
    matrix, x, y = path.get_matrix(), ctypes.c_float(), ctypes.c_float()
    shape: list[Point] = []
    for at in range(min(raw.FPDFPath_CountSegments(path), _POINTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and shape:
            yield shape
            shape = []
        shape.append(_on_page(matrix, x.value, y.value, turned))
        if raw.FPDFPathSegment_GetClose(segment):
            shape.append(shape[0])
    if shape:
        yield shape


def _on_page(matrix: pdfium.PdfMatrix, x: float, y: float, turned: int) -> Point:
    placed: Point = matrix.on_point(x, y)
    return upright(*placed, turned)
