"""The whole lexicon: everything that the reader knows of words."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.bases import Bases
from bulletin_cli.lexicon.departments import Registry, load_registry
from bulletin_cli.lexicon.exclusions import Exclusions
from bulletin_cli.lexicon.layout import LayoutWords
from bulletin_cli.lexicon.numerals import ModifierWords, NumeralWords
from bulletin_cli.lexicon.phrases import Phrases
from bulletin_cli.lexicon.rates import RateWords
from bulletin_cli.lexicon.senses import Senses
from bulletin_cli.lexicon.spelling import alternation
from bulletin_cli.lexicon.units import UnitTable
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Units, numerals, modifiers, exclusions and departments, each a table that is loaded from its own file."""

    units: UnitTable
    bases: Bases
    numerals: NumeralWords
    modifiers: ModifierWords
    senses: Senses
    rates: RateWords
    exclusions: Exclusions
    departments: Registry
    layout: LayoutWords
    phrases: Phrases
    body_names: re.Pattern[str]

    @classmethod
    def load(cls) -> Lexicon:
        """The shipped lexicon."""
        departments = load_registry()
        return cls(
            UnitTable.load(), Bases.load(), NumeralWords.load(), ModifierWords.load(), Senses.load(), RateWords.load(), Exclusions.load(),
            departments, LayoutWords.load(), Phrases.load(), _body_names(departments),
        )  # fmt: skip


def _body_names(departments: Registry) -> re.Pattern[str]:
    """A pattern for every spelling of a body, with what its name may carry in brackets: 商务局（口岸办）."""
    names = (name for name in departments.all_spellings() if len(name) > 1)
    return re.compile(rf"(?P<name>{alternation(names)})(?:（[^（）]{{2,12}}）)?")
