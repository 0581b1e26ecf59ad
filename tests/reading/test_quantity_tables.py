"""The project's own tables of phrases and sentences, each line read as it says."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from bulletin_cli import Quantity, find_quantities

OWN = Path(__file__).parents[1] / "corpus" / "own"
PHRASES = ("kinds", "phrases", "rough", "breaks")
# Digits that a line end may have split and that nothing shows to be one number.
LINE_END = "⏎"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of a table."""
    with (OWN / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def spelled(quantity: Quantity) -> str:
    """A quantity as the tables write it."""
    upper = "" if quantity.upper is None else f"..{quantity.upper:f}"
    return f"{quantity.value:f}{upper} {quantity.unit} {quantity.modifier}"


def wanted(row: dict[str, str]) -> list[str]:
    """What a line says is to be read."""
    if row["unit"] == "-":
        return []
    upper = f"..{Decimal(row['upper']):f}" if row["upper"] else ""
    return [f"{Decimal(row['value']):f}{upper} {row['unit']} {row['modifier']}"]


@pytest.mark.parametrize("table", PHRASES)
def test_every_phrase_is_read_as_the_table_says(table: str) -> None:
    wrong = {
        row["text"]: found
        for row in rows(table)
        if (found := [spelled(q) for q in find_quantities(row["text"].replace(LINE_END, "\n"))]) != wanted(row)
    }
    assert wrong == {}


def test_every_sentence_is_read_as_the_table_says() -> None:
    wrong = {}
    for row in rows("sentences"):
        found = " | ".join(f"{q.text} = {spelled(q)}" for q in find_quantities(row["text"]))
        if found != row["readings"]:
            wrong[row["text"]] = found
    assert wrong == {}
