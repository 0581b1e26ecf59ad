"""An issue read anew: figures whose place and text are the same keep their numbers, no number is given twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from bulletin_cli.model import Figure, Issue, Observation
from bulletin_cli.nouns import dataclass
from bulletin_cli.store import rows
from bulletin_cli.store.aligning import forget
from bulletin_cli.store.amending import as_read


@dataclass(frozen=True, slots=True)
class Rereading:
    """What reading an issue anew changed: addresses of figures that are new, that read otherwise, that are gone."""

    issue: str
    revision: int
    added: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether any figure is another now."""
        return bool(self.added or self.altered or self.gone)


def reread(connection: sqlite3.Connection, issue: str, reading: Issue) -> Rereading:
    """What changed; the issue's newest wording has the new reading."""
    found, numbered = compare(connection, issue, reading)
    if found.changed:
        _put(connection, found.revision, reading, numbered)
    return found


Numbered = tuple[tuple[int, Observation], ...]


def compare(connection: sqlite3.Connection, issue: str, reading: Issue) -> tuple[Rereading, Numbered]:
    """What would change, and the number of each figure of the new reading."""
    row = connection.execute("SELECT revision_id FROM issues WHERE issue = ?", (issue,)).fetchone()
    revision = int(row[0])
    (highest,) = connection.execute("SELECT highest FROM revision WHERE id = ?", (revision,)).fetchone()
    old = {_place(figure.observation): figure for figure in as_read(connection, revision).values()}
    numbered = _numbered(old, reading.observations, int(highest))
    now = {f"{issue}.{number}": one for number, one in numbered}
    before = {figure.address: figure for figure in old.values()}
    by_number = [(f"{issue}.{number}", one) for number, one in numbered]
    return Rereading(
        issue=issue,
        revision=revision,
        added=tuple(address for address, _ in by_number if address not in before),
        altered=tuple(
            address for address, one in by_number if address in before and _differs(before[address], one, by_number)
        ),
        gone=tuple(address for address in before if address not in now),
    ), numbered


def _place(observation: Observation) -> tuple[int, int, str]:
    return observation.start, observation.end, observation.text


def _numbered(
    old: Mapping[tuple[int, int, str], Figure], observations: tuple[Observation, ...], highest: int
) -> Numbered:
    found: list[tuple[int, Observation]] = []
    for one in observations:
        known = old.get(_place(one))
        if known is None:
            highest += 1
        number = highest if known is None else int(known.address.rpartition(".")[2])
        found.append((number, one))
    return tuple(found)


def _differs(before: Figure, now: Observation, by_number: list[tuple[str, Observation]]) -> bool:
    """Whether the figure reads otherwise; of its total the address counts, not the index."""
    total = None if now.part_of is None else by_number[now.part_of][0]
    return before.total != total or replace(before.observation, part_of=None) != replace(now, part_of=None)


def _put(connection: sqlite3.Connection, revision: int, reading: Issue, numbered: Numbered) -> None:
    forget(connection, {revision})
    connection.execute(
        "DELETE FROM amendment WHERE observation IN (SELECT id FROM observation WHERE revision = ?)", (revision,)
    )
    connection.execute("DELETE FROM observation WHERE revision = ?", (revision,))
    connection.execute("DELETE FROM item WHERE revision = ?", (revision,))
    rows.save_items(connection, revision, reading.items)
    rows.save_observations(connection, revision, numbered)
