"""The nouns of bulletin: what a reading produces and what a report is made of.

The vocabulary is statistics' own (SDMX): an *observation* is the value of an *indicator* for a *department* at a *time*;
observations of one indicator of one department through the issues form a *series*. All nouns are frozen; numbers are Decimal.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from bulletin_cli.nouns import dataclass


class Modifier(StrEnum):
    """How exactly the text states a number."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    RANGE = "range"


class Status(StrEnum):
    """Whether a figure has happened, is wanted, or is expected."""

    ACTUAL = "actual"
    TARGET = "target"
    FORECAST = "forecast"


class Measure(StrEnum):
    """What sort of number a figure is."""

    LEVEL = "level"
    YOY = "yoy"
    MOM = "mom"
    CHANGE = "change"
    SHARE = "share"
    COMPLETION = "completion"
    RANK = "rank"
    RATE = "rate"

    @property
    def derived(self) -> bool:
        """Whether such a figure says how another one stands, and so goes with that one."""
        return self not in (Measure.LEVEL, Measure.RATE)


class TimeKind(StrEnum):
    """Whether a figure is a running total, belongs to one period, or says neither."""

    TO_DATE = "to_date"
    PERIOD = "period"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Scan:
    """Text was recognised from a picture: the spans of it, and the spans in them that were recognised with low confidence."""

    recognised: tuple[tuple[int, int], ...] = ()
    unsure: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One decoded input: where it came from and its text, offsets of which all later places count in.

    `encoding` is what it was read in where that had to be guessed, else ""; `scan` is set where the text comes from a picture.
    """

    source: str
    text: str
    encoding: str = ""
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One spelling of a unit: what it is converted to, exactly.

    `base` is the base unit's symbol, `factor` what one of this spelling is in base units.
    """

    symbol: str
    base: str
    factor: Decimal
    dimension: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as the text has it, in base units.

    `source[start:end] == text`. `upper` is set only where the text gives a range. `dimension` is the unit's ("money",
    "length", "count", … ; "" where no unit follows the number).

    >>> from bulletin_cli import find_quantities
    >>> [(one.text, str(one.value), one.unit, one.modifier.value) for one in find_quantities("总投资近 30 亿元")]
    [('近 30 亿元', '3000000000', '元', 'under')]
    """

    text: str
    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    modifier: Modifier
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, either end open."""

    kind: TimeKind = TimeKind.UNSTATED
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of an issue says of it; None where it says nothing."""

    title: str | None = None
    number: int | None = None
    issuer: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of an issue: `index` from 0, headline and section without numbering, who signed it, where it stands."""

    index: int
    section: str | None
    headline: str | None
    departments: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of an issue with its meaning and its place.

    `part_of` is the index, in the issue's observations, of the total that this figure breaks down. `rules` names the rules
    that read it, `doubts` says in words what was guessed (empty where nothing was).
    """

    quantity: Quantity
    item: int
    section: str | None
    headline: str | None
    indicator: str
    departments: tuple[str, ...]
    status: Status
    measure: Measure
    period: Period
    part_of: int | None
    sentence: str
    sentence_start: int
    rules: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The quantity as it stands in the source."""
        return self.quantity.text

    @property
    def start(self) -> int:
        """Where the quantity starts in the source, in characters."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where the quantity ends in the source, in characters."""
        return self.quantity.end

    @property
    def lead(self) -> str:
        """What stands before it in its sentence."""
        return self.sentence[: max(0, self.start - self.sentence_start)]

    @property
    def value(self) -> Decimal:
        """The number in base units; of a range, the lower end."""
        return self.quantity.value

    @property
    def upper(self) -> Decimal | None:
        """The higher end of a range in base units, else None."""
        return self.quantity.upper

    @property
    def unit(self) -> str:
        """The base unit's symbol."""
        return self.quantity.unit

    @property
    def modifier(self) -> Modifier:
        """How exactly the text states the number."""
        return self.quantity.modifier

    @property
    def time(self) -> TimeKind:
        """Running total, one period, or unstated."""
        return self.period.kind

    @property
    def period_start(self) -> date | None:
        """First day of the period, where the text fixes it."""
        return self.period.start

    @property
    def period_end(self) -> date | None:
        """Last day of the period, where the text fixes it."""
        return self.period.end


@dataclass(frozen=True, slots=True)
class Issue:
    """One bulletin, read: its masthead, its items and every figure in reading order.

    >>> from bulletin_cli import extract
    >>> issue = extract("安陵政务快报\\n\\n第 44 期\\n\\n截至目前，查处超限超载车辆 140 台。")
    >>> issue.title, issue.number, len(issue.observations)
    ('安陵政务快报', 44, 1)
    """

    masthead: Masthead
    items: tuple[Item, ...]
    observations: tuple[Observation, ...]

    @property
    def title(self) -> str | None:
        """The bulletin's name, such as 安陵政务快报."""
        return self.masthead.title

    @property
    def number(self) -> int | None:
        """The issue's number."""
        return self.masthead.number

    @property
    def issuer(self) -> str | None:
        """Who publishes it."""
        return self.masthead.issuer

    @property
    def date(self) -> date | None:
        """The day of issue."""
        return self.masthead.date


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation in an archive: with its address, its issue and the series it belongs to.

    `address` is such as `2023-43.7`, `issue` the part before the point. `revision` counts from 1. `total` is the address of
    the figure that this one breaks down, `named` what a person calls its indicator, where somebody decided that.
    """

    address: str
    issue: str
    title: str | None
    number: int | None
    date: date | None
    issuer: str | None
    source: str
    revision: int
    observation: Observation
    series: str | None = None
    series_name: str | None = None
    total: str | None = None
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Suit:
    """An amount, by id, that a target may be set for, and how well that fits."""

    amount: str
    fit: float


@dataclass(frozen=True, slots=True)
class Relatives:
    """What most issues say of a series, by id: the one that it breaks down, the one that its percentages speak of.

    `suits` are the amounts that a target may be set for.
    """

    total: str | None = None
    base: str | None = None
    suits: tuple[Suit, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one department through the issues, oldest figure first, at most one figure per issue and item.

    `core` is what the name speaks of in canonical words, None where nobody has taken the name apart; `relatives` is None where
    nobody has counted what the issues say.
    """

    id: str
    name: str
    department: str
    unit: str
    dimension: str
    measure: Measure
    status: Status
    time: TimeKind
    figures: tuple[Figure, ...]
    core: str | None = None
    relatives: Relatives | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Indicators of a department that a bulletin has without a target and not in its last two issues: how many, where last."""

    title: str | None
    department: str
    indicators: int
    latest: str | None


class Severity(StrEnum):
    """How much a finding asks for a person."""

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at: which check found it, how grave, which figures, what, in which issue."""

    check: str
    severity: Severity
    ids: tuple[str, ...]
    message: str
    issue: str
