"""`bulletin review`: what the program is not sure of, asked one by one or listed."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli import options

Accept = Annotated[
    list[str] | None, typer.Option("--accept", metavar="ID", show_default=False, help="认可这个编号，可重复")
]
Reject = Annotated[
    list[str] | None, typer.Option("--reject", metavar="ID", show_default=False, help="否决这个编号，可重复")
]
NoInput = Annotated[bool, typer.Option("--no-input", show_default=False, help="在终端上也只列出，不提问")]


@options.answering()
def review(
    *,
    dept: options.Departments = None,
    accept: Accept = None,
    reject: Reject = None,
    no_input: NoInput = False,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """逐个核对拿不准的读数和对应；不在终端上时只列出。

    例：bulletin review --accept 2023-49.23
    """
    import sys

    from bulletin_cli.cli.archive import departments, spellings
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit
    from bulletin_cli.cli.place import database
    from bulletin_cli.cli.reviewing import answer, ask, of_departments, report
    from bulletin_cli.store.reading import open_shelf

    path = database(db)
    with open_shelf(path) as shelf:
        wanted = spellings(departments(dept, shelf))
        found = of_departments(shelf.questions(), wanted)
    if accept or reject:
        answer(path, accept or [], reject or [])
        return 0
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty() and where.form == "table" and where.file is None
    if on_terminal and not no_input and found:
        return ask(path, found)
    emit(report(found), where, words())
    return 1 if found else 0
