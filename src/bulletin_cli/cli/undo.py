"""`bulletin undo`: the last write, or a batch, taken back."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from bulletin_cli.store.batches import Batch
    from bulletin_cli.store.effect import Effect

Which = Annotated[str | None, typer.Argument(metavar="BATCH", show_default=False, help="批次，如 b0003；默认最近一次")]
Yes = Annotated[bool, typer.Option("--yes", show_default=False, help="不再确认")]


def undo(batch: Which = None, *, yes: Yes = False, db: options.Database = None) -> int:
    """撤销最近一次写入，或某一批；先说会撤掉什么。

    例：bulletin undo b0003
    """
    from bulletin_cli.cli.archive import learn
    from bulletin_cli.cli.deciding import agreed, command, say
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.place import database
    from bulletin_cli.store.reading import open_shelf
    from bulletin_cli.store.writing import open_archive

    where = database(db)
    with open_shelf(where) as shelf:
        wanted = _wanted(shelf.batches(), batch)

    def agree(effect: Effect) -> bool:
        say(_told(wanted, effect))
        return yes or agreed(words().say("撤销？"), f"b{wanted.number:04d}")

    with open_archive(where, learn) as archive:
        done = archive.undo(command(), wanted, agree)
    return 0 if done is not None else 1


def _wanted(batches: tuple[Batch, ...], named: str | None) -> Batch:
    """The batch of that name, or the last that can be taken back; UsageError where there is none."""
    from bulletin_cli.errors import UsageError

    able = [one for one in batches if one.undoable]
    if named is None and able:
        return able[-1]
    number = (named or "").lower().removeprefix("b").lstrip("0")
    found = next((one for one in able if str(one.number) == number), None)
    if found is None:
        near = "、".join(f"b{one.number:04d}" for one in able[-3:])
        way_out = f"能撤的：{near}      全部批次：bulletin list batches" if near else "全部批次：bulletin list batches"
        raise UsageError("undo", f"没有能撤的批次“{named}”" if named else "没有可撤的写入", way_out)
    return found


def _told(batch: Batch, effect: Effect) -> str:
    from bulletin_cli.cli.deciding import in_numbers
    from bulletin_cli.cli.language import words

    spoken = words()
    head = spoken.say(
        "批次 b{number}（{started}）{command}",
        number=f"{batch.number:04d}",
        started=batch.started,
        command=batch.command,
    )
    lines = [head.rstrip()]
    if effect.issues_gone:
        gone = spoken.say(
            "撤下 {issues} 期快报、{figures} 个数字", issues=effect.issues_gone, figures=effect.figures_gone
        )
        lines.append("  " + gone)
    if batch.decisions:
        lines.append(
            "  "
            + spoken.say("撤掉 {count} 项决定：{numbers}", count=batch.decisions, numbers=in_numbers(effect, spoken))
        )
    return "\n".join(lines)
