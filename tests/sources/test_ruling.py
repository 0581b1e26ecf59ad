"""The rules of tables in a picture."""

from __future__ import annotations

import pytest

pytest.importorskip("PIL", reason="the extra [ocr] is not installed")

from PIL import Image, ImageDraw

from bulletin_cli.sources.pages.sheet import Box
from bulletin_cli.sources.ruling import rules


def drawn(*lines: tuple[float, float, float, float], width: int = 2) -> Image.Image:
    """A picture with these lines."""
    picture = Image.new("L", (300, 200), 255)
    for line in lines:
        ImageDraw.Draw(picture).line(line, fill=0, width=width)
    return picture


def test_a_level_and_an_upright_line_are_rules() -> None:
    found = rules(drawn((10, 50, 280, 50), (100, 20, 100, 180)), 40)
    assert [(round(one.left), round(one.right)) for one in found] == [(10, 281), (100, 100)]
    assert [one.bottom - one.top > 100 for one in found] == [False, True]


def test_a_line_that_falls_a_little_is_one_rule() -> None:
    assert len(rules(drawn((10, 50, 280, 53)), 40)) == 1


def test_strokes_of_letters_and_dark_areas_are_no_rules() -> None:
    assert rules(drawn((10, 50, 50, 50)), 40) == []
    assert rules(drawn((10, 100, 280, 100), width=60), 40) == []


def test_a_blank_picture_has_no_rules() -> None:
    assert rules(Image.new("L", (50, 50), 255), 0.0) == []


def test_two_rules_one_below_the_other_are_two() -> None:
    assert [type(one) for one in rules(drawn((10, 50, 280, 50), (10, 90, 280, 90)), 40)] == [Box, Box]
