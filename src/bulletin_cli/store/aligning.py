"""The series of the archive brought up to date: from the oldest issue that changed, and no further back."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from bulletin_cli.model import Figure
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.alignment import Alignment, Placed, Shelf, by_age
from bulletin_cli.series.cluster import Cluster
from bulletin_cli.series.evidence import Evidence
from bulletin_cli.series.gathered import Gathered, Wording
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.match import Placement
from bulletin_cli.series.places import Place, apart, place
from bulletin_cli.series.rulings import NO_RULINGS, Rulings
from bulletin_cli.series.timing import Timing
from bulletin_cli.store import outlines, rows
from bulletin_cli.store.ages import Since
from bulletin_cli.store.exact import listed, unlisted

HEAD_COLUMNS = (
    "id", "position", "key", "total", "base", "name", "department", "unit", "dimension", "measure", "status", "time", "opened",
)  # fmt: skip
MEMBER_COLUMNS = (
    "observation", "series", "position", "wording", "rule", "score", "fit", "runner_up", "runner_fit", "total", "base",
)  # fmt: skip
# How many issues are in memory with all their figures.
AT_A_TIME = 200
# The series of how many groups of bulletins are in memory between one time and the next.
MOST_ALIVE = 8


# Whatever stands on a day or behind it, the oldest first, with its age.
NOT_OLDER = (
    "SELECT s.revision_id, s.revision, s.issue_title, s.issuer, coalesce(s.issue_date, '9999-12-31') AS day,"
    " coalesce(s.issue_number, -1) AS number, s.issue FROM issues s WHERE s.issue_date >= :day OR s.issue_date IS NULL"
    " ORDER BY day, number, s.issue"
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What figures are aligned by: words and departments, and what people decided."""

    knowledge: Knowledge
    rulings: Rulings


@dataclass(frozen=True, slots=True)
class Bulletins:
    """Bulletins that may share series, and the revisions of them that are placed anew, the oldest first.

    `goes_on` says that all of these are of new issues, none of which stands before one that is in series.
    """

    places: frozenset[Place]
    revisions: tuple[int, ...]
    goes_on: bool


@dataclass(slots=True)
class Alive:
    """The alignments that a writer keeps between one time and the next, by their bulletins.

    They say what the archive says as long as people's decisions are what they were; nobody else can write meanwhile.
    """

    rulings: Rulings = NO_RULINGS
    alignments: dict[frozenset[Place], Alignment] = field(default_factory=dict)

    def settle(self, rulings: Rulings) -> None:
        """Nothing; what holds no longer is gone."""
        if rulings != self.rulings:
            self.alignments.clear()
        self.rulings = rulings

    def keep(self, group: frozenset[Place], alignment: Alignment) -> None:
        """Nothing; the alignment is there the next time, unless too many others are."""
        self.alignments[group] = alignment
        while len(self.alignments) > MOST_ALIVE:
            del self.alignments[next(iter(self.alignments))]


def can_keep_up(bulletins: Sequence[Bulletins]) -> bool:
    """Whether these can be placed as they come: each goes on where it stands, and all of them can be kept in memory."""
    return len(bulletins) <= MOST_ALIVE and all(one.goes_on for one in bulletins)


def realign(connection: sqlite3.Connection, bulletins: Sequence[Bulletins], rules: Rules, alive: Alive) -> None:
    """Nothing; the issues of these revisions are placed anew, the others stay as they are."""
    alive.settle(rules.rulings)
    if not all(one.goes_on for one in bulletins):
        alive.alignments.clear()  # an issue that is worded anew may have been another bulletin's
    forget(connection, [revision for one in bulletins for revision in one.revisions])
    for one in bulletins:
        alignment = alive.alignments.pop(one.places, None) or _remembered(connection, one.places, rules)
        _place_anew(connection, one.revisions, alignment, rules.knowledge)
        if len(bulletins) <= MOST_ALIVE:
            alive.keep(one.places, alignment)
    outlines.note_marked(connection, rules.knowledge)


def placed_anew(
    connection: sqlite3.Connection, since: Since, rulings: Rulings, aligned: int = 0
) -> tuple[Bulletins, ...]:
    """What is to be placed anew, by bulletins that may share series; `aligned` is the last revision that is in series."""
    oldest = since.oldest
    if oldest is None:
        return ()
    known = connection.execute("SELECT DISTINCT issue_title, issuer FROM revision")
    groups = apart((place(*row) for row in known), _put_together(connection, rulings))
    group_of = {one: group for group in groups for one in group}
    first = {group: since.of(group) for group in groups}
    again: dict[frozenset[Place], list[tuple[int, bool]]] = defaultdict(list)
    for revision, number, title, issuer, *age in connection.execute(NOT_OLDER, {"day": oldest[0]}):
        group = group_of[place(title, issuer)]
        start = first[group]
        if start is not None and tuple(age) >= start:
            again[group].append((revision, revision > aligned and number == 1))
    return tuple(
        Bulletins(group, tuple(revision for revision, _ in found), goes_on=all(new for _, new in found))
        for group, found in again.items()
    )


def _put_together(connection: sqlite3.Connection, rulings: Rulings) -> list[frozenset[Place]]:
    """The bulletins of the figures that people have put into one series, for each such figure."""
    places: dict[str, Place] = {}
    for issue in sorted({_parted(address)[0] for address in rulings.together}):
        row = connection.execute("SELECT issue_title, issuer FROM issues WHERE issue = ?", (issue,)).fetchone()
        if row is not None:
            places[issue] = place(*row)
    pairs = ((address, *others) for address, others in rulings.together.items())
    found = [frozenset(places[issue] for one in pair if (issue := _parted(one)[0]) in places) for pair in pairs]
    return [one for one in found if len(one) > 1]


def _remembered(connection: sqlite3.Connection, places: frozenset[Place], rules: Rules) -> Alignment:
    """An alignment of these bulletins that goes on from what the archive remembers."""
    pinned = _pinned(connection, rules.rulings)
    return Alignment(
        rules.knowledge,
        rules.rulings,
        recall=lambda shelves: _recalled(connection, shelves, places, pinned),
        pinned=_gathered(connection, pinned, pinned),
    )


def _place_anew(
    connection: sqlite3.Connection, wanted: Sequence[int], alignment: Alignment, knowledge: Knowledge
) -> None:
    """Nothing; the figures are in series, a number of issues at a time, so that memory does not grow with the archive."""
    (last,) = connection.execute("SELECT coalesce(max(position), 0) FROM series_head").fetchone()
    alignment.count_from(last)
    for first in range(0, len(wanted), AT_A_TIME):
        revisions = wanted[first : first + AT_A_TIME]
        figures = _figures(connection, revisions)
        for issue in by_age(figures):
            alignment.take(issue)
        placed = alignment.placed()
        _write(connection, figures, placed)
        outlines.note_departments(connection, figures, knowledge)
        outlines.mark(connection, {placement.series for placement in placed.placements})
        alignment.let_go()


def forget(connection: sqlite3.Connection, revisions: Iterable[int]) -> None:
    """Nothing; the issues of these revisions have no series any more, and nothing is kept of series that have no figure left.

    Every wording of an issue counts: a newer one puts the figures of the older out of their series.
    """
    outlines.listed_for_now(connection, "forgotten", revisions)
    members = (
        "SELECT o.id FROM forgotten g JOIN revision n ON n.id = g.item JOIN revision r ON r.issue = n.issue"
        " JOIN observation o ON o.revision = r.id"
    )
    lost = _column(connection, f"SELECT DISTINCT series FROM series_member WHERE observation IN ({members})")  # noqa: S608
    connection.execute(
        "UPDATE series_wording SET figures = figures - n.lost FROM (SELECT wording, count(*) AS lost FROM series_member"  # noqa: S608
        f" WHERE observation IN ({members}) GROUP BY wording) n WHERE n.wording = id"
    )
    connection.execute(f"DELETE FROM series_member WHERE observation IN ({members})")  # noqa: S608
    gone = {id_ for id_ in lost if not _has_members(connection, id_)}
    connection.executemany(
        "DELETE FROM series_wording WHERE series = ? AND figures = 0", [(id_,) for id_ in sorted(lost)]
    )
    outlines.forgotten(connection, gone)
    outlines.date_again(connection, lost - gone)
    outlines.mark(connection, lost - gone)


def _column(connection: sqlite3.Connection, sql: str) -> set[str]:
    return {str(value) for (value,) in connection.execute(sql)}


def _has_members(connection: sqlite3.Connection, series: str) -> bool:
    return connection.execute("SELECT 1 FROM series_member WHERE series = ? LIMIT 1", (series,)).fetchone() is not None


def _figures(connection: sqlite3.Connection, revisions: Iterable[int]) -> list[Figure]:
    """The figures of these revisions as decisions left them."""
    outlines.listed_for_now(connection, "replayed", revisions)
    sql = f"SELECT {rows.selected('f')} FROM replayed r JOIN figures f ON f.revision_id = r.item"  # noqa: S608
    return [rows.figure(row) for row in connection.execute(sql)]


def _recalled(
    connection: sqlite3.Connection,
    shelves: Sequence[Shelf],
    places: frozenset[Place],
    pinned: Mapping[str, Sequence[str]],
) -> list[Gathered]:
    """The series of these bulletins that stand on these shelves, as far as they go."""
    on_shelf = (
        "SELECT s.series, h.title, h.issuer FROM series_shelf s JOIN series_head h ON h.id = s.series"
        " WHERE s.department = ? AND s.unit = ? AND s.measure = ? AND s.status = ?"
    )
    found = {
        series
        for shelf in shelves
        for series, title, issuer in connection.execute(on_shelf, shelf)
        if Place(title, issuer) in places
    }
    return _gathered(connection, found, pinned) if found else []


def _gathered(
    connection: sqlite3.Connection, wanted: Iterable[str], pinned: Mapping[str, Sequence[str]]
) -> list[Gathered]:
    """These series, each with those of its figures that a person decided about."""
    outlines.listed_for_now(connection, "wanted", wanted)
    wordings = _wordings(connection)
    sql = (
        f"SELECT {rows.selected('f')}, h.id, h.key, h.unit, h.total, h.base, h.position"  # noqa: S608
        " FROM wanted w JOIN series_head h ON h.id = w.item JOIN series_member l ON l.series = h.id"
        "  AND l.position = (SELECT max(position) FROM series_member WHERE series = h.id)"
        " JOIN figures f ON f.observation_id = l.observation"
    )
    found = []
    for *last, id_, key, unit, total, base, order in connection.execute(sql):
        told = tuple(wordings[id_]), tuple(pinned.get(id_, ()))
        found.append(Gathered(id_, key, unit, total, base, rows.figure(last), *told, order=order))
    return found


def _pinned(connection: sqlite3.Connection, rulings: Rulings) -> dict[str, list[str]]:
    """The series that hold figures which a person decided about, with those figures."""
    found: dict[str, list[str]] = defaultdict(list)
    for address in sorted(rulings.addresses):
        row = connection.execute(
            "SELECT m.series FROM figures f JOIN series_member m ON m.observation = f.observation_id"
            " WHERE f.issue = ? AND f.position = ?",
            _parted(address),
        ).fetchone()
        if row is not None:
            found[row[0]].append(address)
    return found


def _parted(address: str) -> tuple[str, int]:
    issue, _, position = address.rpartition(".")
    return issue, int(position)


def _wordings(connection: sqlite3.Connection) -> dict[str, list[Wording]]:
    found: dict[str, list[Wording]] = defaultdict(list)
    sql = (
        "SELECT DISTINCT w.series, iif(w.named = '', w.indicator, w.named), w.departments, w.timing"
        " FROM wanted JOIN series_wording w ON w.series = wanted.item"
    )
    for series, indicator, departments, timing in connection.execute(sql):
        found[series].append(Wording(indicator, unlisted(departments), Timing(timing)))
    return found


def _write(connection: sqlite3.Connection, figures: Sequence[Figure], placed: Placed) -> None:
    """Nothing; the new series, their shelves and every placement of these figures are in the archive."""
    connection.executemany(rows.insertion("series_head", HEAD_COLUMNS), [_head(cluster) for cluster in placed.opened])
    by_address = {figure.address: figure for figure in figures}
    row_of = _rows_of(connection)
    words = _Words(connection)
    numbered = tuple(_numbered(connection, placed.placements))
    connection.executemany(
        rows.insertion("series_member", MEMBER_COLUMNS),
        [
            _member(one, row_of[one.address][0], words(_wording(one, by_address[one.address])), position)
            for position, one in numbered
        ],
    )
    words.save()
    outlines.date(
        connection,
        [(one.series, position, by_address[one.address].title, row_of[one.address][1]) for position, one in numbered],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO series_shelf VALUES (?, ?, ?, ?, ?)",
        [(*shelf, series) for shelf, series in placed.stood],
    )
    outlines.settle(connection, [(one.id, one.last.place) for one in placed.grown])


def _numbered(connection: sqlite3.Connection, placements: Sequence[Placement]) -> Iterator[tuple[int, Placement]]:
    """The placements, each with its position in its series, which goes on where the archive's ended."""
    last: Counter[str] = Counter()
    for series in {placement.series for placement in placements}:
        sql = "SELECT coalesce(max(position), -1) FROM series_member WHERE series = ?"
        (last[series],) = connection.execute(sql, (series,)).fetchone()
    for one in placements:
        last[one.series] += 1
        yield last[one.series], one


def _rows_of(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """The row of each replayed figure's observation, by address, and that of its revision."""
    sql = (
        "SELECT i.address || '.' || o.position, o.id, r.id FROM replayed p JOIN revision r ON r.id = p.item"
        " JOIN issue i ON i.id = r.issue JOIN observation o ON o.revision = r.id"
    )
    return {address: (row, revision) for address, row, revision in connection.execute(sql)}


def _head(cluster: Cluster) -> tuple[str | int | None, ...]:
    first = cluster.members[0]
    seen = first.figure.observation
    return (
        cluster.id, cluster.order, cluster.key, cluster.total, cluster.base, seen.indicator, "、".join(first.departments),
        seen.unit, seen.quantity.dimension, seen.measure.value, seen.status.value, seen.time.value, _opened(first),
    )  # fmt: skip


def _opened(first: Evidence) -> str:
    """When a series was opened, as a text that sorts as issues do; whatever came into the archive first."""
    figure = first.figure
    number = -1 if figure.number is None else figure.number
    return f"{figure.date or '9999-12-31'} {number:09} {first.place.title}"


def _member(one: Placement, row: int, wording: int, position: int) -> tuple[str | int | float | None, ...]:
    match = one.match
    return (
        row, one.series, position, wording, match.rule.value, match.score, match.fit,
        match.runner_up, match.runner_fit, one.total, one.base,
    )  # fmt: skip


def _wording(one: Placement, figure: Figure) -> tuple[str, ...]:
    seen = figure.observation
    departments = listed(seen.departments)
    return one.series, seen.indicator, figure.named or "", departments, seen.time.value, one.timing.value


class _Words:
    """The wordings of the archive: asked for one, its row, which is made if it is new; `save` keeps the counts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[str, ...], int] = {}
        self._counts: Counter[int] = Counter()

    def __call__(self, wording: tuple[str, ...]) -> int:
        row = self._rows.get(wording)
        if row is None:
            row = self._rows[wording] = self._row(wording)
        self._counts[row] += 1
        return row

    def _row(self, wording: tuple[str, ...]) -> int:
        found = self._connection.execute(
            "SELECT id FROM series_wording WHERE series = ? AND indicator = ? AND named = ? AND departments = ?"
            " AND time = ? AND timing = ?",
            wording,
        ).fetchone()
        if found is not None:
            return int(found[0])
        sql = (
            "INSERT INTO series_wording (series, indicator, named, departments, time, timing, figures)"
            " VALUES (?, ?, ?, ?, ?, ?, 0)"
        )
        return int(self._connection.execute(sql, wording).lastrowid or 0)

    def save(self) -> None:
        """Nothing; the archive knows how many figures each wording has."""
        self._connection.executemany(
            "UPDATE series_wording SET figures = figures + ? WHERE id = ?",
            [(count, row) for row, count in self._counts.items()],
        )
