#!/usr/bin/env python3
"""How fast `find_quantities` reads, and that its time grows as the text does.

    .venv/bin/python benchmarks/quantities.py [MEGABYTES]

The text is the annotated bulletins of tests/corpus, one behind the other, repeated. Each figure is the best of three, in seconds of
this process, so that other work on the machine counts little. The promise is a megabyte (UTF-8) a second on one core.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bulletin_cli import find_quantities

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
ODD = {
    "一": "一",
    "每": "每",
    "“": "“",
    "（": "（",
    "digits": "9",
    "1、": "1、",
    "每1户": "每1户",
    "1户": "1户",
    "第": "第",
}
MEGABYTE = 1_000_000


def bulletins(size: int) -> str:
    """At least `size` bytes of bulletins."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/*.txt")))
    return text * (1 + size // len(text.encode()))


def seconds(text: str) -> float:
    """The processor time of one reading, the best of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        find_quantities(text)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Print the table."""
    find_quantities("1户")
    for megabytes in (1, int(sys.argv[1]) if len(sys.argv) > 1 else 4):
        text = bulletins(megabytes * MEGABYTE)
        size = len(text.encode()) / MEGABYTE
        taken = seconds(text)
        print(
            f"bulletins  {size:6.2f} MB  {taken:6.2f} s  {size / taken:5.2f} MB/s  {len(find_quantities(text))} quantities"
        )
    for name, piece in ODD.items():
        once, twice = (seconds(piece * (count // len(piece))) for count in (100_000, 200_000))
        print(f"{name:10} 100,000 characters {once:6.3f} s, 200,000 {twice:6.3f} s: {twice / once:4.2f} times")


if __name__ == "__main__":
    main()
