"""The documents of each input: a file has one, a zip several; what cannot be read is a value, so that the others still come."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from bulletin_cli.errors import SourceError
from bulletin_cli.model import Document
from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.bundle import Budget, members
from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.detect import format_of, zip_format
from bulletin_cli.sources.formats import content
from bulletin_cli.sources.packed import MEGABYTE
from bulletin_cli.sources.paths import STANDARD_INPUT, file_of, printable, shown

# No bulletin comes near this; what does is a wrong file, and reading it would only use up memory.
SIZE_LIMIT: Final = 64 * MEGABYTE
# A zip in a zip is what a county gets from its bodies' zips; a third one is a bomb.
NESTING_LIMIT: Final = 2


def documents(path: str, encoding: str | None = None) -> Iterator[Document | SourceError]:
    """The documents of the input at `path` (`-` is standard input); for what cannot be read, the error that says so.

    A document's source is the path as given; a zip's members have theirs behind it, 包.zip/内名, and such a path names
    one of them. `encoding` is that of plain texts, web pages and Markdown, where a person says it; else it is found out.
    """
    file = file_of(path)
    place = shown(file)
    found = False
    try:
        with _opened(file) as stream:
            for one in _unpacked(stream, _Opening(place, printable(file), encoding, printable(path), Budget())):
                found = True
                yield one
    except SourceError as error:
        found = True
        yield error
    except OSError as error:
        found = True
        yield _unreadable(place, error)
    if not found:
        yield SourceError(shown(path), "没有这个文件或文件夹", "请检查路径；当前文件夹里有什么：ls")


def document(path: str, encoding: str | None = None) -> Document:
    """The one document of the input at `path`, the first where it has several. Raises SourceError."""
    found = next(documents(path, encoding))
    if isinstance(found, SourceError):
        raise found
    return found


@dataclass(frozen=True, slots=True)
class _Opening:
    """An input being opened: its place in messages, its source, how it is to be read, which of its members is wanted."""

    place: str
    source: str
    encoding: str | None
    wanted: str
    budget: Budget
    depth: int = 0

    def wants(self, name: str) -> bool:
        """Whether a member is wanted, or holds the one that is; all are, where the input itself is named."""
        inside = f"{self.source}/{name}"
        return self.wanted in (self.source, inside) or self.wanted.startswith(f"{inside}/")

    def member(self, name: str) -> _Opening:
        """The opening of a member."""
        source = f"{self.source}/{name}"
        wanted = source if self.source == self.wanted else self.wanted
        return replace(self, place=f"{self.place}/{shown(name)}", source=source, wanted=wanted, depth=self.depth + 1)


def _unpacked(stream: BinaryIO, opening: _Opening) -> Iterator[Document | SourceError]:
    """The documents of an input: one, or those of a zip's members."""
    if _size(stream) > SIZE_LIMIT:
        # A zip is read member by member; anything else would have to be in memory at once.
        if zip_format(stream) != "zip":
            raise _too_large(opening.place)
        yield from _members(stream, opening)
        return
    data = stream.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise _too_large(opening.place)
    raw = Raw(data, opening.place, opening.encoding)
    form = format_of(raw)
    if form == "zip":
        yield from _members(BytesIO(data), opening)
    elif opening.source == opening.wanted:
        found = content(raw, form)
        yield Document(opening.source, found.text, found.encoding, found.scan)


def _members(stream: BinaryIO, opening: _Opening) -> Iterator[Document | SourceError]:
    """The documents of a zip; a member that cannot be read is an error among them."""
    if opening.depth >= NESTING_LIMIT:
        raise SourceError(opening.place, "压缩包里套着压缩包，套得太深", "请解压后收录")
    for found in members(stream, opening.place, opening.budget, opening.wants):
        if isinstance(found, SourceError):
            yield found
            continue
        try:
            yield from _unpacked(BytesIO(found.data), opening.member(found.name))
        except SourceError as error:
            yield error


def _unreadable(place: str, error: OSError) -> SourceError:
    """What to say of a file that the system does not give."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SourceError(place, "没有这个文件或文件夹", "请检查路径；当前文件夹里有什么：ls")
    if isinstance(error, IsADirectoryError):
        return SourceError(place, "是文件夹，不是一份快报", "请写明其中的一个文件")
    if isinstance(error, PermissionError):
        return SourceError(place, "没有读取权限", "请先取得读取权限：chmod u+r 文件")
    return SourceError(place, f"读不出来：{error.strerror}", "请检查磁盘或网络盘后再试")


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
