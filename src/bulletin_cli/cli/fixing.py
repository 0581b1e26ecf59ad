"""What `fix` was asked to do, as decisions; a value is read as the bulletins write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bulletin_cli.cli.addresses import file_at
from bulletin_cli.cli.dates import typed_date
from bulletin_cli.cli.deciding import in_numbers
from bulletin_cli.cli.figures import MEASURE, STATUS, TIME
from bulletin_cli.cli.language import words
from bulletin_cli.errors import UsageError
from bulletin_cli.model import Modifier
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.decisions import Decision, Field, Kind
from bulletin_cli.store.exact import plain
from bulletin_cli.store.taking import Ruling

if TYPE_CHECKING:
    from bulletin_cli.store.effect import Effect
    from bulletin_cli.store.files import File
    from bulletin_cli.store.reading import Shelf

PLAIN: Final = re.compile(r"-?\d+(?:\.\d+)?")
NEW: Final = "new"
SERIES: Final = "series"
MODIFIERS: Final = {"确数": "exact", "约数": "about", "以上": "over", "不足": "under"}
SYNONYMS: Final[Mapping[str, str]] = {"date": "end", "department": "dept", "scope": "time"}


@dataclass(frozen=True, slots=True)
class Fix:
    """A figure, what is to be changed in it (field=value), why, and whether it is to be left out."""

    file: File
    changes: tuple[str, ...]
    reason: str
    drop: bool


def rulings(fix: Fix, shelf: Shelf) -> tuple[Ruling, ...]:
    """The decisions; UsageError for a field or value that does not exist."""
    if fix.drop:
        if fix.changes:
            raise UsageError("fix", "--drop 和改正不能一起写", "请分两次")
        return (Ruling(Decision(Kind.DROP, anchor=fix.file.anchor), fix.file.figure.observation.text, fix.reason),)
    if not fix.changes:
        raise UsageError(
            "fix", "没有写要改什么", f"例：bulletin fix {fix.file.figure.address} value=67 --reason 来电更正"
        )
    found = tuple(one for change in fix.changes for one in _rulings(change, fix, shelf))
    told = tuple(one for one in found if one.decision.kind is not Kind.FIX or one.before != one.decision.value)
    if not told:
        raise UsageError("fix", "与现在相同，没有改动", f"现在的读数：bulletin trace {fix.file.figure.address}")
    return told


def _rulings(change: str, fix: Fix, shelf: Shelf) -> tuple[Ruling, ...]:
    name, equals, value = (part.strip() for part in change.partition("="))
    if not equals:
        raise UsageError("fix", f"“{change}”不是 字段=值", "例：value=67")
    if name == SERIES:
        return (_series(value, fix, shelf),)
    field = _field(name)
    return tuple(
        Ruling(Decision(Kind.FIX, part.value, given, anchor=fix.file.anchor), _standing(part, fix.file), fix.reason)
        for part, given in _values(field, value, fix.file)
    )


def _field(name: str) -> Field:
    try:
        field = Field(SYNONYMS.get(name, name))
    except ValueError:
        field = Field.DIMENSION
    if field is Field.DIMENSION:
        choices = "、".join([*(one for one in Field if one is not Field.DIMENSION), SERIES])
        raise UsageError("fix", f"没有“{name}”这个字段", "可用：" + choices)
    return field


def _values(field: Field, value: str, file: File) -> tuple[tuple[Field, str], ...]:
    """The corrected fields, each in its own form; a value with a unit corrects the unit as well."""
    if field is Field.VALUE and not PLAIN.fullmatch(value):
        return _quantity(value, file)
    if field is Field.UNIT:
        return ((field, value), (Field.DIMENSION, _dimension(value)))
    check = CHECKS.get(field)
    return ((field, check(value) if check else value),)


def _quantity(value: str, file: File) -> tuple[tuple[Field, str], ...]:
    from bulletin_cli import find_quantities  # noqa: PLC0415 - the reader is loaded only for a value with a unit

    found = find_quantities(value)
    if len(found) != 1 or found[0].text != value:
        raise UsageError("fix", f"“{value}”不是一个数", "请写成 67、6.1亿元 或 36公里")
    seen = found[0]
    fixed = [(Field.VALUE, plain(seen.value)), (Field.MODIFIER, seen.modifier.value)]
    if seen.upper is not None:
        fixed.append((Field.UPPER, plain(seen.upper)))
    if seen.unit != file.figure.observation.unit and seen.unit:
        fixed += [(Field.UNIT, seen.unit), (Field.DIMENSION, seen.dimension)]
    return tuple(fixed)


def _dimension(unit: str) -> str:
    from bulletin_cli import find_quantities  # noqa: PLC0415 - as above

    found = find_quantities(f"1{unit}")
    return found[0].dimension if len(found) == 1 and found[0].text == f"1{unit}" else "count"


def _number(value: str) -> str:
    if value and not PLAIN.fullmatch(value):
        raise UsageError("fix", f"“{value}”不是一个数", "请写成 67、6.1亿元 或 36公里")
    return plain(Decimal(value)) if value else ""


def _day(value: str) -> str:
    return typed_date(value, "fix").isoformat() if value else ""


def _chosen(names: Mapping[str, str]) -> Callable[[str], str]:
    """What turns one of the names, or the word for it, into the name."""
    spoken = {shown: name for name, shown in names.items() if shown}

    def choose(value: str) -> str:
        name = spoken.get(value, value)
        if name not in names:
            raise UsageError("fix", f"没有“{value}”这个值", "可用：" + "、".join(names))
        return name

    return choose


def _departments(value: str) -> str:
    names = [name.strip() for name in re.split("[、,，;；]", value) if name.strip()]
    if not names:
        raise UsageError("fix", "单位不能是空的", "例：dept=交通运输局")
    return "、".join(names)


def _named(value: str) -> str:
    if not value:
        raise UsageError("fix", "指标不能是空的", "例：indicator=检查企业")
    return value


CHECKS: Final[Mapping[Field, Callable[[str], str]]] = {
    Field.VALUE: _number,
    Field.UPPER: _number,
    Field.START: _day,
    Field.END: _day,
    Field.STATUS: _chosen(STATUS),
    Field.MEASURE: _chosen(MEASURE),
    Field.TIME: _chosen(TIME),
    Field.MODIFIER: _chosen({name: shown for shown, name in MODIFIERS.items()}),
    Field.DEPARTMENTS: _departments,
    Field.INDICATOR: _named,
}


def _series(value: str, fix: Fix, shelf: Shelf) -> Ruling:
    """The figure in a series of its own, or in that of another figure or of that id."""
    now = fix.file.figure
    before = now.series or ""
    if value == NEW:
        return Ruling(Decision(Kind.ALONE, anchor=fix.file.anchor), before, fix.reason)
    other = _other(value, shelf)
    if other.figure.issue == now.issue:
        raise UsageError("fix", "同一期的两个数字不能在一个系列里", "请核对编号：bulletin list indicators")
    one, two = now.observation, other.figure.observation
    if (one.quantity.dimension, one.measure) != (two.quantity.dimension, two.measure):
        raise UsageError("fix", f"口径不同：{one.text} 与 {two.text}", "请先改正单位或性质，再并入系列")
    series = other.figure.series or value
    return Ruling(Decision(Kind.TOGETHER, value=series, anchor=fix.file.anchor, other=other.anchor), before, fix.reason)


def _other(value: str, shelf: Shelf) -> File:
    """The oldest figure of the series of that id, or the figure of that address."""
    known = shelf.kin(value)
    return file_at(known.first if known else value, shelf, f"series={value}")


def _standing(field: Field, file: File) -> str:
    """What the field holds now, in its own form."""
    seen = file.figure.observation
    held: Mapping[Field, object] = {
        Field.VALUE: plain(seen.value),
        Field.UPPER: "" if seen.upper is None else plain(seen.upper),
        Field.UNIT: seen.unit,
        Field.DIMENSION: seen.quantity.dimension,
        Field.MODIFIER: Modifier(seen.modifier).value,
        Field.DEPARTMENTS: "、".join(seen.departments),
        Field.INDICATOR: seen.indicator,
        Field.STATUS: seen.status.value,
        Field.MEASURE: seen.measure.value,
        Field.TIME: seen.time.value,
        Field.START: seen.period_start or "",
        Field.END: seen.period_end or "",
    }
    return str(held[field])


def told(file: File, taken: Sequence[Ruling], effect: Effect) -> str:
    """Before and after, a line for each field, and how many figures are in another series for it."""
    spoken = words()
    lines = [f"{file.figure.address}   {file.figure.observation.indicator}   {file.figure.observation.text}"]
    lines += (line for ruling in taken if (line := described(ruling)))
    moved = [address for address in effect.moved if address != file.figure.address]
    if moved:
        lines.append(
            "  "
            + spoken.say("随之换了系列的：{numbers}", numbers="、".join(moved[:5]) + ("……" if len(moved) > 5 else ""))
        )
    elif not effect.figures:
        lines.append("  " + in_numbers(effect, spoken))
    return "\n".join(lines)


def described(ruling: Ruling) -> str:
    """One decision about a figure in words: the field, what stood there, what stands there now."""
    spoken, one = words(), ruling.decision
    match one.kind:
        case Kind.DROP:
            return "  " + spoken.say("剔除，不再计入任何结果")
        case Kind.ALONE:
            return "  " + spoken.say("另立系列（原在 {before}）", before=ruling.before)
        case Kind.TOGETHER if one.value == ruling.before:
            return "  " + spoken.say("认可归入系列 {series}", series=one.value)
        case Kind.TOGETHER:
            return "  " + spoken.say("并入系列 {series}（原在 {before}）", series=one.value, before=ruling.before)
        case Kind.APART:
            return "  " + spoken.say("不在系列 {series} 里", series=one.value)
        case Kind.ACCEPT:
            return "  " + spoken.say("认可")
        case Kind.FIX if one.name == Field.DIMENSION:
            return ""
    return f"  {one.name}   {ruling.before or '—'} → {one.value or '—'}"
