"""Decisions in the archive: they outlive everything that is read, are only added, and can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from made import DAY, entry, learn, masthead, observation

from bulletin_cli.model import Issue, Observation
from bulletin_cli.series.decisions import Anchor, Decision, Kind
from bulletin_cli.store.batches import Batch, Command
from bulletin_cli.store.effect import Effect
from bulletin_cli.store.reading import Shelf, open_shelf
from bulletin_cli.store.selecting import Selection
from bulletin_cli.store.taking import Ruling
from bulletin_cli.store.writing import Archive, Entry, open_archive

TYPED = Command("2023-10-09T08:00:00", "bulletin fix")


def weekly(number: int, *seen: Observation) -> Entry:
    return entry(f"第{number}期", masthead(number, day=DAY + timedelta(weeks=number)), *seen)


def fill(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(
            weekly(1, observation("57 家", "57"), observation("5 处", "5", start=30, indicator="治理站外经营"))
        )
        archive.save(weekly(2, observation("66 家", "66")))
        archive.align()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(tmp_path / "a.db")
    return tmp_path / "a.db"


@pytest.fixture
def shelf(path: Path) -> Iterator[Shelf]:
    with open_shelf(path) as opened:
        yield opened


def anchor(path: Path, address: str) -> Anchor:
    with open_shelf(path) as opened:
        found = opened.file(address)
    assert found is not None
    return found.anchor


def decide(path: Path, *decisions: Decision) -> Effect:
    with open_archive(path, learn) as archive:
        effect = archive.decide(TYPED, [Ruling(one, "57", "来电") for one in decisions], lambda effect: True)
    assert effect is not None
    return effect


def values(path: Path) -> dict[str, Decimal]:
    with open_shelf(path) as opened:
        return {figure.address: figure.observation.value for figure in opened.figures(Selection())}


def last(path: Path) -> Batch:
    with open_shelf(path) as opened:
        return [one for one in opened.batches() if one.undoable][-1]


def undo(path: Path, batch: Batch) -> Effect | None:
    with open_archive(path, learn) as archive:
        return archive.undo(TYPED, batch, lambda effect: True)


def fixed(path: Path, value: str) -> Decision:
    return Decision(Kind.FIX, "value", value, anchor=anchor(path, "2023-1.1"))


def test_a_corrected_figure_is_corrected_in_every_answer_and_the_reading_stays(path: Path) -> None:
    assert decide(path, fixed(path, "58")).figures == ("2023-1.1",)
    assert values(path)["2023-1.1"] == 58
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT value FROM observation WHERE position = 1 AND revision = 1").fetchone() == (
            "57",
        )
        assert connection.execute("SELECT value FROM figures WHERE id = '2023-1.1'").fetchone() == ("58",)


def test_a_dropped_figure_counts_for_nothing_and_the_others_keep_their_numbers(path: Path) -> None:
    decide(path, Decision(Kind.DROP, anchor=anchor(path, "2023-1.1")))
    assert list(values(path)) == ["2023-1.2", "2023-2.1"]
    with open_shelf(path) as opened:
        found = opened.file("2023-1.1")
        assert found is not None
        assert found.dropped
        assert [one.address for series in opened.series(Selection()) for one in series.figures] == [
            "2023-1.2",
            "2023-2.1",
        ]


def test_parts_find_their_total_by_its_number_when_a_figure_before_it_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    from dataclasses import replace  # noqa: PLC0415

    seen = [
        observation(f"{k} 家", str(k), start=20 * k, indicator=f"检查{name}企业")
        for k, name in ((1, "甲"), (2, "乙"), (3, "丙"))
    ]
    seen[2] = replace(seen[2], part_of=1)
    with open_archive(path, learn) as archive:
        archive.save(weekly(1, *seen))
        archive.align()
    decide(path, Decision(Kind.DROP, anchor=anchor(path, "2023-1.1")))
    with open_shelf(path) as opened:
        figures = opened.figures(Selection())
    assert [(one.address, one.total, one.observation.part_of) for one in figures] == [
        ("2023-1.2", None, None),
        ("2023-1.3", "2023-1.2", 0),
    ]


def test_decisions_survive_the_whole_archive_being_ingested_again(path: Path, tmp_path: Path) -> None:
    decide(path, fixed(path, "58"), Decision(Kind.INDICATOR, "治理站外经营", "排查维修企业"))
    before = values(path)
    with open_archive(path, learn) as archive:
        archive.reread(TYPED, {"2023-1": reading(observation("57 家", "57", indicator="排查企业"))})
    assert values(path)["2023-1.1"] == before["2023-1.1"] == 58


def reading(*seen: Observation) -> Issue:
    return weekly(1, *seen).issue


def test_a_decision_said_no_to_leaves_nothing(path: Path) -> None:
    with open_archive(path, learn) as archive:
        assert archive.decide(TYPED, [Ruling(fixed(path, "58"))], lambda effect: False) is None
    assert values(path)["2023-1.1"] == 57
    with open_shelf(path) as opened:
        assert opened.decisions() == ()
        assert len(opened.batches()) == 1


def test_undo_takes_a_decision_back_and_both_stay_in_the_history(path: Path) -> None:
    decide(path, fixed(path, "58"))
    undo(path, last(path))
    assert values(path)["2023-1.1"] == 57
    with open_shelf(path) as opened:
        assert [(one.holds, one.ruling.reason) for one in opened.decisions()] == [(False, "来电")]
    assert last(path).kind == "ingest"


def test_undo_of_an_ingest_takes_its_issues_and_brings_the_older_wording_back(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("第1期改", masthead(1, day=DAY + timedelta(weeks=1)), observation("59 家", "59")))
        archive.save(weekly(3, observation("70 家", "70")))
        archive.align()
    assert values(path) == {"2023-1.1": 59, "2023-2.1": 66, "2023-3.1": 70}
    effect = undo(path, last(path))
    assert effect is not None
    assert (effect.issues_gone, effect.figures_gone) == (2, 2)
    assert values(path) == {"2023-1.1": 57, "2023-1.2": 5, "2023-2.1": 66}
    with open_shelf(path) as opened:
        assert all(figure.series for figure in opened.figures(Selection()))


def test_decisions_cannot_be_changed_or_deleted(path: Path) -> None:
    decide(path, fixed(path, "58"))
    with sqlite3.connect(path) as connection:
        for sql in ("UPDATE decision SET value = '1'", "DELETE FROM decision"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"):
                connection.execute(sql)


def test_together_and_alone_move_a_figure_and_its_series_says_why(path: Path) -> None:
    decide(path, Decision(Kind.ALONE, anchor=anchor(path, "2023-2.1")))
    with open_shelf(path) as opened:
        assert len(opened.series(Selection())) == 3
    decide(path, Decision(Kind.TOGETHER, anchor=anchor(path, "2023-2.1"), other=anchor(path, "2023-1.1")))
    with open_shelf(path) as opened:
        found = opened.file("2023-2.1")
        assert found is not None
        assert found.match is not None
        assert found.match.rule == "person"
        assert len(opened.series(Selection())) == 2


def test_reading_anew_keeps_numbers_and_never_gives_one_twice(path: Path) -> None:
    def again(archive: Archive, *seen: Observation) -> tuple[tuple[str, ...], ...]:
        (found,) = archive.reread(TYPED, {"2023-1": reading(*seen)})
        return found.added, found.altered, found.gone

    first, second = observation("57 家", "57"), observation("5 处", "5", start=30, indicator="治理站外经营")
    between = observation("9 人", "9", start=20)
    with open_archive(path, learn) as archive:
        assert again(archive, first, second) == ((), (), ())
        assert again(archive, first, between) == (("2023-1.3",), (), ("2023-1.2",))
        assert again(archive, observation("57 家", "58"), second) == (("2023-1.4",), ("2023-1.1",), ("2023-1.3",))
    assert list(values(path)) == ["2023-1.1", "2023-1.4", "2023-2.1"]


def test_a_correction_is_told_against_the_wording_before(path: Path) -> None:
    with open_archive(path, learn) as archive:
        archive.save(entry("第2期改", masthead(2, day=DAY + timedelta(weeks=2)), observation("67 家", "67")))
        archive.align()
    with open_shelf(path) as opened:
        ((issue, revision, changes),) = opened.corrections()
    assert (issue, revision, [(one.before, one.after) for one in changes]) == ("2023-2", 2, [("66 家", "67 家")])


def test_an_archive_of_the_first_version_keeps_all_and_is_aligned_at_the_next_write(tmp_path: Path) -> None:
    from bulletin_cli.store import schema  # noqa: PLC0415

    path = tmp_path / "old.db"
    fill(path)
    with open_shelf(path) as opened:
        before = opened.figures(Selection())
    old = tmp_path / "v1.db"
    with sqlite3.connect(old) as connection:
        schema.migrate(connection, schema.steps()[:1])
        connection.execute("PRAGMA journal_mode = WAL")
        source = sqlite3.connect(path)
        for table in ("batch", "issue", "revision", "item", "observation"):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{name}"' for name in columns)
            rows = source.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608
            connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)  # noqa: S608
        source.close()
    with open_archive(old, learn) as archive:
        assert archive.needs_alignment()
        archive.align()
    with open_shelf(old) as opened:
        assert opened.figures(Selection()) == before
