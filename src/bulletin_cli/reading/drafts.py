"""A figure while it is being read: an observation whose place in the issue is not settled yet."""

from __future__ import annotations

from decimal import Decimal

from bulletin_cli.model import Measure, Period, Status
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.quantities import Reading


@dataclass(frozen=True, slots=True)
class Draft:
    """One figure with what its sentence says of it.

    `start` and `end` count in the item's smooth text. `joined` is what joins it to the figure before (、, 和, or nothing between).
    """

    reading: Reading
    item: int
    sentence_index: int
    indicator: str
    departments: tuple[str, ...]
    status: Status
    measure: Measure
    period: Period
    value: Decimal
    upper: Decimal | None
    part_of: int | None = None
    joined: str = ""
    rules: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The base unit's symbol."""
        return self.reading.unit.base
