"""`bulletin report`: a department's figures through the issues, or every department at a glance."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bulletin_cli.analysis.heads import IssueHead
    from bulletin_cli.analysis.table import Report, Table
    from bulletin_cli.model import Series
    from bulletin_cli.store.reading import Shelf

PAGES = ("table", "md")


def report(
    dept: options.Departments = None,
    db: options.Database = None,
    form: options.Format = None,
    output: options.OutputFile = None,
    width: options.Width = "auto",
    colour: options.Colour = "auto",
) -> int:
    """各项指标逐期对比；不指定单位时是全县一览。

    例：bulletin report --dept 交通运输局
    """
    from bulletin_cli.cli.archive import database
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import Output, emit_all, settled
    from bulletin_cli.store.reading import open_shelf

    where = settled(Output(form, output, width, colour))
    with open_shelf(database(db)) as shelf:
        found = _departments(dept, shelf) if dept else (_board(shelf),)
    emit_all(found if where.form in PAGES else (_together(found),), where, words())
    return 0 if all(one.table.rows for one in found) else 1


def _departments(queries: list[str], shelf: Shelf) -> tuple[Report, ...]:
    """The report of each department asked for, all through the same issues."""
    from bulletin_cli.analysis.progress import department_report
    from bulletin_cli.cli.archive import departments
    from bulletin_cli.cli.reporting import complain
    from bulletin_cli.errors import UsageError
    from bulletin_cli.lexicon.departments import load_registry
    from bulletin_cli.store.reading import Selection

    wanted = departments(queries, shelf.departments(), load_registry())
    series = shelf.series(Selection(departments=wanted))
    heads = _heads(shelf, series)
    reports = tuple(department_report(series, department, heads) for department in wanted)
    for department, one in zip(wanted, reports, strict=True):
        if not one.table.rows:
            complain(UsageError(department, "库里没有它的数字", "全部单位：bulletin list depts"))
    return reports


def _board(shelf: Shelf) -> Report:
    from bulletin_cli.analysis.board import county_board
    from bulletin_cli.store.reading import Selection

    series = shelf.series(Selection())
    return county_board(series, _heads(shelf, series))


def _heads(shelf: Shelf, series: Sequence[Series]) -> tuple[IssueHead, ...]:
    """Every issue of the bulletins that the series come from: one in which nothing was reported counts as well."""
    from bulletin_cli.analysis.heads import IssueHead

    titles = {figure.title for one in series for figure in one.figures}
    return tuple(
        IssueHead(entry.issue, entry.issue_title, entry.issue_number, entry.issue_date)
        for entry in shelf.issues()
        if entry.issue_title in titles
    )


def _together(reports: Sequence[Report]) -> Report:
    """The reports as one, for programs: the records one after the other, the sheets below each other."""
    from bulletin_cli.analysis.table import Report

    first = reports[0]
    records = tuple(record for one in reports for record in one.records)
    return Report(first.table, records, _sheet([one.sheet for one in reports if one.sheet is not None]))


def _sheet(sheets: Sequence[Table]) -> Table | None:
    """All rows under the columns of the first; they have the same ones, being through the same issues."""
    from dataclasses import replace

    return replace(sheets[0], rows=tuple(row for sheet in sheets for row in sheet.rows)) if sheets else None
