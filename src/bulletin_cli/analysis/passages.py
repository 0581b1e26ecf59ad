"""The sentences of a text in which words stand, each with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bulletin_cli.nouns import dataclass

# Behind a full stop, or at a blank line that is no turn of the page.
ENDS: Final = re.compile(
    r"(?<=[。！？!?])[”’」』）)\s]* | (?<!\n)\n[^\S\n]*\n\s* (?!\s*[—–-]\s*\d+\s*[—–-])", re.VERBOSE
)
# A line that is longer, has no full stop, and is followed by a blank one was broken by a page.
LONGEST_HEADING: Final = 48
PAGE: Final = re.compile(r"\s*\n\s*[—–-]\s*\d+\s*[—–-]\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: where it stands in the text, and the same on one line with the words marked."""

    start: int
    end: int
    text: str
    marked: str


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether all of the words stand somewhere in a text, so that it is worth looking for them in one sentence.

    >>> holds("改造危 房。", ["危房", "改造"]), holds("改造危 房。", ["危桥"])
    (True, False)
    """
    run_together = "".join(text.split()).casefold()
    return all("".join(word.split()).casefold() in run_together for word in words)


def passages(text: str, start: int, end: int, words: Sequence[str]) -> Iterator[Passage]:
    """The sentences between two places that hold every word, in order; white space within a word does not count.

    >>> [one.marked for one in passages("甲乙。改造危 房 21 户。", 0, 14, ["危房"])]
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
        broken = "\n" in found[0] and len(text[first : found.start()].strip()) > LONGEST_HEADING
        if broken and text[found.start() - 1] not in "。！？!?”":
            continue
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
    return " ".join(re.sub(r"\s*\n\s*", "", PAGE.sub("", sentence)).split())
