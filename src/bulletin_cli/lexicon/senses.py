"""Spellings of units that mean another unit behind certain words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletin_cli.lexicon.files import table
from bulletin_cli.lexicon.spelling import alternation
from bulletin_cli.nouns import dataclass

SENSES = "senses.toml"
_WIDEST = 16


@dataclass(frozen=True, slots=True)
class Sense:
    """What `spelling` means behind one of its words, with a phrase that proves it and one in which the usual meaning stays."""

    spelling: str
    unit: str
    after: tuple[str, ...]
    example: str
    refusal: str


def sense_lines() -> tuple[Sense, ...]:
    """The shipped senses, in the order of the file."""
    return tuple(
        Sense(entry["spelling"], entry["unit"], tuple(entry["after"]), entry["example"], entry["refusal"])
        for entry in table(SENSES)["sense"]
    )


@dataclass(frozen=True, slots=True)
class Senses:
    """For each spelling, the patterns that must end where the quantity begins, each with the spelling of the unit meant."""

    patterns: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]

    @classmethod
    def load(cls) -> Senses:
        """The shipped senses."""
        return cls.of(sense_lines(), tuple(table(SENSES)["links"]))

    @classmethod
    def of(cls, senses: tuple[Sense, ...], links: tuple[str, ...]) -> Senses:
        """These senses, with the links that may stand between their words and the number."""
        patterns: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
        for sense in senses:
            ending = re.compile(f"{alternation(sense.after)}(?:{alternation(links)}){{0,4}}$")
            patterns[sense.spelling] = (*patterns.get(sense.spelling, ()), (ending, sense.unit))
        return cls(patterns)

    def meant(self, spelling: str, text: str, start: int) -> str | None:
        """The spelling of the unit that is meant where the quantity starts at `start`; None for the usual one."""
        for ending, unit in self.patterns.get(spelling, ()):
            if ending.search(text, max(0, start - _WIDEST), start):
                return unit
        return None
