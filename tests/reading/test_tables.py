"""Tables flattened into text: which lines are one, and what each of its numbers says."""

from __future__ import annotations

import pytest

from bulletin_cli import extract
from bulletin_cli.model import Observation
from bulletin_cli.reading.lines import lines_of
from bulletin_cli.reading.tables import FlatTable, cells_of, is_row, split_tables

LETTERHEAD = "安平县政务快报\n第18期\n安平县人民政府办公室\n2023年11月6日\n"
SUPPLY = "乡镇\t新增用户（户）\t投资（万元）\n柏山镇\t402\t860\n石桥乡\t310\t640\n合计\t712\t1500"


def tables(text: str) -> list[FlatTable]:
    """The tables among the lines of a text."""
    return split_tables(lines_of(text))[1]


def figures(text: str) -> tuple[Observation, ...]:
    """The figures of a text."""
    return extract(text).observations


def amounts(text: str) -> list[str]:
    """Value and unit of each figure: `402户`."""
    return [f"{o.value}{o.unit}" for o in figures(text)]


def shown(text: str) -> list[tuple[str, tuple[str, ...], str, str]]:
    """Name, department, amount and measure of each figure."""
    return [(o.indicator, o.departments, f"{o.value}{o.unit}", o.measure.value) for o in figures(text)]


@pytest.mark.parametrize("gap", ["\t", "\t\t", "    ", "  ", "　　", " "])
def test_tabs_wide_gaps_and_single_spaces_set_cells_apart_alike(gap: str) -> None:
    assert shown(SUPPLY.replace("\t", gap)) == shown(SUPPLY)
    assert len(shown(SUPPLY)) == 6


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("柏山镇\t402\t860", ["柏山镇", "402", "860"]),
        ("柏山镇   402  860", ["柏山镇", "402", "860"]),
        ("柏山镇 402 860", ["柏山镇", "402", "860"]),
        ("城南 水厂\t402\t860", ["城南 水厂", "402", "860"]),
        ("今年以来，全县 新建公厕", ["今年以来，全县 新建公厕"]),
        ("柏山镇", ["柏山镇"]),
    ],
)
def test_a_single_space_parts_cells_only_where_no_wider_gap_and_no_sentence_is(line: str, cells: list[str]) -> None:
    assert [cell.text for cell in cells_of(lines_of(line)[0])] == cells


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("柏山镇\t402\t860", True),
        ("柏山镇\t402\t—", True),
        ("柏山镇\t3,100\t-6.4%", True),
        ("柏山镇\t402", True),
        ("1\t402\t860", False),
        ("柏山镇\t良好\t正常", False),
        ("柏山镇\t良好\t正常\t402", False),
    ],
)
def test_a_row_is_a_name_and_mostly_numbers(line: str, *, row: bool) -> None:
    assert is_row(cells_of(lines_of(line)[0])) is row


@pytest.mark.parametrize(
    "text",
    [
        "乡镇\t户数\t投资\n柏山镇\t402\t860",  # one row
        "柏山镇\t402\t860\n石桥乡\t310\t640",  # no head
        "乡镇\t户数\n柏山镇\t402\t860\n石桥乡\t310\t640",  # another number of cells
        "全县 新建 公厕12座。\n全县 改造 公厕3座。\n柏山镇 改造 公厕6座。",
    ],
)
def test_without_a_head_and_two_rows_of_its_width_nothing_is_a_table(text: str) -> None:
    assert tables(text) == []


def test_what_stands_around_a_table_stays_running_text() -> None:
    rest, found = split_tables(lines_of(f"供水平稳。\n{SUPPLY}\n清运垃圾60吨。"))
    assert [line.text for line in rest] == ["供水平稳。", "清运垃圾60吨。"]
    assert [len(table.rows) for table in found] == [3]


@pytest.mark.parametrize(
    ("line", "caption"),
    [("供水情况（单位：户）", True), ("单位：户", True), ("供水情况表", True), ("供水情况良好。", False)],
)
def test_the_line_above_is_a_caption_if_it_says_a_unit_or_table(line: str, *, caption: bool) -> None:
    rest, found = split_tables(lines_of(f"{line}\n{SUPPLY}"))
    assert (found[0].caption, [each.text for each in rest]) == ((line, []) if caption else ("", [line]))


def test_the_head_gives_each_column_its_unit_and_keeps_it_out_of_the_name() -> None:
    assert shown(SUPPLY)[:2] == [
        ("新增用户", ("柏山镇",), "402户", "level"),
        ("投资", ("柏山镇",), "8600000元", "level"),
    ]


def test_a_column_of_units_gives_each_row_its_own_and_the_row_the_name() -> None:
    text = "指标\t单位\t1—8月\t同比增长（%）\n粮食产量\t万吨\t26.4\t3.1\n生猪存栏\t头\t8600\t-2.4"
    assert shown(text) == [
        ("粮食产量", (), "264000吨", "level"),
        ("粮食产量", (), "3.1%", "yoy"),
        ("生猪存栏", (), "8600头", "level"),
        ("生猪存栏", (), "-2.4%", "yoy"),
    ]


@pytest.mark.parametrize(
    ("caption", "head", "amount"),
    [
        ("供水情况表（单位：户）", "新增用户\t老用户", "402户"),
        ("单位：万元", "完成投资\t到位资金", "4020000元"),
        ("单位：亿元", "完成投资\t到位资金", "40200000000元"),
        ("单位：户、万元", "户数\t金额", "402户"),
        ("单位:万元、户", "户数\t金额", "402户"),
        ("供水情况表", "新增用户\t老用户", "402"),
    ],
)
def test_the_caption_gives_the_unit_that_no_head_gives(caption: str, head: str, amount: str) -> None:
    assert amounts(f"{caption}\n乡镇\t{head}\n柏山镇\t402\t860\n石桥乡\t310\t640")[0] == amount


def test_the_head_of_a_column_overrules_the_caption() -> None:
    assert amounts(f"供水情况表（单位：人）\n{SUPPLY}")[:2] == ["402户", "8600000元"]


def test_a_number_of_households_is_no_money_whatever_the_caption_says() -> None:
    text = "供水情况表（单位：万元）\n乡镇\t户数\t完成投资\n柏山镇\t402\t860\n石桥乡\t310\t640"
    assert "元" not in amounts(text)[0]


@pytest.mark.parametrize("name", ["柏山镇", "城西街道", "石桥乡", "县水利局"])
def test_a_town_or_body_that_names_a_row_is_whose_figures_it_holds(name: str) -> None:
    found = figures(f"乡镇\t新增用户（户）\t投资（万元）\n{name}\t402\t860\n青龙镇\t310\t640")
    assert {o.departments for o in found[:2]} == {(name.removeprefix("县"),)}
    assert [o.indicator for o in found[:2]] == ["新增用户", "投资"]


def test_a_row_that_names_no_body_names_its_figures() -> None:
    text = "项目\t完成投资（万元）\t占年度计划\n水厂\t1200\t33.3\n公路\t640\t74.4"
    assert [name for name, *_ in shown(text)] == ["水厂完成投资", "水厂占年度计划", "公路完成投资", "公路占年度计划"]


@pytest.mark.parametrize("name", ["合计", "总计", "小计", "全县"])
def test_the_row_of_totals_is_the_items_and_named_by_the_column_alone(name: str) -> None:
    text = SUPPLY.replace("合计", name)
    found = figures(f"{LETTERHEAD}【水利】\n供水平稳，水质良好。\n{text}\n（水利局）")[-2:]
    assert [(o.indicator, o.departments, str(o.value)) for o in found] == [
        ("新增用户", ("水利局",), "712"),
        ("投资", ("水利局",), "15000000"),
    ]


@pytest.mark.parametrize(
    ("head", "amount", "measure"),
    [
        ("完成率", "86%", "completion"),
        ("占年度计划", "86%", "completion"),
        ("完成年度任务", "86%", "completion"),
        ("合格率", "86%", "share"),
        ("占比", "86%", "share"),
        ("同比增长", "86%", "yoy"),
        ("比上年（%）", "86%", "yoy"),
        ("环比", "86%", "mom"),
        pytest.param(
            "比上月增长",
            "86%",
            "mom",
        ),
        pytest.param(
            "增速%",
            "86%",
            "yoy",
        ),
    ],
)
def test_the_head_says_what_sort_of_number_a_column_holds(head: str, amount: str, measure: str) -> None:
    text = f"乡镇\t户数\t{head}\n柏山镇\t402\t86\n石桥乡\t310\t64"
    assert shown(text)[1][2:] == (amount, measure)


def test_a_bare_per_cent_sign_in_the_head_is_no_part_of_the_name() -> None:
    assert "%" not in shown("乡镇\t户数\t完成率%\n柏山镇\t402\t86\n石桥乡\t310\t64")[1][0]


def test_only_a_column_of_planned_amounts_holds_targets() -> None:
    text = "乡镇\t计划任务（亩）\t完成（亩）\t完成任务比例\n柏山镇\t500\t400\t80\n石桥乡\t600\t300\t50"
    assert [o.status.value for o in figures(text)] == ["target", "actual", "actual"] * 2


@pytest.mark.parametrize("head", ["序号", "排名", "位次", "名次"])
def test_a_column_of_order_holds_no_figure(head: str) -> None:
    assert amounts(f"乡镇\t投资（万元）\t{head}\n柏山镇\t860\t1\n石桥乡\t640\t2") == ["8600000元", "6400000元"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,260", "1260"),
        ("1，260", "1260"),
        ("４０２", "402"),
        ("-6.4", "-6.4"),
        ("－6.4", "-6.4"),
        ("−6.4", "-6.4"),
        ("+3.1", "3.1"),
        pytest.param("＋3.1", "3.1"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_with_its_sign_and_its_thousands_in_any_width(written: str, value: str) -> None:
    found = figures(f"乡镇\t面积（亩）\t增减（亩）\n柏山镇\t980\t{written}\n石桥乡\t860\t3")
    assert (found[1].text, str(found[1].value)) == (written, value)


@pytest.mark.parametrize("place", ["caption", "head"])
def test_a_time_in_the_caption_or_the_head_is_that_of_the_figures(place: str) -> None:
    caption, head = ("1—8月供水情况表", "投资") if place == "caption" else ("供水情况表", "1—8月投资")
    text = f"{LETTERHEAD}【水利】\n{caption}\n乡镇\t户数\t{head}\n柏山镇\t402\t860\n石桥乡\t310\t640"
    period = figures(text)[1].period
    assert (str(period.start), str(period.end)) == ("2023-01-01", "2023-08-31")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_number_stands_at_its_place_and_its_row_is_its_evidence(end: str) -> None:
    text = f"{LETTERHEAD}【水利】\n供水平稳。\n{SUPPLY}".replace("\n", end)
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.sentence == text[figure.sentence_start :].split(end)[0]


def test_a_cell_without_a_number_gives_no_figure_and_takes_none_away() -> None:
    assert amounts("乡镇\t新增用户（户）\t投资（万元）\n柏山镇\t402\t—\n石桥乡\t310\t640") == [
        "402户",
        "310户",
        "6400000元",
    ]


def test_a_row_with_a_cell_too_few_loses_no_figure() -> None:
    text = "乡镇\t户数\t投资（万元）\t井数\n柏山镇\t402\t860\t3\n青龙镇\t86\t120\t1\n石桥乡\t310\t640"
    assert {"310", "640"} <= {o.text for o in figures(text)}


def test_an_empty_cell_between_tabs_moves_no_number_to_another_column() -> None:
    text = "乡镇\t户数\t投资（万元）\t井数\n柏山镇\t402\t\t3\n石桥乡\t310\t640\t6"
    assert [(o.text, o.indicator) for o in figures(text)][:2] == [("402", "户数"), ("3", "井数")]


def test_the_last_cells_of_the_first_row_may_be_empty() -> None:
    assert amounts("乡镇\t户数（户）\t井数（眼）\n柏山镇\t402\n石桥乡\t310\t6") == ["402户", "310户", "6眼"]


def test_dashes_for_what_was_not_reported_cost_no_row() -> None:
    rows = "柏山镇\t—\t—\t3\n石桥乡\t310\t/\t6"
    assert amounts(f"乡镇\t户数（户）\t面积（亩）\t井数（眼）\n{rows}") == ["3眼", "310户", "6眼"]


def test_a_table_of_two_columns_loses_no_figure() -> None:
    assert amounts("乡镇\t户数（户）\n柏山镇\t402\n石桥乡\t310") == ["402户", "310户"]


def test_a_first_column_headed_unit_may_be_that_of_the_bodies() -> None:
    text = "单位\t出动人员（人次）\t清运垃圾（吨）\n县水利局\t120\t36\n城西街道\t86\t24"
    assert [(name, bodies) for name, bodies, *_ in shown(text)][:2] == [
        ("出动人员", ("水利局",)),
        ("清运垃圾", ("水利局",)),
    ]


def test_a_table_belongs_to_the_item_that_it_stands_in() -> None:
    text = f"{LETTERHEAD}【水利】\n供水平稳，水质良好。（水利局）\n{SUPPLY}\n【城管】\n修剪绿篱3处。（城管局）"
    assert [o.section for o in figures(text)] == ["水利"] * 6 + ["城管"]


@pytest.mark.xfail(
    strict=True, reason="a section of nothing but a table makes no item, and the table falls to the next"
)
def test_a_section_of_nothing_but_a_table_holds_it() -> None:
    text = f"{LETTERHEAD}【水利】\n{SUPPLY}\n【城管】\n修剪绿篱3处。（城管局）"
    assert [(o.section, o.departments) for o in figures(text)][4] == ("水利", ("政府办公室",))
