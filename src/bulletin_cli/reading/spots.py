"""The figures of a sentence with the words around each: what stands before it, what follows, what lies between."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.quantities import Reading

STRONG = re.compile(r"[，；：。;:！？\n]|(?<![0-9]),|,(?![0-9]{3})")
_PARTED = re.compile(r"[，。；：、,;（和及与]")
_TOUCHES = re.compile(r"[A-Z0-9]{0,4}[一-鿿“《]")
_LISTING = ("、", "和", "及", "以及", "与")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item: its text, where it stands in the item's smooth text, its figures there."""

    text: str
    start: int
    index: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sentence is read in: the item with its departments and headline, the issue's year and issuer,
    the names without 县 or 市 of the area that the issue is about, and its day.
    """

    item: int
    departments: tuple[str, ...]
    year: int | None
    headline: str | None
    issuer: str | None
    area: tuple[str, ...] = ()
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """One figure in its sentence; all offsets count in the sentence.

    `gap` lies between the figure before and this one, `lead` is the part of it in this figure's own clause, `clause` reaches
    back to the last comma whatever stands between, `tail` goes on to the next figure. A figure alone in brackets has what
    stands before them as its lead. `bracket` is the bracket it stands in.
    """

    reading: Reading
    start: int
    end: int
    gap: str
    lead: str
    clause: str
    tail: str
    next_start: int | None
    bracket: tuple[int, int] | None

    @property
    def listed(self) -> bool:
        """Whether 、 or 和 joins the figure to the one before."""
        if len(self.gap) == self.start:
            return False  # the first figure: 与、和 before it join no figure to it
        return (self.gap.startswith(_LISTING) or self.gap.endswith("、")) and not STRONG.search(self.gap)

    @property
    def opens_bracket(self) -> bool:
        """Whether the figure is the first thing in its bracket."""
        return self.bracket is not None and self.bracket[0] == self.start - len(self.lead) - 1

    @property
    def runs_on(self) -> bool:
        """Whether only words, no punctuation, stand between this figure and the next."""
        return self.next_start is not None and not _PARTED.search(self.tail)

    @property
    def direct_tail(self) -> str:
        """What follows the figure, where it touches it."""
        return self.tail if _TOUCHES.match(self.tail) else ""


def spots_of(sentence: Sentence) -> list[Spot]:
    """Each figure of a sentence with its surroundings, in order."""
    spots: list[Spot] = []
    text, previous_end = sentence.text, 0
    places = [(r.start - sentence.start, r.end - sentence.start) for r in sentence.readings]
    clauses = [0, *(mark.end() for mark in STRONG.finditer(text))]
    for at, (reading, (start, end)) in enumerate(zip(sentence.readings, places, strict=True)):
        following = places[at + 1][0] if at + 1 < len(places) else None
        bracket = bracket_around(text, start)
        clause_start = clauses[bisect_right(clauses, start) - 1]
        own_start = max(clause_start, bracket[0] + 1) if bracket else clause_start
        lead = text[max(own_start, previous_end) : start]
        tail = text[end : len(text) if following is None else following]
        if bracket and bracket[0] == start - 1 and bracket[1] == end:
            lead = before_bracket(text[previous_end:], bracket[0] - previous_end)
        gap, clause = text[previous_end:start], text[clause_start:start]
        spots.append(Spot(reading, start, end, gap, lead, clause, tail, following, bracket))
        previous_end = end
    return spots


def bracket_around(text: str, position: int) -> tuple[int, int] | None:
    """The bracket that `position` stands in, as the places of （ and ）.

    >>> bracket_around("整改12处（道路5处）", 8)
    (5, 10)
    >>> bracket_around("整改12处（道路）5处", 9) is None
    True
    """
    open_, close = text.rfind("（", 0, position), text.rfind("）", 0, position)
    if open_ <= close:
        return None
    end = text.find("）", position)
    return open_, end if end >= 0 else len(text)


def before_bracket(text: str, bracket: int) -> str:
    """The words directly before a bracket, back to the last mark: 水利类 in 公路类（10%）、水利类（6.3%）."""
    return re.split(r"[，；：。、,;]", text[:bracket])[-1]
