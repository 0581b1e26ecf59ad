"""The rows of a department: every series once, parts and percentages under what they speak of, hopes after facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from bulletin_cli.analysis.frames import as_of
from bulletin_cli.model import Figure, Measure, Series, Status, TimeKind
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.links import Links

STATUS_NAMES: Final = {Status.ACTUAL: "", Status.TARGET: "目标", Status.FORECAST: "预计"}
TIME_NAMES: Final = {TimeKind.TO_DATE: "累计", TimeKind.PERIOD: "当期", TimeKind.UNSTATED: ""}
MEASURE_NAMES: Final = {
    Measure.YOY: "同比",
    Measure.MOM: "环比",
    Measure.CHANGE: "增减",
    Measure.COMPLETION: "完成率",
    Measure.RANK: "位次",
}
STATUS_ORDER: Final = (Status.ACTUAL, Status.TARGET, Status.FORECAST)


# In which column a figure stands, None for none.
Placing = Callable[[Figure], str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One series as a row: what it is called there, how deep it is indented, and its last figure in each column.

    `name` is what it is called where it stands alone. `repeated` are the figures that a later one of their column hides.
    """

    series: Series
    label: str
    name: str
    depth: int
    figures: Mapping[str, Figure]
    repeated: tuple[Figure, ...]


def rows_of(series: Sequence[Series], links: Mapping[str, Links], key_of: Placing) -> tuple[Row, ...]:
    """The rows, what happened before what is wanted and expected, each group in the order of the series."""
    ids = {one.id for one in series}
    above = {one.id: _above(one, links[one.id], ids) for one in series}
    below: dict[str | None, list[Series]] = defaultdict(list)
    for one in sorted(series, key=lambda one: STATUS_ORDER.index(one.status)):
        below[above[one.id]].append(one)
    return tuple(_row(one, depth, key_of, opens=opens) for one, depth, opens in _walk(None, below, 0))


def _above(one: Series, links: Links, ids: set[str]) -> str | None:
    """The series whose row this one stands under. Only what happened is put under what happened."""
    parent = links.total or (links.base if one.measure in MEASURE_NAMES else None)
    return parent if parent in ids and one.status is Status.ACTUAL else None


def _walk(
    parent: str | None, below: Mapping[str | None, list[Series]], depth: int
) -> Iterator[tuple[Series, int, bool]]:
    """Each series with its depth, and whether it is the first part of the total above it."""
    for at, one in enumerate(below.get(parent, ())):
        yield one, depth, depth > 0 and at == 0 and one.measure not in MEASURE_NAMES
        yield from _walk(one.id, below, depth + 1)


def row_of(one: Series, key_of: Placing) -> Row:
    """The row of a series that stands for itself."""
    return _row(one, 0, key_of, opens=False)


def _row(one: Series, depth: int, key_of: Placing, *, opens: bool) -> Row:
    figures: dict[str, Figure] = {}
    repeated = []
    for figure in sorted(one.figures, key=_place):
        key = key_of(figure)
        if key is None:
            continue
        if key in figures and figures[key].issue == figure.issue:
            repeated.append(figure)
        figures[key] = figure
    return Row(one, _label(one, depth, opens=opens), _label(one, 0, opens=False), depth, figures, tuple(repeated))


def _place(figure: Figure) -> tuple[date, date, int, int]:
    """Where a figure stands in time: by the day up to which it counts, then by its issue, then in the text."""
    last = date.max
    return as_of(figure) or last, figure.date or last, figure.number or 0, figure.observation.start


def _label(one: Series, depth: int, *, opens: bool) -> str:
    """The name; under its base a percentage needs only to say which; a share keeps its own name (合格率)."""
    measure = MEASURE_NAMES.get(one.measure, "")
    if depth and measure:
        return "  " * depth + measure
    name = one.name if not measure or measure in one.name else f"{one.name}（{measure}）"
    return "  " * depth + ("其中：" if opens else "") + name
