from __future__ import annotations

from decimal import Decimal
from typing import cast

from county import Kind, Told, series

from bulletin_cli.analysis.board import BoardRecord, county_board
from bulletin_cli.analysis.table import Report
from bulletin_cli.analysis.view import Against, Show, View
from bulletin_cli.model import Status, TimeKind

SERIES = (
    series("s1", "检查企业", Kind("家"), Told(1, "3"), Told(2, "5")),
    series("s2", "查处车辆", Kind("台"), Told(1, "9", place=2), Told(2, "7", place=2)),
    series("s3", "维修桥梁", Kind("座"), Told(1, "1", place=3)),
    series("s4", "新改建公路", Kind("公里", Status.TARGET), Told(2, "40", place=4)),
    series("s5", "种子进仓", Kind("吨", department="供销社"), Told(1, "320", place=5)),
)


def test_every_department_has_one_line_and_its_counts_tie() -> None:
    traffic, seeds = cast(tuple[BoardRecord, ...], county_board(SERIES).records)
    assert traffic == BoardRecord("安陵政务快报", "交通运输局", 3, 2, 1, 1, 0, 1, "2023-2", no_target=3)
    assert seeds == BoardRecord("安陵政务快报", "供销社", 1, 0, 0, 0, 0, 1, "2023-1", no_target=1)


def test_without_a_target_the_board_says_nothing_of_states() -> None:
    assert {"up", "down", "same"} < keys(county_board(SERIES)) and "behind" not in keys(county_board(SERIES))


def test_states_add_up_to_the_indicators_and_the_slowest_is_named() -> None:
    plan = Kind("公里", Status.TARGET, time=TimeKind.UNSTATED)
    roads = series("r", "新改建公路", Kind("公里"), Told(26, "10", place=1))
    aim = series("t", "年度新改建公路", plan, Told(26, "40", place=2))
    report = county_board((*SERIES[:2], roads, aim))
    (traffic,) = cast(tuple[BoardRecord, ...], report.records)
    assert (traffic.indicators, traffic.behind, traffic.no_target) == (3, 1, 2)
    # 7 July: six months are over, 25 % - 50 %.
    assert (traffic.slowest, traffic.slowest_indicator, traffic.slowest_id) == (Decimal(-25), "新改建公路", "2023-26.1")
    assert "behind" in keys(report)
    assert any("6/12" in note for note in report.table.notes)


def test_how_a_report_is_shown_is_no_matter_of_the_board() -> None:
    shown = View(against=Against.NONE, show=Show.RATE)
    assert county_board(SERIES, None, shown).records == county_board(SERIES).records


def test_what_two_departments_report_together_counts_once_for_the_county() -> None:
    joint = series("j", "植树", Kind("株", department="交通运输局、供销社"), Told(1, "3", place=8))
    report = county_board((joint,))
    assert [row[0] for row in report.table.rows] == ["交通运输局", "供销社"]
    assert any("2 个单位 · 1 项指标" in note for note in report.table.notes)


def keys(report: Report) -> set[str]:
    return {column.key for column in report.table.columns}


def test_an_empty_archive_has_an_empty_board() -> None:
    assert county_board(()).table.rows == ()
