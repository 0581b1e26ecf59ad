"""House rule: what a document shows is what the program prints, and what it tells somebody to type can be typed.

To write the outputs anew after a change that was meant: `make sessions`, and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from documents import FENCED, ROOT, Desk, at_hand, blocks, commands, documents, replayed

REWRITE = "BULLETIN_WRITE_SESSIONS"
TYPED = re.compile(r"`(bulletin [a-z][^`]*)`")
TARGETS = re.compile(r"^([a-z]+):", re.MULTILINE)
# What a `sh` block may hold beside `make`: getting and changing the project, which no test does.
NOT_RUN_HERE = ("git", "cd", ".", "uv", "pip", "pipx", ".venv/bin/pip", ".venv/bin/pytest", ".venv/bin/pre-commit")
README, TWIN = "README.md", "README.en.md"


def text_of(document: str) -> str:
    """What is written in it."""
    return (ROOT / document).read_text(encoding="utf-8")


def needs() -> list[tuple[str, str]]:
    """Each document with what some of its blocks need."""
    return sorted({(name, block.need) for name in documents() for block in blocks(text_of(name)) if block.need})


def rows_of(document: str) -> list[str]:
    """The commands in the tables of a README."""
    rows = [line for line in text_of(document).splitlines() if line.startswith("|")]
    return [command for row in rows for command in TYPED.findall(row)]


def unnamed(command: str) -> str:
    """A command without what is worded in one language: names of files and reasons."""
    return re.sub(r"(-o |--reason )[^\s.]+", r"\1…", command)


@pytest.mark.parametrize("document", documents())
def test_a_document_shows_what_the_program_prints(document: str, tmp_path: Path) -> None:
    now = replayed(document, tmp_path)
    if os.environ.get(REWRITE):
        (ROOT / document).write_text(now, encoding="utf-8")
    assert now == text_of(document)


@pytest.mark.parametrize(("document", "need"), needs())
def test_a_document_shows_what_others_print_of_our_files(document: str, need: str, tmp_path: Path) -> None:
    if not at_hand(need):
        pytest.skip(f"{need} is not installed here")
    now = replayed(document, tmp_path, {need})
    if os.environ.get(REWRITE):
        (ROOT / document).write_text(now, encoding="utf-8")
    assert now == text_of(document)


@pytest.mark.parametrize("document", documents())
def test_what_is_built_can_be_built(document: str) -> None:
    targets = set(TARGETS.findall(text_of("Makefile")))
    typed = [
        line.split("#")[0].split()
        for block in blocks(text_of(document))
        if block.kind == "sh"
        for line in block.body.splitlines()
    ]
    assert [words for words in typed if words and words[0] == "make" and not targets.issuperset(words[1:])] == []
    assert [word for words in typed for word in words if word.startswith("tests/") and not (ROOT / word).exists()] == []
    assert [words for words in typed if words and words[0] not in ("make", *NOT_RUN_HERE)] == []


def test_each_command_in_a_table_of_the_readme_answers_on_the_samples(tmp_path: Path) -> None:
    desk = Desk.laid(README, tmp_path)
    answered = {command: desk.shell(command) for command in rows_of(README)}
    assert len(answered) > 15
    assert {command: done.stdout for command, done in answered.items() if done.returncode not in (0, 1)} == {}


def test_both_readmes_have_the_same_commands() -> None:
    ours, theirs = ([unnamed(command) for command in rows_of(name)] for name in (README, TWIN))
    assert ours == theirs
    typed = [
        [commands(block.body) for block in blocks(text_of(name)) if block.kind == "console"] for name in (README, TWIN)
    ]
    assert typed[0] == typed[1]
    built = [
        [
            line.split("#")[0].strip()
            for block in blocks(text_of(name))
            if block.kind == "sh"
            for line in block.body.splitlines()
        ]
        for name in (README, TWIN)
    ]
    assert built[0] == built[1]


def test_a_changed_output_would_be_seen(tmp_path: Path) -> None:
    desk = Desk(tmp_path, english=False)
    assert desk.printed("echo one") == "one\n"
    assert desk.played([">>> one = 1\n", ">>> one + 1\n0\n"]) == "\n>>> one + 1\n2\n".lstrip("\n")
    assert FENCED.sub("x", "a\n```console\n$ echo\nold\n```\n") == "a\nx\n"
