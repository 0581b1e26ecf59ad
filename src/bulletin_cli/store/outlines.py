"""What is kept of each series beside its figures: all that an answer would otherwise have to find out from all of them."""

# ruff: noqa: S608 - put together from our own words
from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from bulletin_cli.model import Figure, Status, TimeKind
from bulletin_cli.series.aims import Amounts, Party, suited
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.noun import best_name, kind_of_time
from bulletin_cli.series.places import Place, place

Pair = tuple[str, str]
"""A target and an amount, by id."""


def mark(connection: sqlite3.Connection, series: Iterable[str]) -> None:
    """Nothing; these series took or lost figures, and what is kept of them is to be found out anew."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS changed (item PRIMARY KEY)")
    connection.executemany("INSERT OR IGNORE INTO changed VALUES (?)", [(id_,) for id_ in series])


def note_marked(connection: sqlite3.Connection, knowledge: Knowledge) -> None:
    """Nothing; of the marked series, and of what hangs on them, the archive keeps what their figures say now."""
    mark(connection, ())
    _rename(connection, knowledge)
    _relate(connection)
    _suit(connection)
    connection.execute("DELETE FROM changed")


def forgotten(connection: sqlite3.Connection, series: Iterable[str]) -> None:
    """Nothing; these series are gone, and nothing is kept of them."""
    gone = [(id_,) for id_ in series]
    for table, column in (
        ("series_shelf", "series"), ("series_suit", "target"), ("series_suit", "amount"), ("series_newest", "series"),
        ("series_head", "id"),
    ):  # fmt: skip
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)


def listed_for_now(connection: sqlite3.Connection, name: str, items: Iterable[str | int]) -> None:
    """Nothing; the temporary table of that name holds the items."""
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (item PRIMARY KEY)")
    connection.execute(f"DELETE FROM {name}")
    connection.executemany(f"INSERT OR IGNORE INTO {name} VALUES (?)", [(item,) for item in items])


def settle(connection: sqlite3.Connection, places: Iterable[tuple[str, Place]]) -> None:
    """Nothing; the archive knows whose bulletin the newest figure of each of these series stands in."""
    connection.executemany(
        "UPDATE series_head SET title = ?, issuer = ? WHERE id = ?", [(at.title, at.issuer, id_) for id_, at in places]
    )


def note_departments(connection: sqlite3.Connection, figures: Iterable[Figure], knowledge: Knowledge) -> None:
    """Nothing; the archive knows what each department's name stands for, so that a report need not load the registry."""
    names = {name for figure in figures for name in figure.observation.departments}
    connection.executemany(
        "INSERT OR REPLACE INTO department VALUES (?, ?)", [(name, knowledge.canonical(name)) for name in sorted(names)]
    )


def _rename(connection: sqlite3.Connection, knowledge: Knowledge) -> None:
    """Nothing; the changed series have the name and the kind of time that their figures give them now."""
    wordings: dict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
    sql = (
        "SELECT w.series, w.named, w.indicator, w.time, w.figures"
        " FROM changed JOIN series_wording w ON w.series = changed.item"
    )
    for id_, *wording in connection.execute(sql):
        wordings[id_].append(tuple(wording))
    called = {id_: _called(own) for id_, own in wordings.items()}
    connection.executemany(
        "UPDATE series_head SET name = ?, core = ?, time = ? WHERE id = ?",
        [(name, knowledge.form(name).object, time, id_) for id_, (name, time) in called.items()],
    )


def _called(wordings: Sequence[tuple[str, str, str, int]]) -> tuple[str, str]:
    """The name and the kind of time of a series with these wordings: names that people gave and others, times, how often."""
    if len(wordings) == 1:
        ((named, indicator, time, _),) = wordings
        return named or indicator, time
    given = [named for named, _, _, count in wordings if named for _ in range(count)]
    names = [indicator for _, indicator, _, count in wordings for _ in range(count)]
    times = [TimeKind(time) for _, _, time, count in wordings for _ in range(count)]
    return best_name(given or names), kind_of_time(times).value


def _relate(connection: sqlite3.Connection) -> None:
    """Nothing; the changed series know the series that most of their figures break down, and the one that most speak of."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    bases: dict[str, Counter[str]] = defaultdict(Counter)
    told = (
        "SELECT m.series, m.total, m.base FROM changed JOIN series_member m ON m.series = changed.item"
        " WHERE m.total IS NOT NULL OR m.base IS NOT NULL"
    )
    for series, total, base in connection.execute(told):
        for votes, other in ((totals, total), (bases, base)):
            if other not in (None, series):
                votes[series][other] += 1
    connection.execute(
        "UPDATE series_head SET part_of = NULL, speaks_of = NULL WHERE id IN (SELECT item FROM changed)"
        " AND (part_of IS NOT NULL OR speaks_of IS NOT NULL)"
    )
    connection.executemany(
        "UPDATE series_head SET part_of = ?, speaks_of = ? WHERE id = ?",
        [(_winner(totals.get(series)), _winner(bases.get(series)), series) for series in totals.keys() | bases.keys()],
    )


def _winner(votes: Counter[str] | None) -> str | None:
    return min(votes, key=lambda name: (-votes[name], name)) if votes else None


Member = tuple[str, int, str | None, int]
"""A figure in its series: the series, the position there, the bulletin's title, the revision."""


def date(connection: sqlite3.Connection, members: Iterable[Member]) -> None:
    """Nothing; the newest issue of each series is known, of each bulletin. The members are new, the oldest of a series first."""
    newest: dict[tuple[str, str], tuple[int, int, int | None]] = {}
    for series, position, title, revision in members:
        key = series, title or ""
        known = newest.get(key)
        if known is None or known[0] != revision:
            newest[key] = revision, position, known[1] if known else None
    connection.executemany(
        "INSERT INTO series_newest VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET revision = excluded.revision,"
        " position = excluded.position, before = coalesce(excluded.before, position)",
        [(*key, *told) for key, told in newest.items()],
    )


def date_again(connection: sqlite3.Connection, series: Iterable[str]) -> None:
    """Nothing; the same is known of these series, which lost figures, and whose bulletin their newest figure stands in."""
    listed_for_now(connection, "dated", series)
    connection.execute("DELETE FROM series_newest WHERE series IN (SELECT item FROM dated)")
    found = connection.execute(
        "SELECT m.series, m.position, o.revision, r.issue_title, r.issuer FROM dated JOIN series_member m ON m.series = dated.item"
        " JOIN observation o ON o.id = m.observation JOIN revision r ON r.id = o.revision ORDER BY m.series, m.position"
    ).fetchall()
    date(connection, ((id_, position, title, revision) for id_, position, revision, title, _ in found))
    newest = {id_: place(title, issuer) for id_, *_, title, issuer in found}
    settle(connection, newest.items())


def _suit(connection: sqlite3.Connection) -> None:
    """Nothing; the changed targets know the amounts that they may be set for, all targets the changed amounts."""
    for side in ("target", "amount"):
        connection.execute(f"DELETE FROM series_suit WHERE {side} IN (SELECT item FROM changed)")
    changed = {id_ for (id_,) in connection.execute("SELECT item FROM changed")}
    targets, amounts = _parties(connection)
    everything, anew = Amounts(amounts), Amounts(one for one in amounts if one.id in changed)
    near = {
        (target.id, suit.amount): suit
        for target in targets
        for suit in (everything if target.id in changed else anew).near(target)
    }
    together = _in_one_sentence(connection, near)
    rows = (
        (target, suit.amount, suit.fit)
        for (target, amount), suit in near.items()
        for suit in suited([(suit, (target, amount) in together)])
    )
    connection.executemany("INSERT INTO series_suit VALUES (?, ?, ?)", list(rows))


# What stands on a shelf (department and unit) of a changed amount or target.
BESIDE: Final = (
    "WITH kinds AS MATERIALIZED (SELECT DISTINCT s.department, s.unit FROM changed JOIN series_shelf s ON s.series = changed.item"
    "  WHERE s.measure = 'level' AND s.status IN ('actual', 'target'))"
    " SELECT id, status, unit, department, core, title, issuer FROM series_head WHERE id IN"
    "  (SELECT s.series FROM kinds k JOIN series_shelf s ON s.department = k.department AND s.unit = k.unit"
    "   AND s.measure = 'level' AND s.status IN ('actual', 'target'))"
)


def _parties(connection: sqlite3.Connection) -> tuple[list[Party], list[Party]]:
    """The targets and the amounts that are changed, or that changed ones may have to do with."""
    targets: list[Party] = []
    amounts: list[Party] = []
    for id_, status, unit, department, core, title, issuer in connection.execute(BESIDE):
        found = targets if status == Status.TARGET else amounts
        found.append(Party(id_, unit, department, core, Place(title, issuer)))
    return targets, amounts


def _in_one_sentence(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> set[Pair]:
    """Those of the pairs that some sentence holds both of."""
    told = tuple(pairs)
    listed_for_now(connection, "near", (id_ for pair in told for id_ in pair))
    sentences: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for id_, revision, start in connection.execute(
        "SELECT m.series, o.revision, o.sentence_start FROM near JOIN series_member m ON m.series = near.item"
        " JOIN observation o ON o.id = m.observation"
    ):
        sentences[id_].add((revision, start))
    return {(target, amount) for target, amount in told if not sentences[target].isdisjoint(sentences[amount])}
