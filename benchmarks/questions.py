"""How long an archive of a year's size takes to answer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.archives import Archive, figures, last_two, plan
from benchmarks.invented.archive import stream
from benchmarks.processes import BARE, PROGRAM, SCREEN, Run, middle, run
from benchmarks.results import Measured

ISSUES: Final = 3_000
FRESH: Final = 10
BAR: Final = 0.5
PATIENCE: Final = 5.0
DEPARTMENT: Final = "交通运输局"


def measure(folder: Path) -> list[Measured]:
    """Seconds of processor for each question, less those of an empty Python; on the wall in the note.

    The last issues come as a batch of their own, for `check --new`.
    """
    database, _ = Archive(folder, ISSUES).ingested()
    fresh = folder / "fresh"
    fresh.mkdir()
    for place, issue in enumerate(stream(plan(ISSUES + FRESH))):
        if place >= ISSUES:
            (fresh / f"{place}.txt").write_text(issue.text, encoding="utf-8")
    run((*PROGRAM, "ingest", str(fresh), "--db", str(database)), folder, {})
    bare = middle([run(BARE, folder, {}) for _ in range(5)])
    asked = {
        "report（全县）": ("report", *SCREEN),
        "report --dept": ("report", "--dept", DEPARTMENT, *SCREEN),
        "compare": ("compare", *last_two(database), *SCREEN),
        "search": ("search", "危房", *SCREEN),
        "check --new": ("check", "--new", *SCREEN),
    }
    size = f"{ISSUES + FRESH:,} 期，{figures(database):,} 个数字"
    found = [
        _answer(name, _warm((*PROGRAM, *arguments, "--db", str(database)), folder), bare)
        for name, arguments in asked.items()
    ]
    return [Measured("questions", "库", database.stat().st_size / 1_000_000, "MB", note=size), *found]


def _warm(command: tuple[str, ...], folder: Path) -> Run:
    """The median of three runs after one that does not count; where that one tries our patience, it stands for all."""
    first = run(command, folder, {}, (0, 1))
    return first if first.wall > PATIENCE else middle([run(command, folder, {}, (0, 1)) for _ in range(3)])


def _answer(name: str, taken: Run, bare: Run) -> Measured:
    rows = len(taken.printed.decode().splitlines())
    note = f"墙上 {taken.wall:.2f} 秒，全部处理器时间 {taken.processor:.2f} 秒，内存 {taken.memory:.0f} MB，{rows} 行"
    return Measured("questions", name, taken.processor - bare.processor, "秒", BAR, note=note)
