"""What is bound into one file: reports, the series behind their figures, and the words around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from bulletin_cli.analysis.heads import heads_of, labels
from bulletin_cli.analysis.records import Point, SeriesRecord
from bulletin_cli.analysis.table import Report, Table
from bulletin_cli.model import Figure, Series
from bulletin_cli.nouns import dataclass
from bulletin_cli.render.chart import Chart, Mark
from bulletin_cli.render.sheet import sheet_of

# What a file says of its making where no figure has a day: the same data must give the same bytes.
UNDATED = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a file adds of its own. `language` is what a browser or a word processor is told."""

    language: str = "zh-CN"
    untitled: str = "快报数字"
    contents: str = "目录"
    chart: str = "走势"
    charts: str = "走势图"
    data: str = "数据"
    department: str = "单位"
    indicator: str = "指标"
    kind: str = "性质"
    unit: str = "计量单位"
    issue: str = "期"
    day: str = "日期"
    value: str = "数值"
    upper: str = "上限"
    target: str = "目标"
    latest: str = "最新"
    text: str = "读数"
    id: str = "出处"
    sentence: str = "原句"
    file: str = "文件"
    as_of: str = "截至"
    left_out: str = "本表未列"
    back: str = "回到开头"


@dataclass(frozen=True)
class Dossier:
    """The reports of one file. `series` holds the figures that they speak of; without it there are no charts."""

    reports: tuple[Report, ...]
    series: tuple[Series, ...] = ()
    wording: Wording = Wording()

    @property
    def title(self) -> str:
        """What the whole file is called: the first table's title."""
        return next((report.table.title for report in self.reports if report.table.title), self.wording.untitled)

    @cached_property
    def day(self) -> date | None:
        """The newest day that a figure comes from."""
        return max((figure.date for figure in self.figures.values() if figure.date), default=None)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure by its address."""
        return {figure.address: figure for one in self.series for figure in one.figures}

    @cached_property
    def issue_names(self) -> Mapping[str, str]:
        """What each issue is called: as in the tables' heads, else by its number."""
        heads = {column.key: column.title for report in self.reports for column in report.table.columns}
        numbered = labels(heads_of(self.series))
        return {issue: heads.get(issue, name) for issue, name in numbered.items()}

    @cached_property
    def _series_by_id(self) -> Mapping[str, Series]:
        return {one.id: one for one in self.series}

    @cached_property
    def _series_by_figure(self) -> Mapping[str, Series]:
        return {figure.address: one for one in self.series for figure in one.figures}

    def charts(self, report: Report) -> tuple[Chart, ...]:
        """A chart for every record of the report whose figures are known, in the report's order.

        Where its records are not of series (a ranking), one for every series that a row names as its source.
        """
        records = [record for record in report.records if isinstance(record, SeriesRecord)]
        owners = defaultdict(set)
        for record in records:
            owners[record.indicator].add(record.department)
        found = [
            replace(chart, whose=record.department if len(owners[record.indicator]) > 1 else "")
            for record in records
            for chart in self._chart(record)
        ]
        return tuple(found or self._charts_of_sources(table_of(report)))

    def _chart(self, record: SeriesRecord) -> Iterator[Chart]:
        one = self._series_by_id.get(record.series)
        points = [point for point in record.points if point.id in self.figures]
        if one is not None and points:
            figures = [_as_reported(self.figures[point.id], point, record) for point in points]
            yield Chart(one, self._marks(figures), record.target)

    def _charts_of_sources(self, table: Table) -> Iterator[Chart]:
        places = [at for at, column in enumerate(table.columns) if column.key == "id"]
        addresses = [row[at] for row in table.rows for at in places]
        for address in dict.fromkeys(address for address in addresses if isinstance(address, str)):
            one = self._series_by_figure.get(address)
            if one is not None:
                yield Chart(one, self._marks(one.figures), whose=one.department)

    def _marks(self, figures: Iterable[Figure]) -> tuple[Mark, ...]:
        return tuple(Mark(figure, self.issue_names.get(figure.issue, figure.issue)) for figure in figures)


def _as_reported(figure: Figure, point: Point, record: SeriesRecord) -> Figure:
    """The figure in the unit that the report has it in."""
    seen = figure.observation
    told = replace(seen.quantity, value=point.value, upper=point.upper, unit=record.unit)
    return replace(figure, observation=replace(seen, quantity=told))


def table_of(report: Report) -> Table:
    """The table that a file shows for a report: its own, or where it has none the sheet of its records."""
    return report.table if report.table.columns else sheet_of(report)


def without_trends(table: Table) -> Table:
    """The table without its sparklines, which stand only in a face of fixed width; charts say it better."""
    kept = [at for at, column in enumerate(table.columns) if column.key != "trend"]
    columns = tuple(table.columns[at] for at in kept)
    return replace(table, columns=columns, rows=tuple(tuple(row[at] for at in kept) for row in table.rows))
