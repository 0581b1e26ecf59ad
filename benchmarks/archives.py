"""Folders of invented bulletins and the databases made of them, in a folder that is thrown away afterwards."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.invented.archive import Plan, write
from benchmarks.processes import PROGRAM, Run, run

ISSUES_OF_A_COUNTY: Final = 600


def plan(issues: int) -> Plan:
    """So many issues, of as many counties as publish that many in three or four years."""
    return Plan(issues, -(-issues // ISSUES_OF_A_COUNTY))


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of bulletins, and the database that `ingest` makes of it."""

    folder: Path
    issues: int

    @property
    def texts(self) -> Path:
        """The bulletins, written at first use."""
        place = self.folder / f"texts-{self.issues}"
        if not place.exists():
            write(plan(self.issues), place)
        return place

    def ingested(self, jobs: int = 1) -> tuple[Path, Run]:
        """A new database of all the bulletins, and what filling it took."""
        database = self.folder / f"{self.issues}-{jobs}.db"
        taken = run((*PROGRAM, "ingest", str(self.texts), "--jobs", str(jobs), "--db", str(database)), self.folder, {})
        return database, taken


def figures(database: Path) -> int:
    """How many figures a database holds."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM figures").fetchone()[0])


def last_two(database: Path) -> tuple[str, str]:
    """The addresses of the last two issues of one publication."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT issue FROM issues WHERE issue_title = (SELECT min(issue_title) FROM issues) ORDER BY issue_date DESC LIMIT 2"
        ).fetchall()
    return str(rows[1][0]), str(rows[0][0])


def department_of(database: Path, rows: int) -> tuple[str, int]:
    """The department whose number of indicators is nearest to so many, and that number."""
    with closing(sqlite3.connect(database)) as connection:
        department, found = connection.execute(
            "SELECT department, count(*) FROM series GROUP BY department ORDER BY abs(count(*) - ?), department LIMIT 1",
            (rows,),
        ).fetchone()
    return str(department), int(found)
