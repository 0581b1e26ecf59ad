"""How fast bulletins are read into a database, how much memory that takes, and whether an issue costs more in a large archive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.archives import Archive, figures
from benchmarks.processes import Run
from benchmarks.results import Better, Measured

AIM: Final = 400
LEAST: Final = 150
TWICE: Final = 1.7
GROWTH: Final = 1.3
MEMORY: Final = 200


def throughput(folder: Path, issues: int) -> list[Measured]:
    """Issues a second of one core, by the processor's time; and what two processes gain on the wall."""
    archive = Archive(folder, issues)
    one, two = (archive.ingested(jobs)[1] for jobs in (1, 2))
    note = f"{issues:,} 期，目标 {AIM}；墙上 {issues / one.wall:.0f} 期/秒，两个进程 {issues / two.wall:.0f} 期/秒"
    return [
        Measured("intake", "一核一秒", issues / one.processor, "期/秒", LEAST, Better.MORE, note),
        Measured("intake", "两个进程比一个", one.wall / two.wall, "×", TWICE, Better.MORE),
    ]


def scale(folder: Path, sizes: Sequence[int]) -> list[Measured]:
    """The processor's time for an issue in archives of several sizes, how much it grows from the smallest, and the memory."""
    taken: dict[int, Run] = {}
    told: list[Measured] = []
    for size in sizes:
        database, taken[size] = Archive(folder, size).ingested()
        cost = 1000 * taken[size].processor / size
        note = f"{figures(database)} 个数字，库 {database.stat().st_size / 1_000_000:.0f} MB"
        told.append(Measured("scale", f"{size:,} 期：每期", cost, "毫秒", note=note))
        growth = cost / (1000 * taken[sizes[0]].processor / sizes[0])
        if size != sizes[0]:
            told.append(Measured("scale", f"{size:,} 期：是 {sizes[0]:,} 期的", growth, "×", GROWTH))
        told.append(Measured("scale", f"{size:,} 期：内存峰值", taken[size].memory, "MB", MEMORY))
    return told
