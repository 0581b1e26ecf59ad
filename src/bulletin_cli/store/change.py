"""What a change to the archive touched."""

from __future__ import annotations

from dataclasses import field

from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """The revisions whose figures may be others now, the age of what is no longer there, how much is gone for good."""

    revisions: set[int] = field(default_factory=set)
    since: tuple[str, int, str] | None = None
    issues_gone: int = 0
    figures_gone: int = 0
