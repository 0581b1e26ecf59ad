"""Numbers are written in many ways and read back as one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli import find_quantities
from bulletin_cli.lexicon import shipped
from bulletin_cli.reading.numerals import cardinal, numeral_at

DIGITS = "零一二三四五六七八九"
BANKERS = dict(zip("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟", strict=True))
COUNTS = st.integers(3, 10**12)
DECIMALS = st.decimals(min_value=0, max_value=10**8, places=3, allow_nan=False, allow_infinity=False)


def section(number: int) -> str:
    """A number below 10000 in Chinese characters."""
    written, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if zero and written else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return written


def chinese(number: int) -> str:
    """A whole number in Chinese characters, as a clerk would write it."""
    written = ""
    for place, name in ((10**12, "万"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // place % (10**4 if place < 10**12 else 10**8)
        if part:
            gap = written and (part < 1000 or written[-1] == "零")
            written += ("零" if gap else "") + section(part) + name
        if place == 10**12 and part and not number // 10**8 % 10**4:
            written += "亿"
    return written


def value(phrase: str) -> Decimal:
    """The value of the one quantity of a phrase."""
    (found,) = find_quantities(phrase)
    return found.value


@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    assert cardinal(chinese(number), shipped().numerals) == number


@given(st.integers(3, 10**12 - 1))
def test_bankers_numerals_read_back(number: int) -> None:
    assert value("".join(BANKERS.get(c, c) for c in chinese(number)) + "元") == number


@given(st.integers(10, 10**8 - 1).filter(lambda n: chinese(n)[-2] != "零" if len(chinese(n)) > 2 else True))
def test_the_last_scale_may_be_left_out(number: int) -> None:
    written = chinese(number)
    if written[-1] in "百千万" and written[-2] in DIGITS and len(written) > 2 and written[-3] in "百千万":
        lower = {"百": "千", "千": "万"}.get(written[-1])
        if lower == written[-3]:
            assert cardinal(written[:-1], shipped().numerals) == number


@given(COUNTS)
def test_thousands_may_be_set_apart_by_commas_wide_commas_and_spaces(number: int) -> None:
    apart = f"{number:,}"
    assert value(f"共计{apart}户") == value(f"共计{apart.replace(',', '，')}户") == number
    if number >= 1000:
        assert value(f"共计{apart.replace(',', ' ')}户") == number


@given(DECIMALS)
def test_decimals_are_exact_in_digits_and_with_scales(number: Decimal) -> None:
    assert value(f"投入{number}元") == number
    assert value(f"投入{number}万元") == number * 10**4
    assert value(f"投入{number}亿元") == number * 10**8


@given(st.integers(3, 9999), st.text("0123456789", min_size=1, max_size=4))
def test_decimals_in_chinese_characters_read_back(whole: int, digits: str) -> None:
    written = "".join(DIGITS[int(c)] for c in digits)
    assert value(f"长{chinese(whole)}点{written}公里") == Decimal(f"{whole}.{digits}")


@given(st.integers(1, 9999), st.integers(1, 999))
def test_mixed_writings_read_back(high: int, low: int) -> None:
    assert value(f"投入{high}万{low}百元") == high * 10**4 + low * 100 if low < 100 else True
    assert value(f"投入{high}万零{low}元") == high * 10**4 + low
    assert value(f"投入{high}亿{low}万元") == high * 10**8 + low * 10**4


@given(st.integers(1, 2000))
def test_shares_read_back(tenths: int) -> None:
    share = Decimal(tenths) / 10
    whole, digit = divmod(tenths, 10)
    assert value(f"占{share}%") == value(f"占百分之{share}") == value(f"占{tenths}‰") == share
    if whole:
        assert value(f"占百分之{chinese(whole)}点{DIGITS[digit]}") == share


@given(st.integers(3, 10**6), st.integers(1, 10**6), st.sampled_from(["—", "-", "–", "～", "~", "至", "到", "——"]))
def test_ranges_read_back_with_every_joiner(low: int, more: int, joiner: str) -> None:
    (found,) = find_quantities(f"需{low}{joiner}{low + more}天")
    assert (found.value, found.upper, str(found.modifier)) == (Decimal(low), Decimal(low + more), "range")


@pytest.mark.parametrize("text", ["万一", "一", "千一百"[:2], "9" * 40, "一" * 60, "亿" * 30])
def test_what_is_no_number_has_no_value(text: str) -> None:
    numeral = numeral_at(text, 0, shipped())
    assert numeral is None or text == "一"


@pytest.mark.parametrize(
    ("text", "ends"), [("百分之80—70", ["80"]), ("八十百分之9999-12", ["9999"]), ("百分之70—80", ["70", "80"])]
)
def test_a_range_of_shares_runs_up(text: str, ends: list[str]) -> None:
    first = find_quantities(text)[0]
    assert (len(ends) == 2) == (first.upper is not None)
    assert first.upper is None or first.upper > first.value
