"""House rule: the pictures of the documents show the program as it is. To take them anew: `make pictures`."""

from __future__ import annotations

import html
import re
from pathlib import Path

from documents import ROOT, Desk
from pictures import COLUMNS, COMMAND, FOLDER, terminal

LARGEST = 200_000
RUN = re.compile(r"<text[^>]*>([^<]*)</text>")


def letters(picture: str) -> str:
    """What stands in a picture, its title first, without white space."""
    return "".join("".join(html.unescape(run) for run in RUN.findall(picture)).split())


def test_the_picture_of_the_terminal_shows_what_the_program_prints(tmp_path: Path) -> None:
    desk = Desk.laid("README.md", tmp_path)
    desk.shell("bulletin ingest data/")
    printed = desk.printed(f"{COMMAND} --width {COLUMNS}")
    assert letters((FOLDER / "report.svg").read_text(encoding="utf-8")) == "".join((COMMAND + printed).split())


def test_a_wide_letter_is_twice_as_wide() -> None:
    drawn = terminal("年 88.1 公里 \x1b[1m完成\x1b[0m", "a title")
    assert letters(drawn) == "atitle年88.1公里完成"
    assert [float(width) for width in re.findall(r'textLength="([\d.]+)"', drawn)] == [20, 60, 40, 40]


def test_the_pictures_are_small_and_fetch_nothing() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {"report.svg", "page.png"}
    assert [path.name for path in FOLDER.iterdir() if path.stat().st_size > LARGEST] == []
    picture = (FOLDER / "report.svg").read_text(encoding="utf-8")
    assert re.findall(r"https?://[^\"]*", picture) == ["http://www.w3.org/2000/svg"]
    assert [
        name for name in ("README.md", "README.en.md") if "docs/pictures/" not in (ROOT / name).read_text("utf-8")
    ] == []
