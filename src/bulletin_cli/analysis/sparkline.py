"""A row of figures as a line of blocks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

# All eight are in GBK (row A8).
BLOCKS: Final = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[Decimal | None]) -> str:
    """One block for each value, from the row's least to its greatest, and a blank for one that is missing.

    >>> sparkline([Decimal(1), None, Decimal(5), Decimal(8)])
    '▁ ▅█'
    >>> sparkline([Decimal(3), Decimal(3)])
    '▄▄'
    """
    known = [value for value in values if value is not None]
    if not known:
        return " " * len(values)
    return "".join(" " if value is None else _block(value, min(known), max(known)) for value in values)


def _block(value: Decimal, least: Decimal, greatest: Decimal) -> str:
    if least == greatest:
        return BLOCKS[3]
    return BLOCKS[int((value - least) / (greatest - least) * (len(BLOCKS) - 1) + Decimal("0.5"))]
