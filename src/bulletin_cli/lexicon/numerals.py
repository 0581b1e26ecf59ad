"""The words of numbers: digits, scales, joiners of ranges, signs, currencies, modifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bulletin_cli.lexicon.files import table
from bulletin_cli.lexicon.spelling import Spellings, alternation
from bulletin_cli.model import Modifier
from bulletin_cli.nouns import dataclass

NUMERALS = "numerals.toml"
MODIFIERS = "modifiers.toml"


@dataclass(frozen=True, slots=True)
class NumeralWords:
    """The characters of numbers with their values, and the words that join numbers or stand before them.

    `letters` are scales behind digits (1.5w); `signs` make a number negative where none of `no_sign_after` stands before them.
    """

    digits: Mapping[str, int]
    scales: Mapping[str, int]
    letters: Mapping[str, int]
    tens: Mapping[str, int]
    joiner: re.Pattern[str]
    signs: tuple[str, ...]
    no_sign_after: frozenset[str]
    currency: Spellings[str]

    @classmethod
    def load(cls) -> NumeralWords:
        """The shipped words."""
        words = table(NUMERALS)
        digits = {c: value for value, spelled in enumerate(words["digits"]["characters"]) for c in spelled}
        return cls(
            digits, dict(words["scales"]), dict(words["letters"]), dict(words["tens"]),
            re.compile(alternation(words["joiners"]["words"])), tuple(words["signs"]["words"]),
            frozenset(words["signs"]["not_after"]), Spellings.of(words["currency"]),
        )  # fmt: skip

    @property
    def characters(self) -> str:
        """Every character that a Chinese number is written with, for a class in a pattern."""
        return "".join((*self.digits, *self.scales, *self.tens))


@dataclass(frozen=True, slots=True)
class Word:
    """One modifier: what it says and the neighbours that make it another word, but for words that end like such a neighbour."""

    modifier: Modifier
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    though: tuple[str, ...] = ()

    def is_part_of_another(self, text: str, begin: int) -> bool:
        """Whether the word at `begin` is only the end of another one: 近 of 附近, but not behind 补贴."""
        return begin > 0 and text[begin - 1] in self.not_after and not text.endswith(self.though, 0, begin)


@dataclass(frozen=True, slots=True)
class ModifierWords:
    """Words before a number, inside it and behind it that say how exactly it is meant.

    `parted` are those with a verb between them and the number (约占, 超过了), which are no part of the quantity's text.
    """

    before: Spellings[Word]
    parted: Spellings[Word]
    between: Spellings[Word]
    after: Spellings[Word]
    vague: Mapping[str, Modifier]

    @classmethod
    def load(cls) -> ModifierWords:
        """The shipped words."""
        words = table(MODIFIERS)
        vague = {c: Modifier(kind) for kind, spelled in words["vague"].items() for c in spelled}
        parted = Spellings.of(
            {
                word + link: _word(group)
                for group in words["before"]
                for word in group["words"]
                for link in group["links"]
            }
        )
        return cls(_words(words["before"]), parted, _words(words["between"]), _words(words["after"]), vague)


def _words(groups: list[dict[str, Any]]) -> Spellings[Word]:
    return Spellings.of({word: _word(group) for group in groups for word in group["words"]})


def _word(group: dict[str, Any]) -> Word:
    not_after, not_before = (frozenset(group.get(side, "")) for side in ("not_after", "not_before"))
    return Word(Modifier(group["modifier"]), not_after, not_before, tuple(group.get("though", ())))


@dataclass(frozen=True, slots=True)
class ModifierProof:
    """What a group of modifiers says of itself: a phrase with its reading, and one in which the word is no modifier."""

    group: str
    words: tuple[str, ...]
    example: str
    refusal: str


def modifier_proofs() -> tuple[ModifierProof, ...]:
    """The examples and refusals of the shipped modifiers."""
    words = table(MODIFIERS)
    return tuple(
        ModifierProof(f"{side} {group['modifier']}", tuple(group["words"]), group["example"], group.get("refusal", ""))
        for side in ("before", "between", "after")
        for group in words[side]
    )
