"""The issues of each input, read in this process or in several, always in the order of the inputs."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from typing import Final

from bulletin_cli.errors import SourceError
from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Document, Issue
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.pipeline import read
from bulletin_cli.reading.several import issues_in
from bulletin_cli.sources.digest import digest
from bulletin_cli.sources.inputs import documents

# How many inputs one process is handed at a time, and how many such handfuls wait for each: enough to keep it busy, few
# enough that memory does not grow with the number of inputs.
HANDFUL: Final = 16
WAITING: Final = 8
# By how much the processes that read yield to the one that stores, which all of them wait for in the end.
STEPS_BACK: Final = 10


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a text that it may not say itself: number, date, encoding."""

    number: int | None = None
    date: date | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ReadIssue:
    """One issue of an input as it is to be stored; `printed` is the number that its text has."""

    document: Document
    issue: Issue
    digest: str
    printed: int | None


FromInput = tuple[ReadIssue | SourceError, ...]


def issues_of(path: str, told: Told) -> FromInput:
    """The issues of one input, usually one; for what cannot be read, the error that says so."""
    found: list[ReadIssue | SourceError] = []
    for each in documents(path, told.encoding):
        if isinstance(each, SourceError):
            found.append(each)
            continue
        for one in issues_in(each):
            issue = read(one, shipped())
            found.append(ReadIssue(one, _completed(issue, told), digest(one.text), issue.number))
    return tuple(found)


def _completed(issue: Issue, told: Told) -> Issue:
    """The issue with what the person says of its number and date where the text says nothing."""
    number = told.number if issue.number is None else issue.number
    return replace(issue, masthead=replace(issue.masthead, number=number, date=issue.date or told.date))


def read_ahead(paths: Sequence[str], told: Told, jobs: int = 1) -> Iterator[FromInput]:
    """What each input holds, in order; with more than one job several processes read ahead."""
    if jobs <= 1 or len(paths) < 2:
        yield from (issues_of(path, told) for path in paths)
        return
    done = 0
    try:
        for found in _side_by_side(paths, told, jobs):
            done += 1
            yield found
    except BrokenExecutor:
        # A process was killed from outside; the rest is read here.
        yield from (issues_of(path, told) for path in paths[done:])


def _side_by_side(paths: Sequence[str], told: Told, jobs: int) -> Iterator[FromInput]:
    size = max(1, min(HANDFUL, len(paths) // (jobs * 2)))
    waiting: deque[Future[tuple[FromInput, ...]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=_afresh(), initializer=_stand_back) as pool:
        for first in range(0, len(paths), size):
            waiting.append(pool.submit(_several, paths[first : first + size], told))
            if len(waiting) >= jobs * WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _afresh() -> BaseContext:
    """How processes begin without what is open here (a database, a progress bar), which is no matter of theirs.

    Where the system can, one loads what reading needs and the others are copies of it.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _several(paths: Sequence[str], told: Told) -> tuple[FromInput, ...]:
    return tuple(issues_of(path, told) for path in paths)


def _stand_back() -> None:
    """Nothing; the first process goes before this one: it alone stores, and hears of interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(STEPS_BACK)


Watch = Callable[[Iterator[FromInput], int], Iterator[FromInput]]


def as_they_come(readings: Iterator[FromInput], total: int) -> Iterator[FromInput]:
    """The readings, of which there are `total`, without anything told of them."""
    del total
    return readings
