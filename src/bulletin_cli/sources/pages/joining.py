"""The rows of a paragraph to one line: what stood between two of them, and was lost where the page was broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bulletin_cli.lexicon.endings import looks_like_body, looks_like_place
from bulletin_cli.sources.pages.rows import Row
from bulletin_cli.sources.pages.sheet import Glyph

Paragraph = Sequence[Row]

_MARKS = "，。；：、！？"
_CLAUSE = re.compile(rf"[^{_MARKS}]*")
_PLAIN = re.compile(rf"[^{_MARKS}0-9０-９*]*")
_GAP = re.compile(r"(?<=[^\s0-9A-Za-z])[ \u3000]+(?=\S)")
_LONG = 6
_TAIL = 80
_NAMES = re.compile(r"[（(](?P<names>[^（）()。，；]*)$")
_LAST_NAME = re.compile(r"[^（(\s、]+$")
_NEXT_NAME = re.compile(r"[^）)\s、]+")


def letters_of(paragraphs: Iterable[Paragraph]) -> list[list[Glyph]]:
    """The characters of each paragraph, its rows joined.

    A space at a row's end is not printed. It is put back between Latin words, between the names of a signature whose other names
    stand apart, and behind a headline that runs in, where the other paragraphs of the text have one.
    """
    given = list(paragraphs)
    headed = _run_in(given)
    return [_joined(paragraph, headed=headed) for paragraph in given]


def _run_in(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most paragraphs begin with a headline that a space parts from the text behind it."""
    long = [paragraph for paragraph in paragraphs if len(paragraph) > 1]
    return sum(_headline_gap("".join(row.text for row in paragraph)) for paragraph in long) * 2 > len(long)


def _headline_gap(text: str) -> bool:
    """Whether a space stands in the first clause of a text, behind enough to be a headline."""
    clause = _CLAUSE.match(text)
    return clause is not None and _GAP.search(clause[0], _LONG) is not None


def _joined(paragraph: Paragraph, *, headed: bool) -> list[Glyph]:
    letters: list[Glyph] = []
    tail = ""
    for at, row in enumerate(paragraph):
        added = list(row.letters())
        kept = tail.rstrip()
        del letters[len(letters) - len(tail) + len(kept) :]
        headline = headed and at == 1 and _ends_headline(paragraph[0].text, row.text)
        if kept and (headline or _parted(kept, row.text) or (kept != tail and _between_words(kept, row.text))):
            letters.append(replace(added[0], text=" ", sure=True))
        letters += added
        tail = "".join(letter.text for letter in letters[-_TAIL:])
    while letters and letters[-1].blank:
        letters.pop()
    return letters


def _ends_headline(first: str, second: str) -> bool:
    """Whether a paragraph's first row is a headline to its end: no mark and no gap in it, nor a gap before the first mark behind it.

    Beside a number a gap may be there and not show, so a row with one tells nothing.
    """
    clause = _CLAUSE.match(second)
    whole = len(first) >= _LONG and _PLAIN.fullmatch(first) is not None and not _headline_gap(first)
    return whole and clause is not None and clause.end() < len(second) and not _GAP.search(clause[0])


def _parted(before: str, after: str) -> bool:
    """Whether a space was lost between the end of one row and the beginning of the next."""
    words = _latin(before[-1]) or _latin(after[0])
    return (words and before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()) or (
        _lists_names(before, after)
    )


def _lists_names(before: str, after: str) -> bool:
    """Whether one row ends with a name, and the next begins with one, of a list in brackets.

    A body may be part of another (公安局交警大队): two names are two where other names of the list stand apart, where the second is
    a town, or where both are bureaus.

    >>> _lists_names("井 11 眼。（农业农村局 水利局", "石梁镇 柏坪乡）"), _lists_names("（农业农村局 水利", "局）")
    (True, False)
    >>> _lists_names("（水利局", "东洲街道）"), _lists_names("（公安局", "交警大队）")
    (True, False)
    """
    opened, last, following = _NAMES.search(before), _LAST_NAME.search(before), _NEXT_NAME.match(after)
    if not opened or not last or not following:
        return False
    if not looks_like_body(last[0]) or not looks_like_body(following[0]):
        return False
    listed = opened["names"] + after.partition("）")[0]
    alike = last[0][-1] == following[0][-1] == "局"
    return " " in listed.strip() or looks_like_place(following[0]) or alike


def _between_words(before: str, after: str) -> bool:
    """Whether a space that the file has at a row's end stands between words rather than beside a mark."""
    return before[-1] not in _MARKS and after[0] not in _MARKS


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
