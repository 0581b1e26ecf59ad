"""A number read back from the text of a cell, with what stands around it, for files that hold numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.table import Align, Cell, Table
from bulletin_cli.nouns import dataclass

CELL: Final = re.compile(
    r"""
    (?P<before> [^0-9+\-=@'"]{0,8}? )       # 约, 近, 第, an arrow
    (?P<sign>   [+-]? )
    (?P<digits> [0-9]{1,15} (?:\.[0-9]+)? )
    (?P<more>   (?:[余多](?=[万亿]))? )         # 30余亿元
    (?P<scale>  [万亿]? )
    (?P<after>  [^0-9"]{0,20} )             # 余吨, 公里以上, %*; a format has 255 characters at most
    """,
    re.VERBOSE,
)
PLACES: Final = {"": 0, "万": 4, "亿": 8}
AROUND_A_UNIT: Final = re.compile(r"^[余多几]|(?:以上|以内|左右|上下)?\*?$")
# A spreadsheet keeps fifteen digits of a number; one with more stays text.
MOST_DIGITS: Final = 15


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the text around it. `value` is as written, before 万 or 亿 is multiplied out."""

    value: Decimal
    before: str = ""
    plus: str = ""
    more: str = ""
    scale: str = ""
    after: str = ""

    @property
    def unit(self) -> str:
        """The unit without 余 before it or 以上 after it: what two amounts must share to be compared."""
        return AROUND_A_UNIT.sub("", self.after)

    @property
    def percent(self) -> bool:
        """Whether it is a per cent, which spreadsheets keep as a hundredth."""
        return self.after.startswith("%")

    def in_scale(self, scale: str) -> Amount:
        """The same amount written in another scale, exactly.

        >>> Amount(Decimal("6.1"), scale="亿", after="元").in_scale("万").value
        Decimal('61000')
        """
        shifted = _shifted(self.value, PLACES[self.scale] - PLACES[scale])
        return replace(self, value=shifted, scale=scale)

    @property
    def number_format(self) -> str:
        """How a spreadsheet writes the number so that it reads as the text did; below zero and at zero as well.

        >>> Amount(Decimal("-550"), before="约", after="吨*").number_format
        '"约"#,##0"吨*";"约-"#,##0"吨*";"约"#,##0"吨*"'
        """
        exponent = int(self.value.as_tuple().exponent)
        body = "#,##0" + ("." + "0" * -exponent if exponent < 0 else "") + ("%" if self.percent else "")
        written = self.more + self.scale + self.after
        after = _literal(written.replace("%", "", 1) if self.percent else written)
        positive, negative = _literal(self.before + self.plus), _literal(self.before + "-")
        return f"{positive}{body}{after};{negative}{body}{after};{_literal(self.before)}{body}{after}"

    @property
    def stored(self) -> Decimal:
        """The number that the spreadsheet holds."""
        return _shifted(self.value, -2) if self.percent else self.value


def _shifted(value: Decimal, places: int) -> Decimal:
    """The value times ten to that power, exact however long; never with an exponent above zero."""
    sign, digits, exponent = value.as_tuple()
    moved = Decimal((sign, digits, int(exponent) + places))
    return Decimal(f"{moved:f}")


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def amount_of(cell: Cell) -> Amount | None:
    """The amount that a cell holds; None where it holds none, or something else beside it.

    >>> amount_of("近30亿元")
    Amount(value=Decimal('30'), before='近', plus='', more='', scale='亿', after='元')
    >>> amount_of("6—8分钟"), amount_of("—"), amount_of("=1+1")
    (None, None, None)
    """
    if isinstance(cell, (int, Decimal)):
        return _if_kept_whole(Amount(_shifted(Decimal(cell), 0)))
    found = CELL.fullmatch(cell.strip()) if cell else None
    if not found:
        return None
    value = Decimal(found["digits"]) * (-1 if found["sign"] == "-" else 1)
    plus = found["sign"].replace("-", "")
    return _if_kept_whole(Amount(value, found["before"], plus, found["more"], found["scale"], found["after"]))


def _if_kept_whole(amount: Amount) -> Amount | None:
    digits = f"{amount.in_scale('').value:f}".replace(".", "").strip("-0")
    return amount if len(digits) <= MOST_DIGITS else None


def amounts_of(table: Table) -> Mapping[tuple[int, int], Amount]:
    """The amounts in a table's columns of numbers, by row and column.

    Those of one unit are all in one scale, the finest among them: 6.1亿元 beside 800万元 is 61000万元, so that
    whoever sorts, adds up or draws the cells compares like with like.
    """
    found = {
        (row, at): amount
        for row, cells in enumerate(table.rows)
        for at, cell in enumerate(cells)
        if _of_numbers(table, at, cell) and (amount := amount_of(cell))
    }
    finest = _finest(found.values())
    return {place: amount.in_scale(finest[amount.unit]) for place, amount in found.items()}


def _of_numbers(table: Table, at: int, cell: Cell) -> bool:
    return table.columns[at].align is Align.RIGHT or isinstance(cell, (int, Decimal))


def _finest(amounts: Iterable[Amount]) -> Mapping[str, str]:
    scales: dict[str, list[str]] = defaultdict(list)
    for amount in amounts:
        scales[amount.unit].append(amount.scale)
    return {unit: min(found, key=PLACES.__getitem__) for unit, found in scales.items()}
