"""Two issues or two periods side by side: what grew, what fell, what is new, what was not reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bulletin_cli.analysis.display import change_of, change_text, percent_of, percent_text, value_text
from bulletin_cli.analysis.frames import Frame, as_of
from bulletin_cli.analysis.lines import kind_of
from bulletin_cli.analysis.precision import at_least, at_most
from bulletin_cli.analysis.rows import Row, rows_of
from bulletin_cli.analysis.steps import is_running
from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.model import Figure, Series, Status
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.links import links_of
from bulletin_cli.series.timing import STRETCHES, timing_of


class Fate(StrEnum):
    """What became of an indicator between the two sides."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"
    AGAIN = "again"
    MISSING = "missing"
    UNLIKE = "unlike"


class Only(StrEnum):
    """Which rows are wanted."""

    CHANGED = "changed"
    NEW = "new"
    MISSING = "missing"


WANTED: Final[Mapping[Only, frozenset[Fate]]] = {
    Only.CHANGED: frozenset({Fate.UP, Fate.DOWN}),
    Only.NEW: frozenset({Fate.NEW, Fate.AGAIN}),
    Only.MISSING: frozenset({Fate.MISSING}),
}
COUNTED: Final[Mapping[Fate, str]] = {
    Fate.UP: "增", Fate.DOWN: "减", Fate.SAME: "平", Fate.NEW: "新", Fate.AGAIN: "再报", Fate.MISSING: "未报",
    Fate.UNLIKE: "不可比",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One side as programs read it."""

    issue: str
    value: Decimal
    upper: Decimal | None
    modifier: str
    id: str


@dataclass(frozen=True, slots=True)
class ComparisonRecord:
    """One indicator on both sides. `fate` is up, down, same, new, again, missing, or unlike where they do not compare."""

    department: str
    indicator: str
    unit: str
    measure: str
    status: str
    time: str
    first: Side | None
    second: Side | None
    change: Decimal | None
    change_percent: Decimal | None
    fate: str
    remark: str
    series: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row with its figures on the two sides, what became of it, and what is to be said of that."""

    row: Row
    first: Figure | None
    second: Figure | None
    fate: Fate
    remark: str


def comparison(series: Sequence[Series], sides: tuple[Frame, Frame], only: Only | None = None) -> Report:
    """The two sides of one bulletin; each frame stands for one side."""
    pairs = [pair for pair in _pairs(series, sides) if only is None or pair.fate in WANTED[only]]
    records = tuple(map(_record, pairs))
    return Report(_table(pairs, sides), records, _sheet(records))


def _pairs(series: Sequence[Series], sides: tuple[Frame, Frame]) -> list[_Pair]:
    """The rows that either side has something of, department by department."""
    links = links_of(series)
    first, second = (rows_of(series, links, side.key_of) for side in sides)
    departments = {name: at for at, name in enumerate(dict.fromkeys(one.department for one in series))}
    found = [
        _pair(one, other, sides)
        for one, other in zip(first, second, strict=True)
        if (one.figures or other.figures) and one.series.status is Status.ACTUAL
    ]
    return sorted(found, key=lambda pair: departments[pair.row.series.department])


def _pair(one: Row, other: Row, sides: tuple[Frame, Frame]) -> _Pair:
    before, after = _last(one), _last(other)
    row = other if after else one
    if before is None or after is None:
        fate = Fate.MISSING if after is None else _newcomer(row.series, sides[1])
        return _Pair(row, before, after, fate, REMARKS[fate])
    unlike = _unlike(before, after)
    if unlike:
        return _Pair(row, before, after, Fate.UNLIKE, unlike)
    change = change_of(after.observation, before.observation)
    fate = Fate.UNLIKE if change is None else Fate.UP if change > 0 else Fate.DOWN if change else Fate.SAME
    return _Pair(row, before, after, fate, _remark(before, after))


REMARKS: Final[Mapping[Fate, str]] = {Fate.NEW: "新出现", Fate.AGAIN: "前者未报", Fate.MISSING: "后者未报"}
SHRUNK: Final = "▼累计变小"


def _last(row: Row) -> Figure | None:
    return list(row.figures.values())[-1] if row.figures else None


def _newcomer(one: Series, side: Frame) -> Fate:
    """Whether the second side is the first to have the indicator."""
    first = min(one.figures, key=lambda figure: figure.date or date.max)
    return Fate.NEW if side.key_of(first) is not None else Fate.AGAIN


def _unlike(before: Figure, after: Figure) -> str:
    """Why the two do not compare: stretches of other lengths, or totals of which one began anew."""
    days = as_of(before), as_of(after)
    if is_running(before) and is_running(after) and days[0] and days[1]:
        anew = days[0].year != days[1].year and days[0].month != days[1].month
        return "跨年不比" if anew else ""
    lengths = [_length(figure) for figure in (before, after) if timing_of(figure) in STRETCHES]
    known = [length for length in lengths if length is not None]
    if len(known) == 2 and abs(known[0] - known[1]) > max(3, min(known) // 10):
        return f"{known[0]}天对{known[1]}天"
    return ""


def _length(figure: Figure) -> int | None:
    period = figure.observation.period
    return (period.end - period.start).days + 1 if period.start and period.end else None


def _remark(before: Figure, after: Figure) -> str:
    one, other = before.observation, after.observation
    days = as_of(before), as_of(after)
    forward = not (days[0] and days[1]) or (days[0].year == days[1].year and days[0] <= days[1])
    if is_running(before) and is_running(after) and forward and at_most(other) < at_least(one):
        return SHRUNK
    if change_of(other, one) is None:
        return "区间不比"
    return ""


def _table(pairs: Sequence[_Pair], sides: tuple[Frame, Frame]) -> Table:
    labels = [side.stops[0].label if len(side.stops) == 1 else side.name for side in sides]
    columns = (
        Column("department", "单位", wrap=True),
        Column("indicator", "指标", wrap=True),
        Column("kind", "性质", drop=20, own=True),
        Column("first", labels[0], Align.RIGHT),
        Column("second", labels[1], Align.RIGHT),
        Column("change", "增减", Align.RIGHT, 10, own=True),
        Column("change_percent", "增幅", Align.RIGHT, 5),
        Column("remark", "说明", drop=8, wrap=True, own=True),
        Column("id", "出处", drop=30),
    )
    title = f"{sides[0].name} → {sides[1].name}"
    rows = tuple(tuple(_cell(pair, column.key) for column in columns) for pair in pairs)
    return Table(columns, rows, sides[1].title or "", title, _notes(pairs))


def _cell(pair: _Pair, key: str) -> Cell:
    both = (pair.second.observation, pair.first.observation) if pair.first and pair.second else None
    compared = both if pair.fate in (Fate.UP, Fate.DOWN, Fate.SAME) else None
    match key:
        case "department":
            return pair.row.series.department
        case "indicator":
            return pair.row.name
        case "kind":
            return kind_of(pair.row.series, (figure for figure in (pair.first, pair.second) if figure))
        case "first" | "second":
            figure = pair.first if key == "first" else pair.second
            return value_text(figure.observation) if figure else None
        case "change":
            return change_text(*compared) if compared else ""
        case "change_percent":
            return percent_text(*compared) if compared else ""
        case "remark":
            return pair.remark
    last = pair.second or pair.first
    return last.address if last else None


def _notes(pairs: Sequence[_Pair]) -> tuple[str, ...]:
    if not pairs:
        return ("没有符合条件的指标",)
    counted = Counter(pair.fate for pair in pairs)
    told = " · ".join(f"{name} {counted[fate]}" for fate, name in COUNTED.items() if counted[fate])
    notes = [f"{len(pairs)} 项：{told}", "累计数比的是累计数，不相加；— 未报；目标和预计不列"]
    if any(pair.remark == SHRUNK for pair in pairs):
        notes.append("▼累计变小：疑更正或口径变化，看原文：bulletin trace 编号")
    return tuple(notes)


def _record(pair: _Pair) -> ComparisonRecord:
    one = pair.row.series
    compared = pair.fate in (Fate.UP, Fate.DOWN, Fate.SAME)
    both = (pair.second.observation, pair.first.observation) if compared and pair.first and pair.second else None
    return ComparisonRecord(
        department=one.department,
        indicator=one.name,
        unit=one.unit,
        measure=one.measure,
        status=one.status,
        time=one.time,
        first=_side(pair.first),
        second=_side(pair.second),
        change=change_of(*both) if both else None,
        change_percent=percent_of(*both) if both else None,
        fate=pair.fate,
        remark=pair.remark,
        series=one.id,
    )


def _side(figure: Figure | None) -> Side | None:
    if figure is None:
        return None
    seen = figure.observation
    return Side(figure.issue, seen.value, seen.upper, seen.modifier, figure.address)


def _sheet(records: Sequence[ComparisonRecord]) -> Table:
    """The records flat, each side as value and id."""
    keys = ("department", "indicator", "unit", "measure", "status", "time", "first", "second", "change",
            "change_percent", "fate", "remark", "first_id", "second_id")  # fmt: skip
    rows = tuple(
        (
            record.department, record.indicator, record.unit, record.measure, record.status, record.time,
            _amount(record.first), _amount(record.second), record.change, record.change_percent, record.fate,
            record.remark, record.first.id if record.first else None, record.second.id if record.second else None,
        )
        for record in records
    )  # fmt: skip
    return Table(tuple(Column(key, key) for key in keys), rows)


def _amount(side: Side | None) -> Cell:
    if side is None:
        return None
    return side.value if side.upper is None else f"{side.value:f}-{side.upper:f}"
