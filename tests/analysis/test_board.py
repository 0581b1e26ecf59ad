from __future__ import annotations

from typing import cast

from county import Kind, Told, series

from bulletin_cli.analysis.board import BoardRecord, county_board
from bulletin_cli.model import Status

SERIES = (
    series("s1", "检查企业", Kind("家"), Told(1, "3"), Told(2, "5")),
    series("s2", "查处车辆", Kind("台"), Told(1, "9", place=2), Told(2, "7", place=2)),
    series("s3", "维修桥梁", Kind("座"), Told(1, "1", place=3)),
    series("s4", "新改建公路", Kind("公里", Status.TARGET), Told(2, "40", place=4)),
    series("s5", "种子进仓", Kind("吨", department="供销社"), Told(1, "320", place=5)),
)


def test_every_department_has_one_line_and_its_counts_tie() -> None:
    traffic, seeds = cast(tuple[BoardRecord, ...], county_board(SERIES).records)
    assert traffic == BoardRecord("安陵政务快报", "交通运输局", 3, 2, 1, 1, 0, 1, "2023-2")
    assert seeds == BoardRecord("安陵政务快报", "供销社", 1, 0, 0, 0, 0, 1, "2023-1")


def test_an_empty_archive_has_an_empty_board() -> None:
    assert county_board(()).table.rows == ()
