"""Issues made by hand, for tests of what comes after reading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

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
from bulletin_cli.series.knowledge import Knowledge, knowledge_of
from bulletin_cli.series.vocabulary import shipped
from bulletin_cli.sources.digest import digest
from bulletin_cli.store.batches import Command
from bulletin_cli.store.writing import Entry

TITLE = "安陵政务快报"
DAY = date(2023, 10, 8)


def observation(
    text: str = "57 家", value: str = "57", *, start: int = 3, indicator: str = "排查维修企业", upper: str | None = None
) -> Observation:
    quantity = Quantity(
        text,
        start,
        start + len(text),
        Decimal(value),
        None if upper is None else Decimal(upper),
        "家",
        Modifier.EXACT,
        "count",
    )
    return Observation(
        quantity=quantity,
        item=0,
        section="民生保障",
        headline="交通",
        indicator=indicator,
        departments=("交通运输局",),
        status=Status.ACTUAL,
        measure=Measure.LEVEL,
        period=Period(TimeKind.TO_DATE, date(2023, 1, 1), None),
        part_of=None,
        sentence=f"截至目前{text}。",
        sentence_start=start - 4,
        rules=("to_date",),
        doubts=("单位待核",),
    )


def masthead(number: int | None = 44, title: str | None = TITLE, day: date | None = DAY) -> Masthead:
    return Masthead(title, number, "安陵县人民政府办公室", day)


def entry(text: str, head: Masthead | None = None, *observations: Observation) -> Entry:
    item = Item(0, "民生保障", "交通", ("交通运输局",), 0, len(text))
    issue = Issue(masthead() if head is None else head, (item,), observations or (observation(),))
    return Entry(Document("快报.txt", text), issue, digest(text), Command("2023-10-08T08:10:00", "bulletin ingest"))


class Registry:
    """Every body goes by its own name."""

    def canonical(self, name: str, /) -> str:
        return name

    def lineage(self, name: str, /) -> str:
        return name


class Words:
    """A lexicon with nothing but the registry."""

    departments = Registry()


def learn() -> Knowledge:
    """What the tests align by."""
    return knowledge_of(Words(), shipped())
