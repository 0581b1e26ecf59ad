"""`bulletin alias`: two names of one department or one indicator."""

# ruff: noqa: PLC0415, PLR0913 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from bulletin_cli.cli.naming import Alias

Kind = Annotated[str | None, typer.Argument(metavar="dept|indicator", show_default=False, help="单位还是指标")]
Name = Annotated[str | None, typer.Argument(metavar="NAME", show_default=False, help="快报里的写法")]
Canonical = Annotated[str | None, typer.Argument(metavar="CANONICAL", show_default=False, help="统一的名称")]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", show_default=False, help="只对这一天起的各期有效")]
Department = Annotated[
    str | None, typer.Option("--dept", metavar="NAME", show_default=False, help="指标只在这个单位里并")
]
Reason = Annotated[str, typer.Option("--reason", metavar="R", show_default=False, help="理由，留在记录里")]
Remove = Annotated[bool, typer.Option("--remove", show_default=False, help="撤掉这个别名")]
FromFile = Annotated[
    Path | None,
    typer.Option("--from-file", metavar="FILE", show_default=False, help="从 list aliases 存的 CSV 里读"),
]


def alias(
    kind: Kind = None,
    name: Name = None,
    canonical: Canonical = None,
    *,
    since: Since = None,
    dept: Department = None,
    reason: Reason = "",
    remove: Remove = False,
    from_file: FromFile = None,
    db: options.Database = None,
) -> int:
    """认定两个名称是同一个单位或同一项指标；先说会并入多少数字。

    例：bulletin alias dept 交通局 交通运输局
    """
    from bulletin_cli.cli.dates import typed_date
    from bulletin_cli.cli.naming import Alias, read_aliases, remove_alias, store_aliases
    from bulletin_cli.cli.place import database
    from bulletin_cli.errors import UsageError

    where = database(db)
    if from_file is not None:
        return store_aliases(where, read_aliases(from_file), checked=False)
    if kind not in ("dept", "indicator") or name is None or (canonical is None and not remove):
        raise UsageError(
            "alias", "要写明 dept 或 indicator、原名称和统一名称", "例：bulletin alias dept 交通局 交通运输局"
        )
    wanted = Alias(
        kind,
        name.strip(),
        (canonical or "").strip(),
        dept or "",
        None if since is None else typed_date(since, "--from"),
        reason,
    )
    return remove_alias(where, wanted) if remove else _store(where, wanted)


def _store(where: Path, wanted: Alias) -> int:
    from bulletin_cli.cli.naming import store_aliases

    return store_aliases(where, (wanted,), checked=True)
