"""An issue as records of a part, and back: a row for the issue with its text, a row for each figure with the export's keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any, Final

from bulletin_cli.cli.codebook import kinds
from bulletin_cli.cli.reading_ahead import ReadIssue
from bulletin_cli.cli.records import ObservationRecord, observation_record
from bulletin_cli.model import (
    Document,
    Issue,
    Item,
    Masthead,
    Measure,
    Modifier,
    Observation,
    Period,
    Quantity,
    Status,
    TimeKind,
)
from bulletin_cli.store.address import identity

Record = Mapping[str, Any]

EXPORTED: Final = tuple(field.name for field in fields(ObservationRecord))
ITEM_KINDS: Final[Mapping[str, str]] = {
    "item": "integer",
    "section": "string",
    "headline": "string",
    "departments": "array",
    "start": "integer",
    "end": "integer",
}
# What the rows of one issue have in common: where it stands in its part, what it is known by, what makes its text its own.
COMMON_KINDS: Final[Mapping[str, str]] = {"nth": "integer", "issue_key": "string", "digest": "string"}
ISSUE_KINDS: Final[Mapping[str, str | Mapping[str, str]]] = {
    **{key: kinds()[key] for key in ("source", "issue_title", "issue_number", "issue_date", "issuer")},
    **COMMON_KINDS,
    "printed_number": "integer",
    "encoding": "string",
    "items": ITEM_KINDS,
    "text": "string",
}
# The export's keys as far as an issue by itself knows them, then what the archive keeps besides.
FIGURE_KINDS: Final[Mapping[str, str]] = {
    **{key: kinds()[key] for key in EXPORTED},
    **COMMON_KINDS,
    "position": "integer",
    "dimension": "string",
    "sentence_start": "integer",
    "rules": "array",
    "doubts": "array",
}


def issue_record(nth: int, read: ReadIssue) -> Record:
    """The row of an issue, the `nth` of its part."""
    masthead, document = read.issue.masthead, read.document
    return {
        "source": document.source,
        "issue_title": masthead.title,
        "issue_number": masthead.number,
        "issue_date": masthead.date,
        "issuer": masthead.issuer,
        **_common(nth, read),
        "printed_number": read.printed,
        "encoding": document.encoding,
        "items": [
            dict(zip(ITEM_KINDS, (i.index, i.section, i.headline, i.departments, i.start, i.end), strict=True))
            for i in read.issue.items
        ],
        "text": document.text,
    }


def figure_records(nth: int, read: ReadIssue) -> list[Record]:
    """The rows of an issue's figures in reading order, numbered from 1."""
    common = _common(nth, read)
    return [_figure(read, one, {**common, "position": k}) for k, one in enumerate(read.issue.observations, 1)]


def issues_in(issues: Iterable[Record], figures: Iterable[Record]) -> list[ReadIssue]:
    """The issues that the rows of a part are of, in the order in which they were read."""
    of_issue: dict[int, list[Record]] = {}
    for row in figures:
        of_issue.setdefault(row["nth"], []).append(row)
    return [_issue(row, of_issue.get(row["nth"], [])) for row in sorted(issues, key=lambda row: int(row["nth"]))]


def _common(nth: int, read: ReadIssue) -> Record:
    return {"nth": nth, "issue_key": identity(read.issue.masthead, read.digest), "digest": read.digest}


def _figure(read: ReadIssue, one: Observation, common: Record) -> Record:
    record = observation_record(read.document.source, read.issue.masthead, one)
    return {
        **{key: getattr(record, key) for key in EXPORTED},
        "issue_date": read.issue.date,
        "period_start": one.period_start,
        "period_end": one.period_end,
        **common,
        "dimension": one.quantity.dimension,
        "sentence_start": one.sentence_start,
        "rules": one.rules,
        "doubts": one.doubts,
    }


def _issue(row: Record, figures: Sequence[Record]) -> ReadIssue:
    masthead = Masthead(row["issue_title"], row["issue_number"], row["issuer"], row["issue_date"])
    items = tuple(
        Item(i["item"], i["section"], i["headline"], tuple(i["departments"]), i["start"], i["end"])
        for i in row["items"]
    )
    in_order = sorted(figures, key=lambda figure: int(figure["position"]))
    issue = Issue(masthead, items, tuple(map(_observation, in_order)))
    return ReadIssue(Document(row["source"], row["text"], row["encoding"]), issue, row["digest"], row["printed_number"])


def _observation(row: Record) -> Observation:
    upper = None if row["upper"] is None else Decimal(row["upper"])
    modifier = Modifier(row["modifier"])
    value = Decimal(row["value"])
    quantity = Quantity(row["text"], row["start"], row["end"], value, upper, row["unit"], modifier, row["dimension"])
    return Observation(
        quantity=quantity,
        item=row["item"],
        section=row["section"],
        headline=row["headline"],
        indicator=row["indicator"],
        departments=tuple(row["departments"]),
        status=Status(row["status"]),
        measure=Measure(row["measure"]),
        period=Period(TimeKind(row["time"]), row["period_start"], row["period_end"]),
        part_of=row["part_of"],
        sentence=row["sentence"],
        sentence_start=row["sentence_start"],
        rules=tuple(row["rules"]),
        doubts=tuple(row["doubts"]),
    )
