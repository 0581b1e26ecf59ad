"""Which columns of a table a terminal of some width shows, and how wide each is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from bulletin_cli.analysis.table import Column, Table
from bulletin_cli.nouns import dataclass
from bulletin_cli.render.clean import clean, shown

GAP: Final = 3
NARROWEST_WRAPPED: Final = 16


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns kept, by their place in the table, each with its width in cells; and those dropped."""

    kept: tuple[int, ...]
    widths: tuple[int, ...]
    dropped: tuple[Column, ...]

    @property
    def width(self) -> int:
        """How many cells the whole table takes."""
        return _total(self.widths)


def lay_out(table: Table, width: int | None) -> Layout:
    """The layout that fits the width, or the narrowest one that shows every column that may not be dropped.

    Whole columns give way in the order of their `drop`; a wrapped one shrinks only after that,
    and no other ever does.
    """
    natural = natural_widths(table)
    if width is None:
        return Layout(tuple(range(len(table.columns))), natural, ())
    least = [_least(column, own) for column, own in zip(table.columns, natural, strict=True)]
    total, gone = _total(least), set[int]()
    for place in _order_of_dropping(table):
        if total <= width:
            break
        gone.add(place)
        total -= least[place] + GAP
    kept = [at for at in range(len(table.columns)) if at not in gone]
    dropped = tuple(table.columns[at] for at in sorted(gone))
    return Layout(
        tuple(kept), _shrunk([table.columns[at] for at in kept], [natural[at] for at in kept], width), dropped
    )


def natural_widths(table: Table) -> tuple[int, ...]:
    """How wide each column is with nothing broken."""
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    return tuple(
        max(cell_len(clean(column.title)), *(cell_len(shown(cell)) for cell in cells if cell is not None), 1)
        for column, cells in zip(table.columns, columns, strict=True)
    )


def _order_of_dropping(table: Table) -> list[int]:
    places = [at for at, column in enumerate(table.columns) if column.drop > 0]
    return sorted(places, key=lambda at: (-table.columns[at].drop, -at))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _least(column: Column, natural: int) -> int:
    return min(natural, max(NARROWEST_WRAPPED, cell_len(clean(column.title)))) if column.wrap else natural


def _shrunk(columns: list[Column], widths: list[int], width: int) -> tuple[int, ...]:
    """The widths with the excess taken from the wrapped columns, the widest first, none below its least."""
    excess = _total(widths) - width
    taken = list(widths)
    for at in sorted((at for at, column in enumerate(columns) if column.wrap), key=lambda at: -widths[at]):
        cut = max(0, min(excess, widths[at] - _least(columns[at], widths[at])))
        taken[at] -= cut
        excess -= cut
    return tuple(taken)
