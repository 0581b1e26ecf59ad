"""What stretch of time a figure counts, as far as it decides which figures stand in one row."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Final

from bulletin_cli.model import Figure, Observation, TimeKind


class Timing(StrEnum):
    """A running total, a stretch of some length, a year that is over or still to come, or nothing said."""

    RUNNING = "running"
    STRETCH = "stretch"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    PAST = "past"
    COMING = "coming"
    UNSAID = "unsaid"


# A period without dates (本周, 活动当天) may be of any length.
STRETCHES: Final = frozenset({Timing.STRETCH, Timing.WEEK, Timing.MONTH, Timing.QUARTER})
LONGEST: Final = ((10, Timing.WEEK), (31, Timing.MONTH), (92, Timing.QUARTER))


def timing_of(figure: Figure) -> Timing:
    """The figure's stretch. One from New Year's Day over more than a month is a running total, however it is called."""
    period = figure.observation.period
    if period.start is not None and figure.date is not None and period.start.year > figure.date.year:
        return Timing.COMING
    if period.kind is TimeKind.TO_DATE:
        return Timing.RUNNING
    if period.kind is TimeKind.UNSTATED:
        return Timing.UNSAID
    if period.start is None or period.end is None:
        return Timing.RUNNING if "累计" in clause_of(figure.observation) else Timing.STRETCH
    if _is_past(period.end, figure.date):
        return Timing.PAST
    days = (period.end - period.start).days + 1
    if (period.start.month, period.start.day) == (1, 1) and days > 31:
        return Timing.RUNNING
    return next((timing for longest, timing in LONGEST if days <= longest), Timing.STRETCH)


def clause_of(observation: Observation) -> str:
    """What stands in the figure's clause before it."""
    return re.split("[，,；;。]", observation.lead)[-1]


def _is_past(end: date, issued: date | None) -> bool:
    """Whether a stretch ended in an earlier year; a year's result told in spring is the last of its running totals."""
    return issued is not None and end.year < issued.year and (issued.month > 3 or end.year < issued.year - 1)


def agree(one: Timing, other: Timing) -> bool:
    """Whether figures of these stretches may stand in one series."""
    if Timing.COMING in (one, other):
        return one is other
    if one is other or Timing.UNSAID in (one, other):
        return True
    return Timing.STRETCH in (one, other) and one in STRETCHES and other in STRETCHES
