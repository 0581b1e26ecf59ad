from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from dossiers import HOSTILE, PLAIN, Told, dossier, dressed
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.model import Modifier
from bulletin_cli.render.dossier import Dossier
from bulletin_cli.render.workbook import workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
Value = str | Decimal


class Book:
    """A workbook read back with nothing but the standard library."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.parts = {
            name: ElementTree.fromstring(self.archive.read(name))  # noqa: S314 - our own
            for name in self.archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
        strings = self.parts.get("xl/sharedStrings.xml")
        self.strings = ["".join(one.itertext()) for one in strings] if strings is not None else []
        self.names = [one.attrib["name"] for one in self.parts["xl/workbook.xml"].iter(f"{MAIN}sheet")]

    def sheet(self, name: str) -> ElementTree.Element:
        """The XML of a sheet."""
        return self.parts[f"xl/worksheets/sheet{self.names.index(name) + 1}.xml"]

    def cells(self, name: str) -> dict[str, Value]:
        """What the cells of a sheet hold: numbers and texts."""
        found: dict[str, Value] = {}
        for cell in self.sheet(name).iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            if value is not None and value.text is not None:
                text = cell.get("t") == "s"
                found[cell.attrib["r"]] = self.strings[int(value.text)] if text else Decimal(value.text)
        return found

    def format_of(self, name: str, place: str) -> str:
        """How a cell writes its number."""
        styles = self.parts["xl/styles.xml"]
        codes = {one.attrib["numFmtId"]: one.attrib["formatCode"] for one in styles.iter(f"{MAIN}numFmt")}
        shapes = styles.find(f"{MAIN}cellXfs")
        cell = next(cell for cell in self.sheet(name).iter(f"{MAIN}c") if cell.get("r") == place)
        assert shapes is not None
        return codes[shapes[int(cell.attrib["s"])].attrib["numFmtId"]]

    def charts(self) -> Iterator[ElementTree.Element]:
        """Every chart."""
        return (part for name, part in sorted(self.parts.items()) if name.startswith("xl/charts/chart"))


def book(given: Dossier) -> Book:
    return Book(workbook(given))


def sheet(columns: tuple[Column, ...], *rows: tuple[Cell, ...]) -> dict[str, Value]:
    return book(Dossier((Report(Table(columns, rows, "表")),))).cells("表")


def test_numbers_are_numbers_and_words_are_words() -> None:
    cells = book(dossier()).cells("交通运输局")
    assert cells["A4"] == "新改建农村公路"
    assert cells["B4"] == Decimal("18.6")
    assert cells["E5"] == Decimal(66)
    assert cells["F4"] == Decimal("0.312")
    assert cells["G4"] == "2023-47.1"


def test_what_was_not_reported_is_an_empty_cell() -> None:
    assert "D4" not in book(dossier()).cells("交通运输局")


def test_a_number_keeps_its_unit_and_its_modifier_in_its_format() -> None:
    told = Told("卸载货物", ("1640", "1900"), "吨", None, Modifier.OVER)
    found = book(dossier(told, PLAIN[0]))
    assert found.format_of("交通运输局", "B4").startswith('#,##0"余吨"')
    assert found.format_of("交通运输局", "B5").startswith('#,##0.0"公里"')


def test_a_unit_that_all_cells_share_stands_in_the_head() -> None:
    columns = (Column("a", "甲"), Column("b", "第14期", Align.RIGHT), Column("c", "完成率", Align.RIGHT))
    cells = sheet(columns, ("城关镇", "1.42亿元", "71.0%"), ("招贤乡", "3100万元", "34.4%"))
    assert (cells["B2"], cells["B3"], cells["B4"]) == ("第14期（万元）", Decimal(14200), Decimal(3100))
    assert (cells["C2"], cells["C3"]) == ("完成率", Decimal("0.71"))


def test_the_head_stays_in_sight_and_filters() -> None:
    page = book(dossier()).sheet("交通运输局")
    pane, band = page.find(f".//{MAIN}pane"), page.find(f"{MAIN}autoFilter")
    assert pane is not None
    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "B4")
    assert band is not None
    assert band.get("ref") == "A3:G6"


def test_columns_are_wide_enough_for_chinese() -> None:
    page = book(dossier()).sheet("交通运输局")
    first = next(page.iter(f"{MAIN}col"))
    assert float(first.attrib["width"]) >= 2 * len("新改建农村公路")


def test_every_series_with_a_line_has_a_chart_over_the_figures() -> None:
    found = book(dossier())
    assert found.names == ["各单位报数一览", "交通运输局", "交通运输局 走势图", "数据"]
    first, second = found.charts()
    values = [place.text for place in first.findall(f".//{CHART}val//{CHART}f")]
    assert values == ["数据!$F$2:$F$4", "数据!$H$2:$H$4"]
    assert [place.text for place in second.findall(f".//{CHART}val//{CHART}f")] == ["数据!$F$5:$F$7"]
    assert [one.text for one in first.findall(f".//{CHART}val//{CHART}v")][:3] == ["18.6", "20.4", "36.5"]


def test_the_sheet_of_figures_has_every_figure_with_its_sentence() -> None:
    cells = book(dossier()).cells("数据")
    assert cells["F2"] == Decimal("18.6")
    assert (cells["I2"], cells["J2"], cells["K2"]) == ("公里", "18.6公里", "2023-44.1")
    assert cells["L2"] == "截至目前，新改建农村公路18.6公里。"
    assert cells["F8"] == Decimal(36000)
    assert "A9" not in cells


def test_a_series_in_two_reports_is_filed_once() -> None:
    plain = dossier()
    twice = Dossier((*plain.reports, plain.reports[1]), plain.series)
    assert "A9" not in book(twice).cells("数据")
    assert book(twice).names == [
        "各单位报数一览",
        "交通运输局",
        "交通运输局 2",
        "交通运输局 走势图",
        "交通运输局 走势图 2",
        "数据",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    found = book(dressed(text))
    assert not [name for name, part in found.parts.items() if next(part.iter(f"{MAIN}f"), None) is not None]
    assert "\x1b" not in "".join(found.strings)
    for chart in found.charts():
        places = [place.text or "" for place in chart.iter(f"{CHART}f")]
        assert all(re.fullmatch(r"'?数据'?!\$[A-Z]\$\d+(:\$[A-Z]\$\d+)?", place) for place in places)


def test_text_that_looks_like_a_formula_is_kept_whole() -> None:
    assert sheet((Column("a", "甲"),), ("=1+1",), ("-甲",))["A3"] == "=1+1"


@given(st.text(max_size=40), st.text(max_size=12))
@example("0" * 20 + "𐀀" * 6, "")
@settings(max_examples=60, deadline=None)
def test_no_text_whatever_spoils_the_workbook(title: str, cell: str) -> None:
    columns = (Column("a", title, wrap=True), Column("b", cell, Align.RIGHT))
    reports = [Report(Table(columns, ((cell, f"12{cell}"), (title, cell)), title, cell, (title,))) for _ in range(3)]
    found = book(Dossier(tuple(reports)))
    assert len({name.casefold() for name in found.names}) == 3
    assert all(0 < len(name) <= 31 for name in found.names)


def test_a_number_with_more_digits_than_excel_keeps_stays_text() -> None:
    columns = (Column("a", "甲", Align.RIGHT),)
    assert sheet(columns, (Decimal("1234567890123456789"),))["A3"] == "1234567890123456789"


def test_too_many_ways_of_writing_numbers_become_text() -> None:
    columns = (Column("a", "甲", Align.RIGHT),)
    cells = sheet(columns, *((f"{number}单位{chr(0x4E00 + number)}",) for number in range(300)))
    assert cells["A3"] == 0
    assert isinstance(cells["A302"], str)


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert workbook(dossier()) == workbook(dossier())
    archive = zipfile.ZipFile(io.BytesIO(workbook(dossier())))
    assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    assert b"2023-10-06T00:00:00Z" in archive.read("docProps/core.xml")


def test_an_empty_answer_is_still_a_workbook() -> None:
    assert book(Dossier((Report(Table((), ())),))).names == ["快报数字"]


def test_a_text_longer_than_a_cell_keeps_its_beginning() -> None:
    text = sheet((Column("a", "甲"),), ("危" * 40_000,))["A3"]
    assert isinstance(text, str)
    assert len(text) == 32_000
