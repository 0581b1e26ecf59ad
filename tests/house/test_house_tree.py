"""House rule: the tree holds nothing of the machine it was written on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("src", "tests", "data", "docs", "benchmarks", ".ci", ".github")
MACHINE_PATH = re.compile(r"(?<![\w.~<>)\]/-])/(?:home|Users|root|work|srv)/\w|[A-Za-z]:\\Users\\")


def machine_paths(text: str) -> list[str]:
    """The lines of a text that name a place on somebody's machine."""
    return [line.strip()[:120] for line in text.splitlines() if MACHINE_PATH.search(line)]


def files() -> Iterator[Path]:
    """Every file of the project that a person wrote."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix not in (".db", ".lock"))
    for folder in OURS:
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def test_no_file_names_a_place_on_a_machine() -> None:
    found = {}
    for path in files():
        try:
            lines = machine_paths(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue  # a sample in another encoding or a binary file
        if lines:
            found[str(path.relative_to(ROOT))] = lines
    assert found == {}


@pytest.mark.parametrize("bad", ["see /ho" + "me/clerk/notes", "path=/Us" + "ers/clerk", "C:\\Us" + "ers\\clerk"])
def test_the_rule_catches_a_machines_path(bad: str) -> None:
    assert machine_paths(bad) != []


@pytest.mark.parametrize(
    "good", ["元/亩", "and/or", "docs/home/index.md", "https://example.org/home/x", "/usr/bin/env"]
)
def test_the_rule_lets_other_slashes_be(good: str) -> None:
    assert machine_paths(good) == []


def test_the_real_bulletin_is_not_in_the_tree() -> None:
    assert [path for path in files() if path.name.startswith("yanjin")] == []
