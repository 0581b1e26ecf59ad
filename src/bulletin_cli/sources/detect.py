"""Which inputs a path names, and each of them as a Document."""

from __future__ import annotations

import sys
from pathlib import Path

from bulletin_cli.errors import SourceError
from bulletin_cli.model import Document
from bulletin_cli.sources.text import decode

STANDARD_INPUT = "-"
SUFFIXES = (".txt",)
# No bulletin comes near this; what does is a wrong file, and reading it would only use up memory.
SIZE_LIMIT = 64 * 1024 * 1024


def expand(path: str) -> tuple[str, ...]:
    """The inputs that `path` names: itself, or every bulletin in the folder and below, by name.

    Raises SourceError where nothing is there.
    """
    if path == STANDARD_INPUT:
        return (path,)
    place = Path(path)
    if place.is_dir():
        return _bulletins(place, path)
    if not place.exists():
        raise SourceError(printable(path), "没有这个文件或文件夹", "请检查路径；当前文件夹里有什么：ls")
    return (path,)


def document(path: str) -> Document:
    """The decoded document at `path` (`-` is standard input); its source is the path as given.

    Raises SourceError where it cannot be read as a bulletin.
    """
    place = printable(path)
    data = _bytes(path, place)
    if len(data) > SIZE_LIMIT:
        limit = SIZE_LIMIT // (1024 * 1024)
        raise SourceError(place, f"太大（超过 {limit} MB），不像快报", "请检查是否选错了文件，或拆成各期再收录")
    return Document(source=place, text=decode(data, place))


def printable(path: str) -> str:
    """`path` with bytes that are not UTF-8 replaced, so that it can be printed and stored.

    >>> printable("快报\\udcff.txt")
    '快报�.txt'
    """
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _bulletins(folder: Path, given: str) -> tuple[str, ...]:
    """The bulletins in `folder` and below, each as the folder was given plus the rest of the way."""
    found = sorted(
        way.relative_to(folder).as_posix()
        for way in folder.rglob("*")
        if way.suffix.lower() in SUFFIXES and not way.name.startswith(".") and way.is_file()
    )
    if not found:
        raise SourceError(
            printable(given), "文件夹里没有快报（*.txt）", "请放入 UTF-8 编码的 .txt 文件，或直接给出文件名"
        )
    head = given.rstrip("/") or "/"
    return tuple(f"{head}/{name}".replace("//", "/", 1) if head == "/" else f"{head}/{name}" for name in found)


def _bytes(path: str, place: str) -> bytes:
    """What `path` holds, up to one byte past the limit."""
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read(SIZE_LIMIT + 1)
        with Path(path).open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise SourceError(place, "没有这个文件或文件夹", "请检查路径；当前文件夹里有什么：ls") from None
    except IsADirectoryError:
        raise SourceError(place, "是文件夹，不是一份快报", "请写明其中的一个文件") from None
    except PermissionError:
        raise SourceError(place, "没有读取权限", "请先取得读取权限：chmod u+r 文件") from None
    except OSError as error:
        raise SourceError(place, f"读不出来：{error.strerror}", "请检查磁盘或网络盘后再试") from None
