"""House rule: the daily commands load little. Modules are listed, never timed: a busy machine must not fail a test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_cli.cli.commands import COMMANDS

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


def modules_of(*arguments: str) -> set[str]:
    """The full names of the modules that one call of the program loads."""
    command = [sys.executable, "-X", "importtime", "-m", "bulletin_cli", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rsplit("|", 1)[1].strip() for line in lines}


def of_parts(modules: set[str], *parts: str) -> set[str]:
    """Those of the modules that are in one of our parts."""
    return {name for name in modules for part in parts if f"{name}.".startswith(f"bulletin_cli.{part}.")}


def test_the_version_loads_next_to_nothing() -> None:
    modules = modules_of("--version")
    assert modules & {"typer", "typing", "dataclasses", "re", "decimal", "sqlite3", "bulletin_cli.model"} == set()


def test_the_list_of_commands_loads_no_command() -> None:
    modules = modules_of("--help")
    assert (
        of_parts(modules, "cli.report", "cli.ingest", "cli.options", "analysis", "store", "lexicon", "model") == set()
    )


def test_a_command_loads_no_other(archive: str) -> None:
    modules = modules_of("report", "--db", archive, "--format", "tsv")
    others = {f"cli.{name}" for name in COMMANDS if name not in ("report",)}
    assert of_parts(modules, *others) == set()


@pytest.mark.parametrize("form", ["tsv", "table"])
def test_a_report_of_a_department_reads_no_lexicon(archive: str, form: str) -> None:
    modules = modules_of("report", "--dept", "交通运输局", "--db", archive, "--format", form)
    assert of_parts(modules, "lexicon", "reading", "sources", "series.vocabulary", "analysis.ranking") == set()
    assert modules & {"tomllib", "zipfile", "tempfile", "importlib.resources"} == set()


def test_the_listing_would_show_a_heavy_package() -> None:
    command = [sys.executable, "-X", "importtime", "-c", "import dateparser"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "dateparser" in loaded(done.stderr) & HEAVY
