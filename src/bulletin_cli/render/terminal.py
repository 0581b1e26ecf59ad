"""A table drawn with rich: Chinese aligned by cells, nothing of the data taken for markup."""

from __future__ import annotations

import io
from typing import Final

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.segment import Segment, Segments
from rich.table import Table as Drawing
from rich.text import Text

from bulletin_cli.analysis.table import Align, Column, Table
from bulletin_cli.render.clean import clean, shown
from bulletin_cli.render.layout import GAP, Layout, lay_out


class Ruled(Box):
    """One rule under the heading and nothing else, columns apart by blanks: padded cells would all be drawn twice. ─ is in GBK."""

    def __init__(self) -> None:
        super().__init__("    \n    \n ── \n    \n    \n    \n    \n    \n")
        self.head_vertical = self.mid_vertical = self.foot_vertical = " " * GAP
        self.head_row_cross *= GAP


ENDLESS: Final = 100_000


def drawn(table: Table, width: int | None, *, colour: bool) -> str:
    """The table as lines of text: title, heading, rule, rows, notes, and which columns found no room."""
    layout = lay_out(table, width)
    console = Console(
        file=io.StringIO(),
        width=max(width or ENDLESS, layout.width),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    with console.capture() as captured:
        for line in _above(table):
            console.print(line)
        console.print(_drawing(table, layout))
        for note in (*table.notes, *_about_dropped(layout.dropped, table.left_out)):
            console.print(Text(clean(note), style="dim"), overflow="fold")
    return "".join(f"{line.rstrip()}\n" for line in captured.get().removesuffix("\n").split("\n"))


def _above(table: Table) -> tuple[Text, ...]:
    if not table.title and not table.subtitle:
        return ()
    line = Text(clean(table.title), style="bold", overflow="fold")
    if table.subtitle:
        line.append(f"   {clean(table.subtitle)}", style="not bold")
    return (line,)


def _drawing(table: Table, layout: Layout) -> Drawing:
    """The table with each row in one cell: drawing cell by cell takes five times as long."""
    columns = [table.columns[at] for at in layout.kept]
    drawing = _ruled()
    if columns:
        drawing.add_column(_row([clean(column.title) for column in columns], columns, layout), width=layout.width)
    for row in table.rows:
        drawing.add_row(_row([shown(row[at]) for at in layout.kept], columns, layout))
    return drawing


def _row(texts: list[str], columns: list[Column], layout: Layout) -> Segments | Drawing:
    """The texts in their columns: a line, or a table of its own where one of them does not fit on a line."""
    blanks = [width - cell_len(text) for text, width in zip(texts, layout.widths, strict=True)]
    if min(blanks, default=0) < 0:
        return _folded(texts, columns, layout)
    parts = [
        " " * blank + text if column.align is Align.RIGHT else text + " " * blank
        for text, blank, column in zip(texts, blanks, columns, strict=True)
    ]
    return Segments((Segment((" " * GAP).join(parts)),))


def _folded(texts: list[str], columns: list[Column], layout: Layout) -> Drawing:
    row = _ruled()
    row.show_header = False
    for column, width in zip(columns, layout.widths, strict=True):
        justify: JustifyMethod = "right" if column.align is Align.RIGHT else "left"
        row.add_column(justify=justify, width=width, no_wrap=not column.wrap, overflow="fold")
    row.add_row(*map(Text, texts))
    return row


def _ruled() -> Drawing:
    return Drawing(box=Ruled(), show_edge=False, padding=0)


def _about_dropped(dropped: tuple[Column, ...], told: str) -> tuple[str, ...]:
    if not dropped:
        return ()
    return (told.format(columns="、".join(_named(run) for run in _runs(dropped))),)


def _runs(dropped: tuple[Column, ...]) -> list[list[Column]]:
    """The columns with those that follow each other in the order of dropping (issues) put together."""
    runs: list[list[Column]] = []
    for column in dropped:
        if runs and runs[-1][-1].drop == column.drop + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return runs


def _named(run: list[Column]) -> str:
    titles = [clean(column.title) for column in run]
    return f"{titles[0]}—{titles[-1]}" if len(titles) > 2 else "、".join(titles)
