"""What a person chose on the command line, as the nouns of analysis; a wrong word is answered with the right ones."""

# ruff: noqa: PLC0415 - what a period means is only loaded where one is named
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from bulletin_cli.analysis.frames import By, Frame, chosen, framed
from bulletin_cli.analysis.heads import IssueHead
from bulletin_cli.analysis.pace import WORDS, State, named
from bulletin_cli.analysis.spans import Span, name_of
from bulletin_cli.analysis.wanted import Wanted
from bulletin_cli.errors import UnknownName, UsageError
from bulletin_cli.model import Figure, Series
from bulletin_cli.nearest import way_out
from bulletin_cli.store.selecting import Selection

if TYPE_CHECKING:
    from bulletin_cli.store.reading import Shelf

Choice = TypeVar("Choice", bound=StrEnum)
COLUMNS = (By.ISSUE, By.MONTH, By.QUARTER, By.YEAR)


def one_of(kind: type[Choice], word: str, option: str, allowed: Sequence[Choice] | None = None) -> Choice:
    """The value that a word names; UsageError with those there are."""
    for value in allowed or tuple(kind):
        if value == word:
            return value
    raise UsageError(option, f"没有“{word}”这种用法", "可用：" + "、".join(allowed or tuple(kind)))


def states(words: Sequence[str] | None, option: str = "--state") -> frozenset[State]:
    """The states that the words name; UsageError with those there are."""
    found: set[State] = set()
    for word in words or ():
        state = named(word)
        if state is None:
            raise UsageError(
                option,
                f"没有“{word}”这种状态",
                f"可用：{'、'.join(t[1:] for t in WORDS.values())}\n  说明：bulletin help states",
            )
        found.add(state)
    return frozenset(found)


def today_of(text: str | None) -> date:
    """The day that relative periods count from: the one given, else the clock's."""
    if text is None:
        return date.today()
    from bulletin_cli.cli.dates import typed_date

    return typed_date(text, "--today")


def wanted(text: str, today: date, place: str = "--period") -> Wanted:
    """The period that a person means; UsageError for what is none. Only odd words (上周五) load dateparser."""
    from bulletin_cli.analysis.periods import WAYS, period_of
    from bulletin_cli.cli.dates import spoken_date

    found = period_of(text, today, place)
    if found is not None:
        return found
    day = spoken_date(text, today)
    if day is None:
        raise UsageError(place, f"“{text}”不是时间", WAYS)
    return Span(day, day)


def spelt(text: str, today: date) -> str:
    """A period as it was typed, and which stretch of the calendar that is."""
    found = wanted(text, today)
    return f"{text}（{name_of(found)}）" if isinstance(found, Span) and name_of(found) != text else text


def heads_of(shelf: Shelf) -> tuple[IssueHead, ...]:
    """Every issue of the archive: one in which nothing was reported counts as well."""
    return tuple(
        IssueHead(entry.issue, entry.issue_title, entry.issue_number, entry.issue_date) for entry in shelf.issues()
    )


def within(asked: Wanted, heads: Sequence[IssueHead]) -> Selection:
    """The series that have a figure in what a period asks for, whichever bulletin it is in."""
    if isinstance(asked, Span):
        return Selection(days=(asked.start, asked.end))
    titles = dict.fromkeys(head.title for head in heads)
    picked = (one for title in titles for one in chosen(asked, [head for head in heads if head.title == title]))
    return Selection(issues=tuple(one.address for one in picked))


def frames(
    text: str | None, by: By, today: date, heads: Sequence[IssueHead], series: Iterable[Series]
) -> tuple[Frame, ...]:
    """The frame of each bulletin that the series come from; UnknownName where the period names issues that are not there."""
    figures = [figure for one in series for figure in one.figures]
    titles = {figure.title for figure in figures}
    own = [head for head in heads if head.title in titles]
    asked = None if text is None else wanted(text, today)
    found = framed(asked, by, own, figures)
    if not found and asked is not None and not isinstance(asked, Span):
        raise no_issue(text or "", heads, "--period")
    return found


def no_issue(text: str, heads: Sequence[IssueHead], place: str) -> UnknownName:
    """What is said where the archive has no such issue."""
    known = tuple(dict.fromkeys(name for head in heads for name in (head.address, str(head.number or ""))))
    nearest = way_out(text, known, "全部各期：bulletin list issues", alike=0.5)
    return UnknownName(place, f"库里没有“{text}”这一期", nearest)


def about(series: Sequence[Series], words: Sequence[str]) -> tuple[Series, ...]:
    """The series whose name or wording holds one of the words; UnknownName for a word that none holds."""
    names = {one.id: names_of(one) for one in series}
    for word in words:
        if not any(word in name for named in names.values() for name in named):
            nearest = way_out(word, (one.name for one in series), "全部指标：bulletin list indicators", alike=0.2)
            raise UnknownName("--indicator", f"没有名称含“{word}”的指标", nearest)
    return tuple(one for one in series if not words or any(word in name for word in words for name in names[one.id]))


def names_of(one: Series) -> set[str]:
    """Every name of a series: its own, those that bulletins use, those that people gave."""
    return {one.name, *(figure.observation.indicator for figure in one.figures), *_given(one.figures)}


def _given(figures: Sequence[Figure]) -> set[str]:
    return {figure.named for figure in figures if figure.named}
