"""Which figures and which series an answer needs, as conditions in SQL that find them without looking at all."""

# ruff: noqa: S608 - put together from our own words; whatever a person typed goes in by its question mark
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bulletin_cli.nouns import dataclass
from bulletin_cli.store.exact import listed

Condition = tuple[str, tuple[str, ...]]
"""SQL, and the values for its question marks."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which figures are wanted: of any of these departments, of this series, in any of these issues; an empty one asks for all.

    Of series also: those that have any of these words in a name, or a figure that counts up to a day between these two.
    """

    departments: tuple[str, ...] = ()
    series: str | None = None
    issues: tuple[str, ...] | None = None
    words: tuple[str, ...] = ()
    days: tuple[date, date] | None = None


def conditions(selection: Selection) -> tuple[str, tuple[str, ...]]:
    """The WHERE clause of a selection of figures f, and the values that it asks for."""
    parts, values = [], []
    if selection.departments:
        parts.append(
            "EXISTS (SELECT 1 FROM json_each(f.departments) d WHERE d.value IN (SELECT value FROM json_each(?)))"
        )
        values.append(listed(selection.departments))
    if selection.series is not None:
        parts.append("f.series = ?")
        values.append(selection.series)
    if selection.issues is not None:
        parts.append("f.issue IN (SELECT value FROM json_each(?))")
        values.append(listed(selection.issues))
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), tuple(values)


OF_DEPARTMENTS = "SELECT w.series FROM series_wording w, json_each(w.departments) d WHERE d.value IN (SELECT value FROM json_each(?))"
IN_ISSUES = (
    "SELECT m.series FROM issues s JOIN observation o ON o.revision = s.revision_id"
    " JOIN series_member m ON m.observation = o.id WHERE s.issue IN (SELECT value FROM json_each(?))"
)
NAMED = (
    "SELECT * FROM (SELECT w.series FROM json_each(?) j JOIN series_wording w ON instr(w.indicator, j.value) OR instr(w.named, j.value)"
    " UNION SELECT h.id FROM json_each(?) j JOIN series_head h ON instr(h.name, j.value))"
)
# A figure counts up to the end of its period, or to its issue's day.
IN_DAYS = (
    "SELECT m.series FROM revision r JOIN observation o ON o.revision = r.id JOIN series_member m ON m.observation = o.id"
    " LEFT JOIN amendment a ON a.observation = o.id"
    " WHERE r.issue_date BETWEEN ?1 AND ?2 OR coalesce(a.period_end, o.period_end) BETWEEN ?1 AND ?2"
)


def series_with(*selections: Selection) -> Condition:
    """What a series' id must be for the series to have a figure in any of the selections."""
    found = [_series_with(selection) for selection in selections]
    either = " OR ".join(f"id {sql}" for sql, _ in found)
    return f"IN (SELECT id FROM series_head WHERE {either})", tuple(value for _, values in found for value in values)


def _series_with(selection: Selection) -> Condition:
    found: list[Condition] = []
    if selection.departments:
        found.append((OF_DEPARTMENTS, (listed(selection.departments),)))
    if selection.series is not None:
        found.append(("SELECT ?", (selection.series,)))
    if selection.issues is not None:
        found.append((IN_ISSUES, (listed(selection.issues),)))
    if selection.words:
        found.append((NAMED, (listed(selection.words),) * 2))
    if selection.days is not None:
        first, last = (day.isoformat() for day in selection.days)
        found.append((IN_DAYS.replace("?1", "?").replace("?2", "?"), (first, last, first, last)))
    if not found:
        return "IN (SELECT id FROM series_head)", ()
    wanted = " INTERSECT ".join(sql for sql, _ in found)
    return f"IN ({wanted})", tuple(value for _, values in found for value in values)


WANTED = "WITH wanted AS MATERIALIZED (SELECT * FROM series_head WHERE id {0})"
RELATED = (
    " SELECT id FROM wanted UNION SELECT part_of FROM wanted UNION SELECT speaks_of FROM wanted"
    " UNION SELECT id FROM series_head WHERE part_of IN (SELECT id FROM wanted) OR speaks_of IN (SELECT id FROM wanted)"
)
# What may be set for the wanted, or is wanted itself; of entered targets those of the same unit and department.
AIMED = (
    ", aimed AS MATERIALIZED (SELECT target AS id FROM series_suit WHERE amount IN (SELECT id FROM wanted)"
    "  UNION SELECT id FROM wanted WHERE status = 'target'),"
    " entered AS MATERIALIZED (SELECT DISTINCT t.unit, t.department FROM targets t JOIN wanted w ON w.unit = t.unit"
    "  AND (w.department = t.department OR w.department LIKE '%、%' OR t.department LIKE '%、%'))"
)
COMPETING = (
    " UNION SELECT id FROM aimed"
    " UNION SELECT s.amount FROM aimed t JOIN series_suit s ON s.target = t.id"
    " UNION SELECT h.id FROM entered t JOIN series_head h ON h.unit = t.unit AND h.status = 'actual' AND h.measure = 'level'"
    "  AND (h.department = t.department OR h.department LIKE '%、%' OR t.department LIKE '%、%')"
)


def with_relatives(wanted: str, values: tuple[str, ...]) -> Condition:
    """The same, or a relative of such a series: what it breaks down or speaks of, what does so of it."""
    return f"IN ({WANTED.format(wanted)}{RELATED})", values


def with_kin(wanted: str, values: tuple[str, ...]) -> Condition:
    """A relative, or a target of such a series, or what competes for it: a target goes to the series that it fits best."""
    return f"IN ({WANTED.format(wanted)}{AIMED}{RELATED}{COMPETING})", values


# What the figures of the wanted ever broke down: sums are held against those of other issues.
TOTALS = " UNION SELECT m.total FROM series_member m WHERE m.series IN (SELECT id FROM wanted) AND m.total IS NOT NULL"
# What one of the wanted, if it began in these issues, may go on under another unit.
FORERUNNERS = (
    " UNION SELECT h.id FROM wanted w JOIN series_head h ON h.core = w.core AND h.department = w.department"
    "  AND (h.measure, h.status, h.time, h.dimension) = (w.measure, w.status, w.time, w.dimension) AND h.unit <> w.unit"
    "  WHERE (SELECT o.revision FROM series_member m JOIN observation o ON o.id = m.observation WHERE m.series = w.id"
    "   ORDER BY m.position LIMIT 1) IN (SELECT revision_id FROM issues WHERE issue IN (SELECT value FROM json_each(?)))"
)


def under_check(issues: Sequence[str]) -> Condition:
    """What a series' id must be for it to say whether something is wrong in these issues."""
    wanted, values = series_with(Selection(issues=tuple(issues)))
    sql = f"IN ({WANTED.format(wanted)}{AIMED}{RELATED}{COMPETING}{TOTALS}{FORERUNNERS})"
    return sql, (*values, listed(tuple(issues)))


def told_in(issues: Sequence[str]) -> Condition:
    """What an observation's id must be for it to stand in one of these issues."""
    sql = (
        "IN (SELECT o.id FROM issues s JOIN observation o ON o.revision = s.revision_id"
        " WHERE s.issue IN (SELECT value FROM json_each(?)))"
    )
    return sql, (listed(tuple(issues)),)
