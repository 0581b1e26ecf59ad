"""`bulletin ingest`: bulletins into the database."""

# ruff: noqa: PLC0415, PLR0913 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin_cli.analysis.table import Cell, Table
    from bulletin_cli.cli.intake import Intake, Line
    from bulletin_cli.cli.language import Words
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


Jobs = Annotated[int, typer.Option("--jobs", metavar="N", show_default=False, min=1, help="用几个进程读；默认 1")]
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
    jobs: Jobs = 1,
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
    from bulletin_cli.cli.intake import Request, rehearse, take_in
    from bulletin_cli.cli.journal import Journal
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.place import database
    from bulletin_cli.cli.reading_ahead import Told
    from bulletin_cli.cli.reporting import checked, complain
    from bulletin_cli.errors import UsageError

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
        jobs=jobs,
        watch=_watch(words(), quiet=quiet),
        strict=strict,
    )
    journal = Journal(log)

    def tell(error: SourceError) -> None:
        complain(error)
        journal.note(str(error))

    intake = (rehearse if dry_run else take_in)(request, tell)
    journal.note(_summary(intake, words(), dry_run=dry_run))
    _tell(intake, words(), shown=verbose or (sys.stdout.isatty() and not quiet), verbose=verbose)
    if verbose or (sys.stderr.isatty() and not quiet):
        sys.stderr.write(_summary(intake, words(), dry_run=dry_run) + "\n")
    return 3 if intake.failed else 0


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
