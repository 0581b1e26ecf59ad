"""The measure of the reader: the scorers, run as a user would run them, held to the bars the project has promised."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
REAL = HERE.parents[2] / "shared" / "corpus" / "dev"
BULLETIN = shlex.join([sys.executable, "-m", "bulletin_cli"])

# What must hold, corpus by corpus. A bar is raised when the reader has earned it; it is never lowered.
BARS = [
    ("dev", "masthead", 0.98),
    ("dev", "items", 0.98),
    ("dev", "detect", 0.99),
    ("dev", "quantity", 0.99),
    ("dev", "indicator", 0.98),
    ("dev", "departments", 0.98),
    ("dev", "status", 0.98),
    ("dev", "measure", 0.98),
    ("dev", "time", 0.98),
    ("dev", "part_of", 0.98),
    ("dev", "record", 0.97),
    ("dev", "series", 0.95),
    ("practice", "quantity", 0.98),
    ("practice", "record", 0.93),
    ("field", "quantity", 0.97),
    ("field", "departments", 0.95),
    ("field", "record", 0.86),
]
QUANTITIES_BAR = 0.99


def figures(directory: Path, only: str = "") -> dict[str, float]:
    """What score.py prints of one corpus."""
    command = [sys.executable, str(HERE / "score.py"), str(directory), "--bulletin", BULLETIN, "--json", "--only", only]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


@pytest.mark.parametrize("corpus", sorted({corpus for corpus, _, _ in BARS}))
def test_the_reader_holds_its_bars(corpus: str) -> None:
    measured = figures(CORPUS / corpus)
    short = {name: (measured[name], bar) for where, name, bar in BARS if where == corpus and measured[name] < bar}
    assert short == {}, measured


def test_the_phrases_are_read() -> None:
    table = CORPUS / "dev" / "quantities.tsv"
    command = [sys.executable, str(HERE / "score_quantities.py"), str(table), "--at-least", str(QUANTITIES_BAR)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not (REAL / "yanjin-43.txt").exists(), reason="the real bulletin is kept outside the project")
def test_the_real_bulletin_is_read() -> None:
    measured = figures(REAL, only="yanjin")
    assert measured["detect"] >= 0.95, measured
    assert measured["quantity"] >= 0.92, measured
    assert measured["departments"] >= 0.85, measured


@pytest.mark.parametrize("corpus", ["dev", "practice", "field"])
def test_the_annotation_keeps_its_own_rules(corpus: str) -> None:
    directory = CORPUS / corpus
    if not any(directory.glob("*.gold.json")):
        pytest.skip(f"no annotated issues in {corpus}")
    command = [sys.executable, str(HERE / "check_gold.py"), str(directory), "--no-runs"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
