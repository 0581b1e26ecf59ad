"""`bulletin list`: what the database holds."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from datetime import date

    from bulletin_cli.analysis.table import Report
    from bulletin_cli.store.reading import Shelf

KINDS = ("issues", "figures", "depts", "indicators", "aliases", "targets", "changes", "batches")
OF_DEPARTMENTS = ("figures", "indicators", "targets")
What = Annotated[str, typer.Argument(metavar="WHAT", show_default=False, help="列什么：" + "、".join(KINDS))]


@options.answering()
def listing(
    what: What,
    *,
    dept: options.Departments = None,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """列出库里的各期、数字、单位、指标、别名、目标、决定、批次。

    例：bulletin list figures --dept 水利局
    """
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit
    from bulletin_cli.cli.place import database
    from bulletin_cli.errors import UsageError
    from bulletin_cli.store.reading import open_shelf

    if dept and what not in OF_DEPARTMENTS:
        raise UsageError(
            "--dept", f"list {what} 不分单位", "可用：" + "、".join(f"list {one}" for one in OF_DEPARTMENTS)
        )
    if what not in KINDS:
        raise UsageError("list", f"没有“{what}”可列", "可用：" + "、".join(KINDS))
    with open_shelf(database(db)) as shelf:
        report = _report(what, shelf, dept or [])
    emit(report, where, words())
    return 0 if report.table.rows else 1


def _report(what: str, shelf: Shelf, queries: list[str]) -> Report:
    """The listing of that kind."""
    from bulletin_cli.cli import list_knowledge, list_targets
    from bulletin_cli.cli.archive import departments, spellings

    match what:
        case "issues":
            return _issues(shelf)
        case "depts":
            return _departments(shelf)
        case "indicators":
            return list_knowledge.indicators(shelf, spellings(departments(queries, shelf)))
        case "aliases":
            return list_knowledge.aliases(shelf)
        case "targets":
            return list_targets.targets(shelf, departments(queries, shelf))
        case "changes":
            return list_knowledge.changes(shelf)
        case "batches":
            return list_knowledge.batches(shelf)
    return _figures(shelf, queries)


def _issues(shelf: Shelf) -> Report:
    from bulletin_cli.analysis.table import Align, Column, Report, Table

    columns = (
        Column("issue", "编号"),
        Column("issue_title", "刊名", wrap=True),
        Column("issue_number", "期号", Align.RIGHT),
        Column("issue_date", "日期"),
        Column("items", "条目", Align.RIGHT, drop=1),
        Column("figures", "数字", Align.RIGHT),
        Column("revision", "修订", Align.RIGHT, drop=2),
        Column("source", "文件", drop=3, wrap=True),
    )
    entries = shelf.issues()
    rows = tuple(
        (e.issue, e.issue_title, e.issue_number, _day(e.issue_date), e.items, e.figures, e.revision, e.source)
        for e in entries
    )
    return Report(Table(columns, rows, notes=(f"{len(rows)} 期",)), entries)


def _departments(shelf: Shelf) -> Report:
    from bulletin_cli.analysis.table import Align, Column, Report, Table

    columns = (
        Column("department", "单位"),
        Column("figures", "数字", Align.RIGHT),
        Column("issues", "期数", Align.RIGHT),
    )
    entries = shelf.departments()
    rows = tuple((entry.department, entry.figures, entry.issues) for entry in entries)
    note = f"{len(rows)} 个单位      看一个单位：bulletin report --dept 单位"
    return Report(Table(columns, rows, notes=(note,)), entries)


def _figures(shelf: Shelf, queries: list[str]) -> Report:
    from bulletin_cli.analysis.table import Report
    from bulletin_cli.cli.archive import departments, spellings
    from bulletin_cli.cli.figures import figure_table
    from bulletin_cli.cli.records import figure_record
    from bulletin_cli.store.selecting import Selection

    selection = Selection(departments=spellings(departments(queries, shelf)))
    records = tuple(figure_record(figure) for figure in shelf.figures(selection))
    return Report(figure_table(records), records)


def _day(when: date | None) -> str | None:
    return None if when is None else when.isoformat()
