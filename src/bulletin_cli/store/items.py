"""The entries of the newest wordings, with how many figures each has; read-only."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from bulletin_cli.nouns import dataclass
from bulletin_cli.store.exact import listed, unlisted
from bulletin_cli.store.rows import day

SQL = (
    'SELECT i.issue, i.issue_title, i.issue_number, i.issue_date, i.item, i.section, i.headline, i.departments, i.start, i."end",'
    " (SELECT count(*) FROM figures f WHERE f.issue = i.issue AND f.item = i.item)"
    " FROM items i{where} ORDER BY i.issue_date IS NULL, i.issue_date, i.issue_number, i.issue, i.item"
)


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One entry of an issue: where it stands in the issue's text, who signed it, how many figures it has."""

    issue: str
    issue_title: str | None
    issue_number: int | None
    issue_date: date | None
    item: int
    section: str | None
    headline: str | None
    departments: tuple[str, ...]
    start: int
    end: int
    figures: int


def items(connection: sqlite3.Connection, issues: Sequence[str] | None = None) -> tuple[ItemEntry, ...]:
    """Every entry, the oldest issue first; of these issues alone, where some are named."""
    if issues is None:
        return tuple(map(_entry, map(tuple, connection.execute(SQL.format(where="")))))
    sql = SQL.format(where=" WHERE i.issue IN (SELECT value FROM json_each(?))")
    return tuple(map(_entry, map(tuple, connection.execute(sql, (listed(tuple(issues)),)))))


def _entry(row: tuple[Any, ...]) -> ItemEntry:
    issue, title, number, when, item, section, headline, departments, start, end, figures = row
    return ItemEntry(
        issue, title, number, day(when), item, section, headline, unlisted(departments), start, end, figures
    )
