"""The charts of a workbook, and the sheet of figures that they are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any, Final

from bulletin_cli.nouns import dataclass
from bulletin_cli.render.chart import Chart, Mark
from bulletin_cli.render.clean import clean
from bulletin_cli.render.dossier import Wording
from bulletin_cli.render.worksheet import LONGEST_TEXT, Styles, cut

ACROSS: Final = 2
WIDTH, HEIGHT = 560, 300
COLUMNS_OF_A_CHART: Final = 9
ROWS_OF_A_CHART: Final = 16
LINE, TARGET = "#1F5FA8", "#B3541E"
GRID: Final = {"visible": True, "line": {"color": "#D9D9D9"}}
WIDTHS: Final = (18, 36, 8, 10, 12, 14, 10, 12, 12, 18, 14, 90, 24)
NAME, ISSUE, VALUE, GOAL, UNIT = 1, 3, 5, 7, 8


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet of figures: a figure and the series it is drawn in."""

    chart: Chart
    mark: Mark


class Panel:
    """The sheet of figures, named from the start because charts point to it, and filled at the end."""

    def __init__(self, book: Any, name: str, wording: Wording, style: Styles) -> None:
        self._book = book
        self._name = name
        self._wording = wording
        self._style = style
        self._lines: list[Line] = []
        self._starts: dict[tuple[str, ...], int] = {}

    def file(self, charts: Sequence[Chart]) -> None:
        """Nothing; the figures have their rows, each once, those of a series below each other."""
        for chart in charts:
            if _key(chart) not in self._starts:
                self._starts[_key(chart)] = len(self._lines) + 1
                self._lines += [Line(chart, mark) for mark in chart.marks]

    def draw(self, sheet: Any, charts: Sequence[Chart]) -> None:
        """Nothing; the charts are on the sheet, two abreast."""
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for place, chart in enumerate(charts):
            row, at = divmod(place, ACROSS)
            options = {"description": clean(_said(chart)), "object_position": 2}
            sheet.insert_chart(row * ROWS_OF_A_CHART, at * COLUMNS_OF_A_CHART, self._chart(chart), options)

    def write(self, sheet: Any) -> None:
        """Nothing; the sheet holds every figure with its sentence, in the unit that its row names."""
        say = self._wording
        heads = (say.department, say.indicator, say.kind, say.issue, say.day, say.value, say.upper, say.target)
        more = (say.unit, say.text, say.id, say.sentence, say.file)
        for at, (head, width) in enumerate(zip((*heads, *more), WIDTHS, strict=True)):
            sheet.write_string(0, at, head, self._style(bold=True, bottom=1))
            sheet.set_column(at, at, width)
        for row, line in enumerate(self._lines, start=1):
            for at, cell in enumerate(_cells(line)):
                self._put(sheet, (row, at), cell)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(self._lines), len(WIDTHS) - 1)

    def _put(self, sheet: Any, place: tuple[int, int], cell: str | Decimal | datetime | None) -> None:
        match cell:
            case None | "":
                pass
            case str():
                sheet.write_string(*place, cut(clean(cell), LONGEST_TEXT), self._style(quote_prefix=True))
            case Decimal():
                sheet.write_number(*place, cell, self._style(num_format="#,##0.########"))
            case datetime():
                sheet.write_datetime(*place, cell, self._style(num_format="yyyy-mm-dd", align="left"))

    def _chart(self, chart: Chart) -> Any:
        """The chart. Its names are places on the sheet of figures: a text might be taken for a place of its own."""
        first = self._starts[_key(chart)]
        drawn = self._book.add_chart({"type": "line"})
        drawn.add_series({
            **self._run(chart, VALUE), "name": [self._name, first, NAME], "line": {"color": LINE, "width": 2},
            "marker": {"type": "circle", "size": 6, "fill": {"color": LINE}, "border": {"color": LINE}},
            "data_labels": {"value": True, "position": "above"},
        })  # fmt: skip
        if chart.target is not None:
            dashes = {"color": TARGET, "width": 1.5, "dash_type": "dash"}
            drawn.add_series({**self._run(chart, GOAL), "name": [self._name, 0, GOAL], "line": dashes})
        drawn.set_title({"name": [self._name, first, NAME], "name_font": {"size": 12}})
        drawn.set_y_axis({"name": [self._name, first, UNIT], "major_gridlines": GRID} if chart.axis.unit else {})
        drawn.set_legend({"position": "bottom"} if chart.target is not None else {"none": True})
        drawn.set_size({"width": WIDTH, "height": HEIGHT})
        return drawn

    def _run(self, chart: Chart, at: int) -> dict[str, Any]:
        """Where the points of a line stand, and the issues below them."""
        first = self._starts[_key(chart)]
        last = first + len(chart.marks) - 1
        return {
            "categories": [self._name, first, ISSUE, last, ISSUE],
            "values": [self._name, first, at, last, at],
        }


def _key(chart: Chart) -> tuple[str, ...]:
    return (chart.series.id, *(mark.figure.address for mark in chart.marks))


def _said(chart: Chart) -> str:
    """The chart in words, for who cannot see it."""
    return f"{chart.name}：" + "，".join(f"{mark.label} {mark.text}" for mark in chart.marks)


def _cells(line: Line) -> tuple[str | Decimal | datetime | None, ...]:
    figure, chart = line.mark.figure, line.chart
    seen, places = figure.observation, chart.axis.places
    return (
        chart.series.department,
        chart.name,
        chart.kind,
        line.mark.label,
        datetime.combine(figure.date, time()) if figure.date else None,
        seen.value.scaleb(-places),
        None if seen.upper is None else seen.upper.scaleb(-places),
        None if chart.target is None else chart.target.scaleb(-places),
        chart.axis.unit,
        line.mark.text,
        figure.address,
        seen.sentence,
        figure.source,
    )
