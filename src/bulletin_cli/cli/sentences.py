"""Sentences of the archive in which words stand, as people and programs read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from bulletin_cli.analysis.frames import chosen
from bulletin_cli.analysis.heads import IssueHead
from bulletin_cli.analysis.passages import Passage, holds, passages
from bulletin_cli.analysis.spans import Span
from bulletin_cli.analysis.table import Column, Report, Table
from bulletin_cli.cli.archive import departments, spellings
from bulletin_cli.cli.choosing import heads_of, no_issue, wanted
from bulletin_cli.model import Figure
from bulletin_cli.nouns import dataclass
from bulletin_cli.store.items import ItemEntry
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.selecting import Selection


@dataclass(frozen=True, slots=True)
class Where:
    """Among which departments and issues to look; all where nothing is said."""

    departments: tuple[str, ...]
    period: str | None
    today: date


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """One sentence: where it stands, who signed its entry, the words marked, and the ids of its figures."""

    issue: str
    issue_title: str | None
    issue_date: date | None
    item: int
    section: str | None
    headline: str | None
    departments: tuple[str, ...]
    start: int
    end: int
    sentence: str
    marked: str
    ids: tuple[str, ...]


def found(path: Path, words: Sequence[str], where: Where) -> tuple[SentenceRecord, ...]:
    """The sentences that hold every word, the newest issue first."""
    with open_shelf(path) as shelf:
        names = spellings(departments(where.departments, shelf))
        heads = _heads(where, heads_of(shelf))
        texts = {issue: each.text for issue, each in shelf.texts(()) if holds(each.text, words)}
        listed = shelf.items(tuple(texts))
        figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in shelf.figures(Selection(issues=tuple(texts))):
            figures[figure.issue].append(figure)
    order = {address: at for at, address in enumerate(heads)}
    entries = [entry for entry in listed if entry.issue in order and (not names or set(names) & _whose(entry, figures))]
    entries.sort(key=lambda entry: -order[entry.issue])
    return tuple(
        _record(entry, passage, figures[entry.issue])
        for entry in entries
        for passage in passages(texts[entry.issue], entry.start, entry.end, words)
    )


def _heads(where: Where, heads: Sequence[IssueHead]) -> tuple[str, ...]:
    """The addresses of the issues to look in, the oldest first."""
    asked = None if where.period is None else wanted(where.period, where.today)
    titles = dict.fromkeys(head.title for head in heads)
    picked = {one.address for title in titles for one in chosen(asked, [head for head in heads if head.title == title])}
    if not picked and asked is not None and not isinstance(asked, Span):
        raise no_issue(where.period or "", heads, "--period")
    return tuple(head.address for head in heads if head.address in picked)


def _whose(entry: ItemEntry, figures: Mapping[str, Sequence[Figure]]) -> set[str]:
    """Who signed an entry, and whose figures stand in it."""
    own = {
        name
        for one in figures[entry.issue]
        if one.observation.item == entry.item
        for name in one.observation.departments
    }
    return own | set(entry.departments)


def _record(entry: ItemEntry, passage: Passage, figures: Sequence[Figure]) -> SentenceRecord:
    return SentenceRecord(
        issue=entry.issue,
        issue_title=entry.issue_title,
        issue_date=entry.issue_date,
        item=entry.item,
        section=entry.section,
        headline=entry.headline,
        departments=entry.departments,
        start=passage.start,
        end=passage.end,
        sentence=passage.text,
        marked=passage.marked,
        ids=tuple(one.address for one in figures if passage.start <= one.observation.start < passage.end),
    )


def report(hits: Sequence[SentenceRecord], words: Sequence[str]) -> Report:
    """A row for each sentence, with the id of its first figure and how many more there are."""
    columns = (Column("id", "编号", own=True), Column("departments", "单位"), Column("marked", "原句", wrap=True))
    rows = tuple((_id(hit), _unit(hit), hit.marked) for hit in hits)
    issues = len({hit.issue for hit in hits})
    note = f"{len(hits)} 句，在 {issues} 期里      看出处：bulletin trace 编号"
    return Report(Table(columns, rows, "、".join(words), notes=(note if hits else "没有找到",)), tuple(hits))


def _id(hit: SentenceRecord) -> str:
    if not hit.ids:
        return hit.issue
    return hit.ids[0] if len(hit.ids) == 1 else f"{hit.ids[0]} 等{len(hit.ids)}个"


def _unit(hit: SentenceRecord) -> str:
    first = hit.departments[:1]
    return "".join(first) if len(hit.departments) < 2 else f"{first[0]}等{len(hit.departments)}家"
