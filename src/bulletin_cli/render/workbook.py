"""A dossier as an Excel workbook: a sheet for each table, a sheet of charts for each, and the figures behind them."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any, Final

import xlsxwriter
from rich.cells import cell_len

from bulletin_cli.analysis.table import Align, Cell, Column, Table
from bulletin_cli.render.amount import Amount, amounts_of
from bulletin_cli.render.clean import FORMULA_OPENERS, clean, shown
from bulletin_cli.render.dossier import UNDATED, Dossier, table_of, without_trends
from bulletin_cli.render.layout import natural_widths
from bulletin_cli.render.workbook_charts import Panel

FORBIDDEN_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME: Final = 31
WIDEST: Final = 44
A4: Final = 9
# What a cell may hold; a longer text would be left out without a word.
LONGEST_TEXT: Final = 32_000
TITLE: Final[Mapping[str, object]] = {"bold": True, "font_size": 14}
HEAD: Final[Mapping[str, object]] = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
NOTE: Final[Mapping[str, object]] = {"font_color": "#595959", "font_size": 9}


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
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def add_tables(self) -> None:
        """Nothing; every report's table has its sheet."""
        for report in self._dossier.reports:
            table = table_of(report)
            _fill(self._sheet(table.title or self._dossier.title), without_trends(table), self.style)

    def add_charts(self) -> None:
        """Nothing; every report with series has its sheet of charts, and all of them one sheet of figures."""
        charted = [(report, self._dossier.charts(report)) for report in self._dossier.reports]
        if not any(charts for _, charts in charted):
            return
        data = self._name(self._dossier.wording.data)
        panel = Panel(self._book, data, self._dossier.wording, self.style)
        for report, charts in charted:
            panel.file(charts)
            drawable = [chart for chart in charts if chart.drawable]
            if drawable:
                sheet = self._sheet(f"{clean(report.table.title)[:20]} {self._dossier.wording.charts}")
                panel.draw(sheet, drawable)
        panel.write(self._book.add_worksheet(data))

    def style(self, **properties: object) -> Any:
        """The format with those properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(key))
        return self._formats[key]

    def _sheet(self, title: str) -> Any:
        return self._book.add_worksheet(self._name(title))

    def _name(self, title: str) -> str:
        """A name that Excel takes for a sheet and that no other sheet has."""
        name = base = FORBIDDEN_IN_NAMES.sub(" ", clean(title)).strip()[:LONGEST_NAME].strip() or "-"
        number = 1
        while name.casefold() in self._names:
            number += 1
            name = f"{base[: LONGEST_NAME - 4]} {number}"
        self._names.add(name.casefold())
        return name


def _fill(sheet: Any, table: Table, style: Any) -> None:
    """Nothing; the table is on the sheet: title, head, rows, notes, and set up for printing."""
    amounts = amounts_of(table)
    units = _units(table, amounts)
    head = _above(sheet, table, style)
    for at, column in enumerate(table.columns):
        _text(sheet, (head, at), _headed(column, units.get(at)), style, **HEAD, align=column.align.value)
    for row, cells in enumerate(table.rows):
        for at, cell in enumerate(cells):
            amount = amounts.get((row, at))
            if amount:
                _number(sheet, (head + 1 + row, at), amount, units.get(at), style)
            elif cell is not None:
                _words(sheet, (head + 1 + row, at), cell, table.columns[at], style)
    for place, note in enumerate(table.notes):
        _text(sheet, (head + 2 + len(table.rows) + place, 0), clean(note), style, **NOTE)
    for at, width in enumerate(_widths(table, amounts, units)):
        sheet.set_column(at, at, width)
    _set_up(sheet, table, head)


def _above(sheet: Any, table: Table, style: Any) -> int:
    """The row of the head, below what stands above it."""
    lines: list[tuple[str, Mapping[str, object]]] = [(table.title, TITLE), (table.subtitle, NOTE)]
    for row, (text, properties) in enumerate(found := [line for line in lines if line[0]]):
        _text(sheet, (row, 0), clean(text), style, **properties)
    return len(found)


def _set_up(sheet: Any, table: Table, head: int) -> None:
    if not table.columns:
        return
    sheet.freeze_panes(head + 1, 1)
    sheet.autofilter(head, 0, head + max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)


def _units(table: Table, amounts: Mapping[tuple[int, int], Amount]) -> Mapping[int, str]:
    """The unit of each column whose cells all have the same one, which then stands in its head; never of per cents."""
    found = {}
    for at in range(len(table.columns)):
        cells = [amounts.get((row, at)) for row, cells in enumerate(table.rows) if cells[at] is not None]
        kinds = {cell and (cell.scale + cell.after, cell.before) for cell in cells}
        unit, before = next(iter(kinds)) or ("", "") if len(kinds) == 1 else ("", "")
        if unit and not before and "%" not in unit and "*" not in unit and len(cells) > 1:
            found[at] = unit
    return found


def _headed(column: Column, unit: str | None) -> str:
    return clean(column.title) + (f"（{clean(unit)}）" if unit else "")


def _number(sheet: Any, place: tuple[int, int], amount: Amount, unit: str | None, style: Any) -> None:
    bare = Amount(amount.value, plus=amount.plus) if unit else amount
    sheet.write_number(*place, bare.stored, style(num_format=clean(bare.number_format), align="right", valign="top"))


def _words(sheet: Any, place: tuple[int, int], cell: Cell, column: Column, style: Any) -> None:
    text = shown(cell)
    stripped = text.lstrip(" ")
    indent = {"indent": (len(text) - len(stripped)) // 2} if column.align is Align.LEFT else {}
    wrapped = {"text_wrap": True} if column.wrap else {}
    _text(sheet, place, stripped, style, align=column.align.value, valign="top", **indent, **wrapped)


def _text(sheet: Any, place: tuple[int, int], text: str, style: Any, **properties: object) -> None:
    """Nothing; the cell holds the text as text. One that opens like a formula keeps its nature when it is edited."""
    if text.lstrip().startswith(FORMULA_OPENERS):
        properties["quote_prefix"] = True
    sheet.write_string(*place, text[:LONGEST_TEXT], style(**properties))


def _widths(table: Table, amounts: Mapping[tuple[int, int], Amount], units: Mapping[int, str]) -> list[int]:
    """How wide each column is, in the narrow characters that Excel counts; Chinese counts two."""
    widths = [max(*pair, 4) for pair in zip(natural_widths(table), _heads(table, units), strict=True)]
    for (_, at), amount in amounts.items():
        around = "" if at in units else amount.before + amount.scale + amount.after
        widths[at] = max(widths[at], cell_len(around) + len(f"{amount.value:+,f}"))
    return [min(width, WIDEST) + 2 for width in widths]


def _heads(table: Table, units: Mapping[int, str]) -> list[int]:
    # The button of the filter takes two more.
    return [cell_len(_headed(column, units.get(at))) + 2 for at, column in enumerate(table.columns)]
