"""The sentences that carry the figures: lists, targets, shares, growth, breakdowns, this week's work, what is expected."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Final

from benchmarks.invented.amounts import Clerk, Manner, Piece, Told
from benchmarks.invented.county import County
from benchmarks.invented.matter import Indicator

WORDS: Final = Path(__file__).with_name("words.toml")
MANNERS: Final = (*[Manner.EXACT] * 17, Manner.OVER, Manner.UNDER, Manner.ABOUT)


@dataclass(frozen=True, slots=True)
class Words:
    """The prose around the figures."""

    sections: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    prose: tuple[str, ...]
    openers: tuple[str, ...]
    marks: tuple[str, ...]
    foot: str
    parts: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls) -> Words:
        """The words of words.toml."""
        table: dict[str, Any] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
        lists = {name: tuple(value) for name, value in table.items() if isinstance(value, list)}
        parts = {unit: tuple(names) for unit, names in table["parts"].items()}
        return cls(**lists, foot=table["foot"], parts=parts)


@dataclass(frozen=True, slots=True)
class Desk:
    """A clerk who writes for one department of one county on one day."""

    county: County
    clerk: Clerk
    department: str
    day: date
    chance: Random
    words: Words

    def amount(self, value: Decimal, indicator: Indicator) -> Told:
        """A figure of this department, now and then as 近, 约 or 余."""
        return self.clerk.amount(value, indicator, self.chance.choice(MANNERS), (self.department,))

    def total(self, indicator: Indicator) -> Decimal:
        """Its running total."""
        return self.county.total(self.department, indicator, self.day)

    def week(self, indicator: Indicator) -> Decimal:
        """What the last week has brought."""
        aim = self.county.target(self.department, indicator, self.day.year)
        return aim / 52 * Decimal(0.4 + 1.2 * self.chance.random())

    def wording(self, indicator: Indicator) -> str:
        """One of the indicator's wordings."""
        return self.chance.choice(indicator.wordings)

    def said(self, words: str, told: Told) -> tuple[Piece, Piece]:
        """The words and the figure behind them, with the office's gap between them unless the figure opens with a word."""
        return (words if told.text[0] in "近约" else words + self.clerk.gap), told

    def opener(self) -> str:
        """What says that running totals follow."""
        until = self.day - timedelta(days=1)
        gap = self.clerk.gap
        day = f"{gap}{until.month}{gap}月{gap}{until.day}{gap}日"
        return self.chance.choice(self.words.openers).format(day=day)


Sentence = Callable[[Desk, Sequence[Indicator]], list[Piece]]


def running(desk: Desk, indicators: Sequence[Indicator]) -> list[Piece]:
    """截至目前，累计整治河道 36.5 公里，维修机井 27 眼。"""
    pieces: list[Piece] = [desk.opener()]
    for place, indicator in enumerate(indicators):
        comma = "" if not place else desk.chance.choice("，，；")
        pieces += desk.said(comma + desk.wording(indicator), desk.amount(desk.total(indicator), indicator))
    return [*pieces, "。"]


def aimed(desk: Desk, indicators: Sequence[Indicator]) -> list[Piece]:
    """全县整治河道年度任务为 60 公里，截至目前，已完成 36.5 公里，占年度任务的 60.8%。"""
    indicator, *others = indicators
    aim, done = desk.county.target(desk.department, indicator, desk.day.year), desk.total(indicator)
    target = desk.clerk.amount(aim, indicator, Manner.EXACT, (desk.department,))
    reached = desk.clerk.amount(done, indicator, Manner.EXACT, (desk.department,))
    share = desk.clerk.percentage(100 * reached.value / target.value, (desk.department,))
    head = f"全县{desk.wording(indicator)}年度任务为{desk.clerk.gap}"
    told: list[Piece] = [head, target, f"，截至目前，已完成{desk.clerk.gap}", reached, "，占年度任务的", share, "。"]
    return [*told, *(running(desk, others) if others else [])]


def grown(desk: Desk, indicators: Sequence[Indicator]) -> list[Piece]:
    """今年以来，新登记经营主体 2108 户，同比增长 8.9%；…"""
    pieces: list[Piece] = ["今年以来"]
    for indicator in indicators:
        sign = desk.chance.choice((1, 1, 1, -1))
        growth = Decimal(desk.chance.randrange(2, 260)) / 10
        pieces += [
            *desk.said(f"，{desk.wording(indicator)}", desk.amount(desk.total(indicator), indicator)),
            "，同比增长" if sign > 0 else "，同比下降",
            desk.clerk.percentage(growth, (desk.department,), sign=sign),
        ]
    return [*pieces, "。"]


def weekly(desk: Desk, indicators: Sequence[Indicator]) -> list[Piece]:
    """本周，检查货运源头企业 10 家，发现隐患 3 处。"""
    pieces: list[Piece] = ["本周"]
    for indicator in indicators:
        pieces += desk.said(f"，{desk.wording(indicator)}", desk.amount(desk.week(indicator), indicator))
    return [*pieces, "。"]


def broken_down(desk: Desk, indicators: Sequence[Indicator]) -> list[Piece]:
    """截至目前，完成农村危房改造 71 户，其中低保户 30 户、脱贫户 18 户。"""
    indicator, *others = indicators
    total = desk.clerk.amount(desk.total(indicator), indicator, Manner.EXACT, (desk.department,))
    _, factor = indicator.base
    names = desk.words.parts.get(indicator.unit, desk.words.parts[""])
    pieces: list[Piece] = [f"截至目前，{desk.wording(indicator)}{desk.clerk.gap}", total, "，其中"]
    left = total.value / factor
    for place, name in enumerate(names[: desk.chance.choice((2, 2, 3))]):
        part = left * Decimal(desk.chance.randrange(25, 60)) / 100
        left -= part
        amount = desk.clerk.amount(part, indicator, Manner.EXACT, (desk.department,))
        pieces += desk.said(("、" if place else "") + name, amount)
    return [*pieces, "。", *(running(desk, others) if others else [])]


def expected(desk: Desk, indicators: Sequence[Indicator]) -> list[Piece]:
    """截至目前，…。预计全年整治河道 60 公里。"""
    *others, indicator = indicators
    aim = desk.county.target(desk.department, indicator, desk.day.year)
    pieces = desk.said(f"预计全年{desk.wording(indicator)}", desk.amount(aim, indicator))
    return [*(running(desk, others) if others else []), *pieces, "。"]


SENTENCES: Final[tuple[Sentence, ...]] = (running, running, running, aimed, grown, weekly, broken_down, expected)
