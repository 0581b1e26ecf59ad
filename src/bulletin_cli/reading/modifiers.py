"""Words and signs around a number that belong to it: 近, 约, 超过, 以上, 左右, ¥, minus."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Modifier

_MINUS = ("-", "负", "零下")
_NO_SIGN_AFTER = frozenset("0123456789.—-～担承抱胜肩自欠包")


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands in front of a number: where the quantity begins, its modifier, its sign, a unit that a currency sign gives."""

    start: int
    modifier: Modifier = Modifier.EXACT
    sign: Decimal = Decimal(1)
    unit: str = ""


def opening(text: str, number: int, lexicon: Lexicon) -> Opening:
    """What stands directly before the number at `number`.

    >>> from bulletin_cli.lexicon import shipped
    >>> found = opening("产值近30亿元", 3, shipped())
    >>> found.start, str(found.modifier)
    (2, 'under')
    """
    start, sign = _sign(text, number)
    start, unit = _currency(text, start, lexicon)
    found = lexicon.modifiers.before.before(text, start)
    if found is None:
        return Opening(start, sign=sign, unit=unit)
    word, meaning = found
    begin = start - len(word)
    if begin and text[begin - 1] in meaning.not_after:
        return Opening(start, sign=sign, unit=unit)
    return Opening(begin, meaning.modifier, sign, unit)


def _sign(text: str, number: int) -> tuple[int, Decimal]:
    for word in _MINUS:
        begin = number - len(word)
        if begin >= 0 and text.startswith(word, begin) and (begin == 0 or text[begin - 1] not in _NO_SIGN_AFTER):
            return begin, Decimal(-1)
    return number, Decimal(1)


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
    return (position, Modifier.EXACT) if text[end : end + 1] in tuple(meaning.not_before) else (end, meaning.modifier)
