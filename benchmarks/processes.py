"""Programs as people start them: fresh processes, with what each took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import Final

# What a person starts, where it is installed beside this Python.
_COMMAND: Final = Path(sys.executable).with_name("bulletin")
PROGRAM: Final = (str(_COMMAND),) if _COMMAND.exists() else (sys.executable, "-m", "bulletin_cli")
# As wide as a terminal: into a pipe a table is as wide as its content, a column for each of hundreds of issues.
SCREEN: Final = ("--width", "120")
BARE: Final = (sys.executable, "-c", "pass")
LAUNCHER: Final = Path(__file__).with_name("launcher.py")
KILOBYTES: Final = 1024
# Settings of whoever measures, which a person who starts the program need not have; the last would compile it every time.
FOREIGN: Final = ("LC_", "LANG", "BULLETIN_", "PYTHONDONTWRITEBYTECODE")


class Failed(Exception):
    """A measured process ended with an exit status that the measurement does not expect."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process: seconds on the wall, seconds of processor (its children's too), peak memory in MB, what it printed."""

    wall: float
    processor: float
    memory: float
    printed: bytes


def run(command: Sequence[str], folder: Path, extra: Mapping[str, str], statuses: tuple[int, ...] = (0,)) -> Run:
    """One fresh process in a folder, its settings only those of `extra`; other exit statuses raise Failed."""
    with TemporaryFile() as printed, TemporaryFile() as said, NamedTemporaryFile() as answer:
        starter = [sys.executable, "-I", "-S", str(LAUNCHER), answer.name, *command]
        subprocess.run(starter, cwd=folder, stdout=printed, stderr=said, env=_environment(extra), check=True)
        wall, processor, memory, status = json.load(answer)
        printed.seek(0)
        said.seek(0)
        if status not in statuses:
            told = said.read().decode(errors="replace")[-500:]
            raise Failed(f"{' '.join(command[1:])}: exit status {status}\n{told}")
        return Run(wall, processor, memory / KILOBYTES, printed.read())


def middle(runs: Sequence[Run]) -> Run:
    """The medians of several runs of one program, each by itself."""
    return Run(
        median(one.wall for one in runs),
        median(one.processor for one in runs),
        median(one.memory for one in runs),
        runs[0].printed,
    )


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    path = os.pathsep.join(
        str(Path(place).resolve()) for place in kept.get("PYTHONPATH", "").split(os.pathsep) if place
    )
    return {**kept, "LANG": "zh_CN.UTF-8", "COLUMNS": "120", "PYTHONPATH": path, **extra}
