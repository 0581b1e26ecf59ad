"""What becomes of a text that is brought to the archive."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bulletin_cli.nouns import dataclass


class Kind(StrEnum):
    """Whether a text is a new issue, a new wording of a known one, or already there."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text: its issue's address, and which revision of it this is.

    `like` is the address of another issue that has the same entries: this one was given another number, or another year.
    `dated` are the days of the wording before and of this one, where they differ.
    """

    kind: Kind
    address: str
    revision: int
    like: str | None = None
    dated: tuple[date | None, date | None] | None = None
