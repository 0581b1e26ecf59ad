"""The archive's file made ready for writing: made, migrated, and refused where it must not be touched."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.errors import DatabaseError
from bulletin_cli.store.connection import PERMIT, faults, refuse_foreign
from bulletin_cli.store.lock import held
from bulletin_cli.store.schema import Stamp, migrate, stamp, steps

if TYPE_CHECKING:
    from sqlite_utils import Database

# How long to wait for another writer before giving up, in seconds.
PATIENCE = 10.0
WRITABLE = 0o222


@contextmanager
def writable(path: Path, patience: float) -> Iterator[Database]:
    """The database at `path`, ready to be written to; it waits `patience` seconds for another writer.

    Raises DatabaseError.
    """
    _refuse_unwritable(path)
    with held(path, patience), faults(path):
        connection = sqlite3.connect(path, timeout=patience)
        try:
            _prepare(path, connection)
            yield _sqlite_utils(connection)
        finally:
            connection.close()


def _refuse_unwritable(path: Path) -> None:
    """Nothing; raises where the file or its folder is marked read-only, also for root, whom SQLite lets through."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise DatabaseError(str(path), "所在文件夹不存在", f"请先建立：mkdir -p {folder}")
    if path.is_dir():
        raise DatabaseError(str(path), "是文件夹，不是数据库文件", "请写明文件名，如 bulletin.db")
    if path.exists() and not path.stat().st_mode & WRITABLE:
        raise DatabaseError(str(path), "数据库只能读，不能写", PERMIT)
    if not folder.stat().st_mode & WRITABLE:
        raise DatabaseError(str(path), "所在文件夹只能读，不能写", PERMIT)


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    found = stamp(connection)
    refuse_foreign(path, found)
    connection.execute("PRAGMA foreign_keys = ON")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    # With WAL this loses no integrity. When the power fails the newest issues may be gone; the next run brings them again.
    connection.execute("PRAGMA synchronous = NORMAL")
    if mode != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    to_do = steps()
    if found.version < to_do[-1].version:
        _back_up(path, connection, found)
        migrate(connection, to_do)


def _back_up(path: Path, connection: sqlite3.Connection, found: Stamp) -> None:
    """Nothing; a copy of an older archive stands beside it, named for its version."""
    if not found.tables:
        return
    copy = sqlite3.connect(path.with_name(f"{path.name}.v{found.version}.bak"))
    try:
        connection.backup(copy)
    finally:
        copy.close()


def _sqlite_utils(connection: sqlite3.Connection) -> Database:
    """The connection with sqlite-utils around it.

    sqlite-utils imports pandas and numpy where they exist, which costs half a second that we have no use for: they are
    hidden from it while it loads.
    """
    hidden = [name for name in ("pandas", "numpy") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None is Python's own mark for "not there"
    try:
        from sqlite_utils import Database  # noqa: PLC0415 - only here, under the guard
    finally:
        for name in hidden:
            del sys.modules[name]
    return Database(connection)
