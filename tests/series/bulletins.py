"""Figures for the tests, made from one line each, as a reader would have made them from a bulletin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bulletin_cli.model import Figure, Measure, Modifier, Observation, Period, Quantity, Status, TimeKind


class Registry:
    """Two names of one body; everybody else keeps theirs."""

    def canonical(self, name: str, /) -> str:
        return {"交通局": "交通运输局"}.get(name, name)

    def lineage(self, name: str, /) -> str:
        return {"扶贫办": "乡村振兴局"}.get(name, name)


class Words:
    """A lexicon with nothing but the registry."""

    departments = Registry()


@dataclass(frozen=True)
class Said:
    """One figure in short: what, how much, and what differs from a running total of the traffic bureau."""

    indicator: str
    value: str
    unit: str = "个"
    department: str = "交通运输局"
    status: Status = Status.ACTUAL
    measure: Measure = Measure.LEVEL
    time: TimeKind = TimeKind.TO_DATE
    part_of: int | None = None
    sentence: str = ""
    item: int = 0
    start: date | None = None
    end: date | None = None
    modifier: Modifier = Modifier.EXACT
    title: str = "安陵政务快报"
    text: str = field(default="")


def issue(number: int, *said: Said) -> list[Figure]:
    """The figures of one weekly issue."""
    return [_figure(number, at, one) for at, one in enumerate(said)]


def _figure(number: int, at: int, said: Said) -> Figure:
    text = said.text or f"{said.value}{said.unit}"
    start = 100 * at
    sentence = said.sentence or f"截至目前，{said.indicator}{text}。"
    sentence_start = 1000 * said.item + (hash_of(said.sentence) if said.sentence else start)
    quantity = Quantity(text, start, start + len(text), Decimal(said.value), None, said.unit, said.modifier)
    observation = Observation(
        quantity, said.item, None, None, said.indicator, (said.department,), said.status, said.measure,
        Period(said.time, said.start, said.end), said.part_of, sentence, sentence_start,
    )  # fmt: skip
    day = date(2023, 1, 6) + timedelta(weeks=number)
    return Figure(f"2023-{number}.{at + 1}", f"2023-{number}", said.title, number, day, None, "x.txt", 1, observation)


def hash_of(sentence: str) -> int:
    """A number that only this sentence has, the same in every run."""
    return sum(ord(character) * (at + 1) for at, character in enumerate(sentence))
