"""Conversion within a dimension is exact, and refused with a reason everywhere else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Unit
from bulletin_cli.reading.conversion import Refusal, convert, unit_called

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)


def unit(name: str) -> Unit:
    """The unit of this name."""
    found = unit_called(name, shipped())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "base", "factor"),
    [("万元", "元", "10000"), ("亿千瓦时", "千瓦时", "100000000"), ("千米", "公里", "1"), ("千元", "元", "1000"),
     ("万人次", "人次", "10000"), ("元/亩", "元/亩", "1"), ("万元/亩", "元/亩", "10000"), ("百分点", "个百分点", "1"), ("℃", "摄氏度", "1")],
)  # fmt: skip
def test_a_unit_is_called_by_any_spelling_with_any_scale(name: str, base: str, factor: str) -> None:
    found = unit(name)
    assert (found.symbol, found.base, found.factor) == (name, base, Decimal(factor))


@pytest.mark.parametrize("name", ["", "万", "百姓", "万元钱包", "5元", "亿万"])
def test_what_is_no_unit_is_none(name: str) -> None:
    assert unit_called(name, shipped()) is None


@given(NUMBERS)
def test_there_and_back_is_where_one_was(number: Decimal) -> None:
    for base, dimension, name in (
        ("元", "money", "亿元"),
        ("吨", "mass", "斤"),
        ("公里", "length", "毫米"),
        ("小时", "duration", "秒"),
    ):
        there = convert(number, base, dimension, unit(name), shipped()).value
        assert there is not None
        back = convert(there * unit(name).factor, unit(name).base, dimension, unit(base), shipped()).value
        assert back == number


@pytest.mark.parametrize(
    ("value", "base", "dimension", "name", "refusal"),
    [("5", "公里", "length", "万元", Refusal.OTHER_DIMENSION), ("5", "亩", "area", "公顷", Refusal.NO_RATIO),
     ("5", "户", "count", "家", Refusal.NO_RATIO), ("1", "公里", "length", "海里", Refusal.NO_END),
     ("5", "元", "money", "美元", Refusal.NO_RATIO), ("5", "元/亩", "rate", "元/户", Refusal.NO_RATIO)],
)  # fmt: skip
def test_a_refusal_says_why(value: str, base: str, dimension: str, name: str, refusal: Refusal) -> None:
    done = convert(Decimal(value), base, dimension, unit(name), shipped())
    assert (done.value, done.refusal) == (None, refusal)
