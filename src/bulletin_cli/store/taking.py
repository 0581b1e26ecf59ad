"""Decisions as rows of the archive: added, never changed; the newest of two that disagree counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from bulletin_cli.nouns import dataclass
from bulletin_cli.series.decisions import Anchor, Decision, Decisions, Kind
from bulletin_cli.store.amending import touched
from bulletin_cli.store.change import Change
from bulletin_cli.store.rows import day, insertion

COLUMNS = (
    "batch", "kind", "name", "value", "department", "since", "issue", "text", "sentence", "nth",
    "other_issue", "other_text", "other_sentence", "other_nth", "unit", "due", "before", "reason",
)  # fmt: skip
REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision to be taken, with what stood there before and why it is taken."""

    decision: Decision
    before: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision in the archive: its number and batch, when and by which command it was taken, and whether it holds."""

    number: int
    batch: int
    taken: str
    command: str
    ruling: Ruling
    holds: bool

    @property
    def decision(self) -> Decision:
        """What was decided."""
        return self.ruling.decision


def history(connection: sqlite3.Connection) -> tuple[Taken, ...]:
    """Every decision ever taken, the oldest first."""
    rows = connection.execute(
        "SELECT d.*, b.started, b.command,"
        " d.id NOT IN (SELECT revokes FROM decision WHERE revokes IS NOT NULL) AS holds"
        " FROM decision d JOIN batch b ON b.id = d.batch WHERE d.kind <> ? ORDER BY d.id",
        (REVOKE,),
    )
    names = [column[0] for column in rows.description]
    return tuple(_taken(dict(zip(names, row, strict=True))) for row in rows.fetchall())


def standing(connection: sqlite3.Connection) -> Decisions:
    """The decisions that hold."""
    return Decisions(taken.decision for taken in history(connection) if taken.holds)


def take(connection: sqlite3.Connection, batch: int, rulings: Sequence[Ruling]) -> Change:
    """What the decisions, which are now in the archive, touch."""
    for ruling in rulings:
        connection.execute(insertion("decision", COLUMNS), (batch, *_row(ruling)))
    return Change(touched(connection, [ruling.decision for ruling in rulings]))


def revoke(connection: sqlite3.Connection, batch: int, numbers: Sequence[int]) -> Change:
    """What the decisions of these numbers, which no longer hold, touched."""
    decisions = {one.number: one.decision for one in history(connection)}
    for number in numbers:
        connection.execute("INSERT INTO decision (batch, kind, revokes) VALUES (?, ?, ?)", (batch, REVOKE, number))
    return Change(touched(connection, [decisions[number] for number in numbers]))


def revoked_by(connection: sqlite3.Connection, batch: int) -> tuple[Taken, ...]:
    """The decisions that a batch took back."""
    sql = "SELECT revokes FROM decision WHERE batch = ? AND revokes IS NOT NULL"
    numbers = {number for (number,) in connection.execute(sql, (batch,))}
    return tuple(one for one in history(connection) if one.number in numbers)


def _row(ruling: Ruling) -> tuple[str | int | None, ...]:
    one = ruling.decision
    return (
        one.kind.value, one.name, one.value, one.department, None if one.since is None else one.since.isoformat(),
        *_anchor_row(one.anchor), *_anchor_row(one.other),
        one.unit, None if one.due is None else one.due.isoformat(), ruling.before, ruling.reason,
    )  # fmt: skip


def _anchor_row(anchor: Anchor | None) -> tuple[str | int | None, ...]:
    return (None, None, None, None) if anchor is None else (anchor.issue, anchor.text, anchor.sentence, anchor.nth)


def _taken(row: dict[str, str | int | None]) -> Taken:
    decision = Decision(
        kind=Kind(str(row["kind"])),
        name=str(row["name"]),
        value=str(row["value"]),
        department=str(row["department"]),
        since=_day(row["since"]),
        unit=str(row["unit"]),
        due=_day(row["due"]),
        anchor=_anchor(row, ""),
        other=_anchor(row, "other_"),
    )
    return Taken(
        number=int(row["id"] or 0),
        batch=int(row["batch"] or 0),
        taken=str(row["started"]),
        command=str(row["command"]),
        ruling=Ruling(decision, str(row["before"]), str(row["reason"])),
        holds=bool(row["holds"]),
    )


def _day(value: str | int | None) -> date | None:
    return day(None if value is None else str(value))


def _anchor(row: dict[str, str | int | None], prefix: str) -> Anchor | None:
    if row[f"{prefix}issue"] is None:
        return None
    issue, text, sentence = (str(row[f"{prefix}{name}"]) for name in ("issue", "text", "sentence"))
    return Anchor(issue, text, sentence, int(row[f"{prefix}nth"] or 1))
