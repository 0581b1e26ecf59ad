"""Plain text: bytes to the text that all offsets count in."""

from __future__ import annotations

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.content import Content, Raw

CONVERT = "请另存为 UTF-8 编码的纯文本（.txt）再试"


def read(raw: Raw) -> Content:
    """The text of a plain-text file. Raises SourceError."""
    return Content(decode(raw.data, raw.place))


def decode(data: bytes, place: str) -> str:
    """The text that `data` holds in UTF-8, line breaks as they are, without a byte order mark.

    Raises SourceError, naming `place`, for what is empty, not text, or in another encoding.

    >>> decode("第 43 期\\r\\n".encode("utf-8-sig"), "43.txt")
    '第 43 期\\r\\n'
    """
    if b"\0" in data:
        raise SourceError(place, "不是纯文本（含有二进制内容）", CONVERT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(place, *_other_encoding(data, error.start)) from None
    return text


def _other_encoding(data: bytes, offset: int) -> tuple[str, str]:
    """What to say of bytes that are not UTF-8: the fact and the way out."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return f"不是 UTF-8 文本（第 {offset + 1} 个字节起读不出）", CONVERT
    return "不是 UTF-8 编码，像是 GBK", "请先转换：iconv -f GB18030 -t UTF-8 原文件 > 新文件"
