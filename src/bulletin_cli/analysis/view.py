"""How a person wants to look at a report: what is compared, what is shown, which states, in which order, by which rules."""

from __future__ import annotations

from enum import StrEnum

from bulletin_cli.analysis.pace import State
from bulletin_cli.analysis.rules import DEFAULT, Rules
from bulletin_cli.model import Series
from bulletin_cli.nouns import dataclass


class Against(StrEnum):
    """What the newest figure is compared with: the one before, the one of a year before, or nothing."""

    PREV = "prev"
    YOY = "yoy"
    NONE = "none"


class Show(StrEnum):
    """What stands in the columns: totals as reported, what came in between, or completion rates."""

    TOTAL = "total"
    STEP = "step"
    RATE = "rate"


class Sort(StrEnum):
    """What rows are ordered by; TEXT keeps the order of the bulletin."""

    TEXT = "text"
    NAME = "name"
    VALUE = "value"
    CHANGE = "change"
    COMPLETION = "completion"
    PACE = "pace"


@dataclass(frozen=True, slots=True)
class View:
    """All of it; the plain view shows what was reported against the figure before.

    `only` are the ids of the series that are wanted, all where it is empty; the others still say how those stand. `goals`
    are the targets that people entered.
    """

    against: Against = Against.PREV
    show: Show = Show.TOTAL
    sort: Sort = Sort.TEXT
    states: frozenset[State] = frozenset()
    only: frozenset[str] = frozenset()
    rules: Rules = DEFAULT
    goals: tuple[Series, ...] = ()
