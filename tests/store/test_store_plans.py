"""What a report asks of the archive is found by an index: no plan walks through all figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from made import DAY, entry, learn, masthead, observation

from bulletin_cli.store.reading import Shelf, open_shelf
from bulletin_cli.store.selecting import Selection
from bulletin_cli.store.writing import open_archive

ASKED: dict[str, Callable[[Shelf], object]] = {
    "a department": lambda shelf: shelf.series(Selection(departments=("交通运输局",))),
    "one series": lambda shelf: shelf.series(Selection(series="s1")),
    "an indicator": lambda shelf: shelf.series_and_kin(Selection(words=("企业",))),
    "two issues": lambda shelf: shelf.series_and_relatives(
        Selection(issues=("2023-1",)), Selection(issues=("2023-2",))
    ),
    "an issue with its targets": lambda shelf: shelf.series_and_kin(Selection(issues=("2023-2",))),
    "the figures of an issue": lambda shelf: shelf.figures(Selection(issues=("2023-2",))),
    "the entries of an issue": lambda shelf: shelf.items(("2023-2",)),
    "what to ask about an issue": lambda shelf: shelf.questions(("2023-2",)),
    "the departments": lambda shelf: shelf.department_names(),
    "the issues": lambda shelf: shelf.issues(),
    "the board": lambda shelf: shelf.board(("2023-2", "2023-3")),
    "the bulletins": lambda shelf: shelf.titles(),
    "a check of an issue": lambda shelf: shelf.checked(("2023-3",), ("2023-2", "2023-3")),
    "the last batch": lambda shelf: shelf.newest_issues(),
}
# What SQLite says of a step that goes through all figures, by the names that our queries give their tables. (Amendments are few: people make them.)
WALKS = ("SCAN o", "SCAN m", "SCAN observation", "SCAN series_member")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a few issues; a plan does not depend on how many there are."""
    path = tmp_path_factory.mktemp("plans") / "a.db"
    with open_archive(path, learn) as archive:
        for number in (1, 2, 3):
            head = masthead(number, day=DAY + timedelta(weeks=number))
            archive.save(entry(f"第{number}期", head, observation(f"{number} 家", str(number))))
        archive.align()
    return path


def plan(connection: sqlite3.Connection, sql: str) -> list[str]:
    """The steps of a query whose values stand in it already."""
    return [str(step) for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_walks_through_no_table_of_figures(database: Path, name: str) -> None:
    told: list[str] = []
    with open_shelf(database) as shelf:
        shelf._connection.set_trace_callback(told.append)
        ASKED[name](shelf)
        shelf._connection.set_trace_callback(None)
    queries = [sql for sql in told if sql.startswith(("SELECT", "WITH"))]
    assert queries
    with sqlite3.connect(database) as connection:
        walks = [(sql, step) for sql in queries for step in plan(connection, sql) if step.startswith(WALKS)]
    assert walks == []


def test_a_walk_would_be_seen(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        steps = plan(connection, "SELECT sentence FROM observation WHERE sentence LIKE '%危房%'")
    assert any(step.startswith(WALKS) for step in steps)


def test_days_are_looked_for_in_every_figure_and_nowhere_else(database: Path) -> None:
    with open_shelf(database) as shelf:
        found = shelf.series_and_kin(Selection(days=(date(2023, 1, 1), date(2023, 12, 31))))
    assert [len(one.figures) for one in found] == [3]
