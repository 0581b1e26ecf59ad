"""What leaves the program for a terminal or a sheet holds nothing that steers it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.render.clean import clean

INVISIBLE = {"Cc", "Cf", "Cs"}


@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_nothing_invisible_is_left_in_any_text(text: str) -> None:
    assert not {unicodedata.category(character) for character in clean(text)} & INVISIBLE
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("查处 162 台", "查处 162 台"),
        ("查处\u3000162\xa0台", "查处\u3000162\xa0台"),
        ("一\u200b户\ufeff", "一户"),
        ("一户\u202e两", "一户两"),
        ("一\x1b]0;标题\x07户\x1b[2J", "一户"),
        ("字库里的\ue000字", "字库里的\ue000字"),
        ("坏\ufffe字\ud800", "坏字?"),
        ("两行\u2028一行", "两行 一行"),
    ],
)
def test_what_is_printed_stays_and_what_steers_goes(text: str, left: str) -> None:
    assert clean(text) == left
