"""How inputs are changed so that they still lead somewhere: words and sentences of bulletins, parts of packed documents.

A mutation is given the bytes, a source of chance, and libFuzzer's own mutation, which changes single bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Final
from xml.etree import ElementTree as Tree

Bytewise = Callable[[bytes], bytes]
Mutation = Callable[[bytes, Random, Bytewise], bytes]
Change = Callable[[str, Random], str]

WORDS: Final = Path(__file__).with_name("words.txt")
NUMERAL: Final = re.compile(r"[0-9][0-9.,]*|[〇零一二两三四五六七八九十百千万亿]+")
PIECE: Final = re.compile(r"[^，。；、：\n]*[，。；、：\n]?")
NUMBERS: Final = (
    "0", "1", "1.5", "2,600", "12345678901234567890", "9" * 5000, "-1", "1e9", "3—5", "八成五", "数十", "三千五百", "２０２５",
    "第3", "100%", "2025年8月15日", "百分之", "1" + "0" * 40, "", ".", "4294967296", "²",
)  # fmt: skip


@cache
def vocabulary() -> tuple[str, ...]:
    """The words of bulletins, one a line in words.txt; \\n and \\t there are a line's end and a tab."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(line.replace("\\n", "\n").replace("\\t", "\t") for line in lines if line)


def bytes_of(data: bytes, _: Random, bytewise: Bytewise) -> bytes:
    """The data with some bytes changed."""
    return bytewise(data)


def characters(data: bytes, chance: Random, bytewise: Bytewise) -> bytes:
    """A text with words put in or taken out, or with some bytes changed."""
    if chance.random() < 0.5:
        return bytewise(data)
    return _changed(data, chance, (_inserted, _replaced, _numbered, _cut, _moved))


def words(data: bytes, chance: Random, bytewise: Bytewise) -> bytes:
    """A bulletin with its words, numerals, sentences and lines changed; now and then some bytes."""
    if chance.random() < 0.15:
        return bytewise(data)
    changes = (_inserted, _inserted, _replaced, _numbered, _numbered, _cut, _moved, _swapped, _broken, _spaced)
    return _changed(data, chance, changes)


def members(data: bytes, chance: Random, bytewise: Bytewise) -> bytes:
    """A packed document with one of its parts changed, as XML where it is; what is not packed is a text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(one.filename, archive.read(one)) for one in archive.infolist()[:50]]
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        IndexError,
    ):
        parts = []
    if not parts:
        return characters(data, chance, bytewise)
    if chance.random() < 0.1:
        return bytewise(data)
    at = chance.randrange(len(parts))
    name, part = parts[at]
    if part.startswith(b"PK"):
        part = members(part, chance, bytewise)
    elif part.lstrip().startswith(b"<") and chance.random() < 0.9:
        part = _markup(part, chance)
    else:
        part = bytewise(part)
    if chance.random() < 0.05:
        name = _inserted(name, chance)
    parts[at] = (name, part)
    return packed(parts)


def packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip of these parts, the same each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name.replace("\0", "")[:200] or "x", (2025, 8, 15, 0, 0, 0)), part)
    return stream.getvalue()


def _changed(data: bytes, chance: Random, changes: Sequence[Change]) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        text = chance.choice(changes)(text, chance)
    return text.encode("utf-8", "surrogateescape")


def _inserted(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(vocabulary()) * chance.choice((1, 1, 1, 1, 2, 30)) + text[at:]


def _numbered(text: str, chance: Random) -> str:
    """Another numeral in the place of one."""
    found = list(NUMERAL.finditer(text))
    if not found:
        return _inserted(text, chance)
    one = chance.choice(found)
    return text[: one.start()] + chance.choice(NUMBERS) + text[one.end() :]


def _replaced(text: str, chance: Random) -> str:
    """Another word in the place of a clause."""
    pieces = PIECE.findall(text)
    pieces[chance.randrange(len(pieces))] = chance.choice(vocabulary())
    return "".join(pieces)


def _cut(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 1, 2, 5, 20, 100)) :]


def _moved(text: str, chance: Random) -> str:
    """A piece of the text a second time, elsewhere."""
    start, at = chance.randint(0, len(text)), chance.randint(0, len(text))
    return text[:at] + text[start : start + chance.choice((1, 2, 5, 20, 60))] + text[at:]


def _swapped(text: str, chance: Random) -> str:
    """Two clauses in each other's place."""
    pieces = PIECE.findall(text)
    one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    pieces[one], pieces[other] = pieces[other], pieces[one]
    return "".join(pieces)


def _broken(text: str, chance: Random) -> str:
    """The text broken into lines of one length, as a page breaks it."""
    width = chance.randint(2, 40)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def _spaced(text: str, chance: Random) -> str:
    return chance.choice((" ", "\u3000", "\t", "**", "\r", "\u200b", "\ufeff", "\u0301", "\U00020000")).join(
        NUMERAL.split(text) if chance.random() < 0.5 else text[:200]
    )


def _markup(part: bytes, chance: Random) -> bytes:
    """An XML part with an element removed, doubled, moved, emptied, or with another value."""
    try:
        root = Tree.fromstring(part)  # noqa: S314 - our own seeds and what came of them
    except (Tree.ParseError, ValueError, LookupError):
        return _changed(part, chance, (_inserted, _numbered, _cut, _moved))
    elements = list(root.iter())
    one, other = chance.choice(elements), chance.choice(elements)
    parent = next((each for each in elements if one in list(each)), None)
    kind = chance.randrange(6)
    if kind == 0 and parent is not None:
        parent.remove(one)
    elif kind == 1 and parent is not None:
        parent.insert(chance.randint(0, len(parent)), one)
    elif kind == 2 and one not in list(other.iter()) and other not in list(one.iter()):
        other.append(one)
    elif kind == 3:
        one.tag, other.tag = other.tag, one.tag
    elif kind == 4 and one.attrib:
        key = chance.choice(sorted(one.attrib))
        one.attrib[key] = chance.choice((*NUMBERS, *other.attrib.values(), _inserted(one.attrib[key], chance)))
    else:
        one.text = chance.choice(("", _inserted(one.text or "", chance), _numbered(one.text or "", chance)))
    try:
        return bytes(Tree.tostring(root, "utf-8"))
    except (RecursionError, ValueError):
        return part
