"""`bulletin export`: every figure of the database, for programs."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

from bulletin_cli.cli import options

FORMATS = ("jsonl", "csv")


def export(db: options.Database = None, form: options.Format = None, output: options.OutputFile = None) -> int:
    """导出全部数字，供程序使用：jsonl（默认）或 csv。

    例：bulletin export -o 面板.csv
    """
    from bulletin_cli.analysis.table import Column, Report, Table
    from bulletin_cli.cli.archive import database
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit, settled
    from bulletin_cli.cli.records import KEYS, figure_record
    from bulletin_cli.errors import UsageError
    from bulletin_cli.store.reading import Selection, open_shelf

    where = settled(options.Output(form or (None if output else "jsonl"), output))
    if where.form not in FORMATS:
        raise UsageError("--format", f"导出没有“{where.form}”这种格式", "可用：" + "、".join(FORMATS))
    with open_shelf(database(db)) as shelf:
        records = tuple(figure_record(figure) for figure in shelf.figures(Selection()))
    # The table is what CSV falls back on where there are no records: the heading alone.
    emit(Report(Table(tuple(Column(key, key) for key in KEYS), ()), records), where, words())
    return 0
