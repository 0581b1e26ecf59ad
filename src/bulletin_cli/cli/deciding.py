"""Decisions carried out: the effect is told before anything is kept."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bulletin_cli.cli.archive import learn
from bulletin_cli.cli.language import Words, visible
from bulletin_cli.errors import UsageError
from bulletin_cli.store.batches import Command
from bulletin_cli.store.writing import open_archive

if TYPE_CHECKING:
    from bulletin_cli.store.effect import Effect
    from bulletin_cli.store.taking import Ruling

YES: Final = frozenset({"y", "yes", "是"})
# Run from cron, nobody is there to answer.
TERMINAL: Final = "这里不是终端，不能提问"


def command() -> Command:
    """What was typed, and when."""
    return Command(datetime.now().isoformat(timespec="seconds"), shlex.join(["bulletin", *sys.argv[1:]]))


def carry_out(database: Path, rulings: Sequence[Ruling], told: Callable[[Effect], str]) -> Effect:
    """The effect of the decisions, told on standard output; they are in the archive."""
    effects: list[Effect] = []

    def agree(effect: Effect) -> bool:
        effects.append(effect)
        say(told(effect))
        return True

    with open_archive(database, learn) as archive:
        archive.decide(command(), rulings, agree)
    return effects[0]


def take_back(database: Path, numbers: Sequence[int], told: Callable[[Effect], str]) -> None:
    """Nothing; the decisions of these numbers no longer hold, and the effect is on standard output."""

    def agree(effect: Effect) -> bool:
        say(told(effect))
        return True

    with open_archive(database, learn) as archive:
        archive.revoke(command(), numbers, agree)


def say(line: str) -> None:
    """Nothing; the line is on standard output, whole, even before a long wait."""
    sys.stdout.write(visible(line) + "\n")
    sys.stdout.flush()


def in_numbers(effect: Effect, words: Words) -> str:
    """“4 期 11 个数字”, or that nothing changed."""
    if not effect.figures:
        return words.say("没有数字因此改变")
    return words.say("{issues} 期 {figures} 个数字", issues=effect.issues, figures=len(effect.figures))


def agreed(question: str, batch: str) -> bool:
    """Whether the person at the terminal says yes to undoing the batch; UsageError naming the flag where nobody is there."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("undo", TERMINAL, f"请加 --yes：bulletin undo {batch} --yes")
    sys.stdout.write(f"{question} [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in YES
