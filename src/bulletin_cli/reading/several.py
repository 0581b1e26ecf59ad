"""Several issues in one file: where each begins, and each read with its places in the whole file."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Document, Issue, Item, Observation
from bulletin_cli.reading.lines import Line, lines_of
from bulletin_cli.reading.masthead import is_number_line
from bulletin_cli.reading.pipeline import read
from bulletin_cli.reading.smoothing import smooth

_BETWEEN = 5


def read_issues(document: Document, lexicon: Lexicon) -> tuple[Issue, ...]:
    """The issues that a document holds, in order: usually one; several where the bulletin's head comes again.

    >>> from bulletin_cli.lexicon import shipped
    >>> text = "安陵快报\\n第1期\\n2023年9月1日\\n查处车辆5台。\\n安陵快报\\n第2期\\n2023年9月8日\\n查处车辆9台。"
    >>> [(i.number, str(i.observations[0].value)) for i in read_issues(Document("", text), shipped())]
    [(1, '5'), (2, '9')]
    """
    starts = [0, *_further_starts(lines_of(document.text))]
    ends = [*starts[1:], len(document.text)]
    pieces = [(start, document.text[start:end]) for start, end in zip(starts, ends, strict=True)]
    if len(pieces) == 1:
        return (read(document, lexicon),)
    return tuple(_moved(read(Document(document.source, text), lexicon), start) for start, text in pieces)


def _further_starts(lines: list[Line]) -> list[int]:
    """Where a later issue begins: at the line of the first issue's title, when a line with a number of issue follows it."""
    plain = [smooth(line.text).text for line in lines]
    numbered = [at for at, text in enumerate(plain) if is_number_line(text)]
    if len(numbered) < 2:
        return []
    titles = [plain[at] for at in range(max(0, numbered[0] - _BETWEEN), numbered[0])]
    found: list[int] = []
    for at in numbered[1:]:
        heads = [back for back in range(max(numbered[0] + 1, at - _BETWEEN), at) if plain[back] in titles]
        if heads:
            found.append(lines[heads[0]].start)
    return found


def _moved(issue: Issue, by: int) -> Issue:
    """The issue with its places counted in the whole file."""
    return replace(
        issue,
        items=tuple(_moved_item(item, by) for item in issue.items),
        observations=tuple(_moved_observation(observation, by) for observation in issue.observations),
    )


def _moved_item(item: Item, by: int) -> Item:
    return replace(item, start=item.start + by, end=item.end + by)


def _moved_observation(observation: Observation, by: int) -> Observation:
    quantity = replace(observation.quantity, start=observation.start + by, end=observation.end + by)
    return replace(observation, quantity=quantity, sentence_start=observation.sentence_start + by)
