"""A board that looks at few figures says what one that looks at everything says, whatever the archive holds."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from made import entry, learn, masthead, observation

from bulletin_cli.analysis.board import BoardRecord
from bulletin_cli.analysis.frames import By
from bulletin_cli.analysis.table import Report
from bulletin_cli.analysis.view import View
from bulletin_cli.cli.answering import Wish, answered
from bulletin_cli.model import Measure, Observation, Period, Status, TimeKind
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.selecting import Selection
from bulletin_cli.store.writing import Entry, open_archive

BOARD = Wish((), (), None, date(2024, 1, 1), By.ISSUE, View(), None)
NAMES = ("新改建农村公路", "农村公路养护", "农村公路", "排查维修企业", "排查货运源头企业", "维修企业", "参保缴费")
TITLES = ("安陵政务快报", "安陵工作专报", None)
BODIES = (("交通运输局",), ("住建局",), ("交通运输局", "住建局"))


def figure(drawn: random.Random, at: int, day: date) -> Observation:
    """An amount, a target or a rate, some in the sentence of the figure before."""
    value = str(drawn.randint(1, 90))
    one = observation(f"{value} 家", value, start=3 + 20 * at, indicator=drawn.choice(NAMES))
    clause = f"{drawn.choice(('截至目前', '占全年的'))}{one.text}。"
    counted = Period(TimeKind.TO_DATE, date(day.year, 1, 1), drawn.choice((None, day, date(day.year - 1, 12, 31))))
    before = drawn.choice((0, 0, 1))
    one = replace(
        one, sentence=clause, departments=drawn.choice(BODIES), period=counted, sentence_start=3 + 20 * (at - before)
    )
    kind = drawn.randint(0, 6)
    if kind == 0:
        of_the_year = Period(TimeKind.UNSTATED, date(day.year, 1, 1), date(day.year, 12, 31))
        return replace(one, status=Status.TARGET, period=drawn.choice((Period(), of_the_year)))
    if kind in (1, 2):
        rate = replace(one.quantity, text=f"{value}%", value=Decimal(value), unit="%", dimension="share")
        return replace(one, quantity=rate, measure=Measure.COMPLETION)
    return one


def issue(drawn: random.Random, number: int) -> Entry:
    day = date(2022, 1, 9) + timedelta(weeks=drawn.randint(0, 120))
    head = masthead(number, drawn.choice(TITLES), day if drawn.random() < 0.9 else None)
    seen = (figure(drawn, at, day) for at in range(drawn.randint(1, 6)))
    return entry(f"第{number}期{drawn.random()}", head, *seen)


@pytest.fixture(params=range(25))
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An archive of issues that somebody threw dice for, aligned in several goes."""
    drawn = random.Random(request.param)  # noqa: S311 - drawn again the same, not secret
    path = tmp_path / "a.db"
    with open_archive(path, learn) as opened:
        for number in range(1, drawn.randint(3, 60)):
            opened.save(issue(drawn, number))
            if drawn.random() < 0.2:
                opened.align()
        opened.align()
    return path


def boards(path: Path, wish: Wish) -> tuple[Report, ...]:
    with open_shelf(path) as shelf:
        return answered(wish, shelf).reports


def test_a_board_that_counts_says_what_one_that_looks_at_everything_says(archive: Path) -> None:
    everything = boards(archive, replace(BOARD, checked=True))
    assert boards(archive, BOARD) == everything
    assert any(isinstance(record, BoardRecord) for report in everything for record in report.records)


def test_what_is_looked_at_is_part_of_everything(archive: Path) -> None:
    with open_shelf(archive) as shelf:
        whole = {one.id: one for one in shelf.series(Selection())}
        seen, quiet = shelf.board([entry.issue for entry in shelf.issues()][-2:])
    assert all(set(one.figures) <= set(whole[one.id].figures) for one in seen)
    assert {one.title for one in quiet} <= {figure.title for one in whole.values() for figure in one.figures}
