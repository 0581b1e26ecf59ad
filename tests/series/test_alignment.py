from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from bulletins import Said, Words, issue
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.model import Figure, Measure, Series, Status, TimeKind
from bulletin_cli.series.alignment import align

PERCENT: dict[str, Any] = {"unit": "%", "measure": Measure.COMPLETION}
ROAD = "截至目前，完成农村公路新改建18公里，占年度任务的46%。"


def aligned(*issues: list[Figure]) -> tuple[Series, ...]:
    return align([figure for one in issues for figure in one], Words())


def groups(series: Sequence[Series]) -> list[list[str]]:
    return sorted([figure.address for figure in one.figures] for one in series)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("完成农村公路新改建", "农村公路新改建完工"),
        ("累计排查机动车维修企业", "排查维修企业"),
        ("发放宣传单", "分发宣传页"),
    ],
)
def test_two_wordings_of_one_indicator_are_one_series(first: str, second: str) -> None:
    assert groups(aligned(issue(1, Said(first, "3")), issue(2, Said(second, "5")))) == [["2023-1.1", "2023-2.1"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Said("签约项目", "3"), Said("开工项目", "3")),
        (Said("检查企业", "3", unit="家"), Said("检查企业", "3", unit="家次")),
        (Said("检查企业", "3"), Said("检查企业", "3", status=Status.TARGET)),
        (Said("检查企业", "3"), Said("检查企业", "3", measure=Measure.SHARE)),
        (Said("检查企业", "3"), Said("检查企业", "3", time=TimeKind.PERIOD)),
        (Said("检查企业", "3"), Said("检查企业", "3", department="住建局")),
        (Said("检查企业", "3"), Said("检查企业", "3", title="滨河政务快报")),
    ],
)
def test_what_differs_in_kind_is_never_one_series(first: Said, second: Said) -> None:
    assert groups(aligned(issue(1, first), issue(2, second))) == [["2023-1.1"], ["2023-2.1"]]


def test_a_renamed_department_goes_on_with_its_series() -> None:
    series = aligned(
        issue(1, Said("检查车辆", "3", department="交通局"), Said("帮扶农户", "2", department="扶贫办", item=1)),
        issue(
            2, Said("检查车辆", "5", department="交通运输局"), Said("帮扶农户", "4", department="乡村振兴局", item=1)
        ),
    )
    assert groups(series) == [["2023-1.1", "2023-2.1"], ["2023-1.2", "2023-2.2"]]
    assert [one.department for one in series] == ["交通运输局", "乡村振兴局"]


def test_two_figures_of_one_issue_are_never_one_series() -> None:
    series = aligned(issue(1, Said("检查企业", "3")), issue(2, Said("检查企业", "5"), Said("检查企业", "7", item=1)))
    assert all(len({figure.issue for figure in one.figures}) == len(one.figures) for one in series)


def test_parts_follow_their_totals() -> None:
    def year(number: int) -> list[Figure]:
        return issue(
            number,
            Said("完成危房改造", "30", "户"),
            Said("低保户", "20", "户", part_of=0),
            Said("发放补贴", "90", "户", item=1),
            Said("低保户", "50", "户", part_of=2, item=1),
        )

    assert ["2023-1.2", "2023-2.2"] in groups(aligned(year(1), year(2)))
    assert ["2023-1.4", "2023-2.4"] in groups(aligned(year(1), year(2)))


def test_a_completion_follows_its_amount_whatever_it_is_called() -> None:
    first = issue(1, Said("农村公路新改建", "18", sentence=ROAD), Said("占年度任务", "46", sentence=ROAD, **PERCENT))
    other = issue(
        2, Said("新改建农村公路", "20", sentence=ROAD), Said("新改建农村公路", "50", sentence=ROAD, **PERCENT)
    )
    assert ["2023-1.2", "2023-2.2"] in groups(aligned(first, other))


def test_a_stretch_from_new_year_is_a_running_total() -> None:
    said = Said("一般公共预算收入", "3", time=TimeKind.PERIOD, start=date(2023, 1, 1), end=date(2023, 3, 31))
    assert len(aligned(issue(1, said), issue(2, Said("一般公共预算收入", "5")))) == 1


def test_a_month_is_no_week() -> None:
    week = Said("检查企业", "3", time=TimeKind.PERIOD, start=date(2023, 3, 6), end=date(2023, 3, 12))
    month = Said("检查企业", "9", time=TimeKind.PERIOD, start=date(2023, 3, 1), end=date(2023, 3, 31))
    assert len(aligned(issue(1, week), issue(2, month))) == 2


def test_a_total_that_does_not_exist_is_no_fault() -> None:
    assert len(aligned(issue(1, Said("检查企业", "3", part_of=9), Said("出动人员", "3", "人次", part_of=1)))) == 2


ARCHIVE = [
    issue(
        1, Said("完成农村公路新改建", "3", "公里"), Said("排查维修企业", "9", "家"), Said("检查货运源头企业", "2", "家")
    ),
    issue(2, Said("检查货运源头企业", "4", "家"), Said("农村公路新改建完工", "5", "公里")),
    issue(3, Said("改造提升农村公路", "8", "公里"), Said("排查机动车维修企业", "12", "家")),
    issue(4, Said("查处超限超载货车", "8", "台"), Said("走访货运源头企业", "6", "家")),
]


@given(st.randoms(use_true_random=False))
def test_the_order_of_ingesting_changes_nothing(shuffler: random.Random) -> None:
    figures = [figure for one in ARCHIVE for figure in one]
    shuffled = list(figures)
    shuffler.shuffle(shuffled)
    assert align(shuffled, Words()) == align(figures, Words())


def test_a_newer_issue_changes_nothing_that_was_decided() -> None:
    for count in range(1, len(ARCHIVE)):
        before, after = aligned(*ARCHIVE[:count]), aligned(*ARCHIVE[: count + 1])
        old = {figure.address: one.id for one in before for figure in one.figures}
        new = {figure.address: one.id for one in after for figure in one.figures}
        assert old.items() <= new.items()


def test_ids_are_different() -> None:
    series = aligned(issue(1, Said("检查企业", "3"), Said("检查企业", "5", item=1), Said("检查企业", "7", item=2)))
    assert len({one.id for one in series}) == 3


def test_a_series_goes_by_its_most_common_short_name() -> None:
    names = ("排查机动车维修企业", "排查维修企业", "排查维修企业")
    (series,) = aligned(*(issue(number, Said(name, "3")) for number, name in enumerate(names, 1)))
    assert series.name == "排查维修企业"


def test_a_figure_that_fits_two_series_alike_is_in_neither_until_somebody_says_which() -> None:
    first = issue(1, Said("检查维修企业", "3"), Said("检查驾校企业", "5", item=1))
    series = aligned(first, issue(2, Said("检查企业", "9", item=2)))
    assert [len(one.figures) for one in series] == [1, 1, 1]
