"""What decisions make of the figures, kept beside what was read: made anew for the issues that they touch."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from bulletin_cli.model import Figure
from bulletin_cli.series.alignment import by_age
from bulletin_cli.series.decisions import Anchor, Decision, Decisions, Kind, anchors_of
from bulletin_cli.store import rows
from bulletin_cli.store.exact import listed

# The figures as they were read: what stands in `observation`, under the names of the view.
AS_READ = """
SELECT s.issue || '.' || o.position AS id, s.issue, s.issue_title, s.issue_number, s.issue_date, s.issuer, s.source,
       s.revision, o.item, o.section, o.headline, o.text, o.start, o."end", o.value, o.upper, o.unit, o.dimension,
       o.modifier, o.indicator, o.departments, o.status, o.measure, o.time, o.period_start, o.period_end, o.part_of,
       o.sentence, o.sentence_start, o.rules, o.doubts, NULL AS series, NULL AS series_name, o.id AS observation_id,
       s.issue || '.' || o.total AS total, NULL AS named
FROM issues s JOIN observation o ON o.revision = s.revision_id
"""


def as_read(connection: sqlite3.Connection, revision: int) -> dict[int, Figure]:
    """The figures of a revision as they were read, by their row."""
    cursor = connection.execute(f"{AS_READ} WHERE s.revision_id = ?", (revision,))
    cursor.row_factory = sqlite3.Row
    return {row["observation_id"]: rows.figure(row) for row in cursor}


def amend(connection: sqlite3.Connection, revisions: Iterable[int], decisions: Decisions) -> None:
    """Nothing; the figures of these revisions are as the decisions have them."""
    for revision in revisions:
        connection.execute(
            "DELETE FROM amendment WHERE observation IN (SELECT id FROM observation WHERE revision = ?)", (revision,)
        )
        figures = as_read(connection, revision) if decisions.all else {}
        row_of = {figure.address: row for row, figure in figures.items()}
        changed = decisions.amended(tuple(figures.values()))
        connection.executemany(
            rows.insertion("amendment", rows.AMENDMENT_COLUMNS),
            [rows.amendment_row(row_of[one.figure.address], one) for one in changed],
        )


def touched(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> set[int]:
    """The newest revisions of the issues that the decisions speak of."""
    found: set[int] = set()
    keys: set[str] = set()
    for one in decisions:
        keys.update(anchor.issue for anchor in (one.anchor, one.other) if anchor is not None)
        if one.kind is Kind.DEPARTMENT:
            # An alias of an alias: whatever bears either name is looked at again.
            found |= _revisions(connection, f"%{listed((one.name,))[1:-1]}%", "o.departments")
            found |= _revisions(connection, f"%{listed((one.name,))[1:-1]}%", "a.departments")
        elif one.kind is Kind.INDICATOR:
            found |= _revisions(connection, one.name, "o.indicator") | _revisions(connection, one.name, "a.named")
    return found | set(_by_key(connection, keys).values())


def _revisions(connection: sqlite3.Connection, pattern: str, column: str) -> set[int]:
    sql = (
        "SELECT DISTINCT o.revision FROM observation o LEFT JOIN amendment a ON a.observation = o.id"  # noqa: S608
        f" WHERE {column} LIKE ? AND o.revision IN (SELECT revision_id FROM issues)"
    )
    return {int(revision) for (revision,) in connection.execute(sql, (pattern,))}


def addresses(connection: sqlite3.Connection, decisions: Decisions) -> Mapping[Anchor, str]:
    """Where the figures that the decisions speak of stand now; those whose sentence is gone are missing."""
    wanted = {anchor for one in decisions.all for anchor in (one.anchor, one.other) if anchor is not None}
    found: dict[Anchor, str] = {}
    for revision in _by_key(connection, {anchor.issue for anchor in wanted}).values():
        for address, anchor in anchors_of(tuple(as_read(connection, revision).values())).items():
            if anchor in wanted:
                found[anchor] = address
    return found


def _by_key(connection: sqlite3.Connection, keys: set[str]) -> dict[str, int]:
    """The newest revision of each issue that has one of the keys."""
    sql = (
        "SELECT max(r.id) FROM issue i JOIN revision r ON r.issue = i.id WHERE i.identity = ? OR i.address = ?"
        " GROUP BY i.id"
    )
    found = {key: connection.execute(sql, (key, key)).fetchone() for key in keys}
    return {key: int(row[0]) for key, row in found.items() if row is not None}


def whole_issues(connection: sqlite3.Connection, revisions: Iterable[int]) -> list[list[Figure]]:
    """The figures of these revisions as decisions left them, issue by issue, the oldest first."""
    figures: list[Figure] = []
    for revision in revisions:
        cursor = connection.execute("SELECT * FROM figures WHERE revision_id = ?", (revision,))
        cursor.row_factory = sqlite3.Row
        figures += map(rows.figure, cursor)
    return list(by_age(figures))
