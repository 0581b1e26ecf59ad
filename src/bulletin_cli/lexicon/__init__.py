"""Words as data: what the reader knows of units, modifiers, times, statuses, verbs, departments and what is no quantity."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin_cli.lexicon.lexicon import Lexicon


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with the program, read once per process."""
    from bulletin_cli.lexicon.lexicon import Lexicon  # noqa: PLC0415 - who needs one table loads that one

    return Lexicon.load()
