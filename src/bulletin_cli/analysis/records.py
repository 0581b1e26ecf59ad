"""What programs read of a report: one record for each series, as the machine interface has it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bulletin_cli.analysis.frames import Stop
from bulletin_cli.analysis.lines import Line
from bulletin_cli.analysis.pace import in_places
from bulletin_cli.analysis.table import Cell, Column, Table
from bulletin_cli.model import Figure
from bulletin_cli.nouns import dataclass

POINTS: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series. `id` is its address."""

    issue: str
    date: date | None
    value: Decimal
    upper: Decimal | None
    modifier: str
    id: str


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """One series with its points, oldest first.

    `change` is the last point less the one it is compared with, in the unit; `change_percent` the same in per cent.
    `target` is the year's, `completion` what the text states, else what the numbers give, which is `completion_computed`
    either way; `pace` the distance from the pace in percentage points; `state` is done, ahead, on_pace, behind, other or
    no_target. All four are as of the last point, and null for what has no target of its own (a rate, a rank, a target).
    """

    department: str
    indicator: str
    unit: str
    measure: str
    status: str
    points: tuple[Point, ...]
    change: Decimal | None
    change_percent: Decimal | None
    target: Decimal | None
    completion: Decimal | None
    pace: Decimal | None
    state: str | None
    series: str
    time: str
    completion_computed: Decimal | None
    as_of: date | None


def record_of(line: Line, stops: Sequence[Stop]) -> SeriesRecord:
    """The record of a line through the given columns."""
    one, stand = line.row.series, line.standing
    figures = [line.shown[stop.key] for stop in stops if stop.key in line.shown]
    rate = stand.completion if stand else None
    return SeriesRecord(
        department=one.department,
        indicator=one.name,
        unit=figures[-1].observation.unit if figures else one.unit,
        measure=one.measure,
        status=one.status,
        points=tuple(map(_point, figures)),
        change=line.change,
        change_percent=line.change_percent,
        target=target_of(line),
        completion=rate.told if rate else None,
        pace=rounded(stand.pace) if stand else None,
        state=stand.state if stand else None,
        series=one.id,
        time=one.time,
        completion_computed=in_places(rate.computed) if rate and rate.computed is not None else None,
        as_of=stand.day if stand else None,
    )


def target_of(line: Line) -> Decimal | None:
    """The target where it is in the unit of what is shown: among completion rates (%) that of 公里 says nothing."""
    target = line.standing.target if line.standing else None
    shown = line.last.observation.unit if line.last else line.row.series.unit
    return target.observation.value if target and target.observation.unit == shown else None


def rounded(distance: Decimal | None) -> Decimal | None:
    """A distance from the pace, to two places."""
    return None if distance is None else distance.quantize(POINTS, ROUND_HALF_UP)


def _point(figure: Figure) -> Point:
    seen = figure.observation
    return Point(figure.issue, figure.date, seen.value, seen.upper, seen.modifier, figure.address)


HEAD_KEYS = ("department", "indicator", "unit", "measure", "status")
TAIL_KEYS = ("change", "change_percent", "target", "completion", "pace", "state")


def sheet_of(lines: Sequence[Line], records: Sequence[SeriesRecord], stops: Sequence[Stop]) -> Table:
    """The records flat: one row for each, one column for each stop with the values in the record's unit."""
    keys = (*HEAD_KEYS, *(stop.key for stop in stops), *TAIL_KEYS, "id")
    places = [stop.key for stop in stops]
    rows = tuple(_flat(line, record, places) for line, record in zip(lines, records, strict=True))
    return Table(tuple(Column(key, key) for key in keys), rows)


def _flat(line: Line, record: SeriesRecord, places: Sequence[str]) -> tuple[Cell, ...]:
    amounts = {key: _amount(figure) for key, figure in line.shown.items()}
    return (
        *(getattr(record, key) for key in HEAD_KEYS),
        *map(amounts.get, places),
        *(getattr(record, key) for key in TAIL_KEYS),
        record.points[-1].id if record.points else None,
    )


def _amount(figure: Figure) -> Cell:
    seen = figure.observation
    return seen.value if seen.upper is None else f"{seen.value:f}-{seen.upper:f}"
