"""The departments' figures added up, beside what the text states for the whole county; only where they may be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.display import value_text
from bulletin_cli.analysis.frames import as_of
from bulletin_cli.analysis.lines import Line
from bulletin_cli.analysis.precision import printed
from bulletin_cli.model import Figure, Measure, Modifier

NO_SUMS: Final = ("%", "个百分点")


def county_sum(lines: Sequence[Line], whole: Line | None) -> tuple[str, ...]:
    """What is said of the county under a ranking: the stated total, the sum of the parts, whether they agree.

    Amounts of the newest column and of one day are added, each department's once; else it is said why they are not.
    Nothing is said of rates and ranks, nor of one department alone.
    """
    if len(lines) < 2 or lines[0].row.series.measure is not Measure.LEVEL or lines[0].row.series.unit in NO_SUMS:
        return ()
    parts = [line.last for line in lines if line.last]
    stated = _stated(whole, parts)
    obstacle = _obstacle(lines, parts)
    told = f"全县合计（正文自述）{value_text(stated.observation)} · " if stated else ""
    if obstacle:
        return (f"{told}分项不相加：{obstacle}",)
    total = _sum(parts)
    verdict = f" · {_verdict(parts, stated)}" if stated else ""
    return (f"{told}分项相加 {value_text(total.observation)}{verdict}",)


def _stated(whole: Line | None, parts: Sequence[Figure]) -> Figure | None:
    """What the text states for the county as of the parts' day; a total of another day is not theirs."""
    if whole is None or whole.last is None or whole.carried:
        return None
    return whole.last if any(as_of(part) == as_of(whole.last) for part in parts) else None


def _obstacle(lines: Sequence[Line], parts: Sequence[Figure]) -> str:
    """Why the parts may not be added, "" where they may."""
    bodies = [name for line in lines for name in line.row.series.department.split("、")]
    if len(set(bodies)) < len(bodies):
        return "有的单位不止一个数，或几家合报"
    if any(line.carried for line in lines):
        return "有的单位最新一期未报"
    if any(part.observation.upper is not None for part in parts):
        return "有的是区间"
    if len({as_of(part) for part in parts}) > 1:
        return "各数的截止日不同"
    return ""


def _sum(parts: Sequence[Figure]) -> Figure:
    """A figure of all parts; about so much where one of them is."""
    exact = all(part.observation.modifier is Modifier.EXACT for part in parts)
    value = sum((part.observation.value for part in parts), start=Decimal(0))
    quantity = replace(
        parts[0].observation.quantity, text="", value=value, modifier=Modifier.EXACT if exact else Modifier.ABOUT
    )
    return replace(parts[0], observation=replace(parts[0].observation, quantity=quantity))


def _verdict(parts: Sequence[Figure], stated: Figure) -> str:
    bounds = [printed(one.observation) for one in (stated, *parts)]
    known = [bound for bound in bounds if bound is not None]
    if len(known) < len(bounds):
        return "有约数，不作比较"
    return "相符" if sum(known[2:], start=known[1]).meets(known[0]) else "不相符"
