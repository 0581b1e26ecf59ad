"""A county of series for the tests: each figure in one line, the series as alignment would give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bulletin_cli.model import Figure, Measure, Modifier, Observation, Period, Quantity, Series, Status, TimeKind


@dataclass(frozen=True)
class Kind:
    """What sort of figures a series has."""

    unit: str = "个"
    status: Status = Status.ACTUAL
    measure: Measure = Measure.LEVEL
    time: TimeKind = TimeKind.TO_DATE
    department: str = "交通运输局"


@dataclass(frozen=True)
class Told:
    """One figure: in which issue, how much, how it stands in the text; without a day the issues are weekly ones of 2023."""

    issue: int
    value: str
    text: str = ""
    modifier: Modifier = Modifier.EXACT
    place: int = 1
    part_of: int | None = None
    upper: str | None = None
    day: date | None = None
    until: date | None = None
    since: date | None = None
    sentence: str = ""


def seen(kind: Kind, told: Told, name: str = "检查企业") -> Observation:
    """The observation behind a figure."""
    text = told.text or f"{told.value}{kind.unit}"
    upper = Decimal(told.upper) if told.upper else None
    quantity = Quantity(text, told.place, told.place + len(text), Decimal(told.value), upper, kind.unit, told.modifier)
    return Observation(
        quantity, 0, None, None, name, (kind.department,), kind.status, kind.measure, Period(kind.time, told.since, told.until),
        told.part_of, told.sentence or f"{name}{text}。", 0,
    )  # fmt: skip


def series(identity: str, name: str, kind: Kind, *told: Told) -> Series:
    """The series of those figures."""
    figures = tuple(_figure(kind, one, name) for one in told)
    return Series(identity, name, kind.department, kind.unit, "count", kind.measure, kind.status, kind.time, figures)


def _figure(kind: Kind, told: Told, name: str) -> Figure:
    day = told.day or date(2023, 1, 6) + timedelta(weeks=told.issue)
    issue = f"{day.year}-{told.issue}"
    return Figure(
        f"{issue}.{told.place}", issue, "安陵政务快报", told.issue, day, None, "x.txt", 1, seen(kind, told, name)
    )
