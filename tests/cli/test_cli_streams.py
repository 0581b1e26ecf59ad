"""Streams, locales and the ways to end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from program import bulletin, out, run, said

from bulletin_cli import __main__ as program
from bulletin_cli import __version__
from bulletin_cli.cli import app

HOSTILE = "[red]红[/red] \x1b[31m =cmd|' /C calc'!A0"


def test_the_name_alone_prints_what_it_is_and_how_to_start(here: Path) -> None:
    done = run(here=here)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "bulletin ingest" in out(done)
    assert "还没有" in out(done)
    assert 8 <= len(out(done).splitlines()) <= 12
    assert not (here / "bulletin.db").exists()


def test_the_version_is_answered_without_loading_typer(here: Path) -> None:
    assert out(run("--version", here=here)) == f"bulletin {__version__}\n"
    command = [sys.executable, "-X", "importtime", "-m", "bulletin_cli", "--version"]
    listing = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    assert "typer" not in listing


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.UTF-8", "xx"])
def test_every_locale_but_english_is_answered_in_chinese_and_utf_8(here: Path, locale: str) -> None:
    done = run("report", here=here, LC_ALL=locale)
    assert "还没有这个数据库" in said(done)


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_an_english_locale_is_answered_in_english(here: Path, variable: str) -> None:
    assert "there is no such database yet" in said(run("report", here=here, typed=None, **{variable: "en_US.UTF-8"}))


def test_english_help_has_no_chinese_but_examples(here: Path) -> None:
    for command in ("", "ingest", "report", "extract", "text", "list", "export", "trace"):
        page = out(run(*command.split(), "--help", here=here, LANG="en_US.UTF-8"))
        ours = [line for line in page.splitlines() if "Example" not in line]
        assert not [line for line in ours if any("\u4e00" <= c <= "\u9fff" for c in line)], command


def test_english_tables_have_english_headings(stored: Path) -> None:
    for arguments in (("list", "issues"), ("list", "figures"), ("list", "depts"), ("report",)):
        lines = out(run(*arguments, here=stored, LANG="en_US.UTF-8")).splitlines()
        heading = lines[next(k for k, line in enumerate(lines) if set(line) == {"─"}) - 1]
        assert not [c for c in heading if "\u4e00" <= c <= "\u9fff"], arguments


def test_an_ascii_stream_gets_utf_8_and_no_traceback(stored: Path) -> None:
    done = run("list", "depts", here=stored, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "交通运输局" in out(done)


def test_a_gbk_terminal_is_written_to_in_gbk(stored: Path) -> None:
    done = run("list", "depts", here=stored, PYTHONIOENCODING="gbk")
    assert "交通运输局" in done.stdout.decode("gbk")


@pytest.mark.parametrize("arguments", ["export", "list figures", "text 44.txt", "--help"])
def test_a_reader_that_has_gone_away_ends_it_quietly(stored: Path, arguments: str) -> None:
    command = f"{sys.executable} -m bulletin_cli {arguments} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=stored, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_closed_standard_output_is_no_fault(stored: Path) -> None:
    command = f"{sys.executable} -m bulletin_cli list issues >&-"
    done = subprocess.run(["bash", "-c", command], cwd=stored, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_fault_in_the_program_is_one_line_and_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError("line one\nline two \x1b[31m")

    monkeypatch.setattr(app, "application", broken)
    monkeypatch.delenv("BULLETIN_DEBUG", raising=False)
    assert program.main(["report"]) == 70
    said_then = capsys.readouterr().err
    assert said_then.count("\n") == 1
    assert "RuntimeError" in said_then
    assert "\x1b" not in said_then
    monkeypatch.setenv("BULLETIN_DEBUG", "1")
    assert program.main(["report"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "application", interrupted)
    assert program.main(["report"]) == 130


def test_hostile_text_reaches_neither_terminal_nor_spreadsheet(here: Path) -> None:
    text = bulletin().replace("【民生保障】", f"【{HOSTILE}】").replace("排查维修企业", "排查[red]维修企业")
    (here / "坏\n名=1.txt").write_text(text, encoding="utf-8")
    (here / "=cmd.txt").write_text(text.replace("第 44 期", "第 45 期"), encoding="utf-8")
    assert run("ingest", "坏\n名=1.txt", "=cmd.txt", here=here).returncode == 0
    for arguments in (("list", "issues"), ("list", "figures"), ("trace", "2023-44.1"), ("report",)):
        done = run(*arguments, here=here)
        assert done.returncode == 0
        assert "\x1b" not in out(done), arguments
    assert "'=cmd.txt" in out(run("export", "--format", "csv", here=here))
    assert "[red]" in out(run("list", "figures", here=here)) or "[red]" in out(run("trace", "2023-44.1", here=here))


def test_a_name_with_escapes_cannot_steer_the_terminal_through_a_message(here: Path) -> None:
    done = run("ingest", "\x1b[31m没有.txt", here=here)
    assert done.returncode == 3
    assert b"\x1b" not in done.stderr


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="a system without a device that is always full")
@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("help", "units")])
@pytest.mark.parametrize("buffered", ["", "1"])
def test_where_there_is_no_room_for_the_answer_it_is_said_so(
    here: Path, arguments: tuple[str, ...], buffered: str
) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bulletin_cli", *arguments], stdout=full, stderr=subprocess.PIPE, cwd=here, check=False,
            env={**os.environ, "PYTHONUNBUFFERED": buffered, "LANG": "zh_CN.UTF-8"},
        )  # fmt: skip
    told = done.stderr.decode()
    assert done.returncode == 2
    assert "bulletin: 标准输出: 写不进去：" in told and "腾出空间" in told
    assert "Traceback" not in told and "程序出错" not in told and len(told.splitlines()) == 2
