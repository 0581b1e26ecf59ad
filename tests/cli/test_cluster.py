"""A great archive: read by real worker processes, some of them killed, it comes out as one process reads it, byte for byte."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from program import bulletin

from bulletin_cli.cli import cluster
from bulletin_cli.cli.parts import Chunk, Order, Part, Reading

ROOT = Path(__file__).parents[2]
PRELOAD = Path(__file__).with_name("worker_preload.py")
PATIENCE = 120

distributed = pytest.importorskip("distributed", reason="distributed is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 63 inputs (texts of two encodings, a zip, two wordings of an issue, two that cannot be read), and what one
    process makes of them: the export and what it says on standard error.
    """
    folder = tmp_path_factory.mktemp("province")
    inbox = folder / "收件箱"
    inbox.mkdir()
    for number in range(1, 51):
        encoding = "gb18030" if number % 7 == 0 else "utf-8"
        (inbox / f"{number:03}.txt").write_text(bulletin(number, 50 + number, number % 28 + 1), encoding=encoding)
    (inbox / "017.txt").write_text("", encoding="utf-8")
    (inbox / "020-again.txt").write_text(bulletin(20, 700, 21), encoding="utf-8")
    (inbox / "060.txt").write_text(bulletin(3, 53, 4), encoding="utf-8")
    for sample in (ROOT / "data").glob("*.txt"):
        (inbox / sample.name).write_bytes(sample.read_bytes())
    (inbox / "yunze.zip").write_bytes(b"PK\x03\x04 no zip")
    with zipfile.ZipFile(inbox / "包.zip", "w") as packed:
        packed.writestr("a.txt", bulletin(61, 9, 3))
        packed.writestr("b.txt", b"\xff\x00\xfe" * 50)
        packed.writestr("c.txt", bulletin(62, 11, 4))
    done = run(folder, "ingest", "收件箱", "--db", "whole.db")
    assert done.returncode == 3
    (folder / "said").write_bytes(done.stderr)
    (folder / "whole.jsonl").write_bytes(exported(folder, "whole.db"))
    return folder


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "BULLETIN_", "DASK"))
    }
    return {**kept, "LANG": "zh_CN.UTF-8", **more}


def preloaded(**more: str) -> dict[str, str]:
    return environment(DASK_DISTRIBUTED__WORKER__PRELOAD=json.dumps([str(PRELOAD)]), **more)


def run(here: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bulletin_cli", *arguments]
    surroundings = preloaded(**more) if more else environment()
    return subprocess.run(command, cwd=here, capture_output=True, env=surroundings, check=False, timeout=PATIENCE)


def exported(here: Path, database: str) -> bytes:
    done = run(here, "export", "--db", database)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def rows(database: Path) -> tuple[int, ...]:
    connection = sqlite3.connect(database)
    tables = ("batch", "issue", "revision", "item", "observation", "series_member")
    found = tuple(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)  # noqa: S608
    connection.close()
    return found


def test_a_killed_worker_loses_nothing_and_a_second_run_duplicates_nothing(province: Path, tmp_path: Path) -> None:
    kept = tmp_path / "died"
    arguments = ("ingest", "收件箱", "--db", "killed.db", "--cluster", "local", "--jobs", "2")
    done = run(province, *arguments, DIES="040.txt", KEPT=str(kept))
    assert kept.exists()
    assert (done.returncode, done.stderr) == (3, (province / "said").read_bytes())
    assert exported(province, "killed.db") == (province / "whole.jsonl").read_bytes()
    assert not (province / "killed.db.parts").exists()
    before = rows(province / "killed.db")
    assert before == rows(province / "whole.db")
    assert run(province, *arguments).returncode == 3
    assert rows(province / "killed.db") == before
    assert exported(province, "killed.db") == (province / "whole.jsonl").read_bytes()


def wait_for(there: Path, process: subprocess.Popen[bytes]) -> None:
    """Nothing; the file is there and holds something."""
    deadline = time.monotonic() + PATIENCE
    while not (there.exists() and there.stat().st_size):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "ctrl-C"])
def test_an_ended_run_leaves_whole_parts_and_the_next_one_completes(
    province: Path, tmp_path: Path, ending: int
) -> None:
    kept, database = tmp_path / "go", tmp_path / "ended.db"
    arguments = ("ingest", "收件箱", "--db", str(database), "--cluster", "local", "--jobs", "2")
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin_cli", *arguments],
        cwd=province, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=preloaded(WAITS="050.txt", KEPT=str(kept)),
        start_new_session=True,
    )  # fmt: skip
    scratch = tmp_path / "ended.db.parts"
    wait_for(scratch / "parts.jsonl", process)
    # What is typed on a terminal reaches every process there, a kill the one that it names.
    (os.killpg if ending == signal.SIGINT else os.kill)(process.pid, ending)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == (130 if ending == signal.SIGINT else -ending)
    parts = [json.loads(line)["part"] for line in (scratch / "parts.jsonl").read_text().splitlines()]
    files = {file.stem: parquet.read_metadata(file).num_rows for file in scratch.glob("issues/year=*/*.parquet")}
    assert set(parts) <= files.keys()
    done = run(province, *arguments, KEPT=str(kept))
    assert (done.returncode, done.stderr) == (3, (province / "said").read_bytes())
    assert exported(province, str(database)) == (province / "whole.jsonl").read_bytes()
    assert not scratch.exists()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler on this machine with two workers, which work in another folder."""
    told = tmp_path / "scheduler.json"
    scheduling = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    working = ("distributed.cli.dask_worker", "--nworkers", "2", "--nthreads", "1", "--no-dashboard")
    (tmp_path / "elsewhere").mkdir()
    with ExitStack() as stack:
        for module in (scheduling, working):
            command = [sys.executable, "-m", *module, "--scheduler-file", str(told)]
            process = stack.enter_context(
                subprocess.Popen(
                    command, cwd=tmp_path / "elsewhere", env=environment(),
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )
            )  # fmt: skip
            stack.callback(process.terminate)
            wait_for(told, process)
        yield json.loads(told.read_text())["address"]


def test_a_scheduler_elsewhere_and_an_archive_give_the_same(province: Path, tmp_path: Path, scheduler: str) -> None:
    assert run(province, "ingest", "收件箱", "--db", "far.db", "--cluster", scheduler).returncode == 3
    assert exported(province, "far.db") == (province / "whole.jsonl").read_bytes()
    archive = tmp_path / "档案"
    done = run(province, "ingest", "收件箱", "--archive", str(archive), "--cluster", scheduler)
    assert (done.returncode, done.stderr) == (3, (province / "said").read_bytes())
    assert run(province, "ingest", str(archive), "--db", "loaded.db").returncode == 0
    assert exported(province, "loaded.db") == (province / "whole.jsonl").read_bytes()


def test_nobody_at_the_address_is_told(province: Path) -> None:
    more = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s", "KEPT": "/"}
    done = run(province, "ingest", "收件箱", "--db", "no.db", "--cluster", "tcp://127.0.0.1:1", **more)
    assert done.returncode == 2
    assert "连不上这个调度器" in done.stderr.decode()
    assert not (province / "no.db").exists()


def test_an_input_that_kills_every_process_is_told_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(Exception):
        pass

    def submitted(client: object, order: Order) -> tuple[Order, Any]:
        del client

        def result() -> Part:
            if "c" in order.chunk.paths:
                raise Killed
            return Part("p", order.chunk.first, tuple(Reading(path, "1", (None,)) for path in order.chunk.paths))

        return order, SimpleNamespace(result=result)

    monkeypatch.setattr(cluster, "_submitted", submitted)
    monkeypatch.setattr(distributed, "KilledWorker", Killed)
    client: Any = SimpleNamespace(nthreads=lambda: {"one": 1})
    order = Order(Chunk(0, tuple("abcde")), ("",) * 5, "/", "/", None, "")
    found = [reading for part in cluster._parts(client, [order]) for reading in part.readings]
    assert [(reading.path, reading.issues) for reading in found] == [("a", 1), ("b", 1), ("c", 0), ("d", 1), ("e", 1)]
    assert "读它的进程" in str(found[2].gave[0])
