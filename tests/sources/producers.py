"""Documents for the tests, made by the programs that really make them, or part by part."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import docx

from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Document
from bulletin_cli.reading.pipeline import read
from bulletin_cli.reading.several import issues_in

ROOT: Final = Path(__file__).parents[2]
WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES: Final = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="urn:wps" xmlns:v="urn:v"'
)
Figure = tuple[str, str, str, str, tuple[str, ...]]


def bulletins() -> list[Path]:
    """The bulletins that formats are tried on."""
    return sorted((ROOT / "data").glob("*.txt")) + sorted((ROOT / "tests" / "corpus" / "dev").glob("*.txt"))


def text_of(path: Path) -> str:
    """The text of a bulletin."""
    return path.read_text(encoding="utf-8")


def figures(text: str) -> list[Figure]:
    """What the text says: of each figure value, upper end, unit, indicator, departments."""
    return [
        (str(one.quantity.value), str(one.quantity.upper), one.quantity.unit, one.indicator, one.departments)
        for issue in issues_in(Document("", text))
        for one in read(issue, shipped()).observations
    ]


def word_document(text: str) -> bytes:
    """A Word document as python-docx makes it, a paragraph a line; lines of tabs become tables."""
    paper = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            add_table(paper, rows)
            rows = []
        paper.add_paragraph(line)
    return saved(paper)


def add_table(paper: docx.document.Document, rows: Sequence[Sequence[str]]) -> docx.table.Table:
    """A table with these cells at the end of the document."""
    table: docx.table.Table = paper.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    return table


def saved(paper: docx.document.Document) -> bytes:
    """The document as a file."""
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def word_parts(body: str, **parts: str) -> bytes:
    """A Word document with this body, and further parts of word/ by name, each with the usual name spaces."""
    given = {"document": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    given |= {name: xml.replace(">", f" {SPACES}>", 1) for name, xml in parts.items()}
    return packed({f"word/{name}.xml": xml.encode() for name, xml in given.items()})


def packed(members: dict[str, bytes]) -> bytes:
    """A zip with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def office() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(files: Iterable[Path], form: str, folder: Path) -> dict[str, bytes]:
    """The files as LibreOffice saves them in that form (an ending, or an ending with a filter), by their stems."""
    files = list(files)
    made = folder / "made"
    profile = (folder / "profile").as_uri()
    command = [office() or "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", made, *files], check=True, capture_output=True, timeout=240)
    ending = form.partition(":")[0]
    return {path.stem: (made / f"{path.stem}.{ending}").read_bytes() for path in files}
