"""A bar on the terminal while something long goes on; it goes to standard error and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


def watched(things: Iterator[Thing], total: int, title: str) -> Iterator[Thing]:
    """The things as they come; how many of `total` have come is drawn meanwhile."""
    # ruff: noqa: PLC0415 - loaded only where there is a bar to draw
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(things, total=total, description=title)
