"""`bulletin normalize`: the quantities in a piece of text, a filter for shells."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from bulletin_cli.cli.amounts import QuantityRecord

Texts = Annotated[
    list[str] | None, typer.Argument(metavar="TEXT", show_default=False, help="文字，可以有几段；- 或不写：标准输入")
]


@options.answering("jsonl")
def normalize(
    texts: Texts = None,
    unit: options.UnitName = None,
    *,
    where: options.Output,
) -> int:
    """找出文字里的每一个数量，化成基本单位。

    例：bulletin normalize "查处车辆 500 余车次，总投资近 30 亿元" --unit 亿元
    """
    from bulletin_cli.analysis.table import Report
    from bulletin_cli.analysis.units import asked
    from bulletin_cli.cli.amounts import converted, quantity_records, quantity_table
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit
    from bulletin_cli.lexicon import shipped

    wanted = None if unit is None else asked(unit, shipped())
    records: tuple[QuantityRecord, ...] = quantity_records(_given(texts))
    if wanted:
        records = converted(records, wanted)
    emit(Report(quantity_table(records), records), where, words())
    return 0 if records else 1


def _given(texts: list[str] | None) -> list[str]:
    """The texts of the command line; standard input stands for - and for none."""
    from bulletin_cli.sources.inputs import document

    return [document("-").text if text == "-" else text for text in texts or ["-"]]
