"""Words and signs around a number that belong to it: 近, 约, 超过, 以上, 左右, ¥, minus."""

from __future__ import annotations

from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Modifier
from bulletin_cli.nouns import dataclass

# Behind these a duration has 内 for 以内 (30日内), and 多 or 余 may stand behind the unit (一吨多, 三年余) where none of the others follows.
_TIME_ENDS = frozenset("天日时钟月年周")
_MEASURED = frozenset(("money", "mass", "length", "area", "volume", "energy", "duration", "ratio", "share"))
_MORE = frozenset("多余")
_NOT_BEHIND_MORE = frozenset("个种次家样元少项处名方头渠层点条类额款热粮料户人件场辆万亿")
_PLUS = Decimal(1)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands in front of a number: where the quantity begins, its modifier, its sign, a unit that a currency sign gives."""

    start: int
    modifier: Modifier = Modifier.EXACT
    sign: Decimal = _PLUS
    unit: str = ""


def opening(text: str, number: int, lexicon: Lexicon) -> Opening:
    """What stands directly before the number at `number`.

    >>> from bulletin_cli.lexicon import shipped
    >>> found = opening("产值近30亿元", 3, shipped())
    >>> found.start, str(found.modifier)
    (2, 'under')
    """
    start, sign = _sign(text, number, lexicon)
    start, unit = _currency(text, start, lexicon)
    parted = lexicon.modifiers.parted.before(text, start)
    found = parted or lexicon.modifiers.before.before(text, start)
    if found is None:
        return Opening(start, sign=sign, unit=unit)
    word, meaning = found
    begin = start - len(word)
    if meaning.is_part_of_another(text, begin):
        return Opening(start, sign=sign, unit=unit)
    return Opening(start if parted else begin, meaning.modifier, sign, unit)


def _sign(text: str, number: int, lexicon: Lexicon) -> tuple[int, Decimal]:
    words = lexicon.numerals
    if not text.endswith(words.signs, 0, number):
        return number, _PLUS
    for word in words.signs:
        if text.endswith(word, 0, number):
            begin = number - len(word)
            if begin == 0 or text[begin - 1] not in words.no_sign_after:
                return begin, Decimal(-1)
    return number, _PLUS


def sign_behind(text: str, position: int, lexicon: Lexicon) -> tuple[int, Decimal]:
    """Where a number starts whose sign stands at `position` (百分之负三, -5至-3℃), and that sign."""
    word = next((word for word in lexicon.numerals.signs if text.startswith(word, position)), "")
    return position + len(word), Decimal(-1 if word else 1)


def _currency(text: str, start: int, lexicon: Lexicon) -> tuple[int, str]:
    found = lexicon.numerals.currency.before(text, start)
    return (start - len(found[0]), found[1]) if found else (start, "")


def closing(text: str, position: int, lexicon: Lexicon) -> tuple[int, Modifier]:
    """Where the quantity ends when the modifier behind it is counted in, and what that modifier says."""
    found = lexicon.modifiers.after.at(text, position)
    if found is None:
        return position, Modifier.EXACT
    word, meaning = found
    end = position + len(word)
    return (position, Modifier.EXACT) if text[end : end + 1] in meaning.not_before else (end, meaning.modifier)


def behind(text: str, end: int, dimension: str, lexicon: Lexicon) -> tuple[int, Modifier]:
    """Where a quantity of this dimension ends with 多 behind its unit (一吨多, 3年多), 以上, 左右, 内 …, and what they say."""
    stop, modifier = closing(text, end, lexicon)
    if stop != end:
        return stop, modifier
    following = text[end : end + 1]
    if following == "内" and dimension == "duration" and text[end - 1] in _TIME_ENDS:
        return end + 1, Modifier.UNDER
    if following and following in _MORE and dimension in _MEASURED and text[end + 1 : end + 2] not in _NOT_BEHIND_MORE:
        return end + 1, Modifier.OVER
    return end, Modifier.EXACT
