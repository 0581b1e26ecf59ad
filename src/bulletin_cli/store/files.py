"""What the archive has on one figure: as read, as decided, why it is in its series; and what is still to be asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from bulletin_cli.model import Figure
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.corrections import Change, changes_between
from bulletin_cli.series.decisions import Anchor, Kind, anchors_of
from bulletin_cli.series.match import Match, Rule
from bulletin_cli.store import rows, taking
from bulletin_cli.store.amending import as_read
from bulletin_cli.store.exact import listed


@dataclass(frozen=True, slots=True)
class Kin:
    """A series in few words: its id, its name, its oldest figure, how many figures it has."""

    id: str
    name: str
    first: str
    figures: int


@dataclass(frozen=True, slots=True)
class File:
    """A figure as it was read and as it is now, what was decided about it, why it is in its series.

    `anchor` is what decisions about it know it by; `batch` the write that brought it, on the day `stored`.
    """

    read: Figure
    figure: Figure
    dropped: bool
    anchor: Anchor
    decisions: tuple[taking.Taken, ...]
    match: Match | None
    runner_up: Kin | None
    batch: int
    stored: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A figure to ask about: the series that it is, or may be, in (None where a reading is in doubt); how much hangs on it."""

    figure: Figure
    match: Match | None
    kin: Kin | None
    weight: int


def file_of(connection: sqlite3.Connection, issue: str, position: int) -> File | None:
    """All on the figure of that number in that issue; None where there is none."""
    sql = (
        f"SELECT {rows.selected('f')}, f.revision_id, f.observation_id, f.dropped FROM readings f"  # noqa: S608
        " WHERE f.issue = ? AND f.position = ?"
    )
    row = connection.execute(sql, (issue, position)).fetchone()
    if row is None:
        return None
    now, (revision, observation, dropped) = rows.figure(row), row[-3:]
    figures = tuple(as_read(connection, revision).values())
    read = next(figure for figure in figures if figure.address == now.address)
    anchor = anchors_of(figures)[now.address]
    match = _match(connection, observation)
    batch, stored = connection.execute(
        "SELECT b.id, b.started FROM revision r JOIN batch b ON b.id = r.batch WHERE r.id = ?", (revision,)
    ).fetchone()
    return File(
        read=read,
        figure=now,
        dropped=bool(dropped),
        anchor=anchor,
        decisions=_about(connection, anchor, read, now),
        match=match,
        runner_up=kin(connection, match.runner_up) if match and match.runner_up else None,
        batch=batch,
        stored=stored,
        changes=_changes(connection, revision),
    )


def _about(connection: sqlite3.Connection, anchor: Anchor, read: Figure, now: Figure) -> tuple[taking.Taken, ...]:
    """The decisions about the figure itself, and the aliases that changed its names."""
    names = {*read.observation.departments, *now.observation.departments, read.observation.indicator}
    aliased = now.named is not None or read.observation.departments != now.observation.departments
    found = []
    for one in taking.history(connection):
        decision = one.decision
        alias = decision.kind in (Kind.DEPARTMENT, Kind.INDICATOR)
        if decision.anchor == anchor or (alias and one.holds and aliased and decision.name in names):
            found.append(one)
    return tuple(found)


def _match(connection: sqlite3.Connection, observation: int) -> Match | None:
    sql = "SELECT rule, score, fit, runner_up, runner_fit FROM series_member WHERE observation = ?"
    row = connection.execute(sql, (observation,)).fetchone()
    return None if row is None else Match(Rule(row[0]), *row[1:])


def kin(connection: sqlite3.Connection, series: str) -> Kin | None:
    """The series in few words; None where it is no longer there."""
    sql = (
        "SELECT h.id, h.name, f.id, (SELECT count(*) FROM series_member WHERE series = h.id) FROM series_head h"
        " JOIN series_member m ON m.series = h.id JOIN figures f ON f.observation_id = m.observation"
        " WHERE h.id = ? ORDER BY m.position LIMIT 1"
    )
    row = connection.execute(sql, (series,)).fetchone()
    return None if row is None else Kin(*row)


def questions(connection: sqlite3.Connection, issues: Sequence[str] = ()) -> tuple[Question, ...]:
    """The figures to ask about, those of the longest series first; an answered one is not asked again.

    Of these issues alone, where any are named.
    """
    answered = {
        one.decision.anchor
        for one in taking.history(connection)
        if one.holds and one.decision.anchor is not None and one.decision.kind is not Kind.FIX
    }
    asked_about = " AND f.issue IN (SELECT value FROM json_each(?))" if issues else ""
    sql = (
        f"SELECT {rows.selected('f')}, m.rule, m.score, m.fit, m.runner_up, m.runner_fit FROM figures f"  # noqa: S608
        " JOIN series_member m ON m.observation = f.observation_id"
        f" WHERE (m.rule IN ('alike', 'base') OR m.runner_up IS NOT NULL OR f.doubts <> '[]'){asked_about}"
    )
    values = (listed(tuple(issues)),) if issues else ()
    found = [one for row in connection.execute(sql, values).fetchall() for one in _asked(connection, row)]
    known: dict[str, bool] = {}
    # Without a single answer no issue need be looked through.
    for issue in {one.figure.issue for one in found} if answered else ():
        known.update(_answered(connection, issue, answered))
    left = [one for one in found if not known.get(one.figure.address)]
    return tuple(sorted(left, key=lambda one: (-one.weight, one.figure.address)))


def _asked(connection: sqlite3.Connection, row: Sequence[Any]) -> list[Question]:
    figure, (rule, *fits) = rows.figure(row), row[len(rows.FIGURE_COLUMNS) :]
    match = Match(Rule(rule), *fits)
    # A figure that fitted two series alike is in neither: the question is about the first of them.
    own = kin(connection, (match.runner_up if match.rule is Rule.FIRST else figure.series) or "")
    weight = own.figures if own else 1
    found = [Question(figure, match, own, weight)] if match.uncertain else []
    return [*found, *([Question(figure, None, None, weight)] if figure.observation.doubts and not found else [])]


def _answered(connection: sqlite3.Connection, issue: str, answered: set[Anchor]) -> dict[str, bool]:
    (revision,) = connection.execute("SELECT revision_id FROM issues WHERE issue = ?", (issue,)).fetchone()
    anchors = anchors_of(tuple(as_read(connection, revision).values()))
    return {address: anchor in answered for address, anchor in anchors.items()}


def corrections(connection: sqlite3.Connection) -> tuple[tuple[str, int, tuple[Change, ...]], ...]:
    """Every issue with more than one wording: its address, its revision, what that changed."""
    sql = "SELECT s.issue, s.revision, s.revision_id FROM revision r JOIN issues s ON s.revision_id = r.id WHERE r.number > 1"
    found = connection.execute(sql).fetchall()
    return tuple((issue, number, _changes(connection, revision)) for issue, number, revision in found)


def _changes(connection: sqlite3.Connection, revision: int) -> tuple[Change, ...]:
    """What a wording changed against the one before it; nothing for the first."""
    row = connection.execute(
        "SELECT max(o.id) FROM revision o JOIN revision n ON n.issue = o.issue AND o.number < n.number WHERE n.id = ?",
        (revision,),
    ).fetchone()
    if row[0] is None:
        return ()
    old, new = (tuple(as_read(connection, one).values()) for one in (row[0], revision))
    return changes_between(old, new)
