from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from dossiers import HOSTILE, dossier, dressed
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_cli.analysis.table import Align, Column, Report, Table
from bulletin_cli.render.document import document
from bulletin_cli.render.dossier import Dossier


def paper(given: Dossier) -> Any:
    return docx.Document(io.BytesIO(document(given)))


def one(table: Table) -> Any:
    return paper(Dossier((Report(table),)))


def texts(row: Any) -> list[str]:
    return [cell.text for cell in row.cells]


def test_a_circular_has_its_title_its_days_its_table_and_its_notes() -> None:
    found = paper(dossier())
    lines = [line.text for line in found.paragraphs]
    assert lines[:3] == ["各单位报数一览", "第44期—第47期", "一个单位"]
    assert "交通运输局" in lines
    assert lines[-1] == "— 该期未报"
    assert texts(found.tables[1].rows[0]) == ["指标", "第44期", "第45期", "第46期", "第47期", "增幅", "出处"]
    assert texts(found.tables[1].rows[2])[:5] == ["排查维修企业", "41家", "—", "57家", "66家"]


def test_a_table_that_says_no_days_says_up_to_when() -> None:
    plain = dossier()
    bare = Report(Table((Column("a", "甲"),), (("乙",),), "表"))
    assert paper(Dossier((bare,), plain.series)).paragraphs[1].text == "截至 2023年10月6日"


def test_numbers_stand_at_the_right() -> None:
    cells = paper(dossier()).tables[1].rows[1].cells
    aligned = [cell.paragraphs[0].alignment for cell in cells]
    right, left = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    assert aligned == [left, right, right, right, right, right, left]


def test_the_head_is_repeated_on_every_page_and_rows_are_not_broken() -> None:
    head, *rows = paper(dossier()).tables[1].rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_the_lines_are_thin() -> None:
    found = paper(dossier())
    style = found.tables[0].style
    assert style.name == "Table Grid"
    assert {edge.get(qn("w:sz")) for edge in style.element.iter(qn("w:insideH"), qn("w:insideV"))} == {"4"}


def test_a_wide_table_lies_and_says_what_it_leaves_out() -> None:
    issues = [Column(f"2023-{at}", f"第{at}期", Align.RIGHT, drop=200 - at) for at in range(40)]
    wide = Table((Column("a", "指标", wrap=True), *issues), (("新改建农村公路", *("26.75公里" for _ in issues)),), "表")
    found = one(wide)
    section = found.sections[0]
    assert section.page_width > section.page_height
    assert found.paragraphs[-1].text.startswith("本表未列：第0期、第1期")
    assert texts(found.tables[0].rows[0])[-1] == "第39期"
    assert sum(column.width for column in found.tables[0].columns) <= (
        section.page_width - section.left_margin - section.right_margin
    )


def test_a_narrow_table_stands() -> None:
    section = one(Table((Column("a", "甲"),), (("乙",),), "表")).sections[0]
    assert section.page_width < section.page_height


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    found = paper(dressed(text))
    assert len(found.tables) == 2
    content = zipfile.ZipFile(io.BytesIO(document(dressed(text)))).read("word/document.xml")
    assert b"\x1b" not in content
    assert b"<script" not in content


def test_text_is_kept_as_it_is() -> None:
    assert one(Table((Column("a", "甲"),), (("[red]=1+1<b>",),))).tables[0].rows[1].cells[0].text == "[red]=1+1<b>"


@given(st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_no_text_whatever_spoils_the_document(text: str) -> None:
    columns = (Column("a", text, wrap=True), Column("b", "乙", Align.RIGHT))
    assert len(one(Table(columns, ((text, text),), text, text, (text,))).tables) == 1


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert document(dossier()) == document(dossier())
    archive = zipfile.ZipFile(io.BytesIO(document(dossier())))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert paper(dossier()).core_properties.created.isoformat().startswith("2023-10-06")


def test_an_empty_answer_is_still_a_document() -> None:
    assert one(Table((), ())).paragraphs[0].text == "快报数字"
