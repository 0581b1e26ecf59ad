from __future__ import annotations

from decimal import Decimal

import pytest
from county import Kind, Told, seen
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.analysis.display import change_text, percent_text, scaled, value_text
from bulletin_cli.model import Measure, Modifier

MONEY, PERCENT = Kind("元"), Kind("%", measure=Measure.COMPLETION)
RANK, GROWTH = Kind("位", measure=Measure.RANK), Kind("%", measure=Measure.YOY)


@pytest.mark.parametrize(
    ("kind", "told", "shown"),
    [
        (MONEY, Told(1, "3000000000", "近 30 亿元", Modifier.UNDER), "近30亿元"),
        (Kind("车次"), Told(1, "500", "500 余车次", Modifier.OVER), "500余车次"),
        (Kind("份"), Told(1, "11000", "1.1 万余份", Modifier.OVER), "1.1万余份"),
        (MONEY, Told(1, "3000000000", "30 余亿元", Modifier.OVER), "30余亿元"),
        (MONEY, Told(1, "5000000", "500余万元", Modifier.OVER), "500余万元"),
        (MONEY, Told(1, "120000000", "12000多万元", Modifier.OVER), "12000多万元"),
        (Kind("人"), Told(1, "300", "300 人以上", Modifier.OVER), "300人以上"),
        (Kind("户"), Told(1, "1500", "超过 1500 户", Modifier.OVER), "超过1500户"),
        (Kind("%"), Told(1, "90", "九成以上", Modifier.OVER), "90%以上"),
        (Kind("人"), Told(1, "10", "数十人", Modifier.ABOUT), "约10人"),
        (Kind("元/亩"), Told(1, "80", "80—100 元", Modifier.RANGE, upper="100"), "80—100元/亩"),
        (MONEY, Told(1, "180000000", "一亿八千万元"), "1.8亿元"),
        (Kind("公里"), Told(1, "23.23"), "23.23公里"),
        (RANK, Told(1, "4"), "第4位"),
        (GROWTH, Told(1, "-3.2"), "-3.2%"),
        (GROWTH, Told(1, "3.2"), "+3.2%"),
    ],
)
def test_a_figure_reads_as_the_text_has_it(kind: Kind, told: Told, shown: str) -> None:
    assert value_text(seen(kind, told)) == shown


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=3))
def test_no_digit_is_ever_lost(number: Decimal) -> None:
    text = scaled(number)
    factor = {"亿": 10**8, "万": 10**4}.get(text[-1], 1)
    assert Decimal(text.rstrip("亿万")) * factor == number


@pytest.mark.parametrize(
    ("kind", "before", "after", "change", "percent"),
    [
        (MONEY, Told(1, "78000"), Told(2, "96000"), "+1.8万元", "+23.1%"),
        (MONEY, Told(1, "96000"), Told(2, "78000"), "-1.8万元", "-18.8%"),
        (MONEY, Told(1, "5"), Told(2, "5"), "持平", "0.0%"),
        (PERCENT, Told(1, "71.1"), Told(2, "80.7"), "+9.6个百分点", None),
        (RANK, Told(1, "4"), Told(2, "3"), "升1位", None),
        (RANK, Told(1, "3"), Told(2, "4"), "降1位", None),
        (MONEY, Told(1, "0"), Told(2, "5"), "+5元", None),
        (Kind("吨"), Told(1, "1900", "1900 余吨", Modifier.OVER), Told(2, "2450"), "约+550吨", "约+28.9%"),
        (MONEY, Told(1, "30", "近30元", Modifier.UNDER), Told(2, "30", "30余元", Modifier.OVER), "约持平", "约0.0%"),
        (Kind("场"), Told(1, "15", upper="20"), Told(2, "30"), None, None),
    ],
)
def test_a_change_says_no_more_than_the_figures(
    kind: Kind, before: Told, after: Told, change: str | None, percent: str | None
) -> None:
    assert change_text(seen(kind, after), seen(kind, before)) == change
    assert percent_text(seen(kind, after), seen(kind, before)) == percent
