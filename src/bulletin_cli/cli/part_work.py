"""The work of one process on a chunk: its inputs read by the same reader as always, what they gave written as one part."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bulletin_cli import __version__
from bulletin_cli.cli.part_folder import write_part
from bulletin_cli.cli.parts import Order, Part, Reading, name_of
from bulletin_cli.cli.reading_ahead import FromInput, ReadIssue, Told, issues_of
from bulletin_cli.errors import SourceError, UsageError
from bulletin_cli.sources.paths import file_of, printable, shown

STAMP_LENGTH: Final = 32


def work(order: Order) -> Part:
    """What the chunk gave; the files of its part stand. An input that is what it was is not read again.

    Raises UsageError where another version asks, DatabaseError where the part cannot be written.
    """
    if order.version != __version__:
        fact = f"工作进程装的是 bulletin {__version__}，这里是 {order.version}"
        raise UsageError("--cluster", fact, "请在各台机器上装同一版本")
    told = Told(encoding=order.encoding)
    readings: list[Reading] = []
    found: list[ReadIssue] = []
    for path, known in zip(order.chunk.paths, order.known, strict=True):
        stamp = _stamp(str(Path(order.here, path)), order.encoding)
        if stamp and stamp == known:
            readings.append(Reading(path, stamp))
            continue
        gave = _named_as_given(issues_of(str(Path(order.here, path)), told), order.here, path)
        found += (each for each in gave if isinstance(each, ReadIssue))
        readings.append(Reading(path, stamp, tuple(None if isinstance(each, ReadIssue) else each for each in gave)))
    return _part(order, readings, found)


def _part(order: Order, readings: Sequence[Reading], found: Sequence[ReadIssue]) -> Part:
    if not found:
        return Part("", order.chunk.first, tuple(readings))
    name = name_of(order.version, (one for one in readings if one.issues))
    years = write_part(Path(order.parts), name, found)
    figures = sum(len(read.issue.observations) for read in found)
    return Part(name, order.chunk.first, tuple(readings), years, figures)


def _stamp(path: str, encoding: str | None) -> str:
    """What makes the bytes of an input, read in this encoding, these and no others; "" where they cannot be read."""
    try:
        with Path(file_of(path)).open("rb") as stream:
            sum_ = hashlib.file_digest(stream, "sha256")
    except OSError:
        return ""
    sum_.update((encoding or "").encode())
    return sum_.hexdigest()[:STAMP_LENGTH]


def _named_as_given(gave: FromInput, here: str, path: str) -> FromInput:
    """What an input gave under the name that it was given by, which counts from the folder `here`."""
    if Path(path).is_absolute():
        return gave
    whole = str(Path(here, path))
    return tuple(_renamed(each, whole, path) for each in gave)


def _renamed(each: ReadIssue | SourceError, whole: str, path: str) -> ReadIssue | SourceError:
    if isinstance(each, SourceError):
        return SourceError(_swapped(each.place, shown(whole), shown(path)), each.fact, each.way_out)
    source = _swapped(each.document.source, printable(whole), printable(path))
    return replace(each, document=replace(each.document, source=source))


def _swapped(name: str, whole: str, given: str) -> str:
    return given + name.removeprefix(whole) if name.startswith(whole) else name
