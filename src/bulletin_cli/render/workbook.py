"""A dossier as an Excel workbook: a sheet for each table, a sheet of charts for each, and the figures behind them."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, time
from typing import Any, Final

import xlsxwriter

from bulletin_cli.render.clean import clean
from bulletin_cli.render.dossier import UNDATED, Dossier, table_of, without_trends
from bulletin_cli.render.workbook_charts import Panel
from bulletin_cli.render.worksheet import Styles, cut, fill

FORBIDDEN_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME: Final = 31


def workbook(dossier: Dossier) -> bytes:
    """The workbook's bytes: the same for the same dossier, whenever it is made."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    made = datetime.combine(dossier.day or UNDATED, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": clean(dossier.title), "created": made})
    book.set_calc_mode("auto")
    binder = Binder(book, dossier)
    binder.add_tables()
    binder.add_charts()
    book.close()
    return held.getvalue()


class Binder:
    """A workbook in the making: it knows the names its sheets have taken and the formats it has made."""

    def __init__(self, book: Any, dossier: Dossier) -> None:
        self._book = book
        self._dossier = dossier
        self._names: set[str] = set()
        self._styles = Styles(book)

    def add_tables(self) -> None:
        """Nothing; every report's table has its sheet."""
        for report in self._dossier.reports:
            table = table_of(report)
            fill(self._sheet(table.title or self._dossier.title), without_trends(table), self._styles)

    def add_charts(self) -> None:
        """Nothing; every report with series has its sheet of charts, and all of them one sheet of figures."""
        charted = [(report, self._dossier.charts(report)) for report in self._dossier.reports]
        if not any(charts for _, charts in charted):
            return
        data = self._name(self._dossier.wording.data)
        panel = Panel(self._book, data, self._dossier.wording, self._styles)
        for report, charts in charted:
            panel.file(charts)
            drawable = [chart for chart in charts if chart.drawable]
            if drawable:
                sheet = self._sheet(f"{cut(clean(report.table.title), 20)} {self._dossier.wording.charts}")
                panel.draw(sheet, drawable)
        panel.write(self._book.add_worksheet(data))

    def _sheet(self, title: str) -> Any:
        return self._book.add_worksheet(self._name(title))

    def _name(self, title: str) -> str:
        """A name that Excel takes for a sheet and that no other sheet has."""
        base = FORBIDDEN_IN_NAMES.sub(" ", clean(title)).strip() or "-"
        name, number = cut(base, LONGEST_NAME).strip(), 1
        while name.casefold() in self._names:
            number += 1
            name = f"{cut(base, LONGEST_NAME - 1 - len(str(number))).strip()} {number}"
        self._names.add(name.casefold())
        return name
