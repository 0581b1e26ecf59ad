"""Smooth text: what typesetting put in is gone, and every character knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.lexicon.characters import plain_characters
from bulletin_cli.reading.smoothing import smooth

ANY = st.text("12 \n\t５，,.．*_户万元近車％（", max_size=40)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("近 30 亿元", "近30亿元"),
        ("９ 758.2 米", "9758.2米"),
        ("12 345 678 元", "12345678元"),
        ("第 12 期 2023 年", "第12期2023年"),
        ("编号 12 3 人", "编号12 3人"),
        ("2 0 2 4 年", "2024年"),
        ("2 .5 万", "2.5万"),
        ("1，234 元", "1,234元"),
        ("100\n多户", "100多户"),
        ("共计 4\n860 户", "共计4860户"),
        ("一季度 9\n2023年", "一季度9\n2023年"),
        ("檢查車輛 3 臺", "检查车辆3台"),
        ("**45**户", "45户"),
        ("", ""),
    ],
)
def test_a_text_is_smoothed(source: str, wanted: str) -> None:
    assert smooth(source).text == wanted


@given(ANY)
def test_every_character_is_found_again_at_its_place(source: str) -> None:
    text = smooth(source)
    plain = plain_characters()
    for position, character in enumerate(text.text):
        origin = source[text.origin(position)]
        assert origin == character or origin.translate(plain) == character or (origin, character) == ("，", ",")


@given(ANY)
def test_places_never_go_back(source: str) -> None:
    text = smooth(source)
    origins = [text.origin(position) for position in range(len(text.text))]
    assert origins == sorted(set(origins))
    assert all(text.position(place) == position for position, place in enumerate(origins))


@given(ANY, ANY, ANY)
def test_stretches_are_read_as_if_what_lies_between_were_not_there(first: str, gap: str, last: str) -> None:
    source = first + gap + last
    text = smooth(source, (0, len(first)), (len(first) + len(gap), len(source)))
    assert text.text == smooth(first + last).text


def test_a_span_reaches_from_its_first_character_to_its_last() -> None:
    text = smooth("查处**违法**车 辆 5 台")
    assert text.span(text.text.index("5"), len(text.text)) == (12, 15)
