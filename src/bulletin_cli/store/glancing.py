"""The county's board out of the archive: which series it looks at, at which of their figures, and how many others it only counts."""

# ruff: noqa: S608 - put together from our own words; whatever a person typed goes in by its question mark
from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from bulletin_cli.model import Quiet
from bulletin_cli.nouns import dataclass
from bulletin_cli.store.exact import listed
from bulletin_cli.store.selecting import IN_ISSUES, Condition

LISTED: Final = "IN (SELECT value FROM json_each(?))"
REACHED: Final = "status = 'actual' AND measure = 'level' AND unit <> '%'"
# What a bulletin's two newest issues told of.
RECENT: Final = f"SELECT id FROM series_head WHERE {REACHED} AND id IN ({IN_ISSUES})"
# Each target with the amount that it fits best, among those that one bulletin tells of.
SUITED: Final = (
    "SELECT target, amount FROM (SELECT s.target, s.amount,"
    "  row_number() OVER (PARTITION BY s.target, t.title ORDER BY s.fit DESC, s.amount DESC) AS place"
    "  FROM series_suit s JOIN series_newest t ON t.series = s.target"
    "  JOIN series_newest a ON a.series = s.amount AND a.title = t.title) WHERE place = 1"
)
# What a completion rate stands beside in its newest issue; those rates are looked at first, which SQLite would do last.
RATED: Final = (
    "SELECT c.speaks_of FROM series_head c CROSS JOIN series_member m ON m.series = c.id"
    " CROSS JOIN observation o ON o.id = m.observation"
    " CROSS JOIN series_newest n ON n.series = c.speaks_of AND n.revision = o.revision WHERE c.measure = 'completion'"
)
# What a person may have entered a target for.
ENTERED: Final = (
    "SELECT h.id FROM targets t JOIN series_head h ON h.unit = t.unit AND h.status = 'actual' AND h.measure = 'level'"
    "  AND (h.department = t.department OR instr(h.department, '、') > 0 OR instr(t.department, '、') > 0)"
)
RATES: Final = f"SELECT id FROM series_head WHERE measure = 'completion' AND (speaks_of IS NULL OR speaks_of {LISTED})"
# An indicator is what happened, as an amount, or as a rate that speaks of no amount.
INDICATORS: Final = f"({REACHED} OR status = 'actual' AND measure = 'completion' AND speaks_of IS NULL)"


@dataclass(frozen=True, slots=True)
class Glance:
    """The series that a board looks at: amounts that moved lately, other amounts, and those that it needs all figures of."""

    moved: frozenset[str]
    still: frozenset[str]
    whole: frozenset[str]

    def members(self) -> Condition:
        """What an observation's id must be to be looked at: of what moved the last two issues, else the newest alone."""
        since = (
            "SELECT m.observation FROM series_newest n JOIN series_member m ON m.series = n.series"
            f"  AND m.position >= {{0}} WHERE n.series {LISTED}"
        )
        sql = (
            f"IN (SELECT observation FROM series_member WHERE series {LISTED}"
            f" UNION {since.format('coalesce(n.before, n.position)')} UNION {since.format('n.position')})"
        )
        return sql, (_listed(self.whole), _listed(self.moved), _listed(self.still))


def glance(connection: sqlite3.Connection, newest: Sequence[str]) -> Glance:
    """What a board of bulletins with these newest issues, two of each, looks at."""
    moved = _ids(connection, RECENT, listed(tuple(newest)))
    suited = connection.execute(SUITED).fetchall()
    aimed_at = {amount for _, amount in suited}
    still = aimed_at | _ids(connection, RATED) | _ids(connection, ENTERED)
    rates = _ids(connection, RATES, _listed(moved | still))
    return Glance(frozenset(moved), frozenset(still - moved), frozenset(rates | {target for target, _ in suited}))


def quiet(connection: sqlite3.Connection, seen: Glance) -> tuple[Quiet, ...]:
    """How many indicators each department has in each bulletin that the board does not look at.

    The departments of a bulletin come in the order in which their first indicators began, those without such as well.
    """
    sql = (
        "WITH ages AS MATERIALIZED (SELECT revision_id, coalesce(issue_date, '9999-12-31') || printf('%09d', coalesce(issue_number, 0))"
        "  || issue AS age, issue FROM issues)"
        f" SELECT n.title, h.department, count(*) FILTER (WHERE h.id NOT {LISTED}),"
        f"  substr(max(a.age) FILTER (WHERE h.id NOT {LISTED}), 20)"
        " FROM series_newest n JOIN series_head h ON h.id = n.series JOIN ages a ON a.revision_id = n.revision"
        f" WHERE {INDICATORS} GROUP BY n.title, h.department ORDER BY n.title, min(h.opened || printf('%09d', h.position))"
    )
    looked_at = _listed(seen.moved | seen.still | seen.whole)
    return tuple(Quiet(title or None, *told) for title, *told in connection.execute(sql, (looked_at, looked_at)))


def _ids(connection: sqlite3.Connection, sql: str, *values: str) -> set[str]:
    return {id_ for (id_,) in connection.execute(sql, values)}


def _listed(ids: Iterable[str]) -> str:
    return listed(tuple(ids))
