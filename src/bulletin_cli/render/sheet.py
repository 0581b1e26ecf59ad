"""CSV and TSV: exact decimals as text, and no cell that a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bulletin_cli.analysis.table import Cell, Column, Report, Table
from bulletin_cli.render.clean import filed
from bulletin_cli.render.machine import objects


def sheet_of(document: Table | Report) -> Table:
    """The flat table behind a document; a report without one is laid out record by record."""
    if isinstance(document, Table):
        return document
    if document.sheet is not None:
        return document.sheet
    return _from_records(objects(document)) if document.records else document.table


def _from_records(records: tuple[Mapping[str, object], ...]) -> Table:
    rows = tuple(tuple(map(_cell, record.values())) for record in records)
    return Table(tuple(Column(key, key) for key in records[0]), rows)


def _cell(value: object) -> Cell:
    """A value of a record in one cell; the parts of a list are parted by ;."""
    if value is None or isinstance(value, (str, int, Decimal)):
        return value
    if isinstance(value, list):
        return ";".join(str(part) for part in value)
    return str(value)


def csv_text(table: Table) -> str:
    """The table's keys and rows as CSV, lines ending in a line feed; the caller decides about a byte order mark.

    Nothing at all for a table without columns.
    """
    if not table.columns:
        return ""
    # ruff: noqa: PLC0415 - the other shape is written without it
    import csv
    from io import StringIO

    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(filed(column.key) for column in table.columns)
    writer.writerows([filed(cell) for cell in row] for row in table.rows)
    return lines.getvalue()


def tsv_text(table: Table) -> str:
    """The table's keys and rows parted by tabs, of which no cell holds one; nothing for a table without columns."""
    if not table.columns:
        return ""
    head = "\t".join(filed(column.key) for column in table.columns)
    return "".join(f"{line}\n" for line in (head, *("\t".join(map(filed, row)) for row in table.rows)))
