"""Every reader of quantities is judged alike, and only on what it claims to read."""

from __future__ import annotations

import sys
from decimal import Decimal
from importlib.util import find_spec

import pytest

from benchmarks.gold import Corpus, Gold, corpus, right, seen
from benchmarks.peer_reader import READERS, timings
from benchmarks.peers import CLAIMS, OURS, ask


def gold(printed: str, value: str, unit: str, upper: str | None = None) -> Gold:
    """A figure that is the whole of its text."""
    return Gold(0, 0, len(printed), printed, Decimal(value), Decimal(upper) if upper else None, unit, required=True)


@pytest.mark.parametrize(
    ("found", "unit", "verdict"),
    [
        (["3000000000"], "Chinese yuan", True),
        (["3000000000.00"], "元", True),
        (["2000000000", "3000000000"], "元", True),
        (["30"], "Chinese yuan", False),
        (["3000000000"], "Kilometer", False),
        (["None"], "元", False),
    ],
)
def test_a_figure_is_right_where_place_value_and_unit_are(found: list[str], unit: str, verdict: bool) -> None:
    assert right(gold("近 30 亿元", "3000000000", "元"), [seen(2, 7, found, unit)]) is verdict


def test_a_figure_elsewhere_is_not_the_one_that_was_asked_for() -> None:
    assert not right(gold("30 亿元", "3000000000", "元"), [seen(20, 25, ["3000000000"], "元")])


def test_either_end_of_a_range_and_either_sign_will_do() -> None:
    assert right(gold("3至5天", "3", "天", "5"), [seen(0, 4, ["5"], "天")])
    assert right(gold("3.2%", "-3.2", "%"), [seen(0, 4, ["3.2"], "%")])


def test_units_are_turned_into_ours() -> None:
    assert right(gold("500公斤", "0.5", "吨"), [seen(0, 5, ["500"], "Kilogram")])


@pytest.mark.parametrize(
    ("printed", "value", "unit", "claimed"),
    [
        ("860 万元", "8600000", "元", {"jionlp", "recognizers-text"}),
        ("36.5公里", "36.5", "公里", {"recognizers-text", "quantulum3"}),
        ("二十一部", "21", "部", {"cn2an"}),
        ("八成", "80", "%", {"recognizers-text"}),
        ("207.8", "2078000", "元", {"quantulum3"}),
        ("12家", "12", "家", {"quantulum3"}),
    ],
)
def test_a_peer_is_asked_only_for_what_it_claims(printed: str, value: str, unit: str, claimed: set[str]) -> None:
    figure = gold(printed, value, unit)
    assert {claim.name for claim in CLAIMS if claim.covers(figure)} == claimed


def test_every_annotated_figure_stands_where_it_is_said_to() -> None:
    told = corpus()
    assert all(told.texts[one.text][one.start : one.end] == one.printed for one in told.figures)
    assert len(told.figures) > 4_000


def test_every_peer_has_a_reader() -> None:
    assert {OURS, *(claim.name for claim in CLAIMS)} == set(READERS)


def test_our_reader_answers_as_the_peers_do() -> None:
    _, make = READERS[OURS]
    assert make()("查处车辆 140 余台") == [(5, 11, ["140"], "台")]


@pytest.mark.skipif(find_spec("cn2an") is not None, reason="cn2an is installed here")
def test_a_peer_that_is_not_there_is_told_with_the_reason() -> None:
    answer = ask("cn2an", sys.executable, Corpus((), ()), "一")
    assert answer.reason == "ModuleNotFoundError: No module named 'cn2an'"


def test_ours_is_asked_as_the_peers_are() -> None:
    answer = ask(OURS, sys.executable, Corpus(("近 30 亿元",), ()), "一户")
    assert (answer.reason, len(answer.seconds)) == ("", 3)
    assert right(gold("近 30 亿元", "3000000000", "元"), answer.found[0])


def test_a_text_is_timed_at_each_length() -> None:
    assert len(timings(lambda text: [], "一", [1, 4, 16])) == 3
