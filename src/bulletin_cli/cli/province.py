"""Archives too great for one process: inputs read into parts by many, then loaded in order by one, or left as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bulletin_cli.cli.intake import Complain, Request, inputs
from bulletin_cli.cli.part_folder import discard, is_ours, is_parts, open_parts
from bulletin_cli.cli.part_work import work
from bulletin_cli.cli.parts import Team
from bulletin_cli.cli.reading_ahead import FromInput
from bulletin_cli.errors import UsageError
from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.paths import STANDARD_INPUT

# What stands beside the database while its parts are read, and after a run that did not come to its end.
BESIDE: Final = ".parts"
EXTRA: Final = "pip install 'bulletin-cli[scale]'"
Reader = Callable[[Sequence[str]], Iterator[FromInput]]


@dataclass(frozen=True, slots=True)
class Force:
    """Who reads: this process alone, or a cluster (`local`, or a scheduler's address) with so many processes."""

    cluster: str | None = None
    processes: int | None = None

    @contextmanager
    def at_work(self) -> Iterator[Team]:
        """The processes, ready. Raises UsageError where they cannot be had."""
        if find_spec("pyarrow") is None:
            place = "--archive" if self.cluster is None else "--cluster"
            raise UsageError(place, "没有装 pyarrow", f"请安装：{EXTRA}")
        if self.processes is not None and self.cluster != "local":
            raise UsageError("--jobs", "只用于本机的进程", "请写 --cluster local --jobs N，或去掉 --jobs")
        if self.cluster is None:
            yield Team(lambda orders: map(work, orders), 1)
            return
        # ruff: noqa: PLC0415 - only a cluster needs Dask
        from bulletin_cli.cli.cluster import workforce

        with workforce(self.cluster, self.processes) as team:
            yield team


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of inputs that were put into an archive of parts: issues and figures read, inputs there already, errors."""

    issues: int
    figures: int
    kept: int
    failed: int


def scratch_of(database: Path) -> Path:
    """The folder of the parts that are on their way into a database."""
    return database.with_name(database.name + BESIDE)


@contextmanager
def spooled(request: Request, force: Force) -> Iterator[Reader]:
    """A reader whose inputs are read into parts beside the database, and come out of them in their order.

    The parts are gone once every input has come out; a run that ended before leaves them to the next, but for what another
    version of the program read.
    """
    scratch = scratch_of(request.database)
    if is_parts(scratch) and not is_ours(scratch):
        discard(scratch)
    with open_parts(scratch) as parts, force.at_work() as team:
        left = True

        def read(paths: Sequence[str]) -> Iterator[FromInput]:
            nonlocal left
            yield from map(parts.held_by, parts.gather(_files(paths), request.told.encoding, team))
            left = False

        yield read
        if not left:
            discard(scratch)


@contextmanager
def stored(folder: Path) -> Iterator[Reader]:
    """A reader of what an archive of parts holds, whatever paths it is asked for."""
    if find_spec("pyarrow") is None:
        raise UsageError(str(folder), "没有装 pyarrow", f"请安装：{EXTRA}")
    with open_parts(folder) as parts:
        yield lambda _: parts.stored()


def archive_among(paths: Sequence[str]) -> Path | None:
    """The archive of parts that the paths name; None where they name none. UsageError where they name more than that."""
    found = [path for path in paths if path != STANDARD_INPUT and is_parts(Path(path))]
    if found and len(paths) > 1:
        raise UsageError(found[0], "是 bulletin 写的档案，要单独收", f"bulletin ingest {found[0]}")
    return Path(found[0]) if found else None


def file_away(request: Request, folder: Path, force: Force, complain: Complain) -> Filed:
    """What became of the inputs, which now stand in the archive of parts in `folder`; no database is touched."""
    if archive_among(request.paths) is not None:
        raise UsageError("--archive", "PATH 已经是 bulletin 写的档案", "请写原来的快报文件")
    named = inputs(request.paths, complain)
    tally: Counter[str] = Counter(failed=len(named.missing))
    with open_parts(folder) as parts, force.at_work() as team:
        before = parts.figures

        def read() -> Iterator[FromInput]:
            for reading in parts.gather(_files(named.paths), request.told.encoding, team):
                known = parts.kept(reading)
                errors = tuple(each for each in parts.gave(reading) if each is not None)
                tally.update(kept=known, issues=0 if known else reading.issues, failed=len(errors))
                for error in errors:
                    complain(error)
                yield errors

        for _ in request.watch(read(), len(named.paths)):
            if request.strict and tally["failed"]:
                break
        parts.sweep()
        figures = parts.figures - before
    return Filed(tally["issues"], figures, tally["kept"], tally["failed"])


def refuse(given: Mapping[str, object]) -> None:
    """Nothing; UsageError for the first option that is given and has no sense where many read."""
    for name, value in given.items():
        if value:
            raise UsageError(name, "不能和 --cluster、--archive 一起用", f"请去掉 {name}，或不用集群和档案")


def _files(paths: Sequence[str]) -> Sequence[str]:
    """The paths, where each names a file that any process can open; UsageError where one does not."""
    if STANDARD_INPUT in paths:
        raise UsageError(STANDARD_INPUT, "标准输入不能分给几个进程读", "请先存成文件")
    return paths
