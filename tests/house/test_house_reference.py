"""House rule: the reference is what the code says now, and leaves nothing out that people or programs meet.

After a change that was meant: describe what is new in docs/reference/descriptions.toml, then `make reference`.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from documents import ROOT, Desk
from reference import checks, commands, configuration, database, messages, page, records, rules
from reference.page import ENGLISH, FOLDER, Undescribed, described, entries, match
from reference.pages import ELSEWHERE, PAGES

from bulletin_cli import extract
from bulletin_cli.analysis.checks import PURPOSES
from bulletin_cli.cli.commands import COMMANDS
from bulletin_cli.cli.settings import read_settings

CORPORA = ("data", "tests/corpus/dev", "tests/corpus/practice")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_would_be_made_now(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "make reference"


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_made_elsewhere_is_what_would_be_made_now(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == ELSEWHERE[name](), "make reference"


def test_no_page_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)


def test_every_command_and_option_says_what_it_is_in_both_languages() -> None:
    _, known = commands.spoken()
    said = {(name, one.name): one.help for name, command in known.items() for one in command.params}
    said |= {(name, ""): command.help.split("\n\n")[0] for name, command in known.items()}
    assert [place for place, told in said.items() if not told] == []
    assert [place for place, told in said.items() if ENGLISH.translated(told) == told] == []


@pytest.mark.parametrize("name", described()["rules"])
def test_a_rule_reads_its_example(name: str) -> None:
    assert name in rules.read(name).rules


def test_every_rule_that_reads_anything_has_a_description() -> None:
    texts = [path.read_text(encoding="utf-8") for folder in CORPORA for path in sorted((ROOT / folder).glob("*.txt"))]
    seen = {rule for text in texts for one in extract(text).observations for rule in one.rules}
    assert seen - set(described()["rules"]) == set()


def test_the_example_of_the_settings_is_understood_and_holds_every_key() -> None:
    found = read_settings(configuration.example())
    understood = found.rules
    assert found.database and found.inbox
    assert (understood.pace, str(understood.thresholds.behind), understood.weights.shared) == ("days", "-10", "split")
    assert len(understood.classes) == len(understood.weights.sections) == len(understood.weights.titles) == 1


def test_every_command_says_what_it_returns() -> None:
    told = {
        word for one in described()["exits"] for word in one["command"].replace("echo 没有数字 | ", "").split()[1:2]
    }
    assert told == set(COMMANDS)


def test_the_line_of_a_command_in_the_list_opens_its_own_help() -> None:
    _, known = commands.spoken()
    assert {name: command.help.split("\n\n")[0] for name, command in known.items()} == COMMANDS


def test_each_command_returns_what_is_said_of_it(tmp_path: Path) -> None:
    desk = Desk.laid("README.md", tmp_path)
    told = [(one["command"], one["status"]) for one in described()["exits"]]
    assert [(command, desk.shell(command).returncode) for command, _ in told] == told


def test_what_has_no_description_is_refused_and_so_is_a_description_of_nothing() -> None:
    for section, names in (("views", database.views()), ("settings", configuration.keys()), ("rules", rules.named())):
        assert entries(section, names)
        with pytest.raises(Undescribed, match="does not say what these are: novelty"):
            entries(section, [*names, "novelty"])
    with pytest.raises(Undescribed, match="tells of what is not there: gone"):
        match(["gone", "kept"], ["kept"], "settings")


def without(*keys: str) -> dict[str, Any]:
    """The descriptions without one of them."""
    told = deepcopy(dict(described()))
    part = told
    for key in keys[:-1]:
        part = part[key]
    del part[keys[-1]]
    return told


@pytest.mark.parametrize(
    ("module", "keys"),
    [
        (database, ("views", "figures", "sentence_start")),
        (database, ("views", "series")),
        (records, ("records", "BoardRecord", "slowest")),
        (records, ("records", "BatchRecord")),
    ],
)
def test_a_column_or_field_without_a_description_fails(
    module: ModuleType, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert module.made()
    for reader in (module, page):
        monkeypatch.setattr(reader, "described", lambda: without(*keys))
    with pytest.raises(Undescribed, match=keys[-1]):
        module.made()


def test_a_check_without_a_purpose_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "PURPOSES", {name: told for name, told in PURPOSES.items() if name != "jump"})
    with pytest.raises(Undescribed, match="jump"):
        checks.made()


def test_what_the_pages_are_made_of_is_found() -> None:
    assert {"FigureRecord", "SeriesRecord", "FindingRecord", "Evidence"} <= set(records.kinds())
    assert {"level", "growth", "verb-object", "breakdown"} <= set(rules.named())
    assert configuration.variables_read() >= {"BULLETIN_DB", "NO_COLOR"}
    assert {status for status, _, _ in messages.complaints()} == {2, 3, 4}
