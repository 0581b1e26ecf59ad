"""What a change did, in numbers that a person can check."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from bulletin_cli.nouns import dataclass
from bulletin_cli.store.change import Change

Row = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The series and the amendment of every figure, by its row, and what each row is called."""

    series: Mapping[int, str]
    amended: Mapping[int, Row]
    called: Mapping[int, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Effect:
    """The addresses of figures that read otherwise now, and of those in another series; what is gone altogether."""

    amended: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    issues_gone: int = 0
    figures_gone: int = 0

    @property
    def figures(self) -> tuple[str, ...]:
        """Every figure that changed, in order."""
        return tuple(dict.fromkeys((*self.amended, *self.moved)))

    @property
    def issues(self) -> int:
        """How many issues have such a figure."""
        return len({address.rpartition(".")[0] for address in self.figures})


def snapshot(connection: sqlite3.Connection) -> Snapshot:
    """The series and amendments as they are now."""
    amended = {int(row[0]): tuple(row[1:]) for row in connection.execute("SELECT * FROM amendment")}
    series = dict(connection.execute("SELECT observation, series FROM series_member").fetchall())
    called = {
        row: (issue, position)
        for row, issue, position in connection.execute(
            "SELECT o.id, i.address, o.position FROM observation o JOIN revision r ON r.id = o.revision"
            " JOIN issue i ON i.id = r.issue"
        )
    }
    return Snapshot(series, amended, called)


def effect_between(before: Snapshot, after: Snapshot, change: Change) -> Effect:
    """What became otherwise between two snapshots; what is gone altogether is only counted."""
    still = before.called.keys() & after.called.keys()
    amended = {row for row in still if before.amended.get(row) != after.amended.get(row)}
    moved = {row for row in still if before.series.get(row) != after.series.get(row)} - amended
    return Effect(_addresses(amended, after), _addresses(moved, after), change.issues_gone, change.figures_gone)


def _addresses(found: set[int], after: Snapshot) -> tuple[str, ...]:
    called = sorted(after.called[row] for row in found)
    return tuple(f"{issue}.{position}" for issue, position in called)
