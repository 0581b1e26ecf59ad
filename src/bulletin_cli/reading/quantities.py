"""Quantities in a text: every number that counts or measures something, with its unit, in base units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Context, Decimal, localcontext

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Modifier, Quantity, Unit
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.acceptance import Candidate, is_quantity
from bulletin_cli.reading.amounts import compound
from bulletin_cli.reading.fractions import Fraction, fraction_at
from bulletin_cli.reading.modifiers import Opening, behind, opening, sign_behind
from bulletin_cli.reading.numerals import Numeral, numeral_at
from bulletin_cli.reading.ranks import ranks
from bulletin_cli.reading.rates import per_before
from bulletin_cli.reading.shared_units import SharedList, shared_list
from bulletin_cli.reading.smoothing import Smooth, smooth
from bulletin_cli.reading.written_units import WrittenUnit, unit_at

_PERCENT = Unit("%", "%", Decimal(1), "share")
_UNITLESS = Unit("", "", Decimal(1), "")
_PLACE = Unit("位", "位", Decimal(1), "rank")
# Where a number may begin. A run of digits, or of more characters than any number has, is passed over whole when it is none.
_FIRST = re.compile(r"[0-9〇零○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟数几上过半]")
_DIGIT_RUN = re.compile(r"[0-9][0-9.,]*+")
_OVERLONG = re.compile(
    r"[〇零○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]{33}[〇零○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]*+"
)
_NO_RATE = frozenset(("share", "points", "rank", "rate", "duration", "ratio", "age", "temperature", ""))
# 户均停电1.8小时: a time is counted for each only where it is a mean.
_MEAN = re.compile(r"[人户亩村家件次校生车床]均")
_NEAR = 12
# What a figure is held against: 低于0.9‰的控制指标.
LIMIT_BEHIND = re.compile(
    r"的(?P<limit>[一-鿿]{0,6}?(?:控制指标|控制目标|调控目标|预期目标|控制线|控制值|目标值|限值|红线))"
)
_NO_HALF_AFTER = frozenset("上下前后一大多过近另各对减每南北东西")
_HALF_YEAR_AFTER = frozenset(
    "时期到近约仅长短前迟满余过需了经足"
)  # elsewhere 半年 says when, not how long (对照半年节点)
# Digits of every product of this package: more than any number of 24 digits times a factor needs, so that nothing is ever rounded.
_EXACT = Context(prec=60)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity at its place in smooth text; `number` is where the number itself begins."""

    start: int
    end: int
    number: int
    value: Decimal
    upper: Decimal | None
    unit: Unit
    modifier: Modifier


def scan(text: str, lexicon: Lexicon) -> list[Reading]:
    """Every quantity of a smooth text, in order, none overlapping another."""
    found = {
        r.start: Reading(r.start, r.end, r.start, r.value, None, _PLACE, Modifier.EXACT) for r in ranks(text, lexicon)
    }
    closed = sorted([*lexicon.exclusions.spans(text), *((r.start, r.end) for r in found.values())])
    with localcontext(_EXACT):
        return list(_walk(text, closed, found, lexicon))


def _walk(text: str, closed: list[tuple[int, int]], ranked: dict[int, Reading], lexicon: Lexicon) -> Iterator[Reading]:
    """The readings in order; `closed` stretches are passed over, but for the places in a ranking among them."""
    position = barrier = taken = 0
    while position < len(text):
        first = _FIRST.search(text, position)
        start = first.start() if first else len(text)
        while barrier < len(closed) and closed[barrier][0] <= start:
            begin, end = closed[barrier]
            if begin in ranked and begin >= position:
                yield ranked[begin]
            position = max(position, end)
            barrier += 1
        if position > start:
            continue
        if first is None:
            return
        limit = closed[barrier][0] if barrier < len(closed) else len(text)
        # What the quantity before has taken, as the 每亩 of 3元每亩, is not taken a second time.
        readings = [
            replace(found, start=taken) if found.start < taken else found
            for found in _at(text, start, lexicon)
            if not found.start < limit < found.end
        ]
        yield from readings
        taken = readings[-1].end if readings else taken
        position = max(taken, start + 1) if readings else _past(text, start, limit)


def _past(text: str, start: int, limit: int) -> int:
    """Where to go on behind what is no quantity: behind its digits, behind a run too long for a number, else one character on."""
    run = _DIGIT_RUN.match(text, start) or _OVERLONG.match(text, start)
    return min(run.end(), max(limit, start + 1)) if run else start + 1


def _at(text: str, start: int, lexicon: Lexicon) -> list[Reading]:
    """The quantities that begin with the number at `start`: usually one or none, several where a list shares its last unit."""
    listed = shared_list(text, start, lexicon)
    if listed:
        return _listed(text, start, listed, lexicon)
    fraction = fraction_at(text, start, lexicon)
    reading = _plain(text, start, fraction, lexicon) if not fraction or fraction.mixed else _share(fraction, start)
    return [reading] if reading else []


def _share(fraction: Fraction, number: int) -> Reading:
    f = fraction
    return Reading(f.start, f.end, number, f.value, f.upper, _PERCENT, f.modifier)


def _listed(text: str, start: int, listed: SharedList, lexicon: Lexicon) -> list[Reading]:
    """The numbers of a list that share its unit, and what stands before the list: 人均…分别为30917、16205元."""
    per = _rate(text, listed.unit, start, lexicon)
    unit = per[1] if per else listed.unit
    readings = []
    for part in listed.parts:
        front = opening(text, part.start, lexicon)
        value = part.value * front.sign * unit.factor
        readings.append(Reading(front.start, part.end, part.start, value, None, unit, front.modifier))
    return readings


def _plain(text: str, start: int, fraction: Fraction | None, lexicon: Lexicon) -> Reading | None:
    """The quantity of the number at `start`, with range, unit and modifiers, if it is one."""
    numeral = _mixed(fraction) or _half(text, start, lexicon) or numeral_at(text, start, lexicon)
    if numeral is None:
        return None
    front = opening(text, start, lexicon)
    first = unit_at(text, numeral.end, lexicon)
    second = _second(text, numeral, first, front.sign, lexicon)
    if second:
        return _ranged(text, start, numeral, second, front, lexicon)
    unit = _meant(text, compound(text, first, lexicon) if first else None, numeral, front, lexicon)
    written = unit or WrittenUnit(numeral.end, _UNITLESS)
    end, trailing = behind(text, written.end, written.unit.dimension, lexicon)
    candidate = Candidate(text, start, end, numeral, unit.unit if unit else None, written.extra, front, trailing)
    if not is_quantity(candidate, lexicon):
        return None
    if front.modifier is not Modifier.EXACT and LIMIT_BEHIND.match(text, end):
        front = replace(front, start=start, modifier=Modifier.EXACT)  # 低于4.5%的控制目标: the target is 4.5%
    modifier = _one_modifier(numeral.upper, numeral.modifier, written.modifier, front.modifier, trailing)
    value = (numeral.value * written.unit.factor + written.extra) * front.sign
    upper = None if numeral.upper is None else numeral.upper * written.unit.factor
    return _per(text, Reading(front.start, end, start, value, upper, written.unit, modifier), lexicon)


def _mixed(fraction: Fraction | None) -> Numeral | None:
    """三又二分之一 as a number."""
    return Numeral(fraction.end, fraction.value, None, fraction.modifier, Decimal(10)) if fraction else None


def _half(text: str, start: int, lexicon: Lexicon) -> Numeral | None:
    """半小时, 半个月: the number a half; nothing in 上半年 or 一半."""
    if text[start] != "半":
        return None
    before = text[start - 1 : start] if start else ""
    if before in _NO_HALF_AFTER:
        return None
    if text.startswith("半年", start) and len(text) > 2 and before not in _HALF_YEAR_AFTER:
        return None
    return Numeral(start + 1, Decimal("0.5"), scale=Decimal(10)) if lexicon.units.at(text, start + 1) else None


def _meant(
    text: str, unit: WrittenUnit | None, numeral: Numeral, front: Opening, lexicon: Lexicon
) -> WrittenUnit | None:
    """The unit that is meant, with what stands before the number taken into account: 前进4位 are places, 港币80万元 are 港元."""
    if unit is None:
        return _money_without_unit(text, numeral, front, lexicon)
    if front.unit and unit.unit.base == "元":
        spelling: str | None = front.unit
    else:
        spelling = lexicon.senses.meant(unit.unit.symbol, text, _before_sign(text, front))
    other = lexicon.units.named(spelling) if spelling else None
    return replace(unit, unit=other) if other else unit


def _before_sign(text: str, front: Opening) -> int:
    """Where the words before the quantity end; 零下 counts as one of them, since it says that 度 are degrees."""
    return front.start + 2 if text.startswith("零下", front.start) else front.start


def _money_without_unit(text: str, numeral: Numeral, front: Opening, lexicon: Lexicon) -> WrittenUnit | None:
    """元 where a currency sign stands before the number, or a noun of money before a number in 万 or 亿 (总投资5.4亿)."""
    spelling: str | None = front.unit
    if not spelling and numeral.scale >= 10_000:
        spelling = lexicon.senses.meant("", text, front.start)
    yuan = lexicon.units.named(spelling) if spelling else None
    return WrittenUnit(numeral.end, yuan) if yuan else None


def _one_modifier(upper: Decimal | None, *modifiers: Modifier) -> Modifier:
    """The one modifier that is kept: a range first, else the first that says something."""
    if upper is not None:
        return Modifier.RANGE
    for modifier in modifiers:
        if modifier is not Modifier.EXACT:
            return modifier
    return Modifier.EXACT


@dataclass(frozen=True, slots=True)
class _Second:
    """The second number of a range, with its unit; both ends in base units."""

    numeral: Numeral
    unit: WrittenUnit | None
    low: Decimal
    high: Decimal


def _second(text: str, first: Numeral, unit: WrittenUnit | None, sign: Decimal, lexicon: Lexicon) -> _Second | None:
    """The second number of 3—5, 200万至300万, 3%—5%, where both are of one kind and the second is the greater."""
    joiner = lexicon.numerals.joiner.match(text, unit.end if unit else first.end)
    if joiner is None or first.modifier is not Modifier.EXACT or first.upper is not None:
        return None
    begin, second_sign = sign_behind(text, joiner.end(), lexicon) if sign < 0 else (joiner.end(), Decimal(1))
    numeral = numeral_at(text, begin, lexicon)
    if numeral is None or numeral.bare_scale or numeral.upper is not None:
        return None
    other = unit_at(text, numeral.end, lexicon)
    if unit and (other is None or (other.unit.dimension, other.unit.base) != (unit.unit.dimension, unit.unit.base)):
        return None
    low, high = _bounds(first, numeral, unit, other)
    low, high = low * sign, high * second_sign
    return _Second(numeral, other, low, high) if low < high else None


def _bounds(
    first: Numeral, second: Numeral, unit: WrittenUnit | None, other: WrittenUnit | None
) -> tuple[Decimal, Decimal]:
    """Both ends in base units; a scale or a unit that stands once counts for both."""
    low = first.value if unit or first.scale > 1 else first.value * second.scale
    low_factor = unit.unit.factor if unit else other.unit.factor if other else Decimal(1)
    high_factor = other.unit.factor if other else low_factor
    return low * low_factor, second.value * high_factor


def _ranged(text: str, start: int, first: Numeral, second: _Second, front: Opening, lexicon: Lexicon) -> Reading | None:
    numeral = replace(first, upper=second.numeral.value)
    unit = _meant(text, second.unit, second.numeral, front, lexicon)
    written = unit or WrittenUnit(second.numeral.end, _UNITLESS)
    end, trailing = behind(text, written.end, written.unit.dimension, lexicon)
    candidate = Candidate(text, start, end, numeral, unit.unit if unit else None, Decimal(0), front, trailing)
    if not is_quantity(candidate, lexicon):
        return None
    return _per(text, Reading(front.start, end, start, second.low, second.high, written.unit, Modifier.RANGE), lexicon)


def _per(text: str, reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading as a rate where 每亩 or 人均 governs it."""
    rate = _rate(text, reading.unit, reading.start, lexicon)
    return replace(reading, start=reading.start if rate[0] is None else rate[0], unit=rate[1]) if rate else reading


def _rate(text: str, unit: Unit, start: int, lexicon: Lexicon) -> tuple[int | None, Unit] | None:
    """The unit of a quantity that 每亩 or 人均 before `start` governs, with where that begins if it touches; else None."""
    if unit.dimension in _NO_RATE and not (
        unit.dimension == "duration" and _MEAN.search(text, max(0, start - _NEAR), start)
    ):
        return None
    per = per_before(text, start, lexicon)
    return (per.start, Unit(unit.symbol, unit.base + per.suffix, unit.factor, "rate")) if per else None


def placed(reading: Reading, text: Smooth, source: str) -> Quantity:
    """The reading as a quantity of the source."""
    start, end = text.span(reading.start, reading.end)
    unit = reading.unit
    return Quantity(
        source[start:end], start, end, exact(reading.value), None if reading.upper is None else exact(reading.upper),
        unit.base, reading.modifier, unit.dimension,
    )  # fmt: skip


def exact(value: Decimal) -> Decimal:
    """The number without an exponent and without trailing zeros behind the point."""
    if value.same_quantum(_ONE):
        return value
    plain = value.normalize(_EXACT)
    return plain.quantize(_ONE, context=_EXACT) if plain == plain.to_integral_value() else plain


def find_quantities(source: str, lexicon: Lexicon) -> list[Quantity]:
    """Every quantity in a piece of text, in order, whatever it belongs to.

    >>> from bulletin_cli.lexicon import shipped
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("查处车辆 140 台，近 30 亿元", shipped())]
    [('140 台', '140', '台'), ('近 30 亿元', '3000000000', '元')]
    """
    text = smooth(source)
    return [placed(reading, text, source) for reading in scan(text.text, lexicon)]
