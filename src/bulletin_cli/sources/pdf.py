"""Pdf: the characters and the rules of each page; a page without a layer of text is a picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.limits import DPI, LITTLE, LONGEST_SIDE, MOSTLY, bounded, counted
from bulletin_cli.sources.pages.picture import Page, Picture
from bulletin_cli.sources.pages.sheet import Sheet
from bulletin_cli.sources.pdf_characters import Characters, characters_of
from bulletin_cli.sources.pdf_rules import Drawing, drawing_of

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS: Final = 72
# A page without text that draws no more than this is blank; one with more has its text as outlines.
_SOME: Final = 0.05
_OUTLINES: Final = 100
# The share of characters that may stand for none: above it the file does not say what it prints.
_UNREADABLE: Final = 0.2


def pages(data: bytes) -> Iterator[Page]:
    """The pages of a pdf, each as its characters or as a picture. Raises SourceError, with no place, where it cannot be read."""
    document = _opened(data)
    yield from counted(_page(document, at) for at in range(bounded(len(document))))


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise SourceError("", "加了密码的 PDF，读不了", "请先用密码打开，另存为不加密的文件") from None
        raise SourceError("", "PDF 损坏或不完整，打不开", "请重新下载，或打开后另存一份再试") from None


def _page(document: pdfium.PdfDocument, at: int) -> Page:
    try:
        page = document[at]
        found = characters_of(page)
        drawing = drawing_of(page, found.turned)
        page.close()
    except pdfium.PdfiumError:
        raise SourceError("", f"第 {at + 1} 页损坏，读不出来", "请重新下载，或打开后另存一份再试") from None
    return _readable(found, drawing, Picture(at + 1, partial(_drawn, document, at)))


def _readable(found: Characters, drawing: Drawing, picture: Picture) -> Page:
    """What a page can be read from: its characters, or how it looks."""
    sheet = Sheet(found.glyphs, drawing.strokes)
    seen = sum(not glyph.blank for glyph in found.glyphs)
    if found.unreadable > _UNREADABLE * (seen + found.unreadable):
        return picture
    if seen == 0 and (drawing.pictured > _SOME or drawing.outlines > _OUTLINES):
        return picture
    if 0 < seen < LITTLE and drawing.pictured > MOSTLY:
        return Picture(picture.number, picture.image, sheet)
    return sheet


def _drawn(document: pdfium.PdfDocument, at: int) -> Image:
    """The page as it looks; one of unusual size coarser."""
    page = document[at]
    scale = min(DPI / POINTS, LONGEST_SIDE / max(*page.get_size(), 1.0))
    image: Image = page.render(scale=scale).to_pil()
    return image
