"""How long one starts the program for: multiples of an empty Python, in fresh processes, taken in turn."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.archives import Archive, department_of, figures
from benchmarks.processes import BARE, PROGRAM, SCREEN, Run, middle, run
from benchmarks.results import Measured

TIMES: Final = 15
ISSUES: Final = 350
HALF_A_YEAR: Final = 26
ROWS: Final = 50
YOUNG: Final = "report --format tsv（26 期）"


@dataclass(frozen=True, slots=True)
class Start:
    """One way to start the program, and its bar in multiples of an empty Python."""

    name: str
    bar: float
    arguments: tuple[str, ...] = ()


def starts(database: Path, young: Path) -> list[Start]:
    """What is started, over this database, and over one of half a year."""
    department, _ = department_of(database, ROWS)
    early, _ = department_of(young, ROWS)
    report = ("report", "--dept", department, "--db", str(database))
    complete = ("--complete", "bash")
    typed = f"bulletin report --db {database} "
    return [
        Start("--version", 3, ("--version",)),
        Start("--help", 6, ("--help",)),
        Start("report --format tsv", 7, (*report, "--format", "tsv")),
        Start(YOUNG, 7, ("report", "--dept", early, "--db", str(young), "--format", "tsv")),
        Start("report", 10, (*report, "--format", "table", *SCREEN)),
        Start("补全部门名", 6, (*complete, f"{typed}--dept {department[0]}", ":=")),
        Start("补全指标名", 6, (*complete, f"{typed}--indicator ", ":=")),
    ]


def measure(folder: Path) -> list[Measured]:
    """The multiples, by the wall and, in the note, by the processor's time."""
    database, _ = Archive(folder, ISSUES).ingested()
    young, _ = Archive(folder, HALF_A_YEAR).ingested()
    asked = starts(database, young)
    empty: list[Run] = []
    taken: dict[str, list[Run]] = {one.name: [] for one in asked}
    for _ in range(TIMES):
        empty.append(run(BARE, folder, {}))
        for one in asked:
            taken[one.name].append(run((*PROGRAM, *one.arguments), folder, {}))
    bare = middle(empty)
    _, rows = department_of(database, ROWS)
    size = f"{rows} 行指标，{figures(database):,} 个数字"
    notes = {"report --format tsv": size, "report": size, YOUNG: f"{figures(young):,} 个数字"}
    return [
        Measured("cold", "python -c pass", bare.wall * 1000, "毫秒", note="以它为 1"),
        *(_multiple(one, middle(taken[one.name]), bare, notes.get(one.name, "")) for one in asked),
    ]


def _multiple(start: Start, taken: Run, bare: Run, note: str) -> Measured:
    words = [f"{taken.wall * 1000:.0f} 毫秒", f"按处理器时间 {taken.processor / bare.processor:.1f}×", note]
    silent = "" if taken.printed.strip() else "什么也没打出"
    told = "，".join(word for word in (*words, silent) if word)
    return Measured("cold", start.name, taken.wall / bare.wall, "×", start.bar, note=told)
