"""Writing to the archive: one transaction per issue or decision, nothing ever half-written, nothing overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.model import Document, Issue
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.identity import title_letters
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.rulings import Rulings
from bulletin_cli.store import address, batches, rows, taking
from bulletin_cli.store.addressing import Addresses
from bulletin_cli.store.ages import OLDEST, Since, age_of, since_revision
from bulletin_cli.store.aligning import AT_A_TIME, Alive, Bulletins, Rules, can_keep_up, placed_anew, realign
from bulletin_cli.store.amending import addresses as addresses_of
from bulletin_cli.store.amending import amend
from bulletin_cli.store.batches import Batch, Command
from bulletin_cli.store.change import Change
from bulletin_cli.store.connection import faults
from bulletin_cli.store.effect import Effect, effect_between, snapshot
from bulletin_cli.store.outcome import Kind, Outcome
from bulletin_cli.store.rereading import Rereading, reread
from bulletin_cli.store.upkeep import PATIENCE, writable

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue to be saved: its source, its reading, its digest, the command that brings it, the digest of its entries."""

    document: Document
    issue: Issue
    digest: str
    command: Command
    body: str = ""


Agree = Callable[[Effect], bool]
Learn = Callable[[], Knowledge]


class Archive:
    """An archive open for writing; `open_archive` makes one. `learn` gives what figures are aligned by."""

    def __init__(self, path: Path, database: Database, learn: Learn) -> None:
        self._path = path
        self._database = database
        self._connection: sqlite3.Connection = database.conn
        self._learn = learn
        self._alive = Alive()
        self._waiting = 0
        self._batch: int | None = None
        self._addresses = Addresses(self._connection)

    def save(self, entry: Entry) -> Outcome:
        """What became of the issue, in one transaction; a text that is already there changes nothing.

        Raises DatabaseError.
        """
        with self._transaction():
            batch = self._batch
            known = _known(self._connection, entry)
            if known is not None:
                return known
            if batch is None:
                batch = batches.begin(self._connection, entry.command, "ingest")
            outcome = _save(self._database, entry, batch, self._addresses)
        # Only now is the batch certain: a transaction that failed has taken its row back.
        self._batch = batch
        self._waiting += 1
        return outcome

    @property
    def batch(self) -> int | None:
        """The number of this run's batch, None while it has stored nothing."""
        return self._batch

    def needs_alignment(self) -> bool:
        """Whether an issue was saved since the series were last computed."""
        with faults(self._path):
            return _unaligned(self._connection).oldest is not None

    def keep_up(self) -> None:
        """Nothing; once enough issues wait for it their figures are in series, if each goes on where its bulletin stands.

        Where one does not, or they are of too many bulletins to keep in memory, all of them wait for `align`: what is older
        would be placed anew time and again, what was let go remembered time and again.
        """
        if self._waiting < AT_A_TIME:
            return
        self._waiting = 0
        with self._transaction():
            rulings = self._rulings()
            found = placed_anew(self._connection, _unaligned(self._connection), rulings, _aligned(self._connection))
            if can_keep_up(found):
                self._place(found, rulings)

    def align(self) -> None:
        """Nothing; the figures of every issue saved since the series were last computed are in series."""
        with self._transaction():
            self._realign(_unaligned(self._connection))

    def decide(self, command: Command, rulings: Sequence[taking.Ruling], agree: Agree) -> Effect | None:
        """What the decisions did, in one transaction; None where `agree`, told of it, said no and nothing changed."""
        return self._change(command, "decision", lambda batch: taking.take(self._connection, batch, rulings), agree)

    def revoke(self, command: Command, numbers: Sequence[int], agree: Agree) -> Effect | None:
        """What taking back the decisions of these numbers did; None where `agree` said no."""
        return self._change(command, "decision", lambda batch: taking.revoke(self._connection, batch, numbers), agree)

    def undo(self, command: Command, undone: Batch, agree: Agree) -> Effect | None:
        """What taking back a batch did: its issues are gone, its decisions do not hold; None where `agree` said no."""
        return self._change(command, "undo", lambda batch: self._undo(undone, batch), agree)

    def reread(self, command: Command, readings: Mapping[str, Issue]) -> tuple[Rereading, ...]:
        """What changed in each issue, by address, now that it was read anew; figures that stay keep their numbers."""
        self._alive = Alive()
        with self._transaction():
            unaligned = _unaligned(self._connection)
            found = tuple(reread(self._connection, issue, reading) for issue, reading in readings.items())
            changed = {one.revision for one in found if one.changed}
            if changed:
                batches.begin(self._connection, command, "again")
                amend(self._connection, changed, taking.standing(self._connection))
                self._realign(unaligned.and_from(age_of(self._connection, changed)))
        return found

    def _undo(self, undone: Batch, batch: int) -> Change:
        change = batches.undo(self._connection, undone, batch)
        self._addresses.settle()
        return change

    def _change(self, command: Command, kind: str, change: Callable[[int], Change], agree: Agree) -> Effect | None:
        """The effect of a change, in one transaction."""
        connection = self._connection
        self._alive = Alive()
        with self._transaction() as leave:
            unaligned = _unaligned(connection)
            before = snapshot(connection)
            changed = change(batches.begin(connection, command, kind))
            amend(connection, changed.revisions, taking.standing(connection))
            self._realign(unaligned.and_from(age_of(connection, changed.revisions)).and_from(changed.since))
            effect = effect_between(before, snapshot(connection), changed)
            if not agree(effect):
                leave()
                return None
        return effect

    def _realign(self, since: Since) -> None:
        """Nothing; the issues not older than that are placed anew."""
        if since.oldest is not None:
            rulings = self._rulings()
            self._place(placed_anew(self._connection, since, rulings, _aligned(self._connection)), rulings)
        else:
            self._note_aligned()
        self._alive = Alive()

    def _place(self, bulletins: Sequence[Bulletins], rulings: Rulings) -> None:
        realign(self._connection, bulletins, Rules(self._learn(), rulings), self._alive)
        self._note_aligned()

    def _note_aligned(self) -> None:
        """Nothing; the archive knows that every issue is in series."""
        self._connection.execute("INSERT OR REPLACE INTO alignment SELECT 1, coalesce(max(id), 0) FROM revision")

    def _rulings(self) -> Rulings:
        decisions = taking.standing(self._connection)
        return decisions.rulings(addresses_of(self._connection, decisions))

    @contextmanager
    def _transaction(self) -> Iterator[Callable[[], None]]:
        """A way to leave the transaction without a trace; else what was done inside is kept."""
        with faults(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._leave
            except BaseException:
                self._addresses.forget()
                self._leave()
                raise
            self._connection.commit()

    def _leave(self) -> None:
        """Nothing; the transaction is left without a trace, here as in the archive."""
        self._connection.rollback()
        self._alive = Alive()


def _unaligned(connection: sqlite3.Connection) -> Since:
    """From which issues on, of those saved since the series were last computed."""
    if connection.execute("SELECT 1 FROM alignment").fetchone() is None:
        return Since(OLDEST if connection.execute("SELECT 1 FROM revision LIMIT 1").fetchone() else None)
    return since_revision(connection, _aligned(connection))


def _aligned(connection: sqlite3.Connection) -> int:
    """The last revision that was there when the series were last computed."""
    row = connection.execute("SELECT revision FROM alignment").fetchone()
    return 0 if row is None else int(row[0])


@contextmanager
def open_archive(path: Path, learn: Learn, patience: float = PATIENCE) -> Iterator[Archive]:
    """The archive at `path` open for writing: made if absent, brought up to date (after a backup) if older.

    `learn` gives what figures are aligned by, and is only called where there is something to align. Raises DatabaseError
    where the archive is not ours, newer, locked for longer than `patience` seconds, or cannot be written.
    """
    with writable(path, patience) as database:
        yield Archive(path, database, learn)


def _known(connection: sqlite3.Connection, entry: Entry) -> Outcome | None:
    """What is there already, where any wording of this issue has the same text."""
    row = connection.execute(
        "SELECT i.address, r.number FROM issue i JOIN revision r ON r.issue = i.id"
        " WHERE i.identity = ? AND r.digest = ?",
        (address.identity(entry.issue.masthead, entry.digest), entry.digest),
    ).fetchone()
    return None if row is None else Outcome(Kind.UNCHANGED, row[0], row[1])


def _save(database: Database, entry: Entry, batch: int, addresses: Addresses) -> Outcome:
    issue = _issue_id(database, entry, addresses)
    (number,) = database.conn.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM revision WHERE issue = ?", (issue,)
    ).fetchone()
    masthead = entry.issue.masthead
    row = {
        "issue": issue, "number": number, "batch": batch, "digest": entry.digest, "body": entry.body,
        "source": entry.document.source, "text": entry.document.text,
        "issue_title": masthead.title, "issue_number": masthead.number,
        "issue_date": None if masthead.date is None else masthead.date.isoformat(), "issuer": masthead.issuer,
    }  # fmt: skip
    revision = _inserted(database, "revision", row)
    rows.save_issue(database.conn, revision, entry.issue)
    amend(database.conn, {revision}, taking.standing(database.conn))
    (shown,) = database.conn.execute("SELECT address FROM issue WHERE id = ?", (issue,)).fetchone()
    if number == 1:
        return Outcome(Kind.NEW, shown, number, like=_like(database.conn, issue, entry.body))
    return Outcome(Kind.REVISED, shown, number, dated=_dated(database.conn, issue, number))


def _like(connection: sqlite3.Connection, issue: int, body: str) -> str | None:
    """The address of another issue with the same entries, the oldest."""
    row = connection.execute(
        "SELECT i.address FROM revision r JOIN issue i ON i.id = r.issue WHERE r.body = ? AND r.body <> '' AND r.issue <> ?"
        " ORDER BY r.id LIMIT 1",
        (body, issue),
    ).fetchone()
    return None if row is None else str(row[0])


def _dated(connection: sqlite3.Connection, issue: int, number: int) -> tuple[date | None, date | None] | None:
    """The days of the wording before this one and of this one, where they differ."""
    sql = "SELECT issue_date FROM revision WHERE issue = ? AND number IN (?, ?) ORDER BY number"
    before, now = (rows.day(day) for (day,) in connection.execute(sql, (issue, number - 1, number)))
    return None if before == now else (before, now)


def _inserted(database: Database, table: str, row: Mapping[str, object]) -> int:
    """The number of the row that was put into `table`."""
    key = database.table(table).insert(dict(row)).last_pk
    assert isinstance(key, int), f"{table}.id is an INTEGER PRIMARY KEY"  # noqa: S101
    return key


def _issue_id(database: Database, entry: Entry, addresses: Addresses) -> int:
    """The row of the issue, made if it is new."""
    masthead = entry.issue.masthead
    identity = address.identity(masthead, entry.digest)
    row = database.conn.execute("SELECT id FROM issue WHERE identity = ?", (identity,)).fetchone()
    if row is not None:
        return int(row[0])
    stem = address.stem(masthead, entry.digest)
    new = {"identity": identity, "stem": stem, "address": stem, "title": title_letters(masthead.title)}
    issue = _inserted(database, "issue", new)
    addresses.add(stem, new["title"])
    return issue
