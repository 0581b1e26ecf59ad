"""`bulletin compare`: two issues or two periods side by side."""

# ruff: noqa: PLC0415, PLR0913 - a command imports what it needs when it runs; its parameters are its options
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from datetime import date

    from bulletin_cli.analysis.comparison import Only
    from bulletin_cli.analysis.frames import Frame
    from bulletin_cli.analysis.heads import IssueHead
    from bulletin_cli.analysis.table import Report
    from bulletin_cli.model import Figure, Series
    from bulletin_cli.store.reading import Shelf

First = Annotated[str, typer.Argument(metavar="A", show_default=False, help="期号或时间，如 13、2024-05、2023Q2")]
Second = Annotated[str, typer.Argument(metavar="B", show_default=False, help="同上；与 A 相比")]
OnlyThese = Annotated[
    str | None,
    typer.Option("--only", metavar="changed|new|missing", show_default=False, help="只看有增减的、新出现的、未报的"),
]


@options.answering()
def compare(
    first: First,
    second: Second,
    *,
    only: OnlyThese = None,
    dept: options.Departments = None,
    indicator: options.Indicators = None,
    today: options.Today = None,
    db: options.Database = None,
    where: options.Output,
) -> int:
    """两期或两段时间并排：增减、增幅、新出现的、未报的。

    例：bulletin compare 13 14

    例：bulletin compare 2023Q2 2024Q2 --dept 农业农村局

    例：bulletin compare 上期 本期 --only missing
    """
    from bulletin_cli.analysis.comparison import Only
    from bulletin_cli.cli.archive import departments, spellings
    from bulletin_cli.cli.choosing import about, heads_of, one_of, today_of
    from bulletin_cli.cli.gathering import documents
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit_all
    from bulletin_cli.cli.place import database
    from bulletin_cli.store.reading import open_shelf

    rows = one_of(Only, only, "--only") if only else None
    day = today_of(today)
    with open_shelf(database(db)) as shelf:
        names = spellings(departments(dept, shelf))
        heads = heads_of(shelf)
        series = about(_needed((first, second), day, names, heads, shelf), indicator or ())
    reports = _reports((first, second), (day, rows), heads, series)
    emit_all(documents(reports, where.form), where, words(), series)
    return 0 if any(one.table.rows for one in reports) else 1


def _needed(
    asked: tuple[str, str], day: date, names: tuple[str, ...], heads: Sequence[IssueHead], shelf: Shelf
) -> tuple[Series, ...]:
    """The series of these departments, else those that either side has a figure of."""
    from bulletin_cli.cli.choosing import wanted, within
    from bulletin_cli.store.selecting import Selection

    if names:
        return shelf.series(Selection(departments=names))
    return shelf.series_and_relatives(*(within(wanted(text, day, "compare"), heads) for text in asked))


def _reports(
    asked: tuple[str, str], how: tuple[date, Only | None], heads: Sequence[IssueHead], series: Sequence[Series]
) -> tuple[Report, ...]:
    """A comparison for each bulletin that has both sides; UnknownName where the archive has not one of them."""
    from bulletin_cli.analysis.comparison import comparison
    from bulletin_cli.analysis.frames import by_bulletin
    from bulletin_cli.cli.choosing import no_issue

    day, only = how
    figures = [figure for one in series for figure in one.figures]
    sides = [_side(text, day, heads, figures) for text in asked]
    for text, side in zip(asked, sides, strict=True):
        if not side:
            raise no_issue(text, heads, "compare")
    shared = [title for title in sides[0] if title in sides[1]]
    if not shared:
        raise no_issue(asked[1], [head for head in heads if head.title in sides[0]], "compare")
    own = by_bulletin(series)
    return tuple(comparison(own.get(title, ()), (sides[0][title], sides[1][title]), only) for title in shared)


def _side(text: str, day: date, heads: Sequence[IssueHead], figures: Sequence[Figure]) -> dict[str | None, Frame]:
    """What a period is for each bulletin: its one issue, or a stretch of the calendar."""
    from bulletin_cli.analysis.frames import By, framed
    from bulletin_cli.analysis.spans import Span
    from bulletin_cli.cli.choosing import wanted

    asked = wanted(text, day, "compare")
    by = By.WHOLE if isinstance(asked, Span) else By.ISSUE
    frames = framed(asked, by, heads, figures)
    # An issue in which nothing was reported is there; a stretch of the calendar in which nothing was is not.
    found = [one for one in frames if by is By.ISSUE or any(one.key_of(figure) for figure in figures)]
    return {one.title: one for one in found if one.heads}
