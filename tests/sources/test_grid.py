"""Tables as lines of text."""

from __future__ import annotations

from bulletin_cli.sources.grid import SQUARES_LIMIT, Cell, lines_of_table


def cells(*texts: str) -> list[Cell]:
    return [Cell((text,) if text else ()) for text in texts]


def test_an_empty_corner_gets_a_word_for_a_line_cannot_begin_with_a_tab() -> None:
    assert list(lines_of_table([cells("", "签约", "开工"), cells("甲镇", "5", "3")])) == [
        "项目\t签约\t开工",
        "甲镇\t5\t3",
    ]


def test_an_empty_cell_between_others_keeps_its_place() -> None:
    assert list(lines_of_table([cells("镇", "签约", "开工"), cells("甲镇", "", "3")]))[1] == "甲镇\t\t3"


def test_a_caption_across_the_table_is_a_line_of_its_own() -> None:
    rows = [[Cell(("表1 项目进展（单位：个）",), columns=3)], cells("镇", "签约", "开工"), cells("甲镇", "5", "3")]
    assert next(lines_of_table(rows)) == "表1 项目进展（单位：个）"


def test_a_head_of_two_rows_becomes_one() -> None:
    rows = [[Cell(("镇",), rows=2), Cell(("项目",), columns=2)], cells("签约", "开工"), cells("甲镇", "5", "3")]
    assert list(lines_of_table(rows)) == ["镇\t项目签约\t项目开工", "甲镇\t5\t3"]


def test_figures_below_a_cell_that_reaches_down_are_no_head() -> None:
    rows = [[Cell(("甲镇",), rows=2), Cell(("2024",), columns=2)], cells("5", "3")]
    assert list(lines_of_table(rows)) == ["甲镇\t2024", "甲镇\t5\t3"]


def test_rows_with_sentences_are_text() -> None:
    assert list(lines_of_table([cells("水利局", "截至目前，整治河道 14 公里。"), cells("甲镇", "5")])) == [
        "水利局",
        "截至目前，整治河道 14 公里。",
        "甲镇\t5",
    ]


def test_cells_that_claim_to_reach_without_end_are_cut() -> None:
    rows = [[Cell(("甲",), columns=1000, rows=1000), Cell(("乙",))] for _ in range(5000)]
    assert sum(map(len, lines_of_table(rows))) < 5 * SQUARES_LIMIT


def test_no_row_of_a_long_table_is_lost() -> None:
    rows = [cells("镇", "签约", "开工"), *(cells("甲镇", str(number), "3") for number in range(20_000))]
    assert len(list(lines_of_table(rows))) == 20_001


def test_a_table_without_cells_is_nothing() -> None:
    assert list(lines_of_table([])) == []
    assert list(lines_of_table([[], cells("", "")])) == []
