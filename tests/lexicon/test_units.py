"""The table of units: every example, every spelling, every guard."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bulletin_cli import find_quantities
from bulletin_cli.errors import LexiconError
from bulletin_cli.lexicon import shipped
from bulletin_cli.lexicon.bases import Multiple, multiples
from bulletin_cli.lexicon.senses import Sense, sense_lines
from bulletin_cli.lexicon.units import UnitRow, UnitTable, unit_rows
from bulletin_cli.model import Unit
from bulletin_cli.reading.conversion import convert, unit_called

SPELLINGS = [(spelling, unit) for row in unit_rows() for spelling, unit in row.units()]
GUARDS = [
    (spelling, character) for spelling, guarded in shipped().units.guards.items() for character in sorted(guarded)
]


def read(phrase: str) -> str:
    """The one quantity of a phrase as the examples write it; all of them where it holds several."""
    return "; ".join(f"{q.value:f} {q.unit}".strip() for q in find_quantities(phrase))


def proven(example: str) -> tuple[str, str]:
    """The phrase of an example and what it says is read."""
    phrase, _, reading = example.partition(" = ")
    return phrase, reading


@pytest.mark.parametrize("row", unit_rows(), ids=lambda row: row.example)
def test_the_example_of_a_unit_is_read_as_it_says(row: UnitRow) -> None:
    phrase, reading = proven(row.example)
    assert any(spelling in phrase for spelling in row.spellings)
    assert read(phrase) == reading


@pytest.mark.parametrize(("spelling", "unit"), SPELLINGS, ids=[spelling for spelling, _ in SPELLINGS])
def test_every_spelling_reads_back(spelling: str, unit: Unit) -> None:
    assert read(f"共320{spelling}，") == f"{(320 * unit.factor).normalize():f} {unit.base}"


@pytest.mark.parametrize(("spelling", "character"), GUARDS, ids=[f"{s}+{c}" for s, c in GUARDS])
def test_a_guarded_spelling_is_the_beginning_of_another_word(spelling: str, character: str) -> None:
    found = shipped().units.at(f"3{spelling}{character}", 1)
    assert found is None or found[0] != spelling


@pytest.mark.parametrize("sense", sense_lines(), ids=lambda sense: sense.example)
def test_a_sense_is_meant_behind_its_words_and_nowhere_else(sense: Sense) -> None:
    assert shipped().units.named(sense.unit) is not None
    assert any(word in sense.example for word in sense.after)
    for example in (sense.example, sense.refusal):
        phrase, reading = proven(example)
        assert read(phrase) == reading


@pytest.mark.parametrize("line", multiples(), ids=lambda line: line.example)
def test_a_base_unit_is_the_multiple_that_the_table_says(line: Multiple) -> None:
    phrase, wanted = proven(line.example)
    number, name = wanted.split(" ")
    (found,) = find_quantities(phrase)
    unit = unit_called(name, shipped())
    assert unit is not None
    assert found.unit == line.base
    assert convert(found.value, found.unit, found.dimension, unit, shipped()).value == Decimal(number)


def row(spellings: str, line: int = 1) -> UnitRow:
    """A line of a table of units."""
    return UnitRow(line, tuple(spellings.split("|")), "吨", Decimal(1), "mass", False, "")


def test_a_spelling_on_two_lines_is_refused_naming_both() -> None:
    with pytest.raises(LexiconError, match=r"units\.tsv:7.*吨.*第 3 行"):
        UnitTable.of((row("吨|t", 3), row("吨", 7)), {})


def test_a_guard_of_no_unit_is_refused() -> None:
    with pytest.raises(LexiconError, match="不是单位"):
        UnitTable.of((row("吨"),), {"公里": "程"})


@pytest.mark.parametrize(
    "text", ["12名优秀教师", "15家门店", "9家乡镇卫生院", "5家电商企业", "3处在建工地", "6套路灯", "12台风力机"]
)
def test_a_classifier_before_a_noun_is_no_beginning_of_another_word(text: str) -> None:
    assert len(find_quantities(text)) == 1
