"""`check system`: what is wrong with the installation, and nothing where all is well."""

from __future__ import annotations

import json
from pathlib import Path

from program import out, run


def warnings(here: Path, *arguments: str) -> list[str]:
    done = run("check", "system", "--format", "jsonl", *arguments, here=here)
    found = [json.loads(line) for line in out(done).splitlines()]
    told = [one["message"] for one in found if one["severity"] == "warning"]
    assert done.returncode == (1 if told else 0)
    assert all(one["check"] == "system" for one in found)
    return told


def test_where_all_is_well_there_is_no_warning(stored: Path) -> None:
    assert warnings(stored) == []
    assert "system" in out(run("check", "--list", here=stored))


def test_without_a_database_it_is_said(tmp_path: Path) -> None:
    (one,) = warnings(tmp_path)
    assert "还没有这个数据库" in one


def test_a_damaged_database_is_said(stored: Path) -> None:
    data = bytearray((stored / "bulletin.db").read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 8192] = b"\xff" * 8192
    (stored / "bulletin.db").write_bytes(data)
    (one,) = warnings(stored)
    assert "损坏" in one or "malformed" in one


def test_settings_that_are_wrong_or_name_what_is_not_there_are_said(stored: Path) -> None:
    (stored / "bulletin.toml").write_text('inbox = "没有"\n', encoding="utf-8")
    (one,) = warnings(stored)
    assert "没有 不存在" in one
    (stored / "bulletin.toml").write_text("inbocks = 3\n", encoding="utf-8")
    (one,) = warnings(stored, "--db", "bulletin.db")
    assert "bulletin.toml:1" in one


def test_the_system_is_checked_by_itself(stored: Path) -> None:
    assert run("check", "system", "arithmetic", here=stored).returncode == 2
