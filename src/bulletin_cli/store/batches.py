"""The writes of the archive, each a batch that can be named and, most of them, taken back."""

from __future__ import annotations

import sqlite3

from bulletin_cli.nouns import dataclass
from bulletin_cli.store import taking
from bulletin_cli.store.ages import age_of
from bulletin_cli.store.aligning import forget
from bulletin_cli.store.change import Change


@dataclass(frozen=True, slots=True)
class Command:
    """What somebody typed, and when (ISO)."""

    started: str
    words: str


@dataclass(frozen=True, slots=True)
class Batch:
    """One write: its kind (ingest, again, decision, undo), what it held, and whether it was taken back."""

    number: int
    started: str
    kind: str
    command: str
    issues: int
    decisions: int
    undone: bool

    @property
    def undoable(self) -> bool:
        """Whether it can still be taken back; a reading anew and an undo are done again instead."""
        return not self.undone and self.kind in ("ingest", "decision") and bool(self.issues or self.decisions)


def begin(connection: sqlite3.Connection, command: Command, kind: str) -> int:
    """The number of a new batch."""
    cursor = connection.execute(
        "INSERT INTO batch (started, kind, command) VALUES (?, ?, ?)", (command.started, kind, command.words)
    )
    return int(cursor.lastrowid or 0)


def batches(connection: sqlite3.Connection) -> tuple[Batch, ...]:
    """Every batch, the oldest first."""
    sql = (
        "SELECT b.id, b.started, b.kind, b.command,"
        " (SELECT count(*) FROM revision r WHERE r.batch = b.id),"
        " (SELECT count(*) FROM decision d WHERE d.batch = b.id),"
        " b.id IN (SELECT undoes FROM batch WHERE undoes IS NOT NULL) FROM batch b ORDER BY b.id"
    )
    return tuple(
        Batch(number, started, kind, command, issues, decisions, bool(undone))
        for number, started, kind, command, issues, decisions, undone in connection.execute(sql).fetchall()
    )


def undo(connection: sqlite3.Connection, undone: Batch, batch: int) -> Change:
    """What taking back a batch touched. Its decisions no longer hold, what they revoked holds again, its texts are gone."""
    connection.execute("UPDATE batch SET undoes = ? WHERE id = ?", (undone.number, batch))
    numbers = [one.number for one in taking.history(connection) if one.batch == undone.number and one.holds]
    again = taking.revoked_by(connection, undone.number)
    revoked = taking.revoke(connection, batch, numbers)
    retaken = taking.take(connection, batch, [one.ruling for one in again])
    revisions = {id_ for (id_,) in connection.execute("SELECT id FROM revision WHERE batch = ?", (undone.number,))}
    since = age_of(connection, revisions) if revisions else None
    figures = _remove(connection, revisions)
    left = {id_ for (id_,) in connection.execute("SELECT id FROM revision")}
    return Change((revoked.revisions | retaken.revisions) & left, since, len(revisions), figures)


def _remove(connection: sqlite3.Connection, revisions: set[int]) -> int:
    """How many figures went with these revisions, which are no longer there."""
    forget(connection, revisions)
    gone = 0
    for revision in sorted(revisions):
        own = "SELECT id FROM observation WHERE revision = ?"
        connection.execute(f"DELETE FROM amendment WHERE observation IN ({own})", (revision,))  # noqa: S608
        gone += connection.execute("DELETE FROM observation WHERE revision = ?", (revision,)).rowcount
        connection.execute("DELETE FROM item WHERE revision = ?", (revision,))
        connection.execute("DELETE FROM revision WHERE id = ?", (revision,))
    connection.execute("DELETE FROM issue WHERE id NOT IN (SELECT issue FROM revision)")
    return gone
