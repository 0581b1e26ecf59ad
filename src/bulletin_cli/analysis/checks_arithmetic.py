"""Stated sums, shares and rates against those that the printed numbers give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.display import scaled
from bulletin_cli.analysis.holdings import Holdings
from bulletin_cli.analysis.precision import Between, last_place, printed
from bulletin_cli.model import Figure, Finding, Measure, Severity, Status
from bulletin_cli.series.evidence import base_of

NAME: Final = "arithmetic"
# Parts that come this near to their total were meant to make it up; others may overlap or leave something out.
NEARLY: Final = Decimal("0.1")
SHARE: Final = re.compile(r"[，,（(]?\s*占(?:比|全部|总数|总量|总额)?的?\s*")


def arithmetic(holdings: Holdings) -> Iterator[Finding]:
    """Sums of parts, completion rates and shares that the printed numbers contradict."""
    yield from _sums(holdings)
    for figures in holdings.by_issue.values():
        for at, figure in enumerate(figures):
            if figure.observation.measure is Measure.COMPLETION:
                yield from _completion(figures, at)
            elif figure.observation.measure is Measure.SHARE:
                yield from _share(figures, at)


def _sums(holdings: Holdings) -> Iterator[Finding]:
    breakdowns = list(holdings.breakdowns())
    whole = {_kinds(holdings, parts) for total, parts in breakdowns if _gap(total, parts) == 0}
    for total, parts in breakdowns:
        gap = _gap(total, parts)
        if not gap or len(parts) < 2:
            continue
        proven = _kinds(holdings, parts) in whole
        if proven or 0 < gap <= NEARLY * abs(total.observation.value):
            yield _sum_finding(total, parts)


def _kinds(holdings: Holdings, parts: tuple[Figure, ...]) -> frozenset[str]:
    return frozenset(holdings.series_of[part.address].id for part in parts)


def _gap(total: Figure, parts: tuple[Figure, ...]) -> Decimal | None:
    """By how much the parts exceed the total; 0 where rounding explains it, None where a number is not exact."""
    bounds = [printed(part.observation) for part in parts]
    of_total = printed(total.observation)
    known = [bound for bound in bounds if bound is not None]
    if of_total is None or len(known) < len(bounds):
        return None
    if sum(known[1:], start=known[0]).meets(of_total):
        return Decimal(0)
    return sum((part.observation.value for part in parts), start=-total.observation.value)


def _sum_finding(total: Figure, parts: tuple[Figure, ...]) -> Finding:
    seen = total.observation
    added = sum((part.observation.value for part in parts), start=Decimal(0))
    sum_ = " + ".join(scaled(part.observation.value) for part in parts)
    message = f"{seen.indicator}自述 {scaled(seen.value)}{seen.unit}，分项 {sum_} = {scaled(added)}{seen.unit}，不相符"
    ids = (total.address, *(part.address for part in parts))
    return Finding(NAME, Severity.WARNING, ids, message, total.issue)


def _completion(figures: Sequence[Figure], at: int) -> Iterator[Finding]:
    """The stated rate against the amount over its target, where one sentence holds all three.

    The amount may be the growth as well (净增1.1万人，完成扩面任务2万人的55%): one that fits is enough.
    """
    base = base_of(figures, at)
    targets = [figure for figure in figures if _aimed(figure) and _together(figure, figures[at])]
    if base is None or len(targets) != 1:
        return
    whole = targets[0]
    amounts = [
        figure
        for figure in figures[:at]
        if figure is not whole and _together(figure, whole) and figure.observation.unit == whole.observation.unit
    ]
    found = [finding for figure in amounts for finding in _quotient(figures[at], figure, whole)]
    if figures[base] in amounts and len(found) == len(amounts):
        yield from _quotient(figures[at], figures[base], whole)


def _aimed(figure: Figure) -> bool:
    return figure.observation.status is Status.TARGET and figure.observation.measure is Measure.LEVEL


def _share(figures: Sequence[Figure], at: int) -> Iterator[Finding]:
    """The stated share against part over total, where it is said right after the part (其中企业 731 户，占 29%)."""
    base = base_of(figures, at)
    if base is None or figures[base].total is None or not SHARE.fullmatch(_between(figures[base], figures[at])):
        return
    whole = next((figure for figure in figures if figure.address == figures[base].total), None)
    if whole is not None and whole.observation.unit == figures[base].observation.unit:
        yield from _quotient(figures[at], figures[base], whole)


def _together(one: Figure, other: Figure) -> bool:
    first, second = one.observation, other.observation
    return (first.item, first.sentence_start) == (second.item, second.sentence_start)


def _between(one: Figure, other: Figure) -> str:
    """What stands between two figures of one sentence."""
    seen = other.observation
    return seen.sentence[one.observation.end - seen.sentence_start : max(0, seen.start - seen.sentence_start)]


def _quotient(rate: Figure, part: Figure, whole: Figure) -> Iterator[Finding]:
    stated, above, below = (printed(figure.observation) for figure in (rate, part, whole))
    if stated is None or above is None or below is None or below.low <= 0:
        return
    computed = (above / below).times(100)
    if not computed.meets(stated):
        yield _quotient_finding(rate, part, whole, computed)


def _quotient_finding(rate: Figure, part: Figure, whole: Figure, computed: Between) -> Finding:
    one, other, third = rate.observation, part.observation, whole.observation
    place = last_place(one) or Decimal(1)
    near = computed.meets(Between(one.value, one.value).wider(place * Decimal("1.5")))
    figure = (other.value / third.value * 100).quantize(place)
    message = f"自述 {one.text}，按 {scaled(other.value)} ÷ {scaled(third.value)} 应为 {figure:f}%"
    severity = Severity.NOTE if near else Severity.WARNING
    return Finding(NAME, severity, (rate.address, part.address, whole.address), message, rate.issue)
