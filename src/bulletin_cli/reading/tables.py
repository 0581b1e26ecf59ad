"""Tables flattened into text: rows of cells set apart by tabs or gaps below a head.

Each number is a figure: its indicator is the column's head (or, where a column 单位 stands, the row's name), its unit what the
head, the unit column or the caption (单位：万元) says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bulletin_cli.lexicon.endings import looks_like_body
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Measure, Modifier, Status, Unit
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.drafts import Draft
from bulletin_cli.reading.lines import Line
from bulletin_cli.reading.numerals import numeral_at
from bulletin_cli.reading.periods import governing, time_words
from bulletin_cli.reading.quantities import Reading
from bulletin_cli.reading.smoothing import smooth
from bulletin_cli.reading.spots import Frame
from bulletin_cli.reading.written_units import unit_at

_PROSE = re.compile("[，。；：]")
_GAP = re.compile(r"\t+|[ 　]{2,}")
_SPACE = re.compile(r" ")
_TAB = re.compile(r"\t")
_NUMBER = re.compile(r"[+\-＋－−]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?[%％]?$")
_NOTHING = re.compile(r"[-—–－/／]+$|无$")
_CAPTION = re.compile(r"单位\s*[:：]\s*(?P<units>[^\s）)]+)")
_UNIT_HEAD = re.compile(r"(?:计量)?单位$")
_HEAD_UNIT = re.compile(r"[（(](?P<unit>[^（）()]+)[）)]$|[%％]$")
_ORDER = re.compile(r"序号|编号|位次|排名|名次$")
_TOTAL = re.compile(r"(?:合计|总计|小计|全[县市区]|总数)$")
_MEASURES = (
    (re.compile(r"环比|比上月|较上月"), Measure.MOM),
    (re.compile(r"同比|比上年|较上年|增长|增幅|增速|±"), Measure.YOY),
    (
        re.compile(r"完成率|完成比例|占(?:年度|全年)?(?:计划|任务|目标|预算)|完成(?:年度)?(?:计划|任务)"),
        Measure.COMPLETION,
    ),
    (re.compile(r"占比|比重|率$|比例"), Measure.SHARE),
)
_COUNTED = (("人数", "人"), ("户数", "户"), ("金额", "元"), ("投资", "元"), ("资金", "元"), ("个数", "个"))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and where it starts in the source."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table: its caption (or ""), its head and its rows of cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def start(self) -> int:
        """Where the first row starts in the source."""
        return self.rows[0][0].start


@dataclass(frozen=True, slots=True)
class Column:
    """Where a cell stands: its row's name, its column's head, and what the row's unit column says."""

    row: str
    head: str
    unit: str


def cells_of(line: Line) -> tuple[Cell, ...]:
    """The cells of a line; set apart by tabs or wide gaps, else by spaces.

    >>> [cell.text for cell in cells_of(Line(0, 14, "城关镇\\t402\\t34170"))]
    ['城关镇', '402', '34170']
    """
    gaps = _GAP if _GAP.search(line.text) or _PROSE.search(line.text) else _SPACE
    return tuple(cell for cell in _parted(line, gaps) if cell.text)


def _parted(line: Line, gaps: re.Pattern[str]) -> Iterator[Cell]:
    position = 0
    for gap in (*gaps.finditer(line.text), None):
        stop = gap.start() if gap else len(line.text)
        yield Cell(line.text[position:stop].strip(), line.start + position)
        position = gap.end() if gap else stop


def _as_many(line: Line, count: int) -> tuple[Cell, ...]:
    """The cells of a line, with the empty ones between its tabs where it has as many as its table only with them.

    What a line with tabs lacks are its last cells: tabs at the end of a line are lost on the way.
    """
    cells = cells_of(line)
    if "\t" not in line.text or len(cells) >= count:
        return cells
    full = tuple(_parted(line, _TAB))
    lacking = count - len(full)
    return (*full, *(Cell("", line.end) for _ in range(lacking))) if lacking >= 0 else cells


def is_row(cells: Sequence[Cell]) -> bool:
    """Whether a line of cells is a row of a table: a name and at least one number, most cells behind the name numbers."""
    filled = [cell for cell in cells[1:] if cell.text and not _NOTHING.match(cell.text)]
    numbers = sum(bool(_NUMBER.match(cell.text)) for cell in filled)
    return bool(cells) and not _NUMBER.match(cells[0].text) and numbers >= 1 and numbers * 2 >= len(filled)


def _is_head(line: Line, head: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether a line of cells is the head of the row below it: as many cells, none of them a number.

    Two columns make a table only where a tab says so: two words in a line and a word and a number below it are prose.
    """
    least = 2 if "\t" in line.text else 3
    return least <= len(head) == len(row) and not any(_NUMBER.match(cell.text) for cell in head)


def split_tables(lines: Sequence[Line]) -> tuple[list[Line], list[FlatTable]]:
    """The lines that are no table, and the tables among them: a head line of cells with two rows or more below it."""
    rest: list[Line] = []
    tables: list[FlatTable] = []
    at = 0
    cells = [cells_of(line) for line in lines]
    while at < len(lines):
        end = at + 1
        count = len(cells[at])
        if end < len(lines) and _is_head(lines[at], cells[at], _as_many(lines[end], count)):
            while end < len(lines) and len(cells[end]) >= 2 and is_row(cells[end]):
                end += 1
        if end - at >= 3:
            caption = rest[-1].text if rest and (_CAPTION.search(rest[-1].text) or "表" in rest[-1].text) else ""
            if caption:
                rest.pop()
            tables.append(
                FlatTable(
                    caption,
                    tuple(c.text for c in cells[at]),
                    tuple(_as_many(line, count) for line in lines[at + 1 : end]),
                )
            )
            at = end
        else:
            rest.append(lines[at])
            at += 1
    return rest, tables


def table_drafts(table: FlatTable, frame: Frame, lexicon: Lexicon) -> Iterator[tuple[Draft, tuple[Cell, ...], Cell]]:
    """A draft for each number of a table with its row and its cell, in reading order; rank and order columns are left out."""
    unit_column = next((at for at, head in enumerate(table.head) if at and _UNIT_HEAD.search(head)), None)
    for row in table.rows:
        if len(row) != len(table.head):
            continue
        for at, cell in enumerate(row):
            if at and _NUMBER.match(cell.text) and not _ORDER.search(table.head[at]):
                unit = row[unit_column].text if unit_column is not None else ""
                column = Column(row[0].text, table.head[at], unit)
                yield _draft(table, column, cell, frame, lexicon), row, cell


def _draft(table: FlatTable, column: Column, cell: Cell, frame: Frame, lexicon: Lexicon) -> Draft:
    name, head, unit = column.row, column.head, column.unit
    text = smooth(cell.text).text
    sign = Decimal(-1) if text[0] == "-" else Decimal(1)
    numeral = numeral_at(text, 1 if text[0] in "+-" else 0, lexicon)
    value = (numeral.value if numeral else Decimal(0)) * sign
    measure = next((found for pattern, found in _MEASURES if pattern.search(head)), Measure.LEVEL)
    written = _unit(table, head, unit, text, measure, lexicon)
    reading = Reading(0, len(text), 0, value * written.factor, None, written, Modifier.EXACT)
    indicator = name if unit else _HEAD_UNIT.sub("", head)
    period = governing(time_words(f"{head}{table.caption}", frame.year, lexicon), len(head) + len(table.caption))
    return Draft(
        reading=reading,
        item=frame.item,
        sentence_index=0,
        indicator=indicator if unit or _names_a_body(name) or _TOTAL.search(name) else f"{name}{indicator}",
        departments=(lexicon.departments.shown(name),) if _names_a_body(name) else frame.departments,
        status=Status.TARGET if re.search(r"计划|任务|目标", head) and measure is Measure.LEVEL else Status.ACTUAL,
        measure=measure,
        period=period,
        value=value * written.factor,
        upper=None,
        rules=("table",),
    )


def _names_a_body(name: str) -> bool:
    return looks_like_body(name)


def _unit(table: FlatTable, head: str, cell: str, text: str, measure: Measure, lexicon: Lexicon) -> Unit:
    """The unit of a column: per cent for shares and growths, else what the unit column, the head or the caption says."""
    percent = Unit("%", "%", Decimal(1), "share")
    if text.endswith("%") or measure is not Measure.LEVEL or "%" in head:
        return percent
    own = _HEAD_UNIT.search(head)
    caption = _CAPTION.search(table.caption)
    listed = re.split(r"[、，,/]", caption["units"]) if caption else []
    wanted = next((unit for word, unit in _COUNTED if word in head), "")
    # A head that counts households under a caption of 万元 has no unit of its own.
    candidates = [
        cell,
        own["unit"] if own else "",
        *(u for u in listed if u.endswith(wanted)),
        *(listed[:1] if not wanted else ()),
    ]
    return next(
        (unit for spelling in candidates if spelling and (unit := _scaled_unit(spelling, lexicon))),
        Unit("", "", Decimal(1), ""),
    )


def _scaled_unit(spelling: str, lexicon: Lexicon) -> Unit | None:
    """A unit with its scale: 万吨, 亿元."""
    scale = Decimal(1)
    position = 0
    while spelling[position : position + 1] in lexicon.numerals.scales and unit_at(spelling, position, lexicon) is None:
        scale *= lexicon.numerals.scales[spelling[position]]
        position += 1
    found = unit_at(spelling, position, lexicon)
    return Unit(spelling, found.unit.base, found.unit.factor * scale, found.unit.dimension) if found else None
