"""What a reader of a format gets and what it gives."""

from __future__ import annotations

from collections.abc import Callable

from bulletin_cli.model import Scan
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """One input as it lies there. `place` names it in messages; `encoding` is what a person says of it (None: find out)."""

    data: bytes
    place: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an input; the encoding it was read in, where that was a guess; what a recognised picture leaves unsure."""

    text: str
    encoding: str = ""
    scan: Scan | None = None


# Raises SourceError, naming the place, for what it cannot read; never anything else because of what the data hold.
Reader = Callable[[Raw], Content]
