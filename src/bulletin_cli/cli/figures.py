"""Figures as a table for people."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.table import Align, Cell, Column, Table
from bulletin_cli.cli.records import FigureRecord, ObservationRecord

STATUS: Final = {"actual": "实绩", "target": "目标", "forecast": "预计"}
MEASURE: Final = {
    "level": "", "yoy": "同比", "mom": "环比", "change": "增减", "share": "占比", "completion": "完成率",
    "rank": "位次", "rate": "单位量",
}  # fmt: skip
TIME: Final = {"to_date": "累计", "period": "当期", "unstated": ""}

COLUMNS = (
    Column("departments", "单位", wrap=True),
    Column("indicator", "指标", wrap=True),
    Column("text", "原文", Align.RIGHT),
    Column("value", "读数", Align.RIGHT, drop=1),
    Column("unit", "计量单位", drop=1),
    Column("kind", "性质", drop=2, own=True),
)


def observation_table(records: Sequence[ObservationRecord]) -> Table:
    """A row for each observation: whose, of what, as printed, as read, and what kind of figure."""
    return Table(COLUMNS, tuple(map(_row, records)), notes=(f"{len(records)} 个数字",))


def figure_table(records: Sequence[FigureRecord]) -> Table:
    """A row for each figure of the archive, its address first."""
    columns = (Column("id", "编号"), *COLUMNS)
    rows = tuple((record.id, *_row(record)) for record in records)
    return Table(columns, rows, notes=(f"{len(records)} 个数字      看出处：bulletin trace 编号",))


def kind(record: ObservationRecord) -> str:
    """What kind of figure it is, in the offices' words."""
    words = (STATUS[record.status], MEASURE[record.measure], TIME[record.time])
    return "、".join(word for word in words if word)


def _row(record: ObservationRecord) -> tuple[Cell, ...]:
    indicator = f"  其中：{record.indicator}" if record.part_of is not None else record.indicator
    return ("、".join(record.departments), indicator, record.text, _value(record), record.unit, kind(record))


def _value(record: ObservationRecord) -> Cell:
    return Decimal(record.value) if record.upper is None else f"{record.value}—{record.upper}"
