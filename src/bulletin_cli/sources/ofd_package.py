"""The parts of an ofd: found by the ways that its XML names, inside the package only, unpacked within bounds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile, ZipInfo

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.markup import name, tree
from bulletin_cli.sources.packed import MEGABYTE, opened, unpacked

# A page of text takes some dozens of kilobytes, a scanned one some megabytes.
PART_LIMIT: Final = 32 * MEGABYTE
TOTAL_LIMIT: Final = 256 * MEGABYTE
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,12}(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")


@dataclass(slots=True)
class Package:
    """The members of an ofd by their ways, and how much of it has been unpacked."""

    packed: ZipFile
    members: dict[str, ZipInfo]
    taken: int = field(default=0)

    @classmethod
    def of(cls, data: bytes) -> Package:
        """The package that the bytes hold. Raises SourceError, with no place, where it is damaged or names lead out of it."""
        packed = opened(BytesIO(data), "")
        for member in packed.filelist:
            _inside(member.filename)
        return cls(packed, {_folded(member.filename): member for member in packed.filelist})

    def part(self, way: str) -> bytes:
        """What the member at this way holds. Raises SourceError, with no place, where it is missing, damaged or too large."""
        member = self.members.get(_folded(way))
        if member is None:
            raise SourceError("", f"缺少里面的文件 {way}，像是损坏了", "请重新下载，或打开后另存一份再试")
        found = unpacked(self.packed, member, "", min(PART_LIMIT, TOTAL_LIMIT - self.taken))
        self.taken += len(found)
        return found

    def root(self, way: str) -> Element:
        """The root of the XML part at this way. Raises SourceError, with no place."""
        return tree(self.part(way), "")

    def holds(self, way: str) -> bool:
        """Whether there is a member at this way."""
        return _folded(way) in self.members


def joined(folder: str, way: str) -> str:
    """The way of a part that a part in `folder` names; one that begins with a stroke counts from the package's root.

    >>> joined("Doc_0/Pages/Page_0", "Content.xml"), joined("Doc_0", "/Doc_0/Document.xml")
    ('Doc_0/Pages/Page_0/Content.xml', 'Doc_0/Document.xml')

    Raises SourceError, with no place, where it leads out of the package.
    """
    return _inside(way if way.startswith("/") else posixpath.join(folder, way))


def _inside(way: str) -> str:
    """The way without . and .. in it."""
    plain = posixpath.normpath(way.replace("\\", "/").strip().lstrip("/") or ".")
    if plain.startswith("..") or ":" in plain or way.startswith("//"):
        raise SourceError("", f"里面的路径指到了包外：{way}", "来源可疑，请先问清再收录")
    return plain


def _folded(way: str) -> str:
    """The way as it is looked up: some programs name their parts in other letters than they pack them."""
    return _inside(way).lower()


def descendants(element: Element, *wanted: str) -> Iterator[Element]:
    """The elements of these names below an element, in the order of the document."""
    return (one for one in element.iter() if name(one) in wanted)


def numbers(text: str | None, most: int = 10_000) -> list[float]:
    """The numbers that a text lists, `most` at most, with `g n v` written out as n times v.

    >>> numbers("g 3 5.5 7"), numbers("210 297"), numbers(None), numbers("g 4000000000 1", 2)
    ([5.5, 5.5, 5.5, 7.0], [210.0, 297.0], [], [1.0, 1.0])
    """
    found: list[float] = []
    words = iter((text or "").split())
    for word in words:
        count = _number(next(words, "")) if word == "g" else 1.0
        value = _number(next(words, "") if word == "g" else word)
        found += [value] * int(max(0.0, min(count, most - len(found))))
    return found


def _number(word: str) -> float:
    return float(word) if _NUMBER.fullmatch(word) else 0.0
