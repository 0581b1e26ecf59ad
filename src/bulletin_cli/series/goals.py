"""Targets that people entered, as series that figures can be measured against like those that a bulletin states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from bulletin_cli.model import (
    Figure,
    Measure,
    Modifier,
    Observation,
    Period,
    Quantity,
    Series,
    Status,
    TimeKind,
)
from bulletin_cli.nouns import dataclass

SOURCE: Final = "bulletin target"


@dataclass(frozen=True, slots=True)
class Goal:
    """One entered target: whose, of what, how much in base units, in which year, by which day; `id` is such as t3."""

    id: str
    department: str
    indicator: str
    value: Decimal
    unit: str
    year: int
    due: date | None = None
    reason: str = ""

    @property
    def end(self) -> date:
        """The day by which it is to be reached: the one given, else the year's last."""
        return self.due or date(self.year, 12, 31)


def goal_series(goals: Iterable[Goal]) -> tuple[Series, ...]:
    """A series of targets for each department, indicator and unit, the earliest year first.

    Its figures have the goals' ids for addresses, and stand in no issue.
    """
    groups: dict[tuple[str, str, str], list[Goal]] = defaultdict(list)
    for goal in sorted(goals, key=lambda one: one.end):
        groups[goal.department, goal.indicator, goal.unit].append(goal)
    return tuple(_series(group) for group in groups.values())


def _series(goals: Sequence[Goal]) -> Series:
    one = goals[0]
    figures = tuple(map(_figure, goals))
    return Series(
        id=one.id, name=one.indicator, department=one.department, unit=one.unit, dimension="", measure=Measure.LEVEL,
        status=Status.TARGET, time=TimeKind.PERIOD, figures=figures,
    )  # fmt: skip


def _figure(goal: Goal) -> Figure:
    quantity = Quantity("", 0, 0, goal.value, None, goal.unit, Modifier.EXACT)
    period = Period(TimeKind.PERIOD, date(goal.year, 1, 1), goal.end)
    observation = Observation(
        quantity, 0, None, None, goal.indicator, (goal.department,), Status.TARGET, Measure.LEVEL, period, None, "", 0
    )
    return Figure(goal.id, "", None, None, None, None, SOURCE, 1, observation)
