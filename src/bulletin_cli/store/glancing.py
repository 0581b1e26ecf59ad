"""The county's board out of the archive: which series it looks at, at which of their figures, and how many others it only counts."""

# ruff: noqa: S608 - put together from our own words; whatever a person typed goes in by its question mark
from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bulletin_cli.model import Quiet
from bulletin_cli.nouns import dataclass
from bulletin_cli.store.exact import listed
from bulletin_cli.store.selecting import IN_ISSUES, Condition

LISTED: Final = "IN (SELECT value FROM json_each(?))"
REACHED: Final = "status = 'actual' AND measure = 'level' AND unit <> '%'"
# An indicator is what happened, as an amount, or as a rate that speaks of no amount.
BASELESS: Final = "status = 'actual' AND measure = 'completion' AND speaks_of IS NULL"
INDICATORS: Final = f"({REACHED} OR {BASELESS})"
# What a bulletin's two newest issues told of.
RECENT: Final = f"SELECT id FROM series_head WHERE {INDICATORS} AND id IN ({IN_ISSUES})"
# Such a rate says of the year what another's rates and targets say of it.
BY_THEMSELVES: Final = (
    f"SELECT m.observation FROM series_head h JOIN series_member m ON m.series = h.id WHERE {BASELESS}"
)
# Each target with the amount that it fits best, among those that one bulletin tells of.
SUITED: Final = (
    "SELECT DISTINCT target, amount FROM (SELECT s.target, s.amount,"
    "  row_number() OVER (PARTITION BY s.target, t.title ORDER BY s.fit DESC, s.amount DESC) AS place"
    "  FROM series_suit s JOIN series_newest t ON t.series = s.target"
    "  JOIN series_newest a ON a.series = s.amount AND a.title = t.title) WHERE place = 1"
)
# Each completion rate with the amount that it speaks of.
RATED: Final = "SELECT id, speaks_of FROM series_head WHERE measure = 'completion' AND speaks_of IS NOT NULL"
# What a person may have entered a target for.
ENTERED: Final = (
    "SELECT h.id FROM targets t JOIN series_head h ON h.unit = t.unit AND h.status = 'actual' AND h.measure = 'level'"
    "  AND (h.department = t.department OR instr(h.department, '、') > 0 OR instr(t.department, '、') > 0)"
)
# The figures of some series, with the year of their period's end and that of their issue: all of them, or those of the
# newest issue of each bulletin. The series are looked at first, which SQLite would do last.
MEMBERS: Final = "FROM json_each(?) j CROSS JOIN series_member m ON m.series = j.value"
NEWEST: Final = (
    "FROM json_each(?) j CROSS JOIN series_newest n ON n.series = j.value"
    " CROSS JOIN series_member m ON m.series = n.series AND m.position >= n.position"
)
DATED: Final = (
    "SELECT m.series, m.observation, o.revision, substr(iif(a.observation IS NULL, o.period_end, a.period_end), 1, 4),"
    " substr(r.issue_date, 1, 4) {0} CROSS JOIN observation o ON o.id = m.observation"
    " CROSS JOIN revision r ON r.id = o.revision LEFT JOIN amendment a ON a.observation = o.id"
)


class _Told:
    """The figures of some series, by what makes a target or a rate count for an amount: the year and the issue."""

    def __init__(self, rows: Iterable[tuple[str, int, int, str | None, str | None]]) -> None:
        self._figures: dict[str, list[tuple[int, int, frozenset[str]]]] = defaultdict(list)
        for series, observation, revision, *years in rows:
            self._figures[series].append((observation, revision, frozenset(year for year in years if year)))

    def of_the_years(self, one: str, amount: _Told, other: str) -> Iterator[int]:
        """The figures of a series that are of a year of the amount's; of no year are those without any date."""
        years = [own for _, _, own in amount._figures[other]]
        anyhow = not all(years)
        wanted = frozenset().union(*years)
        for observation, _, own in self._figures[one]:
            if anyhow or not own or not own.isdisjoint(wanted):
                yield observation

    def beside(self, one: str, amount: _Told, other: str) -> Iterator[int]:
        """The figures of a series that stand in an issue of the amount's."""
        revisions = {revision for _, revision, _ in amount._figures[other]}
        return (observation for observation, revision, _ in self._figures[one] if revision in revisions)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a board looks at: amounts that moved lately, other series by their newest figures, and single figures more."""

    moved: frozenset[str]
    still: frozenset[str]
    figures: frozenset[int]

    def members(self) -> Condition:
        """What an observation's id must be to be looked at: of what moved the last two issues, else the newest alone."""
        since = (
            "SELECT m.observation FROM series_newest n JOIN series_member m ON m.series = n.series"
            f"  AND m.position >= {{0}} WHERE n.series {LISTED}"
        )
        sql = (
            f"IN (SELECT value FROM json_each(?) UNION {since.format('coalesce(n.before, n.position)')}"
            f" UNION {since.format('n.position')})"
        )
        return sql, (f"[{','.join(map(str, self.figures))}]", _listed(self.moved), _listed(self.still))


def glance(connection: sqlite3.Connection, newest: Sequence[str]) -> Glance:
    """What a board of bulletins with these newest issues, two of each, looks at.

    An amount that did not move is looked at where its newest figure has a target of its year, or a rate beside it. With it
    comes all that decides which target is its own: its other targets, and what else these fit.
    """
    suited, rated = (list(map(tuple, connection.execute(sql))) for sql in (SUITED, RATED))
    amounts = _told(connection, NEWEST, {amount for _, amount in (*suited, *rated)})
    told = _told(connection, MEMBERS, {one for one, _ in (*suited, *rated)})
    aims = {pair: tuple(told.of_the_years(pair[0], amounts, pair[1])) for pair in suited}
    beside = {pair: tuple(told.beside(pair[0], amounts, pair[1])) for pair in rated}
    measured = {amount for (_, amount), figures in (*aims.items(), *beside.items()) if figures}
    measured |= _ids(connection, ENTERED)
    moved = _ids(connection, RECENT, listed(tuple(newest)))
    with_targets = {target for target, amount in suited if amount in measured | moved}
    with_rates = [(rate, amount) for rate, amount in rated if amount in measured | moved]
    figures = {
        *(figure for (figure,) in connection.execute(BY_THEMSELVES)),
        *(figure for (target, _), own in aims.items() if target in with_targets for figure in own),
        *(figure for pair in with_rates for figure in (*beside[pair], *told.of_the_years(pair[0], amounts, pair[1]))),
    }
    fitting = {amount for target, amount in suited if target in with_targets}
    still = (
        measured
        | with_targets
        | {rate for rate, _ in with_rates}
        | fitting
        | _ids(connection, f"SELECT id FROM series_head WHERE {BASELESS}")
    )
    return Glance(frozenset(moved), frozenset(still - moved), frozenset(figures))


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
    looked_at = _listed(seen.moved | seen.still)
    return tuple(Quiet(title or None, *told) for title, *told in connection.execute(sql, (looked_at, looked_at)))


def _ids(connection: sqlite3.Connection, sql: str, *values: str) -> set[str]:
    return {id_ for (id_,) in connection.execute(sql, values)}


def _told(connection: sqlite3.Connection, members: str, series: Iterable[str]) -> _Told:
    return _Told(connection.execute(DATED.format(members), (_listed(series),)))


def _listed(ids: Iterable[str]) -> str:
    return listed(tuple(ids))
