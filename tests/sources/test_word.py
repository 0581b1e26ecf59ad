"""Old Word documents: which program reads which, and what is said where none can."""

from __future__ import annotations

import time
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from producers import WORD, converted, office, saved

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import program, word
from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.program import installed
from bulletin_cli.sources.word import read, tidied

needs_office = pytest.mark.skipif(office() is None, reason="needs LibreOffice (libreoffice-writer-nogui)")
needs_antiword = pytest.mark.skipif(installed("antiword") is None, reason="needs antiword")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHANGED = (
    f'<w:p xmlns:w="{WORD}"><w:r><w:t xml:space="preserve">查处车辆 </w:t></w:r>'
    '<w:del w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>5</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="甲" w:date="2024-01-01T00:00:00Z"><w:r><w:t>6</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> 台</w:t></w:r></w:p>'
)


def old(folder: Path, *paragraphs: str, changed: str = "") -> Raw:
    """An old Word document as LibreOffice saves it."""
    paper = docx.Document()
    for text in paragraphs:
        paper.add_paragraph(text)
    if changed:
        paper.element.body.insert(0, parse_xml(changed))
    (folder / "快报.docx").write_bytes(saved(paper))
    return Raw(converted([folder / "快报.docx"], "doc:MS Word 97", folder)["快报"], "快报.doc")


@needs_office
@needs_antiword
def test_plain_text_goes_through_antiword_alone_whatever_the_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = old(tmp_path, "第 43 期", "查处车辆 5 台。" * 40)
    monkeypatch.setattr(word, "office", lambda: None)
    monkeypatch.setenv("LC_ALL", "C")
    assert read(raw).text == "第 43 期\n\n" + "查处车辆 5 台。" * 40 + "\n"


@needs_office
def test_changes_count_as_accepted(tmp_path: Path) -> None:
    assert read(old(tmp_path, "正文", changed=CHANGED)).text == "查处车辆 6 台\n正文\n"


@needs_office
def test_without_libreoffice_a_document_with_changes_is_refused_not_misread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = old(tmp_path, "正文", changed=CHANGED)
    monkeypatch.setattr(word, "office", lambda: None)
    monkeypatch.setattr(word, "installed", lambda _: "antiword")
    with pytest.raises(SourceError, match="antiword 分不出来"):
        read(raw)


def test_without_any_program_the_error_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "office", lambda: None)
    monkeypatch.setattr(word, "installed", lambda _: None)
    with pytest.raises(SourceError, match="要有 antiword 或 LibreOffice") as caught:
        read(Raw(OLE, "快报.doc"))
    assert "apt install antiword" in caught.value.way_out


@needs_antiword
def test_what_antiword_cannot_read_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "office", lambda: None)
    with pytest.raises(SourceError, match="损坏"):
        read(Raw(OLE + bytes(2000), "快报.doc"))


def test_a_program_that_does_not_end_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "PATIENCE", 0.2)
    command = ["sh", "-c", "sleep 60 & echo $! > child; wait"]
    assert not program.succeeded(command, tmp_path, tmp_path / "said")
    child = Path("/proc") / (tmp_path / "child").read_text().strip() / "stat"
    for _ in range(200):  # the signal is sent; the system may take a moment to end the process
        if not child.exists() or child.read_text().split()[2] == "Z":
            break
        time.sleep(0.05)
    else:
        pytest.fail("the child still runs")


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("\n\n甲\n\n\n\n乙\n", "甲\n\n乙\n"),
        ("|单位  |查处（台）  |\n|甲镇  |5           |\n", "单位\t查处（台）\n甲镇\t5\n"),
        ("|单位|情况 |备注|\n|甲镇|拆除违|无  |\n|    |建 5 处|    |\n", "单位\t情况\t备注\n甲镇\t拆除违建 5 处\t无\n"),
        ("查处[pic]57[1] 家\n\n[1] 含在建 3 家", "查处57 家\n\n注：含在建 3 家\n"),
        ("文号[2023]5 号\n", "文号[2023]5 号\n"),
    ],
)
def test_the_marks_of_antiword_are_taken_off(printed: str, plain: str) -> None:
    assert tidied(printed) == plain
