"""Answers as files: the ending of -o picks the writer, and nobody ever sees half a file."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from program import out, run, said

REPORT = ("report", "--dept", "交通运输局")
LOADED = {"xlsx": "xlsxwriter", "docx": "docx", "html": "jinja2"}


@pytest.mark.parametrize("ending", LOADED)
def test_the_ending_picks_the_writer(ending: str, stored: Path) -> None:
    done = run(*REPORT, "-o", f"进度.{ending}", here=stored)
    assert (done.returncode, out(done), said(done)) == (0, "", "")
    file = stored / f"进度.{ending}"
    if ending == "html":
        assert "排查维修企业" in file.read_text(encoding="utf-8")
    else:
        assert zipfile.ZipFile(file).testzip() is None
    assert [path.name for path in stored.iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize("ending", LOADED)
def test_the_same_archive_gives_the_same_bytes(ending: str, stored: Path) -> None:
    for name in ("a", "b"):
        assert run(*REPORT, "-o", f"{name}.{ending}", here=stored).returncode == 0
    assert (stored / f"a.{ending}").read_bytes() == (stored / f"b.{ending}").read_bytes()


@pytest.mark.parametrize("ending", LOADED)
def test_a_file_that_cannot_be_written_leaves_the_old_one(ending: str, stored: Path) -> None:
    done = run(*REPORT, "-o", f"没有/进度.{ending}", here=stored)
    assert done.returncode == 2
    assert "写不进去" in said(done)
    assert not (stored / "没有").exists()


def test_without_a_department_a_page_has_them_all(stored: Path) -> None:
    assert run("report", "-o", "全县.html", here=stored).returncode == 0
    text = (stored / "全县.html").read_text(encoding="utf-8")
    assert "<h2>交通运输局</h2>" in text
    assert "排查维修企业 <mark>66 家</mark>" in text


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_what_is_no_text_needs_a_file(form: str, stored: Path) -> None:
    done = run(*REPORT, "--format", form, here=stored)
    assert (done.returncode, out(done)) == (2, "")
    assert f"-o 文件名.{form}" in said(done)


def test_a_page_may_go_to_standard_output_whatever_its_encoding(stored: Path) -> None:
    done = run(*REPORT, "--format", "html", here=stored, PYTHONIOENCODING="gbk")
    assert done.stdout.decode("utf-8").startswith("<!DOCTYPE html>")


def test_every_listing_can_be_a_file(stored: Path) -> None:
    for name in ("figures", "issues", "depts"):
        assert run("list", name, "-o", f"{name}.xlsx", here=stored).returncode == 0


@pytest.mark.parametrize("ending", LOADED)
def test_a_file_loads_its_own_writer_only(ending: str, stored: Path) -> None:
    code = (
        "import sys\n"
        "from bulletin_cli.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(*sorted({set(LOADED.values())!r} & set(sys.modules)))"
    )
    line = [sys.executable, "-c", code, *REPORT, "-o", f"进度.{ending}"]
    done = subprocess.run(line, cwd=stored, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.split() == [LOADED[ending]], done.stderr


def test_in_english_a_file_speaks_english(stored: Path) -> None:
    assert run(*REPORT, "-o", "a.html", here=stored, LANG="en_US.UTF-8").returncode == 0
    text = (stored / "a.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in text
    assert "<summary>sentence 2</summary>" in text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_is_written_to_and_stays_what_it_is(stored: Path) -> None:
    pipe = stored / "进度.csv"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        done = run("report", "-o", str(pipe), here=stored)
        read = reader.communicate(timeout=30)[0]
    assert done.returncode == 0
    assert "交通运输局" in read.decode("utf-8-sig")
    assert pipe.is_fifo()
