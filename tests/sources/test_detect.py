"""The format of an input is found by what it holds, whatever its name says."""

from __future__ import annotations

import io
import zipfile

import pytest

from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.detect import format_of
from bulletin_cli.sources.formats import FORMATS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
PAGE = "<!DOCTYPE html>\n<html><head><title>快报</title></head><body><p>第 43 期</p></body></html>"
MARKED = "# 安陵政务快报\n\n## 第 43 期\n\n正文\n"


def packed(*names: str) -> bytes:
    """A zip with these members, without content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("第 43 期\n正文".encode(), "text"),
        ("第 43 期\n正文".encode("utf-16"), "text"),
        ("BMW 授权店 5 家".encode(), "text"),
        ("# 只有一行像标题\n正文".encode(), "text"),
        ("注：<p> 是记号".encode(), "text"),
        (MARKED.encode(), "markdown"),
        (MARKED.encode("utf-16"), "markdown"),
        ("|单位|数|\n|---|---|\n|甲|1|\n\n## 二".encode(), "markdown"),
        (PAGE.encode(), "html"),
        (PAGE.encode("utf-16"), "html"),
        (("\ufeff<?xml version='1.0'?>\n<!-- x -->\n" + PAGE).encode(), "html"),
        (b"<div><p>x</p></div>", "html"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"BM\x36\x10\0\0\0\0\0\0\x36", "picture"),
        (OLE + "WordDocument".encode("utf-16-le"), "word"),
        (OLE + "Workbook".encode("utf-16-le"), "sheet"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (OLE, "word"),
        (packed("[Content_Types].xml", "word/document.xml"), "docx"),
        (packed("xl/workbook.xml"), "sheet"),
        (packed("ppt/presentation.xml"), "slides"),
        (packed("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        (packed("mimetype", "content.xml"), "odt"),
        (packed("第43期.txt", "包/word/document.xml"), "zip"),
        (packed(), "zip"),
        (b"PK\x03\x04 and nothing behind it", "zip"),
        (b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n", "mail"),
        (b"\x7fELF\0\0", "program"),
    ],
)
def test_content_decides(data: bytes, name: str) -> None:
    for place in ("快报.txt", "快报.docx", "-"):
        assert format_of(Raw(data, place)) == name


@pytest.mark.parametrize("data", [b"<!---->" * 500, b"<!-- -->\n" * 400, b"<?xml ?>" * 500, b"<!--" * 1000])
def test_comments_without_a_page_behind_them_are_looked_at_once(data: bytes) -> None:
    # With many ends for each comment, thirty of them are read in 2 ** 30 ways.
    assert format_of(Raw(data, "快报.txt")) == "text"


def test_the_ending_decides_only_between_plain_text_and_markdown() -> None:
    assert format_of(Raw("一段 *正文*".encode(), "快报.MD")) == "markdown"
    assert format_of(Raw(PAGE.encode(), "快报.md")) == "html"


def test_an_ending_belongs_to_one_format_and_a_format_has_one_name() -> None:
    names = [form.name for form in FORMATS]
    endings = [ending for form in FORMATS for ending in form.endings]
    assert len(set(names)) == len(names)
    assert len(set(endings)) == len(endings)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)
