"""The order in which a page is read."""

from __future__ import annotations

from typeset import SIZE, paged, row, set_line, set_page

from bulletin_cli.sources.pages.columns import columns_of
from bulletin_cli.sources.pages.rows import Row, rows_of
from bulletin_cli.sources.pages.sheet import Glyph

LEFT = "左栏一行字占满这一栏的宽度"
RIGHT = "右栏一行字占满这一栏的宽度"


def read(*glyphs: list[Glyph]) -> list[list[str]]:
    """The rows of each block of a page."""
    rows = rows_of([glyph for group in glyphs for glyph in group], spaced=True)
    return [[part.text for part in block if isinstance(part, Row)] for block in columns_of(rows)]


def test_the_left_column_is_read_before_the_right_one() -> None:
    left, right = set_page(*[LEFT] * 5), set_page(*[RIGHT] * 5, x=20 * SIZE)
    assert read(left, right) == [[LEFT] * 5, [RIGHT] * 5]


def test_columns_need_not_share_their_baselines() -> None:
    left, right = set_page(*[LEFT] * 6), set_page(*[RIGHT] * 6, x=20 * SIZE, top=9)
    assert read(left, right) == [[LEFT] * 6, [RIGHT] * 6]


def test_what_goes_across_stands_before_and_behind_the_columns() -> None:
    across = "通栏的一行字从左边一直写到右边，越过两栏之间的空白，写满一整行"
    found = read(
        set_line(across),
        set_page(*[LEFT] * 5, top=30),
        set_page(*[RIGHT] * 5, x=20 * SIZE, top=30),
        set_line(across, y=300),
    )
    assert found == [[across], [LEFT] * 5, [RIGHT] * 5, [across]]


def test_a_date_beside_the_letterhead_makes_no_columns() -> None:
    rows = [
        row("第 43 期", y=10),
        row("2025 年 5 月 9 日", x=300, y=10),
        *(row(LEFT * 2, y=40 + 28 * k) for k in range(5)),
    ]
    glyphs = [glyph for one in rows for glyph in (*one.glyphs, *one.blanks)]
    assert len(read(glyphs)) == 1


def test_the_cells_of_a_table_are_no_columns() -> None:
    names = ["城关镇人民政府", "石门滩镇政府", "枫木乡人民政府机关", "合计"]
    figures = ["一百二十三个", "四十五个左右的", "六个", "一百七十四个"]
    assert len(read(set_page(*names), set_page(*figures, x=20 * SIZE))) == 1


def test_a_paragraph_goes_on_at_the_top_of_the_next_column() -> None:
    left = set_page(
        ("本周查处超限超载车辆", 2), "一二三四五六七八九十一二", "一二三四五六七八九十一二", "累计查处超限超载车辆共1"
    )
    right = set_page(
        "62台，卸载货物二千一百吨", "一二三四五六七八九十一二", "一二三四五六七八九十一二", "一二三四五。", x=16 * SIZE
    )
    assert any("车辆共162台" in line for line in paged([*left, *right]))
