"""What an answer leaves unread changes nothing of it: the board and the check of some issues against everything loaded."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.invented.archive import Plan, write
from bulletin_cli.__main__ import main
from bulletin_cli.analysis.checks import CHECKS, findings
from bulletin_cli.analysis.frames import By
from bulletin_cli.analysis.table import Report
from bulletin_cli.analysis.view import View
from bulletin_cli.cli.answering import Wish, answered
from bulletin_cli.cli.checking import holdings, of_issues
from bulletin_cli.model import Figure, Finding
from bulletin_cli.store.reading import Shelf, open_shelf
from bulletin_cli.store.selecting import Selection

BOARD = Wish((), (), None, date(2024, 1, 1), By.ISSUE, View(), None)
TARGETS = ("交通运输局,新改建农村公路,90公里",)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two counties for some months, with targets that a person entered."""
    folder = tmp_path_factory.mktemp("counties")
    write(Plan(issues=180, counties=2), folder / "texts")
    path = folder / "a.db"
    assert main(["ingest", str(folder / "texts"), "--db", str(path)]) == 0
    ledger = folder / "targets.csv"
    ledger.write_text("\n".join(("单位,指标,目标", *TARGETS)), encoding="utf-8")
    assert main(["target", "--from-file", str(ledger), "--year", "2019", "--db", str(path)]) == 0
    return path


def board(path: Path, wish: Wish) -> tuple[Report, ...]:
    with open_shelf(path) as shelf:
        return answered(wish, shelf).reports


def test_a_board_that_counts_says_what_one_that_looks_at_everything_says(database: Path) -> None:
    assert board(database, BOARD) == board(database, replace(BOARD, checked=True))


def test_a_board_looks_at_few_figures(database: Path) -> None:
    with open_shelf(database) as shelf:
        seen, everything = answered(BOARD, shelf).series, shelf.series(Selection())
    assert sum(map(figures_of, seen)) * 3 < sum(map(figures_of, everything))


def figures_of(one: object) -> int:
    figures: tuple[Figure, ...] = getattr(one, "figures", ())
    return len(figures)


def found(shelf: Shelf, issues: Sequence[str], loaded: Sequence[str]) -> list[Finding]:
    """What the checks find in some issues; what is uncertain is counted in those that are loaded, and so left out."""
    told = of_issues(findings(holdings(shelf, loaded), tuple(CHECKS)), issues)
    return [one for one in told if one.check != "align"]


@pytest.mark.parametrize("seed", range(6))
def test_a_check_of_some_issues_finds_what_one_of_all_finds_there(database: Path, seed: int) -> None:
    drawn = random.Random(seed)  # noqa: S311 - drawn again the same, not secret
    with open_shelf(database) as shelf:
        known = [entry.issue for entry in shelf.issues()]
        issues = known[-12:] if seed == 0 else drawn.sample(known, 1 + 8 * seed)
        assert found(shelf, issues, issues) == found(shelf, issues, ())
