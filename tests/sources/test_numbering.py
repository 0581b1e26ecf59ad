"""Automatic numbers as word processors show them."""

from __future__ import annotations

import pytest

from bulletin_cli.sources.numbering import Counters, Level, numeral


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "1 10 23"),
        ("chineseCounting", "一 十 二十三"),
        ("chineseCountingThousand", "一 十 二十三"),
        ("chineseLegalSimplified", "壹 壹拾 贰拾叁"),
        ("decimalEnclosedCircle", "① ⑩ ㉓"),
        ("decimalEnclosedParen", "（1） （10） （23）"),
        ("decimalFullWidth", "１ １０ ２３"),
        ("decimalZero", "01 10 23"),
        ("ideographTraditional", "甲 癸 丙"),
        ("ideographZodiac", "子 酉 戌"),
        ("upperRoman", "I X XXIII"),
        ("lowerLetter", "a j w"),
        ("ofAnUnknownKind", "1 10 23"),
    ],
)
def test_numerals_have_the_forms_of_word_processors(form: str, shown: str) -> None:
    assert [numeral(number, form) for number in (1, 10, 23)] == shown.split()


@pytest.mark.parametrize(
    ("number", "shown"), [(11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一"), (110, "一百一十")]
)
def test_chinese_numerals_are_written_as_they_are_read(number: int, shown: str) -> None:
    assert numeral(number, "chineseCounting") == shown


@pytest.mark.parametrize("number", [0, -3, 10**9])
@pytest.mark.parametrize("form", ["decimal", "chineseCounting", "upperRoman", "upperLetter", "decimalEnclosedCircle"])
def test_odd_numbers_are_shown_somehow(form: str, number: int) -> None:
    assert len(numeral(number, form)) < 40


def test_a_lower_level_begins_anew_below_each_higher_one_unless_it_counts_on() -> None:
    levels = {0: Level(text="%1、"), 1: Level(text="%2."), 2: Level(text="(%3)", restart=0)}
    counters = Counters()
    given = [counters.label("a", depth, levels) for depth in (0, 1, 1, 2, 0, 1, 2)]
    assert given == ["1、", "1. ", "2. ", "(1) ", "2、", "1. ", "(2) "]


def test_lists_of_other_keys_count_by_themselves() -> None:
    counters = Counters()
    levels = {0: Level(start=5)}
    assert [counters.label(key, 0, levels) for key in "aab"] == ["5. ", "6. ", "5. "]
    assert counters.label("a", 3, levels) == ""
