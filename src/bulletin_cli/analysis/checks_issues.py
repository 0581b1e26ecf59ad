"""What the issues show: gaps, corrections, departments and indicators that fell silent, matches nobody confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bulletin_cli.analysis.heads import IssueHead, in_order
from bulletin_cli.analysis.holdings import Holdings
from bulletin_cli.model import Finding, Severity, Status

# Who reported in each of so many issues running is expected in the next.
RUNNING: Final = 3
SHOWN: Final = 3


def looked_back_at(heads: Sequence[IssueHead], issues: Sequence[str]) -> tuple[str, ...]:
    """What `missing` looks at for these issues, by address: those that are the newest of a bulletin, and the few before."""
    titles = dict.fromkeys(head.title for head in heads if head.address in issues)
    every = (in_order(head for head in heads if head.title == title)[-RUNNING - 1 :] for title in titles)
    return tuple(head.address for newest in every if newest[-1].address in issues for head in newest)


def missing(holdings: Holdings) -> Iterator[Finding]:
    """Departments and indicators that were in each of the three issues before a bulletin's newest, and are not in it."""
    for heads in holdings.bulletins():
        *earlier, newest = heads
        before = [head.address for head in earlier[-RUNNING:]]
        if len(before) < RUNNING:
            continue
        silent = _silent_departments(holdings, newest.address, before)
        for department, count in silent.items():
            message = f"{department}前 {RUNNING} 期都有数，本期未见（上期 {count} 项）"
            yield Finding("missing", Severity.NOTE, (), message, newest.address)
        yield from _silent_series(holdings, newest.address, before, silent)


def _silent_departments(holdings: Holdings, newest: str, before: Sequence[str]) -> dict[str, int]:
    told = {issue: _departments(holdings, issue) for issue in (*before, newest)}
    always = set.intersection(*(set(told[issue]) for issue in before))
    return {name: told[before[-1]][name] for name in sorted(always - set(told[newest])) if name}


def _departments(holdings: Holdings, issue: str) -> Counter[str]:
    figures = holdings.by_issue.get(issue, ())
    return Counter(name for figure in figures for name in holdings.series_of[figure.address].department.split("、"))


def _silent_series(holdings: Holdings, newest: str, before: Sequence[str], silent: dict[str, int]) -> Iterator[Finding]:
    for one in holdings.series:
        issues = holdings.issues_of[one.id]
        if one.status is not Status.ACTUAL or newest in issues or not issues.issuperset(before):
            continue
        if silent.keys().isdisjoint(one.department.split("、")):
            last = one.figures[-1]
            message = f"{one.department}的{one.name}前 {RUNNING} 期都有数，本期未见"
            yield Finding("missing", Severity.NOTE, (last.address,), message, newest)


def issues(holdings: Holdings) -> Iterator[Finding]:
    """Numbers that are missing or run against the dates, and corrected issues."""
    for heads in holdings.bulletins():
        for before, after in pairwise(heads):
            yield from _numbers(before, after)
    for one in holdings.corrections:
        told = "；".join(one.changes[:SHOWN]) + ("……" if len(one.changes) > SHOWN else "")
        message = f"修订 {one.revision} 改 {len(one.changes)} 处：{told}"
        yield Finding("issues", Severity.NOTE, (), message, one.issue)


def _numbers(before: IssueHead, after: IssueHead) -> Iterator[Finding]:
    if before.number is None or after.number is None or not before.date or not after.date:
        return
    step = after.number - before.number
    if step > 1:
        lacking = f"第{before.number + 1}期" + (f"—第{after.number - 1}期" if step > 2 else "")
        yield Finding("issues", Severity.NOTE, (), f"缺{lacking}（上一期是第{before.number}期）", after.address)
    elif step <= 0 and before.date.year == after.date.year:
        message = f"期号与日期次序不合：第{before.number}期 {before.date}，第{after.number}期 {after.date}"
        yield Finding("issues", Severity.WARNING, (), message, after.address)


def align(holdings: Holdings) -> Iterator[Finding]:
    """That there are figures whose series is uncertain: `review` asks about each."""
    if holdings.uncertain:
        order = {head.address: at for at, head in enumerate(in_order(holdings.issues))}
        newest = max(
            (address.rpartition(".")[0] for address in holdings.uncertain), key=lambda issue: order.get(issue, -1)
        )
        message = f"{len(holdings.uncertain)} 个数字归入哪个系列不确定：bulletin review"
        yield Finding("align", Severity.NOTE, holdings.uncertain, message, newest)
