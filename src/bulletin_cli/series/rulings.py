"""What people decided about the series of single figures, by their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Final

from bulletin_cli.nouns import dataclass


def _nothing() -> Mapping[str, frozenset[str]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rulings:
    """Figures that belong together, figures that do not, and figures that begin a series of their own."""

    together: Mapping[str, frozenset[str]] = field(default_factory=_nothing)
    apart: Mapping[str, frozenset[str]] = field(default_factory=_nothing)
    alone: frozenset[str] = frozenset()

    @property
    def addresses(self) -> frozenset[str]:
        """Every figure that a ruling speaks of."""
        return frozenset({*self.together, *self.apart, *self.alone})


NO_RULINGS: Final = Rulings()


def both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """For each address those it is paired with.

    >>> sorted(both_ways([("a", "b"), ("a", "c")])["a"])
    ['b', 'c']
    """
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {address: frozenset(others) for address, others in found.items()}
