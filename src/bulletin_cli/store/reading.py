"""Reading the archive: plain sqlite3, read-only, never loading what only writing or a rarer question needs."""

# ruff: noqa: PLC0415 - a report waits for no more than it asks

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.model import (
    Document,
    Figure,
    Issue,
    Masthead,
    Quiet,
    Relatives,
    Series,
    Suit,
)
from bulletin_cli.nouns import dataclass
from bulletin_cli.store import rows
from bulletin_cli.store.connection import faults, readable
from bulletin_cli.store.exact import listed
from bulletin_cli.store.selecting import (
    Selection,
    conditions,
    series_with,
    told_in,
    under_check,
    with_kin,
    with_relatives,
)

if TYPE_CHECKING:
    from bulletin_cli.series.corrections import Change
    from bulletin_cli.series.goals import Goal
    from bulletin_cli.store.batches import Batch
    from bulletin_cli.store.files import File, Kin, Question
    from bulletin_cli.store.items import ItemEntry
    from bulletin_cli.store.outcome import Outcome
    from bulletin_cli.store.rereading import Rereading
    from bulletin_cli.store.taking import Taken

# The newest issue last, and the figures of one issue as they were read.
ORDER = "ORDER BY issue_date IS NULL, issue_date, issue_number, issue, start, position"


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """One issue of the archive with what is in its newest wording; `issue` is its address."""

    issue: str
    issue_title: str | None
    issue_number: int | None
    issue_date: date | None
    issuer: str | None
    revision: int
    source: str
    items: int
    figures: int


@dataclass(frozen=True, slots=True)
class DepartmentEntry:
    """One department of the archive: how many figures, in how many issues."""

    department: str
    figures: int
    issues: int


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One series with all its wordings, the most common first, and how many figures it has in how many issues."""

    series: str
    series_name: str
    department: str
    unit: str
    measure: str
    status: str
    time: str
    figures: int
    others: tuple[str, ...]


class Shelf:
    """An archive open for reading; `open_shelf` makes one."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def figures(self, selection: Selection) -> tuple[Figure, ...]:
        """The figures of the newest wordings, the oldest issue first, each issue in reading order."""
        where, values = conditions(selection)
        sql = f"SELECT {rows.selected('f')} FROM figures f {where} {ORDER}"  # noqa: S608
        return tuple(map(rows.figure, self._rows(sql, values)))

    def issues(self) -> tuple[IssueEntry, ...]:
        """Every issue, the oldest first, those without a date last."""
        sql = "SELECT * FROM issues ORDER BY issue_date IS NULL, issue_date, issue_number, issue"
        return tuple(_issue(row) for row in self._rows(sql))

    def items(self, issues: Sequence[str] | None = None) -> tuple[ItemEntry, ...]:
        """Every entry of the newest wordings, the oldest issue first; of these issues alone, where some are named."""
        from bulletin_cli.store.items import items

        with faults(self._path):
            return items(self._connection, issues)

    def departments(self) -> tuple[DepartmentEntry, ...]:
        """Every department that a figure belongs to, the one with most figures first."""
        sql = (
            "SELECT d.value AS department, count(*) AS figures, count(DISTINCT f.issue) AS issues"
            " FROM figures f, json_each(f.departments) d GROUP BY d.value ORDER BY count(*) DESC, d.value"
        )
        return tuple(DepartmentEntry(row["department"], row["figures"], row["issues"]) for row in self._rows(sql))

    def department_names(self) -> Mapping[str, str]:
        """The name of every department that a figure in a series belongs to, with its short name; quicker than `departments`."""
        sql = (
            "SELECT DISTINCT d.value AS name, coalesce(k.canonical, d.value) AS canonical"
            " FROM series_wording w, json_each(w.departments) d LEFT JOIN department k ON k.name = d.value"
        )
        return {row["name"]: row["canonical"] for row in self._rows(sql)}

    def series(self, selection: Selection) -> tuple[Series, ...]:
        """Every series with a figure in the selection, whole, its figures oldest first, as they were last aligned.

        Whole: where a department was renamed, its series has figures under both names.
        """
        return self._whole(*series_with(selection))

    def series_and_relatives(self, *selections: Selection) -> tuple[Series, ...]:
        """The series of any of these, and whole as well: what they break down or speak of, what does so of them."""
        return self._whole(*with_relatives(*series_with(*selections)))

    def series_and_kin(self, *selections: Selection) -> tuple[Series, ...]:
        """These, with their targets and what else these may be meant for: all that says how the series stand."""
        return self._whole(*with_kin(*series_with(*selections)))

    def board(self, newest: Sequence[str]) -> tuple[tuple[Series, ...], tuple[Quiet, ...]]:
        """What the county's board of bulletins with these newest issues, two of each, looks at, and what it only counts.

        Series that have a target or moved lately, with no more figures than say so.
        """
        from bulletin_cli.store.glancing import glance, quiet

        with faults(self._path):
            seen = glance(self._connection, newest)
            counted = quiet(self._connection, seen)
        sql, values = seen.members()
        return self._series(f"f.observation_id {sql}", values), counted

    def titles(self) -> frozenset[str | None]:
        """The titles of the bulletins that series have figures in, None for those without one."""
        return frozenset(row["title"] or None for row in self._rows("SELECT DISTINCT title FROM series_newest"))

    def checked(self, issues: Sequence[str], beside: Sequence[str]) -> tuple[Series, ...]:
        """All that says whether something is wrong in these issues: their series, whole, with what these hang on.

        Of what else the issues `beside` tell there are those figures alone.
        """
        wanted, values = under_check(issues)
        told, more = told_in(beside)
        members = f"SELECT observation FROM series_member WHERE series {wanted}"  # noqa: S608
        return self._series(f"(f.observation_id IN ({members}) OR f.observation_id {told})", (*values, *more))

    def _whole(self, wanted: str, values: tuple[str, ...]) -> tuple[Series, ...]:
        members = f"SELECT observation FROM series_member WHERE series {wanted}"  # noqa: S608
        return self._series(f"f.observation_id IN ({members})", values)

    def _series(self, condition: str, values: tuple[str, ...]) -> tuple[Series, ...]:
        """The series of the figures f that the condition is true of, with these figures."""
        members: dict[str, list[Figure]] = {}
        sql = f"SELECT {rows.selected('f')} FROM figures f WHERE {condition} {ORDER}"  # noqa: S608
        for figure in map(rows.figure, self._rows(sql, values)):
            members.setdefault(figure.series or "", []).append(figure)
        of_these = "IN (SELECT value FROM json_each(?))"
        asked = (listed(tuple(members)),)
        suits: dict[str, list[Suit]] = {}
        for target, amount, fit in self._rows(f"SELECT * FROM series_suit WHERE target {of_these}", asked):  # noqa: S608
            suits.setdefault(target, []).append(Suit(amount, fit))
        heads = self._rows(f"SELECT * FROM series_head WHERE id {of_these} ORDER BY opened, position", asked)  # noqa: S608
        return tuple(_series(row, tuple(members[row["id"]]), tuple(suits.get(row["id"], ()))) for row in heads)

    def indicators(self, selection: Selection) -> tuple[IndicatorEntry, ...]:
        """Every series with a figure in the selection, with all its wordings."""
        wanted, values = series_with(selection)
        sql = (
            "SELECT h.*, w.indicator, sum(w.figures) AS worded FROM series_head h JOIN series_wording w ON w.series = h.id"  # noqa: S608
            f" WHERE h.id {wanted} GROUP BY h.id, w.indicator"
            " ORDER BY h.opened, h.position, worded DESC, length(w.indicator), w.indicator"
        )
        found: dict[str, list[sqlite3.Row]] = {}
        for row in self._rows(sql, values):
            found.setdefault(row["id"], []).append(row)
        return tuple(map(_indicator, found.values()))

    def decisions(self) -> tuple[Taken, ...]:
        """Every decision ever taken, the oldest first."""
        from bulletin_cli.store import taking

        with faults(self._path):
            return taking.history(self._connection)

    def goals(self) -> tuple[Goal, ...]:
        """Every target that a person entered and that holds, the first entered first."""
        found = self._rows("SELECT * FROM targets ORDER BY CAST(substr(id, 2) AS INTEGER)")
        if not found:
            return ()
        from bulletin_cli.series.goals import Goal

        return tuple(
            Goal(
                row["id"], row["department"], row["indicator"], Decimal(row["value"]), row["unit"], row["year"],
                rows.day(row["due"]), row["reason"],
            )
            for row in found
        )  # fmt: skip

    def batches(self) -> tuple[Batch, ...]:
        """Every write, the oldest first."""
        from bulletin_cli.store import batches

        with faults(self._path):
            return batches.batches(self._connection)

    def indicator_names(self) -> tuple[str, ...]:
        """Every name of an indicator as read or as somebody decided."""
        sql = "SELECT DISTINCT indicator AS name FROM series_wording UNION SELECT DISTINCT named FROM series_wording"
        return tuple(row["name"] for row in self._rows(sql) if row["name"])

    def departments_as_read(self) -> tuple[str, ...]:
        """Every name of a department as it was read, before anybody decided."""
        sql = "SELECT DISTINCT d.value AS name FROM observation o, json_each(o.departments) d"
        return tuple(row["name"] for row in self._rows(sql))

    def file(self, wanted: str) -> File | None:
        """All that the archive has on the figure at an address, dropped or not; None where there is none."""
        from bulletin_cli.store import address
        from bulletin_cli.store.files import file_of

        found = address.split(wanted)
        with faults(self._path):
            return None if found is None else file_of(self._connection, *found)

    def newest_issues(self) -> tuple[str, ...]:
        """The issues whose newest wording came with the last batch that brought any."""
        sql = (
            "SELECT s.issue FROM issues s JOIN revision r ON r.id = s.revision_id"
            " WHERE r.batch = (SELECT max(batch) FROM revision) ORDER BY 1"
        )
        return tuple(row["issue"] for row in self._rows(sql))

    def kin(self, series: str) -> Kin | None:
        """The series of that id in few words, None where there is none."""
        from bulletin_cli.store.files import kin

        with faults(self._path):
            return kin(self._connection, series)

    def questions(self, issues: Sequence[str] = ()) -> tuple[Question, ...]:
        """The figures that a person should be asked about and was not, the most consequential first; of these issues alone, if any."""
        from bulletin_cli.store.files import questions

        with faults(self._path):
            return questions(self._connection, issues)

    def corrections(self) -> tuple[tuple[str, int, tuple[Change, ...]], ...]:
        """Every issue with more than one wording: its address, its revision, what that changed."""
        from bulletin_cli.store.files import corrections

        with faults(self._path):
            return corrections(self._connection)

    def texts(self, wanted: Sequence[str]) -> tuple[tuple[str, Document], ...]:
        """The newest text of these issues, or of all, with their addresses, the oldest first."""
        sql = (
            "SELECT s.issue, r.source, r.text FROM issues s JOIN revision r ON r.id = s.revision_id"
            " ORDER BY s.issue_date IS NULL, s.issue_date, s.issue_number, s.issue"
        )
        return tuple(
            (row["issue"], Document(row["source"], row["text"]))
            for row in self._rows(sql)
            if not wanted or row["issue"] in wanted
        )

    def rehearse_reading(self, issue: str, reading: Issue) -> Rereading:
        """What reading an issue anew would change."""
        from bulletin_cli.store.rereading import compare

        with faults(self._path):
            return compare(self._connection, issue, reading)[0]

    def foreseen(self, masthead: Masthead, digest: str, body: str = "") -> Outcome:
        """What would become of a text if it were stored now; `body` is the digest of its entries."""
        from bulletin_cli.store import address
        from bulletin_cli.store.outcome import Kind, Outcome

        found = self._rows(
            "SELECT i.address, r.number, r.digest, r.issue_date FROM issue i JOIN revision r ON r.issue = i.id"
            " WHERE i.identity = ? ORDER BY r.number",
            (address.identity(masthead, digest),),
        )
        for row in found:
            if row["digest"] == digest:
                return Outcome(Kind.UNCHANGED, row["address"], row["number"])
        if found:
            before = rows.day(found[-1]["issue_date"])
            dated = None if before == masthead.date else (before, masthead.date)
            return Outcome(Kind.REVISED, found[0]["address"], len(found) + 1, dated=dated)
        sql = "SELECT i.address FROM revision r JOIN issue i ON i.id = r.issue WHERE r.body = ? AND r.body <> '' ORDER BY r.id LIMIT 1"
        like = next((row["address"] for row in self._rows(sql, (body,))), None)
        return Outcome(Kind.NEW, address.stem(masthead, digest), 1, like=like)

    def _rows(self, sql: str, values: tuple[str | int, ...] = ()) -> list[sqlite3.Row]:
        with faults(self._path):
            return self._connection.execute(sql, values).fetchall()


@contextmanager
def open_shelf(path: Path) -> Iterator[Shelf]:
    """The archive at `path` open for reading. Raises DatabaseError where it is absent, newer, older, or not ours."""
    with readable(path) as connection:
        connection.row_factory = sqlite3.Row
        yield Shelf(path, connection)


def _indicator(found: list[sqlite3.Row]) -> IndicatorEntry:
    head = found[0]
    return IndicatorEntry(
        series=head["id"],
        series_name=head["name"],
        department=head["department"],
        unit=head["unit"],
        measure=head["measure"],
        status=head["status"],
        time=head["time"],
        figures=sum(row["worded"] for row in found),
        others=tuple(row["indicator"] for row in found if row["indicator"] != head["name"]),
    )


def _issue(row: sqlite3.Row) -> IssueEntry:
    return IssueEntry(
        issue=row["issue"],
        issue_title=row["issue_title"],
        issue_number=row["issue_number"],
        issue_date=rows.day(row["issue_date"]),
        issuer=row["issuer"],
        revision=row["revision"],
        source=row["source"],
        items=row["items"],
        figures=row["figures"],
    )


def _series(row: sqlite3.Row, figures: tuple[Figure, ...], suits: tuple[Suit, ...]) -> Series:
    return Series(
        id=row["id"],
        name=row["name"],
        department=row["department"],
        unit=row["unit"],
        dimension=row["dimension"],
        measure=rows.MEASURES[row["measure"]],
        status=rows.STATUSES[row["status"]],
        time=rows.TIMES[row["time"]],
        figures=figures,
        core=row["core"],
        relatives=Relatives(row["part_of"], row["speaks_of"], suits),
    )
