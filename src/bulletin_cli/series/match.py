"""Why a figure is in its series: a rule, a score, and who came second."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bulletin_cli.nouns import dataclass
from bulletin_cli.series.timing import Timing


class Rule(StrEnum):
    """What put a figure into its series."""

    FIRST = "first"
    PERSON = "person"
    ALIAS = "alias"
    SAME = "same"
    WORDS = "words"
    ALIKE = "alike"
    BASE = "base"


# Below this the names alone do not prove it; then the sentence must, or a person is asked.
SURE_NAME: Final = 0.80
SURE_FIT: Final = 0.95
# Two series that fit nearly as well as each other.
CLOSE: Final = 0.05
EVEN: Final = 0.02
UNSURE: Final = frozenset({Rule.ALIKE, Rule.BASE})


@dataclass(frozen=True, slots=True)
class Match:
    """The rule, the likeness of the names (`score`, 0 to 1), the whole fit with the context, and the runner-up."""

    rule: Rule
    score: float = 1.0
    fit: float = 1.0
    runner_up: str | None = None
    runner_fit: float = 0.0

    @property
    def tossed(self) -> bool:
        """Whether chance would decide: two series fit alike, and no wording is the same. Then neither is taken."""
        return self.rule is Rule.ALIKE and self.runner_up is not None and self.fit - self.runner_fit < EVEN

    @property
    def uncertain(self) -> bool:
        """Whether a person should be asked."""
        if self.rule not in UNSURE:
            return self.rule is Rule.FIRST and self.runner_up is not None
        weak = self.rule is Rule.ALIKE and self.score < SURE_NAME and self.fit < SURE_FIT
        return weak or (self.runner_up is not None and self.fit - self.runner_fit < CLOSE)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one figure went: its address, its series, what stretch of time it counts, and why it is there.

    `total` and `base` are the series of the figure that it breaks down, and of the one that it speaks of.
    """

    address: str
    series: str
    timing: Timing
    match: Match
    total: str | None = None
    base: str | None = None
