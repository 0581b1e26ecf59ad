"""Seeds, failures of the past, and a short run of the fuzzer: what comes from outside is read or refused, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest
from make_seeds import seeds
from mutators import members, packed, words
from surfaces import SURFACES, in_this_process

from fuzz import HERE, REGRESSIONS, SEEDS, failures, seeds_of

# Some seconds each with the start; the number of runs, not the clock, ends them.
RUNS = {"bulletin": 60, "quantities": 150}
MOST = 250
INPUTS = [(name, path) for name in SURFACES for folder in seeds_of(name) for path in sorted(folder.iterdir())]
PATHS = os.pathsep.join([*(str(HERE.parent / part) for part in ("../src", "reading", "sources")), *sys.path])


@pytest.fixture
def here() -> Iterator[None]:
    """Heavy readers called in this process."""
    with in_this_process():
        yield


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("surface", "path"), INPUTS, ids=[f"{name}-{path.name}" for name, path in INPUTS])
def test_seeds_and_failures_of_the_past_are_read_or_refused(surface: str, path: Path) -> None:
    SURFACES[surface].run(path.read_bytes())


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed (wheels: Linux on x86-64)")
@pytest.mark.parametrize("surface", SURFACES)
def test_a_short_run_finds_nothing(surface: str, tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "fuzz.py"), surface, "--runs", str(RUNS.get(surface, MOST)),
               "--found", str(tmp_path / "found"), "--corpus", str(tmp_path / "corpus")]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": PATHS, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    assert list(failures(tmp_path / "found")) == [], done.stderr[-3000:]


def test_the_seeds_are_what_the_script_makes() -> None:
    assert {name: (SEEDS / name).read_bytes() for name, _ in seeds()} == dict(seeds())


def test_every_seed_and_failure_belongs_to_a_surface() -> None:
    assert {folder.name for folder in (*SEEDS.iterdir(), *REGRESSIONS.iterdir())} <= {*SURFACES}


def test_a_change_is_the_same_for_the_same_chance_and_keeps_a_packing_whole() -> None:
    whole = packed([("word/document.xml", b"<a><b>3</b></a>"), ("x.txt", "整治河道36.5公里。".encode())])
    for change, data in ((members, whole), (words, "截至目前，整治河道36.5公里。".encode())):
        for seed in range(60):
            one, other = (change(data, Random(seed), bytes.upper) for _ in range(2))  # noqa: S311 - no secret
            assert one == other
    assert any(members(whole, Random(seed), bytes.upper)[:2] == b"PK" for seed in range(9))  # noqa: S311 - no secret


@pytest.mark.parametrize("surface", ["bulletin", "settings"])
def test_a_failure_would_be_seen(surface: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("surfaces.read", broken)
    monkeypatch.setattr("surfaces.read_settings", broken)
    with pytest.raises(KeyError):
        SURFACES[surface].run(b"x = 1")
