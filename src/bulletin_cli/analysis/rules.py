"""The rules of an office: how pace is reckoned, when an indicator is behind, what an item is worth, which units compete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bulletin_cli.nouns import dataclass

OTHERS: Final = "其他单位"


class Pace(StrEnum):
    """How much of the year has gone by: in months that are over, or in days."""

    MONTHS = "months"
    DAYS = "days"


class Shared(StrEnum):
    """What an item of several units counts for each: all of it, or its share."""

    EACH = "each"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which completion on (per cent) an indicator is done, from which distance to the pace (points) it is what."""

    done: Decimal = Decimal(100)
    ahead: Decimal = Decimal(5)
    behind: Decimal = Decimal(0)

    def __str__(self) -> str:
        return f"完成率 {self.done:f}% 起已完成；比序时 {self.ahead:+f} 起超进度，{_signed(self.behind)} 起达进度，以下欠进度"


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of an adopted item; more for one with figures, for a section; times the publication's weight."""

    item: Decimal = Decimal(1)
    figures: Decimal = Decimal(0)
    shared: Shared = Shared.EACH
    sections: Mapping[str, Decimal] = field(default_factory=dict)
    titles: Mapping[str, Decimal] = field(default_factory=dict)

    def __str__(self) -> str:
        parts = [f"采用一条 {self.item:f} 分"]
        parts += [f"含数据另加 {self.figures:f} 分"] if self.figures else []
        parts += [f"{name}另加 {points:f} 分" for name, points in self.sections.items()]
        parts += [f"{name} ×{factor:f}" for name, factor in self.titles.items()]
        return "，".join(parts) + ("；合报平分" if self.shared is Shared.SPLIT else "；合报各计")


@dataclass(frozen=True, slots=True)
class Rules:
    """All the rules, and where they come from."""

    thresholds: Thresholds = Thresholds()
    pace: Pace = Pace.MONTHS
    weights: Weights = Weights()
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = "默认"

    def class_of(self, department: str) -> str:
        """The class that a unit competes in; that of the others where none names it."""
        return next((name for name, units in self.classes.items() if department in units), OTHERS)


DEFAULT: Final = Rules()


def _signed(points: Decimal) -> str:
    return f"{points:+f}" if points else "0"
