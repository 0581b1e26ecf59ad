"""How exactly a figure is printed, and whether two numbers can be the same within that."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from bulletin_cli.model import Modifier, Observation
from bulletin_cli.nouns import dataclass

NUMERAL: Final = re.compile(r"-?\d[\d,，\s]*(?:\.\d+)?")
ROUGH: Final = Decimal("0.9")


@dataclass(frozen=True, slots=True)
class Between:
    """The numbers that a printed one may stand for."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Between) -> Between:
        return Between(self.low + other.low, self.high + other.high)

    def __truediv__(self, other: Between) -> Between:
        return Between(self.low / other.high, self.high / other.low)

    def times(self, factor: int) -> Between:
        """Both ends times a positive factor."""
        return Between(self.low * factor, self.high * factor)

    def meets(self, other: Between) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def wider(self, margin: Decimal) -> Between:
        """The same with a margin on either side."""
        return Between(self.low - margin, self.high + margin)


def last_place(seen: Observation) -> Decimal:
    """What one in the last printed place is worth, in the base unit; of a whole number without a scale, nothing.

    A count is exact (41 户), a measured number is rounded to its last place (7.8 亿元).
    """
    found = NUMERAL.search(seen.text)
    if found is None or not seen.value:
        return Decimal(0)
    numeral = Decimal(re.sub(r"[,，\s]", "", found[0]))
    if not numeral:
        return Decimal(0)
    scale = abs(seen.value / numeral)
    decimals = len(found[0].partition(".")[2])
    return Decimal(0) if scale == 1 and not decimals and seen.unit != "%" else scale.scaleb(-decimals)


def printed(seen: Observation) -> Between | None:
    """The numbers that the printed one was rounded from; None where it is not exact."""
    if seen.modifier is not Modifier.EXACT or seen.upper is not None:
        return None
    half = last_place(seen) / 2
    return Between(seen.value - half, seen.value + half)


def at_most(seen: Observation) -> Decimal:
    """The largest number that the text allows, with some room where it is not exact."""
    if seen.upper is not None:
        return seen.upper
    half = last_place(seen) / 2
    return seen.value / ROUGH if seen.modifier in (Modifier.OVER, Modifier.ABOUT) else seen.value + half


def at_least(seen: Observation) -> Decimal:
    """The smallest number that the text allows, with some room where it is not exact."""
    half = last_place(seen) / 2
    return seen.value * ROUGH if seen.modifier in (Modifier.UNDER, Modifier.ABOUT) else seen.value - half
