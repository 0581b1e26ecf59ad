"""What a run of the benchmarks comes to: figures with their bars, on which machine, on which day; as JSON and back."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

LAST: Final = Path(__file__).with_name("last.json")


class Better(StrEnum):
    """Which way a figure ought to go."""

    LESS = "less"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure: what was measured, how much, in which unit, and the bar it is held to, if any."""

    group: str
    name: str
    value: float
    unit: str
    bar: float | None = None
    better: Better = Better.LESS
    note: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other figure of a run."""
        return f"{self.group}/{self.name}"

    @property
    def held(self) -> bool | None:
        """Whether the bar is held; None without a bar.

        >>> Measured("cold", "--help", 5.1, "×", 6).held, Measured("intake", "1", 90, "期/秒", 150, Better.MORE).held
        (True, False)
        """
        if self.bar is None:
            return None
        return self.value <= self.bar if self.better is Better.LESS else self.value >= self.bar


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured, as far as it matters for the speed; never its name or a path."""

    cores: int
    processor: str
    python: str
    system: str


@dataclass(frozen=True, slots=True)
class Peer:
    """Another tool beside ours on the same texts; `reason` says why it could not be measured, else "".

    `microseconds` are those a character takes in a text of one, four and sixteen bulletins; `expected`, `right` and `ours`
    count only the figures of the kind that it claims to read.
    """

    name: str
    version: str = ""
    claim: str = ""
    lengths: tuple[int, ...] = ()
    microseconds: tuple[float, ...] = ()
    found: int = 0
    expected: int = 0
    right: int = 0
    ours: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """One run: day, machine, version of the program, what was measured, and the peers (none in a quick run)."""

    day: str
    machine: Machine
    version: str
    measured: tuple[Measured, ...]
    peers: tuple[Peer, ...] = ()

    def written(self) -> str:
        """The run as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, text: str) -> Survey:
        """The run that `written` has put down.

        >>> run = Survey("2025-01-02", Machine(2, "x86_64", "3.11.7", "Linux"), "0.1.0", (Measured("cold", "a", 1.5, "×"),))
        >>> Survey.read(run.written()) == run
        True
        """
        told: dict[str, Any] = json.loads(text)
        measured = tuple(Measured(**{**one, "better": Better(one["better"])}) for one in told["measured"])
        peers = tuple(Peer(**{name: _frozen(value) for name, value in one.items()}) for one in told["peers"])
        return cls(told["day"], Machine(**told["machine"]), told["version"], measured, peers)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def machine() -> Machine:
    """The machine that this runs on."""
    return Machine(os.cpu_count() or 1, _processor(), platform.python_version(), platform.system())


def _processor() -> str:
    """The processor's model, where the system tells it, else its kind."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()
