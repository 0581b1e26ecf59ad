"""The nouns every listing is made of: a table for people, and beside it what programs read."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from bulletin_cli.nouns import dataclass

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Cell = str | int | Decimal | None
LEFT_OUT = "窄屏未列：{columns}（--width full 全列）"


class Align(StrEnum):
    """Which edge of its column a cell stands at."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its machine name, its heading, and how it gives way on a narrow terminal.

    `drop` 0 is never dropped; of the others the highest number goes first. Only a `wrap` column may be broken into
    lines, and digits never stand in one. The cells of an `own` column are our words (累计, 欠进度) and no data.
    """

    key: str
    title: str
    align: Align = Align.LEFT
    drop: int = 0
    wrap: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns, with what stands above and below them. A cell that is None was not reported.

    `left_out` says which columns found no room on a narrow terminal.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    left_out: str = LEFT_OUT


@dataclass(frozen=True, slots=True)
class Report:
    """One answer in its three shapes: the table people read, the typed records of JSON, the flat sheet of CSV.

    Where there is no `sheet`, CSV is made of the records.
    """

    table: Table
    records: tuple[DataclassInstance, ...] = ()
    sheet: Table | None = None
