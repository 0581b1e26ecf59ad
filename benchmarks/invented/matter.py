"""What the invented counties report: the indicators of each department, in the wordings that its clerks use."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Final

TABLE: Final = Path(__file__).with_name("matter.tsv")
TEN_THOUSAND: Final = Decimal(10_000)
# What a printed unit is in the base unit of the annotated corpora; 万 before any other unit only multiplies.
BASES: Final[Mapping[str, tuple[str, Decimal]]] = MappingProxyType(
    {
        "亿元": ("元", TEN_THOUSAND * TEN_THOUSAND),
        "名": ("人", Decimal(1)),
        "公斤": ("吨", Decimal("0.001")),
    }
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that a department counts: its wordings, the printed unit, and about how much of it a year brings."""

    wordings: tuple[str, ...]
    unit: str
    year: Decimal

    @property
    def name(self) -> str:
        """The first wording, by which the indicator is told from the others."""
        return self.wordings[0]

    @property
    def base(self) -> tuple[str, Decimal]:
        """The base unit, and how many of it one printed unit is.

        >>> Indicator(("完成投资",), "万元", Decimal(1)).base
        ('元', Decimal('10000'))
        """
        if self.unit in BASES:
            return BASES[self.unit]
        if self.unit.startswith("万"):
            return self.unit.removeprefix("万"), TEN_THOUSAND
        return self.unit, Decimal(1)

    @property
    def whole(self) -> bool:
        """Whether it is counted in whole units: 12 家, but 3.4 公里 and 1.2 万亩."""
        return self.unit != "公里" and self.unit[0] not in "万亿"


def matter() -> Mapping[str, tuple[Indicator, ...]]:
    """The indicators of each department, by the department's short name.

    >>> len(matter())
    39
    """
    found: dict[str, list[Indicator]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            indicator = Indicator(tuple(row["wordings"].split("|")), row["unit"], Decimal(row["year"]))
            found.setdefault(row["department"], []).append(indicator)
    return MappingProxyType({department: tuple(indicators) for department, indicators in found.items()})
