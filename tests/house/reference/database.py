"""The documented views and their columns, out of a database that was just made."""

from __future__ import annotations

import sqlite3
from typing import Final

from bulletin_cli.store.schema import VERSION, migrate, steps
from reference.page import Undescribed, code, common, described, entries, page, table

LEAD: Final = f"""\
库是一个普通的 SQLite 文件（结构第 {VERSION} 版）。请查这些视图：名称和意思不变，只会增加；它们后面的表会变，不要直接用。
在命令行里查：`bulletin query "select …"`，只读；`sqlite3`、datasette 也能打开，见[用别的工具打开](../howto/use-with-other-tools.md)。

The views stay put; the tables behind them may change."""
OWN: Final = ("what", "same_as")


def made() -> str:
    """The page."""
    found = views()
    told = entries("views", found)
    parts = [f"## {name}\n\n{told[name]['what']}\n\n{_columns(name, found[name])}" for name in described()["views"]]
    return page("数据库 (database)", LEAD, *parts)


def views() -> dict[str, list[tuple[str, str]]]:
    """Every view with its columns and their kinds."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, steps())
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]
    sql = "SELECT name, type FROM pragma_table_info(?)"
    return {name: connection.execute(sql, (name,)).fetchall() for name in names}


def _columns(view: str, columns: list[tuple[str, str]]) -> str:
    told = described()["views"]
    own = told[view]
    names = [name for name, _ in columns]
    if gone := [name for name in own if name not in (*names, *OWN)]:
        raise Undescribed(f"the view {view} has no column {gone}")
    if (model := own.get("same_as")) is not None:
        own = {**told[model], **own}
    if missing := [name for name in names if name not in own and name not in common()]:
        raise Undescribed(f"docs/reference/descriptions.toml: [views.{view}] does not say what these are: {missing}")
    if model is not None:
        columns = [(name, kind) for name, kind in columns if name in told[view]]
    return table(("列", "意思"), [(code(name), own.get(name) or common()[name]) for name, _ in columns])
