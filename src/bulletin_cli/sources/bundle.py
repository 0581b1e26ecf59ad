"""Bulletins packed in a zip: each member by itself, within bounds, never written to disk; a bad one harms no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final
from zipfile import ZipFile, ZipInfo

from bulletin_cli.errors import SourceError
from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.packed import MEGABYTE, opened, unpacked
from bulletin_cli.sources.paths import is_bulletin, shown

MEMBER_LIMIT: Final = 64 * MEGABYTE
TOTAL_LIMIT: Final = 512 * MEGABYTE
UTF8_NAME: Final = 0x800
OUTSIDE: Final = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip: its name there, and what it holds."""

    name: str
    data: bytes


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked, from a zip and those in it."""

    left: int = TOTAL_LIMIT


def members(
    stream: BinaryIO, place: str, budget: Budget, wanted: Callable[[str], bool]
) -> Iterator[Member | SourceError]:
    """The bulletins in a zip whose names are wanted, in the order of the names; for one that cannot be had, the error that says so.

    A member is taken for a bulletin by its ending, like the files of a folder. Raises SourceError where the zip itself is
    damaged, holds too much, or no bulletin at all.
    """
    with opened(stream, place) as packed:
        listed = sorted(
            (_name(info), at) for at, info in enumerate(packed.filelist) if info.filename and not info.is_dir()
        )
        listed = [(name, at) for name, at in listed if is_bulletin(name)]
        if not listed:
            raise SourceError(place, "压缩包里没有快报", "请放入 .txt、.docx、.pdf 等文件，或直接给出文件名")
        for name, at in listed:
            if wanted(name):
                yield _member(packed, packed.filelist[at], name, place, budget)


def _member(packed: ZipFile, info: ZipInfo, name: str, place: str, budget: Budget) -> Member | SourceError:
    inside = f"{place}/{shown(name)}"
    if OUTSIDE.search(name):
        return SourceError(inside, "名称指到压缩包外面去了，没有读", "请问清来源；确是快报的，请解压后收录")
    if info.file_size > budget.left:
        limit = TOTAL_LIMIT // MEGABYTE
        return SourceError(inside, f"压缩包展开后太大（超过 {limit} MB），没有读到这里", "请分成几个压缩包")
    try:
        data = unpacked(packed, info, inside, MEMBER_LIMIT)
    except SourceError as error:
        return error
    budget.left -= len(data)
    return Member(name, data)


def _name(info: ZipInfo) -> str:
    """The name of a member with / between its parts. One that does not say it is UTF-8 is what Chinese systems write: GBK.

    >>> info = ZipInfo("第43期.txt".encode("gbk").decode("cp437"))
    >>> _name(info)
    '第43期.txt'
    """
    name = info.filename
    if not info.flag_bits & UTF8_NAME:
        try:
            data = name.encode("cp437")
        except UnicodeEncodeError:
            data = b""
        for encoding in ("utf-8", "gb18030") if data else ():
            try:
                name = data.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
