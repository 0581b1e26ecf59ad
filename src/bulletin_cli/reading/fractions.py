"""Parts of a whole: 百分之八十, 千分之三, 五分之二, 三又二分之一."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Modifier
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.modifiers import closing, opening, sign_behind
from bulletin_cli.reading.numerals import Numeral, cardinal, numeral_at

_HAN = "〇零一二两三四五六七八九十百千万"
_FRACTION = re.compile(
    rf"(?:(?P<whole>[{_HAN}]{{1,6}}|[0-9]{{1,4}})又)?(?P<lower>[{_HAN}]{{1,3}}|[0-9]{{1,4}})分之(?=负?-?[0-9{_HAN}])"
)
_CENTS = Decimal("0.01")
_SMALLEST = Decimal("0.00000001")
_FINEST = Decimal("1e-15")  # a fraction with an end has it before this


@dataclass(frozen=True, slots=True)
class Fraction:
    """A share in per cent at its place, or, behind a whole number (三又二分之一), a number that a unit follows: then `mixed`."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    modifier: Modifier
    mixed: bool = False


def fraction_at(text: str, start: int, lexicon: Lexicon) -> Fraction | None:
    """The fraction that starts at `start`, with the words of exactness around it.

    What has no end as a decimal (三分之一) is cut at two places and then said to be about that.

    >>> from bulletin_cli.lexicon import shipped
    >>> [(f"{f.value:f}", str(f.modifier)) for f in (fraction_at(t, 0, shipped()) for t in ("百分之八十", "三分之二以上"))]
    [('80', 'exact'), ('66.66', 'over')]
    """
    found = _FRACTION.match(text, start)
    if found is None:
        return None
    lower = _number(found["lower"], lexicon)
    begin, sign = sign_behind(text, found.end(), lexicon)
    numeral = numeral_at(text, begin, lexicon)
    if not lower or numeral is None:
        return None
    if found["whole"]:
        return _mixed(found, lower, numeral, lexicon)
    front = opening(text, start, lexicon)
    sign *= front.sign
    end, upper = _second(text, numeral, lower, lexicon)
    end, after = closing(text, end, lexicon)
    said = next((m for m in (numeral.modifier, front.modifier, after) if m is not Modifier.EXACT), Modifier.EXACT)
    value, modifier = _share(numeral.value, lower, said)
    high = None if upper is None else _share(upper, lower, said)[0] * sign
    return Fraction(front.start, end, value * sign, high, Modifier.RANGE if high is not None else modifier)


def _number(digits: str, lexicon: Lexicon) -> Decimal | None:
    return Decimal(digits) if digits.isdecimal() else cardinal(digits, lexicon.numerals)


def _mixed(found: re.Match[str], lower: Decimal, numeral: Numeral, lexicon: Lexicon) -> Fraction | None:
    """三又二分之一 is 3.5; None where the fraction has no end."""
    whole = _number(found["whole"], lexicon)
    part = (numeral.value / lower).quantize(_FINEST)
    if whole is None or part * lower != numeral.value:
        return None
    return Fraction(found.start(), numeral.end, whole + part, None, numeral.modifier, mixed=True)


def _second(text: str, first: Numeral, lower: Decimal, lexicon: Lexicon) -> tuple[int, Decimal | None]:
    """Where the range ends whose second number follows the `first` (百分之三至百分之五, 百分之三至五), and that number, the larger one."""
    end = first.end
    joiner = lexicon.numerals.joiner.match(text, end)
    if joiner is None:
        return end, None
    again = _FRACTION.match(text, joiner.end())
    if again and _number(again["lower"], lexicon) != lower:
        return end, None
    begin, _ = sign_behind(text, again.end() if again else joiner.end(), lexicon)
    numeral = numeral_at(text, begin, lexicon)
    return (numeral.end, numeral.value) if numeral and numeral.value > first.value else (end, None)


def _share(upper: Decimal, lower: Decimal, said: Modifier) -> tuple[Decimal, Modifier]:
    """The share in per cent, exact where it has an end; else cut so that what is said of it stays true."""
    share = upper * 100 / lower
    ending = share.quantize(_FINEST)
    if ending * lower == upper * 100:
        return ending.normalize(), said
    rounding = {Modifier.OVER: ROUND_DOWN, Modifier.UNDER: ROUND_UP}.get(said, ROUND_HALF_UP)
    step = _CENTS if share > 1 else _SMALLEST
    return share.quantize(step, rounding), Modifier.ABOUT if said is Modifier.EXACT else said
