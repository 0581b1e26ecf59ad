"""A small dossier: one department's series through some issues, with its table and records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bulletin_cli.analysis.display import value_text
from bulletin_cli.analysis.records import Point, SeriesRecord
from bulletin_cli.analysis.table import Align, Column, Report, Table
from bulletin_cli.model import Figure, Measure, Modifier, Observation, Period, Quantity, Series, Status, TimeKind
from bulletin_cli.render.dossier import Dossier

HOSTILE = (
    "[red]红[/red]",
    "\x1b[31m红\x1b[0m",
    "\x1b]0;题\x07尾",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("x")',
    "@SUM(A1)",
    "危房!A1",
    "<script>document.title='坏'</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></svg><b>",
    "{{ 7*7 }}{% raw %}",
    "a\x00b\ufffe\uffff\u202e倒",
    "' onmouseover='x",
    "]]>&amp;",
)


@dataclass(frozen=True)
class Told:
    """One series: its name, its unit, its values by issue (None: not reported), its target."""

    name: str = "新改建农村公路"
    values: tuple[str | None, ...] = ("18.6", "20.4", None, "36.5")
    unit: str = "公里"
    target: str | None = "45"
    modifier: Modifier = Modifier.EXACT


PLAIN = (Told(), Told("排查维修企业", ("41", None, "57", "66"), "家", None), Told("发送旅客", ("36000",), "人次", None))
FIRST_DAY = date(2023, 9, 15)


def dossier(*told: Told, department: str = "交通运输局", note: str = "— 该期未报") -> Dossier:
    """The dossier of a board and of a department with those series."""
    told = told or PLAIN
    series = tuple(_series(at, one, department) for at, one in enumerate(told))
    own = Report(_table(series, department, note), tuple(_record(*pair) for pair in zip(series, told, strict=True)))
    return Dossier((_board(department, len(series)), own), series)


def dressed(text: str) -> Dossier:
    """The dossier with the text everywhere that a bulletin may put a text of its own."""
    plain = dossier(Told(text, unit=text), Told(text, ("1",), text, None), department=text, note=text)
    series = tuple(
        replace(one, figures=tuple(_dressed(figure, text) for figure in one.figures)) for one in plain.series
    )
    return replace(plain, series=series)


def _dressed(figure: Figure, text: str) -> Figure:
    observation = replace(figure.observation, sentence=f"{text}{figure.observation.sentence}{text}")
    return replace(figure, source=text, observation=observation)


def _series(at: int, told: Told, department: str) -> Series:
    figures = tuple(
        _figure(at, issue, value, told, department) for issue, value in enumerate(told.values) if value is not None
    )
    return Series(
        f"s{at}", told.name, department, told.unit, "length", Measure.LEVEL, Status.ACTUAL, TimeKind.TO_DATE, figures
    )


def _figure(at: int, issue: int, value: str, told: Told, department: str) -> Figure:
    text, before = f"{value}{told.unit}", f"截至目前，{told.name}"
    quantity = Quantity(
        text, 100 + len(before), 100 + len(before) + len(text), Decimal(value), None, told.unit, told.modifier
    )
    seen = Observation(
        quantity, 0, None, None, told.name, (department,), Status.ACTUAL, Measure.LEVEL, Period(TimeKind.TO_DATE), None,
        f"{before}{text}。", 100,
    )  # fmt: skip
    address = f"2023-{44 + issue}"
    day = FIRST_DAY + timedelta(weeks=issue)
    return Figure(f"{address}.{at + 1}", address, "安陵政务快报", 44 + issue, day, None, "44.txt", 1, seen)


def _record(series: Series, told: Told) -> SeriesRecord:
    points = tuple(
        Point(one.issue, one.date, one.observation.value, None, one.observation.modifier, one.address)
        for one in series.figures
    )
    known: dict[str, Any] = {
        **{field.name: None for field in fields(SeriesRecord)},
        "department": series.department,
        "indicator": series.name,
        "unit": series.unit,
        "points": points,
        "target": Decimal(told.target) if told.target else None,
        "series": series.id,
    }
    return SeriesRecord(**known)


def _table(series: Sequence[Series], department: str, note: str) -> Table:
    issues = sorted({figure.issue for one in series for figure in one.figures})
    columns = (
        Column("indicator", "指标", wrap=True),
        *(Column(issue, f"第{issue[-2:]}期", Align.RIGHT, drop=100 - at) for at, issue in enumerate(issues)),
        Column("change_percent", "增幅", Align.RIGHT),
        Column("trend", "走势", drop=40),
        Column("id", "出处", drop=30),
    )
    rows = []
    for one in series:
        texts = {figure.issue: value_text(figure.observation) for figure in one.figures}
        rows.append((one.name, *map(texts.get, issues), "+31.2%", "▁█", one.figures[-1].address))
    return Table(columns, tuple(rows), department, "第44期—第47期", (note,))


def _board(department: str, count: int) -> Report:
    columns = (Column("department", "单位", wrap=True), Column("indicators", "指标", Align.RIGHT))
    return Report(Table(columns, ((department, count),), "各单位报数一览", "第44期—第47期", ("一个单位",)))
