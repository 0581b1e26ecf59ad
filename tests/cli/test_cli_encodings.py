"""Encodings on the command line: found out in silence, told with -v, forced with --encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import bulletin, out, run, said


@pytest.fixture
def gbk(here: Path) -> Path:
    """The folder with the bulletin in GBK as well."""
    (here / "旧.txt").write_bytes(bulletin().encode("gbk"))
    return here


def test_a_file_in_gbk_gives_the_same_figures_in_silence(gbk: Path) -> None:
    old, new = (run("extract", name, "--format", "csv", here=gbk) for name in ("旧.txt", "44.txt"))
    assert (old.returncode, said(old)) == (0, "")
    assert out(old).replace("旧.txt", "44.txt") == out(new)


@pytest.mark.parametrize("command", ["text", "extract", "ingest"])
def test_v_tells_what_a_file_was_read_in(command: str, gbk: Path) -> None:
    assert "旧.txt: 按 GB18030 编码读" in said(run(command, "-v", "旧.txt", here=gbk))
    assert "编码" not in said(run(command, "-v", "44.txt", here=gbk))


@pytest.mark.parametrize("command", ["text", "extract", "ingest"])
def test_an_encoding_can_be_forced(command: str, gbk: Path) -> None:
    assert run(command, "旧.txt", "--encoding", "gb2312", here=gbk).returncode == 0
    done = run(command, "旧.txt", "--encoding", "utf-8", here=gbk)
    assert done.returncode == 3
    assert "按 UTF-8 读不出" in said(done)


@pytest.mark.parametrize("command", ["text", "extract", "ingest"])
def test_an_encoding_that_there_is_not_is_answered_with_the_nearest(command: str, gbk: Path) -> None:
    done = run(command, "旧.txt", "--encoding", "gb1803", here=gbk)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "相近：gb18030" in said(done)
    assert not (gbk / "bulletin.db").exists()


def test_in_english_as_well(gbk: Path) -> None:
    done = run("ingest", "-v", "旧.txt", "--encoding", "gb18030", here=gbk, LANG="en_US.UTF-8")
    assert "read as GB18030" in said(done)
    done = run("ingest", "旧.txt", "--encoding", "gb1803", here=gbk, LANG="en_US.UTF-8")
    assert "close: gb18030" in said(done)


def test_v_says_how_many_files_of_a_folder_were_passed_over(here: Path) -> None:
    for name in ("附表.xlsx", "说明.exe", ".隐藏", "~$44.docx"):
        (here / name).write_bytes(b"x")
    assert "另有 2 个文件" in said(run("ingest", "-v", ".", here=here))
    assert said(run("ingest", ".", here=here)) == ""
