"""`bulletin ingest` as scripts and people see it: statuses, streams, and what is stored."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import docx
import pytest
from program import bulletin, out, run, said


def figures(here: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in out(run("export", here=here)).splitlines()]


def test_it_is_silent_off_a_terminal_when_all_is_well(here: Path) -> None:
    done = run("ingest", "44.txt", here=here)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (here / "bulletin.db").exists()


def test_v_lists_the_results_off_a_terminal(here: Path) -> None:
    done = run("ingest", "-v", "44.txt", here=here)
    assert "新收录" in out(done)
    assert said(done) == "收录 1 期（批次 b0001）。看结果：bulletin report\n"


def test_the_same_file_again_is_skipped_and_makes_no_batch(stored: Path) -> None:
    before = figures(stored)
    done = run("ingest", "-v", ".", here=stored)
    assert said(done) == "跳过 2。\n"
    assert figures(stored) == before


def test_a_changed_issue_takes_the_place_of_the_old_one_in_every_answer(stored: Path) -> None:
    (stored / "更正.txt").write_text(bulletin(45, 67, 22), encoding="utf-8")
    assert "修订 2" in out(run("ingest", "-v", "更正.txt", here=stored))
    found = [figure for figure in figures(stored) if figure["issue_number"] == 45]
    assert [(figure["text"], figure["revision"]) for figure in found if figure["unit"] == "家"] == [("67 家", 2)]


def test_standard_input_is_taken_in(here: Path) -> None:
    assert run("ingest", "-", here=here, typed=bulletin().encode()).returncode == 0
    assert {figure["source"] for figure in figures(here)} == {"-"}


@pytest.mark.parametrize(
    ("name", "data", "fact"),
    [
        ("空.txt", b"", "是空的"),
        ("坏.txt", b"\x7fELF\x00\x01", "是程序"),
        ("半.txt", bulletin().encode()[:200] + b"\xff" + bulletin().encode()[200:], "不是 UTF-8"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_stored(here: Path, name: str, data: bytes, fact: str) -> None:
    (here / name).write_bytes(data)
    done = run("ingest", name, "没有.txt", "44.txt", here=here)
    assert (done.returncode, done.stdout) == (3, b"")
    assert f"bulletin: {name}: " in said(done)
    assert fact in said(done)
    assert "bulletin: 没有.txt: 没有这个文件" in said(done)
    assert len(figures(here)) == 2


def test_bad_files_alone_make_no_database(here: Path) -> None:
    (here / "空").mkdir()
    assert run("ingest", "空", "没有.txt", here=here).returncode == 3
    assert not (here / "bulletin.db").exists()


def test_a_text_without_a_masthead_gets_in(here: Path) -> None:
    (here / "无头.txt").write_text("截至目前，县交通运输局排查维修企业 57 家。\n", encoding="utf-8")
    assert run("ingest", "无头.txt", here=here).returncode == 0
    (figure,) = figures(here)
    assert str(figure["id"]).startswith("x")
    assert figure["issue_number"] is None


def test_a_person_can_say_number_and_date(here: Path) -> None:
    (here / "无头.txt").write_text("截至目前，县交通运输局排查维修企业 57 家。\n", encoding="utf-8")
    assert run("ingest", "无头.txt", "--issue", "7", "--date", "2024年5月1日", here=here).returncode == 0
    assert [(figure["id"], figure["issue_date"]) for figure in figures(here)] == [("2024-7.1", "2024-05-01")]


def test_a_date_that_is_none_stores_nothing(here: Path) -> None:
    done = run("ingest", "44.txt", "--date", "2024-02-30", here=here)
    assert done.returncode == 2
    assert "不是日期" in said(done)
    assert not (here / "bulletin.db").exists()


def test_a_dry_run_says_what_would_happen_and_writes_nothing(stored: Path) -> None:
    (stored / "46.txt").write_text(bulletin(46, 61), encoding="utf-8")
    before = (stored / "bulletin.db").read_bytes()
    done = run("ingest", "--dry-run", "-v", "44.txt", "46.txt", here=stored)
    assert done.returncode == 0
    assert said(done).startswith("试运行")
    assert "收录 1 期、跳过 1" in said(done)
    assert (stored / "bulletin.db").read_bytes() == before


def test_a_dry_run_makes_no_database(here: Path) -> None:
    assert run("ingest", "--dry-run", "44.txt", here=here).returncode == 0
    assert not (here / "bulletin.db").exists()


def test_a_read_only_database_is_left_alone(stored: Path) -> None:
    database = stored / "bulletin.db"
    database.chmod(0o444)
    before = database.read_bytes()
    (stored / "46.txt").write_text(bulletin(46, 61), encoding="utf-8")
    done = run("ingest", "46.txt", here=stored)
    assert done.returncode == 4
    assert "只能读" in said(done)
    assert database.read_bytes() == before
    assert run("report", here=stored).returncode == 0


def test_a_file_that_is_no_database_is_left_alone(here: Path) -> None:
    (here / "x.db").write_text("不是数据库" * 100, encoding="utf-8")
    before = (here / "x.db").read_bytes()
    for arguments in (("ingest", "44.txt"), ("report",), ("export",), ("list", "issues"), ("trace", "2023-44.1")):
        done = run(*arguments, "--db", "x.db", here=here)
        assert (done.returncode, done.stdout) == (4, b""), arguments
        assert "不是 SQLite 数据库" in said(done)
    assert (here / "x.db").read_bytes() == before


def test_two_programs_that_start_at_once_both_store(here: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    names = []
    for number in range(50, 54):
        names.append(f"{number}.txt")
        (here / names[-1]).write_text(bulletin(number, number), encoding="utf-8")
    command = [sys.executable, "-m", "bulletin_cli", "ingest"]
    running = [subprocess.Popen([*command, name], cwd=here, stderr=subprocess.PIPE) for name in names]
    assert [(one.wait(), one.communicate()[1]) for one in running] == [(0, b"")] * 4
    assert {figure["issue_number"] for figure in figures(here)} == set(range(50, 54))
    assert all(figure["series"] for figure in figures(here))


def test_what_the_views_promise_is_there_for_other_programs(stored: Path) -> None:
    with sqlite3.connect(stored / "bulletin.db") as connection:
        issues = connection.execute("SELECT issue, items, revision FROM issues ORDER BY 1").fetchall()
        found = connection.execute("SELECT sum(value_number) FROM figures WHERE unit = '家'").fetchone()
        series = connection.execute("SELECT count(*) FROM series WHERE department = '交通运输局'").fetchone()
        items = connection.execute("SELECT count(*) FROM items").fetchone()
    assert issues == [("2023-44", 1, 1), ("2023-45", 1, 1)]
    assert (found, items) == ((123.0,), (2,))
    assert series[0] >= 1


def test_a_number_typed_is_for_a_text_that_has_none(here: Path) -> None:
    bare = bulletin().replace("第 44 期\n", "")
    (here / "bare.txt").write_text(bare, encoding="utf-8")
    assert run("ingest", "bare.txt", "--issue", "12", "--date", "2023-03-31", here=here).returncode == 0
    done = run("ingest", "44.txt", "--issue", "99", here=here)
    assert "正文写的是第 44 期" in said(done)
    assert [line["issue"] for line in issues(here)] == ["2023-12", "2023-44"]


def test_a_number_typed_is_for_one_file(here: Path) -> None:
    assert run("ingest", "44.txt", "44.txt", "--issue", "12", here=here).returncode == 2
    assert run("ingest", ".", "--date", "2023-09-22", here=here).returncode == 2


def test_a_rehearsal_sees_a_correction_that_comes_with_its_issue(here: Path) -> None:
    (here / "44-更正.txt").write_text(bulletin(companies=58), encoding="utf-8")
    (here / "again.txt").write_text(bulletin(), encoding="utf-8")
    done = run("ingest", "44.txt", "44-更正.txt", "again.txt", "--dry-run", "-v", here=here)
    shown = out(done).replace(" ", "")
    assert (shown.count("新收录"), shown.count("修订2"), shown.count("未变")) == (1, 1, 1)


def issues(here: Path) -> list[dict[str, object]]:
    done = run("list", "issues", "--format", "jsonl", here=here)
    return [json.loads(line) for line in out(done).splitlines()]


def many(here: Path, count: int) -> None:
    (here / "in").mkdir()
    for number in range(1, count + 1):
        (here / "in" / f"{number:03}.txt").write_text(bulletin(number, 50 + number), encoding="utf-8")


def test_several_processes_store_what_one_does(here: Path) -> None:
    many(here, 40)
    (here / "in" / "020b.txt").write_bytes(b"\x00\x01")
    answers = []
    for name, jobs in (("one.db", "1"), ("more.db", "2")):
        done = run("ingest", "in", "--jobs", jobs, "--db", name, here=here)
        assert (done.returncode, "020b.txt" in said(done)) == (3, True)
        answers.append(out(run("export", "--db", name, here=here)))
    assert answers[0] == answers[1]
    assert answers[0].count("\n") == 80


def test_a_strict_run_ends_at_the_first_bad_file(here: Path) -> None:
    (here / "43.txt").write_bytes(b"\x00\x01")
    assert run("ingest", "43.txt", "44.txt", "--strict", here=here).returncode == 3
    assert not (here / "bulletin.db").exists()
    assert run("ingest", "43.txt", "44.txt", here=here).returncode == 3
    assert len(issues(here)) == 1


def test_a_log_keeps_outcome_and_problems(here: Path) -> None:
    (here / "43.txt").write_bytes(b"\x00\x01")
    assert run("ingest", "43.txt", "44.txt", "--log", "收录.log", here=here).returncode == 3
    assert run("ingest", "44.txt", "--log", "收录.log", here=here).returncode == 0
    lines = (here / "收录.log").read_text(encoding="utf-8").splitlines()
    assert any("43.txt" in line for line in lines)
    assert "收录 1 期、失败 1" in lines[-2]
    assert "跳过 1" in lines[-1]
    assert run("ingest", "44.txt", "--log", "没有/收录.log", here=here).returncode == 2


def test_a_batch_keeps_the_command_that_made_it(stored: Path) -> None:
    done = run("list", "batches", "--format", "jsonl", here=stored)
    assert "ingest 44.txt 45.txt" in json.loads(out(done))["command"]


def test_an_issue_under_another_number_or_year_is_stored_and_told(tmp_path: Path) -> None:
    (tmp_path / "43.txt").write_text(bulletin(43), encoding="utf-8")
    (tmp_path / "44.txt").write_text(bulletin(44), encoding="utf-8")
    (tmp_path / "43a.txt").write_text(bulletin(43).replace("2023 年", "2024 年"), encoding="utf-8")
    assert said(run("ingest", "43.txt", here=tmp_path)) == ""
    for source, address in (("44.txt", "2023-44"), ("43a.txt", "2024-43")):
        for also in (("--dry-run",), ()):
            done = run("ingest", source, *also, here=tmp_path)
            assert done.returncode == 0
            assert f"{source}: 正文与 2023-43 一样，只是期号或年份不同，另存为 {address}" in said(done)
            assert "bulletin undo" in said(done)


def test_an_issue_with_another_day_is_a_revision_and_the_day_is_told(tmp_path: Path) -> None:
    (tmp_path / "43.txt").write_text(bulletin(43), encoding="utf-8")
    (tmp_path / "43a.txt").write_text(bulletin(43, day=18), encoding="utf-8")
    run("ingest", "43.txt", here=tmp_path)
    for also in (("--dry-run",), ()):
        done = run("ingest", "43a.txt", *also, here=tmp_path)
        assert "2023-43 的日期由 2023-09-15 改为 2023-09-18" in said(done)
    listed = json.loads(out(run("list", "issues", "--format", "json", here=tmp_path)))
    assert [(one["issue"], one["revision"]) for one in listed] == [("2023-43", 2)]


@pytest.mark.parametrize("change", ["breaks", "docx", "html", "gbk"])
def test_the_same_bulletin_in_another_format_is_nothing_new(tmp_path: Path, change: str) -> None:
    text = bulletin(43)
    (tmp_path / "43.txt").write_text(text, encoding="utf-8")
    run("ingest", "43.txt", here=tmp_path)
    other = tmp_path / "other"
    match change:
        case "breaks":
            other.write_text(text.replace("\n", "\r\n").replace("，", "，\r\n"), encoding="utf-8")
        case "gbk":
            other.write_bytes(text.encode("gbk"))
        case "html":
            lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
            other.write_text(f"<html><meta charset=utf-8><body>{lines}</body></html>", encoding="utf-8")
        case "docx":
            document = docx.Document()
            for line in text.splitlines():
                document.add_paragraph(line)
            document.save(str(other))
    done = run("ingest", "other", here=tmp_path)
    assert (done.returncode, said(done)) == (0, "")
    assert json.loads(out(run("list", "issues", "--format", "json", here=tmp_path)))[0]["revision"] == 1
