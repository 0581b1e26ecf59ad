"""report, compare, score, search and query over eight invented issues of one county, as people and programs call them."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from program import out, run, said
from rich.cells import cell_len

DEV = Path(__file__).parents[1] / "corpus" / "dev"
FORMS = ("table", "json", "jsonl", "csv", "tsv", "md")


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of the eight issues."""
    folder = tmp_path_factory.mktemp("county")
    for path in DEV.glob("anling-*.txt"):
        shutil.copy(path, folder)
    assert run("ingest", ".", here=folder).returncode == 0
    return folder


def records(here: Path, *arguments: str) -> list[dict[str, Any]]:
    done = run(*arguments, "--format", "json", here=here)
    assert done.returncode in (0, 1), said(done)
    found: list[dict[str, Any]] = json.loads(out(done))
    return found


def roads(here: Path, *arguments: str) -> dict[str, Any]:
    found = records(here, "report", "--dept", "交通运输局", *arguments)
    return next(
        one for one in found if one["measure"] == "level" and one["unit"] == "公里" and one["status"] == "actual"
    )


def test_a_department_stands_against_its_target_of_the_year(county: Path) -> None:
    one = roads(county)
    assert (one["target"], one["completion"], one["pace"], one["state"]) == ("40", "91.25", "7.92", "ahead")
    assert [point["value"] for point in one["points"]] == ["18.6", "20.4", "23.1", "26.75", "31.2", "33.8", "36.5"]


def test_months_show_the_last_total(county: Path) -> None:
    assert [point["value"] for point in roads(county, "--by", "month")["points"]] == ["23.1", "31.2", "36.5"]
    assert [point["value"] for point in roads(county, "--by", "quarter")["points"]] == ["23.1", "36.5"]


@pytest.mark.parametrize(
    ("period", "issues"),
    [
        ("last:2", ["2023-50", "2023-51"]),
        ("44..45", ["2023-44", "2023-45"]),
        ("第50期", ["2023-50"]),
        ("2023-10", ["2023-47", "2023-49"]),
        ("last-month", ["2023-47", "2023-49"]),
        ("上个月", ["2023-47", "2023-49"]),
        ("2023Q3", ["2023-44", "2023-45", "2023-46"]),
        ("2023-44", ["2023-44"]),
        ("3天前", ["2023-50"]),
    ],
)
def test_periods_choose_issues(county: Path, period: str, issues: list[str]) -> None:
    one = roads(county, "--period", period, "--today", "2023-11-06")
    assert [point["issue"] for point in one["points"]] == issues


@pytest.mark.parametrize(
    "period", ["2024-13", "2023Q5", "14..12", "99", "没有这样的话", "9999-12-01..9999-12-31", "0001-01-01"]
)
@pytest.mark.parametrize("command", ["report", "search", "score"])
def test_a_period_that_cannot_be_is_a_wrong_call(county: Path, period: str, command: str) -> None:
    words = ("危房",) if command == "search" else ()
    done = run(command, *words, "--period", period, here=county)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said(done).startswith("bulletin: --period")
    assert len(said(done).splitlines()) >= 2


def test_a_period_without_issues_is_empty(county: Path) -> None:
    done = run("report", "--period", "2020", "--format", "json", here=county)
    assert (done.returncode, out(done)) == (1, "[]\n")
    assert "没有数字" in said(done)


def test_a_rank_needs_an_indicator_and_ranks_like_with_like(county: Path) -> None:
    assert run("report", "--rank", here=county).returncode == 2
    found = records(county, "report", "--indicator", "土地托管", "--rank")
    assert [(one["department"], one["rank"], one["unit"]) for one in found] == [("供销社", 1, "亩")]
    units = [(one["unit"], one["rank"]) for one in records(county, "report", "--indicator", "完成", "--rank")]
    assert all(rank == 1 for at, (unit, rank) in enumerate(units) if unit not in [u for u, _ in units[:at]])


def test_a_unit_converts_or_refuses(county: Path) -> None:
    found = records(county, "report", "--indicator", "完成投资", "--unit", "万元")
    money = next(one for one in found if one["unit"] == "万元")
    assert (money["points"][-1]["value"], money["target"], money["completion"]) == ("121000", "135000", "89.6")
    done = run("report", "--indicator", "完成投资", "--unit", "公里", here=county)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "不能换算成公里" in said(done)


def test_steps_are_not_sums(county: Path) -> None:
    assert [point["value"] for point in roads(county, "--show", "step")["points"]] == [
        "1.8",
        "2.7",
        "3.65",
        "4.45",
        "2.6",
        "2.7",
    ]


def test_an_alarm_is_one_after_printing(county: Path) -> None:
    assert run("report", "--dept", "交通运输局", "--fail-on", "state:欠进度", here=county).returncode == 0
    done = run("report", "--dept", "交通运输局", "--fail-on", "state:超进度", here=county)
    assert (done.returncode, "36.5公里" in out(done)) == (1, True)
    assert run("report", "--fail-on", "state:ahead", here=county).returncode == 1
    assert run("report", "--state", "欠进度", "--fail-on", "empty", here=county).returncode == 1
    assert run("report", "--fail-on", "state:慢", here=county).returncode == 2


def test_the_offices_rules_are_used_and_printed(county: Path) -> None:
    (county / "规则.toml").write_text('pace = "days"\n[status]\nahead = 6\nbehind = 5\n', encoding="utf-8")
    done = run("report", "--dept", "交通运输局", "--config", "规则.toml", here=county)
    assert "状态（规则.toml）：完成率 100% 起已完成；比序时 +6 起超进度，+5 起达进度，以下欠进度" in out(done)
    assert roads(county, "--config", "规则.toml")["state"] == "on_pace"
    assert roads(county, "--config", "规则.toml")["pace"] == "5.22"


@pytest.mark.parametrize(
    ("text", "said_then"),
    [
        ("[status]\nahaed = 5\n", ["规则.toml:2", "不认识“ahaed”", "相近：ahead"]),
        ("\n[stauts]\nahead = 5\n", ["规则.toml:2", "相近：status"]),
        ('pace = "weeks"\n', ["规则.toml:1", "months、days"]),
        ('[score]\nitem = "five"\n', ["规则.toml:2", "应是一个数"]),
        ("[status\n", ["规则.toml:1", "TOML"]),
        ('[classes]\n乡镇 = ["柳河镇"]\n', ["规则.toml:2", "引号"]),
        ('[classes]\n"乡镇" = "柳河镇"\n', ["规则.toml:2", "清单"]),
        ("[status]\nahead = 1\nbehind = 2\n", ["规则.toml:2"]),
        ("[status]\nahead = " + "9" * 5000, ["规则.toml:1", "TOML"]),
        ("[status]\nahead = 1e99999999999999999999", ["规则.toml:1", "TOML"]),
        ("[status]\nahead = 1e999999", ["规则.toml:2", "应是一个数"]),
        ("[classes]\na = " + "[" * 3000, ["规则.toml:1", "TOML"]),
        ('database = "~nobody-of-this-name/x.db"', ["规则.toml:1", "没有“~nobody-of-this-name”"]),
        ('database = "a\\u0000.db"', ["规则.toml:1", "应是路径"]),
    ],
)
def test_a_wrong_rule_is_named_with_its_line(here: Path, text: str, said_then: list[str]) -> None:
    (here / "规则.toml").write_text(text, encoding="utf-8")
    done = run("report", here=here, BULLETIN_CONFIG="规则.toml")
    assert done.returncode == 2
    assert all(part in said(done) for part in said_then), said(done)


def test_the_rules_are_found_above(stored: Path) -> None:
    (stored / "bulletin.toml").write_text("[score]\nitem = 5\n", encoding="utf-8")
    (stored / "下").mkdir()
    done = run("score", "--db", "../bulletin.db", here=stored / "下")
    assert "采用一条 5 分" in out(done)


def test_two_issues_side_by_side(county: Path) -> None:
    found = {
        (one["department"], one["indicator"]): one
        for one in records(county, "compare", "50", "51")
        if one["measure"] == "level"
    }
    one = found["交通运输局", roads(county)["indicator"]]
    assert (one["first"]["value"], one["second"]["value"], one["change"], one["change_percent"]) == (
        "33.8",
        "36.5",
        "2.7",
        "7.99",
    )
    assert (found["开发区", "新增就业"]["fate"], found["石桥镇", "出动人员"]["fate"]) == ("new", "missing")
    missing = records(county, "compare", "50", "51", "--only", "missing", "--dept", "石桥镇")
    assert len(missing) == 6
    assert {one["fate"] for one in missing} == {"missing"}


def test_two_months_side_by_side(county: Path) -> None:
    found = records(county, "compare", "2023-09", "2023年10月", "--dept", "交通运输局")
    one = next(one for one in found if one["indicator"] == roads(county)["indicator"])
    assert (one["first"]["value"], one["second"]["value"]) == ("23.1", "31.2")


@pytest.mark.parametrize("sides", [("50", "99"), ("50", "2024-13"), ("50", "危房")])
def test_a_side_that_is_not_there_is_a_wrong_call(county: Path, sides: tuple[str, str]) -> None:
    done = run("compare", *sides, here=county)
    assert (done.returncode, done.stdout) == (2, b"")


def test_items_are_scored(county: Path) -> None:
    found = {one["department"]: one for one in records(county, "score", "--period", "2023-10")}
    assert (found["交通运输局"]["items"], found["交通运输局"]["score"], found["交通运输局"]["year_score"]) == (
        3,
        "3",
        "6",
    )
    done = run("score", "--period", "2023-10", here=county)
    assert "零采用：柳河镇" in out(done)
    assert run("score", "--class", "乡镇", here=county).returncode == 2


def test_sentences_are_found_with_their_figures(county: Path) -> None:
    found = records(county, "search", "危房", "竣工")
    assert all("【危房】" in one["marked"] and "【竣工】" in one["marked"] for one in found)
    assert found[0]["issue"] == "2023-51"
    assert found[0]["ids"][0] == "2023-51.12"
    text = (county / "anling-51.txt").read_text(encoding="utf-8")
    assert "危房" in text[found[0]["start"] : found[0]["end"]]
    assert len(records(county, "search", "亩")) > 3
    assert {name for one in records(county, "search", "万", "--dept", "供销社") for name in one["departments"]} >= {
        "供销社"
    }
    done = run("search", "没有这个词", here=county)
    assert done.returncode == 1


def test_questions_in_sql_take_values(county: Path) -> None:
    found = records(
        county, "query", "select issue, count(*) n from figures where unit = :u group by 1 limit 1", "-p", "u=公里"
    )
    assert found == [{"issue": "2023-44", "n": 2}]
    done = run("query", "-", "--format", "jsonl", here=county, typed=b"select 1 as a, 2 as a")
    assert json.loads(out(done)) == {"a": 1, "a_2": 2}


@pytest.mark.parametrize(
    "sql",
    [
        "delete from issue", "drop view figures", "update issue set title = 'x'", "insert into batch values (1, '')",
        "attach 'other.db' as o", "pragma writable_schema = 1", "pragma table_info(issue)", "vacuum into 'copy.db'",
        "create temp table t (a)", "begin", "select load_extension('x')", "select 1; select 2", "", "selec 1",
        "select dept from figures", "select * from figure", "select :x", "with t as (select 1) delete from issue",
    ],
)  # fmt: skip
def test_a_question_can_only_read(county: Path, sql: str) -> None:
    before = files(county)
    done = run("query", sql, here=county)
    assert (done.returncode, done.stdout) == (2, b""), said(done)
    assert said(done).startswith("bulletin: query")
    assert files(county) == before


@pytest.mark.parametrize(("encoding", "curve"), [("utf-8", "⣀"), ("gbk", "·")])
def test_a_series_is_drawn_with_its_target(county: Path, encoding: str, curve: str) -> None:
    asked = ("report", "--dept", "交通运输局", "--indicator", "农村公路", "--plot", "--width", "60")
    done = run(*asked, here=county, PYTHONIOENCODING=encoding)
    drawn = done.stdout.decode(encoding)
    assert "（公里）" in drawn
    assert "┄ 目标 40" in drawn
    assert curve in drawn
    assert all(cell_len(line) <= 60 for line in drawn.splitlines())


def test_a_drawing_needs_a_page_that_holds_one(county: Path) -> None:
    done = run("report", "--plot", "--format", "json", here=county)
    assert (done.returncode, out(done)) == (2, "")
    assert "--plot" in said(done)


def test_the_figures_stay_as_they_were_after_questions(county: Path) -> None:
    with sqlite3.connect(county / "bulletin.db") as connection:
        assert connection.execute("select count(*) from figures").fetchone()[0] > 200


ASKED = (
    ("report",),
    ("report", "--dept", "交通运输局"),
    ("report", "--dept", "交通运输局", "--by", "month", "--compare", "yoy"),
    ("report", "--indicator", "参保缴费"),
    ("report", "--indicator", "完成投资", "--rank"),
    ("compare", "50", "51"),
    ("score",),
    ("search", "危房"),
    ("query", "select id, sentence from figures"),
)


@pytest.mark.parametrize("arguments", ASKED)
@pytest.mark.parametrize("form", FORMS)
def test_every_answer_comes_in_every_format(county: Path, arguments: tuple[str, ...], form: str) -> None:
    done = run(*arguments, "--format", form, here=county)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\x1b" not in out(done)
    if form == "csv":
        rows = list(csv.reader(StringIO(out(done))))
        assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("arguments", ASKED)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_tables_fit_or_stay_whole(county: Path, arguments: tuple[str, ...], width: int) -> None:
    done = run(*arguments, "--width", str(width), here=county)
    lines = out(done).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert out(done).encode("gbk")


@pytest.mark.parametrize("arguments", ASKED)
def test_the_same_question_has_the_same_answer(county: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, here=county).stdout == run(*arguments, here=county).stdout


@pytest.mark.parametrize("command", ["report", "compare", "score", "search", "query"])
@pytest.mark.parametrize("language", ["zh_CN.UTF-8", "en_US.UTF-8"])
def test_help_opens_with_what_it_is_and_three_examples(here: Path, command: str, language: str) -> None:
    page = out(run(command, "--help", here=here, LANG=language, COLUMNS="120"))
    assert page.count(f"bulletin {command}") >= 4
    if language.startswith("en"):
        options = [line for line in page.splitlines() if line.strip().startswith("-")]
        assert not [
            line for line in options if any("\u4e00" <= letter <= "\u9fff" for letter in line.split("  ")[-1][:4])
        ]


def files(folder: Path) -> dict[str, int]:
    """What a folder holds, without the two files that SQLite itself lays beside a database that is being read."""
    return {path.name: path.stat().st_size for path in folder.iterdir() if not path.name.endswith(("-shm", "-wal"))}


def test_half_a_character_from_a_terminal_is_a_name_that_nobody_has(stored: Path) -> None:
    for option in ("--indicator", "--dept"):
        done = run("report", option, "\udcff", here=stored)
        assert (done.returncode, "程序出错" in said(done)) == (2, False)
