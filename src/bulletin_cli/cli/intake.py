"""The work of `bulletin ingest`: each input read and stored by itself, so that a bad one harms no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from bulletin_cli.cli.archive import learn
from bulletin_cli.cli.reading_ahead import FromInput, Told, Watch, as_they_come, read_ahead
from bulletin_cli.errors import SourceError
from bulletin_cli.model import Document
from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.digest import body_digest
from bulletin_cli.sources.inputs import documents as documents_of
from bulletin_cli.sources.paths import expand
from bulletin_cli.store.address import identity, stem
from bulletin_cli.store.batches import Command
from bulletin_cli.store.outcome import Kind, Outcome
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.writing import Archive, Entry, open_archive


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be taken in, where to, by which command, and what a person says of it that the text does not.

    `jobs` processes read; `watch` sees what each input holds go by; a strict request ends at the first that is bad.
    Where there is a `reader`, it reads in place of them.
    """

    paths: tuple[str, ...]
    database: Path
    command: Command
    told: Told
    jobs: int = 1
    watch: Watch = as_they_come
    strict: bool = False
    reader: Callable[[Sequence[str]], Iterator[FromInput]] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one input; without an outcome it could not be read, and `trouble` says why.

    `encoding` is what its bytes were read in, where its format leaves that open.
    """

    source: str
    outcome: Outcome | None
    figures: int = 0
    doubtful: int = 0
    trouble: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of every input, the batch that it was stored as (None where nothing was), and how many files of a folder
    were passed over because of their endings.
    """

    lines: tuple[Line, ...]
    batch: int | None = None
    passed_over: int = 0

    def count(self, kind: Kind) -> int:
        """How many inputs came out as `kind`."""
        return sum(line.outcome is not None and line.outcome.kind is kind for line in self.lines)

    @property
    def failed(self) -> int:
        """How many inputs could not be read."""
        return sum(line.outcome is None for line in self.lines)


Complain = Callable[[SourceError], None]


def take_in(request: Request, complain: Complain) -> Intake:
    """What became of every input; each is stored as soon as it is read, then the series are computed anew.

    The database is opened, and made, only when there is something to store. Raises DatabaseError.
    """
    lines: list[Line] = []
    named = inputs(request.paths, complain)
    with ExitStack() as stack:
        archive: Archive | None = None
        for entry in _entries(request, named, complain):
            if isinstance(entry, Line):
                lines.append(entry)
                if request.strict:
                    break
                continue
            archive = archive or stack.enter_context(open_archive(request.database, learn))
            outcome = archive.save(entry)
            archive.keep_up()
            _tell_of_moves(entry.document.source, outcome, complain)
            lines.append(_line(entry, outcome))
        if archive is not None and archive.needs_alignment():
            archive.align()
        return Intake(tuple(lines), archive.batch if archive else None, named.passed_over)


def rehearse(request: Request, complain: Complain) -> Intake:
    """What would become of every input; nothing is written, no database is made. Raises DatabaseError."""
    lines: list[Line] = []
    named = inputs(request.paths, complain)
    with ExitStack() as stack:
        shelf = stack.enter_context(open_shelf(request.database)) if request.database.exists() else None
        told: dict[str, tuple[set[str], Outcome]] = {}
        for entry in _entries(request, named, complain):
            if isinstance(entry, Line):
                lines.append(entry)
                continue
            outcome = shelf.foreseen(entry.issue.masthead, entry.digest, entry.body) if shelf else _unseen(entry)
            _tell_of_moves(entry.document.source, outcome, complain)
            issue = identity(entry.issue.masthead, entry.digest)
            if issue in told:
                outcome = _again(*told[issue], entry.digest)
            told[issue] = ({entry.digest, *told.get(issue, ((),))[0]}, outcome)
            lines.append(_line(entry, outcome))
    return Intake(tuple(lines), passed_over=named.passed_over)


def _again(brought: set[str], outcome: Outcome, digest: str) -> Outcome:
    """What would become of an issue that this very run has brought before: nothing, or one more revision."""
    if digest in brought:
        return replace(outcome, kind=Kind.UNCHANGED)
    return replace(outcome, kind=Kind.REVISED, revision=outcome.revision + 1)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the paths of a call name: each input once, a line for each path that names none, and how many files were passed over."""

    paths: tuple[str, ...]
    missing: tuple[Line, ...] = ()
    passed_over: int = 0


def inputs(paths: Sequence[str], complain: Complain) -> Inputs:
    """What the paths name; one that names nothing has been complained of."""
    found: dict[str, None] = {}
    missing: list[Line] = []
    passed_over = 0
    for path in paths:
        try:
            named = expand(path)
        except SourceError as error:
            complain(error)
            missing.append(Line(error.place, None, trouble=error.fact))
        else:
            found.update(dict.fromkeys(named.paths))
            passed_over += named.passed_over
    return Inputs(tuple(found), tuple(missing), passed_over)


def documents(found: Inputs, complain: Complain, encoding: str | None = None) -> Iterator[Document | Line]:
    """The text of each input; for what cannot be read, the line that says so."""
    yield from found.missing
    for path in found.paths:
        for each in documents_of(path, encoding):
            if isinstance(each, SourceError):
                complain(each)
                yield Line(each.place, None, trouble=each.fact)
            else:
                yield each


def _entries(request: Request, named: Inputs, complain: Complain) -> Iterator[Entry | Line]:
    """The issues of each input: usually one; several where a file holds several."""
    yield from named.missing
    readings = request.reader(named.paths) if request.reader else read_ahead(named.paths, request.told, request.jobs)
    for found in request.watch(readings, len(named.paths)):
        for each in found:
            if isinstance(each, SourceError):
                complain(each)
                yield Line(each.place, None, trouble=each.fact)
                continue
            wanted = request.told.number
            if wanted is not None and each.printed not in (None, wanted):
                place = each.document.source
                complain(SourceError(place, f"正文写的是第 {each.printed} 期，--issue 没有用", "以正文为准"))
            body = body_digest(each.document.text, each.issue.items)
            yield Entry(each.document, each.issue, each.digest, request.command, body)


def _tell_of_moves(source: str, outcome: Outcome, complain: Complain) -> None:
    """Nothing; whoever is at the terminal hears of an issue that looks like another one under a new number or date."""
    if outcome.like is not None:
        fact = f"正文与 {outcome.like} 一样，只是期号或年份不同，另存为 {outcome.address}"
        complain(
            SourceError(source, fact, f"若是改号重发，只留一份：bulletin undo；两份：bulletin text {outcome.like}")
        )
    elif outcome.dated is not None:
        before, now = (day.isoformat() if day else "没有日期" for day in outcome.dated)
        complain(SourceError(source, f"{outcome.address} 的日期由 {before} 改为 {now}", "改错了就撤销：bulletin undo"))


def _line(entry: Entry, outcome: Outcome) -> Line:
    doubtful = sum(bool(observation.doubts) for observation in entry.issue.observations)
    document = entry.document
    return Line(document.source, outcome, len(entry.issue.observations), doubtful, encoding=document.encoding)


def _unseen(entry: Entry) -> Outcome:
    return Outcome(Kind.NEW, stem(entry.issue.masthead, entry.digest), 1)
