"""`bulletin ingest`: bulletins into the database."""

# ruff: noqa: PLC0415, PLR0913 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin_cli.analysis.table import Cell, Table
    from bulletin_cli.cli.intake import Intake, Line, Request
    from bulletin_cli.cli.journal import Journal
    from bulletin_cli.cli.language import Words
    from bulletin_cli.cli.province import Force
    from bulletin_cli.cli.reading_ahead import FromInput, Watch
    from bulletin_cli.errors import SourceError

Number = Annotated[
    int | None, typer.Option("--issue", metavar="N", show_default=False, min=1, help="期号（正文没写时）")
]
Day = Annotated[str | None, typer.Option("--date", metavar="DATE", show_default=False, help="日期（正文没写时）")]
DryRun = Annotated[bool, typer.Option("--dry-run", show_default=False, help="只看会怎样，什么都不写")]


Again = Annotated[
    bool, typer.Option("--again", show_default=False, help="重读库里的原文；PATH 换成期的编号，不写是全部")
]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", show_default=False, help="文件、文件夹、通配符，或 - 表示标准输入；默认 bulletin.toml 的 inbox"
    ),
]


Jobs = Annotated[
    int | None, typer.Option("--jobs", metavar="N", show_default=False, min=1, help="用几个进程读；默认 1")
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="ADDRESS", show_default=False, help="分给 Dask 集群读：local 是本机，或调度器的地址"
    ),
]
Filed = Annotated[
    Path | None,
    typer.Option("--archive", metavar="DIR", show_default=False, help="不进数据库，写成按年分区的 Parquet 档案"),
]
Strict = Annotated[bool, typer.Option("--strict", show_default=False, help="遇到读不了的文件就停下")]
Log = Annotated[Path | None, typer.Option("--log", metavar="FILE", show_default=False, help="把结果和问题记在文件末尾")]
# From how many inputs on a bar is worth drawing.
MANY = 10


def ingest(
    paths: Inputs = None,
    *,
    db: options.Database = None,
    issue: Number = None,
    date: Day = None,
    encoding: options.Encoding = None,
    dry_run: DryRun = False,
    again: Again = False,
    jobs: Jobs = None,
    cluster: Cluster = None,
    archive: Filed = None,
    strict: Strict = False,
    log: Log = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """把快报收进数据库；同一内容再收一次不变，改过的留作新修订。

    例：bulletin ingest 收件箱/
    """
    from bulletin_cli.cli.dates import typed_date
    from bulletin_cli.cli.deciding import command
    from bulletin_cli.cli.intake import Request
    from bulletin_cli.cli.journal import Journal
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.place import database
    from bulletin_cli.cli.province import Force, refuse
    from bulletin_cli.cli.reading_ahead import Told
    from bulletin_cli.cli.reporting import checked
    from bulletin_cli.errors import UsageError

    if cluster is not None or archive is not None:
        refuse({"--again": again, "--dry-run": dry_run, "--issue": issue, "--date": date, "--db": archive and db})
    if again:
        return _again(tuple(paths or ()), db, dry_run=dry_run, shown=verbose or (sys.stdout.isatty() and not quiet))
    paths = paths or _inbox()
    if (issue or date) and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise UsageError("--issue" if issue else "--date", "只能用于一个文件", "请一份一份收录")
    request = Request(
        paths=tuple(paths),
        database=database(db),
        command=command(),
        told=Told(issue, None if date is None else typed_date(date), checked(encoding)),
        jobs=jobs or 1,
        watch=_watch(words(), quiet=quiet),
        strict=strict,
    )
    telling = _Telling(words(), Journal(log), verbose, quiet)
    if archive is not None:
        return _file_away(request, archive, Force(cluster, jobs), telling)
    return _take_in(request, None if cluster is None else Force(cluster, jobs), telling, dry_run=dry_run)


@dataclass(frozen=True)
class _Telling:
    """Who is told what became of the inputs: the terminal, as much as it wants to hear, and the journal."""

    words: Words
    journal: Journal
    verbose: bool
    quiet: bool

    @property
    def shown(self) -> bool:
        """Whether the table is printed."""
        return self.verbose or (sys.stdout.isatty() and not self.quiet)

    def complain(self, error: SourceError) -> None:
        """Nothing; the error is on standard error and in the journal."""
        from bulletin_cli.cli.reporting import complain

        complain(error)
        self.journal.note(str(error))

    def conclude(self, line: str) -> None:
        """Nothing; the line is in the journal, and on standard error where somebody looks."""
        self.journal.note(line)
        if self.verbose or (sys.stderr.isatty() and not self.quiet):
            sys.stderr.write(line + "\n")


def _take_in(request: Request, force: Force | None, telling: _Telling, *, dry_run: bool) -> int:
    """The exit status; the inputs are in the database, read here or by a cluster."""
    from bulletin_cli.cli.intake import rehearse, take_in
    from bulletin_cli.cli.province import archive_among, spooled, stored

    filed = archive_among(request.paths)
    with ExitStack() as stack:
        if filed is not None:
            request = replace(request, paths=(), reader=stack.enter_context(stored(filed)))
        elif force is not None:
            request = replace(request, reader=stack.enter_context(spooled(request, force)))
        intake = (rehearse if dry_run else take_in)(request, telling.complain)
    _tell(intake, telling.words, shown=telling.shown, verbose=telling.verbose)
    telling.conclude(_summary(intake, telling.words, dry_run=dry_run))
    return 3 if intake.failed else 0


def _file_away(request: Request, folder: Path, force: Force, telling: _Telling) -> int:
    """The exit status; the inputs are in the archive of parts in `folder`."""
    from bulletin_cli.cli.province import file_away

    filed = file_away(request, folder, force, telling.complain)
    counts = (
        ("读成 {count} 期", filed.issues),
        ("数字 {count} 个", filed.figures),
        ("已在档案里 {count} 个文件", filed.kept),
        ("失败 {count}", filed.failed),
    )
    said = telling.words.say("、").join(telling.words.say(text, count=count) for text, count in counts if count)
    telling.conclude(telling.words.say("{said}（档案 {folder}）", said=said, folder=folder))
    return 3 if filed.failed else 0


def _tell(intake: Intake, words: Words, *, shown: bool, verbose: bool) -> None:
    """Nothing; what became of each input is on standard output where it is to be shown, how it was read as well."""
    from bulletin_cli.cli.output import emit
    from bulletin_cli.cli.reporting import tell_encoding

    if shown and any(line.outcome is not None for line in intake.lines):
        emit(_table(intake, words), options.Output(form="table"), words)
    if verbose:
        for line in intake.lines:
            tell_encoding(line.source, line.encoding)


def _watch(words: Words, *, quiet: bool) -> Watch:
    """A bar on the terminal while many inputs are read; nothing anywhere else."""
    from bulletin_cli.cli.reading_ahead import as_they_come
    from bulletin_cli.render.bar import watched

    def watch(readings: Iterator[FromInput], total: int) -> Iterator[FromInput]:
        if quiet or total < MANY or not sys.stderr.isatty():
            return as_they_come(readings, total)
        return watched(readings, total, words.say("收录"))

    return watch


def _inbox() -> list[str]:
    """The inbox of bulletin.toml; UsageError where it names none."""
    from bulletin_cli.cli.settings import settings
    from bulletin_cli.errors import UsageError

    found = [str(path) for path in settings().inbox]
    if not found:
        raise UsageError("ingest", "没有写收哪些文件", '写明 PATH，或在 bulletin.toml 里写 inbox = "收件箱"')
    return found


def _again(issues: tuple[str, ...], db: Path | None, *, dry_run: bool, shown: bool) -> int:
    """The exit status of reading anew what the archive keeps; a rehearsal always shows what would change."""
    from bulletin_cli.cli.again import read_again, rehearse_again, table
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit
    from bulletin_cli.cli.place import database

    found = (rehearse_again if dry_run else read_again)(database(db), issues)
    if found and (shown or dry_run):
        emit(table(found), options.Output(form="table"), words())
    if shown or dry_run:
        count = words().say("{count} 期的读法有变", count=len(found))
        line = words().say("试运行，什么都没有写：{said}", said=count) if dry_run else count
        sys.stderr.write(line + "\n")
    return 0


def _table(intake: Intake, words: Words) -> Table:
    from bulletin_cli.analysis.table import Align, Column, Table

    columns = (
        Column("source", "文件", wrap=True),
        Column("issue", "期"),
        Column("figures", "数字", Align.RIGHT),
        Column("doubtful", "待核", Align.RIGHT),
        Column("result", "结果", wrap=True),
    )
    return Table(columns, tuple(_row(line, words) for line in intake.lines))


def _row(line: Line, words: Words) -> tuple[Cell, ...]:
    if line.outcome is None:
        return (line.source, "", "", "", words.say("读不了：{reason}", reason=words.translated(line.trouble)))
    results = {"new": "新收录", "revised": "修订 {revision}：旧版保留", "unchanged": "未变，跳过"}
    result = words.say(results[line.outcome.kind], revision=line.outcome.revision)
    return (line.source, line.outcome.address, line.figures, line.doubtful, result)


def _summary(intake: Intake, words: Words, *, dry_run: bool) -> str:
    """One line: what was stored, and what to do next."""
    from bulletin_cli.store.outcome import Kind

    counts = (
        ("收录 {count} 期", intake.count(Kind.NEW)),
        ("修订 {count} 期", intake.count(Kind.REVISED)),
        ("跳过 {count}", intake.count(Kind.UNCHANGED)),
        ("失败 {count}", intake.failed),
    )
    said = words.say("、").join(words.say(text, count=count) for text, count in counts if count)
    if intake.passed_over:
        said += words.say("（另有 {count} 个文件看扩展名不是快报，没有读）", count=intake.passed_over)
    if dry_run:
        return words.say("试运行，什么都没有写：{said}", said=said)
    if intake.batch is None:
        return words.say("{said}。", said=said)
    return words.say("{said}（批次 b{batch}）。看结果：bulletin report", said=said, batch=f"{intake.batch:04d}")
