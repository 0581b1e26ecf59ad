"""Targets, completion, pace and state; totals by month, steps, units, a year before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

import pytest
from county import Kind, Told, series

from bulletin_cli.analysis.frames import By, Frame, framed
from bulletin_cli.analysis.heads import heads_of
from bulletin_cli.analysis.pace import State, elapsed, named
from bulletin_cli.analysis.progress import county_report, department_report
from bulletin_cli.analysis.records import SeriesRecord
from bulletin_cli.analysis.rules import Pace, Rules, Thresholds
from bulletin_cli.analysis.spans import Span
from bulletin_cli.analysis.table import Report
from bulletin_cli.analysis.units import asked, in_unit
from bulletin_cli.analysis.view import Against, Show, Sort, View
from bulletin_cli.errors import UsageError
from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Measure, Modifier, Series, Status, TimeKind

KM = Kind("公里")
PLAN = Kind("公里", Status.TARGET, time=TimeKind.UNSTATED)
JUNE, JULY, AUGUST = date(2024, 6, 28), date(2024, 7, 4), date(2024, 8, 9)


def roads(*told: Told) -> Series:
    return series("r", "新改建公路", KM, *told)


def aim(*told: Told, name: str = "年度新改建公路") -> Series:
    return series("t", name, PLAN, *told)


def frame(held: Sequence[Series], by: By = By.ISSUE) -> Frame:
    (one,) = framed(None, by, heads_of(held), [figure for part in held for figure in part.figures])
    return one


def record(report: Report, name: str = "新改建公路") -> SeriesRecord:
    return next(one for one in cast(tuple[SeriesRecord, ...], report.records) if one.indicator == name)


def reported(*held: Series, view: View | None = None) -> SeriesRecord:
    return record(department_report(held, "交通运输局", None, view or View()))


@pytest.mark.parametrize(
    ("value", "pace", "state"),
    [
        ("40", None, State.DONE),
        ("24", "10.00", State.AHEAD),
        ("20", "0.00", State.ON_PACE),
        ("19", "-2.50", State.BEHIND),
    ],
)
def test_the_distance_from_the_pace_names_the_state(value: str, pace: str | None, state: State) -> None:
    one = reported(roads(Told(14, value, day=JULY)), aim(Told(14, "40", place=9, day=JULY)))
    assert one.state == state
    assert one.target == 40
    assert pace is None or one.pace == Decimal(pace)


def test_thresholds_and_days_are_the_offices() -> None:
    rules = Rules(Thresholds(Decimal(100), Decimal(20), Decimal(-10)), Pace.DAYS, source="bulletin.toml")
    held = (roads(Told(14, "24", day=JULY)), aim(Told(14, "40", place=9, day=JULY)))
    one = reported(*held, view=View(rules=rules))
    assert (one.pace, one.state) == (Decimal("9.18"), State.ON_PACE)  # 60 - 186/366
    notes = " ".join(department_report(held, "交通运输局", None, View(rules=rules)).table.notes)
    assert "bulletin.toml" in notes
    assert "+20" in notes
    assert "全年天数" in notes


def test_the_target_is_that_of_the_figures_year() -> None:
    plans = aim(
        Told(14, "40", place=9, day=JULY),
        Told(15, "45", place=9, day=AUGUST, since=date(2025, 1, 1), until=date(2025, 12, 31)),
    )
    assert reported(roads(Told(14, "20", day=JULY), Told(15, "30", day=AUGUST)), plans).target == 40


def test_a_target_that_is_not_said_to_be_the_years_has_no_pace() -> None:
    one = reported(roads(Told(14, "10", day=JULY)), aim(Told(14, "40", place=9, day=JULY), name="新改建公路"))
    assert (one.completion, one.pace, one.state) == (Decimal(25), None, "other")


def test_the_end_of_the_period_counts_and_not_the_day_of_the_issue() -> None:
    held = (roads(Told(14, "20", day=AUGUST, until=date(2024, 7, 31))), aim(Told(14, "40", place=9, day=AUGUST)))
    one = reported(*held)
    assert (one.as_of, one.pace) == (date(2024, 7, 31), Decimal("-8.33"))
    assert elapsed(AUGUST, Pace.MONTHS) == Decimal(7) / 12


def test_a_stated_completion_outranks_the_computed_one_and_stands_beside_it() -> None:
    told = "新改建公路18.6公里，占年度任务的58.0%。"
    held = (
        series("r", "新改建公路", KM, Told(14, "18.6", place=6, day=JULY, sentence=told)),
        aim(Told(14, "40", place=40, day=JULY)),
        series(
            "c",
            "占年度任务",
            Kind("%", measure=Measure.COMPLETION),
            Told(14, "58.0", place=17, day=JULY, sentence=told),
        ),
    )
    report = department_report(held, "交通运输局")
    one = record(report)
    assert (one.completion, one.completion_computed) == (Decimal("58.0"), Decimal("46.5"))
    cell = report.table.rows[0][[column.key for column in report.table.columns].index("completion")]
    assert cell == "58%（算得46.5%）"
    assert any("自述" in note for note in report.table.notes)


def test_what_is_about_so_much_is_completed_about_so_far() -> None:
    held = (roads(Told(14, "20", "近20公里", Modifier.UNDER, day=JULY)), aim(Told(14, "40", place=9, day=JULY)))
    report = department_report(held, "交通运输局")
    assert "约50%" in report.table.rows[0]
    assert "近20公里" in report.table.rows[0]


def test_what_an_earlier_issue_said_is_starred() -> None:
    held = (
        roads(Told(14, "20", day=JULY)),
        aim(Told(14, "40", place=9, day=JULY)),
        series("o", "治理站外经营", Kind("起"), Told(15, "3", place=3, day=AUGUST)),
    )
    row = department_report(held, "交通运输局").table.rows[0]
    assert "50%*" in row
    assert "+0.0*" in row
    assert row[3] is None


def test_what_is_done_stands_on_starred() -> None:
    held = (
        roads(Told(14, "40", day=JULY)),
        aim(Told(14, "40", place=9, day=JULY)),
        series("o", "治理站外经营", Kind("起"), Told(15, "3", place=3, day=AUGUST)),
    )
    assert department_report(held, "交通运输局").table.rows[0][3] == "40公里*"


def test_a_month_shows_the_last_total_and_never_a_sum() -> None:
    held = (roads(Told(12, "10", day=date(2024, 6, 7)), Told(13, "15", day=JUNE), Told(14, "18", day=JULY)),)
    months = record(department_report(held, "交通运输局", frame(held, By.MONTH)))
    assert [point.value for point in months.points] == [15, 18]
    quarters = record(department_report(held, "交通运输局", frame(held, By.QUARTER)))
    assert [point.value for point in quarters.points] == [15, 18]


def test_a_total_told_in_july_as_of_the_end_of_june_is_junes() -> None:
    held = (roads(Told(14, "18", day=JULY, until=date(2024, 6, 30))),)
    assert [stop.key for stop in frame(held, By.MONTH).stops] == ["2024-06"]


def test_a_periods_own_figure_stands_only_where_it_covers_the_column() -> None:
    weekly = Kind("家", time=TimeKind.PERIOD)
    june = Told(14, "30", day=JULY, since=date(2024, 6, 1), until=date(2024, 6, 30))
    week = Told(15, "7", day=AUGUST, since=date(2024, 8, 1), until=date(2024, 8, 7))
    held = (series("w", "检查企业", weekly, june, week), roads(Told(15, "20", day=AUGUST)))
    one = record(department_report(held, "交通运输局", frame(held, By.MONTH)), "检查企业")
    assert [(point.id, point.value) for point in one.points] == [("2024-14.1", Decimal(30))]
    assert [stop.key for stop in frame(held, By.QUARTER).stops] == ["2024Q3"]


def test_steps_are_differences_within_a_year() -> None:
    held = (
        roads(Told(50, "90", day=date(2023, 12, 29)), Told(1, "5", day=date(2024, 1, 12)), Told(2, "8", day=JUNE)),
        series("w", "检查企业", Kind("家", time=TimeKind.PERIOD), Told(1, "7", day=date(2024, 1, 12), place=5)),
    )
    report = department_report(held, "交通运输局", None, View(show=Show.STEP))
    assert [point.value for point in record(report).points] == [3]
    assert [point.value for point in record(report, "检查企业").points] == [7]
    assert report.table.rows[0][1] == "新增"
    assert any("不是各期之和" in note for note in report.table.notes)


def test_a_total_is_not_compared_with_that_of_the_year_before() -> None:
    one = reported(roads(Told(50, "90", day=date(2023, 12, 29)), Told(1, "5", day=date(2024, 1, 12))))
    assert one.change is None


def test_rates_are_shown_in_place_of_amounts() -> None:
    held = (roads(Told(13, "10", day=JUNE), Told(14, "20", day=JULY)), aim(Told(13, "40", place=9, day=JUNE)))
    one = reported(*held, view=View(show=Show.RATE))
    assert ([point.value for point in one.points], one.unit, one.change) == (
        [Decimal(25), Decimal(50)],
        "%",
        Decimal(25),
    )


@pytest.mark.parametrize("by", [By.ISSUE, By.MONTH])
def test_a_year_before_is_the_same_time_of_that_year(by: By) -> None:
    held = (
        roads(Told(13, "12", day=date(2023, 7, 7)), Told(20, "30", day=date(2023, 12, 1)), Told(14, "18", day=JULY)),
    )
    view = View(against=Against.YOY)
    one = record(department_report(held, "交通运输局", frame(held, by), view))
    assert (one.change, one.change_percent) == (Decimal(6), Decimal(50))


def test_states_filter_and_pace_puts_the_slowest_first() -> None:
    held = (
        roads(Told(14, "19", day=JULY)),
        aim(Told(14, "40", place=9, day=JULY)),
        replace(series("s", "改造桥梁", Kind("座"), Told(14, "1", place=3, day=JULY)), department="水利局"),
        replace(
            series("u", "年度改造桥梁", Kind("座", Status.TARGET), Told(14, "10", place=4, day=JULY)),
            department="水利局",
        ),
    )
    view = View(states=frozenset({State.BEHIND}), sort=Sort.PACE)
    records = cast(tuple[SeriesRecord, ...], county_report(held, "欠进度", None, view).records)
    assert [one.indicator for one in records] == ["改造桥梁", "新改建公路"]


def test_a_wanted_series_keeps_the_target_that_nobody_asked_for() -> None:
    held = (roads(Told(14, "20", day=JULY)), aim(Told(14, "40", place=9, day=JULY)))
    (only,) = cast(tuple[SeriesRecord, ...], county_report(held, "公路", None, View(only=frozenset({"r"}))).records)
    assert (only.indicator, only.target) == ("新改建公路", Decimal(40))


def test_states_have_chinese_and_english_names() -> None:
    assert [named(word) for word in ("欠进度", "done", "●超进度", "落后")] == [
        State.BEHIND, State.DONE, State.AHEAD, None,
    ]  # fmt: skip


MONEY = replace(series("m", "完成投资", Kind("元"), Told(14, "610000000", "6.1亿元")), dimension="money")
MONEY = replace(
    MONEY,
    figures=tuple(
        replace(
            figure,
            observation=replace(figure.observation, quantity=replace(figure.observation.quantity, dimension="money")),
        )
        for figure in MONEY.figures
    ),
)


def test_a_unit_converts_exactly_within_its_dimension() -> None:
    (one,) = in_unit((MONEY,), asked("万元", shipped()), shipped())
    assert (one.unit, one.figures[0].observation.value) == ("万元", Decimal(61000))
    report = department_report((one,), "交通运输局")
    assert report.table.rows[0][2] == "61000万元"


@pytest.mark.parametrize(("unit", "why"), [("公里", "不能换算"), ("万象", "没有这个单位")])
def test_a_unit_of_another_dimension_is_refused(unit: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        in_unit((MONEY,), asked(unit, shipped()), shipped())


def test_what_falls_short_by_a_hair_is_not_done() -> None:
    held = (roads(Told(14, "1999", day=JULY)), aim(Told(14, "2000", place=9, day=JULY)))
    one = reported(*held)
    assert (one.completion, one.state) == (Decimal("99.9"), State.AHEAD)


def test_a_step_is_within_the_year_that_the_totals_count_in() -> None:
    held = (
        roads(
            Told(1, "90", day=date(2024, 1, 5), until=date(2023, 12, 31)),
            Told(2, "95", day=date(2024, 2, 9), until=date(2024, 1, 31)),
        ),
    )
    assert reported(*held, view=View(show=Show.STEP)).points == ()


def test_a_step_is_compared_with_the_step_of_a_year_before() -> None:
    told = [("2023-06-30", "10"), ("2023-07-31", "14"), ("2024-06-30", "20"), ("2024-07-31", "27")]
    held = (roads(*(Told(at, value, day=date.fromisoformat(day)) for at, (day, value) in enumerate(told, 1))),)
    report = department_report(held, "交通运输局", frame(held, By.MONTH), View(show=Show.STEP, against=Against.YOY))
    assert (record(report).points[-1].value, record(report).change) == (Decimal(7), Decimal(3))
    assert any("新增相比" in note for note in report.table.notes)


def test_among_rates_a_target_of_another_unit_is_left_out() -> None:
    held = (roads(Told(14, "20", day=JULY)), aim(Told(14, "40", place=9, day=JULY)))
    one = reported(*held, view=View(show=Show.RATE))
    assert (one.unit, one.target) == ("%", None)


def test_other_units_are_no_more_and_no_less() -> None:
    held = (
        series("a", "拨付资金", Kind("元"), Told(14, "300", place=2, day=JULY)),
        series("b", "检查企业", Kind("家"), Told(14, "9", place=3, day=JULY)),
        series("c", "救助困难群众", Kind("元"), Told(14, "500", place=4, day=JULY)),
    )
    report = department_report(held, "交通运输局", None, View(sort=Sort.VALUE))
    assert [one.indicator for one in cast(tuple[SeriesRecord, ...], report.records)] == [
        "救助困难群众", "拨付资金", "检查企业",
    ]  # fmt: skip


def test_days_that_were_not_asked_for_are_not_in_a_month() -> None:
    held = (roads(Told(1, "5", day=date(2024, 6, 3)), Told(2, "9", day=date(2024, 6, 20))),)
    figures = [figure for one in held for figure in one.figures]
    (first,) = framed(Span(date(2024, 6, 1), date(2024, 6, 10)), By.MONTH, heads_of(held), figures)
    assert [point.value for point in record(department_report(held, "交通运输局", first)).points] == [5]


def test_a_target_of_one_of_two_departments_is_linked() -> None:
    both = series("r", "新改建公路", Kind("公里", department="交通运输局、水利局"), Told(14, "20", day=JULY))
    assert reported(both, aim(Told(14, "40", place=9, day=JULY))).target == 40
