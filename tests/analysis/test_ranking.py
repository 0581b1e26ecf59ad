"""Ranks of one indicator across departments, and two issues side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

import pytest
from county import Kind, Told, series

from bulletin_cli.analysis.comparison import ComparisonRecord, Only, comparison
from bulletin_cli.analysis.frames import By, Frame, framed
from bulletin_cli.analysis.heads import heads_of
from bulletin_cli.analysis.ranking import RankRecord, rankings
from bulletin_cli.analysis.rules import Rules
from bulletin_cli.analysis.spans import months
from bulletin_cli.analysis.table import Report
from bulletin_cli.analysis.view import Sort, View
from bulletin_cli.analysis.wanted import Numbers, Wanted
from bulletin_cli.model import Measure, Modifier, Series, Status, TimeKind

TOWNS = ("城关镇", "招贤乡", "温泉街道", "柳河镇")


def of(town: str, *told: Told, kind: Kind | None = None) -> Series:
    return series(f"{town}{kind}", "栽植树木", replace(kind or Kind("株"), department=town), *told)


HELD = (
    of("城关镇", Told(1, "50", place=1), Told(2, "90", place=1)),
    of("招贤乡", Told(1, "70", place=2), Told(2, "90", place=2)),
    of("温泉街道", Told(1, "60", place=3), Told(2, "80", place=3)),
    of("柳河镇", Told(1, "85", place=4)),
)


def frame(held: tuple[Series, ...], wanted: Wanted | None = None, by: By = By.ISSUE) -> Frame:
    (one,) = framed(wanted, by, heads_of(held), [figure for part in held for figure in part.figures])
    return one


def ranked(held: tuple[Series, ...], view: View | None = None) -> list[list[RankRecord]]:
    reports = rankings(held, frame(held), view or View())
    return [list(cast(tuple[RankRecord, ...], report.records)) for report in reports]


def test_ties_share_a_rank_and_the_next_one_is_left_out() -> None:
    (one,) = ranked(HELD)
    assert [(row.department, row.rank, row.previous_rank) for row in one] == [
        ("城关镇", 1, 4), ("招贤乡", 1, 2), ("柳河镇", 3, 1), ("温泉街道", 4, 3),
    ]  # fmt: skip


def test_a_figure_of_an_earlier_issue_is_starred() -> None:
    (report,) = rankings(HELD, frame(HELD), View())
    assert [row[3] for row in report.table.rows] == ["90株", "90株", "85株*", "80株"]
    assert [row[1] for row in report.table.rows] == ["↑3", "↑1", "↓2", "↓1"]
    assert any("沿用" in note for note in report.table.notes)


@pytest.mark.parametrize(
    "kind",
    [Kind("亩"), Kind("株", measure=Measure.CHANGE), Kind("株", time=TimeKind.PERIOD)],
)
def test_other_units_measures_and_times_are_ranked_apart(kind: Kind) -> None:
    both = ranked((*HELD, of("城关镇", Told(2, "7", place=9), kind=kind)))
    assert [len(one) for one in both] == [4, 1]


def test_what_is_only_planned_is_not_ranked() -> None:
    assert len(ranked((*HELD, of("城关镇", Told(2, "7", place=9), kind=Kind("株", Status.TARGET))))) == 1


def test_classes_compete_among_themselves() -> None:
    rules = Rules(classes={"街道": ("温泉街道",), "乡镇": ("城关镇", "招贤乡")})
    found = ranked(HELD, View(rules=rules))
    assert [(rows[0].class_name, [row.department for row in rows]) for rows in found] == [
        ("街道", ["温泉街道"]), ("乡镇", ["城关镇", "招贤乡"]), ("其他单位", ["柳河镇"]),
    ]  # fmt: skip


def test_a_change_can_be_ranked() -> None:
    (one,) = ranked(HELD, View(sort=Sort.CHANGE))
    assert [(row.department, row.change, row.rank) for row in one] == [
        ("城关镇", Decimal(40), 1), ("招贤乡", Decimal(20), 2), ("温泉街道", Decimal(20), 2),
    ]  # fmt: skip


def compared(
    held: tuple[Series, ...], first: Wanted, second: Wanted, only: Only | None = None
) -> list[ComparisonRecord]:
    by = By.ISSUE if isinstance(first, Numbers) else By.WHOLE
    report = comparison(held, (frame(held, first, by), frame(held, second, by)), only)
    return list(cast(tuple[ComparisonRecord, ...], report.records))


def test_each_indicator_has_one_fate() -> None:
    held = (
        *HELD,
        of("五龙乡", Told(2, "3", place=5)),
        series("a", "清理垃圾", Kind("吨"), Told(1, "9", place=6), Told(2, "7", place=6)),
        series("b", "检查企业", Kind("家"), Told(1, "4", place=7), Told(2, "4", place=7)),
    )
    found = compared(held, Numbers(1, 1), Numbers(2, 2))
    assert {(one.department, one.indicator): one.fate for one in found} == {
        ("城关镇", "栽植树木"): "up", ("招贤乡", "栽植树木"): "up", ("温泉街道", "栽植树木"): "up",
        ("柳河镇", "栽植树木"): "missing", ("五龙乡", "栽植树木"): "new",
        ("交通运输局", "清理垃圾"): "down", ("交通运输局", "检查企业"): "same",
    }  # fmt: skip
    shrunk = next(one for one in found if one.fate == "down")
    assert (shrunk.change, shrunk.remark) == (Decimal(-2), "▼累计变小")
    assert (found[0].change, found[0].change_percent) == (Decimal(40), Decimal("80.00"))
    assert [one.fate for one in compared(held, Numbers(1, 1), Numbers(2, 2), Only.MISSING)] == ["missing"]
    assert {one.fate for one in compared(held, Numbers(1, 1), Numbers(2, 2), Only.CHANGED)} == {"up", "down"}


def test_backwards_nothing_shrinks() -> None:
    (one,) = compared(HELD[:1], Numbers(2, 2), Numbers(1, 1))
    assert (one.fate, one.remark) == ("down", "")


def test_what_was_told_before_is_not_new() -> None:
    held = (of("城关镇", Told(1, "5"), Told(3, "6")), of("招贤乡", Told(2, "7", place=2), Told(3, "8", place=2)))
    found = compared(held, Numbers(2, 2), Numbers(3, 3))
    assert [one.fate for one in found] == ["again", "up"]


def test_totals_of_two_years_compare_only_at_the_same_time() -> None:
    held = (
        of(
            "城关镇",
            Told(20, "90", day=date(2023, 12, 20)),
            Told(1, "5", day=date(2024, 1, 20)),
            Told(9, "95", day=date(2024, 12, 18)),
        ),
    )
    (anew,) = compared(held, months(2023, 12, 1), months(2024, 1, 1))
    assert (anew.fate, anew.change, anew.remark) == ("unlike", None, "跨年不比")
    (year,) = compared(held, months(2023, 12, 1), months(2024, 12, 1))
    assert (year.fate, year.change) == ("up", Decimal(5))


def test_stretches_of_other_lengths_do_not_compare() -> None:
    weekly = Kind("家", time=TimeKind.PERIOD)
    week = Told(1, "7", day=date(2024, 8, 9), since=date(2024, 8, 1), until=date(2024, 8, 7))
    month = Told(2, "30", day=date(2024, 9, 4), since=date(2024, 8, 1), until=date(2024, 8, 31))
    (one,) = compared((series("w", "检查企业", weekly, week, month),), Numbers(1, 1), Numbers(2, 2))
    assert (one.fate, one.remark) == ("unlike", "7天对31天")


def test_about_stays_about() -> None:
    held = (of("城关镇", Told(1, "50", "50余株", Modifier.OVER), Told(2, "90")),)
    report: Report = comparison(held, (frame(held, Numbers(1, 1)), frame(held, Numbers(2, 2))))
    assert report.table.rows[0][3:7] == ("50余株", "90株", "约+40株", "约+80.0%")


@pytest.mark.parametrize("sort", [Sort.COMPLETION, Sort.PACE])
def test_without_targets_nothing_is_ranked_by_completion(sort: Sort) -> None:
    assert ranked(HELD, View(sort=sort)) == []


def notes(*held: Series) -> str:
    return "\n".join(rankings(held, frame(held), View())[0].table.notes)


def test_the_parts_are_added_beside_what_the_text_states_for_the_county() -> None:
    parts = HELD[:3]
    assert "分项相加 260株\n" in notes(*parts) + "\n"
    whole = of("", Told(2, "260", place=8), kind=Kind("株", department=""))
    assert "全县合计（正文自述）260株 · 分项相加 260株 · 相符" in notes(*parts, whole)
    other = of("", Told(2, "250", place=8), kind=Kind("株", department=""))
    assert "分项相加 260株 · 不相符" in notes(*parts, other)
    assert [row.department for row in ranked((*parts, whole))[0]] == ["城关镇", "招贤乡", "温泉街道"]


def test_a_total_of_another_day_is_not_set_beside_the_sum() -> None:
    whole = of("", Told(2, "200", place=8, until=date(2023, 1, 10)), kind=Kind("株", department=""))
    assert "正文自述" not in notes(*HELD[:3], whole)


def test_what_may_not_be_added_is_not_added() -> None:
    assert "分项不相加：有的单位最新一期未报" in notes(*HELD)
    joint = of("城关镇、柳河镇", Told(2, "5", place=9), kind=Kind("株", department="城关镇、柳河镇"))
    assert "几家合报" in notes(*HELD[:3], joint)
    shares = Kind("%", measure=Measure.SHARE)
    assert "相加" not in notes(
        of("城关镇", Told(2, "5"), kind=shares), of("招贤乡", Told(2, "6", place=2), kind=shares)
    )


def test_a_department_is_behind_for_so_many_reports_in_a_row() -> None:
    plan = Kind("株", Status.TARGET, time=TimeKind.UNSTATED, department="城关镇")
    days = [date(2024, month, 28) for month in (3, 6, 8)]
    done = of(
        "城关镇",
        *(Told(at, value, day=day) for at, (value, day) in enumerate(zip(("90", "100", "101"), days, strict=True))),
    )
    target = series("t", "年度栽植树木", plan, Told(0, "300", place=9, day=days[0]))
    (one,) = ranked((done, target))
    assert [(row.state, row.behind) for row in one] == [("behind", 2)]


def test_cases_counted_in_one_word_and_then_in_another_compare() -> None:
    one, other = (
        of("城关镇", Told(at, value), kind=Kind(unit)) for at, value, unit in ((1, "5", "起"), (2, "8", "件"))
    )
    counted = [
        replace(f, observation=replace(f.observation, quantity=replace(f.observation.quantity, dimension="count")))
        for f in (*one.figures, *other.figures)
    ]
    (found,) = compared((replace(one, figures=tuple(counted)),), Numbers(1, 1), Numbers(2, 2))
    assert (found.fate, found.change) == ("up", Decimal(3))
