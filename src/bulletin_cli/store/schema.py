"""The schema's version: what a file says of itself, and the steps that bring it up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_cli.nouns import dataclass

# "BLTN" in ASCII, in the file's header, so that `file` and we can tell the archive from other SQLite files.
APPLICATION_ID = 0x424C544E
# How many steps there are; a test holds it against the folder, so that reading need not list the folder.
VERSION = 5


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a database file says of itself; a new file says 0 three times."""

    application: int
    version: int
    tables: int


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: the version that it leads to, and its SQL."""

    version: int
    sql: str


def stamp(connection: sqlite3.Connection) -> Stamp:
    """What the open file says of itself."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return Stamp(application, version, tables)


def steps() -> tuple[Step, ...]:
    """Every migration, oldest first."""
    folder = Path(__file__).parent / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(Step(int(name[:4]), (folder / name).read_text(encoding="utf-8")) for name in names)


def migrate(connection: sqlite3.Connection, to_do: Sequence[Step]) -> None:
    """Nothing; the steps that the file lacks are taken, all or none.

    The version is read under the lock: another process may have migrated since we looked.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = stamp(connection).version
        for step in to_do:
            if step.version > done:
                _take(connection, step)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _take(connection: sqlite3.Connection, step: Step) -> None:
    for statement in _statements(step.sql):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {step.version}")


def _statements(sql: str) -> Iterator[str]:
    """The statements of `sql` one by one: executescript would commit the transaction that holds them together."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
