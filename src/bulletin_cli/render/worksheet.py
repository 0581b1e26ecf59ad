"""A table on a sheet of a workbook: numbers as numbers, everything else as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rich.cells import cell_len

from bulletin_cli.analysis.table import Align, Cell, Column, Table
from bulletin_cli.render.amount import Amount, amounts_of
from bulletin_cli.render.clean import FORMULA_OPENERS, clean, shown
from bulletin_cli.render.layout import natural_widths

WIDEST: Final = 44
A4: Final = 9
# What a cell may hold; a longer text would be left out without a word.
LONGEST_TEXT: Final = 32_000
# Excel promises no more than 200; a number that would need another stays text here, and stands in the sheet of figures.
MOST_NUMBER_FORMATS: Final = 190
TITLE: Final[Mapping[str, object]] = {"bold": True, "font_size": 14}
HEAD: Final[Mapping[str, object]] = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
NOTE: Final[Mapping[str, object]] = {"font_color": "#595959", "font_size": 9}


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self._numbers: set[str] = set()

    def __call__(self, **properties: object) -> Any:
        """The format with those properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]

    def take(self, number_format: str) -> bool:
        """Whether the workbook has that way of writing numbers, or room for it."""
        if len(self._numbers) < MOST_NUMBER_FORMATS:
            self._numbers.add(number_format)
        return number_format in self._numbers


def fill(sheet: Any, table: Table, style: Styles) -> None:
    """Nothing; the table is on the sheet: title, head, rows, notes, and set up for printing."""
    amounts = amounts_of(table)
    units = _units(table, amounts)
    head = _above(sheet, table, style)
    for at, column in enumerate(table.columns):
        _text(sheet, (head, at), _headed(column, units.get(at)), style, **HEAD, align=column.align.value)
    for row, cells in enumerate(table.rows):
        for at, cell in enumerate(cells):
            amount = amounts.get((row, at))
            number = Amount(amount.value, plus=amount.plus) if amount and at in units else amount
            if number and style.take(number.number_format):
                shape = style(num_format=clean(number.number_format), align="right", valign="vcenter")
                sheet.write_number(head + 1 + row, at, number.stored, shape)
            elif cell is not None:
                _words(sheet, (head + 1 + row, at), cell, table.columns[at], style)
    for place, note in enumerate(table.notes):
        _text(sheet, (head + 2 + len(table.rows) + place, 0), clean(note), style, **NOTE)
    for at, width in enumerate(_widths(table, amounts, units)):
        sheet.set_column(at, at, width)
    _set_up(sheet, table, head)


def _above(sheet: Any, table: Table, style: Styles) -> int:
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


def _words(sheet: Any, place: tuple[int, int], cell: Cell, column: Column, style: Styles) -> None:
    text = shown(cell)
    stripped = text.lstrip(" ")
    indent = {"indent": (len(text) - len(stripped)) // 2} if column.align is Align.LEFT else {}
    wrapped = {"text_wrap": True} if column.wrap else {}
    _text(sheet, place, stripped, style, align=column.align.value, valign="vcenter", **indent, **wrapped)


def _text(sheet: Any, place: tuple[int, int], text: str, style: Styles, **properties: object) -> None:
    """Nothing; the cell holds the text as text. One that opens like a formula keeps its nature when it is edited."""
    if text.lstrip().startswith(FORMULA_OPENERS):
        properties["quote_prefix"] = True
    sheet.write_string(*place, cut(text, LONGEST_TEXT), style(**properties))


def cut(text: str, length: int) -> str:
    """The beginning of the text, no longer than that as Excel counts, for whom a rare character is two.

    >>> cut("危房改造", 2), cut("𠀀𠀀", 3)
    ('危房', '𠀀')
    """
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", errors="ignore")


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
