"""One writer at a time, whatever becomes of the one before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bulletin_cli.errors import DatabaseError
from bulletin_cli.store.lock import held

HOLD = """
import sys, time
from pathlib import Path
from bulletin_cli.store.lock import held
with held(Path(sys.argv[1]), 0):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(database: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(database)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_is_told_who_writes(tmp_path: Path) -> None:
    database = tmp_path / "快报.db"
    other = holder(database)
    try:
        with pytest.raises(DatabaseError, match=f"进程 {other.pid}"), held(database, 0.1):
            pass
    finally:
        other.send_signal(signal.SIGKILL)
        other.wait()
    with held(database, 0.1):
        assert (tmp_path / "快报.db.lock").read_text() == str(os.getpid())
    assert list(tmp_path.iterdir()) == []


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    database, order = tmp_path / "快报.db", []

    def first() -> None:
        with held(database, 0):
            order.append("first")
            entered.set()
            time.sleep(0.2)
            order.append("first is done")

    entered = threading.Event()
    thread = threading.Thread(target=first)
    thread.start()
    entered.wait()
    with held(database, 10):
        order.append("second")
    thread.join()
    assert order == ["first", "first is done", "second"]
