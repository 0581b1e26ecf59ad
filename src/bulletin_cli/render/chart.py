"""A series as something to draw: its figures in order, its target, and the axis they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property
from typing import Final

from bulletin_cli.analysis.display import value_text
from bulletin_cli.analysis.lines import kind_of
from bulletin_cli.analysis.quoting import quoted
from bulletin_cli.analysis.rows import MEASURE_NAMES
from bulletin_cli.model import Figure, Series
from bulletin_cli.nouns import dataclass

# From how large on a number is drawn in 亿 or 万, and how many places that takes.
SCALES: Final = ((Decimal("1E+8"), 8, "亿"), (Decimal("1E+5"), 4, "万"))
UNSCALED: Final = ("%", "个百分点")
STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_TICKS: Final = 5
LARGEST_EXPONENT: Final = 18


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure on a chart, with the name of its issue."""

    figure: Figure
    label: str

    @property
    def day(self) -> date | None:
        """The day of its issue."""
        return self.figure.date

    @property
    def value(self) -> Decimal:
        """Where it stands on the axis, in base units: of a range, the lower end."""
        return self.figure.observation.value

    @property
    def text(self) -> str:
        """The figure as people write it."""
        return value_text(self.figure.observation)

    @property
    def quote(self) -> tuple[str, str, str]:
        """The sentence it comes from: before the figure, the figure, after it."""
        return quoted(self.figure.observation)


@dataclass(frozen=True, slots=True)
class Axis:
    """The upright axis: its marks from the lowest to the highest in base units, and the scale they are written in."""

    ticks: tuple[Decimal, ...]
    places: int
    unit: str

    def place(self, value: Decimal) -> float:
        """How far up a value stands: 0 at the lowest mark, 1 at the highest."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low))

    def written(self, value: Decimal) -> str:
        """A value in the axis's scale, in digits."""
        text = f"{value.scaleb(-self.places):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Chart:
    """One series to be drawn. `marks` are its figures, oldest first; `target` is in base units.

    `whose` is the department where a reader would not know, as among those of a ranking.
    """

    series: Series
    marks: tuple[Mark, ...]
    target: Decimal | None = None
    whose: str = ""

    @property
    def name(self) -> str:
        """Whose it is, the indicator, and which sort of number it is where it is no plain one."""
        measure = MEASURE_NAMES.get(self.series.measure, "")
        name = f"{self.whose} {self.series.name}".strip()
        return name if not measure or measure in name else f"{name}（{measure}）"

    @property
    def kind(self) -> str:
        """累计, 当期, 目标, 预计, or nothing."""
        return kind_of(self.series, (mark.figure for mark in self.marks))

    @property
    def drawable(self) -> bool:
        """Whether there is a line to draw: two figures at least, none of a size that can only be a slip."""
        return len(self.marks) > 1 and all(mark.value.adjusted() < LARGEST_EXPONENT for mark in self.marks)

    @cached_property
    def axis(self) -> Axis:
        """The axis that holds every figure and the target."""
        values = [mark.value for mark in self.marks] + ([] if self.target is None else [self.target])
        unit = self.marks[-1].figure.observation.unit
        places, name = _scale(values, unit)
        return Axis(tuple(_ticks(min(values), max(values))), places, name + unit)

    @cached_property
    def places(self) -> tuple[float, ...]:
        """How far right each figure stands, from 0 to 1: by its day, or evenly where days are missing or shared."""
        days = [mark.day.toordinal() for mark in self.marks if mark.day]
        if len(set(days)) < len(self.marks):
            days = list(range(len(self.marks)))
        width = days[-1] - days[0] or 1
        return tuple((day - days[0]) / width for day in days)


def _scale(values: list[Decimal], unit: str) -> tuple[int, str]:
    largest = max(map(abs, values))
    if unit not in UNSCALED:
        for least, places, name in SCALES:
            if largest >= least:
                return places, name
    return 0, ""


def _ticks(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """Round numbers from at or below the lowest to at or above the highest; from 0 where that is near.

    >>> [str(tick) for tick in _ticks(Decimal("18.6"), Decimal("36.5"))]
    ['15', '20', '25', '30', '35', '40']
    >>> [str(tick) for tick in _ticks(Decimal(3), Decimal(3))]
    ['0', '1', '2', '3']
    """
    if low >= 0 and (low * 3 <= high or low == high):
        low = Decimal(0)
    high = high if high > low else low + 1
    step = _step(high - low)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    yield from (_plain(step * (first + at)) for at in range(int(last - first) + 1))


def _step(span: Decimal) -> Decimal:
    """The smallest round step that needs no more marks than fit."""
    power = Decimal(1).scaleb((span / MOST_TICKS).adjusted())
    return next(power * step for step in STEPS if power * step * MOST_TICKS >= span)


def _plain(number: Decimal) -> Decimal:
    return Decimal(f"{number.normalize():f}")
