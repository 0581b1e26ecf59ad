"""Numbers as they are written: 1,234.5 · 3万2千 · 一百零五 · 六点五 · 五六十 · 数十 · 三千五百余."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.lexicon.numerals import NumeralWords
from bulletin_cli.model import Modifier

_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_POINT = "点"
_HALF = "半"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at a place of a text: its end, its value, and what it says of its own exactness.

    `upper` is set for neighbouring digits (五六十 is 50 to 60). `scale` is what stood behind the digits (万 = 10000), so that
    200至300万 can share it. `plain` means nothing but one digit or bare scale stood there; `chinese` that no arabic digit did.
    """

    end: int
    value: Decimal
    upper: Decimal | None = None
    modifier: Modifier = Modifier.EXACT
    scale: Decimal = Decimal(1)
    chinese: bool = False
    bare_scale: bool = False


def numeral_at(text: str, position: int, lexicon: Lexicon) -> Numeral | None:
    """The number that starts at `position`, or None.

    >>> from bulletin_cli.lexicon import shipped
    >>> [str(numeral_at(t, 0, shipped()).value) for t in ("1,234.5", "3万2千", "一百零五", "六点五", "数十", "廿三")]
    ['1234.5', '32000', '105', '6.5', '10', '23']
    """
    found = _ARABIC.match(text, position)
    if found:
        return _arabic(text, found, lexicon)
    return _chinese(text, position, lexicon)


def _arabic(text: str, found: re.Match[str], lexicon: Lexicon) -> Numeral:
    """Digits with the scales and modifiers behind them; a smaller scaled part may follow (1亿3千万)."""
    number = _scaled(text, found.end(), Decimal(found[0].replace(",", "")), lexicon)
    while number.scale > 1 and number.modifier is Modifier.EXACT:
        following = _ARABIC.match(text, number.end)
        if following is None:
            break
        part = _scaled(text, following.end(), Decimal(following[0].replace(",", "")), lexicon)
        if part.scale == 1 and len(following[0]) == 1:   # 1万2 is 12000
            part = replace(part, value=part.value * number.scale / 10)
        elif part.scale == 1 or part.scale >= number.scale:
            break
        number = Numeral(part.end, number.value + part.value, None, part.modifier, part.scale)
    return number


def _scaled(text: str, position: int, value: Decimal, lexicon: Lexicon) -> Numeral:
    """`value` with the modifiers and scales that follow at `position`: 30余亿, 1.1万余, 200多万."""
    modifier = Modifier.EXACT
    scale = Decimal(1)
    while True:
        between = lexicon.modifiers.between.at(text, position)
        if between and modifier is Modifier.EXACT and text[position + len(between[0]) : position + len(between[0]) + 1] not in _set(between[1].not_before):
            position, modifier = position + len(between[0]), between[1].modifier
            continue
        factor = lexicon.numerals.scales.get(text[position : position + 1])
        if factor is None or _opens_unit(text, position, lexicon):
            break
        position, scale = position + 1, scale * factor
    return Numeral(position, value * scale, None, modifier, scale)


def _set(characters: str) -> frozenset[str]:
    return frozenset(characters)


def _opens_unit(text: str, position: int, lexicon: Lexicon) -> bool:
    """Whether a unit such as 千瓦, 千米 or 百分点 starts here, so that its first character is no scale."""
    unit = lexicon.units.at(text, position)
    return unit is not None and len(unit[0]) > 1


def _chinese(text: str, position: int, lexicon: Lexicon) -> Numeral | None:
    """A number in Chinese characters, with a vague first word (数十, 上百, 几千) where there is one."""
    words = lexicon.numerals
    vague = lexicon.modifiers.vague.get(text[position : position + 1])
    if vague and text[position] == "过" and text[position - 1 : position] in tuple("通经超不胜"):
        return None
    start = position + 1 if vague else position
    end = _run_end(text, start, lexicon)
    run = text[start:end]
    if not run:
        return None
    if vague:
        return _vague(text, run, end, vague, lexicon)
    point = _decimals(text, end, words)
    value = cardinal(run, words)
    if value is None:
        pair = _neighbours(run, words)
        if pair is None:
            return None
        tail = _scaled(text, end, Decimal(1), lexicon)
        return Numeral(tail.end, pair[0] * tail.scale, pair[1] * tail.scale, tail.modifier, tail.scale, chinese=True)
    if point:
        tail = _scaled(text, end + len(point) + 1, Decimal(f"{value}.{_digits(point, words)}"), lexicon)
        return Numeral(tail.end, tail.value, None, tail.modifier, tail.scale, chinese=True)
    tail = _scaled(text, end, value, lexicon)
    bare = all(c in words.scales for c in run) and run not in ("十", "拾")
    scale = tail.scale * words.scales[run[-1]] if run[-1] in "万亿" and not bare else tail.scale
    return Numeral(tail.end, tail.value, None, tail.modifier, scale, chinese=True, bare_scale=bare)


def _run_end(text: str, start: int, lexicon: Lexicon) -> int:
    """Where the run of numeral characters that starts at `start` ends; a unit such as 千瓦 is left alone."""
    words = lexicon.numerals
    end = start
    while end < len(text) and (text[end] in words.digits or text[end] in words.scales or text[end] in words.tens):
        if end > start and text[end] in words.scales and _opens_unit(text, end, lexicon):
            break
        end += 1
    return end


def _vague(text: str, run: str, end: int, modifier: Modifier, lexicon: Lexicon) -> Numeral | None:
    """数十, 几百, 上千, 数十万: the scale word, about or over; nothing where no scale follows (几个)."""
    factor = Decimal(1)
    for character in run:
        scale = lexicon.numerals.scales.get(character)
        if scale is None:
            return None
        factor *= scale
    tail = _scaled(text, end, factor, lexicon)
    return Numeral(tail.end, tail.value, None, modifier, tail.scale, chinese=True)


def _decimals(text: str, end: int, words: NumeralWords) -> str:
    """The digits behind 点 at `end`, or nothing."""
    if text[end : end + 1] != _POINT:
        return ""
    stop = end + 1
    while stop < len(text) and text[stop] in words.digits:
        stop += 1
    return text[end + 1 : stop]


def _digits(run: str, words: NumeralWords) -> str:
    return "".join(str(words.digits[c]) for c in run)


def _neighbours(run: str, words: NumeralWords) -> tuple[Decimal, Decimal] | None:
    """The two numbers of 七八, 五六十, 三四百, 十七八; None where the run is no such pair."""
    for at in range(len(run) - 1):
        low, high = words.digits.get(run[at]), words.digits.get(run[at + 1])
        if low and high and (high - low == 1 or (low, high) == (3, 5)):
            lower = cardinal(run[: at + 1] + run[at + 2 :], words)
            upper = cardinal(run[:at] + run[at + 1 :], words)
            return (lower, upper) if lower is not None and upper is not None else None
    return None


def cardinal(run: str, words: NumeralWords) -> Decimal | None:
    """The value of a run of numeral characters, None where it is no number.

    A last digit without a scale counts the next lower one: 三万五 is 35000, 一百二 is 120.
    """
    if len(run) > 1 and all(c in words.digits for c in run):
        return Decimal(_digits(run, words)) if len(run) > 2 and run[1] in "〇零○" else None
    if run[0] in words.scales and run[0] not in "十拾" and len(run) > 1 and run[1] in words.digits and run[1] not in "零〇":
        return None  # 万一, 千一: words
    total = section = 0
    digit: int | None = None
    last_scale = 1
    zero = False
    for character in run:
        if character in words.digits:
            if digit:
                return None
            digit, zero = words.digits[character], zero or words.digits[character] == 0
        elif character in words.tens:
            section, digit, last_scale = section + words.tens[character], None, 10
        else:
            scale = words.scales[character]
            total, section = _apply(total, section, digit, scale)
            digit, last_scale, zero = None, scale, False
    if digit is not None:
        section += digit if zero or last_scale == 1 else digit * last_scale // 10
    return Decimal(total + section)


def _apply(total: int, section: int, digit: int | None, scale: int) -> tuple[int, int]:
    """Total and open section after one more scale character; 万 and 亿 close the section."""
    if scale < 10_000:
        return total, section + (1 if digit is None else digit) * scale
    closed = section + (digit or 0)
    if closed == 0:
        return (total or 1) * scale, 0
    return (total + closed * scale, 0) if total >= scale * 10 or total == 0 else ((total + closed) * scale, 0)
