"""A department through the issues: a row for each indicator, a column for each issue, changes, standing and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bulletin_cli.analysis.display import change_text, percent_text, value_text
from bulletin_cli.analysis.footnotes import footnotes
from bulletin_cli.analysis.frames import By, Frame, framed
from bulletin_cli.analysis.heads import heads_of
from bulletin_cli.analysis.lines import Line, lines_of
from bulletin_cli.analysis.pace import WORDS, Completion, State, in_places
from bulletin_cli.analysis.records import record_of, sheet_of
from bulletin_cli.analysis.sparkline import sparkline
from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.analysis.view import Against, Show, View
from bulletin_cli.model import Series

# What goes first on a narrow terminal: issues before the last two, the oldest first; then the sparkline, the source, the
# target, the change in amount, the issue before, the per cent, the kind. Names, the newest issue and the standing stay.
DROP_OLD_ISSUES: Final = 100
DROP_TREND, DROP_SOURCE, DROP_TARGET, DROP_CHANGE, DROP_PREVIOUS, DROP_PERCENT, DROP_KIND = 60, 55, 50, 40, 30, 20, 10
# A table in which few figures have a target keeps its changes and lets the standing go first.
KEPT: Final = 3
DROP_STANDING: Final = {"target": 58, "state": 57, "pace": 56, "completion": 35}
FEW: Final = 3
# After a target that a person entered.
ENTERED: Final = "#"
ALWAYS: Final = 2
PLAIN: Final = View()


def department_report(
    series: Sequence[Series], department: str, frame: Frame | None = None, view: View = PLAIN
) -> Report:
    """The report of one department.

    `frame` is what the comparison runs through; without one, the issues in which the department has a figure.
    """
    own = tuple(one for one in series if belongs(one, department))
    lines = _lines(own, frame, view)
    return _report(lines, frame_of(own, frame), view, department, DEPARTMENT_COLUMNS)


def county_report(series: Sequence[Series], title: str, frame: Frame | None = None, view: View = PLAIN) -> Report:
    """The report of these series of any department, the department in its own column."""
    lines = _lines(series, frame, view)
    return _report(lines, frame_of(series, frame), view, title, COUNTY_COLUMNS)


def belongs(series: Series, department: str) -> bool:
    """Whether the department reported figures of the series, alone or with others, under this or an earlier name."""
    named = {name for figure in series.figures for name in figure.observation.departments}
    return department in named or department in series.department.split("、")


def frame_of(series: Sequence[Series], frame: Frame | None) -> Frame:
    """The frame given, else one of every issue that the series have figures in."""
    if frame is not None:
        return frame
    figures = [figure for one in series for figure in one.figures]
    found = framed(None, By.ISSUE, heads_of(series), figures)
    return found[0] if found else Frame(None, By.ISSUE, (), (), "")


def _lines(series: Sequence[Series], frame: Frame | None, view: View) -> tuple[Line, ...]:
    through = frame_of(series, frame)
    return lines_of(series, through, view) if through.stops else ()


DEPARTMENT_COLUMNS: Final = (Column("indicator", "指标", wrap=True),)
COUNTY_COLUMNS: Final = (Column("department", "单位", wrap=True), *DEPARTMENT_COLUMNS)


def _report(lines: Sequence[Line], frame: Frame, view: View, title: str, lead: tuple[Column, ...]) -> Report:
    records = tuple(record_of(line, frame.stops) for line in lines)
    columns = _columns(frame, view, lead, lines)
    table = Table(
        columns=columns,
        rows=tuple(_cells(line, columns, frame) for line in lines),
        title=title,
        subtitle=frame.name,
        notes=footnotes(lines, frame, view),
    )
    return Report(table, records, sheet_of(lines, records, frame.stops))


def _columns(frame: Frame, view: View, lead: tuple[Column, ...], lines: Sequence[Line]) -> tuple[Column, ...]:
    aimed = sum(_is_aimed(line) for line in lines)
    mainly = aimed * FEW >= max(1, len(lines))
    return (
        *lead,
        Column("kind", "性质", drop=DROP_KIND if mainly else KEPT, own=True),
        *(
            Column(stop.key, stop.label, Align.RIGHT, _drop(at, len(frame.stops)))
            for at, stop in enumerate(frame.stops)
        ),
        *_change_columns(view, DROP_CHANGE if mainly else KEPT),
        *(STANDING_COLUMNS if mainly else YIELDING_COLUMNS if aimed else ()),
        Column("trend", "走势", drop=DROP_TREND),
        Column("id", "出处", drop=DROP_SOURCE),
    )


def _is_aimed(line: Line) -> bool:
    return line.standing is not None and line.standing.state is not State.NO_TARGET


STANDING_COLUMNS: Final = (
    Column("target", "目标", Align.RIGHT, DROP_TARGET),
    Column("completion", "完成率", Align.RIGHT),
    Column("pace", "序时", Align.RIGHT, 5),
    Column("state", "状态", own=True),
)
YIELDING_COLUMNS: Final = tuple(replace(column, drop=DROP_STANDING[column.key]) for column in STANDING_COLUMNS)


def _change_columns(view: View, drop: int) -> tuple[Column, ...]:
    match view.against:
        case Against.NONE:
            return ()
        case Against.YOY:
            titles = ("比上年同期", "同比")
        case Against.PREV:
            titles = ("比上次", "增幅")
    change = Column("change", titles[0], Align.RIGHT, drop, own=True)
    # Between two rates there are only points.
    return (
        (change,)
        if view.show is Show.RATE
        else (change, Column("change_percent", titles[1], Align.RIGHT, DROP_PERCENT))
    )


def _drop(at: int, count: int) -> int:
    """How soon a column goes: the newest never, the one before late, the others the oldest first."""
    back = count - 1 - at
    return 0 if back == 0 else DROP_PREVIOUS if back < ALWAYS else DROP_OLD_ISSUES + back


def _cells(line: Line, columns: Sequence[Column], frame: Frame) -> tuple[Cell, ...]:
    """A line as a row; most of its columns are issues that do not speak of it."""
    keys = [column.key for column in columns]
    around = {key: _cell(line, key, frame) for key in keys if key not in frame.places}
    return tuple(map({**_amounts(line), **around}.get, keys))


def _cell(line: Line, key: str, frame: Frame) -> Cell:
    """What stands in a column that is none of the frame's."""
    match key:
        case "department":
            return line.row.series.department
        case "indicator":
            return line.label
        case "kind":
            return line.kind
        case "change" | "change_percent":
            return _move(line, key)
        case "target" | "completion" | "pace" | "state":
            return standing_cell(line, key)
        case "trend":
            figures = [line.shown.get(stop.key) for stop in frame.stops]
            return sparkline([figure.observation.value if figure else None for figure in figures])
    return line.last.address if line.last else None


def _amounts(line: Line) -> dict[str, str]:
    """The figures by their columns; what is done and no longer reported stands on in the newest, starred."""
    told = {key: value_text(figure.observation) for key, figure in line.shown.items()}
    if line.standing is not None and line.standing.state is State.DONE and line.last:
        told.setdefault(line.newest, f"{value_text(line.last.observation)}*")
    return told


def _move(line: Line, key: str) -> str | None:
    """The change or the per cent; starred where the newest column has no figure."""
    if line.last is None or line.previous is None:
        return None
    told = percent_text if key == "change_percent" else change_text
    change = told(line.last.observation, line.previous.observation)
    return f"{change}*" if change and line.carried else change


def standing_cell(line: Line, key: str) -> str | None:
    """The target, the completion, the distance from the pace, or the state with its glyph."""
    stand = line.standing
    if stand is None:
        return ""
    star = "*" if line.carried else ""
    match key:
        case "target":
            return f"{value_text(stand.target.observation)}{ENTERED if stand.entered else ''}" if stand.target else None
        case "completion":
            return f"{completion_text(stand.completion)}{star}" if stand.completion else None
        case "pace":
            return None if stand.pace is None or stand.state is State.DONE else f"{stand.pace:+.1f}{star}"
    return WORDS[stand.state]


def completion_text(rate: Completion) -> str:
    """The completion; beside a stated one what the numbers give, where no rounding explains the distance."""
    rough = "约" if rate.rough else ""
    other = f"（算得{in_places(rate.computed):f}%）" if rate.differs and rate.computed is not None else ""
    return f"{rough}{rate.told.normalize():f}%{other}"
