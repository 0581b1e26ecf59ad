"""The reference page of units says what the lexicon says."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.lexicon.reference import reference
from bulletin_cli.lexicon.units import unit_rows

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "units.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "python -m bulletin_cli.lexicon.reference > docs/reference/units.md"
    )


def test_every_unit_stands_on_the_page() -> None:
    page = reference()
    assert all(row.example in page for row in unit_rows())
