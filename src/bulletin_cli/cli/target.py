"""`bulletin target`: the year's targets, those in the bulletins and those that people enter."""

# ruff: noqa: PLC0415, PLR0913 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bulletin_cli.cli import options

Department = Annotated[str | None, typer.Argument(metavar="DEPT", show_default=False, help="单位")]
Indicator = Annotated[
    str | None, typer.Argument(metavar="INDICATOR", show_default=False, help="指标；名称的一部分也行")
]
Value = Annotated[
    str | None, typer.Argument(metavar="VALUE", show_default=False, help="目标，带单位：40公里、12.5亿元")
]
Year = Annotated[int | None, typer.Option("--year", metavar="YEAR", show_default=False, help="年度；默认今年")]
Due = Annotated[str | None, typer.Option("--due", metavar="DATE", show_default=False, help="期限；默认年底")]
Reason = Annotated[str, typer.Option("--reason", metavar="R", show_default=False, help="依据，留在记录里")]
FromFile = Annotated[
    Path | None,
    typer.Option(
        "--from-file", metavar="FILE", show_default=False, help="从台账读：csv、xlsx；表头 单位、指标、目标、年度、期限"
    ),
]
Remove = Annotated[str | None, typer.Option("--remove", metavar="ID", show_default=False, help="撤掉这个目标，如 t3")]


@options.answering()
def target(
    dept: Department = None,
    indicator: Indicator = None,
    value: Value = None,
    *,
    year: Year = None,
    due: Due = None,
    reason: Reason = "",
    from_file: FromFile = None,
    remove: Remove = None,
    today: options.Today = None,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """录入、导入或列出年度目标；录入的与正文写的并排，有录入的用录入的。

    例：bulletin target 交通运输局 新改建农村公路 40公里 --year 2024

    例：bulletin target --from-file 台账.xlsx --year 2024
    """
    from bulletin_cli.cli import aims
    from bulletin_cli.cli.aims import EXAMPLE
    from bulletin_cli.cli.choosing import today_of
    from bulletin_cli.cli.dates import typed_date
    from bulletin_cli.cli.place import database
    from bulletin_cli.errors import UsageError

    place = database(db)
    if remove is not None:
        return aims.remove(place, remove)
    if from_file is not None:
        return aims.enter(place, aims.read_aims(from_file, year), known=False)
    if dept is None:
        return _listed(place, year, where)
    if not (indicator and indicator.strip() and value):
        raise UsageError("target", "要写明单位、指标和目标", EXAMPLE)
    by = None if due is None else typed_date(due, "--due")
    aim = aims.Aim(dept, indicator.strip(), value, year or (by or today_of(today)).year, by, reason)
    return aims.enter(place, (aim,), known=True)


def _listed(place: Path, year: int | None, where: options.Output) -> int:
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.list_targets import targets
    from bulletin_cli.cli.output import emit
    from bulletin_cli.store.reading import open_shelf

    with open_shelf(place) as shelf:
        report = targets(shelf, (), year)
    emit(report, where, words())
    return 0 if report.table.rows else 1
