"""Units as they are written behind a number: 万元 without its scale, 台（套）, 元/亩, 个半月, 三成五."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Modifier, Unit

_HALF = Decimal("0.5")
_INSIDE = re.compile(r"个(?P<word>半|多|余)(?=月|小时|钟头|学期|百分点)")
_TIMES_OF_DAY = frozenset(("天", "月", "年", "周", "小时", "个月", "个季度", "秒", "分钟"))
_PER_BEHIND = re.compile(r"[/每·]")
_PER_BEFORE = re.compile(
    r"(?P<each>(?:每[十百千万]*(?:[一-鿿]{1,3}?|平方米|立方米))+)(?P<gap>[^，。；：、,每]{0,12})$"
    r"|(?P<mean>[人户亩村家件校次]均|亩产|单产)(?P<space>[^，。；：、,每]{0,10})$"
)


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
    inside = _INSIDE.match(text, position)
    if inside:
        return _split(text, inside, lexicon)
    found = lexicon.units.at(text, position)
    if found is None:
        return None
    spelling, unit = found
    end = position + len(spelling)
    if unit.symbol == "成":
        return _tenths(text, end, unit, lexicon)
    if text[end : end + 1] == "（":
        return _bracketed(text, end, unit, lexicon)
    if text[end : end + 1] == "半" and text[end + 1 : end + 2] not in ("径", "数", "成"):
        return WrittenUnit(end + 1, unit, _HALF * unit.factor)
    return _ratio(text, end, unit, lexicon)


def _split(text: str, inside: re.Match[str], lexicon: Lexicon) -> WrittenUnit | None:
    """个半月, 个多小时: the unit around the word in its middle."""
    whole = lexicon.units.at("个" + text[inside.end() : inside.end() + 6], 0)
    if whole is None:
        return None
    end = inside.end() + len(whole[0]) - 1
    if inside["word"] == "半":
        return WrittenUnit(end, whole[1], _HALF * whole[1].factor)
    return WrittenUnit(end, whole[1], modifier=Modifier.OVER)


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
    if inner[1].base == unit.base:
        return WrittenUnit(end + 2 + len(inner[0]), unit)
    symbol = unit.symbol + inner[0]
    known = lexicon.units.named(symbol)
    return WrittenUnit(end + 2 + len(inner[0]), known or Unit(symbol, unit.base + inner[0], Decimal(1), unit.dimension))


def _ratio(text: str, end: int, unit: Unit, lexicon: Lexicon) -> WrittenUnit:
    """元/亩, 元/人/月, 元每吨: a rate; the part behind the stroke keeps its own unit."""
    base, stop = unit.base, end
    while _PER_BEHIND.match(text, stop):
        part = lexicon.units.at(text, stop + 1)
        name = part[0] if part else _month(text, stop + 1)
        if not name or (text[stop] == "每" and unit.dimension != "money"):
            break
        base, stop = f"{base}/{per_name(name, lexicon)}", stop + 1 + len(name)
    return WrittenUnit(stop, unit if stop == end else Unit(text[end - len(unit.symbol) : stop], base, unit.factor, "rate"))


def _month(text: str, position: int) -> str:
    return text[position] if text[position : position + 1] in ("月", "季", "票") else ""


def per_name(spelling: str, lexicon: Lexicon) -> str:
    """The name of a unit as the lower part of a rate: 名 is 人, 公斤 stays 公斤."""
    unit = lexicon.units.named(spelling)
    return unit.base if unit and unit.factor == 1 else spelling


@dataclass(frozen=True, slots=True)
class Per:
    """What a quantity is counted for each of: 每亩, 人均, 每人每月. `start` is where it begins when it touches the number."""

    start: int | None
    suffix: str


def per_before(text: str, start: int, lexicon: Lexicon) -> Per | None:
    """The 每… or …均 that governs the quantity at `start`, None where there is none or it is only 每天, 每月, 日均.

    >>> from bulletin_cli.lexicon import shipped
    >>> per_before("每人每月500元", 4, shipped())
    Per(start=0, suffix='/人/月')
    >>> per_before("每月500元", 2, shipped()) is None
    True
    """
    found = _PER_BEFORE.search(text, max(0, start - 28), start)
    if found is None:
        return None
    if found["mean"]:
        who = found["mean"][0] if found["mean"][1] == "均" else "亩"
        return Per(found.start() if not found["space"] and found["mean"][1] == "均" else None, f"/{who}")
    parts = _per_parts(text, found.start(), lexicon)
    if not parts or all(name in _TIMES_OF_DAY for name, _ in parts):
        return None
    touching = parts[-1][1] == start
    return Per(found.start() if touching else None, "".join(f"/{name}" for name, _ in parts))


def _per_parts(text: str, position: int, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The names after each 每 of a chain, with where each ends."""
    parts: list[tuple[str, int]] = []
    while text[position : position + 1] == "每":
        whole = lexicon.units.spellings.at(text, position + 1)
        scale = None if whole else re.compile(r"[十百千万]*").match(text, position + 1)
        begin = scale.end() if scale else position + 1
        found = whole or lexicon.units.spellings.at(text, begin)
        name = found[0] if found else _month(text, begin) or _noun(text, begin)
        if not name:
            break
        position = begin + len(name)
        if name == "人" and text[position : position + 1] == "口":
            position += 1
        parts.append(((scale[0] if scale else "") + per_name(name, lexicon), position))
    return parts


def _noun(text: str, position: int) -> str:
    return next((word for word in ("村", "镇", "乡", "日", "校", "季度", "标段") if text.startswith(word, position)), "")
