"""Tables, ruled or not, to rows that the reader knows as a table."""

from __future__ import annotations

from typeset import SIZE, level, paged, ruled, set_line, set_page, upright

from bulletin_cli.sources.pages.sheet import Box, Glyph, Sheet
from bulletin_cli.sources.pages.text import printed

XS = (0.0, 100.0, 200.0, 300.0)
YS = (0.0, 30.0, 60.0, 90.0)


def cell(text: str, column: int, line: int, xs: tuple[float, ...] = XS) -> list[Glyph]:
    """The characters of a cell."""
    return set_line(text, xs[column] + 4, YS[line] + 22 if line < len(YS) else 30.0 * line + 22, size=12)


def cells(*lines: str) -> list[Glyph]:
    """The characters of a table, a line's cells set apart by strokes."""
    return [
        glyph
        for at, line in enumerate(lines)
        for column, text in enumerate(line.split("|"))
        for glyph in cell(text, column, at)
    ]


def read(glyphs: list[Glyph], *strokes: Box) -> list[str]:
    return printed([Sheet(tuple(glyphs), strokes)]).text.splitlines()


def test_a_ruled_table_is_rows_with_tabs_between_their_cells() -> None:
    given = cells("单位|数量|金额", "城关镇|402|34170", "枫木乡||14960")
    assert read(given, *ruled(XS, YS)) == ["单位\t数量\t金额", "城关镇\t402\t34170", "枫木乡\t\t14960"]


def test_the_rows_of_a_cell_are_one_text() -> None:
    given = [*cells("单位|数量|金额", "|402|34170"), *set_line("城关", 4, 42, 10), *set_line("镇", 4, 56, 10)]
    assert read(given, *ruled(XS, YS[:3]))[1] == "城关镇\t402\t34170"


def test_the_text_above_and_below_a_table_stays_there() -> None:
    given = [*cells("单位|数量|金额", "城关镇|402|34170"), *set_line("附表", y=-20), *set_line("（完）", y=120)]
    assert read(given, *ruled(XS, YS[:3])) == ["附表", "单位\t数量\t金额", "城关镇\t402\t34170", "（完）"]


def test_heads_that_span_columns_are_written_out() -> None:
    walls = [level(0, 300, 0), level(100, 300, 30), level(0, 300, 60), level(0, 300, 90)]
    walls += [upright(0, 0, 90), upright(100, 0, 90), upright(200, 30, 90), upright(300, 0, 90)]
    given = [*cells("单位|农村公路|", "|新建|养护", "城关镇|12|30")]
    assert read(given, *walls) == ["单位\t农村公路新建\t农村公路养护", "城关镇\t12\t30"]


def test_a_name_that_spans_rows_stands_in_each_of_them() -> None:
    walls = [level(0, 300, 0), level(0, 300, 30), level(100, 300, 60), level(0, 300, 90)]
    walls += [upright(x, 0, 90) for x in XS]
    given = cells("单位|数量|金额", "城关镇|1|2", "|3|4")
    assert read(given, *walls)[1:] == ["城关镇\t1\t2", "城关镇\t3\t4"]


def test_a_table_that_goes_over_the_page_is_one_and_has_one_head() -> None:
    pages = [
        Sheet(tuple(cells("单位|数量|金额", f"{name}|402|34170")), tuple(ruled(XS, YS[:3])))
        for name in ("城关镇", "枫木乡")
    ]
    assert printed(pages).text.splitlines() == ["单位\t数量\t金额", "城关镇\t402\t34170", "枫木乡\t402\t34170"]


def test_a_frame_around_text_is_no_table() -> None:
    given = set_page("方框里的一段话从这里开始写到这里", "第二行写完。")
    assert read(given, *ruled((-5.0, 400.0), (-20.0, 60.0)))[-1].endswith("第二行写完。")


def test_rows_whose_cells_stand_in_the_same_columns_are_a_table_without_rules() -> None:
    lines = ["单位|数量|金额", "城关镇|402|34170", "枫木乡||14960", "合计|402|49130"]
    assert paged(cells(*lines))[2] == "枫木乡\t\t14960"


def test_two_rows_with_a_wide_gap_are_no_table() -> None:
    head = [*set_line("第 43 期"), *set_line("2025 年 5 月 9 日", x=20 * SIZE)]
    sign = [*set_line("某某县水利局", y=30), *set_line("印发", x=20 * SIZE, y=30)]
    assert not any("\t" in line for line in paged([*head, *sign]))


def test_an_empty_corner_gets_a_word_and_a_row_of_sentences_is_text() -> None:
    assert read(cells("|数量|金额", "城关镇|402|34170"), *ruled(XS, YS[:3]))[0] == "项目\t数量\t金额"
    prose = [*cells("事项|进展", "危房改造|"), *set_line("已经完成二十一户危房改造任务。", 104, 52, size=6)]
    assert read(prose, *ruled(XS[:3], YS[:3]))[1:] == ["危房改造", "已经完成二十一户危房改造任务。"]
