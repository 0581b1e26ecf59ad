"""The archive read from Python: what `export` writes, of whom and of what is asked."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, asdict
from pathlib import Path

import pytest
from program import out, run

import bulletin_cli
from bulletin_cli import BulletinError, FigureRecord, rows

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "use-from-python.md"


def test_the_rows_are_those_of_export(stored: Path) -> None:
    exported = [json.loads(line) for line in out(run("export", here=stored)).splitlines()]
    found = rows(stored / "bulletin.db")
    assert json.loads(json.dumps([asdict(row) for row in found])) == exported
    assert len(found) == 4
    assert all(isinstance(row, FigureRecord) for row in found)


def test_departments_and_indicators_are_understood_as_on_the_command_line(stored: Path) -> None:
    database = str(stored / "bulletin.db")
    everything = rows(database)
    assert rows(database, departments="县交通局") == rows(database, departments=["交通运输局"]) == everything
    assert [row.value for row in rows(database, indicators="排查")] == ["57", "66"]
    assert rows(database, departments=["交通局"], indicators=["维修企业", "问题"]) == everything


@pytest.mark.parametrize(
    ("named", "place"), [({"departments": "没有局"}, "--dept"), ({"indicators": ["没有这样的"]}, "--indicator")]
)
def test_a_name_that_is_not_there_is_an_error_with_the_next_step(
    named: dict[str, str], place: str, stored: Path
) -> None:
    with pytest.raises(BulletinError) as caught:
        rows(stored / "bulletin.db", **named)
    assert (caught.value.place, caught.value.status) == (place, 2)
    assert "bulletin list" in caught.value.way_out


def test_an_archive_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="还没有这个数据库"):
        rows(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_row_never_changes(stored: Path) -> None:
    with pytest.raises(FrozenInstanceError):
        rows(stored / "bulletin.db")[0].value = "1"  # type: ignore[misc]


@pytest.mark.parametrize("name", sorted(set(bulletin_cli.__all__) - {"__version__"}))
def test_a_public_name_has_an_example_that_runs_and_stands_in_the_documents(name: str) -> None:
    told = getattr(bulletin_cli, name).__doc__ or ""
    assert ">>> " in told
    assert f"`{name}`" in HOWTO.read_text(encoding="utf-8")


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        bulletin_cli.nothing  # noqa: B018
