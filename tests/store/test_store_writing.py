"""The archive as it is written."""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from made import DAY, entry, learn, masthead, observation

from bulletin_cli.errors import DatabaseError
from bulletin_cli.store import schema, upkeep
from bulletin_cli.store.outcome import Kind
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.selecting import Selection
from bulletin_cli.store.writing import open_archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "库.db"


def addresses(path: Path) -> list[str]:
    with open_shelf(path) as shelf:
        return [figure.address for figure in shelf.figures(Selection())]


def test_a_figure_comes_back_as_it_was_saved(path: Path) -> None:
    given = observation("3—5 家", "0.10", upper="12345678901234567890.123456789")
    with open_archive(path, learn) as archive:
        archive.save(entry("甲", masthead(), given))
    with open_shelf(path) as shelf:
        (figure,) = shelf.figures(Selection())
    assert figure.observation == given
    assert (figure.address, figure.issue, figure.revision, figure.source) == ("2023-44.1", "2023-44", 1, "快报.txt")
    assert (figure.title, figure.number, figure.date) == ("安陵政务快报", 44, DAY)


def test_the_same_text_with_other_line_breaks_changes_nothing(path: Path) -> None:
    with open_archive(path, learn) as archive:
        assert archive.save(entry("第一\n段")).kind is Kind.NEW
        assert archive.save(entry("第一\r\n 段")).kind is Kind.UNCHANGED
    assert addresses(path) == ["2023-44.1"]


def test_a_changed_text_is_a_revision_and_the_old_one_stays(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
        second = archive.save(entry("乙", masthead(), observation("58 家", "58")))
        assert (second.kind, second.revision) == (Kind.REVISED, 2)
        assert archive.save(entry("甲")).kind is Kind.UNCHANGED
    with open_shelf(path) as shelf:
        (figure,) = shelf.figures(Selection())
        assert [document.text for _, document in shelf.texts(("2023-44",))] == ["乙"]
    assert (figure.observation.value, figure.revision) == (Decimal(58), 2)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT text FROM revision ORDER BY number").fetchall() == [("甲",), ("乙",)]


def test_a_text_without_a_number_is_known_by_its_digest(path: Path) -> None:
    with open_archive(path, learn) as archive:
        first = archive.save(entry("甲", masthead(None, None, None)))
        second = archive.save(entry("乙", masthead(None, None, None)))
        again = archive.save(entry("甲", masthead(None, None, None)))
    assert first.address.startswith("x")
    assert len(first.address) == 7
    assert {first.kind, second.kind} == {Kind.NEW}
    assert again == replace(first, kind=Kind.UNCHANGED)


def test_two_titles_of_one_number_bear_a_key_whatever_the_order(tmp_path: Path) -> None:
    texts = [entry("甲"), entry("乙", masthead(title="滨河政务快报")), entry("丙", masthead(45))]
    seen = []
    for name, order in (("a.db", texts), ("b.db", texts[::-1])):
        with open_archive(tmp_path / name, learn) as archive:
            for one in order:
                archive.save(one)
        seen.append(sorted(addresses(tmp_path / name)))
    assert seen[0] == seen[1] == sorted(["安陵-2023-44.1", "滨河-2023-44.1", "2023-45.1"])


def test_names_that_look_like_sql_are_only_names(path: Path) -> None:
    evil = "x'); DROP TABLE observation; --"
    with open_archive(path, learn) as archive:
        archive.save(entry("甲", masthead(title=evil), replace(observation(), departments=(evil,))))
    with open_shelf(path) as shelf:
        assert [found.department for found in shelf.departments()] == [evil]
        assert len(shelf.figures(Selection(departments=(evil,)))) == 1
        assert shelf.figures(Selection(departments=("' OR 1=1 --",))) == ()


def test_an_issue_that_fails_half_way_leaves_nothing(path: Path) -> None:
    broken = entry("乙", masthead(45), observation(), replace(observation(), indicator=None))  # type: ignore[arg-type]
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
        with pytest.raises(DatabaseError):
            archive.save(broken)
    with sqlite3.connect(path) as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("issue", "revision", "observation", "batch")
        ]
    assert counts == [1, 1, 1, 1]


def test_a_failed_first_issue_does_not_leave_its_batch_behind(path: Path) -> None:
    with open_archive(path, learn) as archive:
        with pytest.raises(DatabaseError):
            archive.save(entry("乙", masthead(), replace(observation(), indicator=None)))  # type: ignore[arg-type]
        assert archive.batch is None
        archive.save(entry("甲"))
        assert archive.batch == 1


def test_series_go_stale_with_a_new_issue_until_they_are_formed(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
        assert archive.needs_alignment()
        archive.align()
        assert not archive.needs_alignment()
        archive.save(entry("乙", masthead(45, day=DAY + timedelta(7))))
        assert archive.needs_alignment()
        archive.align()
    with open_shelf(path) as shelf:
        (found,) = shelf.series(Selection(departments=("交通运输局",)))
        assert (found.name, [figure.address for figure in found.figures]) == (
            "排查维修企业",
            ["2023-44.1", "2023-45.1"],
        )


def test_a_second_writer_gives_up_with_a_message_and_changes_nothing(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
    holder = sqlite3.connect(path)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with open_archive(path, learn, patience=0.05) as archive, pytest.raises(DatabaseError, match="占用"):
            archive.save(entry("乙", masthead(45)))
    finally:
        holder.close()
    assert addresses(path) == ["2023-44.1"]


def test_readers_are_not_held_up_by_a_writer(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
    holder = sqlite3.connect(path)
    holder.execute("BEGIN IMMEDIATE")
    assert addresses(path) == ["2023-44.1"]
    holder.close()


@pytest.mark.parametrize("mode", ["file", "folder"])
def test_what_is_marked_read_only_is_not_written_even_by_root(tmp_path: Path, mode: str) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    path = folder / "a.db"
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
    place, bits = (path, 0o444) if mode == "file" else (folder, 0o555)
    before = path.read_bytes()
    place.chmod(bits)
    try:
        with pytest.raises(DatabaseError, match="只能读"), open_archive(path, learn):
            pass
        assert addresses(path) == ["2023-44.1"]
    finally:
        place.chmod(0o755)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_untouched(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="别的程序"), open_archive(path, learn):
        pass
    with pytest.raises(DatabaseError, match="别的程序"), open_shelf(path):
        pass
    assert path.read_bytes() == before


def test_a_text_file_is_not_taken_for_a_database(path: Path) -> None:
    path.write_text("第 44 期" * 200, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="不是 SQLite"), open_archive(path, learn):
        pass
    with pytest.raises(DatabaseError, match="不是 SQLite"), open_shelf(path):
        pass
    assert path.read_bytes() == before


def test_a_newer_archive_is_refused(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    with pytest.raises(DatabaseError, match="更新版本"), open_archive(path, learn):
        pass
    with pytest.raises(DatabaseError, match="更新版本"), open_shelf(path):
        pass


def test_an_older_archive_is_backed_up_and_then_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
    added = schema.Step(schema.VERSION + 1, "CREATE TABLE later (x);\n")
    monkeypatch.setattr(upkeep, "steps", lambda: (*schema.steps(), added))
    with open_archive(path, learn):
        pass
    backup = path.with_name(f"{path.name}.v{schema.VERSION}.bak")
    assert addresses(backup) == ["2023-44.1"]
    with sqlite3.connect(path) as connection:
        assert schema.stamp(connection).version == schema.VERSION + 1
        assert connection.execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_a_step_that_fails_leaves_the_archive_at_its_old_version(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("甲"))
    bad = schema.Step(schema.VERSION + 1, "CREATE TABLE later (x);\nINSERT INTO nowhere VALUES (1);\n")
    monkeypatch.setattr(upkeep, "steps", lambda: (*schema.steps(), bad))
    with pytest.raises(DatabaseError), open_archive(path, learn):
        pass
    assert addresses(path) == ["2023-44.1"]


def test_the_version_is_that_of_the_last_step() -> None:
    assert [step.version for step in schema.steps()] == list(range(1, schema.VERSION + 1))


def test_the_archive_is_in_wal_mode_and_says_whose_it_is(path: Path) -> None:
    with open_archive(path, learn):
        pass
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert schema.stamp(connection).application == schema.APPLICATION_ID


def test_values_are_exact_text_and_numbers_in_sql(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("甲", masthead(), observation("x", "1.975E+7"), observation("y", "0.1")))
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT value, value_number FROM figures ORDER BY position").fetchall()
    assert rows == [("19750000", 19750000.0), ("0.1", 0.1)]


def test_pandas_stays_out_when_sqlite_utils_is_loaded(path: Path) -> None:
    with open_archive(path, learn):
        pass
    assert "pandas" not in sys.modules


def test_a_reader_never_makes_a_database(path: Path) -> None:
    with pytest.raises(DatabaseError, match="还没有这个数据库"), open_shelf(path):
        pass
    assert list(path.parent.iterdir()) == []
