"""Which format an input has, by what it holds; a file's ending is looked at only where the content leaves it open."""

from __future__ import annotations

import re
from io import BytesIO
from typing import BinaryIO, Final

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.packed import opened

HEAD: Final = 4096
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What opens a file, and the format that it then has.
MAGIC: Final = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\0", "program"),
)
# The first of these parts that a zip or a compound file has says what it is.
ZIP_PARTS: Final = (
    (re.compile(r"word/document\w*\.xml", re.IGNORECASE), "docx"),
    (re.compile(r"ofd\.xml", re.IGNORECASE), "ofd"),
    (re.compile(r"xl/workbook\w*\.(?:xml|bin)", re.IGNORECASE), "sheet"),
    (re.compile(r"ppt/presentation\w*\.xml", re.IGNORECASE), "slides"),
)
OLE_PARTS: Final = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "slides"),
    ("Workbook", "sheet"),
    ("Book", "sheet"),
)
ODF: Final = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "sheet"),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", "slides"),
)
MAIL: Final = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*mime-version:", re.IGNORECASE)
PAGE: Final = re.compile(
    rb"\A(?:<\?xml[^>]{0,200}\?>|(?><!--.{0,2000}?-->)|\s)*+<(?:!doctype\s+html|html|head|body|meta|title|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
# A line that only Markdown has: a heading, the rule below a table's head, a fence; two of them, for a plain text may have one.
MARKED: Final = re.compile(rb"^[ ]{0,3}(?:\#{1,6}[ ]+\S|\|?[ ]*:?-{3,}:?[ ]*\|[-:| ]*\r?$|```)", re.MULTILINE)
MARKDOWN_ENDINGS: Final = (".md", ".markdown")


def format_of(raw: Raw) -> str:
    """The name of the format that the input has.

    >>> format_of(Raw("第 43 期".encode(), "43.docx")), format_of(Raw(b"%PDF-1.7", "43.txt"))
    ('text', 'pdf')
    """
    data = raw.data
    if data.startswith(ZIP):
        return zip_format(BytesIO(data))
    if data.startswith(OLE):
        found = (name for part, name in OLE_PARTS if part.encode("utf-16-le") in data)
        return next(found, "word")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or (data[:2] == b"BM" and data[6:10] == b"\0\0\0\0"):
        return "picture"
    return next((name for mark, name in MAGIC if data.startswith(mark)), None) or _text_format(raw)


def zip_format(stream: BinaryIO) -> str:
    """The format of what may be packed as a zip; "zip" where no part says more or it is damaged, "" where it is no zip."""
    stream.seek(0)
    head = stream.read(130)
    if not head.startswith(ZIP):
        return ""
    found = next((name for mark, name in ODF if head[30:].startswith(mark)), None)
    if found:
        return found
    try:
        with opened(stream, "") as packed:
            names = [name.replace("\\", "/") for name in packed.namelist()]
    except SourceError:
        return "zip"
    return next((form for part, form in ZIP_PARTS if any(part.fullmatch(name) for name in names)), "zip")


def _text_format(raw: Raw) -> str:
    # Without its zeros UTF-16 shows its tags like any other encoding.
    head = raw.data[:HEAD].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    head = head.replace(b"\0", b"")
    if PAGE.match(head):
        return "html"
    if MAIL.match(head):
        return "mail"
    marked = raw.place.lower().endswith(MARKDOWN_ENDINGS) or len(MARKED.findall(head)) >= 2
    return "markdown" if marked else "text"
