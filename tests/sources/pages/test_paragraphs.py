"""Rows to paragraphs."""

from __future__ import annotations

import pytest
from typeset import STEP, paged, set_line, set_page

FULL = "一二三四五六七八九十一二三四五六七八九十"


def test_a_number_broken_at_the_end_of_a_row_is_whole_again() -> None:
    assert paged(set_page((FULL[:17] + "1", 2), "62 台，卸载货物。")) == [FULL[:17] + "162 台，卸载货物。"]


def test_a_minus_at_the_end_of_a_row_stays_with_its_number() -> None:
    assert paged(set_page((FULL[:17] + "-", 2), "3.1%。"))[0].endswith("-3.1%。")


def test_an_indent_begins_a_paragraph_though_the_row_above_is_full() -> None:
    assert len(paged(set_page((FULL[:18], 2), FULL, (FULL[:18], 2), FULL[:9]))) == 2


def test_a_row_that_ends_short_of_the_margin_ends_its_paragraph() -> None:
    assert paged(set_page(FULL, FULL[:9] + "。", FULL)) == [FULL + FULL[:9] + "。", FULL]


def test_a_row_is_full_when_the_number_behind_it_would_not_have_fitted() -> None:
    assert len(paged(set_page((FULL[:18], 2), FULL, FULL[:16], "1286.55万元", FULL[:5]))) == 2


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [*set_page((FULL[:18], 2), FULL[:19] + "1"), *set_line("— 1 —", x=100, y=5 * STEP)]
    second = [*set_page("62 台。", (FULL[2:18], 2)), *set_line("— 2 —", x=100, y=5 * STEP)]
    found = paged(first, second)
    assert found[0].endswith("162 台。")
    assert len(found) == 2


def test_a_gap_parts_paragraphs_without_indents() -> None:
    lines = [set_page(FULL, FULL, top=top) for top in (0, 4 * STEP, 8 * STEP)]
    assert paged([glyph for group in lines for glyph in group]) == [FULL * 2] * 3


def test_a_sentence_that_ends_with_the_page_ends_the_paragraph_where_there_are_no_indents() -> None:
    first = set_page(FULL, FULL[:19] + "。")
    assert len(paged(first, set_page(FULL, FULL[:5] + "。"))) == 2
    indented = set_page((FULL[:18], 2), FULL, (FULL[:18], 2), FULL[:19] + "。")
    assert len(paged(indented, set_page(FULL, FULL[:5] + "。"))) == 2


def test_a_numbered_heading_begins_a_paragraph() -> None:
    assert len(paged(set_page(FULL, FULL[:19] + "。", "二、重点工作", FULL))) == 3


def test_a_title_of_two_rows_is_one() -> None:
    wide, narrow = FULL[:18], FULL[:8]
    title = [*set_line(wide, x=20, size=20), *set_line(narrow, x=120, y=35, size=20)]
    body = set_page(*[FULL + FULL[:5]] * 3, top=100)
    assert paged([*title, *body])[0] == wide + narrow


@pytest.mark.parametrize("number", ["第 43 期", "云泽县人民政府办公室", "2025 年 5 月 9 日"])
def test_the_lines_of_a_letterhead_stay_apart(number: str) -> None:
    head = [
        *set_line("云泽政务快报", x=40, y=0, size=36),
        *set_line(number, x=100, y=45),
        *set_line("某某编印", x=120, y=73),
    ]
    found = paged([*head, *set_page((FULL[:18], 2), FULL, FULL[:5], top=120)])
    assert found[:3] == ["云泽政务快报", number, "某某编印"]
