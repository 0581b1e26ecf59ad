"""The year's targets: entered one by one, imported from a ledger, shown beside those of the text, taken back."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from program import bulletin, out, run, said

ROADS = "新改建农村公路 {value} 公里"


@pytest.fixture
def county(here: Path) -> Path:
    """A folder with a database in which the roads of 44 are reported without a target, and those of 45 with one."""
    text = bulletin().replace("发现并整改问题 5 处", ROADS.format(value=18))
    (here / "44.txt").write_text(text, encoding="utf-8")
    again = bulletin(45, 66, 22).replace("发现并整改问题 5 处", ROADS.format(value=20))
    (here / "45.txt").write_text(again, encoding="utf-8")
    assert run("ingest", "44.txt", "45.txt", here=here).returncode == 0
    return here


def roads(here: Path) -> dict[str, Any]:
    found = json.loads(out(run("report", "--dept", "交通运输局", "--format", "json", here=here)))
    return next(one for one in found if one["unit"] == "公里" and one["status"] == "actual")


def listed(here: Path, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(out(run("target", *arguments, "--format", "json", here=here)))
    return found


def test_an_entered_target_is_what_the_report_measures_against(county: Path) -> None:
    assert roads(county)["state"] == "no_target"
    done = run("target", "交通局", "农村公路", "40公里", "--year", "2023", "--reason", "年初计划", here=county)
    assert (done.returncode, out(done).strip()) == (0, "交通运输局 新改建农村公路   2023年目标 40公里")
    one = roads(county)
    assert (one["target"], one["completion"], one["pace"], one["state"]) == ("40", "50.0", "-16.67", "behind")
    shown = out(run("report", "--dept", "交通运输局", "--width", "full", here=county))
    assert "40公里#" in shown
    assert "# 目标是录入的" in shown


def test_a_target_of_another_year_is_not_measured_against(county: Path) -> None:
    assert run("target", "交通运输局", "农村公路", "40公里", "--year", "2022", here=county).returncode == 0
    assert roads(county)["target"] is None


def test_a_target_that_is_due_before_the_years_end_has_no_pace(county: Path) -> None:
    entered = ("target", "交通运输局", "农村公路", "40公里", "--due", "2023-10-31")
    assert run(*entered, here=county).returncode == 0
    assert (roads(county)["completion"], roads(county)["pace"]) == ("50.0", None)
    assert listed(county)[0]["due"] == "2023-10-31"


def test_a_second_entry_takes_the_place_of_the_first_and_undo_brings_it_back(county: Path) -> None:
    for value in ("40公里", "50公里"):
        assert run("target", "交通运输局", "农村公路", value, "--year", "2023", here=county).returncode == 0
    assert [(one["entered"], one["id"]) for one in listed(county)] == [("50", "t2")]
    assert run("undo", "--yes", here=county).returncode == 0
    assert [(one["entered"], one["id"]) for one in listed(county)] == [("40", "t1")]
    assert run("target", "--remove", "t1", here=county).returncode == 0
    assert listed(county) == []
    assert run("target", "--remove", "t1", here=county).returncode == 2


def test_entering_the_same_again_changes_nothing(county: Path) -> None:
    entered = ("target", "交通运输局", "农村公路", "40公里", "--year", "2023")
    assert run(*entered, here=county).returncode == 0
    assert "没有改动" in out(run(*entered, here=county))


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        (("交通运输局", "农村公路", "四十来公里"), "确数"),
        (("交通运输局", "农村公路", "很多"), "不是一个数"),
        (("交通运输局", "农村公路", "40亩"), "用“公里”计"),
        (("交通运输局", "修飞船", "40公里"), "没有报过“修飞船”"),
        (("交通桶局", "农村公路", "40公里"), "没有“交通桶局”这个单位"),
        (("交通运输局", "农村公路"), "要写明单位、指标和目标"),
        (("交通运输局", "农村公路", "40公里", "--year", "20233"), "不是年份"),
        (("交通运输局", "农村公路", "40公里", "--year", "2023", "--due", "2024-06-30"), "不在 2023 年"),
    ],
)
def test_what_is_no_target_is_a_wrong_call_and_changes_nothing(county: Path, typed: tuple[str, ...], fact: str) -> None:
    done = run("target", *typed, here=county)
    assert done.returncode == 2
    assert fact in said(done)
    assert listed(county) == []


HEADS = ("单位", "指标", "目标", "计量单位", "年度", "期限")
LEDGER = (
    ("县交通运输局", "新改建农村公路", 40, "公里", 2023, ""),
    ("住建局", "改造老旧小区", "12个", "", "2023年", "2023-10-31"),
    ("", "", "", "", "", ""),
)


def csv_ledger(file: Path, encoding: str) -> None:
    file.write_text("\n".join(",".join(map(str, row)) for row in (HEADS, *LEDGER)), encoding=encoding)


def xlsx_ledger(file: Path) -> None:
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for at, row in enumerate((HEADS, *LEDGER)):
        sheet.write_row(at, 0, row)
    book.close()


@pytest.mark.parametrize("kind", ["utf-8-sig", "gb18030", "xlsx"])
def test_a_years_list_is_imported_from_what_offices_keep(county: Path, kind: str) -> None:
    file = county / ("台账.xlsx" if kind == "xlsx" else "台账.csv")
    xlsx_ledger(file) if kind == "xlsx" else csv_ledger(file, kind)
    done = run("target", "--from-file", file.name, here=county)
    assert done.returncode == 0, said(done)
    assert "其中 1 项还没有报过数：改造老旧小区" in out(done)
    assert [(one["department"], one["entered"], one["due"], one["remark"]) for one in listed(county)] == [
        ("交通运输局", "40", "2023-12-31", ""), ("住建局", "12", "2023-10-31", "没有报过数"),
    ]  # fmt: skip
    assert roads(county)["target"] == "40"


@pytest.mark.parametrize(
    ("rows", "fact"),
    [
        ("单位,指标\n交通运输局,农村公路", "表头没有目标"),
        ("单位,指标,目标,年度\n交通运输局,农村公路,40公里,明年", "台账.csv:2"),
        ("单位,指标,目标,年度\n交通运输局,农村公路,40公里," + "9" * 5000, "台账.csv:2"),
        ("单位,指标,目标\n交通运输局,农村公路,40公里", "没有年度"),
        ("单位,指标,目标,年度\n交通运输局,农村公路,40公里,2023\n交通运输局,农村公路,好,2023", "台账.csv:3"),
        ("单位,指标,目标,年度\n交通运输局,农村公路,40公里,2023\n,养护公路,3公里,2023", "台账.csv:3: 没有写单位"),
        ("单位,指标,目标,年度\n交通运输局,,40公里,2023", "台账.csv:2: 没有写指标"),
        ("", "是空的"),
    ],
)
def test_a_list_with_a_wrong_line_is_refused_whole(county: Path, rows: str, fact: str) -> None:
    (county / "台账.csv").write_text(rows, encoding="utf-8")
    done = run("target", "--from-file", "台账.csv", here=county)
    assert done.returncode == 2
    assert fact in said(done)
    assert listed(county) == []


def test_a_list_finds_a_department_under_a_rarer_name(here: Path) -> None:
    text = bulletin().replace("交通运输局", "文化广电旅游局")
    (here / "44.txt").write_text(text, encoding="utf-8")
    assert run("ingest", "44.txt", here=here).returncode == 0
    (here / "台账.csv").write_text("单位,指标,目标,年度\n县文旅局,维修企业,90家,2023", encoding="utf-8")
    done = run("target", "--from-file", "台账.csv", here=here)
    assert (done.returncode, "还没有报过数" in out(done)) == (0, False), said(done)
    found = json.loads(out(run("report", "--dept", "文旅局", "--format", "json", here=here)))
    assert [one["target"] for one in found if one["unit"] == "家"] == ["90"]


def test_a_file_that_is_no_table_is_refused(county: Path) -> None:
    (county / "坏.xlsx").write_bytes(b"PK\x03\x04 nothing")
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, 46, 4000, 0)
    (county / "错位.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 60 + end)
    for name in ("坏.xlsx", "错位.xlsx", "44.txt", "没有.csv"):
        assert run("target", "--from-file", name, here=county).returncode == 2


def test_what_the_text_states_stands_beside_what_was_entered(county: Path) -> None:
    stated = "新改建农村公路 21 公里，全年计划新改建农村公路 38 公里"
    (county / "46.txt").write_text(bulletin(46, 67, 28).replace("发现并整改问题 5 处", stated), encoding="utf-8")
    assert run("ingest", "46.txt", here=county).returncode == 0
    assert run("target", "交通运输局", "新改建农村公路", "40公里", "--year", "2023", here=county).returncode == 0
    (one,) = listed(county)
    assert (one["entered"], one["stated"], one["remark"]) == ("40", "38", "两者不同")
    assert roads(county)["target"] == "40"
    findings = [json.loads(line) for line in out(run("check", "target", "--format", "jsonl", here=county)).splitlines()]
    assert [one["ids"] for one in findings] == [[one["stated_id"]]]
    assert json.loads(out(run("list", "targets", "--dept", "住建局", "--format", "json", here=county))) == []


def test_targets_can_be_asked_for_in_sql(county: Path) -> None:
    assert run("target", "交通运输局", "农村公路", "40公里", "--year", "2023", here=county).returncode == 0
    done = run("query", "select id, indicator, value_number, year from targets", "--format", "jsonl", here=county)
    assert json.loads(out(done)) == {"id": "t1", "indicator": "新改建农村公路", "value_number": "40.0", "year": 2023}
