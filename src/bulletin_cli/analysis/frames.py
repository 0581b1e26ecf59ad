"""What a comparison runs through: the chosen issues of one bulletin, and the columns that their figures stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from bulletin_cli.analysis.heads import IssueHead, in_order, labels, span_text
from bulletin_cli.analysis.spans import Span, holding, name_of
from bulletin_cli.analysis.wanted import Address, Newest, Numbers, Wanted
from bulletin_cli.model import Figure, Series, Status
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.timing import Timing, timing_of


class By(StrEnum):
    """What a column stands for."""

    ISSUE = "issue"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    WHOLE = "whole"


SIZES: Final[Mapping[By, int]] = {By.MONTH: 1, By.QUARTER: 3, By.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Stop:
    """One column: an issue, or a stretch of the calendar. `key` is 2023-44, 2023-09, 2023Q3 or 2023."""

    key: str
    label: str
    span: Span | None = None


@dataclass(frozen=True)
class Frame:
    """The columns of one bulletin, the oldest first, and the issues whose figures stand in them.

    `within` are the days that were asked for, where a column (September) may be longer than they are.
    """

    title: str | None
    by: By
    heads: tuple[IssueHead, ...]
    stops: tuple[Stop, ...]
    name: str
    within: Span | None = None

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each column, by its key, from 0."""
        return {stop.key: at for at, stop in enumerate(self.stops)}

    @cached_property
    def issues(self) -> frozenset[str]:
        """The addresses of the chosen issues."""
        return frozenset(head.address for head in self.heads)

    def key_of(self, figure: Figure) -> str | None:
        """The column that a figure stands in, None where it stands in none.

        Among issues its own. In a calendar a running total, or a figure that says neither, by the day up to which it
        counts; a period's own figure only where it covers just that stretch.
        """
        if figure.title != self.title or figure.issue not in self.issues:
            return None
        if self.by is By.ISSUE:
            return figure.issue
        if self.within and as_of(figure) not in self.within:
            return None
        return next((stop.key for stop in self.stops if stop.span and stands_in(figure, stop.span)), None)


def by_bulletin(series: Iterable[Series]) -> Mapping[str | None, Sequence[Series]]:
    """The series that have figures in each bulletin, by its title."""
    found: dict[str | None, list[Series]] = defaultdict(list)
    for one in series:
        for title in {figure.title for figure in one.figures}:
            found[title].append(one)
    return found


def as_of(figure: Figure) -> date | None:
    """The day up to which a figure counts: the end of its period, or its issue's day where that came first."""
    end = figure.observation.period_end
    if end is None or figure.date is None:
        return figure.date or end
    return min(end, figure.date)


def stands_in(figure: Figure, span: Span) -> bool:
    """Whether a figure is this stretch's: a total that ends in it, or one that covers just that stretch."""
    period = figure.observation.period
    if (period.start, period.end) == (span.start, span.end):
        return True
    if figure.observation.status is not Status.ACTUAL:
        return figure.date in span
    timing = timing_of(figure)
    told_late = timing is Timing.PAST and period.start is not None and (period.start.month, period.start.day) == (1, 1)
    return (timing in (Timing.RUNNING, Timing.UNSAID) or told_late) and as_of(figure) in span


def chosen(wanted: Wanted | None, heads: Iterable[IssueHead]) -> tuple[IssueHead, ...]:
    """The issues of one bulletin that a period asks for, the oldest first; a number means its newest year's."""
    ordered = in_order(heads)
    match wanted:
        case None:
            return ordered
        case Span():
            return tuple(head for head in ordered if head.date in wanted)
        case Newest(count, skipped):
            kept = ordered[: len(ordered) - skipped]
            return kept[-count:]
        case Numbers(first, last):
            return _numbered(ordered, first, last)
        case Address(issue, otherwise):
            named = tuple(head for head in ordered if head.address == issue)
            return named or (chosen(otherwise, ordered) if otherwise else ())


def _numbered(heads: Sequence[IssueHead], first: int, last: int) -> tuple[IssueHead, ...]:
    found = [head for head in heads if head.number is not None and first <= head.number <= last]
    years = {head.date.year for head in found if head.date}
    return tuple(head for head in found if not years or (head.date and head.date.year == max(years)))


def framed(wanted: Wanted | None, by: By, heads: Sequence[IssueHead], figures: Iterable[Figure]) -> tuple[Frame, ...]:
    """A frame for each bulletin of which the period has something; by the calendar, its columns are those with figures."""
    heads_of: dict[str | None, list[IssueHead]] = defaultdict(list)
    for head in in_order(heads):
        heads_of[head.title].append(head)
    figures_of: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        figures_of[figure.title].append(figure)
    frames = (_frame(wanted, by, own, figures_of[title]) for title, own in heads_of.items())
    return tuple(frame for frame in frames if frame.stops)


def _frame(wanted: Wanted | None, by: By, heads: Sequence[IssueHead], figures: Sequence[Figure]) -> Frame:
    title = heads[0].title
    if by is By.ISSUE:
        picked = chosen(wanted, heads)
        names = labels(picked)
        return Frame(
            title, by, picked, tuple(Stop(head.address, names[head.address]) for head in picked), span_text(picked)
        )
    span = wanted if isinstance(wanted, Span) else None
    picked = in_order(heads) if span else chosen(wanted, heads)
    if by is By.WHOLE:
        whole = span or _days(picked)
        return (
            Frame(title, by, picked, (Stop("whole", name_of(whole), whole),), name_of(whole))
            if whole
            else Frame(title, by, (), (), "")
        )
    stops = _stops(by, span, {head.address for head in picked}, figures)
    name = name_of(Span(stops[0].span.start, stops[-1].span.end)) if stops and stops[0].span and stops[-1].span else ""
    return Frame(title, by, picked, stops, name, span)


def _days(heads: Sequence[IssueHead]) -> Span | None:
    days = [head.date for head in heads if head.date]
    return Span(min(days), max(days)) if days else None


def _stops(by: By, span: Span | None, issues: set[str], figures: Sequence[Figure]) -> tuple[Stop, ...]:
    """The calendar's stretches that hold a figure of what happened, within the span where one is given."""
    found = set()
    for figure in figures:
        day = as_of(figure)
        if figure.issue in issues and figure.observation.status is Status.ACTUAL and day:
            stretch = holding(day, SIZES[by])
            if stands_in(figure, stretch) and (span is None or day in span):
                found.add(stretch.start)
    one_year = len({start.year for start in found}) == 1 and by is not By.YEAR
    stops = [_stop(by, holding(start, SIZES[by])) for start in sorted(found)]
    return tuple(replace(stop, label=re.sub(r"^\d{4}年第?", "", stop.label)) if one_year else stop for stop in stops)


def _stop(by: By, span: Span) -> Stop:
    year, month = span.start.year, span.start.month
    keys = {By.MONTH: f"{year}-{month:02}", By.QUARTER: f"{year}Q{month // 3 + 1}", By.YEAR: str(year)}
    return Stop(keys[by], name_of(span), span)
