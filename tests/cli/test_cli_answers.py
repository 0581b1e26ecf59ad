"""The reading commands: what they print where, and with which status."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from program import bulletin, out, run, said

CONTRACT = [
    "source", "issue_title", "issue_number", "issue_date", "issuer", "item", "section", "headline", "text", "start",
    "end", "value", "upper", "unit", "modifier", "indicator", "departments", "status", "measure", "time",
    "period_start", "period_end", "part_of", "sentence",
]  # fmt: skip
READING = (("report",), ("report", "--dept", "交通运输局"), ("list", "issues"), ("export",), ("trace", "2023-44.1"))


@pytest.mark.parametrize("arguments", READING)
def test_without_a_database_the_way_out_is_named_and_none_is_made(here: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, here=here)
    assert (done.returncode, done.stdout) == (4, b"")
    assert "bulletin ingest" in said(done)
    assert not (here / "bulletin.db").exists()


def test_extract_prints_the_keys_of_the_contract_in_order(here: Path) -> None:
    done = run("extract", "44.txt", here=here)
    records = [json.loads(line) for line in out(done).splitlines()]
    assert done.returncode == 0
    assert [list(record) for record in records] == [CONTRACT] * 2
    text = (here / "44.txt").read_text(encoding="utf-8")
    assert [text[record["start"] : record["end"]] for record in records] == ["57 家", "5 处"]
    assert [record["value"] for record in records] == ["57", "5"]
    assert not (here / "bulletin.db").exists()


def test_offsets_count_carriage_returns_but_not_the_mark(here: Path) -> None:
    text = bulletin().replace("\n", "\r\n")
    (here / "dos.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    records = [json.loads(line) for line in out(run("extract", "dos.txt", here=here)).splitlines()]
    assert [text[record["start"] : record["end"]] for record in records] == ["57 家", "5 处"]
    assert run("text", "dos.txt", here=here).stdout.decode() == text


def test_extract_goes_on_after_a_bad_file(here: Path) -> None:
    done = run("extract", "没有.txt", "44.txt", "--format", "csv", here=here)
    assert done.returncode == 3
    assert len(list(csv.DictReader(StringIO(out(done))))) == 2
    assert "没有.txt" in said(done)


def test_export_adds_address_and_series_to_the_contract(stored: Path) -> None:
    records = [json.loads(line) for line in out(run("export", here=stored)).splitlines()]
    assert {tuple(record) for record in records} == {(*CONTRACT, "id", "series", "series_name", "revision")}
    companies = [record for record in records if record["unit"] == "家"]
    assert [record["id"] for record in companies] == ["2023-44.1", "2023-45.1"]
    assert len({record["series"] for record in companies}) == 1


def test_only_a_csv_file_gets_a_mark(stored: Path) -> None:
    assert not out(run("export", "--format", "csv", here=stored)).startswith("\ufeff")
    assert run("export", "-o", "面板.csv", here=stored).stdout == b""
    page = (stored / "面板.csv").read_text(encoding="utf-8")
    assert page.startswith("\ufeffsource,")
    assert len(page.splitlines()) == 5
    assert [path.name for path in stored.iterdir() if "part" in path.name] == []


def test_a_report_names_the_figures_with_their_units(stored: Path) -> None:
    done = run("report", "--dept", "交通运输局", here=stored)
    assert done.returncode == 0
    for part in ("57家", "66家", "第44期", "第45期"):
        assert part in out(done).replace(" ", "")
    assert "\x1b" not in out(done)


def test_a_report_for_programs_has_one_record_a_series(stored: Path) -> None:
    (first, *_) = json.loads(out(run("report", "--dept", "交通运输局", "--format", "json", here=stored)))
    assert [point["value"] for point in first["points"]] == ["57", "66"]
    assert first["change"] == "9"


def test_two_departments_are_one_list_for_programs_and_two_tables_for_people(stored: Path) -> None:
    wanted = ("report", "--dept", "交通运输局", "--dept", "交通运输")
    one = json.loads(out(run(*wanted[:3], "--format", "json", here=stored)))
    assert json.loads(out(run(*wanted, "--format", "json", here=stored))) == one


@pytest.mark.parametrize("command", [("report",), ("list", "figures")])
def test_an_unknown_department_is_answered_with_the_nearest(stored: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--dept", "交桶运输局", here=stored)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "没有“交桶运输局”这个单位" in said(done)
    assert "相近：交通运输局（2 期）" in said(done)


def test_a_known_department_without_figures_is_no_wrong_call(stored: Path) -> None:
    done = run("report", "--dept", "财政局", "--format", "jsonl", here=stored)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "库里没有它的数字" in said(done)


def test_the_board_names_every_department(stored: Path) -> None:
    done = run("report", here=stored)
    assert done.returncode == 0
    assert "交通运输局" in out(done)


def test_trace_shows_the_sentence_with_the_figure_marked(stored: Path) -> None:
    done = run("trace", "2023-44.1", "2023-45.1", here=stored)
    assert done.returncode == 0
    assert "排查维修企业 【57 家】" in out(done)
    assert "44.txt" in out(done)
    assert "2023-45.1" in out(done)


def test_trace_is_read_by_programs_as_well(stored: Path) -> None:
    (record,) = json.loads(out(run("trace", "2023-44.1", "--format", "json", here=stored)))
    assert "【57 家】" in record["marked"]
    assert record["others"] == ["2023-45.1"]


@pytest.mark.parametrize("address", ["2023-44.99", "x", "2023-44", "'; DROP TABLE issue; --.1"])
def test_an_address_that_names_nothing_is_a_wrong_call(stored: Path, address: str) -> None:
    done = run("trace", address, here=stored)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "没有编号为" in said(done)


@pytest.mark.parametrize("what", ["issues", "figures", "depts"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "md"])
def test_every_list_comes_in_every_format(stored: Path, what: str, form: str) -> None:
    done = run("list", what, "--format", form, here=stored)
    assert done.returncode == 0
    assert done.stderr == b""
    if form == "json":
        assert json.loads(out(done))


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingset",),
        ("report", "--foo"),
        ("report", "--db"),
        ("report", "--format", "xml"),
        ("report", "--width", "wide"),
        ("report", "-o", "x.zip"),
        ("export", "--format", "md"),
        ("ingest",),
        ("ingest", "44.txt", "--issue", "x"),
        ("list",),
        ("list", "figuers"),
        ("text", "a", "b"),
    ],
)
def test_a_wrong_call_is_status_2_in_chinese_and_changes_nothing(here: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(here.iterdir())
    done = run(*arguments, here=here)
    assert (done.returncode, done.stdout) == (2, b"")
    lines = said(done).splitlines()
    assert lines[0].startswith("bulletin: ")
    assert any("\u4e00" <= character <= "\u9fff" for character in lines[0])
    assert len(lines) >= 2
    assert sorted(here.iterdir()) == before


def test_the_database_is_chosen_by_option_then_environment(here: Path) -> None:
    assert run("ingest", "44.txt", here=here, BULLETIN_DB="甲.db").returncode == 0
    assert run("ingest", "44.txt", "--db", "乙.db", here=here, BULLETIN_DB="甲.db").returncode == 0
    assert sorted(path.name for path in here.glob("*.db")) == sorted(["甲.db", "乙.db"])


def test_an_output_file_that_cannot_be_written_leaves_no_trace(stored: Path) -> None:
    done = run("export", "-o", "没有/x.csv", here=stored)
    assert done.returncode == 2
    assert "写不进去" in said(done)


def test_a_department_is_found_under_a_rarer_name_as_well(here: Path) -> None:
    text = bulletin().replace("交通运输局", "文化广电旅游局")
    (here / "44.txt").write_text(text, encoding="utf-8")
    assert run("ingest", "44.txt", here=here).returncode == 0
    done = run("report", "--dept", "文旅局", "--format", "json", here=here)
    assert (done.returncode, len(json.loads(out(done)))) == (0, 2)
    assert "文旅局" in out(run("report", "--dept", "文化广电旅游局", here=here))
    assert len(out(run("list", "figures", "--dept", "文旅局", "--format", "jsonl", here=here)).splitlines()) == 2


def test_an_indicator_that_nobody_knows_is_a_wrong_call_beside_one_that_is_known(stored: Path) -> None:
    done = run("report", "--indicator", "维修企业", "--indicator", "修理飞船", here=stored)
    assert done.returncode == 2
    assert "没有名称含“修理飞船”的指标" in said(done)


def test_only_the_state_that_is_none_is_named(stored: Path) -> None:
    done = run("report", "--state", "欠进度", "--state", "落后", here=stored)
    assert done.returncode == 2
    assert "没有“落后”这种状态" in said(done)


@pytest.mark.parametrize("sort", ["name", "nonsense"])
def test_a_ranking_is_by_a_number(stored: Path, sort: str) -> None:
    assert run("report", "--indicator", "维修企业", "--rank", "--sort", sort, here=stored).returncode == 2


def test_where_nothing_can_be_ranked_it_is_said(stored: Path) -> None:
    done = run("report", "--indicator", "维修企业", "--rank", "--sort", "completion", here=stored)
    assert done.returncode == 1
    assert "排不了名" in said(done)


def test_a_drawing_needs_a_department_or_an_indicator(stored: Path) -> None:
    done = run("report", "--plot", here=stored)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_period_with_nothing_prints_nothing_for_programs(stored: Path) -> None:
    done = run("report", "--period", "2030", "--format", "csv", here=stored)
    assert (done.returncode, done.stdout) == (1, b"")


def test_what_has_no_departments_is_not_listed_by_department(stored: Path) -> None:
    assert run("list", "issues", "--dept", "交通运输局", here=stored).returncode == 2
