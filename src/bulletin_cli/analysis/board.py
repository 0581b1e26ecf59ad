"""The county at a glance: for each department how many indicators it has, and what the newest issue did to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bulletin_cli.analysis.display import change_of
from bulletin_cli.analysis.heads import IssueHead, heads_of, in_order, labels, span_text
from bulletin_cli.analysis.table import Align, Column, Report, Table
from bulletin_cli.model import Series, Status


@dataclass(frozen=True, slots=True)
class BoardRecord:
    """One department of one bulletin. Indicators are the series of what happened, without targets and forecasts.

    `reported` of them are in the newest issue, of which `up`, `down` and `same` against the figure before, the others
    being new; `silent` were in the issue before and are not in the newest. `latest` is the department's last issue.
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


def county_board(series: Sequence[Series], issues: Sequence[IssueHead] | None = None) -> Report:
    """The board, departments with most indicators first, each against its own bulletin's newest issue."""
    heads = in_order(issues) if issues is not None else heads_of(series)
    records = _records([one for one in series if one.status is Status.ACTUAL], heads)
    return Report(_table(records, heads), records)


def _records(series: Sequence[Series], heads: Sequence[IssueHead]) -> tuple[BoardRecord, ...]:
    issues: dict[str | None, list[str]] = defaultdict(list)
    for head in heads:
        issues[head.title].append(head.address)
    groups: dict[tuple[str | None, str], list[Series]] = defaultdict(list)
    for one in series:
        for department in one.department.split("、"):
            groups[one.figures[-1].title, department].append(one)
    found = (_record(*key, group, issues.get(key[0], [])) for key, group in groups.items())
    return tuple(sorted(found, key=lambda record: (record.title or "", -record.indicators)))


def _record(title: str | None, department: str, group: Sequence[Series], issues: Sequence[str]) -> BoardRecord:
    newest, before = issues[-1] if issues else "", issues[-2] if len(issues) > 1 else ""
    moves = Counter(_move(one, newest) for one in group)
    seen = {figure.issue for one in group for figure in one.figures}
    return BoardRecord(
        title=title,
        department=department,
        indicators=len(group),
        reported=len(group) - moves["absent"],
        up=moves["up"],
        down=moves["down"],
        same=moves["same"],
        silent=sum(_in(one, before) and not _in(one, newest) for one in group),
        latest=next((issue for issue in reversed(issues) if issue in seen), ""),
    )


def _in(one: Series, issue: str) -> bool:
    return any(figure.issue == issue for figure in one.figures)


def _move(one: Series, newest: str) -> str:
    """What the newest issue did to a series: absent, new, or up, down or same against the figure before."""
    if not _in(one, newest):
        return "absent"
    if len(one.figures) < 2:
        return "new"
    change = change_of(one.figures[-1].observation, one.figures[-2].observation)
    if change is None:
        return "new"
    return "up" if change > 0 else "down" if change < 0 else "same"


COUNTS: Mapping[str, str] = {
    "indicators": "指标",
    "reported": "本期有数",
    "up": "上升",
    "down": "下降",
    "same": "持平",
    "silent": "本期未报",
}


def _table(records: Sequence[BoardRecord], heads: Sequence[IssueHead]) -> Table:
    titled = len({record.title for record in records}) > 1
    columns = (
        *((Column("title", "刊物", wrap=True),) if titled else ()),
        Column("department", "单位", wrap=True),
        *(Column(key, title, Align.RIGHT) for key, title in COUNTS.items()),
        Column("latest", "最新一期", drop=1),
    )
    names = labels(heads)
    rows = tuple(
        tuple(names.get(record.latest) if column.key == "latest" else getattr(record, column.key) for column in columns)
        for record in records
    )
    return Table(columns, rows, "各单位报数一览", span_text(heads), _notes(records) if records else ())


def _notes(records: Sequence[BoardRecord]) -> tuple[str, ...]:
    total = sum(record.indicators for record in records)
    return (
        "指标不含目标和预计      上升、下降、持平：与上一次报数相比      本期未报：上期有、本期没有",
        f"{len({(record.title, record.department) for record in records})} 个单位 · {total} 项指标      "
        f"详见：bulletin report --dept {records[0].department}",
    )
