"""Amounts in two units, or in one with a digit of the next behind it: 12元5角, 2公里300米, 三块五, 一米八, 2小时30分."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.reading.numerals import numeral_at
from bulletin_cli.reading.written_units import WrittenUnit, unit_at

_MEASURED = frozenset(("money", "mass", "length"))
_CENTS = frozenset(("分", "分钱"))
# 三块五, 五块六, 一米八: a bare digit behind these counts tenths.
_TENTHS = frozenset(("元", "块", "块钱", "毛", "角", "米"))
_PIECE = "块"
_CLOSERS = frozenset("，。；：、！？）,\n”钱的/")
_MOST_PARTS = 4
# Of an amount in two of these the smaller is kept, since an hour's part of 20 minutes has no end: what stands behind, as what, how many.
_CLOCK: Final = {"小时": ("分", "分钟", 60), "分钟": ("秒", "秒", 60), "分": ("秒", "秒", 60)}


def compound(text: str, unit: WrittenUnit, lexicon: Lexicon) -> WrittenUnit:
    """The unit with what follows it counted in: where the amount ends then, and what was added in base units.

    >>> from bulletin_cli.lexicon import shipped
    >>> found = compound("12元5角", unit_at("12元5角", 2, shipped()), shipped())
    >>> found.end, str(found.extra)
    (5, '0.5')
    """
    if clock := _CLOCK.get(unit.unit.base):
        return _clock(text, unit, clock, lexicon) or unit
    if unit.extra or (unit.unit.dimension not in _MEASURED and unit.unit.symbol != _PIECE):
        return unit
    step = unit.unit.factor
    for _ in range(_MOST_PARTS):
        part = _next(text, unit, step, lexicon)
        if part is None:
            break
        unit = replace(unit, unit=_money(unit, lexicon).unit, end=part.end, extra=unit.extra + part.extra)
        step = part.unit.factor
    return unit


def _clock(text: str, unit: WrittenUnit, clock: tuple[str, str, int], lexicon: Lexicon) -> WrittenUnit | None:
    """2小时30分 in minutes, 1分30秒 in seconds."""
    mark, name, count = clock
    numeral = numeral_at(text, unit.end, lexicon) if text[unit.end : unit.end + 1].strip("多内以") else None
    if (
        numeral is None
        or numeral.upper is not None
        or numeral.value >= count
        or text[numeral.end : numeral.end + 1] != mark
    ):
        return None
    end = numeral.end + (2 if text.startswith("钟", numeral.end + 1) else 1)
    smaller = lexicon.units.named(name)
    return (
        WrittenUnit(end, replace(smaller, factor=Decimal(count)), numeral.value + unit.extra * count)
        if smaller
        else None
    )


def _money(unit: WrittenUnit, lexicon: Lexicon) -> WrittenUnit:
    """块 with an amount behind it is money."""
    yuan = lexicon.units.named("元") if unit.unit.symbol == _PIECE else None
    return replace(unit, unit=yuan) if yuan else unit


def _next(text: str, unit: WrittenUnit, step: Decimal, lexicon: Lexicon) -> WrittenUnit | None:
    """One more part, smaller than one of the unit before: its end, its unit, its value in base units as `extra`."""
    if text[unit.end : unit.end + 1] not in lexicon.numerals.digits and not text[unit.end : unit.end + 1].isdecimal():
        return None
    whole = _money(unit, lexicon).unit
    numeral = numeral_at(text, unit.end, lexicon)
    if numeral is None or numeral.upper is not None or numeral.scale > 1:
        return None
    part = unit_at(text, numeral.end, lexicon)
    if part is None:
        return _tenth(text, unit, numeral.end, numeral.value, step)
    smaller = part.unit
    if whole.dimension == "money" and smaller.symbol in _CENTS:
        cents = lexicon.units.named("分钱")
        smaller = cents or smaller
    if smaller.base != whole.base or smaller.dimension != whole.dimension or smaller.factor >= step:
        return None
    value = numeral.value * smaller.factor + part.extra
    return replace(part, unit=smaller, extra=value) if value < step else None


def _tenth(text: str, unit: WrittenUnit, end: int, digit: Decimal, step: Decimal) -> WrittenUnit | None:
    if not 0 < digit < 10 or digit != int(digit) or (text[end : end + 1] not in _CLOSERS and end < len(text)):
        return None
    last = text[unit.end - 1 : unit.end]
    if last not in _TENTHS:
        return None
    factor = step / 10
    return WrittenUnit(end, replace(unit.unit, factor=factor), digit * factor)
