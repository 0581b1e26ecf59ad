"""A figure as people write it: in a readable unit, never rounded, with 近, 余 and 约 as the text has them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from bulletin_cli.model import Measure, Modifier, Observation

BEFORE: Final = re.compile("不少于|不低于|不超过|将近|接近|不足|不到|低于|高于|超过|突破|至少|大约|近|约|超|逾")
# 30 余亿元 is not 30 亿余元: what stands before the scale stays there.
BETWEEN: Final = re.compile(r"(?P<more>[余多])\s*(?P<scale>[万亿]?)")
PLACES: Final = {"万": 4, "亿": 8}
AFTER: Final = re.compile("(?:以上|以内|左右|上下)$")
# From how many digits on, how many of them the scale takes, its name, and how many decimals it may leave.
SCALES: Final = ((9, 8, "亿", 4), (7, 4, "万", 4), (5, 4, "万", 2))
POINTS: Final = "个百分点"
SIGNED: Final = frozenset({Measure.YOY, Measure.MOM, Measure.CHANGE})
LARGEST_PERCENT: Final = 12
COUNT: Final = "count"


def scaled(value: Decimal) -> str:
    """The number in 亿 or 万 where that takes few decimals, else in full; all its digits either way.

    >>> [scaled(Decimal(n)) for n in ("19750000", "3000000000", "11234", "23.23", "58360", "1234567890")]
    ['1975万', '30亿', '11234', '23.23', '58360', '123456.789万']
    """
    for digits, places, name, decimals in SCALES:
        if value and value.adjusted() >= digits - 1:
            shifted = _shifted(value, places)
            if len(shifted.partition(".")[2]) <= decimals:
                return shifted + name
    return _digits(value)


def _scaled(value: Decimal, unit: str) -> str:
    """The number as it stands before a unit: in full where the unit has a scale of its own (万元)."""
    return _digits(value) if unit.startswith(("万", "亿")) else scaled(value)


def _shifted(value: Decimal, places: int) -> str:
    """The digits with the point moved to the left: by hand, because a division would round long numbers."""
    sign, digits, exponent = value.as_tuple()
    return _digits(Decimal((sign, digits, int(exponent) - places)))


def _digits(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(observation: Observation) -> str:
    """The figure with its unit and its modifier, in few words."""
    if observation.measure is Measure.RANK:
        return f"第{_digits(observation.value)}{observation.unit or '位'}"
    sign = "+" if observation.measure in SIGNED and observation.value > 0 else ""
    if observation.upper is not None:
        return f"{_digits(observation.value)}—{_digits(observation.upper)}{observation.unit}"
    before, between, after = _modifier(observation)
    return f"{before}{sign}{_number(observation, between)}{observation.unit}{after}"


def _number(observation: Observation, between: str) -> str:
    """The number with 余 or 多 where the text has it: before the scale (30余亿) or after it (1.1万余)."""
    more, scale = between[:1], between[1:]
    if scale and not observation.unit.startswith(("万", "亿")):
        return f"{_shifted(observation.value, PLACES[scale])}{more}{scale}"
    return _scaled(observation.value, observation.unit) + more


def _modifier(observation: Observation) -> tuple[str, str, str]:
    """What stands before the number, between number and unit (余 or 多, and the scale that follows it), after the unit."""
    text = observation.text.strip()
    more = BETWEEN.search(text)
    before, after = (part[0] if part else "" for part in (BEFORE.match(text), AFTER.search(text)))
    between = more["more"] + more["scale"] if more else ""
    match observation.modifier:
        case Modifier.EXACT | Modifier.RANGE:
            return "", "", ""
        case _ if before or between or after:
            return before, between, after
        case Modifier.ABOUT:
            return "约", "", ""
        case Modifier.OVER:
            return "", "余", ""
        case Modifier.UNDER:
            return "近", "", ""


def change_of(last: Observation, previous: Observation) -> Decimal | None:
    """The later figure less the earlier one, exact; None where either is a range or the units differ.

    Cases are counted in 起 here and in 件 there: two counts of one series compare, whatever they are counted in.
    """
    if last.upper is not None or previous.upper is not None or not _commensurate(last, previous):
        return None
    return last.value - previous.value


def _commensurate(one: Observation, other: Observation) -> bool:
    counted = one.quantity.dimension == other.quantity.dimension == COUNT
    return one.unit == other.unit or counted


def percent_of(last: Observation, previous: Observation) -> Decimal | None:
    """The change in per cent of the earlier figure, to two decimals.

    None where a per cent would say nothing: of per cents, points and ranks, and of nothing or less.
    """
    return _rounded(_percent(last, previous), Decimal("0.01"))


def _percent(last: Observation, previous: Observation) -> Decimal | None:
    change = change_of(last, previous)
    unfit = last.unit in ("%", POINTS) or last.measure is Measure.RANK or previous.value <= 0
    return None if change is None or unfit else change / previous.value * 100


def _rounded(percent: Decimal | None, place: Decimal) -> Decimal | None:
    """The number to that place; None for one so large that it can only be a slip of the text."""
    if percent is None or percent.adjusted() > LARGEST_PERCENT:
        return None
    return percent.quantize(place, ROUND_HALF_UP)


def change_text(last: Observation, previous: Observation) -> str | None:
    """The change in words: with its sign and unit, 约 where either figure is not exact, places for ranks."""
    change = change_of(last, previous)
    if change is None:
        return None
    rough = "" if _exact(last, previous) else "约"
    if change == 0:
        return f"{rough}持平"
    if last.measure is Measure.RANK:
        return f"{'升' if change < 0 else '降'}{_digits(abs(change))}位"
    unit = POINTS if last.unit == "%" else last.unit
    return f"{rough}{'+' if change > 0 else ''}{_scaled(change, unit)}{unit}"


def percent_text(last: Observation, previous: Observation) -> str | None:
    """The change in per cent with its sign, to one decimal; 约 where either figure is not exact."""
    percent = _rounded(_percent(last, previous), Decimal("0.1"))
    if percent is None:
        return None
    rough = "" if _exact(last, previous) else "约"
    return f"{rough}{percent:+f}%" if percent else f"{rough}0.0%"


def _exact(*seen: Observation) -> bool:
    return all(one.modifier is Modifier.EXACT for one in seen)
