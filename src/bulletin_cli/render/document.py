"""A dossier as a Word document: each table as a circular would have it, ready to be sent."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt

from bulletin_cli.analysis.table import Align, Column, Table
from bulletin_cli.render.clean import clean, shown
from bulletin_cli.render.dossier import UNDATED, Dossier, Wording, table_of, without_trends
from bulletin_cli.render.layout import GAP, Layout, lay_out

# The faces that GB/T 9704 and the offices' own habit give each part; where one is missing another 宋体 or 仿宋 steps in.
TITLE_FACE, HEAD_FACE, BODY_FACE, NOTE_FACE, LATIN_FACE = "方正小标宋简体", "黑体", "宋体", "仿宋", "Times New Roman"
TITLE_SIZE, DATE_SIZE, BODY_SIZE, NOTE_SIZE = 20, 12, 9, 10
# What a table has on A4 in type of that size, in narrow characters: upright, lying.
UPRIGHT, LYING = 92, 142
SHORT, LONG = Cm(21.0), Cm(29.7)
MARGIN: Final = Cm(2.2)
# Between a cell's line and its text, in twentieths of a point.
EDGE: Final = "60"
# The earliest day that a zip archive can name.
PACKED_ON: Final = (1980, 1, 1, 0, 0, 0)


def document(dossier: Dossier) -> bytes:
    """The document's bytes: the same for the same dossier, whenever it is made."""
    paper: Any = docx.Document()
    tables = [without_trends(table_of(report)) for report in dossier.reports]
    _describe(paper, dossier)
    _set_page(paper.sections[0], tables)
    _number_pages(paper.sections[0])
    for place, table in enumerate(tables):
        if place:
            paper.add_page_break()
        _add(paper, table, dossier)
    held = io.BytesIO()
    paper.save(held)
    return _repacked(held.getvalue())


def _describe(paper: Any, dossier: Dossier) -> None:
    made = datetime.combine(dossier.day or UNDATED, time())
    about = paper.core_properties
    about.title, about.author, about.comments = clean(dossier.title)[:255], "", ""
    about.last_modified_by, about.language = "", dossier.wording.language
    about.created = about.modified = made
    normal = paper.styles["Normal"].element
    _set_face(normal.get_or_add_rPr().get_or_add_rFonts(), BODY_FACE)
    for between in ("w:autoSpaceDE", "w:autoSpaceDN"):
        # No quarter of a character between 18.6 and 公里: the columns are measured without it.
        mark = OxmlElement(between)
        mark.set(qn("w:val"), "0")
        normal.get_or_add_pPr().append(mark)


def _set_face(fonts: Any, face: str) -> None:
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), LATIN_FACE)
    fonts.set(qn("w:eastAsia"), face)


def _set_page(section: Any, tables: Sequence[Table]) -> None:
    """Nothing; the page lies where a table is too wide for an upright one."""
    section.page_width, section.page_height = SHORT, LONG
    if any(lay_out(table, None).width > UPRIGHT for table in tables):
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = LONG, SHORT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _number_pages(section: Any) -> None:
    """Nothing; the foot of each page has its number between dashes."""
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(line, "— ", BODY_FACE, DATE_SIZE)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(OxmlElement("w:r"))
    field[0].append(OxmlElement("w:t"))
    field[0][0].text = "1"
    line._p.append(field)
    _run(line, " —", BODY_FACE, DATE_SIZE)


def _add(paper: Any, table: Table, dossier: Dossier) -> None:
    """Nothing; the table stands in the document under its title and its day, its notes below."""
    lying = paper.sections[0].page_width > paper.sections[0].page_height
    layout = lay_out(table, LYING if lying else UPRIGHT)
    title = paper.add_paragraph()
    title.alignment, title.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(6)
    _run(title, table.title or dossier.title, TITLE_FACE, TITLE_SIZE)
    if line := _date_line(table, dossier):
        below = paper.add_paragraph()
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(below, line, NOTE_FACE, DATE_SIZE)
    if layout.kept:
        _grid(paper, table, layout)
    for note in (*table.notes, *_left_out(layout, dossier.wording)):
        line = paper.add_paragraph()
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(3), Pt(0)
        _run(line, note, NOTE_FACE, NOTE_SIZE)


def _date_line(table: Table, dossier: Dossier) -> str:
    """What the table covers; where it does not say, up to which day the figures go."""
    if table.subtitle or dossier.day is None:
        return table.subtitle
    return f"{dossier.wording.as_of} {_written(dossier.day, dossier.wording)}"


def _written(day: date, wording: Wording) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if wording.language.startswith("zh") else day.isoformat()


def _left_out(layout: Layout, wording: Wording) -> tuple[str, ...]:
    named = [column.title for column in layout.dropped]
    return (f"{wording.left_out}：{'、'.join(named)}",) if named else ()


def _grid(paper: Any, table: Table, layout: Layout) -> None:
    """Nothing; the table has thin lines, a head that each page repeats, and numbers at the right."""
    grid = paper.add_table(rows=1, cols=len(layout.kept), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths(paper.sections[0], layout)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    _trim(grid)
    columns = [table.columns[at] for at in layout.kept]
    _mark(grid.rows[0], "w:tblHeader")
    for cell, column, width in zip(grid.rows[0].cells, columns, widths, strict=True):
        _put(cell, column.title, HEAD_FACE, WD_ALIGN_PARAGRAPH.CENTER, width)
    for cells in table.rows:
        _add_row(grid, [shown(cells[at]) for at in layout.kept], columns, widths)


def _add_row(grid: Any, texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> None:
    row = grid.add_row()
    _mark(row, "w:cantSplit")
    for cell, text, column, width in zip(row.cells, texts, columns, widths, strict=True):
        right = column.align is Align.RIGHT
        _put(cell, text, BODY_FACE, WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT, width)


def _widths(section: Any, layout: Layout) -> list[Length]:
    """The page's breadth shared out as the texts need it, with what the layout counts for the edges of each."""
    breadth = section.page_width - section.left_margin - section.right_margin
    needs = [width + GAP for width in layout.widths]
    return [Length(breadth * need // sum(needs)) for need in needs]


def _put(cell: Any, text: str, face: str, alignment: WD_ALIGN_PARAGRAPH, width: int) -> None:
    cell.width = width
    line = cell.paragraphs[0]
    line.alignment = alignment
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(1)
    stripped = text.lstrip(" ")
    _run(line, "\u3000" * ((len(text) - len(stripped)) // 2) + stripped, face, BODY_SIZE)


def _run(line: Any, text: str, face: str, size: float) -> None:
    run = line.add_run(clean(text))
    run.font.size = Pt(size)
    _set_face(run._r.get_or_add_rPr().get_or_add_rFonts(), face)


def _trim(grid: Any) -> None:
    """Nothing; texts keep less distance from the lines than Word's own, so that more columns find room."""
    edges = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), EDGE)
        edge.set(qn("w:type"), "dxa")
        edges.append(edge)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    # The schema has an order, and Word minds it.
    (grid._tbl.tblPr.append if look is None else look.addprevious)(edges)


def _mark(row: Any, property_: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(property_))


def _repacked(packed: bytes) -> bytes:
    """The same archive with every entry on one fixed day: the library puts the clock's time there."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as given, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, PACKED_ON)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, given.read(name))
    return held.getvalue()
