#!/usr/bin/env python3
"""How long a shell waits for a name: in multiples of the start of Python, which every program in it pays first.

    .venv/bin/python benchmarks/completion.py [DATABASE]

Fifteen fresh processes of each kind, taken in turns, so that other work on the machine falls on all of them alike; the middle one counts.
The promise is that a department's name comes in six starts of Python. Without a DATABASE one is made of data/.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
TIMES = 15
PROGRAM = (sys.executable, "-m", "bulletin_cli")
ASKED = ("--complete", "bash")


def seconds(command: tuple[str, ...]) -> float:
    """How long one fresh process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        database = sys.argv[1] if len(sys.argv) > 1 else str(Path(folder) / "bulletin.db")
        if len(sys.argv) == 1:
            subprocess.run((*PROGRAM, "ingest", "-q", str(DATA), "--db", database), check=True)
        lines = {name: f"bulletin report --db {database} {name} " for name in ("--dept", "--indicator")}
        commands = {
            "python -c pass": (sys.executable, "-c", "pass"),
            **{name: (*PROGRAM, *ASKED, line, ":=") for name, line in lines.items()},
            "trace": (*PROGRAM, *ASKED, f"bulletin trace --db {database} 20", ":="),
            "an option": (*PROGRAM, *ASKED, "bulletin report --p", ":="),
        }
        taken = {name: list[float]() for name in commands}
        for _ in range(TIMES):
            for name, command in commands.items():
                taken[name].append(seconds(command))
    bare = statistics.median(taken["python -c pass"])
    for name, found in taken.items():
        middle = statistics.median(found)
        print(f"{name:16}{1000 * middle:7.1f} ms{middle / bare:7.2f}")


if __name__ == "__main__":
    main()
