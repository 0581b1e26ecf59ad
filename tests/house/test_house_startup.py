"""House rule: the daily commands load little. Modules are listed, never timed: a busy machine must not fail a test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
HEAVY = frozenset(
    {
        "pandas",
        "numpy",
        "pydantic",
        "dateparser",
        "pygments",
        "xlsxwriter",
        "docx",
        "lxml",
        "jinja2",
        "selectolax",
        "markdown_it",
    }
)
HELP_NEEDS_NO = HEAVY | {"rich", "sqlite_utils", "sqlite3"}
COMPLETION_NEEDS_NO = HELP_NEEDS_NO - {"sqlite3"} | {"typer", "decimal", "dataclasses", "difflib", "tomllib", "json"}
REPORT_NEEDS_NO = HEAVY | {"sqlite_utils"}


def loaded(listing: str) -> set[str]:
    """The top packages in a listing of `python -X importtime`.

    >>> sorted(loaded("import time:  120 |  300 |   rich.table\\nimport time: 5 | 9 | os"))
    ['os', 'rich']
    """
    lines = (line.rsplit("|", 1)[1].strip() for line in listing.splitlines() if line.startswith("import time:"))
    return {name.split(".")[0] for name in lines}


def packages_of(*arguments: str) -> set[str]:
    """The top packages that one call of the program loads."""
    command = [sys.executable, "-X", "importtime", "-m", "bulletin_cli", *arguments]
    environment = {**os.environ, "COLUMNS": "120"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return loaded(done.stderr)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the issues of data/."""
    database = str(tmp_path_factory.mktemp("archive") / "issues.db")
    command = [sys.executable, "-m", "bulletin_cli", "ingest", str(DATA), "--db", database]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return database


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("report", "--help")])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert packages_of(*arguments) & HELP_NEEDS_NO == set()


@pytest.mark.parametrize("line", ["bulletin rep", "bulletin report --dept 交", "bulletin report --indicator 公"])
def test_completion_loads_next_to_nothing(archive: str, line: str) -> None:
    words = line.replace("report ", f"report --db {archive} ")
    assert packages_of("--complete", "bash", words, ":=") & COMPLETION_NEEDS_NO == set()


def test_a_report_loads_nothing_heavy(archive: str) -> None:
    assert packages_of("report", "--dept", "交通运输局", "--db", archive) & REPORT_NEEDS_NO == set()


def test_the_listing_would_show_a_heavy_package() -> None:
    command = [sys.executable, "-X", "importtime", "-c", "import dateparser"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "dateparser" in loaded(done.stderr) & HEAVY
