"""Word documents: the body in its order, tables, automatic numbers, boxes, changes; what is not the text is left out."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from producers import add_table, bulletins, figures, packed, saved, text_of, word_document, word_parts

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.docx import read


def text(data: bytes) -> str:
    return read(Raw(data, "快报.docx")).text


def words(body: str, **parts: str) -> list[str]:
    return text(word_parts(body, **parts)).splitlines()


def p(content: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(content: str, properties: str = "") -> str:
    """A run of words."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{content}</w:t></w:r>"


@pytest.mark.parametrize("path", bulletins(), ids=lambda path: path.stem)
def test_a_bulletin_says_the_same_as_its_plain_text(path: Path) -> None:
    assert figures(text(word_document(text_of(path)))) == figures(text_of(path))


def test_paragraphs_and_tables_come_in_the_order_of_the_body() -> None:
    paper = docx.Document()
    paper.add_paragraph("上文")
    add_table(paper, [["单位", "查处车辆（台）", "整改（处）"], ["甲镇", "5", "3"]])
    paper.add_paragraph("下文")
    assert text(saved(paper)) == "上文\n单位\t查处车辆（台）\t整改（处）\n甲镇\t5\t3\n下文\n"


def test_merged_cells_of_a_head_become_one_head() -> None:
    paper = docx.Document()
    rows = [["单位", "农村公路", "", "备注"], ["", "新建（公里）", "养护（公里）", ""], ["甲镇", "5", "12", "无"]]
    table = add_table(paper, rows)
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(1, 3))
    assert text(saved(paper)) == "单位\t农村公路新建（公里）\t农村公路养护（公里）\t备注\n甲镇\t5\t12\t无\n"


def test_a_name_merged_over_rows_stands_in_each_and_a_number_only_once() -> None:
    paper = docx.Document()
    table = add_table(paper, [["片区", "镇", "任务"], ["东片", "甲镇", "5"], ["", "乙镇", ""]])
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 2).merge(table.cell(2, 2))
    assert text(saved(paper)) == "片区\t镇\t任务\n东片\t甲镇\t5\n东片\t乙镇\n"


def test_a_frame_around_text_is_no_table() -> None:
    paper = docx.Document()
    add_table(paper, [["第一段有内容。\n第二段也有。"]])
    add_table(paper, [["交通运输局", "截至目前，排查维修企业 57 家。"]])
    assert text(saved(paper)).splitlines() == [
        "第一段有内容。",
        "第二段也有。",
        "交通运输局",
        "截至目前，排查维修企业 57 家。",
    ]


def test_a_list_style_of_the_producer_is_numbered() -> None:
    paper = docx.Document()
    for style in ("List Number", "List Number", "List Bullet", "List Number"):
        paper.add_paragraph("查处", style=style)
    assert text(saved(paper)).splitlines() == ["1. 查处", "2. 查处", "• 查处", "3. 查处"]


NUMBERING = """<w:numbering>
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%4"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = """<w:styles>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="标题一"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="其下"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def listed(number: int, level: int) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_automatic_numbers_are_written_out() -> None:
    levels = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 3), (2, 0), (2, 0), (0, 0), (9, 0)]
    body = "".join(p(r("题"), listed(*level)) for level in levels)
    assert words(body, numbering=NUMBERING) == [
        "一、题", "（一）题", "（二）题", "1. 题", "二、题", "（一）题", "2.1 题", "一、题", "二、题", "题", "题",
    ]  # fmt: skip


def test_a_style_numbers_its_paragraphs_and_those_that_inherit_it() -> None:
    styled = ["a", "b", "b", "a", "unknown"]
    body = "".join(p(r("题"), f'<w:pStyle w:val="{style}"/>') for style in styled) + p("") + p(r("文"))
    assert words(body, numbering=NUMBERING, styles=STYLES) == [
        "一、题",
        "（一）题",
        "（二）题",
        "二、题",
        "题",
        "",
        "文",
    ]


def test_an_empty_paragraph_of_a_list_takes_no_number() -> None:
    body = p("", listed(1, 0)) + p(r("题"), listed(1, 0))
    assert words(body, numbering=NUMBERING)[-1] == "一、题"


def test_a_table_of_contents_is_left_out() -> None:
    body = p(r("一、题\t3"), '<w:pStyle w:val="TOC1"/>') + p(r("文"))
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p(r('目录'))}</w:sdtContent></w:sdt>"
    )
    assert words(control + body, styles=STYLES) == ["文"]


def test_changes_count_as_accepted() -> None:
    body = p(
        r("查处车辆 ")
        + f"<w:del>{r('5').replace('w:t', 'w:delText')}</w:del><w:ins>{r('6')}</w:ins>"
        + f"<w:moveFrom>{r(' 辆')}</w:moveFrom>{r(' 台')}<w:moveTo>{r('次')}</w:moveTo>"
    )
    assert words(body) == ["查处车辆 6 台次"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs_and_a_deleted_row_is_gone() -> None:
    row = "<w:tr>{mark}<w:tc>{cell}</w:tc><w:tc>{cell}</w:tc></w:tr>"
    table = "<w:tbl>{}{}</w:tbl>".format(
        row.format(mark="", cell=p(r("留"))), row.format(mark="<w:trPr><w:del/></w:trPr>", cell=p(r("删")))
    )
    body = p(r("查处车辆"), "<w:rPr><w:del/></w:rPr>") + p(r("5 台")) + table
    assert words(body) == ["查处车辆5 台", "留\t留"]


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_a_text_box_stands_once_before_its_paragraph() -> None:
    box = BOX.format(p(r("云泽政务快报")))
    both = f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert words(p(f"<w:r>{both}</w:r>" + r("第 11 期"))) == ["云泽政务快报", "第 11 期"]
    old = f'<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox><v:textpath string="红头"/></v:shape></w:pict></w:r>'
    assert words(p(r("第 11 期") + old)) == ["云泽政务快报", "红头", "第 11 期"]


def test_a_note_stands_behind_its_paragraph() -> None:
    notes = "<w:footnotes>" + "".join(
        f'<w:footnote w:id="{number}" {kind}>{p(r(words))}</w:footnote>'
        for number, kind, words in ((0, 'w:type="separator"', "——"), (1, "", "含在建 3 家。"))
    )
    body = p(r("排查 57 家") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + r("。")) + p(r("下文"))
    assert words(body, footnotes=notes + "</w:footnotes>") == ["排查 57 家。", "注：含在建 3 家。", "下文"]


def test_hidden_and_struck_out_words_are_left_out() -> None:
    runs = (
        r("排查 57 家") + r("（内部）", "<w:vanish/>") + r("，5 处", "<w:strike/>") + r("。", '<w:strike w:val="0"/>')
    )
    assert words(p(runs)) == ["排查 57 家。"]


def test_breaks_tabs_hyphens_and_fields_are_read_as_shown() -> None:
    field = "<w:r><w:instrText>DATE</w:instrText></w:r>" + r("9 月")
    body = p(
        r("甲") + "<w:r><w:br/><w:tab/><w:noBreakHyphen/></w:r>" + field + "<w:hyperlink>" + r("链") + "</w:hyperlink>"
    )
    assert words(body) == ["甲", "\t-9 月链"]


def test_headers_and_footers_are_not_the_text() -> None:
    paper = docx.Document()
    paper.add_paragraph("正文")
    paper.sections[0].header.paragraphs[0].text = "页眉 3 处"
    paper.sections[0].footer.paragraphs[0].text = "第 1 页"
    assert text(saved(paper)) == "正文\n"


@pytest.mark.parametrize(
    ("document", "fact"),
    [
        ("<!DOCTYPE d [<!ENTITY a 'x'>]><d>&a;</d>", "实体"),
        ("<w:document", "损坏"),
        ("<d/>", "损坏"),
        ("", "损坏"),
        ("<d>" * 300 + "</d>" * 300, "太深"),
    ],
)
def test_a_document_that_is_damaged_or_a_bomb_is_refused(document: str, fact: str) -> None:
    with pytest.raises(SourceError, match=fact):
        text(packed({"word/document.xml": document.encode()}))


def test_a_number_of_more_digits_than_any_document_has_is_none() -> None:
    many = "9" * 5000
    numbering = NUMBERING.replace('<w:start w:val="1"/>', f'<w:start w:val="{many}"/>').replace(
        'startOverride w:val="1"', f'startOverride w:val="{many}"'
    )
    styles = STYLES.replace('ilvl w:val="1"', f'ilvl w:val="{many}"')
    body = p(r("查处"), "<w:pStyle w:val='b'/>") + p(
        r("整改"), f"<w:numPr><w:ilvl w:val='{many}'/><w:numId w:val='2'/></w:numPr>"
    )
    table = f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='{many}'/></w:tcPr>{p(r('甲镇'))}</w:tc></w:tr></w:tbl>"
    assert words(body + table, numbering=numbering, styles=styles) == ["一、查处", "一、整改", "甲镇"]


def test_entities_are_refused_in_every_encoding() -> None:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "x">]><d>&a;</d>'
    with pytest.raises(SourceError, match="实体"):
        text(packed({"word/document.xml": bomb.encode("utf-16")}))


def test_a_part_that_swells_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(SourceError, match="太大"):
        text(packed({"word/document.xml": b" " * (17 * 1024 * 1024)}))
    with pytest.raises(SourceError, match="炸弹"):
        text(packed({"word/document.xml": b" " * (2 * 1024 * 1024)}))
