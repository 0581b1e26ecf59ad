"""`bulletin trace`: from a figure back to its sentence."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from bulletin_cli.model import Figure
    from bulletin_cli.store.reading import Shelf

Addresses = Annotated[list[str], typer.Argument(metavar="ID", show_default=False, help="数字的编号，如 2023-43.7")]
FORMATS = ("table", "json", "jsonl")


def trace(
    ids: Addresses,
    db: options.Database = None,
    form: options.Format = None,
    output: options.OutputFile = None,
) -> int:
    """查一个数字的出处：原句、读法、文件和各期对应。

    例：bulletin trace 2023-43.7
    """
    from bulletin_cli.cli.archive import database
    from bulletin_cli.cli.evidence import evidence, told
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import Output, emit_lines, settled
    from bulletin_cli.errors import UsageError
    from bulletin_cli.store.reading import open_shelf

    where = settled(Output(form, output))
    if where.form not in FORMATS:
        raise UsageError("--format", f"出处没有“{where.form}”这种格式", "可用：" + "、".join(FORMATS))
    with open_shelf(database(db)) as shelf:
        found = tuple(evidence(_figure(address, shelf), shelf) for address in ids)
    emit_lines("\n".join(told(one, words()) for one in found), found, where, words())
    return 0


def _figure(address: str, shelf: Shelf) -> Figure:
    """The figure at an address; UnknownName with the nearest issues where there is none."""
    import difflib

    from bulletin_cli.errors import UnknownName

    figure = shelf.figure(address)
    if figure is not None:
        return figure
    issues = [entry.issue for entry in shelf.issues()]
    nearest = tuple(difflib.get_close_matches(address.rpartition(".")[0] or address, issues, n=3, cutoff=0.01))
    way_out = (
        f"相近的期：{'、'.join(nearest)}\n  全部编号：bulletin list figures"
        if nearest
        else "先收录：bulletin ingest 文件"
    )
    raise UnknownName("trace", f"没有编号为“{address}”的数字", way_out, nearest)
