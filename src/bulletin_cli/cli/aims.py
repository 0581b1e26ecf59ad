"""Targets as people enter them: read, tied to an indicator of the archive, stored, taken back; and all there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bulletin_cli.analysis.display import scaled
from bulletin_cli.cli.archive import Body, bodies_printed, departments
from bulletin_cli.cli.choosing import names_of
from bulletin_cli.cli.dates import typed_date
from bulletin_cli.cli.deciding import command, say, take_back
from bulletin_cli.cli.language import words
from bulletin_cli.cli.ledger import Entry, entries, lacking
from bulletin_cli.errors import UnknownName, UsageError
from bulletin_cli.model import Measure, Modifier, Series, Status
from bulletin_cli.nearest import way_out
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.decisions import Decision, Kind
from bulletin_cli.store.exact import plain
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.selecting import Selection
from bulletin_cli.store.taking import Ruling

if TYPE_CHECKING:
    from bulletin_cli.store.reading import Shelf

DEPARTMENT: Final = ("单位", "责任单位", "部门", "department")
INDICATOR: Final = ("指标", "指标名称", "项目", "indicator")
VALUE: Final = ("目标", "目标值", "年度目标", "目标任务", "value")
UNIT: Final = ("计量单位", "量纲", "unit")
YEAR: Final = ("年度", "年份", "year")
DUE: Final = ("期限", "完成时限", "due")
REASON: Final = ("依据", "理由", "reason")
EXAMPLE: Final = "例：bulletin target 交通运输局 新改建农村公路 40公里 --year 2024"
EARLIEST, LATEST = 1949, 2200


@dataclass(frozen=True, slots=True)
class Aim:
    """One target as it was typed; `place` is where, for messages."""

    department: str
    indicator: str
    value: str
    year: int
    due: date | None = None
    reason: str = ""
    place: str = "target"


@dataclass(frozen=True, slots=True)
class Amount:
    """A target's number in its base unit."""

    value: Decimal
    unit: str


def read_aims(file: Path, year: int | None) -> tuple[Aim, ...]:
    """The targets of a table; `year` is that of the rows that name none. UsageError with the line that is wrong."""
    rows = entries(file)
    missing = lacking(rows, (DEPARTMENT, INDICATOR, VALUE))
    if missing:
        raise UsageError(
            f"--from-file {file}", f"表头没有{'、'.join(missing)}", "表头：单位、指标、目标、计量单位、年度、期限"
        )
    return tuple(_aim(row, year) for row in rows if any(row.get(*names) for names in (INDICATOR, VALUE)))


def _aim(row: Entry, year: int | None) -> Aim:
    told = row.get(*YEAR).removesuffix("年")
    if told and not (told.isdecimal() and len(told) <= 4):
        raise UsageError(row.place, f"“{told}”不是年份", "请写成 2024")
    if not told and year is None:
        raise UsageError(row.place, "没有年度", "表里加一列“年度”，或用 --year 2024")
    for what, names in (("单位", DEPARTMENT), ("指标", INDICATOR)):
        if not row.get(*names):
            raise UsageError(row.place, f"没有写{what}", "每行都要写；合并的单元格请拆开填满")
    due = row.get(*DUE)
    value, unit = row.get(*VALUE), row.get(*UNIT)
    return Aim(
        department=row.get(*DEPARTMENT),
        indicator=row.get(*INDICATOR),
        value=value if unit and value.endswith(unit) else value + unit,
        year=int(told) if told else year or 0,
        due=typed_date(due, row.place) if due else None,
        reason=row.get(*REASON),
        place=row.place,
    )


def amount_of(aim: Aim) -> Amount:
    """The number of a target; UsageError for what is none, or not exact."""
    from bulletin_cli import find_quantities

    text = aim.value.replace(",", "").strip()
    found = find_quantities(text)
    if len(found) != 1 or found[0].text != text:
        raise UsageError(aim.place, f"“{aim.value}”不是一个数", "请写成 40公里、12.5亿元 或 300户")
    one = found[0]
    if one.modifier is not Modifier.EXACT or one.upper is not None or one.value <= 0:
        raise UsageError(aim.place, f"目标“{aim.value}”要是一个确数", "不写“约”“以上”，也不写区间")
    return Amount(one.value, one.unit)


def enter(database: Path, aims: Sequence[Aim], *, known: bool) -> int:
    """The exit status; all targets are stored in one batch, or none. `known`: each must be of an indicator that is there."""
    if not aims:
        raise UsageError("target", "没有可录入的目标", EXAMPLE)
    with open_shelf(database) as shelf:
        held = {(one.department, one.indicator, one.year): one for one in shelf.goals()}
        own = _reported(aims, shelf, known=known)
    found = [_decided(aim, *own[aim.department], known=known) for aim in aims]
    rulings = []
    for aim, (decision, _) in zip(aims, found, strict=True):
        before = held.get((decision.department, decision.name, aim.year))
        if before is None or (before.value, before.unit, before.due) != (
            Decimal(decision.value),
            decision.unit,
            decision.due,
        ):
            rulings.append(Ruling(decision, f"{scaled(before.value)}{before.unit}" if before else "", aim.reason))
    if not rulings:
        say(words().say("早已如此，没有改动"))
        return 0
    _store(database, rulings)
    unmet = [decision.name for decision, met in found if not met]
    for ruling in rulings:
        say(described(ruling))
    if unmet:
        told = "、".join(unmet[:3]) + ("……" if len(unmet) > 3 else "")
        say(words().say("其中 {count} 项还没有报过数：{names}", count=len(unmet), names=told))
    return 0


def _store(database: Path, rulings: Sequence[Ruling]) -> None:
    # ruff: noqa: PLC0415 - what writes is loaded by what writes
    from bulletin_cli.cli.archive import learn
    from bulletin_cli.store.writing import open_archive

    with open_archive(database, learn) as archive:
        archive.decide(command(), rulings, lambda _: True)


def _reported(aims: Sequence[Aim], shelf: Shelf, *, known: bool) -> Mapping[str, tuple[Body, tuple[Series, ...]]]:
    """For each department that is named: which it is, and what it has reported."""
    names = tuple(dict.fromkeys(aim.department for aim in aims))
    bodies = {name: departments((name,), shelf)[0] for name in names} if known else dict(bodies_printed(names, shelf))
    return {name: (body, shelf.series(Selection(departments=body.spellings))) for name, body in bodies.items()}


def _decided(aim: Aim, body: Body, own: Sequence[Series], *, known: bool) -> tuple[Decision, bool]:
    """The target as a decision, and whether its indicator has been reported."""
    amount = amount_of(aim)
    if not EARLIEST <= aim.year <= LATEST:
        raise UsageError(aim.place, f"“{aim.year}”不是年份", "请写成 2024")
    if aim.due and aim.due.year != aim.year:
        raise UsageError(aim.place, f"期限 {aim.due} 不在 {aim.year} 年", "期限要在目标的年度里")
    series = _meant(aim, amount, own, known=known)
    decision = Decision(
        Kind.TARGET, series.name if series else aim.indicator, plain(amount.value), body.name, date(aim.year, 1, 1),
        unit=amount.unit, due=aim.due,
    )  # fmt: skip
    return decision, series is not None


def _meant(aim: Aim, amount: Amount, own: Sequence[Series], *, known: bool) -> Series | None:
    """The indicator that is meant, None where nobody has reported it; UsageError where several may be."""
    word = aim.indicator
    happened = [one for one in own if one.status is Status.ACTUAL and one.measure is Measure.LEVEL]
    exact = [one for one in happened if word in names_of(one)]
    near = exact or [one for one in happened if any(word in name for name in names_of(one))]
    fit = [one for one in near if one.unit == amount.unit]
    if len(fit) > 1:
        found = "、".join(dict.fromkeys(one.name for one in fit))
        raise UsageError(aim.place, f"“{word}”可能是几项指标：{found}", "请写全指标名称：bulletin list indicators")
    if fit:
        return fit[0]
    if near:
        raise UsageError(aim.place, f"{near[0].name}用“{near[0].unit}”计，目标是“{amount.unit}”", "请换成同一种单位")
    if known:
        nearest = way_out(word, (one.name for one in happened), "还没有报过数的，写在表里：--from-file 台账.csv")
        raise UnknownName(aim.place, f"{aim.department}没有报过“{word}”", nearest)
    return None


def remove(database: Path, named: str) -> int:
    """The exit status; the target of that id no longer holds."""
    with open_shelf(database) as shelf:
        held = {one.id: one for one in shelf.goals()}
    goal = held.get(named)
    if goal is None:
        raise UsageError("target --remove", f"没有编号为“{named}”的目标", "全部目标：bulletin target")
    told = words().say("撤掉目标 {id}：{name}", id=goal.id, name=f"{goal.department} {goal.indicator}")
    take_back(database, [int(goal.id[1:])], lambda _: told)
    return 0


def described(ruling: Ruling) -> str:
    """One target in words: whose, of what, how much, in which year, and what was entered before."""
    one = ruling.decision
    told = f"{one.department} {one.name}   {one.since.year if one.since else ''}年目标 {scaled(Decimal(one.value))}{one.unit}"
    return told + (f"（原为 {ruling.before}）" if ruling.before else "")
