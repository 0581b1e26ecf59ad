"""The documents of each input: a file has one, a zip several; what cannot be read is a value, so that the others still come."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from bulletin_cli.errors import SourceError
from bulletin_cli.model import Document
from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.detect import format_of
from bulletin_cli.sources.formats import content
from bulletin_cli.sources.packed import MEGABYTE
from bulletin_cli.sources.paths import STANDARD_INPUT, printable, shown

# No bulletin comes near this; what does is a wrong file, and reading it would only use up memory.
SIZE_LIMIT: Final = 64 * MEGABYTE


def documents(path: str, encoding: str | None = None) -> Iterator[Document | SourceError]:
    """The documents of the input at `path` (`-` is standard input); for what cannot be read, the error that says so.

    A document's source is the path as given; a zip's members have theirs behind it: 包.zip/内名. `encoding` is that of
    plain texts, web pages and Markdown, where a person says it; else it is found out.
    """
    place = shown(path)
    try:
        raw = Raw(_bytes(path, place), place, encoding)
        yield _document(raw, printable(path))
    except SourceError as error:
        yield error


def document(path: str, encoding: str | None = None) -> Document:
    """The one document of the input at `path`, the first where it has several. Raises SourceError."""
    found = next(documents(path, encoding))
    if isinstance(found, SourceError):
        raise found
    return found


def _document(raw: Raw, source: str) -> Document:
    """The document that an input holds. Raises SourceError."""
    found = content(raw, format_of(raw))
    return Document(source, found.text, found.encoding, found.scan)


def _bytes(path: str, place: str) -> bytes:
    """What `path` holds; SourceError where it cannot be read or is too large, which a file's size tells before it is read."""
    try:
        with _opened(path) as stream:
            if _size(stream) > SIZE_LIMIT:
                raise _too_large(place)
            data = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise SourceError(place, "没有这个文件或文件夹", "请检查路径；当前文件夹里有什么：ls") from None
    except IsADirectoryError:
        raise SourceError(place, "是文件夹，不是一份快报", "请写明其中的一个文件") from None
    except PermissionError:
        raise SourceError(place, "没有读取权限", "请先取得读取权限：chmod u+r 文件") from None
    except OSError as error:
        raise SourceError(place, f"读不出来：{error.strerror}", "请检查磁盘或网络盘后再试") from None
    if len(data) > SIZE_LIMIT:
        raise _too_large(place)
    return data


def _opened(path: str) -> nullcontext[BinaryIO] | BinaryIO:
    return nullcontext(sys.stdin.buffer) if path == STANDARD_INPUT else Path(path).open("rb")


def _size(stream: BinaryIO) -> int:
    """The size of a regular file; 0 for a pipe or a device, which has none."""
    if isinstance(stream, BytesIO):
        return 0
    state = os.fstat(stream.fileno())
    return state.st_size if stat.S_ISREG(state.st_mode) else 0


def _too_large(place: str) -> SourceError:
    limit = SIZE_LIMIT // MEGABYTE
    return SourceError(place, f"太大（超过 {limit} MB），不像快报", "请检查是否选错了文件，或拆成各期再收录")
