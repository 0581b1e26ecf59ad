from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.analysis.table import Align, Cell, Column, Table
from bulletin_cli.render.amount import Amount, amount_of, amounts_of

SECTION = re.compile(r'(?:"([^"]*)")?(#,##0(?:\.0+)?%?)(?:"([^"]*)")?')


def written(amount: Amount) -> str:
    """What a spreadsheet shows for the amount: its number put through its format."""
    sections = amount.number_format.split(";")
    assert len(sections) == 3
    found = SECTION.fullmatch(sections[0 if amount.stored > 0 else 1 if amount.stored < 0 else 2])
    assert found
    before, body, after = found.groups()
    number = abs(amount.stored) * (100 if "%" in body else 1)
    decimals = body.partition(".")[2].count("0")
    return f"{before or ''}{number:,.{decimals}f}{'%' if '%' in body else ''}{after or ''}"


@pytest.mark.parametrize(
    "text",
    ["18.6公里", "近30亿元", "500余车次", "+2.7公里*", "约-550吨*", "-5处", "+31.2%", "约+28.9%*", "90%以上", "0.0%",
     "第3位", "不少于45公里", "3.6万人次", "0", "+13.25个百分点", "12", "-1.2", "3 期", "↑2", "6.10亿元"],
)  # fmt: skip
def test_a_spreadsheet_shows_what_the_cell_said(text: str) -> None:
    amount = amount_of(text)
    assert amount
    assert written(amount).replace("+0", "0") == text


@pytest.mark.parametrize(
    "cell", [None, "", "—", "未报", "6—8分钟", "2023-51.6", "=1+1", "@A1", '1"&A1', "1234567890123456", "1,2", "12.5.6"]
)
def test_what_is_no_single_number_stays_text(cell: Cell) -> None:
    assert amount_of(cell) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_scaling_loses_nothing(value: Decimal) -> None:
    amount = Amount(value, scale="亿", after="元")
    assert amount.in_scale("").value == value.scaleb(8)
    assert amount.in_scale("万").in_scale("亿").value == value


def test_one_unit_has_one_scale_in_a_table() -> None:
    columns = (Column("a", "甲", Align.RIGHT), Column("b", "乙", Align.RIGHT))
    table = Table(columns, (("近6.1亿元", "800万元"), ("3.6万人次", "18.6公里")))
    found = {place: (amount.value, amount.scale) for place, amount in amounts_of(table).items()}
    assert found == {
        (0, 0): (Decimal(61000), "万"),
        (0, 1): (Decimal(800), "万"),
        (1, 0): (Decimal("3.6"), "万"),
        (1, 1): (Decimal("18.6"), ""),
    }


def test_text_columns_hold_no_amounts() -> None:
    assert amounts_of(Table((Column("a", "甲"),), (("3个",), (4,)))).keys() == {(1, 0)}


@given(st.text())
def test_no_text_whatever_makes_a_format_that_is_none(text: str) -> None:
    amount = amount_of(text)
    assert amount is None or all(SECTION.fullmatch(part) for part in split(amount.number_format))


def split(number_format: str) -> list[str]:
    """The sections of a number format, ; in quotes not counted."""
    return re.findall(r'(?:"[^"]*"|[^;"])+', number_format)
