"""The lines of the README's crontab, run as cron runs them: by sh, with next to no environment, from another folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from program import bulletin

BIN = Path(sys.executable).parent
TODAY = "--today 2023-10-04"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A home without settings of a shell, and in it the folder that the crontab names."""
    (tmp_path / "快报" / "收件箱").mkdir(parents=True)
    (tmp_path / "快报" / "bulletin.toml").write_text('inbox = "收件箱"\ndatabase = "快报.db"\n', encoding="utf-8")
    for number, companies, day in ((44, 57, 15), (45, 66, 22)):
        deliver(tmp_path, number, companies, day)
    return tmp_path


def deliver(office: Path, number: int, companies: int, day: int) -> None:
    (office / "快报" / "收件箱" / f"{number}.txt").write_text(bulletin(number, companies, day), encoding="utf-8")


def cron(office: Path, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What the line does; whatever it says would be mailed."""
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=office,
        env={"PATH": f"{BIN}:/usr/bin:/bin", "SHELL": "/bin/sh", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


NIGHTLY = "cd 快报 && bulletin ingest && bulletin check --new"


@pytest.mark.parametrize("environment", [{}, {"LANG": "C"}, {"LC_ALL": "POSIX"}, {"HOME": "/nonexistent"}])
def test_all_is_well_and_nothing_is_mailed(office: Path, environment: dict[str, str]) -> None:
    for _ in range(2):
        done = cron(office, NIGHTLY, **environment)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (office / "快报" / "快报.db").exists()


def test_a_figure_that_shrinks_is_mailed(office: Path) -> None:
    assert cron(office, NIGHTLY).returncode == 0
    deliver(office, 46, 12, 28)
    done = cron(office, NIGHTLY)
    assert done.returncode == 1
    assert "累计数变小" in done.stdout


def test_a_bad_file_is_mailed_and_the_others_are_stored(office: Path) -> None:
    (office / "快报" / "收件箱" / "坏.txt").write_bytes(b"\x00\x01\x02")
    done = cron(office, NIGHTLY)
    assert (done.returncode, done.stdout) == (3, "")
    assert "坏.txt" in done.stderr
    assert cron(office, "cd 快报 && bulletin list issues --format jsonl").stdout.count("\n") == 2


def test_the_months_table_and_the_quarters_scores_are_filed(office: Path) -> None:
    assert cron(office, NIGHTLY).returncode == 0
    line = f"cd 快报 && bulletin report --period last-month --fail-on state:欠进度 -o '进度-{{period}}.xlsx' {TODAY}"
    done = cron(office, line)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = cron(office, f"cd 快报 && bulletin score --period last-quarter -o '采用通报-{{period}}.docx' {TODAY}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    files = {path.name for path in (office / "快报").iterdir()}
    assert {"进度-2023-09.xlsx", "采用通报-2023Q3.docx"} <= files


def test_a_department_that_is_behind_is_mailed(office: Path) -> None:
    assert cron(office, NIGHTLY).returncode == 0
    entered = cron(office, "cd 快报 && bulletin target 交通运输局 维修企业 900家 --year 2023")
    assert entered.returncode == 0, entered.stderr
    assert cron(office, f"cd 快报 && bulletin report --fail-on state:欠进度 {TODAY}").returncode == 1


def test_a_folder_that_cannot_be_written_to_is_told(office: Path) -> None:
    assert cron(office, NIGHTLY).returncode == 0
    folder = office / "快报"
    folder.chmod(0o555)
    try:
        deliver_bad = cron(office, NIGHTLY)
        read = cron(office, "cd 快报 && bulletin report --dept 交通运输局")
    finally:
        folder.chmod(0o755)
    assert deliver_bad.returncode == 4
    assert read.returncode == 0
