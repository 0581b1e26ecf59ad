"""`bulletin query`: a question in SQL over the documented views, read-only."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from bulletin_cli.analysis.table import Cell, Column
    from bulletin_cli.store.asking import Found, Value

Statement = Annotated[str, typer.Argument(metavar="SQL", show_default=False, help="一句 SELECT；- 表示标准输入")]
Values = Annotated[
    list[str] | None,
    typer.Option("-p", "--param", metavar="NAME=VALUE", show_default=False, help="SQL 里 :NAME 的值，可重复"),
]


@options.answering()
def query(
    sql: Statement,
    *,
    param: Values = None,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """用 SQL 查库，只读：issues、items、figures、series 各视图。

    例：bulletin query "select issue, count(*) n from figures group by 1" --format md

    例：bulletin query "select id, text, sentence from figures where unit = :u" -p u=公里

    例：bulletin query - --format csv -o 结果.csv < 问题.sql
    """
    import sys

    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit
    from bulletin_cli.cli.place import database
    from bulletin_cli.store.asking import ask

    found = ask(database(db), sys.stdin.read() if sql == "-" else sql, _named(param or ()))
    from bulletin_cli.analysis.table import Table

    rows = tuple(tuple(map(_cell, row)) for row in found.rows)
    emit(Table(_columns(found), rows, notes=(f"{len(rows)} 行",)), where, words())
    return 0


def _named(given: Sequence[str]) -> dict[str, str]:
    from bulletin_cli.errors import UsageError

    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError("-p", f"“{text}”不是 名字=值", "例：-p u=公里")
        found[name] = value
    return found


def _columns(found: Found) -> tuple[Column, ...]:
    """Numbers to the right; text may be broken into lines, on a narrow terminal."""
    from bulletin_cli.analysis.table import Align, Column

    def kind(at: int) -> bool:
        return any(isinstance(row[at], (int, float)) for row in found.rows)

    return tuple(
        Column(name, name, Align.RIGHT) if kind(at) else Column(name, name, wrap=True)
        for at, name in enumerate(found.names)
    )


def _cell(value: Value) -> Cell:
    """The value as a table has it: a real number in its shortest digits, bytes by their length."""
    from decimal import Decimal

    if isinstance(value, float):
        return Decimal(repr(value))
    return f"（{len(value)} 字节）" if isinstance(value, bytes) else value
