"""What a person may ask for: a stretch of the calendar, issues by number, the newest ones, one by its address."""

from __future__ import annotations

from bulletin_cli.analysis.spans import Span
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """The issues from one number to another."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest `count` issues, after leaving out the newest `skipped`."""

    count: int
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Address:
    """One issue by its address (2023-44); `otherwise` what the same letters mean where there is no such issue."""

    issue: str
    otherwise: Span | None = None


Wanted = Span | Numbers | Newest | Address
