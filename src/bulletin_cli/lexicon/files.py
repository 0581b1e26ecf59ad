"""Reading the lexicon's files: tables (TSV) and lists (TOML), each line with its place for messages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bulletin_cli.errors import LexiconError

# importlib.resources would load a dozen modules for what lies beside this one.
_HERE: Final = Path(__file__).parent


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a TSV file with its line number; lines that start with # are comments, the first other line is the head."""
    head: list[str] | None = None
    for number, line in enumerate(_read(name).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if head is None:
            head = cells
            continue
        if len(cells) > len(head):
            raise LexiconError(f"{name}:{number}", f"有 {len(cells)} 列，表头只有 {len(head)} 列", "删去多出的制表符")
        yield number, dict(zip(head, [*cells, *[""] * (len(head) - len(cells))], strict=True))


def table(name: str) -> dict[str, Any]:
    """The content of a TOML file."""
    import tomllib  # noqa: PLC0415 - who reads tables only goes without

    try:
        return tomllib.loads(_read(name))
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(name, f"不是 TOML 写法：{problem}", "改正这一行；引号和括号要成对") from problem


def words(name: str) -> Iterator[str]:
    """Each word of a list: any number to a line, between spaces; lines that start with # are comments."""
    for line in _read(name).splitlines():
        if not line.startswith("#"):
            yield from line.split()
