"""Automatic numbers of paragraphs, which a word processor shows but does not write into the text: 一、（一）1. ①."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Final

from bulletin_cli.nouns import dataclass

DIGITS: Final = "〇一二三四五六七八九"
LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLET: Final = "•"
# Marks that are set against the text without a gap; behind any other a blank keeps the number from running into the text.
CLOSE: Final = "、）】．：。"
_PLACEHOLDER: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How the paragraphs of one level are numbered: where they start, in what numerals, with what around them (%1 is the number).

    `restart` is the level, counted from 1, whose numbers this one begins anew below; 0: it never does; None: any higher level.
    """

    start: int = 1
    form: str = "decimal"
    text: str = "%1."
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class Counters:
    """The numbers given so far. A list is known by `key`; several lists may count on in one another."""

    given: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, key: str, depth: int, levels: Mapping[int, Level]) -> str:
        """What stands in front of the next paragraph at that depth (from 0) of the list; "" where nothing does."""
        level = levels.get(depth)
        if level is None:
            return ""
        numbers = self.given.setdefault(key, [None] * 9)
        before = numbers[depth]
        numbers[depth] = level.start if before is None else before + 1
        for lower in range(depth + 1, len(numbers)):
            restart = levels.get(lower, Level()).restart
            if restart is None or depth < restart:
                numbers[lower] = None
        if level.form == "bullet":
            return f"{BULLET} "
        if level.form == "none":
            return ""
        return _closed(_PLACEHOLDER.sub(lambda found: _number(int(found[1]) - 1, numbers, levels, level), level.text))

    def restart(self, key: str, depth: int, start: int) -> None:
        """Nothing; the next paragraph at that depth of the list gets the number `start`."""
        self.given.setdefault(key, [None] * 9)[depth] = start - 1


def numeral(number: int, form: str) -> str:
    """A number in one of the forms of word processors (by their names in Office Open XML); in digits where it has none.

    >>> [numeral(28, form) for form in ("chineseCounting", "decimalEnclosedCircle", "upperRoman", "lowerLetter")]
    ['二十八', '㉘', 'XXVIII', 'bb']
    """
    write = FORMS.get(form)
    return str(number) if write is None or number < 1 else write(number)


def _number(depth: int, numbers: list[int | None], levels: Mapping[int, Level], own: Level) -> str:
    level = levels.get(depth, Level())
    number = numbers[depth]
    shown = level.start if number is None else number
    return numeral(shown, "decimal" if own.legal else level.form)


def _closed(label: str) -> str:
    """The label, with a blank behind it where its last mark is not set against the text."""
    label = label.strip()
    return label if not label or label[-1] in CLOSE else f"{label} "


def _chinese(number: int, digits: str, scales: str) -> str:
    """A number up to 9,999 in Chinese: 十二, 一百零五.

    >>> _chinese(12, DIGITS, "十百千"), _chinese(105, DIGITS, "十百千")
    ('十二', '一百零五')
    """
    if number > 9999:
        return str(number)
    written = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            written = digits[int(digit)] + ("" if place == 0 else scales[place - 1]) + written
        elif written and written[0] != "零":
            written = "零" + written
    return written.removeprefix("一") if written.startswith("一十") else written


def _circled(number: int) -> str:
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return f"（{number}）"


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        written += sign * min(times, 9)
    return written


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 9)


def _wide(number: int) -> str:
    return str(number).translate({ord("0") + digit: chr(ord("０") + digit) for digit in range(10)})


FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand"),
            *("japaneseCounting", "ideographDigital", "japaneseDigitalTenThousand"),
        ),
        lambda number: _chinese(number, DIGITS, "十百千"),
    ),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional"), lambda number: _chinese(number, LEGAL, "拾佰仟")
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"), _circled),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _wide),
    "decimalEnclosedParen": "（{}）".format,
    "decimalEnclosedFullstop": "{}.".format,
    "decimalZero": "{:02d}".format,
    "ideographTraditional": lambda number: STEMS[(number - 1) % len(STEMS)],
    "ideographZodiac": lambda number: BRANCHES[(number - 1) % len(BRANCHES)],
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
}
