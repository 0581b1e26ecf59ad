"""The sentences of a text in which words stand, each with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

ENDS: Final = re.compile(r"(?<=[。！？!?])(?:[”’」』）)\s]*)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: where it stands in the text, and the same on one line with the words marked."""

    start: int
    end: int
    text: str
    marked: str


def passages(text: str, start: int, end: int, words: Sequence[str]) -> Iterator[Passage]:
    """The sentences between two places that hold every word, in order; white space within a word does not count.

    >>> [one.marked for one in passages("甲乙。改造危 房 21 户。", 0, 13, ["危房"])]
    ['改造【危 房】 21 户。']
    """
    patterns = [re.compile(r"\s*".join(map(re.escape, "".join(word.split()))), re.IGNORECASE) for word in words]
    for first, last in _sentences(text, start, end):
        sentence = text[first:last]
        if all(pattern.search(sentence) for pattern in patterns):
            yield Passage(first, last, _plain(sentence), _plain(_marked(sentence, patterns)))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends; a semicolon ends none, as its halves may speak of one another."""
    first = start
    for found in ENDS.finditer(text, start, end):
        if text[first : found.end()].strip():
            yield first, found.end()
        first = found.end()
    if text[first:end].strip():
        yield first, end


def _marked(sentence: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """The sentence with every word in 【】; words that overlap are marked as one."""
    inside = bytearray(len(sentence))
    for pattern in patterns:
        for found in pattern.finditer(sentence):
            inside[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    parts = []
    for at, letter in enumerate(sentence):
        opens = inside[at] and not (at and inside[at - 1])
        closes = inside[at] and not (at + 1 < len(sentence) and inside[at + 1])
        parts.append(("【" if opens else "") + letter + ("】" if closes else ""))
    return "".join(parts)


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())
