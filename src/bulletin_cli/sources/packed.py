"""What is packed as a zip (bulletins in one file, but docx and ofd as well): opened and unpacked within bounds, in memory only."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bulletin_cli.errors import SourceError

MEGABYTE: Final = 1024 * 1024
# Nothing that an office sends comes near these. A directory of this size has room for some thousands of members.
DIRECTORY_LIMIT: Final = MEGABYTE
MEMBERS_LIMIT: Final = 2000
# Deflated text shrinks to a tenth, forms and empty tables to a fiftieth; only a bomb, or nothing at all, to less than this.
RATIO_LIMIT: Final = 200
SMALL: Final = MEGABYTE
ENCRYPTED: Final = 0x1
CHUNK: Final = 64 * 1024
DAMAGED: Final = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, IndexError)


@dataclass(slots=True)
class _Sips:
    """A stream that gives no more at once than a directory may hold, whatever the file claims its directory's size to be."""

    stream: BinaryIO

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(DIRECTORY_LIMIT + 1 if size < 0 else min(size, DIRECTORY_LIMIT + 1))
        if len(data) > DIRECTORY_LIMIT:
            raise BadZipFile
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        return self.stream.tell()

    def seekable(self) -> bool:
        return True


def opened(stream: BinaryIO, place: str) -> ZipFile:
    """The packed file, to be closed by the caller.

    Raises SourceError where it is damaged or has too many members.
    """
    try:
        packed = ZipFile(_Sips(stream))
    except DAMAGED:
        raise damaged(place) from None
    if len(packed.filelist) > MEMBERS_LIMIT:
        packed.close()
        raise SourceError(place, f"里面的文件太多（超过 {MEMBERS_LIMIT} 个）", "请分成几个压缩包")
    return packed


def unpacked(packed: ZipFile, member: ZipInfo, place: str, limit: int) -> bytes:
    """What a member holds.

    Raises SourceError where that is more than `limit` bytes, swells like nothing but a bomb, is encrypted or damaged.
    """
    if member.flag_bits & ENCRYPTED:
        raise SourceError(place, "加了密码，读不了", "请先用密码解压，再收录")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise SourceError(place, "压缩方法少见，读不了", "请解压后收录，或重新压缩成普通的 .zip")
    if member.file_size > limit:
        raise SourceError(place, f"展开后太大（超过 {limit // MEGABYTE} MB），不像快报", "请检查是否选错了文件")
    if member.file_size > SMALL and member.file_size > RATIO_LIMIT * max(member.compress_size, 1):
        raise SourceError(place, "压缩得不像文件，像是压缩炸弹，没有展开", "请问清来源；确是快报的，请解压后收录")
    pieces: list[bytes] = []
    try:
        with packed.open(member) as stream:
            while piece := stream.read(CHUNK):
                pieces.append(piece)
    except (*DAMAGED, RuntimeError):
        raise damaged(place) from None
    return b"".join(pieces)


def damaged(place: str) -> SourceError:
    """What to say of a packed file that cannot be unpacked."""
    return SourceError(place, "损坏了，打不开", "请检查文件是否下载或保存完整，再试一次")
