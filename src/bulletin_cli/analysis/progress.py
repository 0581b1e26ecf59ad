"""A department through the issues: a row for each indicator, a column for each issue, changes and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bulletin_cli.analysis.display import change_text, percent_text, value_text
from bulletin_cli.analysis.heads import IssueHead, heads_of, in_order, labels, span_text
from bulletin_cli.analysis.records import record_of, sheet_of
from bulletin_cli.analysis.rows import Row, rows_of
from bulletin_cli.analysis.sparkline import sparkline
from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.model import Figure, Series
from bulletin_cli.series.links import links_of

# What goes first on a narrow terminal: issues before the last two, the oldest first; then the sparkline, the source,
# the issue before, the per cent. Names, kinds, the newest issue and its change always stay.
DROP_OLD_ISSUES: Final = 100
DROP_TREND, DROP_SOURCE, DROP_PREVIOUS, DROP_PERCENT = 40, 30, 20, 10
ALWAYS: Final = 2


def department_report(series: Sequence[Series], department: str, issues: Sequence[IssueHead] | None = None) -> Report:
    """The report of one department.

    `issues` are those that the comparison runs through; without them all in which the department has a figure.
    """
    own = tuple(one for one in series if belongs(one, department))
    heads = in_order(issues) if issues is not None else heads_of(own)
    links = links_of(own)
    by_id = {one.id: one for one in own}
    rows = tuple(row for row in rows_of(own, links) if any(head.address in row.figures for head in heads))
    records = tuple(record_of(row, heads, links[row.series.id], by_id) for row in rows)
    return Report(_table(department, rows, heads), records, sheet_of(records, heads))


def belongs(series: Series, department: str) -> bool:
    """Whether the department reported figures of the series, alone or with others, under this or an earlier name."""
    named = {name for figure in series.figures for name in figure.observation.departments}
    return department in named or department in series.department.split("、")


def _table(department: str, rows: Sequence[Row], heads: Sequence[IssueHead]) -> Table:
    return Table(
        columns=_columns(heads),
        rows=tuple(_cells(row, heads) for row in rows),
        title=department,
        subtitle=span_text(heads),
        notes=tuple(_notes(rows, heads)),
    )


def _columns(heads: Sequence[IssueHead]) -> tuple[Column, ...]:
    names = labels(heads)
    return (
        Column("indicator", "指标", wrap=True),
        Column("kind", "性质"),
        *(
            Column(head.address, names[head.address], Align.RIGHT, _drop(at, len(heads)))
            for at, head in enumerate(heads)
        ),
        Column("change", "比上次", Align.RIGHT),
        Column("change_percent", "增幅", Align.RIGHT, DROP_PERCENT),
        Column("trend", "走势", drop=DROP_TREND),
        Column("id", "出处", drop=DROP_SOURCE),
    )


def _drop(at: int, count: int) -> int:
    """How soon an issue's column goes: the newest never, the one before late, the others the oldest first."""
    back = count - 1 - at
    return 0 if back == 0 else DROP_PREVIOUS if back < ALWAYS else DROP_OLD_ISSUES + back


def _cells(row: Row, heads: Sequence[IssueHead]) -> tuple[Cell, ...]:
    figures = [row.figures.get(head.address) for head in heads]
    change, percent = _moves(figures)
    return (
        row.label,
        row.kind,
        *(None if figure is None else value_text(figure.observation) for figure in figures),
        change,
        percent,
        sparkline([None if figure is None else figure.observation.value for figure in figures]),
        _last_address(figures),
    )


def _moves(figures: Sequence[Figure | None]) -> tuple[str | None, str | None]:
    """The change and the per cent between the last two figures; starred where the newest issue has none."""
    reported = [figure.observation for figure in figures if figure]
    if len(reported) < ALWAYS:
        return None, None
    previous, last = reported[-ALWAYS:]
    change = change_text(last, previous)
    return f"{change}*" if change and figures[-1] is None else change, percent_text(last, previous)


def _last_address(figures: Sequence[Figure | None]) -> str | None:
    return next((figure.address for figure in reversed(figures) if figure), None)


def _notes(rows: Sequence[Row], heads: Sequence[IssueHead]) -> list[str]:
    """What a reader must know to read the table rightly."""
    notes = ["— 该期未报      比上次：最近两次报数相比（* 最新一期未报）；累计数比的是累计数，不相加"] if rows else []
    if heads:
        newest = heads[-1].address
        silent = sum(newest not in row.figures for row in rows)
        notes.append(f"{len(rows)} 项指标 · 最新一期报了 {len(rows) - silent} 项、未报 {silent} 项")
    shown = {head.address for head in heads}
    notes += [
        f"{row.series.name}在 {figure.issue} 中不止一个数，取最后一个"
        for row in rows
        for figure in row.repeated
        if figure.issue in shown
    ]
    return notes
