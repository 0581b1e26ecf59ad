"""Several issues in one file: each as a document of its own, whose places still count in the whole file."""

from __future__ import annotations

import re
from dataclasses import replace

from bulletin_cli.model import Document
from bulletin_cli.reading.lines import Line, lines_of
from bulletin_cli.reading.masthead import numbers_an_issue
from bulletin_cli.reading.smoothing import smooth

_BETWEEN = 5
_NUMBERED = re.compile(r"[（(〔\[]?(?:总)?第.*")
_PRINTED = re.compile(r"[^\r\n]")


def issues_in(document: Document) -> tuple[Document, ...]:
    """A document for each issue that a file holds, in order: usually the file itself.

    Where the bulletin's head comes again, each issue's document has blanks in place of what stands before it, so that offsets
    count in the file.

    >>> text = "安陵快报\\n第1期\\n2023年9月1日\\n查处车辆5台。\\n安陵快报\\n第2期\\n2023年9月8日\\n查处车辆9台。"
    >>> [issue.text.strip()[:8] for issue in issues_in(Document("", text))]
    ['安陵快报\\n第1期', '安陵快报\\n第2期']
    """
    text = document.text
    starts = [0, *_further_starts(lines_of(text))]
    if len(starts) == 1:
        return (document,)
    ends = [*starts[1:], len(text)]
    return tuple(
        replace(document, text=_PRINTED.sub(" ", text[:start]) + text[start:end])
        for start, end in zip(starts, ends, strict=True)
    )


def _further_starts(lines: list[Line]) -> list[int]:
    """Where a later issue begins: at the line of the first issue's title, when a line with a number of issue follows it."""
    numbered = [at for at, line in enumerate(lines) if numbers_an_issue(line)]
    if len(numbered) < 2:
        return []
    plain = [smooth(line.text).text for line in lines]
    titles = [plain[at] for at in range(max(0, numbered[0] - _BETWEEN), numbered[0])]
    titles += filter(None, [_title_of(plain[numbered[0]])])
    found: list[int] = []
    for at in numbered[1:]:
        heads = [back for back in range(max(numbered[0] + 1, at - _BETWEEN), at) if plain[back] in titles]
        heads += [at] if _title_of(plain[at]) in titles else []
        if heads:
            found.append(lines[heads[-1]].start)
    return found


def _title_of(text: str) -> str:
    """The title in front of the number on one line with it: 安陵快报 of 安陵快报 第1期."""
    return _NUMBERED.sub("", text).strip()
