"""The invented bulletins: the same seed gives the same bytes, no two are alike, and the reader finds what they tell."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.invented.archive import Plan, stream, write
from benchmarks.invented.county import MOST_COUNTIES, County
from benchmarks.invented.issue import Issue
from benchmarks.invented.matter import matter
from bulletin_cli import extract
from bulletin_cli.lexicon import shipped

SAMPLE = Plan(issues=120, counties=3, seed=7)
SAMPLE_DAY = date(2024, 1, 1)


@pytest.fixture(scope="module")
def issues() -> list[Issue]:
    return list(stream(SAMPLE))


def test_the_same_seed_gives_the_same_bulletins_and_another_seed_others(issues: list[Issue]) -> None:
    assert list(stream(SAMPLE)) == issues
    assert [issue.text for issue in stream(Plan(120, 3, seed=8))] != [issue.text for issue in issues]


def test_a_longer_archive_begins_with_the_shorter_one(issues: list[Issue]) -> None:
    assert list(stream(Plan(30, 3, seed=7))) == issues[:30]


def test_the_files_hold_the_stream_in_folders_of_a_thousand(tmp_path: Path) -> None:
    plan = Plan(1_001)
    figures = write(plan, tmp_path)
    written = sorted(tmp_path.rglob("*.txt"))
    assert [str(path.relative_to(tmp_path)) for path in (written[0], written[-1])] == [
        "000/000000.txt",
        "001/001000.txt",
    ]
    texts = [issue.text for issue in stream(plan)]
    assert [path.read_text(encoding="utf-8") for path in written] == texts
    assert figures == sum(len(issue.told) for issue in stream(plan))


def test_no_two_issues_and_no_two_mastheads_are_alike(issues: list[Issue]) -> None:
    assert len({issue.text for issue in issues}) == len(issues)
    assert len({(issue.title, issue.number, issue.day.year) for issue in issues}) == len(issues)


def test_there_are_several_layouts_departments_and_ways_to_say_a_number(issues: list[Issue]) -> None:
    told = [figure for issue in issues for figure in issue.told]
    assert {issue.title[-4:] for issue in issues} == {"政务快报", "工作简报", "工作动态", "工作专报"}
    assert len({department for figure in told for department in figure.departments}) >= 40
    assert len({figure.unit for figure in told}) >= 30
    assert len({figure.modifier for figure in told}) == 4


def test_an_issue_is_as_long_and_tells_as_much_as_those_of_the_corpus(issues: list[Issue]) -> None:
    assert 900 <= sum(len(issue.text) for issue in issues) / len(issues) <= 1_300
    assert 26 <= sum(len(issue.told) for issue in issues) / len(issues) <= 34


def test_every_department_is_in_the_registry() -> None:
    assert [name for name in matter() if name not in shipped().departments.departments] == []


def test_a_running_total_never_falls_within_a_year() -> None:
    county = County(7, 0)
    days = [due.day for due, _ in zip(county.appearances(SAMPLE_DAY), range(80), strict=False)]
    for department, indicators in matter().items():
        totals = [county.total(department, indicators[0], day) for day in days if day.year == SAMPLE_DAY.year]
        assert all(before <= after for before, after in pairwise(totals))


def test_more_counties_than_there_are_names_for_are_refused() -> None:
    with pytest.raises(ValueError, match="counties"):
        Plan(1, MOST_COUNTIES + 1)


def test_the_reader_finds_the_masthead_and_nearly_every_figure_that_was_told(issues: list[Issue]) -> None:
    missed = 0
    for issue in issues:
        read = extract(issue.text)
        assert (read.title, read.number, read.date) == (issue.title, issue.number, issue.day)
        found = Counter(
            (one.quantity.value, one.quantity.unit, str(one.quantity.modifier), one.departments)
            for one in read.observations
        )
        told = Counter((one.value, one.unit, str(one.modifier), one.departments) for one in issue.told)
        missed += (told - found).total()
        assert found.total() <= told.total() + 1
    assert missed <= sum(len(issue.told) for issue in issues) / 100
