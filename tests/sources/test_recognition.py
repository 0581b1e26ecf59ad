"""Scanned pages read by recognition."""

from __future__ import annotations

import io
from collections import Counter

import pytest

pytest.importorskip("rapidocr", reason="the extra [ocr] is not installed")

import pypdfium2
from printing import FILES, scanned
from producers import ROOT, figures, text_of

from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Document, Issue, Scan
from bulletin_cli.reading.pipeline import read
from bulletin_cli.reading.scans import DOUBT
from bulletin_cli.sources import apart
from bulletin_cli.sources.content import Content, Raw
from bulletin_cli.sources.pages.text import printed
from bulletin_cli.sources.recognition import Recogniser

BAR = 0.95


@pytest.fixture(scope="module")
def scan() -> Content:
    """What is read of a scanned bulletin of two pages."""
    return apart.pdf(Raw((FILES / "scan-15.pdf").read_bytes(), "scan-15.pdf"))


def issue(content: Content) -> Issue:
    """What the content says."""
    return read(Document("", content.text, scan=content.scan), shipped())


def test_a_clean_scan_has_the_figures_of_its_text(scan: Content) -> None:
    wanted, found = Counter(figures(text_of(ROOT / "data" / "yunze-2025-15.txt"))), Counter(figures(scan.text))
    assert (wanted & found).total() >= BAR * max(wanted.total(), found.total())


def test_every_figure_of_a_scan_says_where_it_comes_from(scan: Content) -> None:
    observations = issue(scan).observations
    assert observations
    assert all("ocr" in one.rules for one in observations)


def test_headers_and_page_numbers_of_a_scan_are_dropped(scan: Content) -> None:
    lines = scan.text.splitlines()
    assert lines[:4] == ["云泽政务快报", "第15期", "云泽县人民政府办公室", "2025年7月4日"]
    assert not any(line.strip("—-－一 ") in ("1", "2") for line in lines)


def test_a_figure_that_was_recognised_unsurely_is_doubtful(scan: Content) -> None:
    assert scan.scan is not None
    first = issue(scan).observations[0]
    unsure = Scan(scan.scan.recognised, ((first.start, first.start + 1),))
    asked = [one for one in issue(Content(scan.text, scan=unsure)).observations if DOUBT in one.doubts]
    assert [one.start for one in asked] == [first.start]


def test_a_pdf_of_text_and_pictures_is_read_page_by_page() -> None:
    mixed = pypdfium2.PdfDocument.new()
    mixed.import_pages(pypdfium2.PdfDocument(FILES / "office-11.pdf"), [0])
    mixed.import_pages(pypdfium2.PdfDocument(FILES / "scan-15.pdf"), [1])
    stream = io.BytesIO()
    mixed.save(stream)
    found = apart.pdf(Raw(stream.getvalue(), "mixed.pdf"))
    marks = ["ocr" in one.rules for one in issue(found).observations]
    assert sorted(marks) == marks
    assert set(marks) == {True, False}


@pytest.mark.parametrize("angle", [90, 180, 2])
def test_a_page_that_is_turned_is_read_all_the_same(angle: float) -> None:
    page = scanned((FILES / "office-11.pdf").read_bytes(), 120)[1].convert("RGB")
    turned = page.rotate(angle, expand=True, fillcolor="white")
    assert "整治占道经营140起" in printed([Recogniser().sheet(turned)]).text
