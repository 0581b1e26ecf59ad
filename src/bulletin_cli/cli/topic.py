"""The topics of `bulletin help`: prose from topics/, its tables from what the program knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import resources
from itertools import groupby
from types import MappingProxyType
from typing import Final

from bulletin_cli.analysis.pace import WORDS
from bulletin_cli.analysis.periods import FORMS as PERIODS
from bulletin_cli.analysis.rules import DEFAULT
from bulletin_cli.cli.amounts import DIMENSIONS
from bulletin_cli.cli.checking_system import lacking
from bulletin_cli.cli.language import Language, Words
from bulletin_cli.cli.output import FORMATS as WRITTEN
from bulletin_cli.cli.statuses import STATUSES
from bulletin_cli.lexicon.bases import multiples
from bulletin_cli.lexicon.units import UnitRow, unit_rows
from bulletin_cli.sources.formats import FORMATS

TOPICS: Final = ("units", "periods", "states", "exit", "formats", "terminal")
WIDTH: Final = 80
INDENT: Final = "  "
UNNAMED: Final = "其他"


def topic(name: str, words: Words) -> str:
    """The text of a topic in the language of `words`, its first line the title."""
    lines = (_filled(line, words) for line in _prose(name, words.language).splitlines())
    return "\n".join(lines) + "\n"


def title(name: str, words: Words) -> str:
    """What a topic is about, in a line."""
    return _prose(name, words.language).partition("\n")[0]


def index(words: Words) -> str:
    """The topics, a line each, and how commands are explained."""
    head = words.say("题目：bulletin help 题目")
    foot = words.say("命令：bulletin help 命令，或 bulletin 命令 --help；全部命令：bulletin --help")
    listed = _columns((name, title(name, words)) for name in TOPICS)
    return "\n".join((head, "", *listed, "", foot)) + "\n"


def _prose(name: str, language: Language) -> str:
    file = resources.files("bulletin_cli.cli") / "topics" / f"{name}.{language}.txt"
    return file.read_text(encoding="utf-8")


def _filled(line: str, words: Words) -> str:
    """A line of prose, with what its name in braces stands for."""
    before, opened, rest = line.partition("{")
    named, closed, after = rest.partition("}")
    if not (opened and closed and named in PARTS):
        return line
    return f"\n{before}".join(PARTS[named](words)).join((before, after))


def _units(words: Words) -> Iterator[str]:
    """Each kind with its base units, and the spellings that are converted to them."""

    def kind(row: UnitRow) -> str:
        return DIMENSIONS.get(row.dimension, UNNAMED)

    order = [*dict.fromkeys(DIMENSIONS.values()), UNNAMED]
    for name, rows in groupby(sorted(unit_rows(), key=lambda row: order.index(kind(row))), key=kind):
        bases: dict[str, list[str]] = {}
        for row in rows:
            for spelling, unit in row.units():
                others = bases.setdefault(unit.base, [])
                if spelling != unit.base:
                    others.append(spelling)
        told = (f"{base}（{'、'.join(others)}）" if others else base for base, others in bases.items())
        yield INDENT + re.sub("^an? ", "", words.translated(name))
        yield from _wrapped("、".join(told), INDENT * 2)


def _multiples(_: Words) -> Iterator[str]:
    yield from _columns((f"1 {line.base}", f"{line.factor:f} {line.measured}") for line in multiples())


def _states(words: Words) -> Iterator[str]:
    shown = ((words.translated(word), f"--state {word[1:]}, --state {state}") for state, word in WORDS.items())
    yield from _columns(shown)


def _thresholds(words: Words) -> Iterator[str]:
    yield words.translated(str(DEFAULT.thresholds))


def _statuses(words: Words) -> Iterator[str]:
    yield from _columns((str(status), words.translated(said)) for status, said in STATUSES.items())


def _readable(words: Words) -> Iterator[str]:
    read = (one for one in FORMATS if one.endings)
    yield from _columns((f"{one.name:10}{words.translated(one.title)}", " ".join(one.endings)) for one in read)


def _refused(words: Words) -> Iterator[str]:
    shown = ((words.translated(one.title), words.translated(one.way_out)) for one in FORMATS if not one.endings)
    yield from _columns(shown)


def _missing(words: Words) -> Iterator[str]:
    """What is not installed on this machine, and how it is had."""
    found = [
        words.say("这台机器上没有装：{what}：{way}", what=words.translated(what), way=words.translated(way))
        for what, way in lacking()
    ]
    yield from found or (words.say("这台机器上读写这些格式的程序都装了。"),)


def _writable(_: Words) -> Iterator[str]:
    yield from _wrapped("、".join(WRITTEN), INDENT)
    yield f"{INDENT}export：jsonl、csv、parquet"


def _periods(_: Words) -> Iterator[str]:
    yield from _wrapped(PERIODS.partition("：")[2], "")


# What a name in braces stands for, in the files of topics/.
PARTS: Final[Mapping[str, Callable[[Words], Iterable[str]]]] = MappingProxyType(
    {
        "units": _units,
        "multiples": _multiples,
        "forms": _periods,
        "states": _states,
        "thresholds": _thresholds,
        "statuses": _statuses,
        "readable": _readable,
        "refused": _refused,
        "missing": _missing,
        "writable": _writable,
    }
)


def _columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Two columns, the second set one below the other."""
    known = tuple(rows)
    widest = max(map(_cells, (left for left, _ in known)))
    for left, right in known:
        gap = " " * (widest - _cells(left) + 2)
        lines = _wrapped(right, " " * (widest + 4))
        yield f"{INDENT}{left}{gap}{next(lines).strip()}"
        yield from lines


def _wrapped(text: str, indent: str) -> Iterator[str]:
    """The text in lines of at most WIDTH cells, broken behind a mark or a space where there is one."""
    line, room = "", WIDTH - len(indent)
    for piece in _pieces(text):
        if line and _cells(line + piece.rstrip()) > room:
            yield indent + line.rstrip()
            line = ""
        line += piece
    yield indent + line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken: a word with the marks and the space behind it, a Chinese word as its marks leave it."""
    start = 0
    for at, character in enumerate(text, 1):
        if character in "、，；： " and at < len(text):
            yield text[start:at]
            start = at
    yield text[start:]


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
