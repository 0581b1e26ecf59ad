"""How far an indicator is: its target of the year, its completion, its distance from the pace, and what that is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from bulletin_cli.analysis.frames import as_of
from bulletin_cli.analysis.precision import Between, printed
from bulletin_cli.analysis.rules import Pace, Rules, Thresholds
from bulletin_cli.model import Figure, Measure, Modifier, Series, Status
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.links import Links
from bulletin_cli.series.timing import Timing, clause_of, timing_of

# What says that a target is the calendar year's. 年底 is a day to be ready by, and 今年以来 is no target at all.
OF_THE_YEAR: Final = re.compile("年度|全年|本年(?!以来)|今年(?!以来)")
ONE_PLACE: Final = Decimal("0.1")


class State(StrEnum):
    """Where an indicator stands against its target."""

    DONE = "done"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    OTHER = "other"
    NO_TARGET = "no_target"


# Glyph and word; every glyph is in GBK.
WORDS: Final[Mapping[State, str]] = {
    State.DONE: "√已完成",
    State.AHEAD: "●超进度",
    State.ON_PACE: "●达进度",
    State.BEHIND: "▲欠进度",
    State.OTHER: "○其他",
    State.NO_TARGET: "○无目标",
}


@dataclass(frozen=True, slots=True)
class Completion:
    """Per cents of the target: what the text states, what the printed numbers give exactly, and how exact those are.

    `differs` where no rounding explains the distance between the two; `rough` where a number behind is not exact.
    """

    stated: Decimal | None
    computed: Decimal | None
    differs: bool = False
    rough: bool = False

    @property
    def value(self) -> Decimal:
        """What counts: the department's own figure where there is one."""
        return self.stated if self.stated is not None else self.computed or Decimal(0)

    @property
    def told(self) -> Decimal:
        """What counts, as it is told: a computed one to one place."""
        return self.stated if self.stated is not None else in_places(self.value)


def in_places(percent: Decimal) -> Decimal:
    """A computed per cent to one place; what falls short of 100 is never told as 100.

    >>> in_places(Decimal("46.25")), in_places(Decimal("99.95"))
    (Decimal('46.3'), Decimal('99.9'))
    """
    rounded = percent.quantize(ONE_PLACE, ROUND_HALF_UP)
    return percent.quantize(ONE_PLACE, ROUND_DOWN) if percent < 100 <= rounded else rounded


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator against its target: as of which figure, of which day, how far, and the state of it."""

    figure: Figure
    day: date | None
    target: Figure | None
    completion: Completion | None
    pace: Decimal | None
    state: State

    @property
    def entered(self) -> bool:
        """Whether the target is one that a person entered."""
        return self.target is not None and not self.target.issue


def elapsed(day: date, pace: Pace) -> Decimal:
    """How much of the year has gone by on the evening of a day, from 0 to 1.

    By months, those that are over count: on 4 July 6/12, on 31 July 7/12.

    >>> elapsed(date(2024, 7, 4), Pace.MONTHS), elapsed(date(2024, 12, 31), Pace.DAYS)
    (Decimal('0.5'), Decimal('1'))
    """
    if pace is Pace.DAYS:
        return Decimal(day.timetuple().tm_yday) / Decimal(date(day.year, 12, 31).timetuple().tm_yday)
    return Decimal(months_over(day)) / 12


def months_over(day: date) -> int:
    """How many months of the year are over on the evening of a day."""
    return day.month if (day + timedelta(days=1)).day == 1 else day.month - 1


def standing(figure: Figure, links: Links, by_id: Mapping[str, Series], rules: Rules) -> Standing:
    """How the indicator stood with this figure."""
    day = as_of(figure)
    target = _entered(figure, by_id.get(links.entered or "")) or _target(figure, by_id.get(links.target or ""))
    stated = _beside(figure, by_id.get(links.completion or ""))
    completion = _completion(figure, target, stated)
    distance = None
    if completion and day and _of_the_year(links, by_id, day.year):
        distance = completion.value - elapsed(day, rules.pace) * 100
    return Standing(figure, day, target, completion, distance, _state(completion, distance, target, rules.thresholds))


def _state(
    completion: Completion | None, distance: Decimal | None, target: Figure | None, thresholds: Thresholds
) -> State:
    if completion is None:
        return State.OTHER if target else State.NO_TARGET
    if completion.value >= thresholds.done:
        return State.DONE
    if distance is None:
        return State.OTHER
    if distance >= thresholds.ahead:
        return State.AHEAD
    return State.ON_PACE if distance >= thresholds.behind else State.BEHIND


def _target(figure: Figure, targets: Series | None) -> Figure | None:
    """The target of the figure's year: the newest by then, else the first that was told later."""
    if targets is None or targets.measure is not Measure.LEVEL:
        return None
    day = as_of(figure)
    own = [one for one in targets.figures if day is None or year_aimed_at(one) in (None, day.year)]
    known = [one for one in own if _told_by(one, figure)]
    return known[-1] if known else own[0] if own else None


def _entered(figure: Figure, goals: Series | None) -> Figure | None:
    """The target that somebody entered for the figure's year, the one that is due first and not past."""
    day = as_of(figure)
    own = [one for one in goals.figures if day and year_aimed_at(one) == day.year] if goals else []
    return next((one for one in own if day and (one.observation.period_end or day) >= day), own[-1] if own else None)


def _told_by(one: Figure, other: Figure) -> bool:
    return one.date is None or other.date is None or one.date <= other.date


def year_aimed_at(target: Figure) -> int | None:
    """The year that a target is for: where its period ends, else that of its issue."""
    seen = target.observation
    return seen.period_end.year if seen.period_end else target.date.year if target.date else None


def _beside(figure: Figure, rates: Series | None) -> Figure | None:
    """The completion that is stated in the figure's own issue."""
    if rates is None:
        return None
    return next((one for one in reversed(rates.figures) if one.issue == figure.issue), None)


def _completion(figure: Figure, target: Figure | None, stated: Figure | None) -> Completion | None:
    computed = _quotient(figure, target) if target else None
    if stated is None and computed is None:
        return None
    behind = [one for one in ((stated,) if stated else (figure, target)) if one]
    rough = any(one.observation.modifier is not Modifier.EXACT for one in behind)
    value = stated.observation.value if stated else None
    differs = bool(stated and target and computed is not None and _contradicts(figure, target, stated))
    return Completion(value, computed, differs, rough)


def _quotient(figure: Figure, target: Figure) -> Decimal | None:
    """The running total over the target in per cent; None where the two do not count the same."""
    seen, aim = figure.observation, target.observation
    one_number = seen.upper is None and aim.upper is None and aim.value > 0
    if not one_number or seen.unit != aim.unit or timing_of(figure) not in (Timing.RUNNING, Timing.UNSAID):
        return None
    return seen.value / aim.value * 100


def _contradicts(figure: Figure, target: Figure, stated: Figure) -> bool:
    above, below, said = (printed(one.observation) for one in (figure, target, stated))
    if above is None or below is None or said is None or below.low <= 0:
        return False
    given: Between = (above / below).times(100)
    return not given.meets(said)


def _of_the_year(links: Links, by_id: Mapping[str, Series], year: int) -> bool:
    """Whether the target is said to be the calendar year's, by a target or by a completion in any issue of that year."""
    told = (by_id.get(id_ or "") for id_ in (links.entered, links.target, links.completion))
    return any(_says_year(figure) for one in told if one for figure in one.figures if year_aimed_at(figure) == year)


def _says_year(figure: Figure) -> bool:
    seen = figure.observation
    if seen.status is Status.TARGET and seen.period_start and seen.period_end:
        whole = (seen.period_start.month, seen.period_start.day, seen.period_end.month, seen.period_end.day)
        return whole == (1, 1, 12, 31)
    return bool(OF_THE_YEAR.search(clause_of(seen) + seen.text) or OF_THE_YEAR.search(seen.indicator))


def named(word: str) -> State | None:
    """The state of that name, in Chinese with or without its glyph or in English; None where there is none."""
    return next((state for state, text in WORDS.items() if word in (text, text[1:], state.value)), None)
