"""`bulletin export`: every figure of the database, for programs."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from bulletin_cli.cli.records import FigureRecord

FORMATS = ("jsonl", "csv", "parquet")
PARQUET = "parquet"
Form = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", show_default=False, help="jsonl（默认）、csv 或 parquet")
]
Codebook = Annotated[
    bool,
    typer.Option("--codebook", show_default=False, help="不导数字，导各字段的说明（Frictionless datapackage.json）"),
]


def export(
    db: options.Database = None,
    form: Form = None,
    output: options.OutputFile = None,
    *,
    codebook: Codebook = False,
) -> int:
    """导出全部数字，供程序使用：jsonl（默认）、csv 或 parquet。

    例：bulletin export -o 面板.csv

    例：bulletin export --codebook -o datapackage.json
    """
    from bulletin_cli.analysis.table import Column, Report, Table
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit, settled
    from bulletin_cli.cli.place import database
    from bulletin_cli.cli.records import KEYS, figure_record
    from bulletin_cli.errors import UsageError
    from bulletin_cli.store.reading import open_shelf
    from bulletin_cli.store.selecting import Selection

    if codebook:
        return _codebook(output)
    binary = form == PARQUET or (form is None and output is not None and output.suffix.lower() == f".{PARQUET}")
    if binary and output is None:
        raise UsageError("--format", "parquet 要写入文件", "请加 -o 文件名.parquet")
    where = settled(options.Output(form or (None if output else "jsonl"), output)) if not binary else None
    if where is not None and where.form not in FORMATS:
        raise UsageError("--format", f"导出没有“{where.form}”这种格式", "可用：" + "、".join(FORMATS))
    with open_shelf(database(db)) as shelf:
        records = tuple(figure_record(figure) for figure in shelf.figures(Selection()))
    if where is None:
        return _parquet(records, output or Path())
    # The table is what CSV falls back on where there are no records: the heading alone.
    emit(Report(Table(tuple(Column(key, key) for key in KEYS), ()), records), where, words())
    return 0


def _codebook(output: Path | None) -> int:
    import sys

    from bulletin_cli.cli.codebook import codebook
    from bulletin_cli.cli.output import STANDARD_OUTPUT, save

    if output is None or output == STANDARD_OUTPUT:
        sys.stdout.write(codebook())
    else:
        save(output, codebook())
    return 0


def _parquet(records: tuple[FigureRecord, ...], file: Path) -> int:
    """The exit status; the records are in the file, the days as days."""
    from dataclasses import asdict
    from datetime import date

    from bulletin_cli.cli.codebook import codebook, kinds
    from bulletin_cli.cli.output import save
    from bulletin_cli.render.columns import parquet

    held = kinds()
    rows = [asdict(record) for record in records]
    for row in rows:
        row.update({key: date.fromisoformat(row[key]) for key in row if held[key] == "date" and row[key]})
    save(file, parquet(rows, held, codebook(file.name)))
    return 0
