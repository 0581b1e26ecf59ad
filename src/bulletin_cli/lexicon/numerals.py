"""The words of numbers: digits, scales, joiners of ranges, signs of currency, modifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bulletin_cli.lexicon.files import table
from bulletin_cli.lexicon.spelling import Spellings, alternation
from bulletin_cli.model import Modifier


@dataclass(frozen=True, slots=True)
class NumeralWords:
    """The characters of Chinese numbers with their values."""

    digits: Mapping[str, int]
    scales: Mapping[str, int]
    tens: Mapping[str, int]
    joiner: re.Pattern[str]
    currency: Spellings[str]

    @classmethod
    def load(cls) -> NumeralWords:
        """The shipped words."""
        words = table("numerals.toml")
        digits = {c: value for value, spelled in enumerate(words["digits"]["characters"]) for c in spelled}
        joiner = re.compile(alternation(words["joiners"]["words"]))
        return cls(digits, dict(words["scales"]), dict(words["tens"]), joiner, Spellings.of(words["currency"]))

    @property
    def characters(self) -> str:
        """Every character that a Chinese number is written with, for a class in a pattern."""
        return "".join((*self.digits, *self.scales, *self.tens))


@dataclass(frozen=True, slots=True)
class Word:
    """One modifier: what it says and the neighbours that make it another word."""

    modifier: Modifier
    not_after: str
    not_before: str


@dataclass(frozen=True, slots=True)
class ModifierWords:
    """Words before a number, inside it and behind it that say how exactly it is meant."""

    before: Spellings[Word]
    between: Spellings[Word]
    after: Spellings[Word]
    vague: Mapping[str, Modifier]

    @classmethod
    def load(cls) -> ModifierWords:
        """The shipped words."""
        words = table("modifiers.toml")
        vague = {c: Modifier(kind) for kind, spelled in words["vague"].items() for c in spelled}
        return cls(_words(words["before"]), _words(words["between"]), _words(words["after"]), vague)


def _words(groups: list[dict[str, Any]]) -> Spellings[Word]:
    return Spellings.of({
        word: Word(Modifier(group["modifier"]), group.get("not_after", ""), group.get("not_before", ""))
        for group in groups
        for word in group.get("glued", group["words"])
    })
