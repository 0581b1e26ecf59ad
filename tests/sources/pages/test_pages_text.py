"""Whole pages to text: whatever the width of the paper, nothing is lost, merged or broken."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import SIZE, STEP, set_line

from bulletin_cli.sources.pages.sheet import Glyph, Sheet, is_wide
from bulletin_cli.sources.pages.text import printed

WORDS = (
    "查处超限超载车辆",
    "162",
    "台",
    "，卸载货物",
    "2,100.5",
    "吨；",
    "完成投资",
    "1.28",
    "亿元，",
    "增长",
    "12%",
    "。",
    "截至目前，",
)
ROWS = 12
LONG = "本期各单位报来的情况综合如下，数字以各单位上报的为准，与上期相比有增有减，" * 2 + "请核对。"

paragraphs = st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=40), min_size=1, max_size=9)


def wrapped(text: str, width: int) -> list[tuple[str, int]]:
    """The rows of an indented paragraph, broken wherever a row is full, and the indent of each."""
    rows, row, used = [], "", 2.0
    for character in text:
        size = 1.0 if is_wide(character) else 0.5
        if used + size > width:
            rows.append(row)
            row, used = "", 0.0
        row, used = row + character, used + size
    return [(one, 0 if at else 2) for at, one in enumerate([*rows, row])]


def set_sheets(texts: list[str], width: int) -> list[Sheet]:
    """The paragraphs on as many pages as they need, each with its number at the foot."""
    rows = [row for text in texts for row in wrapped(text, width)]
    sheets: list[Sheet] = []
    for start in range(0, len(rows), ROWS):
        glyphs: list[Glyph] = []
        for at, (row, indent) in enumerate(rows[start : start + ROWS]):
            glyphs += set_line(row, 80 + indent * SIZE, 100 + at * STEP)
        glyphs += set_line(f"— {len(sheets) + 1} —", 200, 100 + (ROWS + 2) * STEP, size=14)
        sheets.append(Sheet(tuple(glyphs)))
    return sheets


@settings(max_examples=60, deadline=None)
@given(paragraphs, st.integers(14, 32))
def test_the_text_is_whole_again_whatever_the_width(words: list[list[str]], width: int) -> None:
    # Where all paragraphs are of one row, nothing shows that they are indented; a row that comes again is a header.
    count = iter(range(100, 10_000))
    numbered = [LONG, *("甲" + "".join(f"{word}{next(count)}" for word in paragraph) for paragraph in words)]
    assert printed(set_sheets(numbered, width)).text.splitlines() == numbered


@settings(max_examples=30, deadline=None)
@given(paragraphs, st.integers(14, 32), st.randoms(use_true_random=False))
def test_the_order_in_which_a_file_holds_its_characters_does_not_matter(
    words: list[list[str]], width: int, random: Random
) -> None:
    sheets = set_sheets(["".join(paragraph) for paragraph in words], width)
    shuffled = []
    for sheet in sheets:
        glyphs = list(sheet.glyphs)
        random.shuffle(glyphs)
        shuffled.append(Sheet(tuple(glyphs)))
    assert printed(shuffled).text == printed(sheets).text


def test_what_was_recognised_and_what_is_unsure_is_found_in_the_text() -> None:
    line = set_line("查处车辆162台")
    glyphs = [replace(glyph, scanned=True, sure=glyph.text not in "12") for glyph in line]
    below = set_line("卸载货物。", y=STEP)
    found = printed([Sheet((*glyphs, *below))])
    assert [found.text[start:end] for start, end in found.scanned] == ["查处车辆162台"]
    assert [found.text[start:end] for start, end in found.unsure] == ["1", "2"]


def test_pages_without_characters_have_no_text() -> None:
    assert printed([Sheet(()), Sheet(())]).text == ""
