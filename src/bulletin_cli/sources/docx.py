"""Word documents (.docx): the text as it is to be read, with tables, automatic numbers and text boxes.

Tracked changes count as accepted. Headers, footers, page numbers, comments, tables of contents, hidden and struck-out words are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.content import Content, Raw
from bulletin_cli.sources.docx_styles import Style, Styles, lists_of, styles_of
from bulletin_cli.sources.grid import Cell, lines_of_table
from bulletin_cli.sources.markup import attribute, child, name, tree, whole
from bulletin_cli.sources.numbering import Counters
from bulletin_cli.sources.packed import MEGABYTE, damaged, opened, unpacked

PART_LIMIT: Final = 16 * MEGABYTE
MAIN: Final = re.compile(r"word/document\w*\.xml", re.IGNORECASE)
GONE: Final = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "rt", "rubyPr", "sectPr", "tblPr", "tcPr"}
)
SPELLED: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
OFF: Final = frozenset({"0", "false", "off", "none"})


def read(raw: Raw) -> Content:
    """The text of a Word document: a paragraph a line, a row of a table a line. Raises SourceError."""
    with opened(BytesIO(raw.data), raw.place) as packed:
        parts = _Parts(packed, raw.place)
        main = next((one for one in packed.namelist() if MAIN.fullmatch(one.replace("\\", "/"))), None)
        body = child(parts.tree(main), "body") if main else None
        if body is None:
            raise damaged(raw.place)
        walk = _Walk(styles_of(parts.tree("word/styles.xml"), lists_of(parts.tree("word/numbering.xml"))))
        walk.notes = {kind: _notes(parts.tree(f"word/{kind}s.xml")) for kind in ("footnote", "endnote")}
        return Content("\n".join(walk.blocks(body)).strip("\n") + "\n")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the document."""

    packed: ZipFile
    place: str

    def tree(self, part: str) -> Element | None:
        """The root of a part; None where the document has no such part."""
        member = self.packed.NameToInfo.get(part)
        return None if member is None else tree(unpacked(self.packed, member, self.place, PART_LIMIT), self.place)


def _notes(root: Element | None) -> dict[str, Element]:
    """The foot- or endnotes by their numbers, without the lines that set them apart."""
    own = (one for one in root if attribute(one, "type") in (None, "normal")) if root is not None else ()
    return {attribute(one, "id") or "": one for one in own}


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read: its words, the boxes anchored in it, the notes it refers to."""

    words: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """A walk through a document: where its lists have got to, the words before a paragraph mark that was deleted, the notes."""

    styles: Styles
    counters: Counters = field(default_factory=Counters)
    held: str = ""
    notes: dict[str, dict[str, Element]] = field(default_factory=dict)

    def blocks(self, parent: Element) -> Iterator[str]:
        """The lines of what a body, a cell, a box or a note holds."""
        for element in parent:
            match name(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from lines_of_table(list(self._rows(element)))
                case "sdt" if _is_contents(element):
                    continue
                case "AlternateContent":
                    yield from self.blocks(_chosen(element))
                case kind if kind not in GONE:
                    yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[str]:
        properties = child(element, "pPr")
        style = self.styles.of(attribute(child(properties, "pStyle"), "val"))
        if style.contents:
            return
        found = _Paragraph()
        self._gather(element, found)
        words = self.held + "".join(found.words)
        self.held = ""
        yield from found.boxes
        if child(properties, "rPr", "del") is not None:
            self.held = words
            return
        label = self._label(properties, style) if words.strip() else ""
        yield from (label + words).split("\n")
        for kind, number in found.notes:
            note = self.notes.get(kind, {}).pop(number, None)
            if note is not None:
                yield from _labelled("注：", self.blocks(note))

    def _label(self, properties: Element | None, style: Style) -> str:
        """The automatic number of a paragraph."""
        own = child(properties, "numPr")
        key = attribute(child(own, "numId"), "val") or style.key
        depth = attribute(child(own, "ilvl"), "val")
        listed = self.styles.lists.get(key)
        if listed is None:
            return ""
        for level, start in listed.restarts:
            if (key, level) not in self.styles.restarted:
                self.styles.restarted.add((key, level))
                self.counters.restart(listed.key, level, start)
        at = whole(depth, style.depth)
        return self.counters.label(listed.key, min(at, 8), listed.levels)

    def _gather(self, parent: Element, found: _Paragraph) -> None:
        """Nothing; the words below `parent` are in `found`, those of boxes apart."""
        for element in parent:
            kind = name(element)
            if kind == "t":
                found.words.append(element.text or "")
            elif kind in SPELLED:
                found.words.append(SPELLED[kind])
            elif kind == "txbxContent":
                found.boxes.extend(self.blocks(element))
            elif kind == "textpath":
                found.boxes.append(attribute(element, "string") or "")
            elif kind in ("footnoteReference", "endnoteReference"):
                found.notes.append((kind.removesuffix("Reference"), attribute(element, "id") or ""))
            elif kind == "AlternateContent":
                self._gather(_chosen(element), found)
            elif kind not in GONE and not (kind == "r" and _is_unseen(element)):
                self._gather(element, found)

    def _rows(self, table: Element) -> Iterator[list[Cell]]:
        """The rows of a table, its vertical merges as cells that reach down."""
        grid = [self._cells(row) for row in _inside(table, "tr") if child(row, "trPr", "del") is None]
        for at, row in enumerate(grid):
            cells: list[Cell] = []
            for merged, column, cell in row:
                if merged == "continue":
                    continue
                below = 1
                while merged == "restart" and at + below < len(grid) and _goes_on(grid[at + below], column):
                    below += 1
                cells.append(Cell(cell.lines, cell.columns, below))
            yield cells

    def _cells(self, row: Element) -> list[tuple[str, int, Cell]]:
        """The cells of a row: how each is merged with those above and below, the column where it starts, what it holds."""
        found: list[tuple[str, int, Cell]] = []
        column = _number(child(row, "trPr", "gridBefore"), 0)
        found.extend(("", at, Cell(())) for at in range(column))
        for cell in _inside(row, "tc"):
            properties = child(cell, "tcPr")
            if child(properties, "cellDel") is not None:
                continue
            columns = _number(child(properties, "gridSpan"), 1)
            merge = child(properties, "vMerge")
            merged = "" if merge is None else attribute(merge, "val") or "continue"
            lines = tuple(line.strip() for line in self.blocks(cell) if line.strip())
            found.append((merged, column, Cell(lines, columns)))
            column += columns
        return found


def _goes_on(row: list[tuple[str, int, Cell]], column: int) -> bool:
    return any(merged == "continue" and at == column for merged, at, _ in row)


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those wrapped in a control."""
    for element in parent:
        if name(element) == wanted:
            yield element
        elif name(element) in ("sdt", "sdtContent", "customXml"):
            yield from _inside(element, wanted)


def _chosen(alternatives: Element) -> Element:
    """The first of several forms of one thing: the newest; a box stands in the document in each of them."""
    return next((one for one in alternatives if name(one) in ("Choice", "Fallback")), Element("none"))


def _is_unseen(run: Element) -> bool:
    """Whether a run's words are hidden or struck out."""
    properties = child(run, "rPr")
    marks = (child(properties, mark) for mark in ("vanish", "strike", "dstrike"))
    return any(mark is not None and attribute(mark, "val") not in OFF for mark in marks)


def _is_contents(control: Element) -> bool:
    gallery = attribute(child(control, "sdtPr", "docPartObj", "docPartGallery"), "val")
    return gallery == "Table of Contents"


def _labelled(label: str, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.strip():
            yield label + line.strip()
            label = ""


def _number(element: Element | None, otherwise: int) -> int:
    return min(whole(attribute(element, "val"), otherwise), 100)
