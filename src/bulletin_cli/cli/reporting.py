"""What the program says on standard error."""

from __future__ import annotations

import sys

from bulletin_cli.cli.language import visible, words
from bulletin_cli.errors import BulletinError


def complain(error: BulletinError) -> None:
    """Nothing; the error stands on standard error: the place, the fact, the way out."""
    spoken = words()
    lines = (f"bulletin: {error.place}: {spoken.translated(error.fact)}", spoken.translated(error.way_out))
    sys.stderr.write(visible("\n  ".join(lines)) + "\n")


def tell_encoding(source: str, encoding: str) -> None:
    """Nothing; standard error says what a file was read in, unless that is UTF-8 or its format leaves no choice."""
    # ruff: noqa: PLC0415 - only where files are read
    from bulletin_cli.sources.paths import shown

    if encoding not in ("", "UTF-8"):
        line = words().say("按 {encoding} 编码读（不对就用 --encoding 指定）", encoding=encoding)
        sys.stderr.write(visible(f"{shown(source)}: {line}") + "\n")


def checked(encoding: str | None) -> str | None:
    """The encoding as a person typed it. Raises UnknownName, with the nearest names, where there is none of that name."""
    from bulletin_cli.sources.encoding import named

    return None if encoding is None else named(encoding).spellings[0]
