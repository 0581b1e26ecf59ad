"""Observations and items as rows of the archive, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bulletin_cli.model import (
    Figure,
    Issue,
    Item,
    Measure,
    Modifier,
    Observation,
    Period,
    Quantity,
    Status,
    TimeKind,
)
from bulletin_cli.store.exact import listed, plain, unlisted

if TYPE_CHECKING:
    from bulletin_cli.series.decisions import Amended

Row = tuple[str | int | None, ...]

ITEM_COLUMNS = ("revision", "position", "section", "headline", "departments", "start", "end")
OBSERVATION_COLUMNS = (
    "revision", "position", "item", "section", "headline", "text", "start", "end", "value", "upper", "unit",
    "dimension", "modifier", "indicator", "departments", "status", "measure", "time", "period_start", "period_end",
    "part_of", "sentence", "sentence_start", "rules", "doubts", "total",
)  # fmt: skip
AMENDMENT_COLUMNS = (
    "observation", "dropped", "named", "value", "upper", "unit", "dimension", "modifier", "indicator", "departments",
    "status", "measure", "time", "period_start", "period_end",
)  # fmt: skip
FIGURE_COLUMNS: Final = (
    "id", "issue", "issue_title", "issue_number", "issue_date", "issuer", "source", "revision", "series", "series_name",
    "total", "named", "item", "section", "headline", "indicator", "departments", "status", "measure", "time",
    "period_start", "period_end", "part_of", "sentence", "sentence_start", "rules", "doubts", "text", "start", "end",
    "value", "upper", "unit", "modifier", "dimension",
)  # fmt: skip
STATUSES: Final[Mapping[str, Status]] = {one.value: one for one in Status}
MEASURES: Final[Mapping[str, Measure]] = {one.value: one for one in Measure}
TIMES: Final[Mapping[str, TimeKind]] = {one.value: one for one in TimeKind}
MODIFIERS: Final[Mapping[str, Modifier]] = {one.value: one for one in Modifier}
# What comes again in row after row is made once.
REMEMBERED: Final = 4096


def insertion(table: str, columns: tuple[str, ...]) -> str:
    """The SQL that inserts one row of `columns` into `table`."""
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our own names


def item_row(revision: int, item: Item) -> Row:
    """`item` in the order of ITEM_COLUMNS."""
    return (revision, item.index, item.section, item.headline, listed(item.departments), item.start, item.end)


def save_issue(connection: sqlite3.Connection, revision: int, issue: Issue) -> None:
    """Nothing; the items and figures of a revision are in the archive, the figures numbered from 1."""
    save_items(connection, revision, issue.items)
    numbers = range(1, len(issue.observations) + 1)
    save_observations(connection, revision, tuple(zip(numbers, issue.observations, strict=True)))


def save_items(connection: sqlite3.Connection, revision: int, items: Sequence[Item]) -> None:
    """Nothing; the items of a revision are in the archive."""
    connection.executemany(insertion("item", ITEM_COLUMNS), [item_row(revision, item) for item in items])


def save_observations(
    connection: sqlite3.Connection, revision: int, numbered: Sequence[tuple[int, Observation]]
) -> None:
    """Nothing; the figures of a revision, in reading order with their numbers, are in the archive."""
    numbers = [number for number, _ in numbered]
    connection.executemany(
        insertion("observation", OBSERVATION_COLUMNS),
        [
            observation_row(revision, number, one, None if one.part_of is None else numbers[one.part_of])
            for number, one in numbered
        ],
    )
    connection.execute(
        "UPDATE revision SET highest = max(highest, ?) WHERE id = ?", (max(numbers, default=0), revision)
    )


def observation_row(revision: int, position: int, observation: Observation, total: int | None) -> Row:
    """`observation` in the order of OBSERVATION_COLUMNS; `total` is the position of the figure that it breaks down."""
    o, q, period = observation, observation.quantity, observation.period
    upper = None if q.upper is None else plain(q.upper)
    return (
        revision, position, o.item, o.section, o.headline, q.text, q.start, q.end, plain(q.value), upper, q.unit,
        q.dimension, q.modifier.value, o.indicator, listed(o.departments), o.status.value, o.measure.value,
        period.kind.value, _iso(period.start), _iso(period.end), o.part_of, o.sentence, o.sentence_start,
        listed(o.rules), listed(o.doubts), total,
    )  # fmt: skip


def amendment_row(observation: int, amended: Amended) -> Row:
    """What decisions made of a figure, in the order of AMENDMENT_COLUMNS."""
    o, q, period = amended.figure.observation, amended.figure.observation.quantity, amended.figure.observation.period
    upper = None if q.upper is None else plain(q.upper)
    return (
        observation, int(amended.dropped), amended.figure.named, plain(q.value), upper, q.unit, q.dimension,
        q.modifier.value, o.indicator, listed(o.departments), o.status.value, o.measure.value, period.kind.value,
        _iso(period.start), _iso(period.end),
    )  # fmt: skip


def selected(view: str) -> str:
    """The columns that a figure is made of, for a SELECT from a view by that name; others may follow behind them."""
    return ", ".join(f'{view}."{column}"' for column in FIGURE_COLUMNS)


def figure(row: Sequence[Any]) -> Figure:
    """The figure of a row that begins with FIGURE_COLUMNS. By place, since a large archive has many and names are slow."""
    (
        address, issue, title, number, issued, issuer, source, revision, series, series_name, total, named, item, section,
        headline, indicator, departments, status, measure, time, start, end, part_of, sentence, sentence_start, rules,
        doubts, *quantity,
    ) = row[: len(FIGURE_COLUMNS)]  # fmt: skip
    observation = Observation(
        _quantity(quantity), item, section, headline, indicator, unlisted(departments), STATUSES[status],
        MEASURES[measure], _period(time, start, end), part_of, sentence, sentence_start, unlisted(rules),
        unlisted(doubts),
    )  # fmt: skip
    return Figure(
        address, issue, title, number, day(issued), issuer, source, revision, observation, series, series_name, total,
        named,
    )  # fmt: skip


@lru_cache(REMEMBERED)
def day(text: str | None) -> date | None:
    """The date of an ISO text, None for None."""
    return None if text is None else date.fromisoformat(text)


@lru_cache(REMEMBERED)
def _period(kind: str, start: str | None, end: str | None) -> Period:
    return Period(TIMES[kind], day(start), day(end))


def _quantity(row: Sequence[Any]) -> Quantity:
    text, start, end, value, upper, unit, modifier, dimension = row
    higher = None if upper is None else Decimal(upper)
    return Quantity(text, start, end, Decimal(value), higher, unit, MODIFIERS[modifier], dimension)


def _iso(when: date | None) -> str | None:
    return None if when is None else when.isoformat()
