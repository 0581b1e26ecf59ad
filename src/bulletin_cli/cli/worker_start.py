"""What a worker process of this machine does before its first chunk (Dask calls `dask_setup` of what it loads first)."""

from __future__ import annotations

import signal


def dask_setup(worker: object) -> None:
    """Nothing; a ctrl-C on the terminal, which reaches every process there, is left to the one that people started."""
    del worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
