"""What a page carries besides its text: headers, footers, page numbers, what a browser prints in its margins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.rows import Row

_DEPTH = 3
_LARGE = 1.25
_USUAL = 0.8
_FEWEST = 3
_SMALL = 0.95
_APART = 1.6
_HEAD = 12
_NUMBERED = "#"
_NUMBER = re.compile(
    r"""
    [-—–－―_·•~〜一\s]* (?: 第? \s* [0-9０-９]{1,4} \s* 页? (?: [/／|，,]? \s* 共? \s* [0-9０-９]{1,4} \s* 页 | \s*[/／]\s*[0-9]{1,4} )?
      | page\s*[0-9]{1,4}(?:\s*of\s*[0-9]{1,4})? ) [-—–－―_·•~〜一\s]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ISSUE = re.compile(r"[（(〔\[]?\s*(?:[0-9]{4}\s*年)?\s*(?:总)?第\s*\S{1,8}\s*期")
# A browser prints the day and the title above the page, the address and the page's number below it.
_PRINTED = re.compile(
    r"""
    (?: [0-9]{1,4}[/.\-年][0-9]{1,2}[/.\-月][0-9]{1,4}日? [，,]?\s* (?:[上下]午\s*)? [0-9]{1,2}:[0-9]{2} (?::[0-9]{2})? (?:\s*[AP]M)?
      | (?:https?|file)://\S+ | about:blank )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands at the edges of the pages: how often each text, and the letterhead of the first page."""

    counts: Counter[str]
    head: tuple[tuple[str, float], ...]
    size: float
    pages: int

    def again(self, text: str, *, apart: bool) -> bool:
        """Whether a text stands at the edge of other pages as well: of two where it is set apart, else of nearly all."""
        count = self.counts[_bare(text)]
        return count > 1 if apart else count >= max(_FEWEST, _USUAL * self.pages)


def without_furniture(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page, from top to bottom, without those at its edges that are no text.

    Dropped are page numbers, what comes again at the edge of other pages, and a small repetition of the letterhead. Nothing is
    dropped behind the first row that is text, and nothing in large letters or above a new number: that is the head of an issue.
    """
    sizes = [row.size for page in pages for row in page for _ in row.glyphs]
    if not sizes:
        return [list(page) for page in pages]
    # A page that is there twice says nothing of what comes again.
    different = {"".join(row.text for row in page): page for page in pages}.values()
    edges = (text for page in different for text in {_bare(p.text) for row in _edge_rows(page) for p in row.segments})
    head = tuple((_bare(row.text), row.size) for row in next((page for page in pages if page), ())[:_HEAD])
    seen = _Seen(Counter(edges), head, median(sizes), len(different))
    return [_middle(page, seen) for page in pages]


def _edge_rows(page: Sequence[Row]) -> list[Row]:
    return [*page[:_DEPTH], *page[max(_DEPTH, len(page) - _DEPTH) :]]


def _bare(text: str) -> str:
    return "".join(text.split())


def _middle(page: Sequence[Row], seen: _Seen) -> list[Row]:
    """The rows of a page between its furniture."""
    low, high = 0, len(page)
    fresh = any(_ISSUE.match(row.text) and seen.counts[_bare(row.text)] < 2 for row in page[: _DEPTH + 2])
    dropped: set[str] = set()
    while high > max(low, len(page) - _DEPTH) and _is_furniture(page[low:high], -1, seen, dropped):
        high -= 1
        dropped |= {_NUMBERED} if _NUMBER.match(page[high].text) else set()
    while low < min(_DEPTH, high) and _is_furniture(page[low:high], 0, seen, dropped):
        if fresh and page[low].size >= _SMALL * seen.size and not _NUMBER.match(page[low].text):
            break
        dropped |= {_bare(part.text) for part in page[low].segments}
        low += 1
    return list(page[low:high])


def _is_furniture(page: Sequence[Row], at: int, seen: _Seen, dropped: Collection[str]) -> bool:
    """Whether the first row of what is left of a page, or its last (-1), is no text.

    What was `dropped` is text when it comes again on the page: a title under the header, a figure beside the page's number.
    """
    row = page[at]
    if row.size > _LARGE * seen.size:
        return False
    if _PRINTED.match(row.text):
        return True
    texts = [part.text for part in row.segments]
    apart = _stands_apart(page, at)
    if all(_NUMBER.match(text) for text in texts):
        return any(not text.strip().isdigit() for text in texts) or (apart and _NUMBERED not in dropped)
    apart = apart or row.size < _SMALL * seen.size
    return all(
        _NUMBER.match(text)
        or (seen.again(text, apart=apart) and _bare(text) not in dropped)
        or (at == 0 and _is_head(text, row, seen))
        for text in texts
    )


def _is_head(text: str, row: Row, seen: _Seen) -> bool:
    """Whether a row repeats words of the letterhead in smaller letters."""
    bare = _bare(text)
    return len(bare) > 2 and any(bare in words and row.size < _SMALL * size for words, size in seen.head)


def _stands_apart(page: Sequence[Row], at: int) -> bool:
    """Whether the first row, or the last one (-1), stands farther from the text than rows do from each other."""
    if len(page) < 2:
        return True
    steps = [below.base - above.base for above, below in pairwise(page)]
    return steps[at] > _APART * median(steps)
