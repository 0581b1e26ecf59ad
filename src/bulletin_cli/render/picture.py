"""Where everything of a line chart stands on a drawing of fixed size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bulletin_cli.nouns import dataclass
from bulletin_cli.render.chart import Chart
from bulletin_cli.render.clean import clean

WIDTH, HEIGHT = 360, 180
LEFT, RIGHT, TOP, BOTTOM = 46, 22, 20, 24
# How wide an issue's name is drawn at most; names nearer to each other than that give way.
NAME_WIDTH: Final = 58
VALUE_WIDTH: Final = 52


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure: where it stands, what it says when pointed at, and its value, where there is room, at `beside`."""

    x: float
    y: float
    text: str
    value: str
    beside: float


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside an axis, at its end of the drawing (`anchor` as SVG has it)."""

    x: float
    y: float
    text: str
    anchor: str = "end"


@dataclass(frozen=True, slots=True)
class Picture:
    """A line chart in the units of a drawing: `line` is the list of points that SVG wants."""

    width: int
    height: int
    left: int
    right: int
    name: str
    words: str
    line: str
    dots: tuple[Dot, ...]
    ticks: tuple[Label, ...]
    issues: tuple[Label, ...]
    unit: str
    target: Label | None


def picture(chart: Chart, goal: str) -> Picture:
    """The chart's drawing; `goal` is the word for a target."""
    dots = tuple(_dots(chart))
    level = None if chart.target is None else _down(chart.axis.place(chart.target))
    written = "" if chart.target is None else f"{goal} {chart.axis.written(chart.target)}"
    return Picture(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        name=clean(chart.name),
        words="，".join(dot.text for dot in dots) + (f"；{written}{clean(chart.axis.unit)}" if written else ""),
        line=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=dots,
        ticks=tuple(
            Label(LEFT - 6, _down(chart.axis.place(tick)), chart.axis.written(tick)) for tick in chart.axis.ticks
        ),
        issues=tuple(_issues(chart)),
        unit=clean(chart.axis.unit),
        target=None if level is None else Label(LEFT + 4, level, written, "start"),
    )


def _dots(chart: Chart) -> Iterator[Dot]:
    across = [_across(place) for place in chart.places]
    down = [_down(chart.axis.place(mark.value)) for mark in chart.marks]
    named = _spread(across, VALUE_WIDTH)
    for at, mark in enumerate(chart.marks):
        value = chart.axis.written(mark.value) if at in named else ""
        beside = down[at] + (13 if _in_a_dip(down, at) else -7)
        yield Dot(across[at], down[at], clean(f"{mark.label} {mark.text}"), value, round(beside, 1))


def _in_a_dip(down: list[float], at: int) -> bool:
    """Whether the line comes down to the place and goes up from it, so that above it there is no room."""
    around = [down[other] for other in (at - 1, at + 1) if 0 <= other < len(down)]
    return all(down[at] > other for other in around) and down[at] < HEIGHT - BOTTOM - 12


def _issues(chart: Chart) -> Iterator[Label]:
    across = [_across(place) for place in chart.places]
    for at in sorted(_spread(across, NAME_WIDTH)):
        anchor = "start" if at == 0 and across[0] < LEFT + NAME_WIDTH / 2 else "middle"
        yield Label(across[at], HEIGHT - 6, clean(chart.marks[at].label), "end" if at == len(across) - 1 else anchor)


def _spread(across: list[float], room: float) -> set[int]:
    """Which of the places can be named without one name touching another: the last, then the first, then what fits.

    >>> sorted(_spread([0.0, 20.0, 60.0, 100.0], 50))
    [0, 3]
    """
    kept = [len(across) - 1]
    for at in (0, *range(len(across) - 2, 0, -1)):
        if all(abs(across[at] - across[other]) >= room for other in kept):
            kept.append(at)
    return set(kept)


def _across(place: float) -> float:
    return round(LEFT + 8 + place * (WIDTH - LEFT - RIGHT - 8), 1)


def _down(place: float) -> float:
    return round(HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM), 1)
