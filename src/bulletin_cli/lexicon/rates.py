"""The words of rates: what may stand behind 每, and the words with 均."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletin_cli.lexicon.files import table
from bulletin_cli.lexicon.spelling import Spellings, alternation
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class RateWords:
    """`nouns` stand behind 每 and are no units; `plain` make no rate (每天); `means` are 人均 and its like with their lower part."""

    nouns: Spellings[str]
    plain: frozenset[str]
    means: Mapping[str, str]
    mean: re.Pattern[str]

    @classmethod
    def load(cls) -> RateWords:
        """The shipped words."""
        words = table("rates.toml")
        means = dict(words["means"])
        mean = re.compile(rf"(?P<mean>{alternation(means)})(?P<space>[^，。；：、,每]{{0,12}})$")
        return cls(Spellings.of({noun: noun for noun in words["nouns"]}), frozenset(words["plain"]), means, mean)
