"""Units as they are written behind a number: 万元 without its scale, 台（套）, 元/亩, 个半月, 三成五."""

from __future__ import annotations

import re
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Modifier, Unit
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.rates import per_name

_HALF = Decimal("0.5")
_INSIDE = re.compile(r"个(?P<word>半|多|余|来)(?=月|小时|钟头|学期|百分点|世纪|星期)")
_NOT_BEHIND_HALF = frozenset("径数成年天日小导挂决封")
_SCALE = re.compile(r"[十百千万](?!瓦|米|克|伏)")
_PER_MARKS = frozenset("/每·")


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """A unit behind a number: where it ends, what it is, what it adds (两个半小时: a half), how it blurs (四个多月)."""

    end: int
    unit: Unit
    extra: Decimal = Decimal(0)
    modifier: Modifier = Modifier.EXACT


def unit_at(text: str, position: int, lexicon: Lexicon) -> WrittenUnit | None:
    """The unit that starts at `position`, put together from its parts where it has several.

    >>> from bulletin_cli.lexicon import shipped
    >>> [unit_at(t, 0, shipped()).unit.base for t in ("台（套）", "元/亩", "公斤", "辆次", "名")]
    ['台套', '元/亩', '吨', '车次', '人']
    """
    if text[position : position + 1] == "个" and (inside := _INSIDE.match(text, position)):
        return _split(text, inside, lexicon)
    found = lexicon.units.at(text, position)
    if found is None:
        return None
    spelling, unit = found
    end = position + len(spelling)
    following = text[end : end + 1]
    if spelling == "成":
        return _tenths(text, end, unit, lexicon)
    if following == "（":
        return _bracketed(text, end, unit, lexicon)
    if following == "半" and text[end + 1 : end + 2] not in _NOT_BEHIND_HALF:
        return WrittenUnit(end + 1, unit, _HALF * unit.factor)
    return _ratio(text, end, unit, lexicon) if following in _PER_MARKS else WrittenUnit(end, unit)


def _split(text: str, inside: re.Match[str], lexicon: Lexicon) -> WrittenUnit | None:
    """个半月, 个多小时: the unit around the word in its middle."""
    whole = lexicon.units.at("个" + text[inside.end() : inside.end() + 6], 0)
    if whole is None:
        return None
    end = inside.end() + len(whole[0]) - 1
    if inside["word"] == "半":
        return WrittenUnit(end, whole[1], _HALF * whole[1].factor)
    return WrittenUnit(end, whole[1], modifier=Modifier.ABOUT if inside["word"] == "来" else Modifier.OVER)


def _tenths(text: str, end: int, unit: Unit, lexicon: Lexicon) -> WrittenUnit:
    """八成, 三成五, 两成半."""
    following = text[end : end + 1]
    if following == "半":
        return WrittenUnit(end + 1, unit, Decimal(5))
    digit = lexicon.numerals.digits.get(following)
    return WrittenUnit(end + 1, unit, Decimal(digit)) if digit else WrittenUnit(end, unit)


def _bracketed(text: str, end: int, unit: Unit, lexicon: Lexicon) -> WrittenUnit:
    """台（套） is 台套, 人（次） is 人次; a bracket that holds anything else is no part of the unit."""
    inner = lexicon.units.at(text, end + 1)
    if inner is None and text.startswith("（次）", end):
        inner = ("次", unit)
    if inner is None or text[end + 1 + len(inner[0]) : end + 2 + len(inner[0])] != "）":
        return WrittenUnit(end, unit)
    stop = end + 2 + len(inner[0])
    if inner[1].base == unit.base and inner[1].factor == unit.factor and inner[0] != "次":
        return WrittenUnit(stop, unit)
    symbol = unit.symbol + inner[0]
    known = lexicon.units.named(symbol)
    return WrittenUnit(stop, known or Unit(symbol, unit.base + inner[0], Decimal(1), unit.dimension))


def _ratio(text: str, end: int, unit: Unit, lexicon: Lexicon) -> WrittenUnit:
    """元/亩, 元/人/月, 元每吨: a rate; the part behind the stroke keeps its own unit."""
    base, stop = unit.base, end
    while text[stop : stop + 1] in _PER_MARKS and stop < len(text):
        scaled = _SCALE.match(text, stop + 1)
        begin = scaled.end() if scaled else stop + 1
        part = lexicon.units.at(text, begin) or lexicon.rates.nouns.at(text, begin)
        if part is None or (text[stop] == "每" and unit.dimension not in ("money", "mass", "volume", "length")):
            break
        base, stop = f"{base}/{text[stop + 1 : begin]}{per_name(part[0], lexicon)}", begin + len(part[0])
    return WrittenUnit(stop, unit if stop == end else Unit(unit.symbol + text[end:stop], base, unit.factor, "rate"))
