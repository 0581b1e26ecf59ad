"""Each check finds what it is for, and lets the rest be."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from county import Kind, Told, series

from bulletin_cli.analysis.checks import CHECKS, PURPOSES, findings
from bulletin_cli.analysis.heads import IssueHead, heads_of
from bulletin_cli.analysis.holdings import Correction, Holdings
from bulletin_cli.analysis.precision import last_place, printed
from bulletin_cli.model import Finding, Measure, Modifier, Series, Severity, Status, TimeKind
from bulletin_cli.series.vocabulary import shipped

COMPLETION = Kind("%", measure=Measure.COMPLETION)
PLAN = Kind("公里", Status.TARGET, time=TimeKind.UNSTATED)
KM = Kind("公里")


def found(check: str, *held: Series, issues: tuple[IssueHead, ...] | None = None) -> list[Finding]:
    return list(findings(Holdings(held, issues or heads_of(held), shipped()), [check]))


def in_one_sentence(*held: Series) -> tuple[Series, ...]:
    """The series with every figure of an issue in one sentence of that issue."""
    return tuple(
        replace(
            one, figures=tuple(replace(f, observation=replace(f.observation, sentence_start=0)) for f in one.figures)
        )
        for one in held
    )


@pytest.mark.parametrize(
    ("name", "kind", "told", "count"),
    [
        ("查处车辆", KM, (Told(1, "186"), Told(2, "179")), 1),
        ("查处车辆", KM, (Told(1, "179"), Told(2, "186")), 0),
        ("化肥库存", KM, (Told(1, "186"), Told(2, "179")), 0),
        ("在建重点项目", KM, (Told(1, "26"), Told(2, "24")), 0),
        ("查处车辆", Kind("台", time=TimeKind.PERIOD), (Told(1, "186"), Told(2, "179")), 0),
        ("查处车辆", Kind("台", Status.TARGET), (Told(1, "186"), Told(2, "179")), 0),
        ("查处车辆", KM, (Told(1, "800", "近 800 公里", Modifier.UNDER), Told(2, "790")), 0),
        ("查处车辆", KM, (Told(1, "186"), Told(2, "170", "170 余公里", Modifier.OVER)), 0),
        ("查处车辆", KM, (Told(40, "186"), Told(60, "9")), 0),
    ],
)
def test_only_a_running_total_of_actions_may_not_fall(
    name: str, kind: Kind, told: tuple[Told, ...], count: int
) -> None:
    assert len(found("decrease", series("s1", name, kind, *told))) == count


def test_parts_that_exceed_their_total_by_a_little_do_not_add_up() -> None:
    total = series("s1", "完成危房改造", KM, Told(1, "41", place=1))
    parts = [
        series(f"p{place}", name, KM, Told(1, value, place=place, part_of=0))
        for place, (name, value) in enumerate((("低保户", "26"), ("特困", "9"), ("脱贫户", "7")), 2)
    ]
    (finding,) = found("arithmetic", total, *parts)
    assert finding.severity is Severity.WARNING
    assert finding.ids == ("2023-1.1", "2023-1.2", "2023-1.3", "2023-1.4")
    assert "26 + 9 + 7 = 42" in finding.message


def test_parts_that_overlap_or_leave_something_out_are_no_finding() -> None:
    total = series("s1", "培训人员", KM, Told(1, "40", place=1))
    for women, members in (("30", "25"), ("10", "5")):
        parts = (
            series("p1", "女性", KM, Told(1, women, place=2, part_of=0)),
            series("p2", "党员", KM, Told(1, members, place=3, part_of=0)),
        )
        assert found("arithmetic", total, *parts) == []


def test_parts_that_made_up_the_total_once_must_do_so_again() -> None:
    total = series("s1", "完成危房改造", KM, Told(1, "21", place=1), Told(2, "29", place=1))
    parts = (
        series("p1", "低保户", KM, Told(1, "12", place=2, part_of=0), Told(2, "10", place=2, part_of=0)),
        series("p2", "脱贫户", KM, Told(1, "9", place=3, part_of=0), Told(2, "3", place=3, part_of=0)),
    )
    assert [one.issue for one in found("arithmetic", total, *parts)] == ["2023-2"]


@pytest.mark.parametrize(("stated", "count"), [("46.5", 0), ("46.4", 0), ("46.3", 1), ("64.5", 1), ("47", 0)])
def test_a_completion_rate_is_that_of_the_printed_numbers(stated: str, count: int) -> None:
    held = in_one_sentence(
        series("s1", "新改建公路", KM, Told(1, "18.6", place=1)),
        series("s2", "年度任务", PLAN, Told(1, "40", place=2)),
        series("s3", "占年度任务", COMPLETION, Told(1, stated, place=3)),
    )
    assert len(found("arithmetic", *held)) == count


def test_one_unit_in_the_last_place_is_a_note_and_more_is_a_warning() -> None:
    def severity(stated: str) -> Severity:
        held = in_one_sentence(
            series("s1", "新改建公路", KM, Told(1, "18.6", place=1)),
            series("s2", "年度任务", PLAN, Told(1, "40", place=2)),
            series("s3", "占年度任务", COMPLETION, Told(1, stated, place=3)),
        )
        return found("arithmetic", *held)[0].severity

    assert (severity("46.3"), severity("64.5")) == (Severity.NOTE, Severity.WARNING)


def test_a_measured_number_is_rounded_and_a_count_is_not() -> None:
    money, count = (
        series("s", "投资", kind, told).figures[0].observation
        for kind, told in ((Kind("元"), Told(1, "780000000", "7.8 亿元")), (Kind("户"), Told(1, "41", "41 户")))
    )
    assert (last_place(money), last_place(count)) == (Decimal(10000000), Decimal(0))
    bounds = printed(money)
    assert bounds is not None
    assert (bounds.low, bounds.high) == (Decimal(775000000), Decimal(785000000))


def test_a_slip_of_the_scale_is_a_jump_and_growth_is_not() -> None:
    assert len(found("jump", series("s1", "发放补贴", KM, Told(1, "480"), Told(2, "480000")))) == 1
    assert found("jump", series("s1", "发放补贴", KM, Told(1, "480"), Told(2, "960"))) == []
    assert found("jump", series("s1", "查处案件", KM, Told(1, "1"), Told(2, "12"))) == []


def test_a_sentence_three_times_the_same_is_stale() -> None:
    assert len(found("stale", series("s1", "培训", KM, *(Told(issue, "400") for issue in (1, 2, 3))))) == 1
    assert found("stale", series("s1", "培训", KM, Told(1, "400"), Told(2, "400"), Told(3, "401"))) == []


def test_a_target_that_moves_within_the_year_is_told() -> None:
    assert len(found("target", series("s1", "新改建任务", PLAN, Told(1, "40"), Told(2, "45")))) == 1
    assert found("target", series("s1", "新改建任务", PLAN, Told(1, "40"), Told(60, "45"))) == []


def test_a_unit_that_changes_for_good_is_told() -> None:
    before = series("s1", "出动人员", Kind("人"), Told(1, "40"), Told(2, "45"))
    after = series("s2", "出动人员", Kind("人次"), Told(3, "50"), Told(4, "55"))
    assert len(found("unit", before, after)) == 1
    assert found("unit", before, series("s2", "出动人员", Kind("人次"), Told(1, "50"), Told(4, "55"))) == []


def test_who_always_reported_and_falls_silent_is_missing() -> None:
    always = series("s1", "检查企业", KM, *(Told(issue, str(issue)) for issue in (1, 2, 3)))
    other = series(
        "s2", "种子进仓", Kind("吨", department="供销社"), *(Told(issue, str(issue), place=9) for issue in (1, 2, 3, 4))
    )
    (finding,) = found("missing", always, other)
    assert (finding.issue, finding.ids) == ("2023-4", ())
    assert "交通运输局" in finding.message
    assert found("missing", other) == []


def test_a_gap_in_the_numbers_and_a_correction_are_told() -> None:
    one = series("s1", "检查企业", KM, Told(1, "3"), Told(4, "5"))
    holdings = Holdings((one,), heads_of((one,)), shipped(), (Correction("2023-4", 2, ("检查企业 4 → 5",)),))
    messages = [finding.message for finding in findings(holdings, ["issues"])]
    assert messages == ["缺第2期—第3期（上一期是第1期）", "修订 2 改 1 处：检查企业 4 → 5"]


def test_nothing_is_found_in_nothing() -> None:
    assert findings(Holdings((), (), shipped()), list(CHECKS)) == ()
    assert CHECKS.keys() == PURPOSES.keys()
