from __future__ import annotations

from dataclasses import replace

import pytest
from bulletins import Said, Words, issue

from bulletin_cli.model import Measure, Status, TimeKind
from bulletin_cli.series.alignment import align
from bulletin_cli.series.links import links_of

SENTENCE = "目前，参保缴费8万人，占目标任务50万人的17%，同比增长3%。"


def test_an_amount_knows_its_target_its_completion_and_its_parts() -> None:
    figures = issue(
        1,
        Said("参保缴费", "80000", "人", sentence=SENTENCE),
        Said("参保目标任务", "500000", "人", status=Status.TARGET, time=TimeKind.UNSTATED, sentence=SENTENCE),
        Said("占目标任务", "17", "%", measure=Measure.COMPLETION, sentence=SENTENCE),
        Said("低保户", "300", "人", part_of=0, sentence=SENTENCE),
    )
    by_place = {one.figures[0].address: one for one in align(figures, Words())}
    amount, target, completion, part = (by_place[f"2023-1.{place}"] for place in (1, 2, 3, 4))
    links = links_of((amount, target, part, completion))
    assert links[amount.id].target == target.id
    assert links[amount.id].completion == completion.id
    assert links[completion.id].base == amount.id
    assert links[part.id].total == amount.id


def test_a_target_of_something_else_is_not_linked() -> None:
    figures = issue(
        1,
        Said("参保缴费", "80000", "人"),
        Said("培训农民", "500000", "人", status=Status.TARGET, item=1),
    )
    assert all(links.target is None for links in links_of(align(figures, Words())).values())


def test_a_target_of_another_county_measures_nothing_here() -> None:
    reached = issue(1, Said("新改建农村公路", "58", "公里"))
    aim = Said("新改建农村公路", "120", "公里", status=Status.TARGET, time=TimeKind.UNSTATED, title="滨河政务快报")
    elsewhere = [replace(figure, issuer="滨河县政府办", address=f"b-{figure.address}") for figure in issue(2, aim)]
    own = [replace(figure, issuer="安陵县政府办") for figure in reached]
    links = links_of(align([*own, *elsewhere], Words()))
    assert [one.target for one in links.values()] == [None, None]
    at_home = [replace(figure, title="安陵专报", issuer="安陵县政府办") for figure in elsewhere]
    assert [one.target is not None for one in links_of(align([*own, *at_home], Words())).values()] == [True, False]


def test_a_name_that_was_found_to_speak_of_nothing_is_not_taken_apart_again(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = issue(
        1,
        Said("目标任务", "500", "人", status=Status.TARGET),
        Said("培训农民", "300", "人"),
        Said("培训干部", "30", "人"),
    )
    known = [replace(one, core="" if one.name == "目标任务" else one.name) for one in align(figures, Words())]
    monkeypatch.setattr("bulletin_cli.series.naming.form_of", None)
    assert all(links.target is None for links in links_of(known).values())
