"""What people decide outranks what the program thinks, and knows a figure by what is printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from bulletins import Said, Words, issue

from bulletin_cli.model import Figure, Modifier, Status
from bulletin_cli.series.alignment import align
from bulletin_cli.series.corrections import changes_between
from bulletin_cli.series.decisions import Anchor, Decision, Decisions, Field, Kind, anchors_of, corrected
from bulletin_cli.series.explanation import near_misses
from bulletin_cli.series.knowledge import knowledge_of
from bulletin_cli.series.rulings import Rulings, both_ways
from bulletin_cli.series.vocabulary import shipped

FIRST, SECOND = issue(1, Said("检查企业", "3")), issue(2, Said("治理站外经营", "5"))


def groups(rulings: Rulings, *issues: list[Figure]) -> list[list[str]]:
    series = align([figure for one in issues for figure in one], Words(), rulings=rulings)
    return sorted([figure.address for figure in one.figures] for one in series)


def test_figures_that_a_person_put_together_are_one_series_in_either_order() -> None:
    for pair in (("2023-1.1", "2023-2.1"), ("2023-2.1", "2023-1.1")):
        assert groups(Rulings(together=both_ways([pair])), FIRST, SECOND) == [["2023-1.1", "2023-2.1"]]


def test_figures_that_a_person_set_apart_are_two_series() -> None:
    same = issue(2, Said("检查企业", "5"))
    assert groups(Rulings(), FIRST, same) == [["2023-1.1", "2023-2.1"]]
    assert groups(Rulings(apart=both_ways([("2023-1.1", "2023-2.1")])), FIRST, same) == [["2023-1.1"], ["2023-2.1"]]
    assert groups(Rulings(alone=frozenset({"2023-2.1"})), FIRST, same) == [["2023-1.1"], ["2023-2.1"]]


def test_an_alias_of_an_indicator_joins_what_no_rule_would() -> None:
    decisions = Decisions([Decision(Kind.INDICATOR, "治理站外经营", "检查企业")])
    (amended,) = decisions.amended(SECOND)
    assert amended.figure.named == "检查企业"
    assert amended.figure.observation.indicator == "治理站外经营"
    (series,) = align([*FIRST, amended.figure], Words())
    assert series.name == "检查企业"


def test_an_alias_holds_from_its_day_on_and_for_its_department_only() -> None:
    late = Decisions([Decision(Kind.DEPARTMENT, "交通运输局", "交投公司", since=date(2023, 1, 20))])
    assert late.amended(FIRST) == ()
    assert late.amended(SECOND)[0].figure.observation.departments == ("交投公司",)
    other = Decisions([Decision(Kind.INDICATOR, "治理站外经营", "检查企业", department="住建局")])
    assert other.amended(SECOND) == ()


def test_aliases_are_followed_to_their_end_and_never_in_a_ring() -> None:
    chain = Decisions([Decision(Kind.DEPARTMENT, "甲", "乙"), Decision(Kind.DEPARTMENT, "乙", "丙")])
    assert chain.department("甲", None) == "丙"
    ring = Decisions([Decision(Kind.DEPARTMENT, "甲", "乙"), Decision(Kind.DEPARTMENT, "乙", "甲")])
    assert ring.department("甲", None) in ("甲", "乙")


def test_the_later_of_two_decisions_about_one_thing_counts() -> None:
    anchor = anchors_of(FIRST)["2023-1.1"]
    fixes = [Decision(Kind.FIX, "value", value, anchor=anchor) for value in ("7", "8")]
    assert Decisions(fixes).amended(FIRST)[0].figure.observation.value == 8


def test_an_anchor_tells_figures_of_one_sentence_apart_and_does_not_see_line_breaks() -> None:
    told = "检查企业 3 家，整改 3 家。"
    two = issue(
        1, Said("检查企业", "3", "家", sentence=told, text="3 家"), Said("整改", "3", "家", sentence=told, text="3 家")
    )
    broken = issue(1, Said("检查企业", "3", "家", sentence="检查企业 3 家，整改\n3 家。", text="3\n家"))
    first, second = (anchors_of(two)[f"2023-1.{number}"] for number in (1, 2))
    assert (first.nth, second.nth) == (1, 2)
    assert anchors_of(broken)["2023-1.1"] == first
    assert first == Anchor("安陵政务快报|1|2023", "3家", "检查企业3家，整改3家。")


def test_a_decision_about_a_sentence_that_is_gone_sleeps() -> None:
    drop = Decision(Kind.DROP, anchor=Anchor("安陵政务快报|1|2023", "9个", "没有这句。"))
    assert Decisions([drop]).amended(FIRST) == ()
    assert Decisions([drop]).rulings({}) == Rulings({}, {}, frozenset())


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (Field.VALUE, "67", Decimal(67)),
        (Field.UNIT, "家", "家"),
        (Field.STATUS, "target", Status.TARGET),
        (Field.DEPARTMENTS, "住建局、水利局", ("住建局", "水利局")),
        (Field.END, "2023-01-31", date(2023, 1, 31)),
    ],
)
def test_a_corrected_field_is_what_the_person_said(field: Field, value: str, expected: object) -> None:
    seen = corrected(FIRST[0].observation, field, value)
    assert expected in (seen.value, seen.unit, seen.status, seen.departments, seen.period_end)


def test_a_single_value_takes_the_place_of_a_range() -> None:
    ranged = corrected(corrected(FIRST[0].observation, Field.VALUE, "3"), Field.UPPER, "5")
    assert (ranged.upper, ranged.modifier) == (Decimal(5), Modifier.RANGE)
    single = corrected(ranged, Field.VALUE, "4")
    assert (single.upper, single.modifier) == (None, Modifier.EXACT)


def test_what_a_newer_wording_changed_is_told_figure_by_figure() -> None:
    old = issue(1, Said("检查企业", "3"), Said("整改隐患", "4"), Said("发放宣传单", "9", "份"))
    new = issue(1, Said("检查企业", "5"), Said("整改隐患", "4"), Said("培训人员", "7", "人"))
    changes = [(one.address, one.before, one.after) for one in changes_between(old, new)]
    assert changes == [("2023-1.1", "3个", "5个"), ("2023-1.3", None, "7人"), (None, "9份", None)]


def test_what_kept_a_figure_out_of_a_series_is_told() -> None:
    second = issue(2, Said("签约项目", "5"))
    series = align([*issue(1, Said("开工项目", "3"), Said("签约项目", "9", "家")), *second], Words())
    found = {one.name: one.veto for one in near_misses(second[0], series, knowledge_of(Words(), shipped()))}
    assert found == {"开工项目": "阶段", "签约项目": "unit"}
