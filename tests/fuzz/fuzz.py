"""Coverage-guided fuzzing of one surface, or of all of them one after the other (`make fuzz`).

Each kind of failure is written down once, as the input and what was raised, and the run goes on; only what hangs or kills the process
ends it. The exit status is 1 where there was a failure.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
import traceback
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Final

HERE: Final = Path(__file__).resolve().parent
SEEDS: Final = HERE / "seeds"
REGRESSIONS: Final = HERE / "regressions"
ROOT: Final = HERE.parents[1]
SAMPLES: Final = ROOT / "data"
# Longer inputs cost time and show nothing else; packed documents need room for their parts.
LONGEST: Final = 6_000
PACKED: Final = ("docx", "ofd", "input", "ledger", "pdf")
LONGEST_PACKED: Final = 40_000
# What an input of this size may take on any machine, in processor time; most take some thousandths of a second.
SLOW: Final = 3.0
HANGS: Final = 60
REPEATED: Final = ("text", "html", "markdown", "bulletin", "quantities")
LONG: Final = 60_000
EVERY: Final = 200


@dataclass(slots=True)
class Found:
    """The failures of a run: one file for each kind, known by the error and our last line on the way to it."""

    surface: str
    folder: Path
    known: set[tuple[str, str]] = field(default_factory=set)

    def add(self, data: bytes, error: BaseException) -> None:
        """Nothing; a failure of a new kind is written down."""
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if frame.filename.startswith(str(ROOT))] or frames
        kind = (type(error).__name__, f"{ours[-1].filename}:{ours[-1].lineno}")
        if kind in self.known:
            return
        self.known.add(kind)
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{self.surface}-{kind[0]}-{hashlib.sha256(data).hexdigest()[:8]}"
        (self.folder / name).write_bytes(data)
        report = "".join(traceback.format_exception(error))
        (self.folder / f"{name}.txt").write_text(report, encoding="utf-8", errors="backslashreplace")
        sys.stderr.write(f"FAILURE {name}\n{report[-1500:]}\n")


@dataclass(frozen=True, slots=True)
class Timed:
    """A surface that fails where an input takes too long; only a long run looks at the clock.

    Of what may be long, one input in `EVERY` is tried over and over in a row as well: time must grow as the length does.
    """

    run: Callable[[bytes], None]
    repeated: bool

    def __call__(self, data: bytes) -> None:
        """Nothing; the input has been read. Raises TimeoutError."""
        taken = self.taken(data)
        if taken > SLOW:
            raise TimeoutError(f"{len(data)} bytes took {taken:.1f} s")
        if self.repeated and 0 < len(data) < LONG // 4 and zlib.crc32(data) % EVERY == 0:
            self.grown(data * (LONG // 4 // len(data)))

    def grown(self, data: bytes) -> None:
        """Nothing; four times the input takes no more than about four times the time. Raises TimeoutError."""
        if (whole := self.taken(data * 4)) > SLOW / 3 and whole > 7 * (quarter := self.taken(data)):
            raise TimeoutError(f"{len(data)} bytes took {quarter:.1f} s, four times as many {whole:.1f} s")

    def taken(self, data: bytes) -> float:
        """The seconds of processor time that the input took."""
        before = time.process_time()
        self.run(data)
        return time.process_time() - before


def seeds_of(surface: str) -> list[Path]:
    """The folders of inputs that a surface begins with; folders that are not there are left out."""
    folders = [SEEDS / surface, REGRESSIONS / surface]
    folders += [SAMPLES] if surface in ("bulletin", "text") else []
    folders += [SEEDS / "bulletin"] if surface == "quantities" else []
    return [folder for folder in folders if folder.is_dir()]


def fuzz(surface: str, arguments: argparse.Namespace) -> None:
    """Nothing; libFuzzer ends the process."""
    import atheris  # noqa: PLC0415 - not on every system

    with atheris.instrument_imports(include=["bulletin_cli"]):
        from surfaces import SURFACES, in_this_process  # noqa: PLC0415 - instrumented while it is imported
    one = SURFACES[surface]
    run = Timed(one.run, surface in REPEATED) if arguments.seconds else one.run
    found = Found(surface, arguments.found)
    longest = LONGEST_PACKED if surface in PACKED else LONGEST

    def test(data: bytes) -> None:
        try:
            run(data)
        except Exception as error:  # noqa: BLE001 - what nobody foresaw is what is looked for
            found.add(data, error)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        new = one.mutation(data, Random(seed), lambda part: bytes(atheris.Mutate(part, most)))  # noqa: S311 - no secret
        return new if len(new) <= most else bytes(atheris.Mutate(data[:most], most))

    arguments.found.mkdir(parents=True, exist_ok=True)
    arguments.corpus.mkdir(parents=True, exist_ok=True)
    limit = f"-max_total_time={arguments.seconds}" if arguments.seconds else f"-runs={arguments.runs}"
    options = [limit, f"-seed={arguments.seed}", f"-max_len={longest}", f"-timeout={HANGS}", "-rss_limit_mb=4096", "-report_slow_units=600",
               f"-artifact_prefix={arguments.found}/{surface}-", "-print_final_stats=1"]  # fmt: skip
    folders = [str(folder) for folder in (arguments.corpus, *seeds_of(surface))]
    with in_this_process():
        atheris.Setup([sys.argv[0], *options, *folders], test, custom_mutator=changed)
        atheris.Fuzz()


def every(surfaces: Sequence[str], arguments: argparse.Namespace) -> int:
    """The exit status; every surface has been fuzzed in a process of its own."""
    if find_spec("atheris") is None:
        sys.stderr.write("atheris is not installed: it has wheels for Linux on x86-64 only\n")
        return 2
    before = set(failures(arguments.found))
    for surface in surfaces:
        sys.stderr.write(f"--- {surface}\n")
        command = [sys.executable, __file__, surface, "--found", str(arguments.found), "--seed", str(arguments.seed),
                   "--seconds", str(arguments.seconds), "--runs", str(arguments.runs),
                   "--corpus", str(arguments.corpus / surface)]  # fmt: skip
        subprocess.run(command, check=False, env={**os.environ, "PYTHONHASHSEED": "0"})
    new = sorted(set(failures(arguments.found)) - before)
    sys.stderr.write("".join(f"{path}\n" for path in new) or "no failure\n")
    return 1 if new else 0


def failures(folder: Path) -> Iterator[Path]:
    """The inputs that were written down, without what is told of them."""
    return (path for path in folder.glob("*") if path.suffix != ".txt")


def main() -> None:
    """Nothing; the exit status says whether there was a failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("surface", nargs="*")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=20250815)
    parser.add_argument("--found", type=Path, default=Path(".fuzz/found"))
    parser.add_argument("--corpus", type=Path, default=Path(".fuzz/corpus"))
    arguments = parser.parse_args()
    if len(arguments.surface) == 1:
        fuzz(arguments.surface[0], arguments)
        return
    from surfaces import SURFACES  # noqa: PLC0415 - not before it is instrumented

    raise SystemExit(every(arguments.surface or tuple(SURFACES), arguments))


if __name__ == "__main__":
    main()
