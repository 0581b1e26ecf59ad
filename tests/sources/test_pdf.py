"""Pdf as LibreOffice and Chromium print it, and pdf that cannot be read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from printing import BLOCKS, COLUMNS, FILES, INDENTED, Style, browser, printed_by_browser, printed_by_office
from producers import ROOT, bulletins, figures, office, text_of
from small_pdf import small_pdf

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import limits, pdf
from bulletin_cli.sources.pages.picture import Picture
from bulletin_cli.sources.pages.sheet import Sheet
from bulletin_cli.sources.pages.text import printed

BAR = 0.98
LINES = b"BT /F1 16 Tf 28 TL 80 760 Td (Total 1286) Tj T* (Second line 62) Tj ET"


def text_in(data: bytes) -> str:
    """The text of a pdf all of whose pages have a layer of text."""
    return printed([page for page in pdf.pages(data) if isinstance(page, Sheet)]).text


def share(pairs: list[tuple[str, str]]) -> float:
    """The share of the figures of the first texts that the second have as well, extra ones counted against them."""
    same = whole = 0
    for right, read in pairs:
        wanted, found = Counter(figures(right)), Counter(figures(read))
        same += (wanted & found).total()
        whole += max(wanted.total(), found.total())
    return same / whole


@pytest.mark.parametrize(("name", "number"), [("office-11.pdf", 11), ("columns-11.pdf", 11), ("browser-17.pdf", 17)])
def test_a_printed_bulletin_has_the_figures_and_the_lines_of_its_text(name: str, number: int) -> None:
    right = text_of(ROOT / "data" / f"yunze-2025-{number}.txt")
    read = text_in((FILES / name).read_bytes())
    assert figures(read) == figures(right)
    assert [line.replace(" ", "") for line in read.splitlines()] == [
        line.replace(" ", "") for line in right.splitlines() if line
    ]


STYLES = [pytest.param(INDENTED, id="indented"), pytest.param(BLOCKS, id="blocks"), pytest.param(COLUMNS, id="columns")]


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("style", STYLES)
def test_what_libreoffice_prints_is_read_like_its_text(style: Style, tmp_path: Path) -> None:
    texts = {path.stem: text_of(path) for path in bulletins()}
    made = printed_by_office(texts, style, tmp_path)
    assert share([(texts[name], text_in(data)) for name, data in made.items()]) >= BAR


@pytest.mark.skipif(browser() is None, reason="Chromium is not installed")
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("county", ["yunze", "anling", "binhe"])
def test_what_chromium_prints_is_read_like_its_text(style: Style, county: str, tmp_path: Path) -> None:
    texts = [text_of(path) for path in bulletins() if path.stem.startswith(county)]
    made = printed_by_browser(texts, style, tmp_path)
    assert share([("\n".join(texts), text_in(made))]) >= BAR


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_a_printed_table_has_the_figures_of_its_text(tmp_path: Path) -> None:
    texts = {name: text_of(ROOT / "tests" / "corpus" / "field" / f"{name}.txt") for name in ("canlian", "stats")}
    made = printed_by_office(texts, INDENTED, tmp_path)
    assert share([(texts[name], text_in(data)) for name, data in made.items()]) == 1


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        ((FILES / "locked.pdf").read_bytes(), "密码"),
        ((FILES / "office-11.pdf").read_bytes()[:40_000], "不完整"),
        (b"%PDF-1.7\n", "不完整"),
        (small_pdf(count=100_000), "有 100000 页"),
        (small_pdf(count=0), "打不开"),
    ],
    ids=["locked", "cut", "empty", "endless", "without pages"],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_the_reason(data: bytes, fact: str) -> None:
    with pytest.raises(SourceError, match=fact) as caught:
        list(pdf.pages(data))
    assert caught.value.way_out


def test_more_text_than_any_bulletin_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHARACTERS", 100)
    with pytest.raises(SourceError, match="文字太多"):
        list(pdf.pages(small_pdf(LINES, count=9)))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_turned(turn: int) -> None:
    c, s = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    content = b"q %d %d %d %d 300 400 cm BT /F1 16 Tf 28 TL (Total 1286) Tj T* (Second 62) Tj ET Q" % (c, s, -s, c)
    assert text_in(small_pdf(content, more=b"/Rotate %d" % turn)).split() == ["Total", "1286", "Second", "62"]


def test_what_is_printed_aslant_is_a_watermark() -> None:
    stamp = b" q 0.7 0.7 -0.7 0.7 100 100 cm BT /F1 40 Tf (COPY) Tj ET Q"
    assert "COPY" not in text_in(small_pdf(LINES + stamp))


def test_a_page_without_a_layer_of_text_is_a_picture() -> None:
    found = list(pdf.pages((FILES / "scan-15.pdf").read_bytes()))
    assert [page.number for page in found if isinstance(page, Picture)] == [1, 2]


def test_a_blank_page_is_no_picture() -> None:
    assert isinstance(next(iter(pdf.pages(small_pdf()))), Sheet)


def test_invisible_text_was_recognised_by_someone() -> None:
    page = next(iter(pdf.pages(small_pdf(LINES.replace(b"BT", b"BT 3 Tr")))))
    assert isinstance(page, Sheet)
    assert all(glyph.scanned for glyph in page.glyphs if not glyph.blank)
    assert printed([page]).scanned
