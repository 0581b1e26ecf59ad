"""Figures that were recognised from a picture."""

from __future__ import annotations

from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Document, Observation, Scan
from bulletin_cli.reading.pipeline import read
from bulletin_cli.reading.scans import DOUBT, RULE, scan_of

TEXT = "截至目前，县交通局查处超限超载车辆 162 台，卸载货物 2100 吨。\n县水利局整治河道 14 公里。"
WHOLE = ((0, len(TEXT)),)
DIGITS = TEXT.index("162")


def figures(scan: Scan | None) -> tuple[Observation, ...]:
    return read(Document("", TEXT, scan=scan), shipped()).observations


def test_a_figure_of_a_scan_says_that_it_was_recognised() -> None:
    assert all(RULE in one.rules and not one.doubts for one in figures(Scan(WHOLE)))


def test_a_figure_of_the_text_beside_a_picture_does_not() -> None:
    found = figures(Scan(((TEXT.index("县水利局"), len(TEXT)),)))
    assert [RULE in one.rules for one in found] == [False, False, True]


def test_a_figure_with_an_unsure_character_is_doubtful() -> None:
    found = figures(Scan(WHOLE, ((DIGITS + 1, DIGITS + 2),)))
    assert [DOUBT in one.doubts for one in found] == [True, False, False]


def test_an_unsure_word_beside_the_figure_leaves_it_be() -> None:
    assert not any(one.doubts for one in figures(Scan(WHOLE, ((0, 4),))))


def test_plain_text_is_read_without_marks() -> None:
    assert not any(RULE in one.rules for one in figures(None))


def test_what_was_recognised_is_known_by_the_figures_read_then() -> None:
    scan = Scan(WHOLE, ((DIGITS, DIGITS + 3),))
    assert figures(scan_of(figures(scan), TEXT)) == figures(scan)
    assert scan_of(figures(None), TEXT) is None
    half = Scan(((TEXT.index("县水利局"), len(TEXT)),))
    assert figures(scan_of(figures(half), TEXT)) == figures(half)
