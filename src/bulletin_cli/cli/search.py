"""`bulletin search`: sentences in which words stand, with the ids of their figures."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli import options

Sought = Annotated[
    list[str], typer.Argument(metavar="WORD", show_default=False, help="词，一个字也行；几个词要在同一句里")
]


@options.answering()
def search(
    words: Sought,
    *,
    dept: options.Departments = None,
    period: options.Period = None,
    today: options.Today = None,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """找出含有这些词的句子，词用【】标出，附各数字的编号。

    例：bulletin search 危房

    例：bulletin search 危房 竣工 --dept 住建局 --period last:4

    例：bulletin search 亩 --format jsonl
    """
    from bulletin_cli.cli import language
    from bulletin_cli.cli.choosing import today_of
    from bulletin_cli.cli.output import emit
    from bulletin_cli.cli.place import database
    from bulletin_cli.cli.sentences import Where, found, report
    from bulletin_cli.errors import UsageError

    if not all("".join(word.split()) for word in words):
        raise UsageError("search", "词是空的", "例：bulletin search 危房")
    hits = found(database(db), words, Where(tuple(dept or ()), period, today_of(today)))
    emit(report(hits, words), where, language.words())
    return 0 if hits else 1
