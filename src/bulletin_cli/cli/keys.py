"""One key from the terminal."""

from __future__ import annotations

import sys

END_OF_INPUT = "q"


def key() -> str:
    """The key that was pressed, in lower case, without waiting for a new line; q at the end of the input."""
    try:
        # ruff: noqa: PLC0415 - these exist only where there is a terminal of their kind
        import termios
        import tty
    except ImportError:
        return sys.stdin.readline().strip().lower()[:1] or END_OF_INPUT
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        pressed = sys.stdin.read(1)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    return pressed.lower() or END_OF_INPUT
