"""`bulletin fix`: a figure that was misread is put right, left out, or moved to another series."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

from typing import Annotated

import typer

from bulletin_cli.cli import options

Address = Annotated[str, typer.Argument(metavar="ID", show_default=False, help="数字的编号，如 2023-43.7")]
Changes = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FIELD=VALUE",
        show_default=False,
        help="value、upper、unit、modifier、dept、indicator、status、measure、time、start、end，或 series=new、series=编号",
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="R", show_default=False, help="理由，留在记录里；必填")]
Drop = Annotated[bool, typer.Option("--drop", show_default=False, help="剔除：这不是一个要跟踪的数字")]


def fix(
    address: Address,
    changes: Changes = None,
    *,
    reason: Reason = "",
    drop: Drop = False,
    db: options.Database = None,
) -> int:
    """改正读错的数字；原读数留着，随时可撤。

    例：bulletin fix 2023-49.7 value=197 --reason 来电更正
    """
    from bulletin_cli.cli.addresses import file_at
    from bulletin_cli.cli.deciding import carry_out
    from bulletin_cli.cli.fixing import Fix, rulings, told
    from bulletin_cli.cli.place import database
    from bulletin_cli.errors import UsageError
    from bulletin_cli.store.reading import open_shelf

    where = database(db)
    if not reason.strip():
        raise UsageError("fix", "没有写理由", f"请加 --reason：bulletin fix {address} … --reason 来电更正")
    with open_shelf(where) as shelf:
        found = file_at(address, shelf, "fix")
        wanted = Fix(found, tuple(changes or ()), reason.strip(), drop)
        taken = rulings(wanted, shelf)
    carry_out(where, taken, lambda effect: told(found, taken, effect))
    return 0
