"""bulletin.toml and what crontabs lean on: the inbox, the database, file names with a period, conditions to fail on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import bulletin, out, run, said


def configured(here: Path, *lines: str) -> Path:
    (here / "bulletin.toml").write_text("\n".join(lines), encoding="utf-8")
    return here


def test_without_a_path_the_inbox_is_taken_into_the_database_of_the_settings(here: Path) -> None:
    configured(here, 'inbox = ["收件箱", "补报/45.txt"]', 'database = "库/快报.db"')
    for folder in ("收件箱", "补报", "库", "别处"):
        (here / folder).mkdir()
    (here / "44.txt").rename(here / "收件箱" / "44.txt")
    (here / "补报" / "45.txt").write_text(bulletin(45, 66, 22), encoding="utf-8")
    done = run("ingest", here=here / "别处")
    assert (done.returncode, out(done), said(done)) == (0, "", "")
    assert (here / "库" / "快报.db").exists()
    listed = run("list", "issues", "--format", "jsonl", here=here / "别处")
    assert [json.loads(line)["issue"] for line in out(listed).splitlines()] == ["2023-44", "2023-45"]


def test_the_environment_and_the_option_go_before_the_settings(stored: Path) -> None:
    configured(stored, 'database = "没有.db"')
    assert run("report", here=stored).returncode == 4
    assert run("report", here=stored, BULLETIN_DB="bulletin.db").returncode == 0
    assert run("report", "--db", "bulletin.db", here=stored, BULLETIN_DB="没有.db").returncode == 0


def test_without_a_path_and_an_inbox_nothing_is_taken(here: Path) -> None:
    done = run("ingest", here=here)
    assert done.returncode == 2
    assert "inbox" in said(done)


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("inbox = 3", "bulletin.toml:2: “inbox”应是路径"),
        ('database = ["a.db", "b.db"]', "bulletin.toml:2: 数据库只能有一个"),
        ('databse = "a.db"', "相近：database"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(here: Path, line: str, fact: str) -> None:
    configured(here, "# 设置", line)
    done = run("ingest", here=here)
    assert done.returncode == 2
    assert fact in said(done)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("report", "--period", "last-month", "--today", "2023-10-04"), "进度-2023-09.csv"),
        (("report", "--period", "2023Q3"), "进度-2023Q3.csv"),
        (("report", "--period", "44..45"), "进度-2023-44..2023-45.csv"),
        (("report", "--period", "last"), "进度-2023-45.csv"),
        (("report",), "进度-2023-44..2023-45.csv"),
        (("score", "--period", "last-quarter", "--today", "2023-10-04"), "进度-2023Q3.csv"),
        (("score", "--since", "45"), "进度-2023-45.csv"),
    ],
)
def test_the_period_is_filled_into_the_name_of_the_file(stored: Path, arguments: tuple[str, ...], name: str) -> None:
    assert run(*arguments, "-o", "进度-{period}.csv", here=stored).returncode == 0
    assert [path.name for path in stored.glob("*.csv")] == [name]


def test_a_period_with_nothing_says_which_it_was(stored: Path) -> None:
    done = run("report", "--period", "上半年", "--today", "2024-07-04", here=stored)
    assert done.returncode == 1
    assert "2024年上半年" in said(done)


def test_a_report_can_fail_on_what_the_checks_find(stored: Path) -> None:
    assert run("report", "--fail-on", "check", here=stored).returncode == 0
    (stored / "46.txt").write_text(bulletin(46, 12, 28), encoding="utf-8")
    assert run("ingest", "46.txt", here=stored).returncode == 0
    assert run("report", here=stored).returncode == 0
    assert run("report", "--fail-on", "check", here=stored).returncode == 1
    assert run("report", "--fail-on", "weather", here=stored).returncode == 2


def test_items_are_counted_since_an_issue_or_a_day(stored: Path) -> None:
    for since, items in (("45", 1), ("2023-09-22", 1), ("2023", 2)):
        (one,) = json.loads(out(run("score", "--since", since, "--format", "json", here=stored)))
        assert one["items"] == items
    assert run("score", "--since", "45", "--period", "2023", here=stored).returncode == 2
    assert run("score", "--since", "99", here=stored).returncode == 2


def test_a_quarter_without_an_issue_is_no_wrong_call(stored: Path) -> None:
    done = run("score", "--period", "2030Q1", "-o", "采用-{period}.csv", here=stored)
    assert done.returncode == 1
    assert "没有收录过快报" in said(done)
