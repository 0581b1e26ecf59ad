"""Figures as programs read them: the keys of the machine interface, in its order."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date

from bulletin_cli.model import Figure, Masthead, Observation
from bulletin_cli.nouns import dataclass
from bulletin_cli.store.exact import plain


@dataclass(frozen=True, slots=True)
class ObservationRecord:
    """One observation; the names of the fields are the keys, and stay put."""

    source: str
    issue_title: str | None
    issue_number: int | None
    issue_date: str | None
    issuer: str | None
    item: int
    section: str | None
    headline: str | None
    text: str
    start: int
    end: int
    value: str
    upper: str | None
    unit: str
    modifier: str
    indicator: str
    departments: tuple[str, ...]
    status: str
    measure: str
    time: str
    period_start: str | None
    period_end: str | None
    part_of: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class FigureRecord(ObservationRecord):
    """One figure of the archive: the same keys, then its address and its series.

    >>> KEYS[:3], KEYS[-4:]
    (('source', 'issue_title', 'issue_number'), ('id', 'series', 'series_name', 'revision'))
    """

    id: str
    series: str | None
    series_name: str | None
    revision: int


def observation_record(source: str, masthead: Masthead, observation: Observation) -> ObservationRecord:
    """The record of one observation in the issue that has this masthead."""
    o = observation
    return ObservationRecord(
        source=source,
        issue_title=masthead.title,
        issue_number=masthead.number,
        issue_date=_iso(masthead.date),
        issuer=masthead.issuer,
        item=o.item,
        section=o.section,
        headline=o.headline,
        text=o.text,
        start=o.start,
        end=o.end,
        value=plain(o.value),
        upper=None if o.upper is None else plain(o.upper),
        unit=o.unit,
        modifier=o.modifier.value,
        indicator=o.indicator,
        departments=o.departments,
        status=o.status.value,
        measure=o.measure.value,
        time=o.time.value,
        period_start=_iso(o.period_start),
        period_end=_iso(o.period_end),
        part_of=o.part_of,
        sentence=o.sentence,
    )


def figure_record(figure: Figure) -> FigureRecord:
    """The record of one figure of the archive."""
    masthead = Masthead(figure.title, figure.number, figure.issuer, figure.date)
    return FigureRecord(
        **asdict(observation_record(figure.source, masthead, figure.observation)),
        id=figure.address,
        series=figure.series,
        series_name=figure.series_name,
        revision=figure.revision,
    )


def _iso(when: date | None) -> str | None:
    return None if when is None else when.isoformat()


KEYS = tuple(field.name for field in fields(FigureRecord))
