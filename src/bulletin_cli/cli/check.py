"""`bulletin check`: what in the figures a person should look at; silent where there is nothing."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli import options

Names = Annotated[list[str] | None, typer.Argument(metavar="NAME", show_default=False, help="检查项；默认全部")]
New = Annotated[bool, typer.Option("--new", show_default=False, help="只看最近一批收录的各期")]
List = Annotated[bool, typer.Option("--list", show_default=False, help="列出有哪些检查")]


@options.answering()
def check(
    names: Names = None,
    *,
    new: New = False,
    listed: List = False,
    dept: options.Departments = None,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """复核库里的数字：算得拢吗、累计数变小了吗、谁没报；平安无事不出声。

    例：bulletin check arithmetic --new
    """
    from bulletin_cli.analysis.checks import CHECKS, findings
    from bulletin_cli.cli.archive import departments, spellings
    from bulletin_cli.cli.checking import catalogue, chosen, holdings, of_departments, of_issues, report
    from bulletin_cli.cli.checking_system import SYSTEM, system
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit
    from bulletin_cli.cli.place import database
    from bulletin_cli.errors import UsageError
    from bulletin_cli.model import Severity
    from bulletin_cli.store.reading import open_shelf

    wanted = chosen(names or [])
    if listed:
        emit(catalogue(), where, words())
        return 0
    if SYSTEM in wanted:
        if len(wanted) > 1:
            raise UsageError("check", "system 要单独查", "例：bulletin check system")
        about = system(database(db))
        if about:
            emit(report(about), where, words())
        return 1 if any(one.severity is Severity.WARNING for one in about) else 0
    with open_shelf(database(db)) as shelf:
        own = spellings(departments(dept, shelf))
        newest = shelf.newest_issues() if new else ()
        held = holdings(shelf, newest)
    found = findings(held, wanted or tuple(CHECKS))
    if new:
        found = of_issues(found, newest)
    if own:
        found = of_departments(found, held, own)
    if found or where.form in ("json", "csv") or where.file is not None:
        emit(report(found), where, words())
    return 1 if found else 0
