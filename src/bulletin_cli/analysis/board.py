"""The county at a glance: for each department how many indicators stand how, and what the newest issue did to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.footnotes import standing_notes
from bulletin_cli.analysis.frames import By, Frame
from bulletin_cli.analysis.lines import Line, pace_of, standing_lines
from bulletin_cli.analysis.pace import State, elapsed
from bulletin_cli.analysis.progress import PLAIN, frame_of
from bulletin_cli.analysis.records import rounded
from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.analysis.view import View
from bulletin_cli.model import Quiet, Series
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class BoardRecord:
    """One department of one bulletin. Indicators are amounts that happened, without targets, forecasts and growth rates.

    `reported` of them are in the newest column, of which `up`, `down` and `same` against the figure before, the others
    being new; `silent` were in the column before and are not in the newest. `latest` is the department's last column.
    `done` to `no_target` add up to `indicators`. `slowest` is the distance from the pace of the one furthest behind.
    """

    title: str | None
    department: str
    indicators: int
    reported: int
    up: int
    down: int
    same: int
    silent: int
    latest: str
    done: int = 0
    ahead: int = 0
    on_pace: int = 0
    behind: int = 0
    other: int = 0
    no_target: int = 0
    slowest: Decimal | None = None
    slowest_indicator: str | None = None
    slowest_id: str | None = None


def county_board(
    series: Sequence[Series], frame: Frame | None = None, view: View = PLAIN, quiet: Sequence[Quiet] = ()
) -> Report:
    """The board of one bulletin, departments with most indicators first, then those whose first indicator began first.

    `quiet` are indicators that are only counted, of every department of the bulletin in that order.
    """
    through = frame_of(series, frame)
    plain = View(rules=view.rules, only=view.only, goals=view.goals)
    lines = standing_lines(series, through, plain) if through.stops else ()
    groups = {name: _Group() for name in _in_order(lines, quiet)}
    for line in lines:
        for department in line.row.series.department.split("、"):
            groups[department].lines.append(line)
    for one in quiet:
        for department in one.department.split("、"):
            groups[department].quiet.append(one)
    records = tuple(sorted((_record(*group, through) for group in groups.items()), key=lambda one: -one.indicators))
    notes = _notes(records, lines, quiet, view) if records else ()
    return Report(_table(records, through, view, notes), records)


class _Group:
    """The indicators of a department: those looked at, and those that are only counted."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.quiet: list[Quiet] = []


def _in_order(lines: Sequence[Line], quiet: Sequence[Quiet]) -> Iterator[str]:
    """The departments in the order in which their first indicators began."""
    told = (one.department for one in quiet) if quiet else (line.row.series.department for line in lines)
    for department in told:
        yield from department.split("、")


def _record(department: str, group: _Group, frame: Frame) -> BoardRecord:
    lines, still = group.lines, sum(one.indicators for one in group.quiet)
    newest = frame.stops[-1].key
    before = frame.stops[-2].key if len(frame.stops) > 1 else ""
    moves = Counter(_move(line, newest) for line in lines)
    slow = min((line for line in lines if _is_open(line)), key=lambda line: pace_of(line) or Decimal(0), default=None)
    counts = _counts(lines)
    return BoardRecord(
        title=frame.title,
        department=department,
        indicators=len(lines) + still,
        reported=len(lines) - moves["absent"],
        up=moves["up"],
        down=moves["down"],
        same=moves["same"],
        silent=sum(before in line.row.figures and newest not in line.row.figures for line in lines),
        latest=_latest(group, frame),
        **{**counts, State.NO_TARGET.value: counts[State.NO_TARGET.value] + still},
        slowest=rounded(pace_of(slow)) if slow else None,
        slowest_indicator=slow.row.series.name if slow else None,
        slowest_id=slow.last.address if slow and slow.last else None,
    )


def _latest(group: _Group, frame: Frame) -> str:
    """The newest column in which the department has a figure."""
    told = {key for line in group.lines for key in line.row.figures} | {one.latest for one in group.quiet if one.latest}
    return max((key for key in told if key in frame.places), key=frame.places.__getitem__, default="")


def _counts(lines: Sequence[Line]) -> dict[str, int]:
    counted = Counter(line.standing.state for line in lines if line.standing)
    return {state.value: counted[state] for state in State}


def _is_open(line: Line) -> bool:
    return pace_of(line) is not None and line.standing is not None and line.standing.state is not State.DONE


def _move(line: Line, newest: str) -> str:
    """What the newest column did to an indicator: absent, new, or up, down or same against the figure before."""
    if newest not in line.row.figures:
        return "absent"
    if line.change is None:
        return "new"
    return "up" if line.change > 0 else "down" if line.change < 0 else "same"


MOVES: Final[Mapping[str, str]] = {"up": "上升", "down": "下降", "same": "持平"}
COUNTS: Final[Mapping[str, tuple[str, int]]] = {
    "done": ("已完成", 0), "ahead": ("超进度", 0), "on_pace": ("达进度", 0), "behind": ("欠进度", 0),
    "other": ("其他", 50), "no_target": ("无目标", 40),
}  # fmt: skip


def _columns(records: Sequence[BoardRecord]) -> tuple[Column, ...]:
    """Without a single target there is nothing to say of states."""
    aimed = any(record.no_target < record.indicators for record in records)
    states = (Column(key, title, Align.RIGHT, drop) for key, (title, drop) in COUNTS.items())
    slow = (Column("slowest", "最慢", Align.RIGHT, 20), Column("slowest_indicator", "最慢指标", drop=30, wrap=True))
    return (
        Column("department", "单位", wrap=True),
        Column("indicators", "指标", Align.RIGHT),
        Column("reported", "本期有数", Align.RIGHT, 60 if aimed else 0),
        *(Column(key, title, Align.RIGHT, 70 if aimed else 0) for key, title in MOVES.items()),
        *(states if aimed else ()),
        Column("silent", "未报", Align.RIGHT, 15),
        *(slow if aimed else ()),
        Column("latest", "最近一次", drop=80, own=True),
    )


def _table(records: Sequence[BoardRecord], frame: Frame, view: View, notes: tuple[str, ...]) -> Table:
    columns = _columns(records)
    names = {stop.key: stop.label for stop in frame.stops}
    rows = tuple(tuple(_cell(record, column.key, names) for column in columns) for record in records)
    title = f"{frame.title} 各单位进度" if frame.title else "各单位进度"
    return Table(columns, rows, title, _heading(frame, view), notes)


def _heading(frame: Frame, view: View) -> str:
    """The columns in a few words, and how much of the year has gone by on the newest issue's day."""
    day = frame.heads[-1].date if frame.heads else None
    if frame.by is not By.ISSUE or day is None:
        return frame.name
    return f"{frame.name}   序时 {elapsed(day, view.rules.pace) * 100:.1f}%"


def _cell(record: BoardRecord, key: str, names: Mapping[str, str]) -> Cell:
    if key == "latest":
        return names.get(record.latest)
    if key == "slowest":
        return None if record.slowest is None else f"{record.slowest:+.1f}"
    cell: Cell = getattr(record, key)
    return cell


def _notes(
    records: Sequence[BoardRecord], lines: Sequence[Line], quiet: Sequence[Quiet], view: View
) -> tuple[str, ...]:
    """What several departments report together counts once for the county, though for each of them."""
    behind = _counts(lines)[State.BEHIND.value]
    indicators = len(lines) + sum(one.indicators for one in quiet)
    return (
        "指标不含目标、预计和增幅      未报：前一列有、最新一列没有",
        f"{len(records)} 个单位 · {indicators} 项指标 · 欠进度 {behind} 项      "
        f"详见：bulletin report --dept {records[0].department}",
        *standing_notes(lines, view.rules),
    )
