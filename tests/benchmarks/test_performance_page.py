"""The page of the speed says what the last committed run measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.page import PAGE, PAGES, TABLE, TITLES, filled
from benchmarks.results import LAST, Measured, Survey


@pytest.fixture
def last() -> Survey:
    return Survey.read(LAST.read_text(encoding="utf-8"))


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.name)
def test_the_tables_are_those_of_the_last_run(last: Survey, place: Path) -> None:
    page = place.read_text(encoding="utf-8")
    assert TABLE.search(page)
    assert filled(page, last) == page


def test_every_group_of_figures_has_its_table(last: Survey) -> None:
    places = {found["name"] for found in TABLE.finditer(PAGE.read_text(encoding="utf-8"))}
    assert places == {*TITLES, "machine", "tools"}
    assert {one.group for one in last.measured} == set(TITLES)


def test_a_changed_figure_would_be_seen(last: Survey) -> None:
    page = PAGE.read_text(encoding="utf-8")
    changed = Survey(last.day, last.machine, last.version, (Measured("cold", "--help", 99, "×", 6),))
    assert "99.0×" in filled(page, changed)


def test_the_run_is_written_as_it_is_read(last: Survey) -> None:
    assert last.written() == LAST.read_text(encoding="utf-8")
