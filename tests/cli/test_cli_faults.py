"""What may go wrong at night: a run killed at any moment, two runs at once, a full disk, a database that cannot be used."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import bulletin, out, run, said

# `make soak` asks for a hundred seeds and two hundred files.
SEEDS = int(os.environ.get("BULLETIN_SOAK_SEEDS", "4"))
FILES = int(os.environ.get("BULLETIN_SOAK_FILES", "40"))


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an inbox of many files, and the database that an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "收件箱").mkdir()
    for number in range(1, FILES + 1):
        (folder / "收件箱" / f"{number:03}.txt").write_text(bulletin(number, 50 + number), encoding="utf-8")
    started = time.monotonic()
    assert run("ingest", "收件箱", "--db", "whole.db", here=folder).returncode == 0
    (folder / "took").write_text(str(time.monotonic() - started))
    return folder


def started(here: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "bulletin_cli", *arguments],
        cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "LANG": "zh_CN.UTF-8"},
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_killed_run_leaves_whole_issues_and_the_next_one_completes(inbox: Path, seed: int, tmp_path: Path) -> None:
    database = tmp_path / "killed.db"
    process = started(inbox, "ingest", "收件箱", "--db", str(database))
    moment = random.Random(seed).uniform(0, float((inbox / "took").read_text()))  # noqa: S311 - no secret
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    if database.exists() and database.stat().st_size:
        connection = sqlite3.connect(database)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            assert {n for (n,) in connection.execute("SELECT figures FROM issues")} <= {2}
        connection.close()
    assert run("ingest", "收件箱", "--db", str(database), here=inbox).returncode == 0
    whole = run("export", "--db", "whole.db", here=inbox)
    assert out(run("export", "--db", str(database), here=inbox)) == out(whole)


def test_two_runs_at_once_store_everything_once_and_do_not_interleave(inbox: Path, tmp_path: Path) -> None:
    database = tmp_path / "both.db"
    files = sorted(str(path) for path in (inbox / "收件箱").iterdir())
    half = len(files) // 2
    runs = [started(inbox, "ingest", *part, "--db", str(database)) for part in (files[:half], files[half:])]
    assert [process.wait(timeout=60) for process in runs] == [0, 0]
    for process in runs:
        process.communicate()
    listed = run("list", "batches", "--db", str(database), "--format", "jsonl", here=inbox)
    assert sum(json.loads(line)["issues"] for line in out(listed).splitlines()) == len(files)
    whole = {
        json.loads(line)["id"]: json.loads(line)
        for line in out(run("export", "--db", "whole.db", here=inbox)).splitlines()
    }
    both = run("export", "--db", str(database), here=inbox)
    found = {json.loads(line)["id"]: json.loads(line) for line in out(both).splitlines()}
    assert found.keys() == whole.keys()
    assert {id_: one["series"] for id_, one in found.items()} == {id_: one["series"] for id_, one in whole.items()}


def limited(size: int) -> None:
    """No file of this process may grow beyond `size` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("kilobytes", [4, 200])
def test_a_full_disk_is_told_and_leaves_whole_issues(inbox: Path, tmp_path: Path, kilobytes: int) -> None:
    database = tmp_path / "full.db"
    done = subprocess.run(
        [sys.executable, "-m", "bulletin_cli", "ingest", "收件箱", "--db", str(database)],
        cwd=inbox, capture_output=True, check=False, env={**os.environ, "LANG": "zh_CN.UTF-8"},
        preexec_fn=lambda: limited(kilobytes * 1024),
    )  # fmt: skip
    assert done.returncode == 4, done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert run("ingest", "收件箱", "--db", str(database), here=inbox).returncode == 0
    assert out(run("export", "--db", str(database), here=inbox)) == out(run("export", "--db", "whole.db", here=inbox))


def test_a_damaged_database_is_told_and_not_touched(inbox: Path, tmp_path: Path) -> None:
    database = tmp_path / "damaged.db"
    data = bytearray((inbox / "whole.db").read_bytes())
    data[100:4096] = b"\xff" * 3996
    database.write_bytes(data)
    done = run("ingest", "收件箱", "--db", str(database), here=inbox)
    assert (done.returncode, "Traceback" in said(done)) == (4, False)


def test_an_older_database_is_migrated_after_a_backup(inbox: Path, tmp_path: Path) -> None:
    database = tmp_path / "old.db"
    shutil.copy(inbox / "whole.db", database)
    connection = sqlite3.connect(database)
    connection.executescript(
        "DROP TABLE series_suit; DROP TABLE series_newest; DROP INDEX revision_day;"
        "DROP VIEW targets; ALTER TABLE decision DROP COLUMN unit; ALTER TABLE decision DROP COLUMN due;"
        "DROP TABLE department; DROP INDEX revision_body; ALTER TABLE revision DROP COLUMN body;"
        "DROP INDEX issue_title; DROP INDEX revision_bulletin; DROP INDEX revision_batch; DROP INDEX series_head_opened;"
        "ALTER TABLE series_head DROP COLUMN opened; ALTER TABLE series_head DROP COLUMN title;"
        "ALTER TABLE series_head DROP COLUMN issuer; ALTER TABLE series_head DROP COLUMN core;"
        "ALTER TABLE series_head DROP COLUMN part_of; ALTER TABLE series_head DROP COLUMN speaks_of;"
        "ALTER TABLE series_member DROP COLUMN total; ALTER TABLE series_member DROP COLUMN base; PRAGMA user_version = 2;"
    )
    connection.close()
    assert run("report", "--db", str(database), here=inbox).returncode == 4
    assert run("ingest", "收件箱", "--db", str(database), here=inbox).returncode == 0
    assert (tmp_path / "old.db.v2.bak").exists()
    assert out(run("export", "--db", str(database), here=inbox)) == out(run("export", "--db", "whole.db", here=inbox))
