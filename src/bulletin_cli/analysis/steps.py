"""A row's figures as a person wants to see them: as reported, what came in between, or completion rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bulletin_cli.analysis.display import change_of
from bulletin_cli.analysis.frames import as_of
from bulletin_cli.analysis.pace import Standing
from bulletin_cli.model import Figure, Measure, Modifier, Observation, Status
from bulletin_cli.series.timing import Timing, timing_of

STEP_NAME = "新增"


def is_running(figure: Figure) -> bool:
    """Whether the figure is a running total of something that happened."""
    seen = figure.observation
    return seen.status is Status.ACTUAL and seen.measure is Measure.LEVEL and timing_of(figure) is Timing.RUNNING


def steps(figures: Mapping[str, Figure], order: Sequence[str]) -> Mapping[str, Figure]:
    """What came in between two running totals of one year, under the later one; a period's own figure as it is.

    Never a sum: the first total of a year has no step, because nothing is known of what lies before it.
    """
    told = [(key, figures[key]) for key in order if key in figures]
    found: dict[str, Figure] = {}
    before: Figure | None = None
    for key, figure in told:
        if not is_running(figure):
            found[key] = figure
            continue
        if before is not None and (step := _step(figure, before)) is not None:
            found[key] = step
        before = figure
    return found


def _step(figure: Figure, before: Figure) -> Figure | None:
    change = change_of(figure.observation, before.observation)
    days = as_of(figure), as_of(before)
    same_year = days[0] is None or days[1] is None or days[0].year == days[1].year
    exact = figure.observation.modifier is before.observation.modifier is Modifier.EXACT
    if change is None or not same_year:
        return None
    return replace(figure, observation=_with(figure.observation, change, Modifier.EXACT if exact else Modifier.ABOUT))


def rates(standings: Mapping[str, Standing]) -> Mapping[str, Figure]:
    """The completion rates, each in the place of its figure."""
    return {key: _rate(one) for key, one in standings.items() if one.completion is not None}


def _rate(one: Standing) -> Figure:
    value = one.completion.told if one.completion else Decimal(0)
    rough = one.completion is not None and one.completion.rough
    seen = _with(one.figure.observation, value, Modifier.ABOUT if rough else Modifier.EXACT)
    quantity = replace(seen.quantity, unit="%", dimension="share")
    return replace(one.figure, observation=replace(seen, quantity=quantity, measure=Measure.COMPLETION))


def _with(seen: Observation, value: Decimal, modifier: Modifier) -> Observation:
    return replace(seen, quantity=replace(seen.quantity, text="", value=value, upper=None, modifier=modifier))
