"""Quantities as `bulletin normalize` prints them: as read, or in the unit asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.table import Align, Cell, Column, Table
from bulletin_cli.errors import UsageError
from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Modifier, Quantity, Unit
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.conversion import Refusal, convert
from bulletin_cli.reading.quantities import find_quantities
from bulletin_cli.store.exact import plain

MODIFIERS: Final = {"exact": "", "about": "约", "over": "多于", "under": "近、不足", "range": "区间"}
DIMENSIONS: Final = {
    "money": "金额", "mass": "质量", "length": "长度", "area": "面积", "volume": "体积", "flow": "流量", "energy": "能量",
    "power": "功率", "voltage": "电压", "share": "百分比", "points": "分值", "ratio": "倍数", "duration": "时长",
    "rank": "位次", "temperature": "温度", "concentration": "浓度", "people": "人数", "count": "个数", "rate": "单位量",
}  # fmt: skip

COLUMNS = (
    Column("text", "原文", Align.RIGHT),
    Column("value", "读数", Align.RIGHT),
    Column("unit", "计量单位"),
    Column("modifier", "程度", drop=1),
    Column("dimension", "类别", drop=2),
)


@dataclass(frozen=True, slots=True)
class QuantityRecord:
    """One quantity; the names of the fields are the keys of the machine interface, and stay put."""

    text: str
    start: int
    end: int
    value: str
    upper: str | None
    unit: str
    modifier: str
    dimension: str


def quantity_records(texts: Sequence[str]) -> tuple[QuantityRecord, ...]:
    """Every quantity of the texts, in order; offsets count in each text."""
    return tuple(_record(quantity) for text in texts for quantity in find_quantities(text, shipped()))


def _record(q: Quantity) -> QuantityRecord:
    upper = None if q.upper is None else plain(q.upper)
    return QuantityRecord(q.text, q.start, q.end, plain(q.value), upper, q.unit, q.modifier.value, q.dimension)


def converted(records: tuple[QuantityRecord, ...], unit: Unit) -> tuple[QuantityRecord, ...]:
    """The records, those of the unit's kind in `unit`; the others stay in their base units.

    UsageError where none is of its kind, or where one is no exact number of it.
    """
    done = tuple(_converted(record, unit) for record in records)
    if records and all(isinstance(one, Refusal) for one in done):
        raise _refused(records[0], unit, next(one for one in done if isinstance(one, Refusal)))
    for record, one in zip(records, done, strict=True):
        if one is Refusal.NO_END:
            raise _refused(record, unit, one)
    return tuple(record if isinstance(one, Refusal) else one for record, one in zip(records, done, strict=True))


def _converted(record: QuantityRecord, unit: Unit) -> QuantityRecord | Refusal:
    value = convert(Decimal(record.value), record.unit, record.dimension, unit, shipped())
    upper = (
        value
        if record.upper is None
        else convert(Decimal(record.upper), record.unit, record.dimension, unit, shipped())
    )
    if value.value is None or upper.value is None:
        return value.refusal or upper.refusal or Refusal.NO_RATIO
    return replace(
        record, value=plain(value.value), upper=None if record.upper is None else plain(upper.value), unit=unit.symbol
    )


def _refused(record: QuantityRecord, unit: Unit, refusal: Refusal) -> UsageError:
    """Why the quantity is not given in the unit, for the person who asked."""
    place, text, base = f"--unit {unit.symbol}", record.text, record.unit
    if refusal is Refusal.OTHER_DIMENSION:
        kind, other = (DIMENSIONS.get(dimension, "其他") for dimension in (record.dimension, unit.dimension))
        return UsageError(place, f"“{text}”是{kind}，{unit.symbol}是{other}，不能换算", "请换同类的单位，或不写 --unit")
    if refusal is Refusal.NO_RATIO:
        return UsageError(
            place, f"“{text}”：{base}和{unit.base}之间没有准确的倍数，不换算", "请换一个单位，或不写 --unit"
        )
    return UsageError(place, f"“{text}”换成{unit.symbol}除不尽，不取近似值", "请换一个单位，或不写 --unit")


def quantity_table(records: Sequence[QuantityRecord]) -> Table:
    """A row for each quantity: as printed, as read, how exactly, of what kind."""
    return Table(COLUMNS, tuple(map(_row, records)), notes=(f"{len(records)} 个数量",))


def _row(record: QuantityRecord) -> tuple[Cell, ...]:
    value: Cell = Decimal(record.value) if record.upper is None else f"{record.value}—{record.upper}"
    kind = DIMENSIONS.get(record.dimension, "其他") if record.dimension else ""
    return (record.text, value, record.unit, MODIFIERS[Modifier(record.modifier).value], kind)
