"""`ingest --again`: the texts that the archive keeps, read anew with the present rules and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_cli.analysis.table import Align, Column, Table
from bulletin_cli.cli.archive import learn
from bulletin_cli.cli.deciding import command
from bulletin_cli.errors import UnknownName
from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Issue, Observation
from bulletin_cli.reading.pipeline import read
from bulletin_cli.reading.scans import scan_of
from bulletin_cli.store.reading import Shelf, open_shelf
from bulletin_cli.store.rereading import Rereading
from bulletin_cli.store.selecting import Selection
from bulletin_cli.store.writing import open_archive


def rehearse_again(database: Path, issues: Sequence[str]) -> tuple[Rereading, ...]:
    """What reading these issues anew, or all, would change; nothing is written."""
    with open_shelf(database) as shelf:
        found = tuple(shelf.rehearse_reading(issue, reading) for issue, reading in _readings(shelf, issues))
    return tuple(one for one in found if one.changed)


def read_again(database: Path, issues: Sequence[str]) -> tuple[Rereading, ...]:
    """What reading these issues anew, or all, changed."""
    with open_shelf(database) as shelf:
        readings = dict(_readings(shelf, issues))
    with open_archive(database, learn) as archive:
        return tuple(one for one in archive.reread(command(), readings) if one.changed)


def _readings(shelf: Shelf, issues: Sequence[str]) -> Iterator[tuple[str, Issue]]:
    """The present readings of these issues, or of all; UnknownName for one that the archive does not have.

    The archive keeps no pictures: that a text was recognised is known by the figures read of it then.
    """
    known = [entry.issue for entry in shelf.issues()]
    for issue in issues:
        if issue not in known:
            raise UnknownName("ingest --again", f"没有“{issue}”这一期", "全部编号：bulletin list issues")
    figures: dict[str, list[Observation]] = {}
    for figure in shelf.figures(Selection()):
        figures.setdefault(figure.issue, []).append(figure.observation)
    for issue, document in shelf.texts(issues):
        scan = scan_of(figures.get(issue, ()), document.text)
        yield issue, read(replace(document, scan=scan), shipped())


def table(found: Sequence[Rereading]) -> Table:
    """A row for each issue that reads otherwise now."""
    columns = (
        Column("issue", "期"),
        Column("added", "新增", Align.RIGHT),
        Column("altered", "改动", Align.RIGHT),
        Column("gone", "不再读出", Align.RIGHT),
        Column("ids", "编号", wrap=True),
    )
    rows = tuple((one.issue, len(one.added), len(one.altered), len(one.gone), _ids(one)) for one in found)
    return Table(columns, rows)


def _ids(one: Rereading) -> str:
    ids = [address.rpartition(".")[2] for address in (*one.added, *one.altered, *one.gone)]
    return "、".join(f".{number}" for number in ids)
