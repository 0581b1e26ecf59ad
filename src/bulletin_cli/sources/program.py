"""Programs of other people that convert documents: called without a shell, in a folder of their own, for a limited time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

# LibreOffice takes 2 s when the machine is idle and 12 s for its first start on a slow disk.
PATIENCE: Final = 120


def installed(*names: str) -> str | None:
    """The first of the programs that is installed, as a path; None where none is."""
    return next((found for name in names if (found := shutil.which(name))), None)


def succeeded(command: Sequence[str], folder: Path, output: Path) -> bool:
    """Whether the program ended well and in time; what it prints is in `output`. One that does not end is ended, with its children."""
    with output.open("wb") as stream:
        running = subprocess.Popen(  # noqa: S603 - a list, without a shell; the names in it are ours
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            return running.wait(PATIENCE) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            # Also when somebody interrupts us: nothing is left running.
            if running.poll() is None:
                with suppress(ProcessLookupError):
                    os.killpg(running.pid, signal.SIGKILL)
                running.wait()
