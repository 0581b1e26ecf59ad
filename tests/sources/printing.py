"""What offices print a bulletin as: pdf by LibreOffice and by Chromium, pages scanned from it.

Run by itself (`make samples`), it writes the files below files/ anew, which the readers are tested on where no such program is.
"""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import docx
import pypdfium2
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from producers import ROOT, converted, office, saved, text_of

if TYPE_CHECKING:
    from PIL.Image import Image

FILES: Final = Path(__file__).parent / "files"
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
SERIF: Final = "Noto Serif CJK SC"
DPI: Final = 200


@dataclass(frozen=True, slots=True)
class Style:
    """How a document looks: paragraphs that are indented, or set apart by a gap; in how many columns."""

    indented: bool = True
    columns: int = 1

    @property
    def size(self) -> int:
        """The size of its letters in points."""
        return 16 if self.columns == 1 else 12


INDENTED: Final = Style()
BLOCKS: Final = Style(indented=False)
COLUMNS: Final = Style(columns=2)


def browser() -> str | None:
    """Chromium, where it is installed."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def masthead_lines(lines: Sequence[str]) -> int:
    """How many lines of a bulletin belong to its letterhead: those up to the number of the issue, and the two below it."""
    for at, line in enumerate(lines[:6]):
        if line.startswith(("第", "（第", "总第")) and "期" in line:
            below = range(at + 1, min(at + 4, len(lines)))
            return next((k for k in below if len(lines[k]) > 40 or "【" in lines[k]), at + 1)
    return 0


def lines_in(text: str) -> list[str]:
    """The lines of a text that are not blank."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def letter(text: str, style: Style) -> bytes:
    """The bulletin as a Word document in the form of official papers (GB/T 9704): letterhead, header, page numbers."""
    paper = docx.Document()
    lines = lines_in(text)
    head = masthead_lines(lines)
    _margins(paper.sections[0])
    _furniture(paper.sections[0], lines[0] if len(lines[0]) < 25 else "")
    for at, line in enumerate(lines[:head]):
        _paragraph(paper, line, 36 if at == 0 else 16).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if style.columns > 1:
        columns = paper.add_section(WD_SECTION.CONTINUOUS)._sectPr.xpath("./w:cols")[0]
        columns.set(qn("w:num"), str(style.columns))
        columns.set(qn("w:space"), "480")
    for tabbed, group in groupby(lines[head:], key=lambda line: "\t" in line):
        if tabbed:
            _table(paper, [line.split("\t") for line in group])
            continue
        for line in group:
            written = _paragraph(paper, line, style.size)
            written.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if style.indented else WD_ALIGN_PARAGRAPH.LEFT
            written.paragraph_format.first_line_indent = Pt(2 * style.size) if style.indented else None
            written.paragraph_format.space_after = Pt(0 if style.indented else 14)
    return saved(paper)


def _margins(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _furniture(section: Any, header: str) -> None:
    """A small header, and the page's number between dashes in the footer."""
    _written(section.header.paragraphs[0], header, 10)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _written(foot, "— ", 14)
    for kind in ("begin", "PAGE", "end"):
        element = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            element.text = kind
        else:
            element.set(qn("w:fldCharType"), kind)
        _written(foot, "", 14)._element.append(element)
    _written(foot, " —", 14)


def _paragraph(paper: Any, text: str, size: int) -> Any:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(max(20.0, size * 1.75 if size < 30 else size * 1.5))
    _written(paragraph, text, size)
    return paragraph


def _written(paragraph: Any, text: str, size: int) -> Any:
    """A piece of a paragraph in the fonts that such a paper has."""
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), "Liberation Serif"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), SERIF)
    run.font.color.rgb = RGBColor(255, 0, 0) if size > 30 else None
    return run


def _table(paper: Any, rows: Sequence[Sequence[str]]) -> None:
    table = paper.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            _written(cell.paragraphs[0], text, 12)


def page(texts: Sequence[str], style: Style) -> str:
    """Bulletins as a web page, each on a new sheet of paper, a paragraph a line."""
    css = f"""
      @page {{ size: A4; margin: 37mm 26mm 35mm 28mm }}
      body {{ font: 16pt/28pt "Liberation Serif", "{SERIF}"; margin: 0; text-align: {"justify" if style.indented else "left"} }}
      p {{ margin: 0 0 {0 if style.indented else 14}pt 0; text-indent: {2 if style.indented else 0}em }}
      .title {{ font-size: 36pt; line-height: 1.6; color: red; text-align: center; text-indent: 0 }}
      .head {{ text-align: center; text-indent: 0 }}
      .columns {{ column-count: {style.columns}; column-gap: 2em; font-size: {style.size}pt; line-height: 1.6 }}
      article + article {{ break-before: page }}
      table {{ border-collapse: collapse; width: 100% }} td {{ border: 1px solid black; padding: 1mm 2mm }}
    """
    title = html.escape(lines_in(texts[0])[0])
    articles = "".join(f"<article>{_article(lines_in(text))}</article>" for text in texts)
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title><style>{css}</style>{articles}'


def _article(lines: Sequence[str]) -> str:
    """One bulletin of a web page."""
    head = masthead_lines(lines)
    top = "".join(f'<p class="{"head" if at else "title"}">{html.escape(line)}' for at, line in enumerate(lines[:head]))
    body = []
    for tabbed, group in groupby(lines[head:], key=lambda line: "\t" in line):
        if tabbed:
            rows = ("".join(f"<td>{html.escape(cell)}" for cell in line.split("\t")) for line in group)
            body.append(f"<table>{''.join(f'<tr>{row}' for row in rows)}</table>")
        else:
            body += [f"<p>{html.escape(line)}" for line in group]
    return f'{top}<div class="columns">{"".join(body)}</div>'


def printed_by_office(texts: Mapping[str, str], style: Style, folder: Path) -> dict[str, bytes]:
    """Each text as LibreOffice prints it to pdf, by the names given."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{name}.docx" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_bytes(letter(text, style))
    return converted(files, "pdf", folder)


def printed_by_browser(texts: Sequence[str], style: Style, folder: Path) -> bytes:
    """The texts as Chromium prints them to one pdf, with its own header and footer."""
    folder.mkdir(parents=True, exist_ok=True)
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page(texts, style), encoding="utf-8")
    command = [browser() or "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}"]
    subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=240)
    return target.read_bytes()


def scanned(pdf: bytes, dpi: int = DPI) -> list[Image]:
    """The pages of a pdf as a scanner gives them, in shades of grey."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[at].render(scale=dpi / 72).to_pil().convert("L") for at in range(len(document))]


def picture(images: Iterable[Image], form: str, **options: Any) -> bytes:
    """Pictures as one file: several pages where the form has them."""
    first, *others = images
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(stream, form, **more, **options)
    return stream.getvalue()


def black_and_white(pdf: bytes) -> list[Image]:
    """The pages of a pdf as a scanner gives them in black and white."""
    return [shades.point(lambda shade: 255 if shade > 127 else 0).convert("1") for shades in scanned(pdf)]


LOCK: Final = 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"43"}}'


def samples() -> dict[str, bytes]:
    """The files below files/, by their names."""
    texts = {str(number): text_of(ROOT / "data" / f"yunze-2025-{number}.txt") for number in (11, 15, 17)}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        by_office = printed_by_office(texts, INDENTED, place / "office")
        columns = printed_by_office({"11": texts["11"]}, COLUMNS, place / "columns")
        (place / "locked.docx").write_bytes(letter("第 43 期", INDENTED))
        locked = converted([place / "locked.docx"], LOCK, place)["locked"]
        by_browser = printed_by_browser([texts["17"]], INDENTED, place / "browser")
    return {
        "office-11.pdf": by_office["11"],
        "columns-11.pdf": columns["11"],
        "locked.pdf": locked,
        "browser-17.pdf": by_browser,
        "scan-15.pdf": picture(black_and_white(by_office["15"]), "PDF", resolution=DPI),
        "scan-17.png": picture(black_and_white(by_office["17"])[:1], "PNG", optimize=True),
    }


if __name__ == "__main__":
    assert office(), "LibreOffice is not installed"
    assert browser(), "Chromium is not installed"
    FILES.mkdir(exist_ok=True)
    for name, data in samples().items():
        (FILES / name).write_bytes(data)
        print(f"{len(data):8} {name}")
