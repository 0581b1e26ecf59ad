"""Quantities in a text: every number that counts or measures something, with its unit, in base units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Modifier, Quantity, Unit
from bulletin_cli.reading.acceptance import Candidate, is_quantity
from bulletin_cli.reading.modifiers import Opening, closing, opening
from bulletin_cli.reading.numerals import Numeral, cardinal, numeral_at
from bulletin_cli.reading.ranks import ranks
from bulletin_cli.reading.shared_units import shared_list
from bulletin_cli.reading.smoothing import Smooth, smooth
from bulletin_cli.reading.written_units import WrittenUnit, per_before, unit_at

_FRACTION = re.compile(r"(?P<lower>[一二三四五六七八九十百千万]{1,3}|[0-9]{1,4})分之(?=[0-9〇零一二两三四五六七八九十百])")
_MONEY_NOUN = re.compile(
    r"(?:投资|资金|贷款|收入|支出|产值|金额|税费|税收|经费|补贴|补助|奖补|债券|营收|利润|总额|授信|融资|销售额|交易额|货值|造价|概算|预算|保费|基金)(?:额|总额|了|达|达到|为|共|约|近|超|超过|累计|完成|突破|逾)*$"
)
_PLACES = re.compile(r"(?:前进|前移|上升|提升|晋升|跃升|进|后移|后退|下降|回落|退后|下滑|提高|上移|落后)了?$")
_PERCENT = Unit("%", "%", Decimal(1), "share")
_UNITLESS = Unit("", "", Decimal(1), "")
_NUMERAL_RUN = re.compile(r"[0-9.,]+|[〇零○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟数几上过半]+")


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
    found = [Reading(r.start, r.end, r.start, r.value, None, lexicon_rank(), Modifier.EXACT) for r in ranks(text, lexicon)]
    closed = sorted([*lexicon.exclusions.spans(text), *((r.start, r.end) for r in found)])
    ranked = {r.start: r for r in found}
    return list(_walk(text, closed, ranked, lexicon))


def lexicon_rank() -> Unit:
    """The unit of a place in a ranking."""
    return Unit("位", "位", Decimal(1), "rank")


def _walk(text: str, closed: list[tuple[int, int]], ranked: dict[int, Reading], lexicon: Lexicon) -> Iterator[Reading]:
    position = barrier = 0
    while position < len(text):
        run = _NUMERAL_RUN.search(text, position)
        start = run.start() if run else len(text)
        while barrier < len(closed) and closed[barrier][1] <= start:
            if closed[barrier][0] in ranked and closed[barrier][0] >= position:
                yield ranked[closed[barrier][0]]
            barrier += 1
        if run is None:
            return
        if barrier < len(closed) and closed[barrier][0] < run.end() and closed[barrier][0] <= start:
            if closed[barrier][0] in ranked:
                yield ranked[closed[barrier][0]]
            position = closed[barrier][1]
            barrier += 1
            continue
        limit = closed[barrier][0] if barrier < len(closed) else len(text)
        readings = _at(text, start, lexicon)
        readings = [r for r in readings if r.end <= limit or not _cut(r, limit)]
        yield from readings
        position = max(readings[-1].end, start + 1) if readings else _past(run, start, limit)


def _cut(reading: Reading, limit: int) -> bool:
    """Whether an excluded stretch begins inside the reading."""
    return reading.start < limit < reading.end


def _past(run: re.Match[str], start: int, limit: int) -> int:
    """Where to go on behind a run that is no quantity: behind its digits, or one character on where the run is in characters."""
    return run.end() if run[0][0].isdigit() else start + 1 if limit > start else limit


def _at(text: str, start: int, lexicon: Lexicon) -> list[Reading]:
    """The quantities that begin with the number at `start`: usually one or none, several where a list shares its last unit."""
    listed = shared_list(text, start, lexicon)
    if listed:
        return [_shared(text, part.start, part.end, part.value, listed.unit, lexicon) for part in listed.parts]
    fraction = _FRACTION.match(text, start)
    reading = _fraction(text, fraction, lexicon) if fraction else _plain(text, start, lexicon)
    return [reading] if reading else []


def _shared(text: str, start: int, end: int, value: Decimal, unit: Unit, lexicon: Lexicon) -> Reading:
    front = opening(text, start, lexicon)
    return Reading(front.start, end, start, value * front.sign * unit.factor, None, unit, front.modifier)


def _fraction(text: str, found: re.Match[str], lexicon: Lexicon) -> Reading | None:
    """百分之八十, 千分之三, 五分之二: a share in per cent; nothing where the quotient does not end (三分之一)."""
    words = lexicon.numerals
    lower = Decimal(found["lower"]) if found["lower"].isdigit() else cardinal(found["lower"], words)
    numeral = numeral_at(text, found.end(), lexicon)
    if not lower or numeral is None:
        return None
    share = _share(numeral.value, lower)
    if share is None:
        return None
    front = opening(text, found.start(), lexicon)
    end, upper, behind = numeral.end, None, numeral.modifier
    joined = _second_fraction(text, end, lexicon)
    if joined and (upper := _share(joined.value, lower)) is not None:
        end = joined.end
    end, after = closing(text, end, lexicon)
    modifier = _one_modifier(upper, behind, front.modifier, after)
    return Reading(front.start, end, found.start(), share * front.sign, upper, _PERCENT, modifier)


def _second_fraction(text: str, end: int, lexicon: Lexicon) -> Numeral | None:
    joiner = lexicon.numerals.joiner.match(text, end)
    if joiner is None:
        return None
    again = _FRACTION.match(text, joiner.end())
    return numeral_at(text, again.end() if again else joiner.end(), lexicon)


def _share(upper: Decimal, lower: Decimal) -> Decimal | None:
    share = upper * 100 / lower
    return share if share * lower == upper * 100 else None


def _plain(text: str, start: int, lexicon: Lexicon) -> Reading | None:
    """The quantity of the number at `start`, with range, unit and modifiers, if it is one."""
    numeral = _half(text, start, lexicon) or numeral_at(text, start, lexicon)
    if numeral is None:
        return None
    front = opening(text, start, lexicon)
    first = unit_at(text, numeral.end, lexicon)
    upper = _range(text, numeral, first, front.sign, lexicon)
    if upper:
        return _ranged(text, start, numeral, upper, front, lexicon)
    unit = _moved(text, first, front, lexicon) or _money_without_unit(text, start, numeral, front, lexicon)
    behind, trailing = _behind(text, unit.end if unit else numeral.end, lexicon)
    candidate = Candidate(text, start, behind, numeral, unit.unit if unit else None, unit.extra if unit else Decimal(0), front, trailing)
    if not is_quantity(candidate, lexicon):
        return None
    written = unit or WrittenUnit(numeral.end, _UNITLESS)
    modifier = _one_modifier(numeral.upper, numeral.modifier, written.modifier, front.modifier, trailing)
    values = [v * written.unit.factor for v in (numeral.value, numeral.upper) if v is not None]
    upper_value = values[1] if len(values) > 1 else None
    value = (values[0] + written.extra) * front.sign
    return _per(text, Reading(front.start, behind, start, value, upper_value, written.unit, modifier), lexicon)


def _moved(text: str, unit: WrittenUnit | None, front: Opening, lexicon: Lexicon) -> WrittenUnit | None:
    """The unit, with what stands before the number taken into account: 前进4位 are places, 港币80万元 are 港元."""
    if unit is None:
        return None
    if unit.unit.symbol == "位" and _PLACES.search(text, max(0, front.start - 6), front.start):
        return replace(unit, unit=lexicon_rank())
    currency = lexicon.units.named(front.unit) if front.unit and unit.unit.base == "元" else None
    return replace(unit, unit=currency) if currency else unit


def _half(text: str, start: int, lexicon: Lexicon) -> Numeral | None:
    """半小时, 半个月: the number a half; nothing in 上半年 or 一半."""
    if text[start] != "半" or text[start - 1 : start] in tuple("上下前后一大多过近另各对减") or text.startswith("半年", start):
        return None
    return Numeral(start + 1, Decimal("0.5"), scale=Decimal(10)) if lexicon.units.at(text, start + 1) else None


def _behind(text: str, end: int, lexicon: Lexicon) -> tuple[int, Modifier]:
    """Where the quantity ends with 多 behind its unit (3年多), 以上, 左右 …, and what they say."""
    stop, modifier = closing(text, end, lexicon)
    if stop == end and text[end : end + 1] == "内" and text[end - 1 : end] in ("天", "日", "时", "钟", "月", "年", "周"):
        return end + 1, Modifier.UNDER
    if stop == end and text[end : end + 1] == "多" and text[end - 1 : end] in ("年", "天", "元", "倍", "里", "斤"):
        return end + 1, Modifier.OVER
    return stop, modifier


def _one_modifier(upper: Decimal | None, *modifiers: Modifier) -> Modifier:
    """The one modifier that is kept: a range first, else the first that says something."""
    if upper is not None:
        return Modifier.RANGE
    return next((m for m in modifiers if m is not Modifier.EXACT), Modifier.EXACT)


def _money_without_unit(text: str, start: int, numeral: Numeral, front: Opening, lexicon: Lexicon) -> WrittenUnit | None:
    """元 where a currency sign stands before the number, or a noun of money before a number in 万 or 亿 (总投资5.4亿)."""
    yuan = lexicon.units.named(front.unit or "元")
    if yuan is None:
        return None
    if front.unit or (numeral.scale >= 10_000 and _MONEY_NOUN.search(text, max(0, front.start - 12), front.start)):
        return WrittenUnit(numeral.end, yuan)
    return None


def _range(text: str, numeral: Numeral, unit: WrittenUnit | None, sign: Decimal, lexicon: Lexicon) -> Numeral | None:
    """The second number of 3—5, 200万至300万, 3%—5%, where both are of one kind and the second is the greater."""
    end = unit.end if unit else numeral.end
    joiner = lexicon.numerals.joiner.match(text, end)
    if joiner is None or numeral.modifier is not Modifier.EXACT:
        return None
    second = numeral_at(text, joiner.end(), lexicon)
    if second is None or second.bare_scale:
        return None
    other = unit_at(text, second.end, lexicon)
    if unit and (other is None or other.unit.dimension != unit.unit.dimension or other.unit.base != unit.unit.base):
        return None
    low, high = _bounds(numeral, second, unit, other)
    return second if low * sign < high else None


def _bounds(first: Numeral, second: Numeral, unit: WrittenUnit | None, other: WrittenUnit | None) -> tuple[Decimal, Decimal]:
    """Both ends in base units; a scale or a unit that stands once counts for both."""
    low = first.value if unit or first.scale > 1 else first.value * second.scale
    low_factor = unit.unit.factor if unit else other.unit.factor if other else Decimal(1)
    high_factor = other.unit.factor if other else low_factor
    return low * low_factor, second.value * high_factor


def _ranged(text: str, start: int, first: Numeral, second: Numeral, front: Opening, lexicon: Lexicon) -> Reading | None:
    inner = unit_at(text, first.end, lexicon)
    outer = unit_at(text, second.end, lexicon)
    end, trailing = _behind(text, outer.end if outer else second.end, lexicon)
    candidate = Candidate(text, start, end, replace(first, upper=second.value), outer.unit if outer else None, Decimal(0), front, trailing)
    if not is_quantity(candidate, lexicon):
        return None
    low, high = _bounds(first, second, inner, outer)
    unit = outer.unit if outer else _UNITLESS
    return _per(text, Reading(front.start, end, start, low * front.sign, high, unit, Modifier.RANGE), lexicon)


def _per(text: str, reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading as a rate where 每亩 or 人均 governs it."""
    if reading.unit.dimension in ("share", "points", "rank", "rate", "duration", "ratio", ""):
        return reading
    per = per_before(text, reading.start, lexicon)
    if per is None:
        return reading
    unit = Unit(reading.unit.symbol, reading.unit.base + per.suffix, reading.unit.factor, "rate")
    return replace(reading, start=reading.start if per.start is None else per.start, unit=unit)


def placed(reading: Reading, text: Smooth, source: str) -> Quantity:
    """The reading as a quantity of the source."""
    start, end = text.span(reading.start, reading.end)
    unit = reading.unit
    return Quantity(
        source[start:end], start, end, _exact(reading.value), None if reading.upper is None else _exact(reading.upper),
        unit.base, reading.modifier, unit.dimension,
    )  # fmt: skip


def _exact(value: Decimal) -> Decimal:
    """The number without an exponent and without trailing zeros behind the point."""
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def find_quantities(source: str, lexicon: Lexicon) -> list[Quantity]:
    """Every quantity in a piece of text, in order, whatever it belongs to.

    >>> from bulletin_cli.lexicon import shipped
    >>> [(q.text, str(q.value), q.unit) for q in find_quantities("查处车辆 140 台，近 30 亿元", shipped())]
    [('140 台', '140', '台'), ('近 30 亿元', '3000000000', '元')]
    """
    text = smooth(source)
    return [placed(reading, text, source) for reading in scan(text.text, lexicon)]
