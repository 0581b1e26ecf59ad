"""What people decided: names that mean the same, figures that were misread, series that belong together or do not.

A decision about a figure knows it by its issue, its text and its sentence, never by a row number: so it holds when the
whole archive is read anew, and sleeps where the sentence is no longer there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bulletin_cli.model import Figure, Measure, Modifier, Observation, Period, Quantity, Status, TimeKind
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.evidence import in_reading_order
from bulletin_cli.series.identity import issue_key
from bulletin_cli.series.rulings import Rulings, both_ways


class Kind(StrEnum):
    """What a decision says."""

    DEPARTMENT = "dept"
    INDICATOR = "indicator"
    FIX = "fix"
    DROP = "drop"
    TOGETHER = "together"
    APART = "apart"
    ALONE = "alone"
    ACCEPT = "accept"
    TARGET = "target"


class Field(StrEnum):
    """What can be corrected in a figure."""

    VALUE = "value"
    UPPER = "upper"
    UNIT = "unit"
    DIMENSION = "dimension"
    MODIFIER = "modifier"
    DEPARTMENTS = "dept"
    INDICATOR = "indicator"
    STATUS = "status"
    MEASURE = "measure"
    TIME = "time"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure by what is printed: its issue, its text and sentence without white space, which of several alike (from 1)."""

    issue: str
    text: str
    sentence: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `name` and `value` are an alias and what it stands for, or a field and its corrected value.

    `department` limits an indicator's alias to one department, `since` any alias to issues from that day on. Of a target
    they are the indicator and the number in the base unit `unit`, whose it is, where its year begins, by when it is `due`.
    """

    kind: Kind
    name: str = ""
    value: str = ""
    department: str = ""
    since: date | None = None
    anchor: Anchor | None = None
    other: Anchor | None = None
    unit: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """A figure as decisions left it; a dropped one counts for nothing."""

    figure: Figure
    dropped: bool = False


LIST_MARK: Final = "、"


def anchors_of(issue: Sequence[Figure]) -> Mapping[str, Anchor]:
    """The anchor of every figure of one issue, by address. The figures must be as read, none left out."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    found: dict[str, Anchor] = {}
    for figure in in_reading_order(issue):
        text, sentence = ("".join(part.split()) for part in (figure.observation.text, figure.observation.sentence))
        seen[text, sentence] += 1
        found[figure.address] = Anchor(issue_key(figure), text, sentence, seen[text, sentence])
    return found


class Decisions:
    """All decisions that hold, ready to be applied; of two about one thing the later one counts."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = tuple(decisions)
        self._departments: dict[str, Decision] = {}
        self._indicators: dict[tuple[str, str], Decision] = {}
        self._figures: defaultdict[Anchor, list[Decision]] = defaultdict(list)
        for one in self.all:
            if one.kind is Kind.DEPARTMENT:
                self._departments[one.name] = one
            elif one.kind is Kind.INDICATOR:
                self._indicators[one.name, one.department] = one
            elif one.anchor is not None:
                self._figures[one.anchor].append(one)

    def about(self, anchor: Anchor) -> tuple[Decision, ...]:
        """The decisions about one figure."""
        return tuple(self._figures.get(anchor, ()))

    def department(self, name: str, day: date | None) -> str:
        """The department that a name stands for in an issue of that day."""
        walked = {name}
        while (one := self._departments.get(name)) is not None and _holds(one, day) and one.value not in walked:
            name = one.value
            walked.add(name)
        return name

    def indicator(self, name: str, departments: Sequence[str], day: date | None) -> str | None:
        """What a person calls the indicator of that name, None where nobody decided."""
        walked: list[str] = [name]
        while (found := self._next(walked[-1], departments, day)) is not None and found not in walked:
            walked.append(found)
        return walked[-1] if len(walked) > 1 else None

    def _next(self, name: str, departments: Sequence[str], day: date | None) -> str | None:
        for department in (*departments, ""):
            one = self._indicators.get((name, department))
            if one is not None and _holds(one, day):
                return one.value
        return None

    def amended(self, issue: Sequence[Figure]) -> tuple[Amended, ...]:
        """The figures of one issue that decisions change, as they are after them. The figures must be as read."""
        anchors = anchors_of(issue) if self._figures else {}
        found = (self._amended(figure, anchors.get(figure.address)) for figure in issue)
        return tuple(one for one in found if one is not None)

    def _amended(self, figure: Figure, anchor: Anchor | None) -> Amended | None:
        about = self.about(anchor) if anchor else ()
        seen = figure.observation
        seen = replace(seen, departments=self._renamed(seen.departments, figure.date))
        for one in about:
            if one.kind is Kind.FIX:
                seen = corrected(seen, Field(one.name), one.value)
        named = self.indicator(seen.indicator, seen.departments, figure.date)
        dropped = any(one.kind is Kind.DROP for one in about)
        if seen == figure.observation and named is None and not dropped:
            return None
        return Amended(replace(figure, observation=seen, named=named), dropped)

    def _renamed(self, names: tuple[str, ...], day: date | None) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.department(name, day) for name in names))

    def rulings(self, addresses: Mapping[Anchor, str]) -> Rulings:
        """What was decided about series, for the figures whose addresses are known."""
        pairs: dict[Kind, list[tuple[str, str]]] = {Kind.TOGETHER: [], Kind.APART: []}
        alone: set[str] = set()
        for one in self.all:
            here = addresses.get(one.anchor) if one.anchor else None
            there = addresses.get(one.other) if one.other else None
            if here and one.kind is Kind.ALONE:
                alone.add(here)
            elif here and there and one.kind in pairs:
                alone.discard(here)
                pairs[one.kind].append((here, there))
        together = [pair for pair in pairs[Kind.TOGETHER] if not alone.intersection(pair)]
        return Rulings(both_ways(together), both_ways(pairs[Kind.APART]), frozenset(alone))


def _holds(one: Decision, day: date | None) -> bool:
    return one.since is None or (day is not None and day >= one.since)


def corrected(seen: Observation, field: Field, value: str) -> Observation:
    """The observation with one field corrected; the value is in the field's own form, "" for none."""
    if field in OF_QUANTITY:
        return replace(seen, quantity=_quantity(seen.quantity, field, value))
    if field in OF_PERIOD:
        return replace(seen, period=_period(seen.period, field, value))
    match field:
        case Field.DEPARTMENTS:
            return replace(seen, departments=tuple(value.split(LIST_MARK)))
        case Field.STATUS:
            return replace(seen, status=Status(value))
        case Field.MEASURE:
            return replace(seen, measure=Measure(value))
    return replace(seen, indicator=value)


OF_QUANTITY: Final = frozenset({Field.VALUE, Field.UPPER, Field.UNIT, Field.DIMENSION, Field.MODIFIER})
OF_PERIOD: Final = frozenset({Field.TIME, Field.START, Field.END})


def _quantity(quantity: Quantity, field: Field, value: str) -> Quantity:
    """A corrected value is one number, a corrected upper end makes a range."""
    single = Modifier.EXACT if quantity.modifier is Modifier.RANGE else quantity.modifier
    match field:
        case Field.VALUE:
            return replace(quantity, value=Decimal(value), upper=None, modifier=single)
        case Field.UPPER:
            upper = Decimal(value) if value else None
            return replace(quantity, upper=upper, modifier=Modifier.RANGE if value else single)
        case Field.UNIT:
            return replace(quantity, unit=value)
        case Field.DIMENSION:
            return replace(quantity, dimension=value)
    return replace(quantity, modifier=Modifier(value))


def _period(period: Period, field: Field, value: str) -> Period:
    if field is Field.TIME:
        return replace(period, kind=TimeKind(value))
    day = date.fromisoformat(value) if value else None
    return replace(period, start=day) if field is Field.START else replace(period, end=day)
