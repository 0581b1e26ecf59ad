"""Which inputs a path names: a file, a folder's bulletins, what a pattern matches, standard input."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bulletin_cli.errors import SourceError
from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.formats import ENDINGS

STANDARD_INPUT: Final = "-"
PATTERN: Final = re.compile(r"[*?\[]")
# What word processors leave beside a file that is open: ~$第43期.docx, .~第43期.wps.
LOCKS: Final = ("~$", ".")
# What a folder says of itself.
ABOUT: Final = "readme."
# The program's own files, which a folder may hold as well.
OWN: Final = (".db", ".db-wal", ".db-shm", "bulletin.toml")
CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Named:
    """The inputs that a path names, in order, and how many files were passed over because of their endings."""

    paths: tuple[str, ...]
    passed_over: int = 0


def expand(path: str) -> Named:
    """The inputs that `path` names: itself, every bulletin in the folder and below, or what the pattern matches, by name.

    Raises SourceError where nothing is there.
    """
    try:
        return _named(path)
    except OSError as error:  # a name that is too long, a folder that must not be looked into
        raise SourceError(shown(path), f"读不出来：{error.strerror}", "请检查路径和权限") from None


def file_of(path: str) -> str:
    """The file that a path leads through, where it names something in a file: 包.zip of 包.zip/第43期.txt; else the path itself."""
    if path == STANDARD_INPUT or Path(path).exists():
        return path
    ends = (at for at in range(len(path) - 1, 0, -1) if path[at] == "/")
    return next((path[:at] for at in ends if Path(path[:at]).is_file()), path)


def is_bulletin(name: str) -> bool:
    """Whether a file among others is taken for a bulletin: by its ending, and no hidden or lock file.

    >>> is_bulletin("第43期.DOCX"), is_bulletin("~$第43期.docx"), is_bulletin("附表.xlsx"), is_bulletin("README.md")
    (True, False, False, False)
    """
    return not _aside(name) and Path(name).suffix.lower() in ENDINGS


def printable(path: str) -> str:
    """`path` with bytes that are not UTF-8 replaced, so that it can be printed and stored.

    >>> printable("快报\\udcff.txt")
    '快报�.txt'
    """
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def shown(path: str) -> str:
    """`path` on one line, for messages: what is no printed character is written out.

    >>> shown("a\\nb\\x1b[31m.txt")
    'a\\\\x0ab\\\\x1b[31m.txt'
    """
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", printable(path))


def _named(path: str) -> Named:
    place = Path(path)
    if path == STANDARD_INPUT:
        return Named((path,))
    if place.is_dir():
        return _in_folder(place, path)
    if place.exists() or file_of(path) != path:
        return Named((path,))
    if PATTERN.search(path):
        return _matching(path)
    raise SourceError(shown(path), "没有这个文件或文件夹", "请检查路径；当前文件夹里有什么：ls")


def _in_folder(folder: Path, given: str) -> Named:
    """The bulletins in `folder` and below, each as the folder was given plus the rest of the way."""
    files = [way.relative_to(folder).as_posix() for way in folder.rglob("*") if way.is_file()]
    found = sorted(filter(is_bulletin, files))
    if not found:
        raise SourceError(shown(given), "文件夹里没有快报", "请放入 .txt、.docx、.pdf 等文件，或直接给出文件名")
    head = given.rstrip("/")
    return Named(tuple(f"{head}/{name}" for name in found), _others(files, found))


def _matching(pattern: str) -> Named:
    """What a pattern matches that no shell has filled in; files of other endings only where the pattern itself names them."""
    own = Path(pattern).suffix.lower()
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - it may be absolute
    files = [way for way in matches if Path(way).is_file()]
    found = [way for way in files if is_bulletin(way) or (own and Path(way).suffix.lower() == own and not _aside(way))]
    if not found:
        raise SourceError(shown(pattern), "没有与此相符的快报", "请检查通配符；当前文件夹里有什么：ls")
    return Named(tuple(found), _others(files, found))


def _others(files: Iterable[str], taken: Iterable[str]) -> int:
    """How many of the files were not taken; those that are no documents at all do not count."""
    chosen = set(taken)
    return sum(name not in chosen and not _aside(name) for name in files)


def _aside(name: str) -> bool:
    """Whether a file is hidden, a lock, a README or one of the program's own."""
    last = name.rpartition("/")[2].lower()
    return last.startswith((*LOCKS, ABOUT)) or last.endswith(OWN)
