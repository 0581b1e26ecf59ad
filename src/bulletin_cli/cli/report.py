"""`bulletin report`: a department's figures through the issues, an indicator across departments, or the whole county."""

# ruff: noqa: PLC0415, PLR0913 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from bulletin_cli.analysis.rules import Rules
    from bulletin_cli.analysis.view import View

Rank = Annotated[bool, typer.Option("--rank", show_default=False, help="各单位排名（同一指标）")]
Plot = Annotated[
    bool, typer.Option("--plot", show_default=False, help="在终端里画出各项指标的走势，连同目标线，代替表格")
]
ByWhat = Annotated[
    str,
    typer.Option("--by", metavar="issue|month|quarter|year", show_default=False, help="一列是一期、一月、一季或一年"),
]
Compared = Annotated[
    str, typer.Option("--compare", metavar="prev|yoy|none", show_default=False, help="比上次、比上年同期、不比")
]
Shown = Annotated[
    str,
    typer.Option("--show", metavar="total|step|rate", show_default=False, help="累计数、新增（相邻两次之差）、完成率"),
]
Sorted = Annotated[
    str | None,
    typer.Option(
        "--sort", metavar="COL", show_default=False, help="按 name、value、change、completion、pace 排；默认按刊登次序"
    ),
]


@options.answering()
def report(
    *,
    dept: options.Departments = None,
    indicator: options.Indicators = None,
    rank: Rank = False,
    plot: Plot = False,
    period: options.Period = None,
    by: ByWhat = "issue",
    compare: Compared = "prev",
    show: Shown = "total",
    sort: Sorted = None,
    unit: options.UnitName = None,
    state: options.States = None,
    fail_on: options.FailOn = None,
    today: options.Today = None,
    config: options.Config = None,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """各项指标逐期对比；不指定单位时是全县一览。

    例：bulletin report --dept 交通运输局 --period 2024Q2 --by month

    例：bulletin report --indicator 固定资产投资 --rank --unit 万元

    例：bulletin report --period last-month --fail-on state:欠进度
    """
    from bulletin_cli.analysis.frames import By
    from bulletin_cli.cli.answering import CHECK, WHOLE, Wish, alarm, answered
    from bulletin_cli.cli.choosing import COLUMNS, one_of, today_of
    from bulletin_cli.cli.gathering import documents
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit_all, emit_plots
    from bulletin_cli.cli.place import database
    from bulletin_cli.errors import UsageError
    from bulletin_cli.store.reading import open_shelf

    alarms = tuple(map(alarm, fail_on or ()))
    view = _view((compare, show, sort or "text"), state, config)
    if plot and not (dept or indicator):
        raise UsageError("--plot", "要说明是哪个单位或指标", "例：bulletin report --dept 交通运输局 --plot")
    wish = Wish(
        tuple(dept or ()), tuple(indicator or ()), period, today_of(today), one_of(By, by, "--by", COLUMNS), view, unit,
        ranked=rank, whole=where.form in WHOLE, checked=CHECK in alarms,
    )  # fmt: skip
    with open_shelf(database(db)) as shelf:
        answer = answered(wish, shelf)
        status = answer.status(alarms, shelf)
    if where.file is not None:
        from bulletin_cli.cli.filing import filed

        where = filed(where, period, wish.today, answer.heads)
    if plot:
        emit_plots(answer.reports, where, words(), answer.series)
    else:
        emit_all(documents(answer.reports, where.form), where, words(), answer.series)
    return status


def _view(chosen: tuple[str, str, str], state: list[str] | None, config: Path | None) -> View:
    """How the person wants to look at it; `chosen` are --compare, --show and --sort."""
    from bulletin_cli.analysis.rules import DEFAULT
    from bulletin_cli.analysis.view import Against, Show, Sort, View
    from bulletin_cli.cli.choosing import one_of, states
    from bulletin_cli.cli.place import settings_file

    compare, show, sort = chosen
    return View(
        against=one_of(Against, compare, "--compare"),
        show=one_of(Show, show, "--show"),
        sort=one_of(Sort, sort, "--sort"),
        states=states(state),
        rules=_rules(config) if settings_file(config) else DEFAULT,
    )


def _rules(config: Path | None) -> Rules:
    from bulletin_cli.cli.settings import settings

    return settings(config).rules
