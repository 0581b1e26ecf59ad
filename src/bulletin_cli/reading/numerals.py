"""Numbers as they are written: 1,234.5 · 3万2千 · 一百零五 · 六点五 · 五六十 · 数十 · 三千五百余."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.lexicon.numerals import NumeralWords
from bulletin_cli.model import Modifier
from bulletin_cli.nouns import dataclass

# Longer ones are no numbers (a code, a row of dashes); the bounds also keep every product within a decimal's exact digits.
_ARABIC = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])(?:\.[0-9]{1,9}(?![0-9]))?|[0-9]{1,15}(?![0-9])(?:\.[0-9]{1,9}(?![0-9]))?"
)
_LONGEST_RUN = 32
_GREATEST_SCALE = 10**16
_GREATEST = Decimal(10) ** 20
_POINT = "点"
_ZEROS = frozenset("〇零○")
_TENS = frozenset("十拾")
_NOT_BEFORE_OVER = frozenset("通经超不胜")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at a place of a text: its end, its value, and what it says of its own exactness.

    `upper` is set for neighbouring digits (五六十 is 50 to 60). `scale` is what stood behind the digits (万 = 10000), so that
    200至300万 can share it. `chinese` means that no arabic digit opened it, `bare_scale` that it is nothing but 百, 万.
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
    >>> [str(numeral_at(t, 0, shipped()).value) for t in ("1,234.5", "3万2千", "1万2", "3万零500", "一百零五", "六点五", "数十", "廿三")]
    ['1234.5', '32000', '12000', '30500', '105', '6.5', '10', '23']
    """
    found = _ARABIC.match(text, position)
    if found:
        return _arabic(text, found, lexicon)
    return _chinese(text, position, lexicon)


def _arabic(text: str, found: re.Match[str], lexicon: Lexicon) -> Numeral:
    """Digits with the scales and modifiers behind them; smaller scaled parts may follow (1亿3千万, 1万2, 3万零500)."""
    digits = Decimal(found[0].replace(",", ""))
    number = _lettered(text, found.end(), digits, lexicon) or _scaled(text, found.end(), digits, lexicon)
    first, smallest = number.scale, number.scale
    while smallest > 1 and number.modifier is Modifier.EXACT:
        part = _part(text, number.end, smallest, lexicon)
        if part is None:
            break
        number, smallest = replace(part, value=number.value + part.value, scale=first), part.scale
    return number


def _lettered(text: str, end: int, value: Decimal, lexicon: Lexicon) -> Numeral | None:
    """1.5w, 5k: a letter for the scale, where no other letter or digit follows; None otherwise."""
    factor = lexicon.numerals.letters.get(text[end : end + 1])
    if factor is None or (text[end + 1 : end + 2].isascii() and text[end + 1 : end + 2].isalnum()):
        return None
    return _scaled(text, end + 1, value * factor, lexicon)


def _part(text: str, position: int, above: Decimal, lexicon: Lexicon) -> Numeral | None:
    """What follows a number in `above` (万, 亿 …) and is smaller than one of it: 2千, 零500, 三千, or one digit of the next scale."""
    zero = text[position : position + 1] in _ZEROS
    start = position + 1 if zero else position
    found = _ARABIC.match(text, start)
    if found is None:
        return _chinese_part(text, start, above, lexicon)
    digits = found[0]
    part = _scaled(text, found.end(), Decimal(digits.replace(",", "")), lexicon)
    if part.scale > 1 or zero:
        return part if part.value < above and part.scale < above else None
    if len(digits) == 1:
        return replace(part, value=part.value * above / 10)
    return part if digits.isdigit() and len(digits) == above.adjusted() else None


def _chinese_part(text: str, start: int, above: Decimal, lexicon: Lexicon) -> Numeral | None:
    run = text[start : _run_end(text, start, lexicon)]
    if len(run) < 2 or run[0] in lexicon.numerals.scales or run[-1] not in lexicon.numerals.scales:
        return None
    value = cardinal(run, lexicon.numerals)
    if value is None or value >= above:
        return None
    tail = _scaled(text, start + len(run), value, lexicon)
    return replace(tail, scale=Decimal(1), chinese=False)


def _scaled(text: str, position: int, value: Decimal, lexicon: Lexicon) -> Numeral:
    """`value` with the modifiers and scales that follow at `position`: 30余亿, 1.1万余, 200多万."""
    modifier = Modifier.EXACT
    scale = 1
    while True:
        between = lexicon.modifiers.between.at(text, position)
        if between and modifier is Modifier.EXACT:
            end = position + len(between[0])
            if text[end : end + 1] not in between[1].not_before:
                position, modifier = end, between[1].modifier
                continue
        factor = lexicon.numerals.scales.get(text[position : position + 1])
        if factor is None or scale * factor > _GREATEST_SCALE or _opens_unit(text, position, lexicon):
            break
        position, scale = position + 1, scale * factor
    return Numeral(position, value * scale, None, modifier, Decimal(scale))


def _opens_unit(text: str, position: int, lexicon: Lexicon) -> bool:
    """Whether a unit such as 千瓦, 千米 or 百分点 starts here, so that its first character is no scale."""
    unit = lexicon.units.at(text, position)
    return unit is not None and len(unit[0]) > 1


def _chinese(text: str, position: int, lexicon: Lexicon) -> Numeral | None:
    """A number in Chinese characters, with a vague first word (数十, 上百, 几千) where there is one."""
    words = lexicon.numerals
    vague = lexicon.modifiers.vague.get(text[position : position + 1])
    if vague and text[position] == "过" and text[position - 1 : position] in _NOT_BEFORE_OVER:
        return None
    start = position + 1 if vague else position
    end = _run_end(text, start, lexicon)
    run = text[start:end]
    if not run or len(run) > _LONGEST_RUN:
        return None
    if vague:
        return _vague(text, run, end, vague, lexicon)
    value = cardinal(run, words)
    if value is None:
        return _pair(text, run, end, lexicon)
    if point := _decimals(text, end, words):
        tail = _scaled(text, end + len(point) + 1, Decimal(f"{value}.{_digits(point, words)}"), lexicon)
        return replace(tail, chinese=True)
    tail = _scaled(text, end, value, lexicon)
    bare = all(c in words.scales for c in run) and run not in _TENS
    scale = tail.scale * words.scales[run[-1]] if run[-1] in "万亿" and not bare else tail.scale
    return replace(tail, scale=scale, chinese=True, bare_scale=bare)


def _run_end(text: str, start: int, lexicon: Lexicon) -> int:
    """Where the run of numeral characters that starts at `start` ends; a unit such as 千瓦, or 两 in 六两, is left alone."""
    words = lexicon.numerals
    end = start
    while end < len(text) and end - start <= _LONGEST_RUN:
        character = text[end]
        if character not in words.digits and character not in words.scales and character not in words.tens:
            break
        if end > start and character in words.scales and _opens_unit(text, end, lexicon):
            break
        if end > start and character == "两" and _no_number_before_two(text[end - 1], words):
            break
        end += 1
    return end


def _no_number_before_two(character: str, words: NumeralWords) -> bool:
    """Whether 两 behind this character counts nothing, so that it is the weight: 六两, 十两, but 一两个, 三千两百."""
    return words.digits.get(character, 0) > 1 or character in _TENS


def _vague(text: str, run: str, end: int, modifier: Modifier, lexicon: Lexicon) -> Numeral | None:
    """数十, 几百, 上千, 数十万: the scale word, about or over; nothing where no scale follows (几个)."""
    factor = 1
    for character in run:
        factor *= lexicon.numerals.scales.get(character, 0)
    if not factor or factor > _GREATEST_SCALE:
        return None
    tail = _scaled(text, end, Decimal(factor), lexicon)
    return Numeral(tail.end, tail.value, None, modifier, tail.scale, chinese=True)


def _pair(text: str, run: str, end: int, lexicon: Lexicon) -> Numeral | None:
    """七八百, 两三万: from the one to the other."""
    pair = _neighbours(run, lexicon.numerals)
    if pair is None:
        return None
    tail = _scaled(text, end, Decimal(1), lexicon)
    return Numeral(tail.end, pair[0] * tail.scale, pair[1] * tail.scale, tail.modifier, tail.scale, chinese=True)


def _decimals(text: str, end: int, words: NumeralWords) -> str:
    """The digits behind 点 at `end`, or nothing."""
    if text[end : end + 1] != _POINT:
        return ""
    stop = end + 1
    while stop < len(text) and stop - end <= 9 and text[stop] in words.digits and text[stop] != "两":
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

    >>> from bulletin_cli.lexicon import shipped
    >>> [str(cardinal(run, shipped().numerals)) for run in ("一百二十三万四千五百六十七", "三万五", "一百零二", "二〇三", "万一")]
    ['1234567', '35000', '102', '203', 'None']
    """
    if len(run) > 1 and all(c in words.digits for c in run):
        return Decimal(_digits(run, words)) if len(run) > 2 and run[1] in _ZEROS else None
    if run[0] in words.scales and run[0] not in _TENS and run[1:2] in words.digits and run[1] not in _ZEROS:
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
    return Decimal(total + section) if total + section < _GREATEST else None


def _apply(total: int, section: int, digit: int | None, scale: int) -> tuple[int, int]:
    """Total and open section after one more scale character; 万 and 亿 close the section."""
    if scale < 10_000:
        return total, section + (1 if digit is None else digit) * scale
    closed = section + (digit or 0)
    if closed == 0:
        return (total or 1) * scale, 0
    return (total + closed * scale, 0) if total >= scale * 10 or total == 0 else ((total + closed) * scale, 0)
