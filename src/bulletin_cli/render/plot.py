"""One series drawn in the terminal, with the line of its target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from itertools import pairwise
from typing import Final

from rich.cells import cell_len

from bulletin_cli.nouns import dataclass
from bulletin_cli.render.chart import Chart, Mark
from bulletin_cli.render.clean import clean
from bulletin_cli.render.dossier import Dossier, Wording

# The dots of a braille cell by column and row, as Unicode counts them.
BRAILLE: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
BLANK_BRAILLE: Final = 0x2800
NARROWEST, LOWEST = 24, 4
GAP: Final = 2


@dataclass(frozen=True, slots=True)
class Pen:
    """What a plot is drawn with: how many dots a cell has across and down, and the characters of its parts."""

    across: int
    down: int
    point: str
    target: str
    edge: str
    foot: str


FINE: Final = Pen(2, 4, "●", "┄", "│", "└")
# For a terminal in GBK, which has no braille.
COARSE: Final = Pen(1, 1, "●", "┄", "│", "└")


def pen_for(encoding: str) -> Pen:
    """The finest pen whose dots the encoding has.

    >>> pen_for("utf-8") is FINE, pen_for("gbk") is COARSE
    (True, True)
    """
    try:
        "⣿".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return COARSE
    return FINE


@dataclass(frozen=True, slots=True)
class Sheet:
    """How much room a plot has, in cells, what it is drawn with, and the words that it adds."""

    width: int = 72
    height: int = 12
    pen: Pen = FINE
    wording: Wording = field(default_factory=Wording)


PLAIN: Final = Sheet()


def plots(dossier: Dossier, sheet: Sheet = PLAIN) -> str:
    """Every series of the dossier's reports that has a line to draw, below each other; "" where none has."""
    charts = [chart for report in dossier.reports for chart in dossier.charts(report) if chart.drawable]
    return "\n".join(plotted(chart, sheet) for chart in charts)


def plotted(chart: Chart, sheet: Sheet = PLAIN) -> str:
    """The chart as lines of text: name and unit, the curve between its axes, the issues.

    No line is wider than the sheet, or than a name that is wider. Where there is a target a dashed line stands at it,
    with its value below the name.
    """
    pen = sheet.pen
    ticks = [clean(chart.axis.written(tick)) for tick in chart.axis.ticks]
    margin = max(map(cell_len, ticks)) + 1
    across = max(sheet.width - margin - 2, NARROWEST)
    canvas = _canvas(chart, across, max(sheet.height, LOWEST), pen)
    places = {
        _row(chart.axis.place(tick), len(canvas)): text for tick, text in zip(chart.axis.ticks, ticks, strict=True)
    }
    rows = [f"{_padded(places.get(at, ''), margin)}{pen.edge}{row}" for at, row in enumerate(canvas)]
    foot = " " * margin + pen.foot + "─" * across
    lines = [*_above(chart, sheet.wording), *rows, foot, " " * (margin + 1) + _named(chart.marks, chart.places, across)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _above(chart: Chart, say: Wording) -> Iterable[str]:
    unit = f"（{chart.axis.unit}）" if chart.axis.unit else ""
    yield clean(f"{chart.name}{unit}  {chart.kind}")
    if chart.target is not None:
        yield f"┄ {say.target} {chart.axis.written(chart.target)}      {say.latest} {clean(chart.marks[-1].text)}"


def _padded(text: str, width: int) -> str:
    return " " * (width - 1 - cell_len(text)) + text + " "


def _canvas(chart: Chart, across: int, rows: int, pen: Pen) -> list[str]:
    """The curve, its points over its line, its line over that of the target."""
    cells = [[" "] * across for _ in range(rows)]
    if chart.target is not None:
        cells[_row(chart.axis.place(chart.target), rows)] = [pen.target if at % 2 == 0 else " " for at in range(across)]
    places = [_spot(chart, at, across, rows, pen) for at in range(len(chart.marks))]
    for (row, at), glyph in _line(places, pen).items():
        cells[row][at] = glyph
    for x, y in places:
        cells[y // pen.down][x // pen.across] = pen.point
    return ["".join(row) for row in cells]


def _spot(chart: Chart, at: int, across: int, rows: int, pen: Pen) -> tuple[int, int]:
    """The dot that a figure stands on."""
    x = round(chart.places[at] * (across * pen.across - 1))
    y = round((1 - chart.axis.place(chart.marks[at].value)) * (rows * pen.down - 1))
    return x, y


def _row(place: float, rows: int) -> int:
    return round((1 - place) * (rows - 1))


def _line(places: list[tuple[int, int]], pen: Pen) -> dict[tuple[int, int], str]:
    """The cells that the line through the places touches, each with its character."""
    dots: dict[tuple[int, int], int] = {}
    for (x0, y0), (x1, y1) in pairwise(places):
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            x, y = x0 + round((x1 - x0) * step / steps), y0 + round((y1 - y0) * step / steps)
            cell = (y // pen.down, x // pen.across)
            dots[cell] = dots.get(cell, 0) | BRAILLE[x % pen.across][y % pen.down]
    return {cell: chr(BLANK_BRAILLE + found) if pen.down > 1 else "·" for cell, found in dots.items()}


def _named(marks: tuple[Mark, ...], places: tuple[float, ...], across: int) -> str:
    """The issues under their points: the last, the first, then those for which there is room."""
    taken: list[tuple[int, str]] = []
    for at in (len(marks) - 1, *range(len(marks) - 1)):
        text = clean(marks[at].label)
        wide = cell_len(text)
        start = min(max(round(places[at] * (across - 1)) - wide // 2, 0), max(across - wide, 0))
        if all(start + wide + GAP <= other or start >= other + cell_len(name) + GAP for other, name in taken):
            taken.append((start, text))
    line = ""
    for start, text in sorted(taken):
        line += " " * (start - cell_len(line)) + text
    return line
