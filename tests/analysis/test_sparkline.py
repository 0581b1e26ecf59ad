from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.analysis.sparkline import BLOCKS, sparkline


@given(st.lists(st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False)), max_size=40))
def test_every_value_has_one_cell_that_gbk_can_hold(values: list[Decimal | None]) -> None:
    line = sparkline(values)
    assert len(line) == len(values)
    assert set(line) <= {*BLOCKS, " "}
    assert line.encode("gbk") or not values


def test_a_missing_value_is_a_gap_and_a_zero_is_not() -> None:
    assert sparkline([Decimal(0), None, Decimal(9)]) == "▁ █"
