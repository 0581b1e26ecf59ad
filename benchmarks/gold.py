"""The annotated figures of tests/corpus, by which every reader of quantities is judged alike."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Final

CORPUS: Final = Path(__file__).parents[1] / "tests" / "corpus"
MONEY: Final = frozenset({"元", "美元", "港元", "欧元", "日元", "英镑"})
# Every spelling of a number in characters alone, but none that our units count otherwise (三斤, 八成, 两个半).
SPELT: Final = re.compile(r"(?=\D*[一二两三四五六七八九十]\D*$)(?!.*(?:(?<!公)里|斤|成|半)).*", re.DOTALL)
DIGITS: Final = re.compile(r"\d[\d.]*[^\d百千万亿]*", re.DOTALL)
# A number without its unit (in a table, in a list) and one without 元 are nobody's claim.
UNIT_PRINTED: Final = re.compile(r".*[^\d\s百千万亿余多]", re.DOTALL)
# What the peers call their units: ours, and how many of ours one of theirs is.
UNITS: Final[Mapping[str, tuple[str, Decimal]]] = MappingProxyType(
    {
        "Chinese yuan": ("元", Decimal(1)),
        "United States dollar": ("美元", Decimal(1)),
        "Hong Kong dollar": ("港元", Decimal(1)),
        "Euro": ("欧元", Decimal(1)),
        "Japanese yen": ("日元", Decimal(1)),
        "British pound": ("英镑", Decimal(1)),
        "Kilometer": ("公里", Decimal(1)),
        "Meter": ("公里", Decimal("0.001")),
        "Centimeter": ("公里", Decimal("0.00001")),
        "Li": ("公里", Decimal("0.5")),
        "Ton": ("吨", Decimal(1)),
        "Kilogram": ("吨", Decimal("0.001")),
        "Jin": ("吨", Decimal("0.0005")),
        "Gram": ("吨", Decimal("0.000001")),
        "Square meter": ("平方米", Decimal(1)),
        "Square kilometer": ("平方米", Decimal(1_000_000)),
        "Hectare": ("平方米", Decimal(10_000)),
        "Mu": ("亩", Decimal(1)),
        "Cubic meter": ("立方米", Decimal(1)),
        "Liter": ("立方米", Decimal("0.001")),
    }
)
SIZES: Final = frozenset({"元", *MONEY, "公里", "吨", "平方米", "亩", "立方米", "%"})


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated figure: in which text, where, and what it is worth in the base unit."""

    text: int
    start: int
    end: int
    printed: str
    value: Decimal
    upper: Decimal | None
    unit: str
    required: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure that a reader has found; a vague one may have two values."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts and their figures."""

    texts: tuple[str, ...]
    figures: tuple[Gold, ...]


def corpus() -> Corpus:
    """The phrases of dev/quantities.tsv and the bulletins of field, each a text."""
    texts: list[str] = []
    figures: list[Gold] = []
    with (CORPUS / "dev" / "quantities.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["unit"] != "-":
                phrase = row["text"]
                value, upper = Decimal(row["value"]), _number(row["upper"])
                figures.append(Gold(len(texts), 0, len(phrase), phrase, value, upper, row["unit"], required=True))
                texts.append(phrase)
    for path in sorted((CORPUS / "field").glob("*.gold.json")):
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        for one in json.loads(path.read_text(encoding="utf-8"))["observations"]:
            start = _place(text, one["text"], one["nth"])
            end = start + len(one["text"])
            value, upper = Decimal(one["value"]), _number(one.get("upper", ""))
            figures.append(Gold(len(texts), start, end, one["text"], value, upper, one["unit"], one["required"]))
        texts.append(text)
    return Corpus(tuple(texts), tuple(figures))


def seen(start: int, end: int, values: Iterable[str], unit: str) -> Seen:
    """What a reader has found, in our units; a number that is none is left out.

    >>> seen(0, 3, ["12"], "Kilogram")
    Seen(start=0, end=3, values=(Decimal('0.012'),), unit='吨')
    """
    name, factor = UNITS.get(unit, (unit, Decimal(1)))
    return Seen(start, end, tuple(number * factor for value in values if (number := _number(value)) is not None), name)


def right(figure: Gold, found: Iterable[Seen], *, unit: bool = True) -> bool:
    """Whether one of the figures found stands where this one does and has its value and, unless told otherwise, its unit.

    The sign does not count, and of a range either end will do: not every reader has ranges.
    """
    wanted = {abs(value) for value in (figure.value, figure.upper) if value is not None}
    return any(
        one.start < figure.end
        and figure.start < one.end
        and not wanted.isdisjoint(abs(value) for value in one.values)
        and (one.unit == figure.unit or not unit)
        for one in found
    )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _place(text: str, printed: str, nth: int) -> int:
    """Where the nth occurrence begins."""
    start = -1
    for _ in range(nth):
        start = text.index(printed, start + 1)
    return start
