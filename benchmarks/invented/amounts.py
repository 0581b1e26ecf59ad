"""How a figure is printed, and what is known of it beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from benchmarks.invented.matter import TEN_THOUSAND, Indicator

DIGITS: Final = "〇一二三四五六七八九"


class Manner(StrEnum):
    """How exactly a clerk prints a number; the values are the modifiers of the annotated corpora."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of an invented bulletin: as it is printed, its value in the base unit, and whose it is."""

    text: str
    value: Decimal
    unit: str
    modifier: Manner
    departments: tuple[str, ...]


Piece = str | Told


def printed(pieces: Sequence[Piece]) -> str:
    """The pieces of a text as a reader sees them."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def chinese(number: int) -> str:
    """A number below a hundred in characters.

    >>> [chinese(n) for n in (3, 10, 18, 20, 42)]
    ['三', '十', '十八', '二十', '四十二']
    """
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones or not tens else "")


def plain(value: Decimal) -> str:
    """A number in digits, without an exponent and without idle zeros.

    >>> plain(Decimal("120.50")), plain(Decimal("1E+3"))
    ('120.5', '1000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, indicator: Indicator) -> Decimal:
    """A value in the steps that the indicator is printed in: whole ones, or one or two decimals."""
    step = Decimal(1) if indicator.whole else Decimal("0.01") if value < 10 else Decimal("0.1")
    return max(value.quantize(step, ROUND_HALF_UP), step)


@dataclass(frozen=True, slots=True)
class Clerk:
    """The habits of one office: what it puts between a number and its unit, and whether small numbers are spelt out."""

    gap: str
    spells: bool

    def amount(self, value: Decimal, indicator: Indicator, manner: Manner, departments: tuple[str, ...]) -> Told:
        """A figure in this office's habits; where the manner does not suit the number it is printed exactly."""
        unit, factor = indicator.base
        exact = rounded(value, indicator)
        if manner is Manner.EXACT or exact < 20:
            small = self.spells and indicator.whole and 10 < exact < 100
            number = chinese(int(exact)) if small else f"{plain(exact)}{self.gap}"
            return Told(f"{number}{indicator.unit}", exact * factor, unit, Manner.EXACT, departments)
        step = Decimal(1).scaleb(exact.adjusted() - 1)
        way = {Manner.OVER: ROUND_FLOOR, Manner.UNDER: ROUND_CEILING}.get(manner, ROUND_HALF_UP)
        vague = (exact / step).to_integral_value(way) * step
        large = indicator.whole and vague >= TEN_THOUSAND
        number, scale = (plain(vague / TEN_THOUSAND), f"{self.gap}万") if large else (plain(vague), "")
        number += scale or self.gap
        word = {Manner.OVER: "余", Manner.UNDER: "近"}.get(manner, "约")
        text = (
            f"{number}{word}{indicator.unit}" if manner is Manner.OVER else f"{word}{self.gap}{number}{indicator.unit}"
        )
        return Told(text, vague * factor, unit, manner, departments)

    def percentage(self, value: Decimal, departments: tuple[str, ...], *, sign: int = 1) -> Told:
        """A percentage with one decimal; a fall is printed without its sign."""
        exact = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
        return Told(f"{plain(exact)}%", exact * sign, "%", Manner.EXACT, departments)
