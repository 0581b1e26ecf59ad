"""`bulletin score`: adopted items per unit and period, with the office's weights."""

# ruff: noqa: PLC0415, PLR0913 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli import options

ClassName = Annotated[
    str | None,
    typer.Option("--class", metavar="NAME", show_default=False, help="只看这一类单位（bulletin.toml [classes]）"),
]


Since = Annotated[
    str | None, typer.Option("--since", metavar="P", show_default=False, help="从这一期或这一天起，到最新一期")
]


@options.answering()
def score(
    *,
    period: options.Period = None,
    since: Since = None,
    class_name: ClassName = None,
    today: options.Today = None,
    config: options.Config = None,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """信息采用情况：各单位采用条数、得分、名次，零采用的单位。

    例：bulletin score --period 2024Q2

    例：bulletin score --period last-quarter -o 采用通报.csv

    例：bulletin score --class 乡镇 --config bulletin.toml
    """
    from bulletin_cli.cli.choosing import today_of
    from bulletin_cli.cli.filing import filed
    from bulletin_cli.cli.gathering import documents
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit_all
    from bulletin_cli.cli.place import database
    from bulletin_cli.cli.scoring import Wish, scores
    from bulletin_cli.cli.settings import settings

    wish = Wish(period, since, today_of(today), class_name)
    reports, shown = scores(database(db), wish, settings(config).rules)
    where = filed(where, period, wish.today, shown)
    emit_all(documents(reports, where.form), where, words())
    return 0 if any(record for one in reports for record in one.records) else 1
