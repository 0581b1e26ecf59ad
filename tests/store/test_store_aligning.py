"""The archive goes on from what it remembers, and comes to what it would have come to at once."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from made import DAY, entry, learn, masthead, observation

from bulletin_cli.model import Observation, Status
from bulletin_cli.series.decisions import Decision, Kind, anchors_of
from bulletin_cli.series.links import links_of
from bulletin_cli.store import aligning, writing
from bulletin_cli.store.batches import Command
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.selecting import Selection
from bulletin_cli.store.taking import Ruling
from bulletin_cli.store.writing import Entry, open_archive

AIMED = "检查货运源头企业"
NAMES = ("排查维修企业", "累计排查机动车维修企业", "检查货运源头企业", "走访货运源头企业", "发现隐患", "整改隐患")


def weekly(number: int, *names: str) -> Entry:
    seen = [
        observation(f"{number + k} 家", str(number + k), start=3 + 20 * k, indicator=name)
        for k, name in enumerate(names)
    ]
    if number % 3 == 0:
        aim = observation("900 家", "900", start=103, indicator=AIMED)
        # In the sentence of the first, as 已排查 3 家，占全年目标 900 家的… has it.
        seen.append(replace(aim, status=Status.TARGET, sentence_start=seen[0].sentence_start))
    return entry(f"第{number}期{names}", masthead(number, day=DAY + timedelta(weeks=number)), *seen)


def issues(count: int) -> list[Entry]:
    drawn = random.Random(7)  # noqa: S311 - drawn again the same, not secret
    return [weekly(number, *drawn.sample(NAMES, 3)) for number in range(1, count + 1)]


def dump(path: Path) -> list[tuple[object, ...]]:
    """Everything that alignment wrote, but row numbers."""
    with sqlite3.connect(path) as connection:
        return [
            *connection.execute(
                "SELECT f.id, f.series, f.series_name, m.position, m.rule, m.score, m.fit, w.timing"
                " FROM figures f JOIN series_member m ON m.observation = f.observation_id"
                " JOIN series_wording w ON w.id = m.wording ORDER BY f.id"
            ),
            *connection.execute("SELECT id, key, name, department, time FROM series_head ORDER BY id"),
            *connection.execute("SELECT id FROM series_head ORDER BY opened, position"),
            *connection.execute("SELECT id, opened, title, issuer, core FROM series_head ORDER BY id"),
            *connection.execute("SELECT * FROM series_shelf ORDER BY 1, 2, 3, 4, 5"),
            *connection.execute("SELECT id, part_of, speaks_of FROM series_head ORDER BY id"),
            *connection.execute("SELECT * FROM series_suit ORDER BY 1, 2"),
            *connection.execute(
                "SELECT n.series, n.title, s.issue, n.position, n.before FROM series_newest n JOIN issues s ON s.revision_id = n.revision ORDER BY 1, 2"
            ),
            *connection.execute("SELECT series, indicator, timing, figures FROM series_wording ORDER BY 1, 2, 3"),
        ]


@pytest.mark.parametrize("seed", range(4))
def test_one_by_one_in_any_order_comes_to_the_same_as_all_at_once(tmp_path: Path, seed: int) -> None:
    entries = issues(8)
    with open_archive(tmp_path / "whole.db", learn) as archive:
        for one in entries:
            archive.save(one)
        archive.align()
    shuffled = random.Random(seed).sample(entries, len(entries))  # noqa: S311
    with open_archive(tmp_path / "parts.db", learn) as archive:
        for one in shuffled:
            archive.save(one)
            archive.align()
    assert dump(tmp_path / "parts.db") == dump(tmp_path / "whole.db")


def test_the_archive_keeps_what_a_target_may_be_set_for(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.db", learn) as archive:
        for one in issues(8):
            archive.save(one)
        archive.align()
    with open_shelf(tmp_path / "a.db") as shelf:
        kept = shelf.series(Selection())
    counted = links_of([replace(one, relatives=None) for one in kept])
    assert {id_: links.target for id_, links in links_of(kept).items()} == {
        id_: links.target for id_, links in counted.items()
    }
    assert any(links.target for links in counted.values())


def test_what_is_kept_of_a_series_goes_with_the_figures_that_are_taken_back(tmp_path: Path) -> None:
    with open_archive(tmp_path / "never.db", learn) as archive:
        for one in issues(7):
            archive.save(one)
        archive.align()
    for some in (issues(9)[:7], issues(9)[7:]):
        with open_archive(tmp_path / "taken-back.db", learn) as archive:
            for one in some:
                archive.save(one)
            archive.align()
    with open_shelf(tmp_path / "taken-back.db") as shelf:
        newest = shelf.batches()[-1]
    with open_archive(tmp_path / "taken-back.db", learn) as archive:
        assert archive.undo(Command("2024-01-02T08:00:00", "bulletin undo"), newest, lambda _: True)
    assert dump(tmp_path / "taken-back.db") == dump(tmp_path / "never.db")


BULLETINS = (("安陵政务快报", "安陵县政府办"), ("滨河政务快报", "滨河县政府办"), ("滨河专报", "滨河县政府办"))


def of_bulletin(one: Entry, title: str, issuer: str) -> Entry:
    """The same issue of another bulletin."""
    head = replace(one.issue.masthead, title=title, issuer=issuer)
    return replace(one, issue=replace(one.issue, masthead=head), digest=f"{title}{one.digest}")


@pytest.mark.parametrize("seed", range(4))
def test_the_series_of_several_bulletins_do_not_hang_on_the_order_or_on_how_many_go_at_a_time(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [of_bulletin(one, *bulletin) for one in issues(6) for bulletin in BULLETINS]
    with open_archive(tmp_path / "whole.db", learn) as archive:
        for one in entries:
            archive.save(one)
        archive.align()
    monkeypatch.setattr(aligning, "AT_A_TIME", 2)
    shuffled = random.Random(seed).sample(entries, len(entries))  # noqa: S311
    with open_archive(tmp_path / "parts.db", learn) as archive:
        for first in range(0, len(shuffled), 5):
            for one in shuffled[first : first + 5]:
                archive.save(one)
            archive.align()
    assert dump(tmp_path / "parts.db") == dump(tmp_path / "whole.db")
    with sqlite3.connect(tmp_path / "whole.db") as connection:
        shared = "SELECT 1 FROM figures GROUP BY series HAVING count(DISTINCT issuer) > 1"
        assert connection.execute(shared).fetchall() == []
        across = "SELECT 1 FROM figures GROUP BY series HAVING count(DISTINCT issue_title) > 1"
        assert connection.execute(across).fetchall() != []


def test_a_newest_issue_leaves_the_series_of_the_older_ones_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    seen: dict[str, str] = {}
    with open_archive(path, learn) as archive:
        for one in issues(8):
            archive.save(one)
            archive.align()
            with open_shelf(path) as shelf:
                now = {figure.address: figure.series or "" for figure in shelf.figures(Selection())}
            assert seen.items() <= now.items()
            seen = now


def test_a_part_follows_its_total_in_a_remembered_series(tmp_path: Path) -> None:
    def year(number: int) -> Entry:
        total = observation("30 家", "30", start=3, indicator="完成改造企业")
        part: Observation = replace(observation("9 家", "9", start=30, indicator="规上企业"), part_of=0)
        return entry(f"第{number}期", masthead(number, day=DAY + timedelta(weeks=number)), total, part)

    path = tmp_path / "a.db"
    with open_archive(path, learn) as archive:
        for number in (1, 2):
            archive.save(year(number))
            archive.align()
    with open_shelf(path) as shelf:
        figures = shelf.figures(Selection())
    assert [figure.total for figure in figures] == [None, "2023-1.1", None, "2023-2.1"]
    assert figures[1].series == figures[3].series != figures[0].series


def test_a_decision_holds_between_bulletins_that_have_nothing_else_in_common(tmp_path: Path) -> None:
    path, (here, there, _) = tmp_path / "a.db", BULLETINS
    with open_archive(path, learn) as archive:
        for number, name, bulletin in ((1, "发现隐患", here), (2, "排查维修企业", there), (3, "排查维修企业", here)):
            archive.save(of_bulletin(weekly(number, name), *bulletin))
        archive.align()
        with open_shelf(path) as shelf:
            older, newer = (one for one in shelf.figures(Selection()) if one.observation.indicator == "排查维修企业")
        anchors = [anchors_of((figure,))[figure.address] for figure in (newer, older)]
        decided = Ruling(Decision(Kind.TOGETHER, anchor=anchors[0], other=anchors[1]))
        archive.decide(Command("2023-10-09T08:00:00", "bulletin fix"), [decided], lambda _: True)
        archive.save(weekly(0, "整改隐患"))  # older than all: everything is placed anew
        archive.align()
    with sqlite3.connect(path) as connection:
        placed = connection.execute(
            "SELECT f.id, m.position, m.rule FROM figures f JOIN series_member m ON m.observation = f.observation_id"
            " WHERE f.indicator = '排查维修企业' ORDER BY m.position"
        ).fetchall()
    assert placed == [(older.address, 0, "first"), (newer.address, 1, "person")]


def kept_up(path: Path, entries: list[Entry]) -> None:
    """Nothing; the issues are in the archive, their figures put into series as they came."""
    with open_archive(path, learn) as archive:
        for one in entries:
            archive.save(one)
            archive.keep_up()
        archive.align()


def in_order(seed: int) -> list[Entry]:
    """The issues of three bulletins, each bulletin's in order, the bulletins mixed."""
    drawn = random.Random(seed)  # noqa: S311
    lines = [[of_bulletin(one, *bulletin) for one in issues(7)] for bulletin in BULLETINS]
    mixed: list[Entry] = []
    while any(lines):
        mixed.append(drawn.choice([line for line in lines if line]).pop(0))
    return mixed


@pytest.mark.parametrize("seed", range(4))
def test_series_that_keep_up_with_what_comes_are_those_of_all_at_once(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, ordered = tmp_path / "whole.db", in_order(seed)
    with open_archive(whole, learn) as archive:
        for one in ordered:
            archive.save(one)
        archive.align()
    monkeypatch.setattr(aligning, "AT_A_TIME", 3)
    monkeypatch.setattr(writing, "AT_A_TIME", 3)
    shuffled = random.Random(seed).sample(ordered, len(ordered))  # noqa: S311
    for at, entries in enumerate((ordered, shuffled, [*ordered[8:], *ordered[:8]])):
        kept_up(tmp_path / f"{at}.db", entries)
        assert dump(tmp_path / f"{at}.db") == dump(whole)


def test_an_alignment_goes_on_and_remembers_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered: list[object] = []
    original = aligning._remembered

    def counted(*given: Any) -> Any:
        remembered.append(given)
        return original(*given)

    monkeypatch.setattr(writing, "AT_A_TIME", 2)
    monkeypatch.setattr(aligning, "_remembered", counted)
    kept_up(tmp_path / "a.db", issues(8))
    assert len(remembered) == 1
    remembered.clear()
    kept_up(tmp_path / "b.db", issues(8)[::-1])
    assert len(remembered) == 2  # the newest two went on from nothing; all others waited for the end


def test_who_is_stopped_while_keeping_up_leaves_an_archive_that_says_what_its_issues_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "AT_A_TIME", 2)
    entries, whole, some, stopped = issues(9), tmp_path / "whole.db", tmp_path / "some.db", tmp_path / "stopped.db"
    kept_up(whole, entries)
    kept_up(some, entries[:8])
    with open_archive(stopped, learn) as archive:
        for one in entries[:8]:
            archive.save(one)
            archive.keep_up()
    # Stopped here, before the end.
    assert dump(stopped) == dump(some)
    with open_archive(stopped, learn) as archive:
        assert not archive.needs_alignment()
        archive.save(entries[8])
        assert archive.needs_alignment()
        archive.align()
    assert dump(stopped) == dump(whole)


def test_an_issue_that_changes_its_bulletin_while_keeping_up_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "AT_A_TIME", 2)
    entries = issues(6)
    corrected = replace(
        entries[5], digest="corrected", issue=replace(entries[5].issue, observations=entries[1].issue.observations)
    )
    kept_up(tmp_path / "a.db", [*entries, corrected, weekly(7, *NAMES[:2])])
    with open_archive(tmp_path / "b.db", learn) as archive:
        for one in (*entries, corrected, weekly(7, *NAMES[:2])):
            archive.save(one)
        archive.align()
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")
