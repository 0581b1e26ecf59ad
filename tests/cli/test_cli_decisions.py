"""alias, fix, review, undo and check as scripts and people see them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import bulletin, out, run, said

CORPUS = Path(__file__).parents[1] / "corpus" / "dev"


def figures(here: Path) -> dict[str, dict[str, object]]:
    found = [json.loads(line) for line in out(run("export", here=here)).splitlines()]
    return {str(figure["id"]): figure for figure in found}


def issues(*numbers: int) -> list[str]:
    return [str(CORPUS / f"anling-{number}.txt") for number in numbers]


def test_a_fix_prints_before_and_after_and_trace_remembers(stored: Path) -> None:
    done = run("fix", "2023-45.1", "value=67", "--reason", "来电更正", here=stored)
    assert done.returncode == 0
    assert "value   66 → 67" in out(done)
    assert figures(stored)["2023-45.1"]["value"] == "67"
    assert "66 → 67（来电更正）" in out(run("trace", "2023-45.1", here=stored))


def test_a_value_with_its_unit_corrects_both(stored: Path) -> None:
    assert run("fix", "2023-45.1", "value=1.2万家次", "--reason", "更正", here=stored).returncode == 0
    fixed = figures(stored)["2023-45.1"]
    assert (fixed["value"], fixed["unit"]) == ("12000", "家次")


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        (("2023-45.1", "value=67"), "没有写理由"),
        (("2023-45.1", "--reason", "x"), "没有写要改什么"),
        (("2023-45.1", "value", "--reason", "x"), "不是 字段=值"),
        (("2023-45.1", "vlaue=1", "--reason", "x"), "没有“vlaue”这个字段"),
        (("2023-45.1", "value=很多", "--reason", "x"), "不是一个数"),
        (("2023-45.1", "status=done", "--reason", "x"), "没有“done”这个值"),
        (("2023-45.1", "end=2023-02-30", "--reason", "x"), "不是日期"),
        (("2023-45.1", "value=66", "--reason", "x"), "没有改动"),
        (("2023-45.99", "value=1", "--reason", "x"), "没有编号为"),
        ((f"2023-45.{10**20}", "value=1", "--reason", "x"), "没有编号为"),
        (("2023-45.1", "series=2023-45.2", "--reason", "x"), "同一期"),
        (("2023-45.1", "series=s123", "--reason", "x"), "没有编号为"),
        (("2023-45.1", "value=1", "--drop", "--reason", "x"), "不能一起写"),
    ],
)
def test_a_wrong_fix_changes_nothing(stored: Path, arguments: tuple[str, ...], fact: str) -> None:
    before = figures(stored)
    done = run("fix", *arguments, here=stored)
    assert (done.returncode, done.stdout) == (2, b"")
    assert fact in said(done)
    assert figures(stored) == before


def test_a_dropped_figure_is_gone_from_every_answer_but_its_trace(stored: Path) -> None:
    assert run("fix", "2023-45.1", "--drop", "--reason", "表头", here=stored).returncode == 0
    assert "2023-45.1" not in figures(stored)
    assert "已剔除" in out(run("trace", "2023-45.1", here=stored))
    assert run("undo", "--yes", here=stored).returncode == 0
    assert "2023-45.1" in figures(stored)


def test_an_alias_says_what_it_merges_and_goes_round_through_a_file(stored: Path) -> None:
    name = str(figures(stored)["2023-44.2"]["indicator"])
    done = run("alias", "indicator", name, "整改问题总数", "--reason", "口径相同", here=stored)
    assert out(done) == f"“{name}”并入“整改问题总数”：2 期 2 个数字\n"
    assert {figures(stored)[id_]["series_name"] for id_ in ("2023-44.2", "2023-45.2")} == {"整改问题总数"}
    assert run("list", "aliases", "-o", "a.csv", here=stored).returncode == 0
    assert run("alias", "indicator", name, "--remove", here=stored).returncode == 0
    assert figures(stored)["2023-44.2"]["series_name"] == name
    assert run("alias", "--from-file", "a.csv", here=stored).returncode == 0
    assert figures(stored)["2023-44.2"]["series_name"] == "整改问题总数"
    assert "早已如此" in out(run("alias", "--from-file", "a.csv", here=stored))


def test_a_departments_alias_moves_its_figures_from_that_day_on(stored: Path) -> None:
    done = run("alias", "dept", "交通运输局", "交通中心", "--from", "2023-09-20", here=stored)
    assert "1 期 2 个数字" in out(done)
    assert [figures(stored)[id_]["departments"] for id_ in ("2023-44.1", "2023-45.1")] == [["交通运输局"], ["交通中心"]]
    back = run("alias", "dept", "交通中心", "交通运输局", here=stored)
    assert back.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        ((), "要写明"),
        (("dept", "交通运输局"), "要写明"),
        (("unit", "a", "b"), "要写明"),
        (("dept", "没有局", "交通运输局"), "没有“没有局”"),
        (("dept", "交通运输局", "交通运输局"), "两个名称相同"),
        (("dept", "交通运输局", "x", "--remove"), "没有“交通运输局”这个别名"),
        (("dept", "交通运输局", "x", "--from", "昨天的昨天"), "不是日期"),
        (("--from-file", "没有.csv"), "读不出来"),
    ],
)
def test_a_wrong_alias_changes_nothing(stored: Path, arguments: tuple[str, ...], fact: str) -> None:
    done = run("alias", *arguments, here=stored)
    assert (done.returncode, done.stdout) == (2, b"")
    assert fact in said(done)
    assert run("list", "changes", here=stored).returncode == 1


def test_a_bad_line_of_a_file_is_named_and_nothing_is_stored(stored: Path) -> None:
    (stored / "a.csv").write_text("kind,name,canonical\ndept,甲,乙\nunit,丙,丁\n", encoding="utf-8")
    done = run("alias", "--from-file", "a.csv", here=stored)
    assert done.returncode == 2
    assert "a.csv:3" in said(done)
    assert run("list", "aliases", here=stored).returncode == 1


def test_undo_asks_on_a_terminal_only(stored: Path) -> None:
    done = run("undo", here=stored)
    assert done.returncode == 2
    assert "--yes" in said(done)
    assert len(figures(stored)) == 4
    done = run("undo", "--yes", here=stored)
    assert (done.returncode, "撤下 2 期快报、4 个数字" in out(done)) == (0, True)
    assert figures(stored) == {}
    assert run("undo", "--yes", here=stored).returncode == 2


def test_the_history_lists_what_was_decided_and_taken_back(stored: Path) -> None:
    run("fix", "2023-45.1", "value=67", "--reason", "来电更正", here=stored)
    run("undo", "--yes", here=stored)
    (change,) = json.loads(out(run("list", "changes", "--format", "json", here=stored)))
    assert (change["before"], change["after"], change["reason"], change["holds"]) == ("66", "67", "来电更正", 0)
    batches = json.loads(out(run("list", "batches", "--format", "json", here=stored)))
    assert [one["kind"] for one in batches] == ["undo", "decision", "ingest"]


def test_review_lists_off_a_terminal_and_an_answer_is_not_asked_again(here: Path) -> None:
    run("ingest", *issues(44, 49, 51), here=here)
    asked = [json.loads(line) for line in out(run("review", "--format", "jsonl", here=here)).splitlines()]
    assert run("review", here=here).returncode == 1
    assert asked
    before = figures(here)
    done = run("review", "--accept", asked[0]["id"], here=here)
    assert done.returncode == 0
    left = [json.loads(line) for line in out(run("review", "--format", "jsonl", here=here)).splitlines()]
    assert [one["id"] for one in left] == [one["id"] for one in asked[1:]]
    assert {id_: one["series"] for id_, one in figures(here).items()} == {
        id_: one["series"] for id_, one in before.items()
    }
    done = run("review", "--accept", asked[0]["id"], here=here)
    assert (done.returncode, "不在待核之列" in said(done)) == (2, True)


def test_a_rejected_match_leaves_its_series(here: Path) -> None:
    run("ingest", *issues(44, 49, 51), here=here)
    asked = [json.loads(line) for line in out(run("review", "--format", "jsonl", here=here)).splitlines()]
    assert run("review", "--reject", asked[0]["id"], here=here).returncode == 0
    assert figures(here)[asked[0]["id"]]["series"] != asked[0]["series"]


def test_check_finds_the_two_planted_anomalies_and_warns_of_nothing_else(here: Path) -> None:
    texts = sorted(str(path) for path in CORPUS.glob("*.txt"))
    assert run("ingest", *texts, here=here).returncode == 0
    done = run("check", "--format", "jsonl", here=here)
    assert done.returncode == 1
    warnings = [one for line in out(done).splitlines() if (one := json.loads(line))["severity"] == "warning"]
    assert sorted((one["check"], one["ids"][0].partition(".")[0]) for one in warnings) == [
        ("arithmetic", "2023-50"),
        ("decrease", "2023-49"),
    ]
    assert set(warnings[0]) == {"check", "severity", "ids", "message"}


def test_check_is_silent_when_all_is_well(stored: Path) -> None:
    done = run("check", "decrease", "arithmetic", "issues", here=stored)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_check_new_looks_at_the_last_batch_only(stored: Path) -> None:
    (stored / "46.txt").write_text(bulletin(46, 40, 29), encoding="utf-8")
    run("ingest", "46.txt", here=stored)
    assert "decrease" in out(run("check", "--new", here=stored))
    (stored / "47.txt").write_text(bulletin(47, 90, 30), encoding="utf-8")
    run("ingest", "47.txt", here=stored)
    assert run("check", "decrease", "--new", here=stored).returncode == 0
    assert run("check", "decrease", here=stored).returncode == 1


def test_an_unknown_check_is_called_wrongly(stored: Path) -> None:
    done = run("check", "sums", here=stored)
    assert done.returncode == 2
    assert "arithmetic" in said(done)
    assert "arithmetic" in out(run("check", "--list", here=stored))


def test_a_corrected_issue_is_told_by_check_and_trace(stored: Path) -> None:
    (stored / "更正.txt").write_text(bulletin(45, 67, 22), encoding="utf-8")
    run("ingest", "更正.txt", here=stored)
    assert "66 家 → 67 家" in out(run("check", "issues", here=stored))
    assert "修订 2：66 家 → 67 家" in out(run("trace", "2023-45.1", here=stored))


def test_reading_again_changes_nothing_where_the_rules_are_the_same(stored: Path) -> None:
    before = figures(stored)
    run("fix", "2023-45.1", "value=67", "--reason", "来电", here=stored)
    done = run("ingest", "--again", "--dry-run", here=stored)
    assert (done.returncode, "0 期" in said(done)) == (0, True)
    assert run("ingest", "--again", "2023-45", here=stored).returncode == 0
    assert figures(stored) == before | {"2023-45.1": before["2023-45.1"] | {"value": "67"}}
    assert run("ingest", "--again", "2023-99", here=stored).returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [("alias", "dept", "a", "b"), ("fix", "2023-1.1", "--drop", "--reason", "x"), ("review",), ("undo", "--yes"),
     ("check",), ("ingest", "--again")],
)  # fmt: skip
def test_without_a_database_none_is_made(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, here=tmp_path).returncode == 4
    assert list(tmp_path.iterdir()) == []
