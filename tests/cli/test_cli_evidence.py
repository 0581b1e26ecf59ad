"""The figure in its sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bulletin_cli.cli.evidence import marked
from bulletin_cli.model import Measure, Modifier, Observation, Period, Quantity, Status


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
