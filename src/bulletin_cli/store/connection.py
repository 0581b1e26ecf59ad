"""Connections to the archive, and what SQLite says put in words for a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin_cli.errors import DatabaseError
from bulletin_cli.store.schema import APPLICATION_ID, VERSION, Stamp, stamp

START = "先收录一期快报就会建立：bulletin ingest 文件"
OTHER_FILE = "请用 --db 指定 bulletin 的数据库，或换一个新文件名"
RESTORE = "请从备份恢复，或换一个新文件名重新收录"
PERMIT = "请取得写权限（chmod u+w），或用 --db 换一个能写的位置"


@contextmanager
def readable(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write; the file is never created. Raises DatabaseError."""
    if not path.exists():
        raise DatabaseError(str(path), "还没有这个数据库", START)
    with faults(path):
        connection = _open_to_read(path)
        try:
            found = stamp(connection)
            refuse_foreign(path, found)
            _refuse_unfinished(path, found)
            yield connection
        finally:
            connection.close()


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Nothing; what SQLite raises inside comes out as a DatabaseError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise DatabaseError(str(path), *_in_words(error)) from error


def refuse_foreign(path: Path, found: Stamp) -> None:
    """Nothing; raises DatabaseError where the file belongs to another program or to a newer bulletin."""
    if found.application != APPLICATION_ID and found.tables:
        raise DatabaseError(str(path), "是别的程序的 SQLite 数据库，不是 bulletin 的", OTHER_FILE)
    if found.version > VERSION:
        fact = f"由更新版本的 bulletin 建立（结构版本 {found.version}，本程序只认到 {VERSION}）"
        raise DatabaseError(str(path), fact, "请升级 bulletin：pip install -U bulletin-cli")


def _refuse_unfinished(path: Path, found: Stamp) -> None:
    if not found.tables:
        raise DatabaseError(str(path), "是空文件，里面还没有快报", START)
    if found.version < VERSION:
        fact = f"由旧版本的 bulletin 建立（结构版本 {found.version}，本程序用 {VERSION}）"
        raise DatabaseError(str(path), fact, "再收录一次就会升级（先留备份）：bulletin ingest 文件")


def _open_to_read(path: Path) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=10)
    try:
        stamp(connection)
    except sqlite3.OperationalError:
        connection.close()
        # A WAL database in a folder that cannot be written: without a log beside it, nothing can be changing it.
        if path.with_name(path.name + "-wal").exists():
            raise
        return sqlite3.connect(f"{address}&immutable=1", uri=True)
    return connection


def _in_words(error: sqlite3.Error) -> tuple[str, str]:
    """The fact and the way out of what SQLite raised."""
    name = getattr(error, "sqlite_errorname", "")
    for start, words in WORDS:
        if name.startswith(start):
            return words
    return f"数据库出错：{error}", RESTORE


WORDS = (
    ("SQLITE_BUSY", ("正被另一个 bulletin 占用", "请等它结束再试；若没有别的在运行，请看看哪个程序打开了这个文件")),
    ("SQLITE_LOCKED", ("正被另一个 bulletin 占用", "请等它结束再试；若没有别的在运行，请看看哪个程序打开了这个文件")),
    ("SQLITE_READONLY", ("数据库只能读，不能写", PERMIT)),
    ("SQLITE_NOTADB", ("不是 SQLite 数据库", OTHER_FILE)),
    ("SQLITE_CORRUPT", ("数据库已损坏", RESTORE)),
    ("SQLITE_FULL", ("磁盘满了，没有写入", "请腾出空间再试")),
    ("SQLITE_CANTOPEN", ("数据库打不开", "请检查路径和权限，或用 --db 换一个位置")),
)
