"""Ofd (GB/T 33190): a zip of XML parts that say where each character stands; a page without characters is a picture."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.limits import LITTLE, MOSTLY, bounded, counted
from bulletin_cli.sources.markup import attribute, child
from bulletin_cli.sources.ofd_objects import Placed, glyphs_of, pictures_of, share, strokes_of
from bulletin_cli.sources.ofd_package import Package, descendants, joined, numbers
from bulletin_cli.sources.pages.picture import Page, Picture
from bulletin_cli.sources.pages.sheet import Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

ENTRY: Final = "OFD.xml"
A4: Final = (0.0, 0.0, 210.0, 297.0)
_SOME: Final = 0.05


@dataclass(frozen=True, slots=True)
class _Document:
    """One document of an ofd: where it lies, its pages by their ways, its templates and pictures by their numbers, its area."""

    package: Package
    pages: tuple[str, ...]
    templates: Mapping[str, str]
    media: Mapping[str, str]
    area: tuple[float, ...]

    @classmethod
    def at(cls, package: Package, way: str) -> _Document:
        """The document whose root part lies at this way. Raises SourceError, with no place."""
        root, folder = package.root(way), posixpath.dirname(way)
        shared = child(root, "CommonData")
        named = descendants(root, "TemplatePage")
        templates = {attribute(one, "ID") or "": joined(folder, attribute(one, "BaseLoc") or "") for one in named}
        pages = tuple(
            joined(folder, attribute(page, "BaseLoc") or "")
            for page in descendants(root, "Page")
            if page.get("BaseLoc")
        )
        area = _area(child(shared, "PageArea", "PhysicalBox"))
        resources = [joined(folder, (one.text or "").strip()) for one in descendants(root, "DocumentRes", "PublicRes")]
        media = dict(chain.from_iterable(_media(package, one) for one in resources))
        return cls(package, pages, templates, media, area or A4)

    def page(self, way: str, number: int) -> Page:
        """The page at this way: its own characters and its templates', or how it looks. Raises SourceError, with no place."""
        root = self.package.root(way)
        ids = [attribute(one, "TemplateID") or "" for one in descendants(root, "Template")]
        below = [self.package.root(self.templates[one]) for one in ids if one in self.templates]
        parts = (*below, root)
        sheet = Sheet(
            tuple(glyph for part in parts for glyph in glyphs_of(part)),
            tuple(stroke for part in parts for stroke in strokes_of(part)),
        )
        pictures = tuple(picture for part in parts for picture in pictures_of(part) if picture.resource in self.media)
        area = _area(child(root, "Area", "PhysicalBox")) or self.area
        covered = share(pictures, area[2], area[3])
        seen = sum(not glyph.blank for glyph in sheet.glyphs)
        if (seen == 0 and covered > _SOME) or (0 < seen < LITTLE and covered > MOSTLY):
            return Picture(number, partial(self._drawn, pictures, area), sheet if seen else None)
        return sheet

    def _drawn(self, pictures: Sequence[Placed], area: Sequence[float]) -> Image:
        """The pictures of a page where they stand on it."""
        from bulletin_cli.sources.scan import pasted  # noqa: PLC0415 - part of an extra

        return pasted([(self.package.part(self.media[one.resource]), one.box) for one in pictures], (area[2], area[3]))


def pages(data: bytes) -> Iterator[Page]:
    """The pages of an ofd, each as its characters or as a picture.

    Raises SourceError, with no place, where it is damaged, leads out of itself or is too large.
    """
    package = Package.of(data)
    roots = descendants(package.root(ENTRY), "DocRoot")
    documents = [_Document.at(package, joined("", (root.text or "").strip())) for root in roots]
    ways = [(document, way) for document in documents for way in document.pages]
    bounded(len(ways))
    yield from counted(document.page(way, number) for number, (document, way) in enumerate(ways, 1))


def _area(box: Element | None) -> tuple[float, ...]:
    """The area that an element gives; nothing where it gives none."""
    found = tuple(numbers(box.text)) if box is not None else ()
    return found if len(found) == 4 and found[2] > 0 and found[3] > 0 else ()


def _media(package: Package, way: str) -> Iterator[tuple[str, str]]:
    """The numbers of the pictures that a list of resources names, each with its way."""
    if not package.holds(way):
        return
    root = package.root(way)
    folder = joined(posixpath.dirname(way), attribute(root, "BaseLoc") or "")
    for one in descendants(root, "MultiMedia"):
        file = child(one, "MediaFile")
        if file is not None and (file.text or "").strip():
            yield attribute(one, "ID") or "", joined(folder, (file.text or "").strip())
