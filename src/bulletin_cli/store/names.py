"""The names in an archive for whoever is typing one: quick, read-only, and silent where there is no archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

# More than fit a screen; whoever sees so many types another character.
MOST: Final = 200
# Nobody waits longer for a key to answer.
SECONDS: Final = 0.2
# Each kind's names with a word about each, the likeliest first.
QUESTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "departments": "SELECT department, '' FROM series_head GROUP BY 1 ORDER BY count(*) DESC, 1",
        "indicators": (
            "SELECT name, unit FROM series_head WHERE :department IS NULL OR department = :department"
            " GROUP BY name ORDER BY count(*) DESC, min(position)"
        ),
        "issues": (
            "SELECT issue, issue_date FROM issues ORDER BY issue_date IS NULL, issue_date DESC, issue_number DESC, issue"
        ),
        "figures": "SELECT id, indicator FROM figures WHERE issue = :issue ORDER BY position",
        "batches": "SELECT printf('b%04d', id), command FROM batch ORDER BY id DESC",
        "targets": "SELECT id, department || ' ' || indicator FROM targets ORDER BY length(id), id",
    }
)


def names(path: Path, kind: str, typed: str, department: str | None = None) -> tuple[tuple[str, str], ...]:
    """The names of that kind that begin with what was typed, each with a word about it; else the only one that holds it.

    Indicators are those of the department, where one is given. Nothing where there is no archive at `path`, or where it
    cannot be read at once.

    >>> names(Path("no such archive"), "departments", "交通")
    ()
    """
    values = {"issue": typed.rpartition(".")[0], "department": department}
    if not path.is_file():
        return ()
    try:
        connection = sqlite3.connect(_address(path), uri=True, timeout=SECONDS)
    except sqlite3.Error:
        return ()
    try:
        return fitting(connection.execute(QUESTIONS[kind], values), typed)
    except sqlite3.Error:
        return ()
    finally:
        connection.close()


def fitting(known: Iterable[tuple[str, str | None]], typed: str) -> tuple[tuple[str, str], ...]:
    """Those that begin with what was typed; else the one that holds it, where it is the only one.

    >>> fitting([("交通运输局", ""), ("水利局", None)], "运输")
    (('交通运输局', ''),)
    """
    beginning: list[tuple[str, str]] = []
    holding: list[tuple[str, str]] = []
    for name, about in known:
        if name.startswith(typed):
            beginning.append((name, about or ""))
        elif typed in name:
            holding.append((name, about or ""))
        if len(beginning) == MOST:
            break
    return tuple(beginning or (holding if len(holding) == 1 else ()))


def _address(path: Path) -> str:
    """How the file is opened to read; where no log lies beside it nobody is writing, and none has to be made."""
    escaped = str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    still = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    return f"file:{escaped}?mode=ro{still}"
