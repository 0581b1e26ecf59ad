"""What stood between two rows."""

from __future__ import annotations

import pytest
from typeset import paged, set_page

FULL = "一二三四五六七八九十一二三四五六七八九十"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("一二三四五六七八九十一二三四五六七八北京 Ltd", "Co 公司。", "Ltd Co 公司。"),
        ("一二三四五六七八九十一二三四五六七八执行GB", "2312。", "GB 2312。"),
        (FULL + "一二", "公里。", "一二公里。"),
        (FULL + "1,2", "86 台。", "1,286 台。"),
        (FULL + "一二。 ", "其中", "。其中"),
        (FULL + "一二 ", "其中", "二 其中"),
    ],
)
def test_rows_are_joined_as_they_were_before_the_page_broke_them(first: str, second: str, joined: str) -> None:
    assert joined in paged(set_page((FULL, 2), first, second))[0]


def test_the_names_of_a_signature_stay_apart() -> None:
    lines = ((FULL[:18] + "。", 2), (FULL[:18], 2), FULL[:11] + "（农业农村局 水利局", "石梁镇 柏坪乡）")
    assert paged(set_page(*lines))[-1].endswith("（农业农村局 水利局 石梁镇 柏坪乡）")


def test_a_headline_that_fills_its_row_keeps_its_space() -> None:
    items: list[str | tuple[str, float]] = []
    for headline in ("县交通局下足绣花功夫提升品质", "县水利局抓好清淤"):
        items += [(f"{headline} {FULL}"[:18], 2), f"{headline} {FULL}"[18:] + FULL[:8] + "，完成。"]
    lines: list[str | tuple[str, float]] = [*items, (FULL[:18], 2), "把任务拆到周、落到人。"]
    assert paged(set_page(*lines))[-1] == FULL[:18] + " 把任务拆到周、落到人。"


def test_a_first_row_with_a_number_is_taken_for_no_headline() -> None:
    items: list[str | tuple[str, float]] = [
        ("县水利局抓好清淤 截至目前，完成十", 2),
        "一公里，清理河道三十二条，完成。",
    ] * 2
    lines: list[str | tuple[str, float]] = [*items, ("金融集市走进双庙乡 8 家机构在广", 2), "场摆摊，办理业务。"]
    assert "在广场摆摊" in paged(set_page(*lines))[-1]
