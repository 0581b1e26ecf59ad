from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from dossiers import HOSTILE, PLAIN, dossier, dressed
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_cli.analysis.table import Align, Column, Report, Table
from bulletin_cli.render.dossier import Dossier
from bulletin_cli.render.page import page

Attributes = list[tuple[str, str | None]]
OPEN = frozenset({"meta", "link"})


class Elements(HTMLParser):
    """The elements of a page with their attributes, and whether each is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in OPEN:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of that name."""
        return [attributes for name, attributes in self.found if name == tag]


def test_the_page_asks_nothing_of_anybody() -> None:
    found = Elements(page(dossier()))
    assert {name for name, _ in found.found} & {"script", "img", "iframe", "object", "embed", "form", "base"} == set()
    assert [one["href"] for one in found.all("link")] == ["data:,"]
    assert not re.search(r"https?:|url\(|@import", page(dossier()))


def test_a_page_is_well_formed() -> None:
    assert Elements(page(dossier())).open == []


def test_every_series_with_a_line_is_drawn_and_said() -> None:
    found = Elements(page(dossier()))
    drawings = found.all("svg")
    assert [one["role"] for one in drawings] == ["img", "img"]
    assert drawings[0]["aria-label"] == "新改建农村公路：第44期 18.6公里，第45期 20.4公里，第47期 36.5公里；目标 45公里"
    assert len([one for one in found.all("line") if one.get("class") == "target"]) == 1


def test_every_figure_opens_its_sentence() -> None:
    found = Elements(page(dossier()))
    places = {attributes["id"] for _, attributes in found.found if "id" in attributes}
    links = [one["href"] for one in found.all("a")]
    assert all(link.removeprefix("#") in places for link in links)
    assert {f"#s2-2023-{issue}.1" for issue in (44, 45, 47)} <= set(links)
    assert len(found.all("li")) == sum(value is not None for told in PLAIN for value in told.values)
    assert page(dossier()).count("<mark>18.6公里</mark>") == 1


def test_the_board_leads_to_the_departments() -> None:
    assert '<td class="w"><a href="#s2">交通运输局</a></td>' in page(dossier())


def test_a_board_leads_to_the_departments_of_its_own_bulletin() -> None:
    one, other = dossier().reports
    text = page(Dossier((one, other, one, other)))
    assert re.findall(r'<td class="w"><a href="(#s\d)">交通运输局', text) == ["#s2", "#s4"]


def test_no_two_places_have_one_name() -> None:
    plain = dossier()
    found = Elements(page(Dossier((*plain.reports, plain.reports[1]), plain.series)))
    places = [attributes["id"] for _, attributes in found.found if "id" in attributes]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    plain, found = Elements(page(dressed("无害"))), Elements(page(dressed(text)))
    assert [name for name, _ in found.found] == [name for name, _ in plain.found]
    assert [set(attributes) for _, attributes in found.found] == [set(attributes) for _, attributes in plain.found]
    assert "\x1b" not in page(dressed(text))


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_no_text_whatever_spoils_the_page(text: str) -> None:
    assert Elements(page(dressed(text))).open == []
    page(dressed(text)).encode()


def test_the_same_dossier_gives_the_same_page() -> None:
    assert page(dossier()) == page(dossier())


def test_an_answer_without_figures_is_still_a_page() -> None:
    assert "<h1>表</h1>" in page(Dossier((Report(Table((Column("a", "甲"),), (), "表")),)))
    assert "<h1>快报数字</h1>" in page(Dossier((Report(Table((), ())),)))


def test_a_ranking_opens_its_sentences_too() -> None:
    plain = dossier()
    columns = (Column("department", "单位"), Column("2023-47", "第47期", Align.RIGHT), Column("id", "出处"))
    ranking = Report(Table(columns, (("交通运输局", "36.5公里", "2023-47.1"),), "按数值排名"))
    text = page(Dossier((ranking,), plain.series))
    assert '<a href="#s1-2023-47.1">36.5公里</a>' in text
    assert "<h3>交通运输局 新改建农村公路 <small>累计</small></h3>" in text
