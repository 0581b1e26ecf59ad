"""Tables of documents as lines of text: a row a line, cells set apart by tabs, which is how the reader knows a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bulletin_cli.nouns import dataclass

_NUMBER: Final = re.compile(r"[+\-－]?[0-9０-９][0-9０-９,，.．]*[%％]?$")
_PROSE: Final = re.compile(r"[。；！？]")
CORNER: Final = "项目"
HEAD_ROWS: Final = 3
# Cells may claim to reach over thousands of squares; past as many as no table has, each is taken for one.
SQUARES_LIMIT: Final = 500_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, and over how many columns and rows it reaches."""

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The paragraphs as one."""
        return "".join(self.lines)


EMPTY: Final = Cell(())


@dataclass(frozen=True, slots=True)
class _Slot:
    """One square of the grid: the cell that covers it, and whether it is that cell's own square, or its uppermost or leftmost."""

    cell: Cell
    top: bool = True
    left: bool = True


def lines_of_table(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a table.

    A row with text in one cell only is its paragraphs (a frame around text, a caption); so is a row that holds sentences. Rows
    of a head that hang together become one: 农村公路 above 新建 and 养护 gives 农村公路新建 and 农村公路养护.

    >>> list(lines_of_table([[Cell(("单位",)), Cell(("查处", "（台）"))], [Cell(("甲局",)), Cell(("5",))]]))
    ['单位\\t查处（台）', '甲局\\t5']
    """
    grid = _grid(rows)
    at = 0
    while at < len(grid):
        row = grid[at]
        filled = [slot.cell for slot in row if slot.top and slot.left and slot.cell.text.strip()]
        hanging = any(not slot.top and slot.cell.text.strip() for slot in row)
        if len(filled) + hanging <= 1 or any(_is_prose(cell) for cell in filled):
            yield from (line for cell in filled for line in cell.lines)
            at += 1
            continue
        deep = _head_rows(grid, at)
        yield _head_line(grid[at : at + deep]) if deep > 1 else _line(row, grid[at + 1 : at + 2])
        at += deep


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[_Slot]]:
    """The squares of the table, each row as wide as its cells reach."""
    grid: list[list[_Slot]] = []
    hanging: dict[int, tuple[_Slot, int]] = {}
    squares = 0
    for cells in rows:
        row: list[_Slot] = []
        coming = iter(cells)
        cell = next(coming, None)
        while cell is not None or len(row) in hanging:
            column = len(row)
            if column in hanging:
                slot, left = hanging.pop(column)
                row.append(slot)
                if left > 1:
                    hanging[column] = (slot, left - 1)
            elif cell is not None:
                crowded = squares + column > SQUARES_LIMIT
                for further in range(1 if crowded else max(1, cell.columns)):
                    row.append(_Slot(cell, left=further == 0))
                    if cell.rows > 1 and not crowded:
                        hanging[column + further] = (_Slot(cell, top=False, left=further == 0), cell.rows - 1)
                cell = next(coming, None)
        if squares > SQUARES_LIMIT:
            hanging.clear()
        squares += len(row)
        grid.append(row)
    return grid


def _is_prose(cell: Cell) -> bool:
    """Whether a cell holds sentences: then its row is text in a frame, not figures in columns."""
    return len(cell.text) > 12 and bool(_PROSE.search(cell.text))


def _head_rows(grid: Sequence[Sequence[_Slot]], at: int) -> int:
    """How many rows from `at` on are one head: a cell in the first reaches over them, and none of them has a number."""
    deep = max(slot.cell.rows for slot in grid[at] if slot.top)
    if not 1 < deep <= HEAD_ROWS or all(slot.left for slot in grid[at]):
        return 1
    rows = grid[at : at + deep]
    numbers = any(_NUMBER.match(slot.cell.text.strip()) for row in rows for slot in row)
    return 1 if numbers else deep


def _head_line(rows: Sequence[Sequence[_Slot]]) -> str:
    """The rows of a head as one: each column's words from above."""
    width = max(len(row) for row in rows)
    columns = ([row[column] for row in rows if column < len(row)] for column in range(width))
    return "\t".join("".join(_flat(slot.cell) for slot in slots if slot.top) for slots in columns)


def _line(row: Sequence[_Slot], below: Sequence[Sequence[_Slot]]) -> str:
    """A row as one line. A name that reaches over several rows stands in each of them, a number only in its first."""
    words = [
        _flat(slot.cell) if slot.left and (slot.top or not _NUMBER.match(slot.cell.text.strip())) else ""
        for slot in row
    ]
    # A tab at the beginning of a line says nothing: the corner of a table gets a word.
    if words and not words[0] and below and not any(_NUMBER.match(word) for word in words):
        words[0] = CORNER
    return "\t".join(words).rstrip("\t")


def _flat(cell: Cell) -> str:
    return " ".join(cell.text.split())
