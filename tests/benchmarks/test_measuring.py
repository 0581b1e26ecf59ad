"""What measures runs through on a small archive; how long it takes is nobody's business here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks import intake
from benchmarks.archives import Archive, department_of, figures, last_two, plan
from benchmarks.cold import starts
from benchmarks.invented.archive import stream
from benchmarks.processes import Failed, Run, middle, run


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of twelve invented issues."""
    return Archive(tmp_path_factory.mktemp("bench"), 12).ingested()[0]


def test_the_database_holds_the_figures_that_the_issues_tell(database: Path) -> None:
    assert abs(figures(database) - sum(len(issue.told) for issue in stream(plan(12)))) <= 3


def test_there_are_two_issues_to_compare_and_a_department_to_report(database: Path) -> None:
    older, newer = last_two(database)
    assert older != newer
    department, rows = department_of(database, 50)
    assert department and rows > 1


def test_every_start_that_is_measured_succeeds(database: Path, tmp_path: Path) -> None:
    printed = {one.name: _printed(one.arguments, tmp_path, {}) for one in starts(database, database)}
    assert [name for name, text in printed.items() if not text and name != "补全部门名"] == []


def test_an_archive_of_each_size_has_its_cost_and_its_memory(tmp_path: Path) -> None:
    told = intake.scale(tmp_path, (2, 4))
    assert [one.name for one in told] == [
        "2 期：每期",
        "2 期：内存峰值",
        "4 期：每期",
        "4 期：是 2 期的",
        "4 期：内存峰值",
    ]
    assert all(one.value > 0 for one in told)


def test_a_program_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('gone wrong')")
    with pytest.raises(Failed, match="gone wrong"):
        run(command, tmp_path, {})
    assert run(command, tmp_path, {}, (0, 1)).memory > 1


def test_a_measured_process_sees_only_the_settings_that_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLETIN_DB", "elsewhere.db")
    code = "import os; print(os.environ.get('BULLETIN_DB'), os.environ['LANG'])"
    assert run((sys.executable, "-c", code), tmp_path, {}).printed == f"None zh_CN.UTF-8{os.linesep}".encode()


def test_what_the_measuring_process_holds_is_not_counted_as_memory_of_the_measured_one(tmp_path: Path) -> None:
    held = bytearray(200_000_000)
    assert run((sys.executable, "-c", "pass"), tmp_path, {}).memory < len(held) / 2_000_000


def test_the_middle_of_several_runs_is_taken_for_each_figure_by_itself() -> None:
    runs = [Run(1, 9, 5, b"a"), Run(2, 8, 6, b""), Run(3, 7, 7, b"")]
    assert middle(runs) == Run(2, 8, 6, b"a")


def _printed(arguments: tuple[str, ...], folder: Path, settings: dict[str, str]) -> bytes:
    return run((sys.executable, "-m", "bulletin_cli", *arguments), folder, settings).printed
