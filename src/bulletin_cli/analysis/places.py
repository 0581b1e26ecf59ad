"""Places in a ranking: who is how far up, and how that moved."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

Points = TypeVar("Points", Decimal, Fraction)


def ranks(points: Mapping[str, Points]) -> Mapping[str, int]:
    """One more than how many have more, so that the equal share a rank and the next ones are left out.

    >>> ranks({"a": Decimal(9), "b": Decimal(9), "c": Decimal(7)})
    {'a': 1, 'b': 1, 'c': 3}
    """
    return {name: 1 + sum(other > own for other in points.values()) for name, own in points.items()}


def rank_change(rank: int, before: int | None) -> str | None:
    """How a rank moved: ↑2, ↓1, 平, or None where there was none.

    >>> rank_change(1, 3), rank_change(2, 1), rank_change(2, 2), rank_change(1, None)
    ('↑2', '↓1', '平', None)
    """
    if before is None:
        return None
    return "平" if rank == before else f"{'↑' if rank < before else '↓'}{abs(rank - before)}"
