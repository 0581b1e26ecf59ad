"""Any number of issues: as a stream, or as files in folders of a thousand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from benchmarks.invented.county import MOST_COUNTIES, County
from benchmarks.invented.issue import Issue, Newsroom
from benchmarks.invented.matter import matter
from benchmarks.invented.sentences import Words
from bulletin_cli.lexicon.departments import load_registry

FOLDER: Final = 1_000
SINCE: Final = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """How many issues of how many counties, from which seed; a county has some 170 issues a year."""

    issues: int
    counties: int = 1
    seed: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.counties <= MOST_COUNTIES:
            raise ValueError(f"counties: {self.counties} is not 1 to {MOST_COUNTIES}")


def stream(plan: Plan) -> Iterator[Issue]:
    """The issues of a plan, one county after the other and round again, each county's by date.

    A longer plan of the same seed and counties begins with the shorter one.

    >>> [issue.day.year for issue in stream(Plan(issues=2))]
    [2019, 2019]
    """
    newsroom = Newsroom(matter(), Words.load(), load_registry())
    counties = [County(plan.seed, index) for index in range(plan.counties)]
    due = cycle([(county, county.appearances(SINCE)) for county in counties])
    for county, appearances in islice(due, plan.issues):
        yield newsroom.issue(county, next(appearances))


def write(plan: Plan, folder: Path) -> int:
    """How many figures the issues tell that it has written below the folder, as 000/000000.txt and so on."""
    figures = 0
    for place, issue in enumerate(stream(plan)):
        path = folder / f"{place // FOLDER:03}" / f"{place:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(issue.text, encoding="utf-8", newline="\n")
        figures += len(issue.told)
    return figures
