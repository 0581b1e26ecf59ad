"""`bulletin trace`: from a figure back to its sentence."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli import options

Addresses = Annotated[list[str], typer.Argument(metavar="ID", show_default=False, help="数字的编号，如 2023-43.7")]
FORMATS = ("table", "json", "jsonl")


def trace(
    ids: Addresses,
    db: options.Database = None,
    form: options.Format = None,
    output: options.OutputFile = None,
) -> int:
    """查一个数字的出处：原句、读法、文件、为什么归入这个系列、改过什么。

    例：bulletin trace 2023-43.7
    """
    from bulletin_cli.cli.addresses import file_at
    from bulletin_cli.cli.evidence import evidence, told
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit_lines, settled
    from bulletin_cli.cli.place import database
    from bulletin_cli.errors import UsageError
    from bulletin_cli.store.reading import open_shelf

    where = settled(options.Output(form, output))
    if where.form not in FORMATS:
        raise UsageError("--format", f"出处没有“{where.form}”这种格式", "可用：" + "、".join(FORMATS))
    with open_shelf(database(db)) as shelf:
        found = tuple(evidence(file_at(address, shelf, "trace"), shelf) for address in ids)
    emit_lines("\n".join(told(one, words()) for one in found), found, where, words())
    return 0
