"""What programs read of a report: one record for each series, as the machine interface has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bulletin_cli.analysis.display import change_of, percent_of
from bulletin_cli.analysis.heads import IssueHead
from bulletin_cli.analysis.rows import Row
from bulletin_cli.analysis.table import Cell, Column, Table
from bulletin_cli.model import Figure, Series
from bulletin_cli.series.links import Links


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

    `change` is the last point less the one before, in the unit; `change_percent` the same in per cent. `target` and
    `completion` are what the archive states, `pace` and `state` need a rule and are null without one.
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


def record_of(row: Row, heads: Sequence[IssueHead], links: Links, by_id: Mapping[str, Series]) -> SeriesRecord:
    """The record of a row through the given issues."""
    figures = [row.figures[head.address] for head in heads if head.address in row.figures]
    one = row.series
    last, previous = (figures[-1].observation, figures[-2].observation) if len(figures) > 1 else (None, None)
    return SeriesRecord(
        department=one.department,
        indicator=one.name,
        unit=one.unit,
        measure=one.measure,
        status=one.status,
        points=tuple(map(_point, figures)),
        change=change_of(last, previous) if last and previous else None,
        change_percent=percent_of(last, previous) if last and previous else None,
        target=_latest(links.target, by_id),
        completion=_latest(links.completion, by_id),
        pace=None,
        state=None,
        series=one.id,
    )


def _point(figure: Figure) -> Point:
    seen = figure.observation
    return Point(figure.issue, figure.date, seen.value, seen.upper, seen.modifier, figure.address)


def _latest(id_: str | None, by_id: Mapping[str, Series]) -> Decimal | None:
    """The value of the newest figure of the linked series; None where there is none."""
    one = by_id.get(id_) if id_ else None
    return one.figures[-1].observation.value if one else None


HEAD_KEYS = ("department", "indicator", "unit", "measure", "status")
TAIL_KEYS = ("change", "change_percent", "target", "completion", "pace", "state")


def sheet_of(records: Sequence[SeriesRecord], heads: Sequence[IssueHead]) -> Table:
    """The records flat: one row for each, one column for each issue with the values in the base unit."""
    keys = (*HEAD_KEYS, *(head.address for head in heads), *TAIL_KEYS, "id")
    return Table(tuple(Column(key, key) for key in keys), tuple(_flat(record, heads) for record in records))


def _flat(record: SeriesRecord, heads: Sequence[IssueHead]) -> tuple[Cell, ...]:
    points = {point.issue: _amount(point) for point in record.points}
    return (
        *(getattr(record, key) for key in HEAD_KEYS),
        *(points.get(head.address) for head in heads),
        *(getattr(record, key) for key in TAIL_KEYS),
        record.points[-1].id if record.points else None,
    )


def _amount(point: Point) -> Cell:
    return point.value if point.upper is None else f"{point.value:f}-{point.upper:f}"
