"""The folder of parts: Parquet by year, written whole or not at all, and the list of the parts that count.

figures/year=2025/<part>.parquet   a row for each figure
issues/year=2025/<part>.parquet    a row for each issue, with its text
parts.jsonl                        a line for each part, written when the part's files stand: without it they do not count
bulletin-parts.json                which program read it
"""

from __future__ import annotations

import json
import os
import shutil
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

from bulletin_cli import __version__
from bulletin_cli.cli.part_records import FIGURE_KINDS, ISSUE_KINDS, Record, figure_records, issue_record, issues_in
from bulletin_cli.cli.parts import Chunk, Order, Part, Reading, Team, chunks, line_of, part_in, size_for
from bulletin_cli.cli.reading_ahead import FromInput, ReadIssue
from bulletin_cli.errors import DatabaseError, SourceError, UsageError
from bulletin_cli.nouns import dataclass
from bulletin_cli.render.columns import parquet, records_of
from bulletin_cli.store.lock import held
from bulletin_cli.store.upkeep import PATIENCE

STAMP: Final = "bulletin-parts.json"
LIST: Final = "parts.jsonl"
FIGURES: Final = "figures"
ISSUES: Final = "issues"
OWN: Final[Mapping[str, object]] = {"form": 1, "version": __version__}
# What Hive calls the folder of rows that have no value; DuckDB, Spark and Arrow read it as null.
NO_YEAR: Final = "__HIVE_DEFAULT_PARTITION__"
UNFINISHED: Final = ".unfinished"
# How many parts are kept in memory once they were read back.
OPEN: Final = 2
CHECK: Final = "请检查文件夹是否存在、能不能写，磁盘满没满"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an input that was read before stands: its stamp, its part, from which issue of the part on, and what it gave."""

    stamp: str
    part: str
    start: int
    gave: tuple[SourceError | None, ...]


def write_part(folder: Path, name: str, found: Sequence[ReadIssue]) -> tuple[str, ...]:
    """The years under which the files of the part now stand. Raises DatabaseError where they cannot be written."""
    issues: dict[str, list[Record]] = {}
    figures: dict[str, list[Record]] = {}
    for nth, read in enumerate(found):
        year = str(read.issue.date.year) if read.issue.date else NO_YEAR
        issues.setdefault(year, []).append(issue_record(nth, read))
        figures.setdefault(year, []).extend(figure_records(nth, read))
    for year, rows in issues.items():
        _put(_file(folder, ISSUES, year, name), parquet(rows, ISSUE_KINDS, ""))
        _put(_file(folder, FIGURES, year, name), parquet(figures[year], FIGURE_KINDS, ""))
    return tuple(issues)


def is_parts(folder: Path) -> bool:
    """Whether a folder is one of parts."""
    return (folder / STAMP).is_file()


def is_ours(folder: Path) -> bool:
    """Whether a folder of parts was read by this version of the program."""
    return _stamp_of(folder) == OWN


@contextmanager
def open_parts(folder: Path) -> Iterator[PartFolder]:
    """The folder of parts, made where there is none; one run at a time writes to it.

    What a run that was killed left unfinished is gone. Raises UsageError where the folder holds something else or was read by
    another version, DatabaseError where it cannot be written or another run is at it.
    """
    try:
        folder.mkdir(exist_ok=True)
        with held(folder / "parts", PATIENCE):
            _claim(folder)
            yield PartFolder(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error


def discard(folder: Path) -> None:
    """Nothing; the folder of parts is gone."""
    if is_parts(folder):
        shutil.rmtree(folder)


class PartFolder:
    """A folder of parts, open; `open_parts` makes one."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._places: dict[str, _Place] = {}
        self._years: dict[str, tuple[str, ...]] = {}
        self._read: OrderedDict[str, list[ReadIssue]] = OrderedDict()
        self._figures = 0
        self._run = 1
        self._list = self._path / LIST
        for part in _listed(self._list):
            self._note(part)
            self._run = max(self._run, part.run + 1)
        self.sweep()

    @property
    def figures(self) -> int:
        """How many figures the parts hold."""
        return self._figures

    def gather(self, paths: Sequence[str], encoding: str | None, team: Team) -> Iterator[Reading]:
        """The reading of each input, in order, as soon as the part that holds it stands and is listed."""
        size = size_for(len(paths), team.hands)
        for part in team.run(self._order(chunk, encoding) for chunk in chunks(paths, size)):
            self._commit(part)
            yield from part.readings

    def kept(self, reading: Reading) -> bool:
        """Whether an input was read before, so that this reading gave nothing new."""
        return not reading.gave and self._place(reading) is not None

    def gave(self, reading: Reading) -> tuple[SourceError | None, ...]:
        """What an input gave, now or before: None for each issue, and its errors."""
        place = self._place(reading)
        return place.gave if place else reading.gave

    def held_by(self, reading: Reading) -> FromInput:
        """What an input gave, now or before: its issues and errors in its order. Raises DatabaseError."""
        place = self._place(reading)
        if place is None:
            return tuple(each for each in reading.gave if each is not None)
        issues = iter(self._issues(place.part)[place.start :])
        return tuple(next(issues) if each is None else each for each in place.gave)

    def stored(self) -> Iterator[FromInput]:
        """The issues of every part, in the order in which they were read. Raises DatabaseError."""
        for part in sorted(_listed(self._list), key=lambda part: (part.run, part.first)):
            if part.name:
                yield from ((read,) for read in self._issues(part.name))

    def sweep(self) -> None:
        """Nothing; files of parts that are not on the list are gone."""
        for kind in (FIGURES, ISSUES):
            for file in (self._path / kind).glob("year=*/*"):
                if file.suffix == UNFINISHED or file.stem not in self._years:
                    file.unlink(missing_ok=True)

    def _place(self, reading: Reading) -> _Place | None:
        """Where the input stands, as long as it is what it was."""
        place = self._places.get(reading.path)
        return place if place is not None and place.stamp == reading.stamp else None

    def _order(self, chunk: Chunk, encoding: str | None) -> Order:
        known = tuple(place.stamp if (place := self._places.get(path)) else "" for path in chunk.paths)
        return Order(chunk, known, str(Path.cwd()), str(self._path), encoding, __version__)

    def _commit(self, part: Part) -> None:
        """Nothing; the part counts from now on. DatabaseError where its files are not here."""
        if not any(reading.issues for reading in part.readings):
            return
        for year in part.years:
            if not _file(self._path, FIGURES, year, part.name).exists():
                fact = "工作进程写的分片在这里看不到"
                raise DatabaseError(str(self._path), fact, "文件夹要放在各台机器都看得见、路径相同的共享盘上")
        listed = Part(part.name, part.first, part.readings, part.years, part.figures, self._run)
        with self._list.open("a", encoding="utf-8") as end:
            end.write(line_of(listed))
        self._note(listed)

    def _note(self, part: Part) -> None:
        start = 0
        self._years[part.name] = part.years
        self._figures += part.figures
        for reading in part.readings:
            # What gave nothing but errors is tried again: there is nothing of it that could come twice.
            if reading.issues:
                self._places[reading.path] = _Place(reading.stamp, part.name, start, reading.gave)
            start += reading.issues

    def _issues(self, name: str) -> list[ReadIssue]:
        if name not in self._read:
            self._read[name] = issues_in(self._rows(ISSUES, name), self._rows(FIGURES, name))
            if len(self._read) > OPEN:
                self._read.popitem(last=False)
        return self._read[name]

    def _rows(self, kind: str, name: str) -> Iterator[Record]:
        for year in self._years[name]:
            yield from _rows(_file(self._path, kind, year, name))


def _file(folder: Path, kind: str, year: str, name: str) -> Path:
    return folder / kind / f"year={year}" / f"{name}.parquet"


def _rows(file: Path) -> list[Record]:
    try:
        return list(records_of(file))
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from error


def _put(file: Path, data: bytes) -> None:
    """Nothing; the file holds the data. It is written under another name first, so that nobody ever sees half of it."""
    part = file.with_name(f".{file.stem}.{uuid4().hex}{UNFINISHED}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError as error:
        raise _unwritable(file.parent, error) from error


def _claim(folder: Path) -> None:
    """Nothing; the folder is one of ours, of this version."""
    stamp = folder / STAMP
    if not stamp.exists():
        if any(not file.name.endswith(".lock") for file in folder.iterdir()):
            raise UsageError(str(folder), "文件夹里有别的东西，不是 bulletin 写的档案", "请换一个新文件夹")
        _put(stamp, json.dumps(OWN).encode())
        return
    if not is_ours(folder):
        fact = f"由 bulletin {_stamp_of(folder).get('version', '')} 读成，本程序是 {__version__}"
        raise UsageError(str(folder), fact, "两个版本的读法不混在一起：请写到新文件夹")


def _stamp_of(folder: Path) -> Mapping[str, object]:
    """What the folder says it was read by; nothing where it says so in no way that we know."""
    try:
        found = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _listed(file: Path) -> Iterable[Part]:
    """The parts of the list; a last line that was not finished is taken off."""
    if not file.exists():
        return
    whole = 0
    with file.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            try:
                yield part_in(line.decode())
            except (ValueError, KeyError) as error:
                raise _unreadable(file, error) from error
    if whole < file.stat().st_size:
        os.truncate(file, whole)


def _unwritable(folder: Path, error: OSError) -> DatabaseError:
    return DatabaseError(str(folder), f"写不进去：{error.strerror or error}", CHECK)


def _unreadable(file: Path, error: Exception) -> DatabaseError:
    return DatabaseError(str(file), f"分片读不出来：{error}", "请删去这个文件夹，重新收录")
