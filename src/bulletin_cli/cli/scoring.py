"""What `bulletin score` counts, out of the archive: the items of each bulletin, under the names that hold today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bulletin_cli.analysis.adoption import Adopted, Stretch, adoption
from bulletin_cli.analysis.frames import chosen
from bulletin_cli.analysis.heads import IssueHead, in_order, span_text
from bulletin_cli.analysis.rules import OTHERS, Rules
from bulletin_cli.analysis.spans import Span, before, name_of
from bulletin_cli.analysis.table import Report
from bulletin_cli.analysis.wanted import Wanted
from bulletin_cli.cli.choosing import heads_of, no_issue, wanted
from bulletin_cli.cli.naming import standing
from bulletin_cli.cli.reporting import complain
from bulletin_cli.errors import UnknownName, UsageError
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.decisions import Kind
from bulletin_cli.store.items import ItemEntry
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.taking import Taken


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants counted: in a period, or since one; of one class or of all."""

    period: str | None
    since: str | None
    today: date
    class_name: str | None


def scores(path: Path, wish: Wish, rules: Rules) -> tuple[tuple[Report, ...], tuple[IssueHead, ...]]:
    """A table for each bulletin and class, and the issues it may be of. UnknownName for an issue or a class that there is not."""
    _refuse_class(wish.class_name, rules)
    if wish.period is not None and wish.since is not None:
        raise UsageError("--since", "不能和 --period 一起写", "只写其中一个")
    text = wish.period or wish.since
    asked = None if text is None else wanted(text, wish.today, "--since" if wish.since else "--period")
    with open_shelf(path) as shelf:
        heads, aliases, entries = heads_of(shelf), standing(shelf.decisions()), shelf.items()
    reports: list[Report] = []
    shown: list[IssueHead] = []
    for title in dict.fromkeys(head.title for head in heads):
        own = in_order(head for head in heads if head.title == title)
        if picked := _since(asked, own) if wish.since else chosen(asked, own):
            adopted = [_adopted(entry, aliases) for entry in entries if entry.issue_title == title]
            shown += picked
            stretch = _stretch(None if wish.since else asked, picked, own)
            reports += adoption(adopted, stretch, rules, wish.class_name)
    if not reports:
        place = "--since" if wish.since else "--period"
        if text is not None and not isinstance(asked, Span):
            raise no_issue(text, heads, place)
        fact = f"“{text}”没有收录过快报" if text else "没有收录过快报"
        complain(UsageError(place, fact, "全部各期：bulletin list issues"))
    return tuple(reports), tuple(shown)


def _since(asked: Wanted | None, heads: Sequence[IssueHead]) -> tuple[IssueHead, ...]:
    """The issues from the first that is asked for on."""
    if isinstance(asked, Span):
        return tuple(head for head in heads if head.date and head.date >= asked.start)
    first = chosen(asked, heads)[:1]
    return tuple(heads[heads.index(first[0]) :]) if first else ()


def _refuse_class(name: str | None, rules: Rules) -> None:
    known = (*rules.classes, OTHERS) if rules.classes else ()
    if name is None or name in known:
        return
    all_of_them = f"可用：{'、'.join(known)}" if known else '先在 bulletin.toml 写：[classes] 下 "乡镇" = ["柳河镇"]'
    raise UnknownName("--class", f"没有“{name}”这一类单位", all_of_them)


def _stretch(asked: Wanted | None, picked: Sequence[IssueHead], heads: Sequence[IssueHead]) -> Stretch:
    """The issues asked for, as many before them (of a stretch of the calendar, the one before), and the year's so far."""
    if isinstance(asked, Span):
        earlier = chosen(before(asked), heads)
    else:
        first = heads.index(picked[0])
        earlier = tuple(heads[max(0, first - len(picked)) : first])
    last = picked[-1].date
    year = [head for head in heads if last and head.date and head.date.year == last.year and head.date <= last]
    name = f"{name_of(asked)}   {span_text(picked)}" if isinstance(asked, Span) else span_text(picked)
    return Stretch(picked[0].title, name, _addresses(picked), _addresses(earlier), _addresses(year or picked))


def _addresses(heads: Sequence[IssueHead]) -> frozenset[str]:
    return frozenset(head.address for head in heads)


def _adopted(entry: ItemEntry, aliases: Sequence[Taken]) -> Adopted:
    """The entry, whoever signed it under the name that a person decided on."""
    names = {
        one.decision.name: one.decision.value
        for one in aliases
        if one.decision.kind is Kind.DEPARTMENT and _holds(one, entry.issue_date)
    }
    units = tuple(dict.fromkeys(names.get(unit, unit) for unit in entry.departments))
    return Adopted(entry.issue, units, entry.section, entry.figures)


def _holds(alias: Taken, day: date | None) -> bool:
    since = alias.decision.since
    return since is None or (day is not None and day >= since)
