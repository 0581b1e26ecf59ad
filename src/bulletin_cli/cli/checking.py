"""The checks' input out of the archive, and their findings as people and programs read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bulletin_cli.analysis.checks import CHECKS, PURPOSES
from bulletin_cli.analysis.checks_issues import looked_back_at
from bulletin_cli.analysis.holdings import Correction, Holdings
from bulletin_cli.analysis.table import Column, Report, Table
from bulletin_cli.cli.checking_system import PURPOSE, SYSTEM
from bulletin_cli.cli.choosing import heads_of
from bulletin_cli.cli.language import words
from bulletin_cli.errors import UsageError
from bulletin_cli.model import Finding, Severity
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.corrections import Change
from bulletin_cli.series.goals import goal_series
from bulletin_cli.series.vocabulary import shipped
from bulletin_cli.store.selecting import Selection

if TYPE_CHECKING:
    from bulletin_cli.store.reading import Shelf

SEVERITY: Final = {Severity.WARNING: "警告", Severity.NOTE: "提示"}


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """One finding as programs read it; the names of the fields stay put."""

    check: str
    severity: str
    ids: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """One check and what it looks for."""

    check: str
    purpose: str


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """The names of checks; UsageError for one that does not exist."""
    for name in names:
        if name not in (*CHECKS, SYSTEM):
            raise UsageError("check", f"没有“{name}”这项检查", "可用：" + "、".join((*CHECKS, SYSTEM)))
    return tuple(names)


def catalogue() -> Report:
    """What checks there are."""
    columns = (Column("check", "检查"), Column("purpose", "查什么", wrap=True))
    rows = tuple((name, words().translated(purpose)) for name, purpose in (*PURPOSES.items(), (SYSTEM, PURPOSE)))
    return Report(Table(columns, rows), tuple(CheckRecord(*row) for row in rows))


def holdings(shelf: Shelf, issues: Sequence[str]) -> Holdings:
    """All that the checks look at, or as much as what they find about `issues` hangs on, where any are named."""
    heads = heads_of(shelf)
    return Holdings(
        series=shelf.checked(issues, looked_back_at(heads, issues)) if issues else shelf.series(Selection()),
        issues=heads,
        vocabulary=shipped(),
        corrections=tuple(
            Correction(issue, revision, tuple(map(in_words, changes)))
            for issue, revision, changes in shelf.corrections()
        ),
        uncertain=tuple(one.figure.address for one in shelf.questions(issues) if one.match),
        goals=goal_series(shelf.goals()),
    )


def in_words(change: Change) -> str:
    """One change of a newer wording.

    >>> in_words(Change("2023-45.1", "排查维修企业", "66 家", "67 家"))
    '排查维修企业 66 家 → 67 家'
    """
    return f"{change.indicator} {change.before or '（无）'} → {change.after or '（无）'}"


def of_issues(found: Sequence[Finding], issues: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of these issues."""
    return tuple(one for one in found if one.issue in issues)


def of_departments(found: Sequence[Finding], held: Holdings, wanted: Sequence[str]) -> tuple[Finding, ...]:
    """The findings about figures of these departments, or that name them."""
    return tuple(one for one in found if _names(one, held) & set(wanted) or any(name in one.message for name in wanted))


def _names(one: Finding, held: Holdings) -> set[str]:
    known = [held.series_of[address].department for address in one.ids if address in held.series_of]
    return {name for names in known for name in names.split("、")}


def report(found: Sequence[Finding]) -> Report:
    """The findings, the newest issue first."""
    columns = (
        Column("check", "检查"),
        Column("severity", "级别", drop=1),
        Column("place", "出处"),
        Column("message", "说明", wrap=True),
    )
    spoken = words()
    rows = tuple(
        (
            one.check,
            spoken.translated(SEVERITY[one.severity]),
            one.ids[0] if one.ids else one.issue,
            spoken.translated(one.message),
        )
        for one in found
    )
    warnings = sum(one.severity is Severity.WARNING for one in found)
    note = f"{len(found)} 处，其中警告 {warnings} 处      看出处：bulletin trace 编号"
    records = tuple(FindingRecord(one.check, one.severity.value, one.ids, one.message) for one in found)
    return Report(Table(columns, rows, notes=(note,) if found else ()), records)
