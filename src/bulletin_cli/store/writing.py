"""Writing to the archive: one transaction per issue, nothing ever half-written, nothing overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.model import Document, Figure, Issue, Series
from bulletin_cli.store import address, rows
from bulletin_cli.store.connection import faults
from bulletin_cli.store.outcome import Kind, Outcome
from bulletin_cli.store.reading import Selection, open_shelf
from bulletin_cli.store.upkeep import PATIENCE, writable

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue to be saved: its source, its reading, its digest, and when the run began (ISO)."""

    document: Document
    issue: Issue
    digest: str
    started: str


Alignment = Callable[[tuple[Figure, ...]], Sequence[Series]]


class Archive:
    """An archive open for writing; `open_archive` makes one."""

    def __init__(self, path: Path, database: Database) -> None:
        self._path = path
        self._database = database
        self._connection: sqlite3.Connection = database.conn
        self._batch: int | None = None

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
                batch = _inserted(self._database, "batch", {"started": entry.started})
            outcome = _save(self._database, entry, batch)
        # Only now is the batch certain: a transaction that failed has taken its row back.
        self._batch = batch
        return outcome

    @property
    def batch(self) -> int | None:
        """The number of this run's batch, None while it has stored nothing."""
        return self._batch

    def needs_alignment(self) -> bool:
        """Whether an issue was saved since the series were last computed."""
        with faults(self._path):
            (stale,) = self._connection.execute(
                "SELECT coalesce((SELECT max(id) FROM revision), 0) > coalesce((SELECT revision FROM alignment), 0)"
            ).fetchone()
        return bool(stale)

    def align(self, method: Alignment) -> None:
        """Nothing; the series that `method` forms of all figures take the place of the old ones, in one transaction.

        The lock is not held meanwhile: where another process stored an issue in between, they are formed again.
        """
        saved = False
        while not saved:
            newest = self._newest_revision()
            with open_shelf(self._path) as shelf:
                series = method(shelf.figures(Selection()))
            with self._transaction():
                if saved := newest == self._newest_revision():
                    _save_series(self._connection, series)

    def _newest_revision(self) -> int:
        with faults(self._path):
            (newest,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM revision").fetchone()
        return int(newest)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with faults(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.rollback()
                raise
            self._connection.commit()


@contextmanager
def open_archive(path: Path, patience: float = PATIENCE) -> Iterator[Archive]:
    """The archive at `path` open for writing: made if absent, brought up to date (after a backup) if older.

    Raises DatabaseError where it is not ours, newer, locked for longer than `patience` seconds, or cannot be written.
    """
    with writable(path, patience) as database:
        yield Archive(path, database)


def _known(connection: sqlite3.Connection, entry: Entry) -> Outcome | None:
    """What is there already, where any wording of this issue has the same text."""
    row = connection.execute(
        "SELECT i.address, r.number FROM issue i JOIN revision r ON r.issue = i.id"
        " WHERE i.identity = ? AND r.digest = ?",
        (address.identity(entry.issue.masthead, entry.digest), entry.digest),
    ).fetchone()
    return None if row is None else Outcome(Kind.UNCHANGED, row[0], row[1])


def _save(database: Database, entry: Entry, batch: int) -> Outcome:
    issue = _issue_id(database, entry)
    (number,) = database.conn.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM revision WHERE issue = ?", (issue,)
    ).fetchone()
    masthead = entry.issue.masthead
    row = {
        "issue": issue, "number": number, "batch": batch, "digest": entry.digest,
        "source": entry.document.source, "text": entry.document.text,
        "issue_title": masthead.title, "issue_number": masthead.number,
        "issue_date": None if masthead.date is None else masthead.date.isoformat(), "issuer": masthead.issuer,
    }  # fmt: skip
    revision = _inserted(database, "revision", row)
    _save_figures(database.conn, revision, entry.issue)
    (shown,) = database.conn.execute("SELECT address FROM issue WHERE id = ?", (issue,)).fetchone()
    return Outcome(Kind.NEW if number == 1 else Kind.REVISED, shown, number)


def _inserted(database: Database, table: str, row: Mapping[str, object]) -> int:
    """The number of the row that was put into `table`."""
    key = database.table(table).insert(dict(row)).last_pk
    assert isinstance(key, int), f"{table}.id is an INTEGER PRIMARY KEY"  # noqa: S101
    return key


def _issue_id(database: Database, entry: Entry) -> int:
    """The row of the issue, made if it is new."""
    masthead = entry.issue.masthead
    identity = address.identity(masthead, entry.digest)
    row = database.conn.execute("SELECT id FROM issue WHERE identity = ?", (identity,)).fetchone()
    if row is not None:
        return int(row[0])
    stem = address.stem(masthead, entry.digest)
    new = {"identity": identity, "stem": stem, "address": stem, "title": address.title_letters(masthead.title)}
    issue = _inserted(database, "issue", new)
    _readdress(database.conn)
    return issue


def _readdress(connection: sqlite3.Connection) -> None:
    """Nothing; every issue whose stem another has too bears its title's key, the others do not."""
    shared = connection.execute(
        "SELECT id, stem, title, identity FROM issue"
        " WHERE stem IN (SELECT stem FROM issue GROUP BY stem HAVING count(*) > 1)"
    ).fetchall()
    if not shared:
        return
    keys = address.title_keys(title for (title,) in connection.execute("SELECT DISTINCT title FROM issue"))
    for issue, stem, title, identity in shared:
        # A text without a number is known by its digest alone: more of it tells it from the other.
        shown = f"x{identity[1:]}" if identity.startswith("|") else f"{keys[title]}-{stem}"
        connection.execute("UPDATE issue SET address = ? WHERE id = ?", (shown, issue))


def _save_figures(connection: sqlite3.Connection, revision: int, issue: Issue) -> None:
    connection.executemany(
        rows.insertion("item", rows.ITEM_COLUMNS), [rows.item_row(revision, item) for item in issue.items]
    )
    connection.executemany(
        rows.insertion("observation", rows.OBSERVATION_COLUMNS),
        [rows.observation_row(revision, k, observation) for k, observation in enumerate(issue.observations, start=1)],
    )


def _save_series(connection: sqlite3.Connection, series: Sequence[Series]) -> None:
    connection.execute("DELETE FROM series_member")
    connection.execute("DELETE FROM series_head")
    connection.executemany(
        "INSERT INTO series_head VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (s.id, k, s.name, s.department, s.unit, s.dimension, s.measure.value, s.status.value, s.time.value)
            for k, s in enumerate(series)
        ],
    )
    ids = dict(connection.execute("SELECT id, observation_id FROM figures").fetchall())
    connection.executemany(
        "INSERT INTO series_member VALUES (?, ?, ?)",
        [(ids[figure.address], s.id, k) for s in series for k, figure in enumerate(s.figures)],
    )
    connection.execute("INSERT OR REPLACE INTO alignment SELECT 1, coalesce(max(id), 0) FROM revision")
