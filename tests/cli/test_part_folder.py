"""An archive of parts: whole files or none, nothing twice, the figures that a reader of Parquet finds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from program import bulletin, out, run, said

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


@pytest.fixture
def filed(here: Path) -> Path:
    """A folder with 44.txt and 45.txt and the archive of both."""
    (here / "45.txt").write_text(bulletin(45, 66, 22), encoding="utf-8")
    assert run("ingest", "44.txt", "45.txt", "--archive", "档案", here=here).returncode == 0
    return here


def files(archive: Path) -> dict[str, bytes]:
    """The Parquet files of an archive."""
    return {str(file.relative_to(archive)): file.read_bytes() for file in archive.rglob("*.parquet")}


def test_an_archive_holds_what_extract_says_and_loads_as_the_files_would(filed: Path) -> None:
    table = parquet.read_table(filed / "档案" / "figures").to_pylist()
    records = [json.loads(line) for line in out(run("extract", "44.txt", "45.txt", here=filed)).splitlines()]
    told = [
        {key: str(row[key]) for key in records[0]} for row in sorted(table, key=lambda r: (r["source"], r["position"]))
    ]
    assert told == [{key: str(value) for key, value in record.items()} for record in records]
    assert run("ingest", "档案", "--db", "loaded.db", here=filed).returncode == 0
    assert run("ingest", "44.txt", "45.txt", "--db", "whole.db", here=filed).returncode == 0
    assert out(run("export", "--db", "loaded.db", here=filed)) == out(run("export", "--db", "whole.db", here=filed))


def test_a_second_run_reads_nothing_again_and_a_changed_file_alone(filed: Path) -> None:
    before = files(filed / "档案")
    again = run("ingest", "44.txt", "45.txt", "--archive", "档案", "-v", here=filed)
    assert "已在档案里 2 个文件" in said(again)
    assert files(filed / "档案") == before
    (filed / "44.txt").write_text(bulletin(44, 58), encoding="utf-8")
    assert "读成 1 期" in said(run("ingest", "44.txt", "45.txt", "--archive", "档案", "-v", here=filed))
    assert before.items() < files(filed / "档案").items()
    assert run("ingest", "档案", "--db", "loaded.db", here=filed).returncode == 0
    listed = json.loads(
        out(run("list", "issues", "--db", "loaded.db", "--format", "jsonl", here=filed)).splitlines()[0]
    )
    assert listed["revision"] == 2


def test_the_same_texts_read_twice_are_the_same_files(filed: Path) -> None:
    assert run("ingest", "44.txt", "45.txt", "--archive", "另一份", here=filed).returncode == 0
    assert files(filed / "档案") == files(filed / "另一份")


def test_what_a_killed_run_left_is_gone_after_the_next(filed: Path) -> None:
    archive = filed / "档案"
    before = files(archive)
    (whole, *_) = (archive / "figures" / "year=2023").iterdir()
    shutil.copy(whole, whole.with_name("0123456789.parquet"))
    whole.with_name(".x.unfinished").write_bytes(b"PAR1")
    with (archive / "parts.jsonl").open("a", encoding="utf-8") as lines:
        lines.write('{"part": "0123')
    assert run("ingest", "44.txt", "45.txt", "--archive", "档案", here=filed).returncode == 0
    assert files(archive) == before
    assert not list(archive.rglob("*.unfinished"))
    assert all(json.loads(line) for line in (archive / "parts.jsonl").read_text().splitlines())


def test_what_could_not_be_read_is_told_each_time_and_read_once_it_can_be(filed: Path) -> None:
    (filed / "46.txt").write_text("", encoding="utf-8")
    paths = ("44.txt", "46.txt", "47.txt")
    for _ in range(2):
        done = run("ingest", *paths, "--archive", "档案", here=filed)
        assert done.returncode == 3
        assert said(done) == said(run("ingest", *paths, "--db", "same.db", here=filed))
    (filed / "46.txt").write_text(bulletin(46, 61), encoding="utf-8")
    assert "读成 1 期" in said(run("ingest", *paths, "--archive", "档案", "-v", here=filed))


def test_a_strict_run_ends_at_the_first_that_cannot_be_read(filed: Path) -> None:
    (filed / "43.txt").write_text("", encoding="utf-8")
    done = run("ingest", "43.txt", "44.txt", "47.txt", "--archive", "另一份", "--strict", "--log", "log", here=filed)
    assert done.returncode == 3
    assert "43.txt" in (filed / "log").read_text(encoding="utf-8")
    assert said(done).count("bulletin:") == 2


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("44.txt", "--archive", "档案", "--dry-run"), "--dry-run"),
        (("44.txt", "--archive", "档案", "--db", "a.db"), "--db"),
        (("44.txt", "--archive", "档案", "--issue", "7"), "--issue"),
        (("--again", "--cluster", "local"), "--again"),
        (("44.txt", "--archive", "档案", "--jobs", "2"), "--jobs"),
        (("44.txt", "--cluster", "tcp://127.0.0.1:1", "--jobs", "2"), "--jobs"),
        (("-", "--archive", "档案"), "标准输入"),
        (("44.txt", "--archive", "."), "别的东西"),
        (("档案", "--archive", "另一份"), "已经是"),
        (("档案", "44.txt"), "单独"),
    ],
)
def test_what_makes_no_sense_together_is_refused(filed: Path, arguments: tuple[str, ...], reason: str) -> None:
    done = run("ingest", *arguments, here=filed)
    assert done.returncode == 2, said(done)
    assert reason in said(done)


def test_an_archive_of_another_version_is_not_mixed_with_this_one(filed: Path) -> None:
    (filed / "档案" / "bulletin-parts.json").write_text('{"form": 1, "version": "0.0.1"}', encoding="utf-8")
    done = run("ingest", "44.txt", "--archive", "档案", here=filed)
    assert (done.returncode, "由 bulletin 0.0.1 读成" in said(done)) == (2, True)


def test_without_the_library_the_extra_is_named(filed: Path) -> None:
    code = "import sys; sys.modules.update(distributed=None); from bulletin_cli.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", "44.txt", "--cluster", "local"],
        cwd=filed, capture_output=True, check=False, env={**os.environ, "LANG": "zh_CN.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 2, said(done)
    assert "bulletin-cli[scale]" in said(done)


def test_duckdb_reads_an_archive_by_year(filed: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    (filed / "无日期.txt").write_text("截至目前，县交通运输局排查维修企业 70 家。", encoding="utf-8")
    assert run("ingest", "无日期.txt", "--archive", "档案", here=filed).returncode == 0
    source = f"read_parquet('{filed}/档案/figures/*/*.parquet', hive_partitioning = true)"
    found = duckdb.sql(
        f"SELECT year, issue_number, CAST(value AS DECIMAL(38, 6)) FROM {source}"  # noqa: S608
        " WHERE list_contains(departments, '交通运输局') AND unit = '家' ORDER BY issue_number NULLS LAST"
    ).fetchall()
    assert found == [(2023, 44, Decimal(57)), (2023, 45, Decimal(66)), (None, None, Decimal(70))]
    issues = duckdb.read_parquet(f"{filed}/档案/issues/*/*.parquet").order("issue_number")
    texts = issues.project("text").fetchall()
    assert texts[0][0] == bulletin(44, 57)
