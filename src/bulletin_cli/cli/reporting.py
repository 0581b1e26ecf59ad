"""What the program says on standard error."""

from __future__ import annotations

import sys

from bulletin_cli.cli.language import visible, words
from bulletin_cli.errors import BulletinError


def complain(error: BulletinError) -> None:
    """Nothing; the error stands on standard error: the place, the fact, the way out."""
    spoken = words()
    lines = f"bulletin: {error.place}: {spoken.translated(error.fact)}"
    if error.way_out:
        lines += "\n  " + spoken.translated(error.way_out)
    sys.stderr.write(visible(lines) + "\n")
