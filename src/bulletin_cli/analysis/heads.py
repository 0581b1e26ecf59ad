"""The issues that a comparison runs through, in order, and what each is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bulletin_cli.model import Figure, Series
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class IssueHead:
    """One issue: its address (such as 2023-44), its bulletin's title, number and day."""

    address: str
    title: str | None = None
    number: int | None = None
    date: date | None = None


def heads_of(series: Iterable[Series]) -> tuple[IssueHead, ...]:
    """The issues that the series have figures in, the oldest first, those without a date last."""
    found = {figure.issue: _head(figure) for one in series for figure in one.figures}
    return in_order(found.values())


def in_order(heads: Iterable[IssueHead]) -> tuple[IssueHead, ...]:
    """The issues from the oldest to the newest, those without a date last."""
    return tuple(sorted(heads, key=lambda head: (head.date or date.max, head.number or 0, head.address)))


def _head(figure: Figure) -> IssueHead:
    return IssueHead(figure.issue, figure.title, figure.number, figure.date)


def labels(heads: Sequence[IssueHead]) -> Mapping[str, str]:
    """The heading of each issue's column: 第44期 where that is only one issue, else its address."""
    numbers = Counter(head.number for head in heads)
    return {
        head.address: f"第{head.number}期" if head.number and numbers[head.number] == 1 else head.address
        for head in heads
    }


def span_text(heads: Sequence[IssueHead]) -> str:
    """The issues in a few words: from the first to the last, with their days.

    >>> span_text([IssueHead("2023-44", "x", 44, date(2023, 9, 22)), IssueHead("2023-45", "x", 45, date(2023, 9, 28))])
    '第44期—第45期（2023-09-22—2023-09-28）'
    """
    if not heads:
        return ""
    names = labels(heads)
    ends = list(dict.fromkeys(names[head.address] for head in (heads[0], heads[-1])))
    days = list(dict.fromkeys(head.date.isoformat() for head in (heads[0], heads[-1]) if head.date))
    return "—".join(ends) + (f"（{'—'.join(days)}）" if days else "")
