"""What `list` shows of people's knowledge: indicators with their wordings, aliases, decisions, batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bulletin_cli.analysis.table import Align, Column, Report, Table
from bulletin_cli.cli.aims import described as target_in_words
from bulletin_cli.cli.figures import MEASURE, STATUS, TIME
from bulletin_cli.cli.fixing import described
from bulletin_cli.cli.naming import COLUMNS, SPOKEN, standing
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.decisions import Kind
from bulletin_cli.store.selecting import Selection

if TYPE_CHECKING:
    from bulletin_cli.store.reading import IndicatorEntry, Shelf
    from bulletin_cli.store.taking import Taken

KINDS: Final = {"ingest": "收录", "again": "重读", "decision": "决定", "undo": "撤销"}


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """One alias: its kind (dept, indicator), the name and what it stands for, where, from when on, why."""

    kind: str
    name: str
    canonical: str
    department: str
    since: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """One decision: its batch, when, what about (a name or a figure's text), before and after, why, whether it holds."""

    batch: str
    taken: str
    kind: str
    about: str
    field: str
    before: str
    after: str
    reason: str
    holds: int
    command: str


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """One write."""

    batch: str
    started: str
    kind: str
    issues: int
    decisions: int
    undone: int
    command: str


def indicators(shelf: Shelf, departments: Sequence[str]) -> Report:
    """Every series with its unit and its other wordings."""
    entries = shelf.indicators(Selection(departments=tuple(departments)))
    columns = (
        Column("series", "系列", drop=1),
        Column("department", "单位", wrap=True),
        Column("series_name", "指标", wrap=True),
        Column("unit", "计量单位"),
        Column("kind", "性质", drop=2, own=True),
        Column("figures", "数字", Align.RIGHT),
        Column("others", "也写作", wrap=True),
    )
    rows = tuple(
        (e.series, e.department, e.series_name, e.unit, _kind(e), e.figures, "、".join(e.others)) for e in entries
    )
    note = f"{len(rows)} 项指标      两项其实是一项：bulletin alias indicator 名称 统一名称"
    return Report(Table(columns, rows, notes=(note,)), entries)


def _kind(entry: IndicatorEntry) -> str:
    words = (STATUS[entry.status], MEASURE[entry.measure], TIME[entry.time])
    return "、".join(word for word in words if word)


def aliases(shelf: Shelf) -> Report:
    """The aliases that hold, in the form that `alias --from-file` reads."""
    records = tuple(map(_alias, standing(shelf.decisions())))
    titles = ("种类", "名称", "统一名称", "限单位", "起始", "理由")
    columns = tuple(Column(key, title, wrap=key == "reason") for key, title in zip(COLUMNS, titles, strict=True))
    rows = tuple((SPOKEN[one.kind], one.name, one.canonical, one.department, one.since, one.reason) for one in records)
    sheet = Table(
        tuple(Column(key, key) for key in COLUMNS),
        tuple((one.kind, one.name, one.canonical, one.department, one.since, one.reason) for one in records),
    )
    note = f"{len(rows)} 个别名      存成文件再读回：bulletin list aliases -o 别名.csv"
    return Report(Table(columns, rows, notes=(note,)), records, sheet)


def _alias(taken: Taken) -> AliasRecord:
    one = taken.decision
    since = one.since.isoformat() if one.since else ""
    return AliasRecord(one.kind.value, one.name, one.value, one.department, since, taken.ruling.reason)


def changes(shelf: Shelf) -> Report:
    """Every decision ever taken, the newest first."""
    records = tuple(_change(one) for one in reversed(shelf.decisions()))
    columns = (
        Column("batch", "批次"),
        Column("taken", "时间", drop=2),
        Column("about", "对象", wrap=True),
        Column("did", "决定", wrap=True, own=True),
        Column("reason", "理由", wrap=True, drop=1),
        Column("holds", "现状", own=True),
    )
    rows = tuple(
        (r.batch, r.taken, r.about, _did(one), r.reason, "有效" if r.holds else "已撤")
        for r, one in zip(records, reversed(shelf.decisions()), strict=True)
    )
    return Report(Table(columns, rows, notes=(f"{len(rows)} 项决定      撤销：bulletin undo 批次",)), records)


def _change(taken: Taken) -> ChangeRecord:
    one = taken.decision
    about = f"{one.anchor.text}（{one.anchor.issue.replace('|', ' ')}）" if one.anchor else one.name
    return ChangeRecord(
        batch=f"b{taken.batch:04d}",
        taken=taken.taken,
        kind=one.kind.value,
        about=about,
        field=one.name if one.anchor else "",
        before=taken.ruling.before,
        after=one.value,
        reason=taken.ruling.reason,
        holds=int(taken.holds),
        command=taken.command,
    )


def _did(taken: Taken) -> str:
    if taken.decision.kind is Kind.TARGET:
        return target_in_words(taken.ruling)
    return described(taken.ruling).strip() if taken.decision.anchor else f"并入 {taken.decision.value}"


def batches(shelf: Shelf) -> Report:
    """Every write, the newest first."""
    columns = (
        Column("batch", "批次"),
        Column("started", "时间"),
        Column("kind", "种类", own=True),
        Column("issues", "期数", Align.RIGHT),
        Column("decisions", "决定", Align.RIGHT),
        Column("undone", "现状", own=True),
        Column("command", "命令", drop=1, wrap=True),
    )
    found = tuple(reversed(shelf.batches()))
    rows = tuple(
        (
            f"b{one.number:04d}", one.started, KINDS[one.kind], one.issues, one.decisions,
            "已撤" if one.undone else "", one.command,
        )
        for one in found
    )  # fmt: skip
    records = tuple(
        BatchRecord(
            f"b{one.number:04d}", one.started, one.kind, one.issues, one.decisions, int(one.undone), one.command
        )
        for one in found
    )
    return Report(Table(columns, rows, notes=(f"{len(rows)} 批      撤销：bulletin undo 批次",)), records)
