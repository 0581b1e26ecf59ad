"""What a series shows when its figures are laid side by side: falls, jumps, copies, other units, moving targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from bulletin_cli.analysis.display import value_text
from bulletin_cli.analysis.holdings import Holdings, year_of
from bulletin_cli.analysis.precision import at_least, at_most, printed
from bulletin_cli.model import Figure, Finding, Measure, Modifier, Series, Severity, Status, TimeKind
from bulletin_cli.series.naming import form_of

# Running totals of weekly bulletins grow by a third as a matter of course; a slip of 万 for 亿 is a factor of ten.
JUMP: Final = 10
COPIES: Final = 3


def decrease(holdings: Holdings) -> Iterator[Finding]:
    """Running totals of actions that fall within a year."""
    for one in holdings.series:
        falls = [pair for pair in pairwise(one.figures) if _falls(*pair)] if one.time is TimeKind.TO_DATE else ()
        for before, after in falls if falls and holdings.running(one) else ():
            change = f"{value_text(before.observation)}（{before.address}）变为 {value_text(after.observation)}"
            message = f"{one.name}累计数变小：由 {change}；若为更正请用 bulletin fix {after.address}"
            yield Finding("decrease", Severity.WARNING, (after.address, before.address), message, after.issue)


def _falls(before: Figure, after: Figure) -> bool:
    """Whether the later of two figures of a year is the smaller, however roughly they are told."""
    seen, later = before.observation, after.observation
    return (
        later.value < max(seen.value, Decimal(0))  # which is quickly seen
        and _in_order(before, after)
        and year_of(before) == year_of(after)
        and at_most(later) < at_least(seen)
    )


def jump(holdings: Holdings) -> Iterator[Finding]:
    """Amounts that are ten times the figure before, or a tenth of it."""
    for one in holdings.series:
        if one.status is not Status.ACTUAL or one.measure is not Measure.LEVEL:
            continue
        for before, after in pairwise(one.figures):
            low, high = sorted((before.observation.value, after.observation.value))
            grown = high == after.observation.value
            unfit = low <= 0 or high < JUMP * low or not _in_order(before, after)
            if unfit or _begins(one, before, after) or not _large(low, grown=grown):
                continue
            message = (
                f"{one.name}由 {value_text(before.observation)} 到 {value_text(after.observation)}，差 {high // low} 倍"
            )
            yield Finding("jump", Severity.WARNING, (after.address, before.address), message, after.issue)


def _in_order(before: Figure, after: Figure) -> bool:
    """Whether it is known which of two figures is the older."""
    dated = before.date is not None and after.date is not None and before.date < after.date
    return dated or (before.date is after.date is None and before.number is not None and after.number is not None)


def _begins(one: Series, before: Figure, after: Figure) -> bool:
    """Whether a running total begins anew between the two."""
    return one.time is TimeKind.TO_DATE and year_of(before) != year_of(after)


def _large(low: Decimal, *, grown: bool) -> bool:
    """Whether the smaller of the two is large enough for a factor to say something: 1 案 may become 10 案."""
    return low >= JUMP or not grown


def stale(holdings: Holdings) -> Iterator[Finding]:
    """Figures whose sentence is the same, to the letter, three issues running."""
    for one in holdings.series:
        run: list[Figure] = []
        for figure in one.figures:
            same = bool(run) and _letters(run[-1]) == _letters(figure)
            run = [*run, figure] if same else [figure]
        if len(run) >= COPIES and one.status is Status.ACTUAL:
            text = run[-1].observation.text
            message = f"{one.name} {text} 连续 {len(run)} 期一字未变"
            ids = tuple(figure.address for figure in reversed(run))
            yield Finding("stale", Severity.NOTE, ids, message, run[-1].issue)


def _letters(figure: Figure) -> str:
    return "".join(figure.observation.sentence.split())


def target(holdings: Holdings) -> Iterator[Finding]:
    """Targets that are another number in the same year: in a later issue, or than the one that somebody entered."""
    yield from _unlike_entered(holdings)
    for one in holdings.series:
        if one.status is not Status.TARGET or one.measure is not Measure.LEVEL:
            continue
        for before, after in pairwise(one.figures):
            first, second = before.observation, after.observation
            exact = first.modifier is second.modifier is Modifier.EXACT
            if exact and year_of(before) == year_of(after) and first.value != second.value and not _weekly(one):
                message = f"{one.name}的目标由 {value_text(first)}（{before.address}）改为 {value_text(second)}"
                yield Finding("target", Severity.WARNING, (after.address, before.address), message, after.issue)


def _unlike_entered(holdings: Holdings) -> Iterator[Finding]:
    entered = {one.id: one for one in holdings.goals}
    for links in holdings.links.values():
        goals, stated = entered.get(links.entered or ""), holdings.by_id.get(links.target or "")
        if goals is None or stated is None:
            continue
        newest = {year_of(figure): figure for figure in stated.figures}
        for goal in goals.figures:
            figure = newest.get(year_of(goal))
            if figure and printed(figure.observation) and figure.observation.value != goal.observation.value:
                told, wanted = value_text(figure.observation), value_text(goal.observation)
                message = f"{stated.name}的目标正文写 {told}，录入的是 {wanted}（{goal.address}）"
                yield Finding("target", Severity.WARNING, (figure.address,), message, figure.issue)


def _weekly(one: Series) -> bool:
    """Whether each figure is the target of a span of its own, and so may be another each time."""
    return any(figure.observation.time is TimeKind.PERIOD for figure in one.figures)


def unit(holdings: Holdings) -> Iterator[Finding]:
    """Indicators that go on under another unit: 人 until one issue, 人次 from the next."""
    groups: dict[tuple[str, ...], list[Series]] = defaultdict(list)
    for one in holdings.series:
        if one.unit:
            key = form_of(one.name, holdings.vocabulary).key
            groups[key, one.department, one.measure, one.status, one.time, one.dimension].append(one)
    for group in groups.values():
        for before, after in pairwise(sorted(group, key=lambda one: _date(one.figures[0]))):
            if before.unit != after.unit and _follows(before, after):
                yield _unit_finding(before, after)


def _follows(before: Series, after: Series) -> bool:
    """Whether one ends as the other begins, and neither stands alone."""
    ended = _date(before.figures[-1]) < _date(after.figures[0])
    return ended and len(before.figures) > 1 and len(after.figures) > 1


def _unit_finding(before: Series, after: Series) -> Finding:
    first, last = after.figures[0], before.figures[-1]
    message = f"{after.name}的计量单位由“{before.unit}”（{last.address}）变为“{after.unit}”"
    return Finding("unit", Severity.NOTE, (first.address, last.address), message, first.issue)


def _date(figure: Figure) -> str:
    return figure.date.isoformat() if figure.date else "9999"
