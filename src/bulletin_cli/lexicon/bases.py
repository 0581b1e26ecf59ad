"""Base units of one dimension that are exact multiples of another (毫米 of 公里, 小时 of 秒)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from bulletin_cli.lexicon.files import rows
from bulletin_cli.nouns import dataclass

BASES = "bases.tsv"


@dataclass(frozen=True, slots=True)
class Multiple:
    """What one base unit is in another that measures the same, and a conversion that proves it."""

    base: str
    measured: str
    factor: Decimal
    example: str


def multiples() -> tuple[Multiple, ...]:
    """The shipped lines."""
    return tuple(
        Multiple(row["base"], row["measured"], Decimal(row["factor"]), row["example"]) for _, row in rows(BASES)
    )


@dataclass(frozen=True, slots=True)
class Bases:
    """For each base unit that is a multiple of another: which one, and how often it holds it."""

    multiples: Mapping[str, tuple[str, Decimal]]

    @classmethod
    def load(cls) -> Bases:
        """The shipped table."""
        return cls(MappingProxyType({line.base: (line.measured, line.factor) for line in multiples()}))

    def measured(self, base: str) -> tuple[str, Decimal]:
        """The unit that `base` is a multiple of, and the factor; itself and 1 where it is none."""
        return self.multiples.get(base, (base, Decimal(1)))
