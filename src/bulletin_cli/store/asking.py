"""Questions in SQL, which can read and nothing else: no write, no other file, no setting."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bulletin_cli.errors import UsageError
from bulletin_cli.nearest import way_out
from bulletin_cli.nouns import dataclass
from bulletin_cli.store.connection import faults, readable

VIEWS: Final = ("issues", "items", "figures", "series", "targets")
ALLOWED: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
# They run code or reach files, where they are compiled in at all.
FORBIDDEN: Final = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})
PLACE: Final = "query"
REFUSED: Final = "只能读，不能写，也不能打开别的文件或改设置"
KNOWN: Final = (
    '可查：issues、items、figures、series、targets；有哪些字段：bulletin query "select * from figures limit 1"'
)

Value = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: the names of its columns and its rows."""

    names: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def ask(path: Path, sql: str, values: Mapping[str, str]) -> Found:
    """The answer of the archive to one SELECT, :name in it standing for a value.

    UsageError for what is no single SELECT, DatabaseError for trouble with the file.
    """
    with readable(path) as connection:
        connection.set_authorizer(_allowed)
        with faults(path):
            try:
                cursor = connection.execute(sql, dict(values))
                rows = cursor.fetchall()
            except (sqlite3.Error, sqlite3.Warning) as error:
                raise _wrong(error, connection) from None
    if cursor.description is None:
        raise UsageError(PLACE, "没有问什么", '例：bulletin query "select department, count(*) from series group by 1"')
    return Found(_distinct([column[0] for column in cursor.description]), tuple(rows))


def _allowed(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in FORBIDDEN:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in ALLOWED else sqlite3.SQLITE_DENY


def _wrong(error: Exception, connection: sqlite3.Connection) -> Exception:
    """What is wrong with the question, in words; the error itself where it is the file that is in trouble."""
    text = str(error)
    if re.search("authoriz|prohibited|readonly", text):
        return UsageError(PLACE, REFUSED, KNOWN)
    if "one statement" in text:
        return UsageError(PLACE, "一次只能问一句", "去掉分号后面的部分")
    if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
        return error
    if missing := re.search(r"(?:binding (?:parameter )?:?|parameter )['\":]*(\w+)", text):
        return UsageError(PLACE, f"没有给出 :{missing[1]} 的值", f"加上 -p {missing[1]}=值")
    if name := re.search(r"no such (table|column): (?:\w+\.)*(\w+)", text):
        return UsageError(PLACE, f"没有“{name[2]}”", _near(name[1], name[2], connection))
    return UsageError(PLACE, f"SQL 写错了：{text}", KNOWN)


def _near(kind: str, name: str, connection: sqlite3.Connection) -> str:
    connection.set_authorizer(None)
    held = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    views = [view for (view,) in held if view in VIEWS]
    columns = {row[0] for view in views for row in connection.execute("SELECT name FROM pragma_table_info(?)", (view,))}
    return way_out(name, views if kind == "table" else sorted(columns), KNOWN)


def _distinct(names: list[str]) -> tuple[str, ...]:
    """The names, a second one of a name with a number.

    >>> _distinct(["n", "n", "m"])
    ('n', 'n_2', 'm')
    """
    return tuple(
        name if names[:at].count(name) == 0 else f"{name}_{names[:at].count(name) + 1}" for at, name in enumerate(names)
    )
