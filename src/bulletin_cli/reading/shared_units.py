"""Lists that write their unit once: 分别为2.1、1.4、0.9亿元."""

from __future__ import annotations

import re
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Unit
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.written_units import unit_at

_DIGITS = r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_JOINER = r"(?:、|和|及|与|以及|）[、和及][一-鿿]{1,12}（)"
_LIST = re.compile(rf"{_DIGITS}[万亿]?(?P<piece>个(?={_JOINER}[0-9.]{{1,9}}个))?(?:{_JOINER}{_DIGITS}[万亿]?){{1,20}}")
_PART = re.compile(rf"(?P<digits>{_DIGITS})(?P<scale>[万亿]?)")
_EACH = re.compile(r"(?:分别|各|依次|均|逐年)[^。；]{0,24}$")


@dataclass(frozen=True, slots=True)
class ListedNumber:
    """One number of the list, scaled, at its place in smooth text."""

    start: int
    end: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class SharedList:
    """The numbers of a list and the unit behind the last."""

    parts: tuple[ListedNumber, ...]
    unit: Unit


def shared_list(text: str, start: int, lexicon: Lexicon) -> SharedList | None:
    """The list that starts at `start` if its numbers share the last one's unit: said by 分别 before it, or by decimals in it.

    >>> from bulletin_cli.lexicon import shipped
    >>> [str(p.value) for p in shared_list("2.1、1.4、0.9亿元", 0, shipped()).parts]
    ['210000000.0', '140000000.0', '90000000.0']
    >>> [str(p.value) for p in shared_list("0.8个和0.3个百分点", 0, shipped()).parts]
    ['0.8', '0.3']
    >>> shared_list("8、9栋楼", 0, shipped()) is None
    True
    """
    found = _LIST.match(text, start)
    if found is None:
        return None
    if "." not in found[0] and not _EACH.search(text, max(0, start - 32), start):
        return None
    unit = unit_at(text, found.end(), lexicon)
    if unit is None or unit.extra or (found["piece"] and unit.unit.dimension != "points"):
        return None
    numbers = list(_PART.finditer(text, start, found.end()))
    last = _scale(numbers[-1]["scale"], lexicon)
    parts = tuple(
        ListedNumber(
            number.start(),
            unit.end if number is numbers[-1] else number.end(),
            Decimal(number["digits"].replace(",", ""))
            * (_scale(number["scale"], lexicon) if number["scale"] else last),
        )
        for number in numbers
    )
    return SharedList(parts, unit.unit)


def _scale(character: str, lexicon: Lexicon) -> Decimal:
    return Decimal(lexicon.numerals.scales.get(character, 1))
