"""What shells offer: live names of the archive that the line means, quoted, never creating it, silent where it is not there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from program import out, run, said

from bulletin_cli.cli.completion import completed
from bulletin_cli.cli.completion_bash import quoted, taken_apart
from bulletin_cli.cli.shells import PLACES, script
from bulletin_cli.store.names import MOST, names

ODD = (
    "第一 季度",
    "a'b",
    'a"b',
    "a$HOME`id`",
    "a\\b",
    "a;rm -rf b",
    "（甲）乙",
    "a*?[x]",
    "a!b",
    "a　b",
    "-a",
    "a#b",
    "a&|<>b",
)
UNTYPABLE = ("甲\n乙", "甲\x1b[31m乙", "甲\t乙", "")
CHINESE = {"LANG": "zh_CN.UTF-8"}


def offered(*words: str, environment: Mapping[str, str] = CHINESE) -> list[str]:
    """The candidates for the last word, without what is said about them."""
    return [line.split("\t")[0] for line in completed(["fish", *words], environment).splitlines()[1:]]


@pytest.fixture
def archive(stored: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive, from which the completion is asked."""
    monkeypatch.chdir(stored)
    monkeypatch.delenv("BULLETIN_DB", raising=False)
    return stored


def with_names(database: Path, *given: str) -> None:
    """Nothing; the archive has series of departments with these names."""
    with closing(sqlite3.connect(database)) as connection, connection:
        keys = [row[1] for row in connection.execute("PRAGMA table_info(series_head)")]
        kept = dict(zip(keys, connection.execute("SELECT * FROM series_head LIMIT 1").fetchone(), strict=True))
        for at, name in enumerate(given):
            row = {**kept, "id": f"s{at}", "department": name, "name": name}
            connection.execute(f"INSERT INTO series_head VALUES ({', '.join('?' * len(keys))})", list(row.values()))  # noqa: S608


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("re",), ["report", "review"]),
        (("--ver",), ["--version"]),
        (("report", "--fail"), ["--fail-on"]),
        (("report", "--by", "q"), ["quarter"]),
        (("report", "--by=q"), ["--by=quarter"]),
        (("report", "--rank", "--by", "m"), ["month"]),
        (("report", "--state", "欠"), ["欠进度"]),
        (("report", "--fail-on", "state:欠"), ["state:欠进度"]),
        (("report", "--unit", "万千"), ["万千瓦", "万千瓦时"]),
        (("report", "--period", "上半"), ["上半年"]),
        (("export", "--format", "p"), ["parquet"]),
        (("list", "dep"), ["depts"]),
        (("help", "uni"), ["units"]),
        (("help", "rep"), ["report"]),
        (("check", "sys"), ["system"]),
        (("alias", "d"), ["dept"]),
        (("--install-completion", "z"), ["zsh"]),
        (("没有", ""), []),
    ],
)
def test_what_is_always_the_same_is_offered(words: tuple[str, ...], found: list[str]) -> None:
    assert offered(*words) == found


def test_a_command_without_arguments_offers_its_options_and_never_short_ones_unasked() -> None:
    assert "--dept" in offered("report", "")
    assert [name for name in offered("report", "") if not name.startswith("--")] == []
    assert offered("report", "-o") == ["-o"]


def test_live_names_are_offered(archive: Path) -> None:
    assert offered("report", "--dept", "交") == ["交通运输局"]
    assert offered("report", "--dept=交") == ["--dept=交通运输局"]
    assert offered("report", "--indicator", "排查") == ["排查维修企业"]
    assert offered("report", "--dept", "交通运输局", "--indicator", "") == ["排查维修企业", "发现并整改问题"]
    assert offered("compare", "2023-") == ["2023-45", "2023-44"]
    assert offered("ingest", "--again", "2023-44") == ["2023-44"]
    assert offered("trace", "2023-4") == ["2023-45.", "2023-44."]
    assert offered("trace", "2023-44.") == ["2023-44.1", "2023-44.2"]
    assert offered("fix", "2023-44.1", "val") == ["value="]
    assert offered("undo", "b") == ["b0001"]
    assert offered("target", "交") == ["交通运输局"]
    assert offered("target", "交通运输局", "排") == ["排查维修企业"]


def test_a_part_of_a_name_is_enough_where_only_one_name_has_it(archive: Path) -> None:
    assert offered("report", "--dept", "运输") == ["交通运输局"]
    with_names(archive / "bulletin.db", "运输中心", "运输协会")
    assert offered("report", "--dept", "输") == []


def test_what_is_said_of_a_candidate_is_in_the_language_of_the_locale(archive: Path) -> None:
    assert "--rank\t各单位排名（同一指标）" in completed(["zsh", "report", "--ra"], CHINESE)
    assert "--rank\trank the departments" in completed(["zsh", "report", "--ra"], {"LANG": "en_GB.UTF-8"})
    assert "2023-45\t2023-09-22" in completed(["fish", "compare", "2023-45"], CHINESE)


def test_the_archive_is_the_one_that_the_command_would_take(archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "别处" / "快 报.db"
    other.parent.mkdir()
    (archive / "bulletin.db").rename(other)
    assert offered("report", "--dept", "交") == []
    assert offered("report", "--db", str(other), "--dept", "交") == ["交通运输局"]
    assert offered("report", f"--db={other}", "--dept", "交") == ["交通运输局"]
    assert offered("report", "--dept", "交", environment={"BULLETIN_DB": str(other)}) == ["交通运输局"]
    (archive / "bulletin.toml").write_text('database = "别处/快 报.db"', encoding="utf-8")
    assert offered("report", "--dept", "交") == ["交通运输局"]
    (archive / "bulletin.toml").write_text("database = [", encoding="utf-8")
    assert completed(["fish", "report", "--dept", "交"], CHINESE) == ""


def test_nothing_is_created_or_left_behind(archive: Path) -> None:
    before = sorted(path.name for path in archive.iterdir())
    assert offered("report", "--dept", "交")
    assert offered("report", "--db", "没有.db", "--dept", "交") == []
    assert sorted(path.name for path in archive.iterdir()) == before


def test_a_damaged_foreign_or_empty_file_offers_nothing_and_says_nothing(archive: Path) -> None:
    (archive / "damaged.db").write_bytes((archive / "bulletin.db").read_bytes()[:5000])
    (archive / "text.db").write_text("no database", encoding="utf-8")
    (archive / "empty.db").touch()
    for name in ("damaged.db", "text.db", "empty.db", "."):
        done = run("--complete", "fish", "report", "--db", name, "--dept", "", here=archive)
        assert (done.returncode, out(done).strip(), said(done)) == (0, "", "")


def test_an_archive_that_is_being_written_answers(archive: Path) -> None:
    with closing(sqlite3.connect(archive / "bulletin.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO batch (started) VALUES ('2024-01-01')")
        assert offered("report", "--dept", "交") == ["交通运输局"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that this user cannot write")
def test_an_archive_in_a_folder_that_cannot_be_written_answers(archive: Path) -> None:
    archive.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert offered("report", "--dept", "交") == ["交通运输局"]
    finally:
        archive.chmod(stat.S_IRWXU)


def test_names_that_no_line_can_hold_are_left_out_and_their_number_is_limited(archive: Path) -> None:
    with_names(archive / "bulletin.db", *UNTYPABLE, *(f"第{number}局" for number in range(MOST + 50)))
    assert offered("report", "--dept", "甲") == []
    assert len(offered("report", "--dept", "第")) == MOST
    assert len(names(archive / "bulletin.db", "departments", "")) == MOST


@pytest.mark.parametrize("given", [[], ["bash"], ["fish"], ["zsh", ""], ["bash", "", ""], ["nothing", "report", ""]])
def test_a_question_that_is_cut_short_is_no_fault(given: list[str], here: Path) -> None:
    done = run("--complete", *given, here=here)
    assert (done.returncode, said(done)) == (0, "")


# bash itself: the script is loaded, a line is typed, what it puts in is read back as bash reads it.

TYPED = """
source "$1"
bulletin() { "$PYTHON" -m bulletin_cli "$@"; }
command() { "$@"; }
compopt() { OPTIONS+=" $2"; }
COMP_LINE=$2
COMP_POINT=${#COMP_LINE}
_bulletin bulletin
echo "$OPTIONS"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def typed(line: str, here: Path) -> tuple[str, list[str]]:
    """The settings and the words that bash would put in for a line."""
    (here / "bulletin.bash").write_text(script("bash"), encoding="utf-8")
    environment = {**os.environ, "PYTHON": sys.executable, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "--norc", "-c", TYPED, "bash", "bulletin.bash", line],
        cwd=here, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr == ""
    settings, *found = done.stdout.splitlines()
    return settings.strip(), [one for one in found if one]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
class TestBash:
    """The script, run by bash."""

    def test_names_options_and_files_are_completed(self, archive: Path) -> None:
        assert typed("bulletin rep", archive) == ("", ["report"])
        assert typed("bulletin report --dept 交", archive) == ("", ["交通运输局"])
        assert typed("bulletin report --dept '交", archive) == ("", ["交通运输局"])
        assert typed("BULLETIN_DB=x.db bulletin report --db bulletin.db --dept 交", archive) == ("", ["交通运输局"])
        assert typed("bulletin trace 2023-44", archive) == ("nospace", ["2023-44."])
        assert typed("bulletin ingest da", archive) == ("default", [])

    def test_what_readline_leaves_in_place_is_not_put_in_again(self, archive: Path) -> None:
        assert typed("bulletin report --dept=交", archive) == ("", ["交通运输局"])
        assert typed("bulletin report --fail-on state:欠", archive) == ("", ["欠进度"])
        assert typed("bulletin report --fail-on 'state:欠", archive) == ("", ["state:欠进度"])

    @pytest.mark.parametrize("quote", ["", "'", '"'])
    def test_an_odd_name_is_read_back_as_it_is(self, quote: str, archive: Path) -> None:
        with_names(archive / "bulletin.db", *ODD)
        _, found = typed(f"bulletin report --dept {quote}", archive)
        read_back = subprocess.run(
            ["bash", "--norc", "-c", "eval \"set -- $(cat)\"; printf '%s\\n' \"$@\""],
            input=" ".join(f"{quote}{one}{quote}" for one in found),
            capture_output=True, text=True, encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8"}, check=True,
        ).stdout.splitlines()  # fmt: skip
        wanted = {name for name in ODD if not (quote == "'" and "'" in name)}
        assert set(read_back) - {"交通运输局"} == wanted


@pytest.mark.parametrize("name", ODD)
def test_a_quoted_name_is_taken_apart_again(name: str) -> None:
    assert taken_apart(f"bulletin report --dept {quoted(name, '')}")[1] == name
    assert taken_apart(f'bulletin report --dept "{quoted(name, chr(34))}')[1] == name


@pytest.mark.parametrize("shell", PLACES)
def test_the_scripts_ask_as_the_program_answers(shell: str) -> None:
    text = script(shell)
    assert f"--complete {shell}" in text
    assert "files" in text


@pytest.mark.parametrize("shell", PLACES)
def test_a_shell_that_is_here_takes_its_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    (tmp_path / "script").write_text(script(shell), encoding="utf-8")
    assert subprocess.run([shell, "-n", str(tmp_path / "script")], capture_output=True, check=False).returncode == 0


def test_fish_offers_the_names(archive: Path) -> None:
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("needs fish")
    shim = f'#!/bin/sh\nexec {sys.executable} -m bulletin_cli "$@"\n'
    (archive / "bulletin").write_text(shim, encoding="utf-8")
    (archive / "bulletin").chmod(0o755)
    (archive / "script").write_text(script("fish"), encoding="utf-8")
    asked = 'source script; complete -C "bulletin report --dept 交"'
    environment = {**os.environ, "PATH": f"{archive}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": str(archive)}
    done = subprocess.run(
        [fish, "--no-config", "-c", asked], cwd=archive, env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode() == "交通运输局\n"


@pytest.mark.parametrize("shell", PLACES)
def test_the_script_is_shown_or_put_where_the_shell_looks(shell: str, here: Path) -> None:
    assert out(run("--show-completion", shell, here=here)) == script(shell)
    assert out(run("--show-completion", here=here, SHELL=f"/bin/{shell}")) == script(shell)
    done = run("--install-completion", shell, here=here, HOME=str(here))
    assert done.returncode == 0
    assert (here / PLACES[shell]).read_text(encoding="utf-8") == script(shell)
    assert str(here / PLACES[shell]) in out(done)
    assert run("--install-completion", shell, here=here, HOME=str(here)).returncode == 0


def test_a_shell_without_completion_is_refused_with_those_that_have_it(here: Path) -> None:
    for wanted in ("--show-completion", "--install-completion"):
        for done in (run(wanted, "csh", here=here), run(wanted, here=here, SHELL="")):
            assert done.returncode == 2
            assert f"bulletin {wanted} fish" in said(done)


def test_a_home_that_cannot_be_written_is_said(here: Path) -> None:
    (here / ".zfunc").touch()
    done = run("--install-completion", "zsh", here=here, HOME=str(here))
    assert done.returncode == 2
    assert "写不进去" in said(done)
