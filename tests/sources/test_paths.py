"""Which inputs a path names."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.paths import Named, expand


def filled(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def test_a_folder_names_its_bulletins_and_those_below_it_in_order(tmp_path: Path) -> None:
    filled(
        tmp_path,
        "b.txt",
        "下/a.TXT",
        ".hidden.txt",
        "c.docx",
        "~$c.docx",
        "a.txt",
        "附表.xlsx",
        "bulletin.db",
        "README.md",
    )
    names = ("a.txt", "b.txt", "c.docx", "下/a.TXT")
    assert expand(f"{tmp_path}/") == Named(tuple(f"{tmp_path}/{name}" for name in names), passed_over=1)


def test_a_pattern_that_no_shell_has_filled_in_names_what_it_matches(tmp_path: Path) -> None:
    filled(tmp_path, "2.docx", "1.docx", "~$1.docx", "3.txt", "下/4.docx")
    assert expand(f"{tmp_path}/*.docx").paths == (f"{tmp_path}/1.docx", f"{tmp_path}/2.docx")
    assert len(expand(f"{tmp_path}/**/*.docx").paths) == 3


def test_a_file_whose_name_looks_like_a_pattern_is_itself(tmp_path: Path) -> None:
    filled(tmp_path, "快报[1].txt", "快报1.txt")
    assert expand(f"{tmp_path}/快报[1].txt").paths == (f"{tmp_path}/快报[1].txt",)


def test_a_pattern_may_name_an_ending_that_no_format_has(tmp_path: Path) -> None:
    filled(tmp_path, "1.dat", "2.txt", "3.xls")
    assert expand(f"{tmp_path}/*.dat").paths == (f"{tmp_path}/1.dat",)
    assert expand(f"{tmp_path}/*") == Named((f"{tmp_path}/2.txt",), passed_over=2)


@pytest.mark.parametrize("path", ["没有.txt", "no/such/folder"])
def test_a_path_that_names_nothing_is_refused(path: str) -> None:
    with pytest.raises(SourceError, match="没有这个文件"):
        expand(path)


def test_a_pattern_that_matches_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="没有与此相符"):
        expand(f"{tmp_path}/*.docx")


def test_a_folder_without_bulletins_is_refused(tmp_path: Path) -> None:
    filled(tmp_path, "附表.xlsx")
    with pytest.raises(SourceError, match="没有快报"):
        expand(str(tmp_path))
