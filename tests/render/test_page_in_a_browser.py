"""The page as Chromium has it. Skipped where there is none; Debian has it as `chromium`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import PROGRAM, Browser, browser
from dossiers import HOSTILE, dossier, dressed

from bulletin_cli.render.dossier import Dossier
from bulletin_cli.render.page import page

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium here (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for all the tests of this file."""
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


def show(chromium: Browser, given: Dossier, folder: Path) -> None:
    """Nothing; the browser shows the dossier's page."""
    file = folder / "page.html"
    file.write_text(page(given), encoding="utf-8")
    chromium.prefer("light")
    chromium.open(file.as_uri())


def test_the_page_is_quiet_and_asks_for_nothing(chromium: Browser, tmp_path: Path) -> None:
    show(chromium, dossier(), tmp_path)
    assert chromium.requests == []
    assert chromium.complaints == []
    assert chromium.value("document.querySelectorAll('svg').length") == 2


def test_the_browser_would_tell_of_a_request_and_of_a_fault(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "bad.html"
    file.write_text("<img src='absent.png'><script>throw new Error('x')</script>", encoding="utf-8")
    chromium.open(file.as_uri())
    assert [one.rpartition("/")[2] for one in chromium.requests] == ["absent.png"]
    assert chromium.complaints != []


def test_a_click_on_a_figure_opens_its_sentence(chromium: Browser, tmp_path: Path) -> None:
    show(chromium, dossier(), tmp_path)
    assert chromium.value("document.querySelectorAll('details[open]').length") == 0
    chromium.value("document.querySelector('td.r a').click()")
    chromium.value("new Promise(done => setTimeout(done, 200))")
    assert chromium.value("document.querySelectorAll('details[open]').length") == 1
    assert chromium.value("document.querySelector(':target mark').checkVisibility()") is True
    assert chromium.value("document.querySelector(':target mark').textContent") == "18.6公里"


def test_dark_and_light_are_two_faces_of_one_page(chromium: Browser, tmp_path: Path) -> None:
    show(chromium, dossier(), tmp_path)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert chromium.value(paper) == "rgb(255, 255, 255)"
    chromium.prefer("dark")
    assert chromium.value(paper) == "rgb(21, 24, 29)"
    chromium.prefer("dark", "print")
    assert chromium.value(paper) == "rgb(255, 255, 255)"


def test_printed_the_sentences_are_open(chromium: Browser, tmp_path: Path) -> None:
    show(chromium, dossier(), tmp_path)
    height = "document.querySelector('details').getBoundingClientRect().height"
    closed = chromium.value(height)
    chromium.prefer("light", "print")
    assert chromium.value(height) > 3 * closed


def test_nothing_sticks_out_of_a_narrow_window(chromium: Browser, tmp_path: Path) -> None:
    show(chromium, dossier(), tmp_path)
    chromium.picture(tmp_path / "narrow.png", 360, 740)
    assert chromium.value("document.documentElement.scrollWidth") <= 360
    chromium.picture(tmp_path / "wide.png")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_nothing(text: str, chromium: Browser, tmp_path: Path) -> None:
    show(chromium, dressed(text), tmp_path)
    assert chromium.requests == []
    assert chromium.complaints == []
    assert chromium.value("document.title") != "坏"
    assert chromium.value("document.querySelectorAll('script, img, iframe').length") == 0
