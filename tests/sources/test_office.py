"""Documents as LibreOffice saves them, and documents read through it; skipped where it is not installed."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from producers import add_table, bulletins, converted, figures, office, saved, text_of

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import office as through
from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.detect import format_of
from bulletin_cli.sources.formats import content
from bulletin_cli.sources.program import installed

needs_office = pytest.mark.skipif(office() is None, reason="needs LibreOffice (libreoffice-writer-nogui)")


def read(data: bytes, expected: str) -> str:
    """The text of a document, whose format is found by what it holds."""
    raw = Raw(data, "快报.txt")
    assert format_of(raw) == expected
    return content(raw, expected).text


def typed(folder: Path, text: str) -> Path:
    """A Word document with numbered paragraphs, a merged table and a change, of which LibreOffice is to make others."""
    paper = docx.Document()
    for line in text.splitlines():
        paper.add_paragraph(line)
    paper.add_paragraph("县水利局整治河道 14 公里。", style="List Number")
    paper.add_paragraph("县林业局造林 320 亩。", style="List Number")
    table = add_table(
        paper, [["单位", "农村公路", "", "备注"], ["", "新建（公里）", "养护（公里）", ""], ["甲镇", "5", "12", "无"]]
    )
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (1, 3))):
        table.cell(*first).merge(table.cell(*last))
    paper.add_paragraph("（完）")  # a table with nothing below it LibreOffice saves as a broken .doc
    (folder / "typed.docx").write_bytes(saved(paper))
    return folder / "typed.docx"


@needs_office
@pytest.mark.parametrize(
    ("form", "expected"),
    [("docx:MS Word 2007 XML", "docx"), ("html:HTML (StarWriter)", "html"), ("doc:MS Word 97", "word")],
    ids=["docx", "html", "doc"],
)
def test_every_bulletin_saved_by_libreoffice_says_the_same(form: str, expected: str, tmp_path: Path) -> None:
    if expected == "word" and installed("antiword") is None:
        pytest.skip("needs antiword")
    made = converted(bulletins(), form, tmp_path)
    for path in bulletins():
        assert figures(read(made[path.stem], expected)) == figures(text_of(path)), path.stem


@needs_office
@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("docx:MS Word 2007 XML", "docx"),
        ("doc:MS Word 97", "word"),
        ("rtf:Rich Text Format", "rtf"),
        ("odt:writer8", "odt"),
        ("html:HTML (StarWriter)", "html"),
    ],
    ids=["docx", "doc", "rtf", "odt", "html"],
)
def test_numbers_and_merged_tables_come_through(form: str, expected: str, tmp_path: Path) -> None:
    text = text_of(bulletins()[0])
    found = read(converted([typed(tmp_path, text)], form, tmp_path)["typed"], expected)
    assert [line for line in found.splitlines() if line.strip()] == [
        *(line.strip() for line in text.splitlines() if line.strip()),
        "1. 县水利局整治河道 14 公里。",
        "2. 县林业局造林 320 亩。",
        "单位\t农村公路新建（公里）\t农村公路养护（公里）\t备注",
        "甲镇\t5\t12\t无",
        "（完）",
    ]


@needs_office
@pytest.mark.parametrize("data", [b"{\\rtf1 \\'zz" + bytes(2000), b"{\\rtf1{{{{"], ids=["noise", "open"])
def test_a_damaged_document_is_refused_or_read_and_leaves_nothing_behind(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with pytest.raises(SourceError, match=r"损坏|没有文字"):
        read(data, "rtf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["rtf", "odt"])
def test_without_libreoffice_the_error_names_what_to_install(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(through, "office", lambda: None)
    with pytest.raises(SourceError, match="要有 LibreOffice") as caught:
        content(Raw(b"{\\rtf1}", "快报.rtf"), form)
    assert "apt install" in caught.value.way_out
