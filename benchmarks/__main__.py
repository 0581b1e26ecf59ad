"""Measure the program and say whether it holds its bars.

python -m benchmarks             everything but the largest archive; writes benchmarks/last.json and the tables of the page
python -m benchmarks --quick     in a few minutes: without the peers and the large archives; writes nothing
python -m benchmarks --large     with an archive of 100,000 issues
python -m benchmarks --only cold questions
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

from benchmarks import cold, intake, peers, questions, reading
from benchmarks.page import PAGES, TITLES, filled, report
from benchmarks.results import LAST, Measured, Peer, Survey, machine
from bulletin_cli import __version__

ROOT: Final = Path(__file__).parents[1]
QUICK: Final = (300, 1_000)
USUAL: Final = (1_000, 10_000)
LARGE: Final = (1_000, 10_000, 100_000)
SLOW: Final = frozenset({"peers"})


def main() -> None:
    """Measure, print, compare with the last committed run, and write the new one down."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true")
    size.add_argument("--large", action="store_true")
    size.add_argument("--sizes", nargs="+", type=int)
    parser.add_argument("--only", nargs="+", choices=TITLES, default=[])
    given = parser.parse_args()
    sizes = tuple(given.sizes or (QUICK if given.quick else LARGE if given.large else USUAL))
    groups = given.only or [group for group in TITLES if not (given.quick and group in SLOW)]
    measured: list[Measured] = []
    others: list[Peer] = []
    for found, judged in _measured(groups, sizes):
        measured += found
        others += judged
    survey = Survey(date.today().isoformat(), machine(), __version__, tuple(measured), tuple(others))
    print(report(survey, committed()))
    if not given.quick and not given.only:
        write(survey)


def write(survey: Survey) -> None:
    """Keep a run: as JSON, and as the tables of the page."""
    LAST.write_text(survey.written(), encoding="utf-8")
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8"), survey), encoding="utf-8")


def committed() -> Survey | None:
    """The run that the last commit holds; without git the one that was written last; None before the first."""
    place = LAST.relative_to(ROOT).as_posix()
    shown = subprocess.run(
        ["git", "show", f"HEAD:{place}"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if shown.returncode == 0:
        return Survey.read(shown.stdout)
    return Survey.read(LAST.read_text(encoding="utf-8")) if LAST.exists() else None


def _measured(groups: list[str], sizes: tuple[int, ...]) -> Iterator[tuple[list[Measured], list[Peer]]]:
    """Each group's figures, in a folder of its own that is thrown away."""
    measures: Mapping[str, Callable[[Path], list[Measured]]] = MappingProxyType(
        {
            "cold": cold.measure,
            "reading": lambda _: reading.measure(),
            "intake": lambda folder: intake.throughput(folder, sizes[0]),
            "scale": lambda folder: intake.scale(folder, sizes),
            "questions": questions.measure,
        }
    )
    for group in groups:
        print(f"{TITLES[group]} …", file=sys.stderr, flush=True)
        if group == "peers":
            yield peers.measure()
            continue
        with TemporaryDirectory(prefix="bulletin-bench-") as folder:
            yield measures[group](Path(folder)), []


if __name__ == "__main__":
    main()
