from __future__ import annotations

from decimal import Decimal
from io import StringIO
from typing import cast

import pytest
from county import Kind, Told, series
from rich.cells import cell_len

from bulletin_cli.analysis.frames import By, framed
from bulletin_cli.analysis.heads import IssueHead
from bulletin_cli.analysis.progress import department_report
from bulletin_cli.analysis.records import SeriesRecord
from bulletin_cli.analysis.table import Report
from bulletin_cli.model import Measure, Modifier, Status, TimeKind
from bulletin_cli.render.write import write

ROADS = series("s1", "完成农村公路新改建", Kind("公里"), Told(44, "18.6"), Told(45, "20.4"), Told(47, "26.75"))
RATE = series(
    "s2", "占年度任务", Kind("%", measure=Measure.COMPLETION), Told(44, "46.5", place=3), Told(47, "66.9", place=3)
)
PLAN = series("s3", "农村公路新改建任务", Kind("公里", Status.TARGET, time=TimeKind.UNSTATED), Told(44, "40", place=2))
HOPE = series("s4", "年产值", Kind("元", Status.FORECAST), Told(44, "3000000000", "近 30 亿元", Modifier.UNDER, 9))
TRUCKS = series("s5", "查处超限超载车辆", Kind("台"), Told(45, "0", place=5), Told(46, "7", place=5))
OTHERS = series("s6", "种子进仓", Kind("吨", department="供销社"), Told(45, "320", place=8))
REPORT = department_report((HOPE, ROADS, RATE, PLAN, TRUCKS, OTHERS), "交通运输局")


def drawn(report: Report, width: int | None) -> list[str]:
    stream = StringIO()
    write(report, "table", stream, width=width)
    return stream.getvalue().splitlines()


def record(name: str) -> SeriesRecord:
    records = cast(tuple[SeriesRecord, ...], REPORT.records)
    return next(one for one in records if one.indicator == name)


def test_only_the_department_is_in_its_report() -> None:
    assert {one.department for one in cast(tuple[SeriesRecord, ...], REPORT.records)} == {"交通运输局"}


def test_what_is_hoped_stands_below_what_is_done_and_is_called_so() -> None:
    kinds = [row[1] for row in REPORT.table.rows]
    assert kinds == ["累计", "累计", "累计", "目标", "预计"]


def test_a_percentage_stands_under_its_amount() -> None:
    assert [row[0] for row in REPORT.table.rows[:2]] == ["完成农村公路新改建", "  完成率"]


def test_not_reported_is_not_zero() -> None:
    trucks = next(row for row in REPORT.table.rows if row[0] == "查处超限超载车辆")
    assert trucks[2:6] == (None, "0台", "7台", None)
    (line,) = (line for line in drawn(REPORT, None) if "超限" in line)
    assert line.split()[2:6] == ["—", "0台", "7台", "—"]


def test_a_change_that_is_not_the_newest_issues_is_starred() -> None:
    assert next(row for row in REPORT.table.rows if row[0] == "查处超限超载车辆")[6] == "+7台*"


def test_a_forecast_keeps_its_modifier_to_the_last_column() -> None:
    assert any("近30亿元" in line and "预计" in line for line in drawn(REPORT, None))


def test_the_record_is_the_machine_interfaces() -> None:
    roads = record("完成农村公路新改建")
    assert [(point.issue, point.value, point.id) for point in roads.points] == [
        ("2023-44", Decimal("18.6"), "2023-44.1"),
        ("2023-45", Decimal("20.4"), "2023-45.1"),
        ("2023-47", Decimal("26.75"), "2023-47.1"),
    ]
    assert (roads.change, roads.change_percent) == (Decimal("6.35"), Decimal("31.13"))
    assert (roads.target, roads.completion) == (Decimal(40), Decimal("66.9"))
    assert (roads.pace, roads.state) == (Decimal("-24.77"), "behind")
    assert (record("查处超限超载车辆").state, record("年产值").state) == ("no_target", None)


def test_the_sheet_has_a_column_for_each_issue() -> None:
    stream = StringIO()
    write(REPORT, "csv", stream)
    head, first, *_ = stream.getvalue().splitlines()
    assert head == (
        "department,indicator,unit,measure,status,2023-44,2023-45,2023-46,2023-47,"
        "change,change_percent,target,completion,pace,state,id"
    )
    assert (
        first
        == "交通运输局,完成农村公路新改建,公里,level,actual,18.6,20.4,,26.75,6.35,31.13,40,66.9,-24.77,behind,2023-47.1"
    )


def test_an_issue_without_the_department_is_a_column_of_dashes() -> None:
    heads = [IssueHead(f"2023-{number}", "安陵政务快报", number) for number in range(44, 49)]
    (frame,) = framed(None, By.ISSUE, heads, ())
    report = department_report((ROADS,), "交通运输局", frame)
    assert report.table.rows[0][6] is None
    assert any("未报 1 项" in note for note in report.table.notes)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_oldest_issues_give_way_first_and_the_table_says_so(width: int) -> None:
    lines = drawn(REPORT, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "第47期" in lines[1]
    for older, newer in (("第44期", "第45期"), ("第45期", "第46期"), ("第46期", "第47期")):
        assert newer in lines[1] or older not in lines[1]
    if "第44期" not in lines[1]:
        assert "第44期" in "".join(lines[-2:])


@pytest.mark.parametrize("width", [60, 80, 120, None])
def test_no_figure_that_is_shown_is_cut(width: int | None) -> None:
    shown = " ".join(drawn(REPORT, width))
    assert "26.75公里" in shown
    assert "66.9%" in shown
    assert "+6.35公里" in shown or "比上次" in shown.split("窄屏未列")[1]


def test_two_figures_of_one_issue_show_the_last_and_say_so() -> None:
    twice = series("s1", "检查企业", Kind("家"), Told(1, "3"), Told(1, "5", place=20))
    report = department_report((twice,), "交通运输局")
    assert report.table.rows[0][2] == "5家"
    assert any("不止一个数" in note for note in report.table.notes)


def test_a_department_without_figures_has_an_empty_report() -> None:
    report = department_report((ROADS,), "水利局")
    assert (report.table.rows, report.records) == ((), ())
    assert drawn(report, 80)
