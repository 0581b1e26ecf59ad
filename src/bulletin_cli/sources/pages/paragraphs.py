"""Rows to paragraphs: what the page broke is joined again, within a column, across columns and across pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from itertools import pairwise
from statistics import median

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.margins import ALIKE, INDENT, Frame, alike, frames_of
from bulletin_cli.sources.pages.rows import Row

# In units of the letters' size: how much more than usual two rows stand apart between paragraphs, and how much a row may fall
# short of the margin when what comes next does not fit.
_GAP = 0.4
_SLACK = 1.1
# The rows of paragraphs are the closest together; one pair in so many shows how close.
_MANY = 8
_STOP = re.compile(r"(?:[。！？!?…][”’）)】〕]*|[。！？][（(〔【][^（）()〔〕]*[）)〕】])$")
_OPENS = re.compile(
    r"【|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、．](?![0-9])|[●▲■◆★※○◎►➢•△▼▍▎❑✦➤]"
)
# What stays on one line: a number or a Latin word, the brackets that open it, the marks that may not begin a line.
_TOKEN = re.compile(
    r"""
    [“‘「『（(《〈【\[]*
    (?: (?: [0-9A-Za-z０-９.,%:/+\-]+ [，。、；：！？”’」』）)》〉】\],.;:!?%％]* )+ | . [，。、；：！？”’」』）)》〉】\],.;:!?%％]* )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a text shows where a paragraph begins: the usual distance of its rows, whether it has gaps, whether it has indents."""

    step: float
    gaps: bool
    indents: bool

    @classmethod
    def of(cls, blocks: Sequence[Sequence[Row]], frames: Sequence[Frame]) -> _Habits:
        """The habits that the blocks show."""
        step = _step(blocks, frames)
        apart = (_apart(above, row, step) and alike(above, row) for block in blocks for above, row in pairwise(block))
        opened = (
            frame.opened_by(row) and not frame.centred(row)
            for block, frame in zip(blocks, frames, strict=True)
            for row in block
        )
        return cls(step, sum(apart) > 1, any(opened))


@dataclass(slots=True)
class _Open:
    """The paragraph being put together, and the margins that its last row keeps."""

    rows: list[Row] = field(default_factory=list)
    frame: Frame | None = None


def paragraphs_of(blocks: Sequence[Sequence[Row]], fresh: Collection[int] = ()) -> list[list[list[Row]]]:
    """The paragraphs of each block, as rows; one that began in an earlier block is found there.

    `fresh` are the blocks that no paragraph runs into, since a table stands before them.
    """
    frames = frames_of(blocks)
    habits = _Habits.of(blocks, frames)
    found: list[list[list[Row]]] = []
    current = _Open()
    for at, (block, frame) in enumerate(zip(blocks, frames, strict=True)):
        if at in fresh:
            current = _Open()
        mine: list[list[Row]] = []
        for above, row in zip((None, *block), block, strict=False):
            if _goes_on(current, above, row, frame, habits):
                current.rows.append(row)
            else:
                current = _Open([row])
                mine.append(current.rows)
            current.frame = frame
        found.append(mine)
    return found


def _goes_on(current: _Open, above: Row | None, row: Row, frame: Frame, habits: _Habits) -> bool:
    """Whether a row goes on with the paragraph; `above` is the row above it in its column, None at the column's top."""
    if current.frame is None or (above is not None and _apart(above, row, habits.step)):
        return False
    last = current.rows[-1]
    if not alike(row, last) or not _is_full(last, row, current.frame):
        return False
    stopped = bool(_STOP.search("".join(one.text for one in current.rows[-2:])))
    shown = habits.indents or (above is not None and habits.gaps)
    if stopped and (not shown or _OPENS.match(row.text)):
        return False
    return not frame.indented(row) or _titled(current.rows, current.frame, row, frame)


def _titled(rows: Sequence[Row], before: Frame, row: Row, frame: Frame) -> bool:
    """Whether a row is the second of a title that is set in the middle."""
    if frame.opened_by(row) or _OPENS.match(row.text) or _STOP.search(rows[-1].text):
        return False
    middle = all(before.centred(one) or one.left - before.left < INDENT * one.size for one in rows)
    return middle and before.centred(rows[-1]) and frame.centred(row)


def _is_full(row: Row, after: Row, frame: Frame) -> bool:
    """Whether what `after` begins with would not have fitted on `row`."""
    return row.right + _first_token(after) > frame.right - _SLACK * row.size


def _first_token(row: Row) -> float:
    """The width of what may not be parted at the beginning of a row."""
    token = _TOKEN.match("".join(glyph.text for glyph in row.glyphs))
    last = min(token.end() if token else 1, len(row.glyphs)) - 1
    return row.glyphs[last].right - row.left


def _apart(above: Row, row: Row, step: float) -> bool:
    """Whether a row stands farther from the one above than rows of a paragraph do."""
    return row.base - above.base > (step + _GAP) * row.size


def _step(blocks: Sequence[Sequence[Row]], frames: Sequence[Frame]) -> float:
    """How far apart the rows of a paragraph stand, in units of their size: the least that many rows show, full ones if there are any."""
    pairs = list(_pairs(blocks, frames))
    steps = sorted((row.base - above.base) / row.size for above, row, frame in pairs if _is_full(above, row, frame))
    steps = steps or sorted((row.base - above.base) / row.size for above, row, _ in pairs)
    least = max(1, len(steps) // _MANY)
    for at, step in enumerate(steps[: len(steps) - least + 1]):
        if steps[at + least - 1] - step < _GAP / 2:
            return median(other for other in steps[at:] if other - step < _GAP / 2)
    return 0.0


def _pairs(blocks: Sequence[Sequence[Row]], frames: Sequence[Frame]) -> Iterator[tuple[Row, Row, Frame]]:
    """Each two rows of the usual size that stand one below the other, and their margins."""
    usual = median([row.size for block in blocks for row in block] or [1.0])
    for block, frame in zip(blocks, frames, strict=True):
        for above, row in pairwise(block):
            if alike(above, row) and abs(row.size - usual) <= ALIKE * usual:
                yield above, row, frame
