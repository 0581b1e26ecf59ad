"""The figure in its sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bulletin_cli.cli.evidence import marked
from bulletin_cli.cli.reviewing import excerpt
from bulletin_cli.model import Figure, Measure, Modifier, Observation, Period, Quantity, Status
from bulletin_cli.store.files import Question


def observation(text: str, start: int, sentence: str, sentence_start: int) -> Observation:
    quantity = Quantity(text, start, start + len(text), Decimal(1), None, "家", Modifier.EXACT)
    return Observation(
        quantity, 0, None, None, "x", (), Status.ACTUAL, Measure.LEVEL, Period(), None, sentence, sentence_start
    )


@pytest.mark.parametrize(
    ("text", "start", "sentence", "expected"),
    [
        ("5 家", 112, "检查 5 家，整改 5 家。", "检查 5 家，整改 【5 家】。"),
        ("5\n家", 103, "检查 5家。", "检查 【5家】。"),
        ("9 家", 103, "检查 5 家。", "检查 5 家。【9 家】"),
        ("5 家", 3, "检查 5 家。", "检查 【5 家】。"),
    ],
)
def test_the_mark_stands_on_the_right_figure(text: str, start: int, sentence: str, expected: str) -> None:
    assert marked(observation(text, start, sentence, 100)) == expected


def test_brackets_of_the_sentence_are_not_taken_for_the_mark() -> None:
    seen = observation("5 家", 109, "【通报】检查企业 5 家。", 100)
    figure = Figure("2024-1.1", "2024-1", "安陵快报", 1, None, None, "1.txt", 1, seen)
    assert excerpt(Question(figure, None, None, 0)) == "【通报】检查企业 【5 家】。"
