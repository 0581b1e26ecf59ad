"""How fast `find_quantities` reads, and that its time grows as the text does.

The text is the annotated bulletins of tests/corpus, one behind the other. Each time is the best of three, in seconds of this
process, so that other work on the machine counts little.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from benchmarks.results import Better, Measured
from bulletin_cli import find_quantities

CORPUS: Final = Path(__file__).parents[1] / "tests" / "corpus"
MEGABYTE: Final = 1_000_000
SIZES: Final = (100_000, 200_000)
# Texts that tempt a reader to begin anew at each character.
ODD: Final = ("一", "每", "“", "（", "9", "1、", "每1户", "1户", "第")


def measure() -> list[Measured]:
    """Megabytes (UTF-8) a second, and how much longer twice the text takes."""
    find_quantities("1户")
    text = bulletins(MEGABYTE)
    size = len(text.encode()) / MEGABYTE
    once, twice = seconds(text), seconds(text * 2)
    worst = max((_doubling(piece), piece) for piece in ODD)
    return [
        Measured(
            "reading",
            "find_quantities",
            size / once,
            "MB/秒",
            1.0,
            Better.MORE,
            f"{len(text) / once / 1000:.0f} 千字/秒",
        ),
        Measured("reading", "长一倍的正文", twice / once, "×", 2.4),
        Measured("reading", "长一倍的怪文", worst[0], "×", 2.6, note=f"{len(ODD)} 种里最慢的：{worst[1]}"),
    ]


def bulletins(size: int) -> str:
    """At least `size` bytes of bulletins."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/*.txt")))
    return text * -(-size // len(text.encode()))


def seconds(text: str) -> float:
    """The processor's time for one reading, the best of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        find_quantities(text)
        taken.append(time.process_time() - start)
    return min(taken)


def _doubling(piece: str) -> float:
    once, twice = (seconds(piece * (size // len(piece))) for size in SIZES)
    return twice / once
