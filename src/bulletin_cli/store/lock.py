"""One writer at a time, from its first issue to its last: whoever comes second waits, then is told who writes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bulletin_cli.errors import DatabaseError
from bulletin_cli.store.connection import PERMIT

try:
    import fcntl
except ImportError:  # a system without it has SQLite's own locks alone
    fcntl = None  # type: ignore[assignment]

SUFFIX: Final = ".lock"
PAUSE: Final = 0.05


@contextmanager
def held(path: Path, patience: float) -> Iterator[None]:
    """Nothing; inside, this process alone writes to the database at `path`. It waits `patience` seconds for another.

    A file beside the database holds the lock and the process's number, and is gone afterwards; a process that dies
    leaves the file and no lock. Raises DatabaseError.
    """
    if fcntl is None:
        yield
        return
    beside = path.with_name(path.name + SUFFIX)
    descriptor = _locked(path, beside, time.monotonic() + patience)
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        beside.unlink(missing_ok=True)
        os.close(descriptor)


def _locked(path: Path, beside: Path, deadline: float) -> int:
    """The open lock file, locked."""
    while True:
        try:
            descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise DatabaseError(str(path), f"锁文件建不了：{error.strerror}", PERMIT) from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
            os.close(descriptor)
            if time.monotonic() >= deadline:
                who = f"（进程 {owner}）" if owner else ""
                raise DatabaseError(str(path), f"正被另一个 bulletin 占用{who}", "请等它结束再试") from None
            time.sleep(PAUSE)
            continue
        if _is(descriptor, beside):
            return descriptor
        # The one before took the file away between our opening and our locking it.
        os.close(descriptor)


def _is(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False
