"""Every target there is: what people entered beside what the bulletins state, indicator by indicator and year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.display import value_text
from bulletin_cli.analysis.pace import year_aimed_at
from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.model import Figure, Measure, Series, Status
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.goals import Goal, goal_series
from bulletin_cli.series.links import links_of

COLUMNS: Final = (
    Column("department", "单位", wrap=True),
    Column("indicator", "指标", wrap=True),
    Column("year", "年度", Align.RIGHT),
    Column("entered", "录入", Align.RIGHT),
    Column("stated", "正文", Align.RIGHT),
    Column("remark", "说明", drop=1, own=True),
    Column("due", "期限", drop=3),
    Column("id", "编号", drop=2),
    Column("stated_id", "出处", drop=4),
)
DIFFERENT: Final = "两者不同"
UNREPORTED: Final = "没有报过数"


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """One target: what a person entered and what the newest bulletin states, in base units; None where there is none.

    `remark` says that the two differ, or that the indicator was never reported.
    """

    department: str
    indicator: str
    year: int | None
    unit: str
    entered: Decimal | None
    stated: Decimal | None
    remark: str
    due: date | None
    id: str | None
    stated_id: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Aim:
    """One year's target of one indicator: its series, if any, the goal that was entered, the figure that states it."""

    series: Series | None
    year: int | None
    goal: Goal | None
    stated: Figure | None


def targets(series: Sequence[Series], goals: Sequence[Goal], year: int | None = None) -> Report:
    """All targets, or those of one year, department by department."""
    found = [aim for aim in _aims(series, goals) if year is None or aim.year == year]
    found.sort(key=lambda aim: (_department(aim), aim.year or 0, _indicator(aim)))
    records = tuple(map(_record, found))
    entered = sum(record.entered is not None for record in records)
    notes = (f"{len(records)} 个目标，其中录入 {entered} 个；有录入的，完成率和序时按录入的算",)
    rows = tuple(
        tuple(_cell(aim, record, column.key) for column in COLUMNS) for aim, record in zip(found, records, strict=True)
    )
    return Report(Table(COLUMNS, rows, notes=notes), records)


def _aims(series: Sequence[Series], goals: Sequence[Goal]) -> Iterator[_Aim]:
    entered = goal_series(goals)
    by_id = {one.id: one for one in (*series, *entered)}
    by_goal = {goal.id: goal for goal in goals}
    linked: set[str] = set()
    for id_, links in links_of(series, goals=entered).items():
        pair = [by_id.get(name or "") for name in (links.entered, links.target)]
        linked.update(one.id for one in pair if one)
        own, told = (_by_year(one) for one in pair)
        for year in sorted({*own, *told}, key=lambda one: one or 0):
            yield _Aim(by_id[id_], year, by_goal[own[year].address] if year in own else None, told.get(year))
    for one in (*entered, *series):
        if one.id not in linked and one.status is Status.TARGET and one.measure is Measure.LEVEL:
            for year, figure in _by_year(one).items():
                goal = by_goal.get(figure.address)
                yield _Aim(None, year, goal, None if goal else figure)


def _by_year(one: Series | None) -> Mapping[int | None, Figure]:
    """The newest figure for each year."""
    return {} if one is None else {year_aimed_at(figure): figure for figure in one.figures}


def _department(aim: _Aim) -> str:
    return aim.goal.department if aim.goal else aim.series.department if aim.series else _named(aim.stated)[0]


def _indicator(aim: _Aim) -> str:
    return aim.series.name if aim.series else aim.goal.indicator if aim.goal else _named(aim.stated)[1]


def _named(figure: Figure | None) -> tuple[str, str]:
    seen = figure.observation if figure else None
    return ("、".join(seen.departments), seen.indicator) if seen else ("", "")


def _record(aim: _Aim) -> TargetRecord:
    entered = aim.goal.value if aim.goal else None
    stated = aim.stated.observation.value if aim.stated else None
    differ = entered is not None and stated is not None and entered != stated
    return TargetRecord(
        department=_department(aim),
        indicator=_indicator(aim),
        year=aim.year,
        unit=aim.goal.unit if aim.goal else aim.stated.observation.unit if aim.stated else "",
        entered=entered,
        stated=stated,
        remark=DIFFERENT if differ else "" if aim.series else UNREPORTED,
        due=aim.goal.end if aim.goal else aim.stated.observation.period_end if aim.stated else None,
        id=aim.goal.id if aim.goal else None,
        stated_id=aim.stated.address if aim.stated else None,
        reason=aim.goal.reason if aim.goal else "",
    )


def _cell(aim: _Aim, record: TargetRecord, key: str) -> Cell:
    match key:
        case "entered":
            figures = goal_series((aim.goal,)) if aim.goal else ()
            return value_text(figures[0].figures[0].observation) if figures else None
        case "stated":
            return value_text(aim.stated.observation) if aim.stated else None
        case "due":
            return record.due.isoformat() if record.due else None
    cell: Cell = getattr(record, key)
    return cell
