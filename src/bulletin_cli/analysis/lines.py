"""The lines of a report: each row with what is shown of it, what it is compared with, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import Final

from bulletin_cli.analysis.display import change_of, percent_of
from bulletin_cli.analysis.frames import By, Frame, as_of, stands_in
from bulletin_cli.analysis.pace import Standing, State, standing
from bulletin_cli.analysis.rows import STATUS_NAMES, TIME_NAMES, Row, row_of, rows_of
from bulletin_cli.analysis.spans import Span, months
from bulletin_cli.analysis.steps import STEP_NAME, is_running, rates, steps
from bulletin_cli.analysis.view import Against, Show, Sort, View
from bulletin_cli.model import Figure, Measure, Series, Status, TimeKind
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.links import Links, links_of

# A year before an issue's day, some weekly issue lies within this many days.
NEAR: Final = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A row, what stands in its columns, its last figure and the one that this is compared with, and its standing.

    `behind` is for how many reports in a row, up to the last, it has been behind the pace.
    """

    row: Row
    label: str
    kind: str
    shown: Mapping[str, Figure]
    last: Figure | None
    previous: Figure | None
    standing: Standing | None
    newest: str
    behind: int = 0

    @property
    def carried(self) -> bool:
        """Whether the last figure is older than the newest column."""
        return self.newest not in self.row.figures

    @property
    def change(self) -> Decimal | None:
        """The last figure less the one that it is compared with."""
        return change_of(self.last.observation, self.previous.observation) if self.last and self.previous else None

    @property
    def change_percent(self) -> Decimal | None:
        """The same in per cent."""
        return percent_of(self.last.observation, self.previous.observation) if self.last and self.previous else None


def lines_of(series: Sequence[Series], frame: Frame, view: View) -> tuple[Line, ...]:
    """The lines of these series through the columns, those in the wanted states, in the wanted order."""
    links, by_id = links_of(series, goals=view.goals), {one.id: one for one in (*series, *view.goals)}
    rows = rows_of(series, links, frame.key_of)
    lines = [_line(row, (links[row.series.id], by_id), frame, view) for row in rows if row.figures]
    if view.show is Show.RATE:
        lines = [line for line in lines if line.shown]
    if view.states:
        lines = [line for line in lines if line.standing and line.standing.state in view.states]
    if view.only:
        lines = [line for line in lines if line.row.series.id in view.only]
    if view.sort is Sort.TEXT and not view.states and not view.only:
        return tuple(lines)
    return tuple(sorted((replace(line, label=line.row.name) for line in lines), key=ORDERS[view.sort]))


def standing_lines(series: Sequence[Series], frame: Frame, view: View) -> tuple[Line, ...]:
    """The lines of what can have a target, each for itself, in the order of the series."""
    links, by_id = links_of(series, goals=view.goals), {one.id: one for one in (*series, *view.goals)}
    rows = (row_of(one, frame.key_of) for one in series if _can_stand(one, links[one.id]))
    shown = (row for row in rows if row.figures and (not view.only or row.series.id in view.only))
    return tuple(_line(row, (links[row.series.id], by_id), frame, view) for row in shown)


def _can_stand(one: Series, links: Links) -> bool:
    """Whether a series is an amount that happened, or a completion rate that speaks of none."""
    amount = one.measure is Measure.LEVEL and one.unit != "%"
    return one.status is Status.ACTUAL and (amount or (one.measure is Measure.COMPLETION and links.base is None))


def _line(row: Row, known: tuple[Links, Mapping[str, Series]], frame: Frame, view: View) -> Line:
    order = sorted(row.figures.keys() & frame.places.keys(), key=frame.places.__getitem__)
    standings = _standings(row, known, view)
    shown, kind = row.figures, kind_of(row.series, row.figures.values())
    if view.show is Show.STEP:
        shown = steps(row.figures, order)
        kind = STEP_NAME if any(map(is_running, row.figures.values())) else kind
    elif view.show is Show.RATE:
        shown = rates(standings)
    told = [shown[key] for key in order if key in shown]
    last = told[-1] if told else None
    stands = [standings[key] for key in reversed(order) if key in standings]
    behind = sum(1 for _ in takewhile(lambda one: one.state is State.BEHIND, stands))
    newest = stands[0] if stands else None
    return Line(
        row, row.label, kind, shown, last, _previous(row, told, frame, view), newest, frame.stops[-1].key, behind
    )


def kind_of(one: Series, figures: Iterable[Figure]) -> str:
    """In the offices' words, what kind the figures of a series are: 累计, 当期, 目标, 预计, or nothing.

    A period from New Year's Day on (1—9月) is a running total, however it is called.
    """
    running = [is_running(figure) for figure in figures]
    if running and all(running):
        return TIME_NAMES[TimeKind.TO_DATE]
    return STATUS_NAMES[one.status] or TIME_NAMES[one.time]


def _standings(row: Row, known: tuple[Links, Mapping[str, Series]], view: View) -> Mapping[str, Standing]:
    """How the indicator stood in each column; nothing for what has no target of its own."""
    (links, by_id), one = known, row.series
    if not _can_stand(one, links):
        return {}
    if one.measure is Measure.COMPLETION:
        links = replace(links, completion=one.id)
    return {key: standing(figure, links, by_id, view.rules) for key, figure in row.figures.items()}


def _previous(row: Row, told: Sequence[Figure], frame: Frame, view: View) -> Figure | None:
    """What the last figure is compared with; a running total never with one of another year, unless that is asked for."""
    if not told or view.against is Against.NONE:
        return None
    if view.against is Against.YOY:
        # Steps and rates compare with steps and rates.
        return _year_before(row.series.figures if view.show is Show.TOTAL else told, told[-1], frame)
    if len(told) < 2:
        return None
    last, before = told[-1], told[-2]
    days = as_of(last), as_of(before)
    anew = is_running(last) and is_running(before) and days[0] and days[1] and days[0].year != days[1].year
    return None if anew else before


def _year_before(known: Sequence[Figure], last: Figure, frame: Frame) -> Figure | None:
    day = as_of(last)
    if day is None:
        return None
    others = [one for one in known if one.title == last.title and one is not last]
    if frame.by is not By.ISSUE:
        span = next((stop.span for stop in frame.stops if stop.span and stands_in(last, stop.span)), None)
        found = [one for one in others if span and stands_in(one, _back(span))]
        return found[-1] if found else None
    aim = _a_year_before(day)
    near = [(abs((seen - aim).days), one.address, one) for one in others if (seen := as_of(one))]
    distance, _, one = min(near, default=(NEAR + 1, "", last), key=lambda each: each[:2])
    return one if distance <= NEAR else None


def _back(span: Span) -> Span:
    if span.months:
        return months(span.start.year - 1, span.start.month, span.months)
    return Span(_a_year_before(span.start), _a_year_before(span.end))


def _a_year_before(day: date) -> date:
    """The same day a year before; 28 February for a day that only leap years have."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _first(number: Decimal | None) -> tuple[bool, Decimal]:
    """A key that puts the largest first and what is missing last."""
    return number is None, -(number or Decimal(0))


def _slowest(number: Decimal | None) -> tuple[bool, Decimal]:
    return number is None, number or Decimal(0)


def _value(line: Line) -> Decimal | None:
    return line.last.observation.value if line.last else None


def completion_of(line: Line) -> Decimal | None:
    """The completion that counts, None where there is none."""
    return line.standing.completion.value if line.standing and line.standing.completion else None


def pace_of(line: Line) -> Decimal | None:
    """The distance from the pace, None where there is none."""
    return line.standing.pace if line.standing else None


def _by_unit(number: Callable[[Line], Decimal | None]) -> Callable[[Line], tuple[object, ...]]:
    """A key that puts the largest first among what is of one unit: 3 亿元 and 500 人 are neither more nor less."""
    return lambda line: (line.last.observation.unit if line.last else line.row.series.unit, *_first(number(line)))


# Largest first, but the slowest first by pace: laggards are what one looks for.
ORDERS: Final[Mapping[Sort, Callable[[Line], tuple[object, ...]]]] = {
    Sort.TEXT: lambda _: (),
    Sort.NAME: lambda line: (line.row.series.name,),
    Sort.VALUE: _by_unit(_value),
    Sort.CHANGE: _by_unit(lambda line: line.change),
    Sort.COMPLETION: lambda line: _first(completion_of(line)),
    Sort.PACE: lambda line: _slowest(pace_of(line)),
}
