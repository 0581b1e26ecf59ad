"""Characters to rows, and the spaces between them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from typeset import SIZE, row, set_line

from bulletin_cli.sources.pages.rows import holds_spaces, rows_of


def test_characters_on_one_baseline_are_read_from_left_to_right_whatever_their_order() -> None:
    glyphs = [*set_line("第二行", y=30), *reversed(set_line("第一行", y=1))]
    assert [one.text for one in rows_of(glyphs, spaced=True)] == ["第一行", "第二行"]


def test_a_space_of_the_file_is_kept() -> None:
    assert row("完成投资 6.2 亿元").text == "完成投资 6.2 亿元"


@pytest.mark.parametrize(("spaced", "text"), [(True, "新建公路120公里"), (False, "新建公路 120 公里")])
def test_the_gap_beside_a_number_is_a_space_only_where_the_file_leaves_spaces_out(spaced: bool, text: str) -> None:
    glyphs = [*set_line("新建公路"), *set_line("120", x=4.25 * SIZE), *set_line("公里", x=6 * SIZE)]
    assert rows_of(glyphs, spaced=spaced)[0].text == text


def test_a_file_leaves_spaces_out_when_gaps_between_chinese_characters_hold_none() -> None:
    headline = [*set_line("抓开工"), *set_line("把全年任务", x=3.25 * SIZE)]
    assert not holds_spaces(rows_of(headline, spaced=True))
    assert holds_spaces(rows_of(set_line("抓开工 把全年任务"), spaced=True))


@pytest.mark.parametrize("apart", [0.0, 3.0, 1.4 * SIZE, 3 * SIZE])
def test_letters_set_apart_for_show_are_one_word(apart: float) -> None:
    assert rows_of(set_line("云泽政务快报", apart=apart), spaced=False)[0].text == "云泽政务快报"


def test_a_character_printed_twice_for_boldness_counts_once() -> None:
    once = set_line("11 公里")
    again = [replace(glyph, left=glyph.left + 0.4, right=glyph.right + 0.4) for glyph in once]
    assert rows_of([*once, *again], spaced=True)[0].text == "11 公里"


def test_what_stands_far_apart_is_two_stretches() -> None:
    found = rows_of([*set_line("第 43 期"), *set_line("2025 年 5 月 9 日", x=200)], spaced=True)[0]
    assert [one.text for one in found.segments] == ["第 43 期", "2025 年 5 月 9 日"]
    assert found.text == "第 43 期  2025 年 5 月 9 日"
