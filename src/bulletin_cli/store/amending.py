"""What decisions make of the figures, kept beside what was read: made anew for the issues that they touch."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from bulletin_cli.model import Figure
from bulletin_cli.series.decisions import Anchor, Decision, Decisions, Kind, anchors_of
from bulletin_cli.store import rows
from bulletin_cli.store.exact import listed

# The figures as they were read: what stands in `observation`, under the names of the view.
AS_READ = """
SELECT i.address || '.' || o.position, i.address, r.issue_title, r.issue_number, r.issue_date, r.issuer,
       r.source, r.number, NULL, NULL, i.address || '.' || o.total, NULL,
       o.item, o.section, o.headline, o.indicator, o.departments, o.status, o.measure, o.time,
       o.period_start, o.period_end, o.part_of, o.sentence, o.sentence_start, o.rules, o.doubts,
       o.text, o.start, o."end", o.value, o.upper, o.unit, o.modifier, o.dimension, o.id
FROM revision r JOIN issue i ON i.id = r.issue JOIN observation o ON o.revision = r.id
WHERE r.id = ?
"""


def as_read(connection: sqlite3.Connection, revision: int) -> dict[int, Figure]:
    """The figures of a revision as they were read, by their row."""
    return {row[-1]: rows.figure(row) for row in connection.execute(AS_READ, (revision,))}


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
            found |= _bearing(
                connection, "departments", [f"%{listed((name,))[1:-1]}%" for name in (one.name, one.value)]
            )
        elif one.kind is Kind.INDICATOR:
            names = [one.name, one.value]
            found |= _bearing(connection, "indicator", names) | _bearing(connection, "named", names)
    return found | set(_by_key(connection, keys).values())


def _bearing(connection: sqlite3.Connection, column: str, patterns: Sequence[str]) -> set[int]:
    """The newest revisions with a figure that has one of the names, as read or as decisions left it."""
    sources = {
        "departments": ("o.departments", "a.departments"),
        "indicator": ("o.indicator", "a.indicator"),
        "named": ("a.named",),
    }
    found: set[int] = set()
    for source in sources[column]:
        sql = (
            "SELECT DISTINCT o.revision FROM observation o LEFT JOIN amendment a ON a.observation = o.id"  # noqa: S608
            f" WHERE ({source} LIKE ? OR {source} LIKE ?) AND o.revision IN (SELECT revision_id FROM issues)"
        )
        found |= {int(revision) for (revision,) in connection.execute(sql, tuple(patterns))}
    return found


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
