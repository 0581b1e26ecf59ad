"""The whole reading of a text, and what holds of it whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from soundness import assert_sound

from bulletin_cli import extract

LETTERHEAD = "安平县政务快报\n第18期\n安平县人民政府办公室\n2023年11月6日\n"
PIECES = (
    "截至目前", "今年以来", "1—8月", "9月12日", "本周", "其中", "其中：", "含", "按行业分", "累计", "共", "全县", "县水利局", "柏山镇", "**石桥乡**",
    "会同", "新建公厕", "查处", "出动车辆", "培训", "补贴标准", "每亩", "人均", "总投资", "年度任务", "完成", "占年度任务", "的", "同比增长", "环比下降",
    "较年初", "高于全省平均", "由", "从", "提高到", "压缩到", "居全市第3位", "分别为", "分别增长", "预计", "投产后", "计划", "力争", "拟", "将", "要求", "已",
    "12座", "360余人次", "近30亿元", "2.5万亩", "71%", "0.4个百分点", "3至5天", "百分之八十", "八成", "数十户", "第二", "1200", "８６台", "4", "万", "、",
    "，", "。", "；", "：", "（", "）", "(", ")", "【", "】", "“", "”", "和", "\n", "\r\n", " ", "　", "一、", "（一）", "1.", "一是", "二是", "●", "▲",
    "（水利局）", "来源：县水利局", "第18期", "2023年11月6日", "安平县人民政府办公室", "安平快报", "报：县委", "共印80份", "-2-", "方面，",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.text(max_size=120)


@given(TEXTS)
@settings(max_examples=250, deadline=None)
@example("截至目前，新建公厕12座，其中水冲公厕6座。")
def test_the_words_of_bulletins_in_any_order_are_read_soundly(source: str) -> None:
    assert_sound(source, extract(source))


@given(ANY)
@settings(max_examples=150, deadline=None)
@example("")
@example("\ufeff\x00")
@example("（（（）")
@example("第期\n年月日")
@example("０．．１％％")
def test_any_text_whatever_is_read_soundly(source: str) -> None:
    assert_sound(source, extract(source))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same(source: str) -> None:
    assert extract(source) == extract(source)


def test_a_letterhead_issue_is_read_whole() -> None:
    issue = extract(
        LETTERHEAD + "【要闻】\n秋季植树全面启动 截至10月底，全县栽植苗木36.5万株，其中常绿树种12.4万株。（林业局）\n"
        "【项目】\n冷链园区一期完工 项目总投资2.3亿元，建成冷库6座，月底投入使用。（商务局）\n报：县委\n共印80份"
    )
    assert (issue.title, issue.number, issue.issuer, str(issue.date)) == (
        "安平县政务快报",
        18,
        "安平县人民政府办公室",
        "2023-11-06",
    )
    assert [(item.section, item.headline, item.departments) for item in issue.items] == [
        ("要闻", "秋季植树全面启动", ("林业局",)),
        ("项目", "冷链园区一期完工", ("商务局",)),
    ]
    assert [(o.item, o.text, o.part_of, str(o.period_end)) for o in issue.observations] == [
        (0, "36.5万株", None, "2023-10-31"),
        (0, "12.4万株", 0, "2023-10-31"),
        (1, "2.3亿元", None, "None"),
        (1, "6座", None, "None"),
    ]


@pytest.mark.parametrize(
    ("head", "departments"),
    [
        ("", ()),
        ("来源：县水利局\n", ("水利局",)),
        ("报送单位：县水利局    报送日期：2023年5月1日\n", ("水利局",)),
        ("水利简报\n第6期\n安平县水利局\n2023年5月1日\n", ("水利局",)),
        ("水利简报\n（总第十六期）\n安平县水利局　　二〇二三年五月一日\n", ("水利局",)),
        ("水利工作信息\n安平县水利局  2023年5月1日\n", ("水利局",)),
    ],
)
def test_the_sender_stands_for_the_items_without_a_signature(head: str, departments: tuple[str, ...]) -> None:
    issue = extract(f"{head}一、水库除险\n加固水库6座。\n二、渠道整修\n整修渠道32公里。")
    assert [item.departments for item in issue.items] == [departments] * 2
    assert [figure.departments for figure in issue.observations] == [departments] * 2


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "截至9月底，全县完成危桥改造36座，投入资金\n2860万元，其中农村桥梁2\n8座。\n-2-",
            ["36座", "2860万元", "2\n8座"],
        ),
        ("今年以来，全县完成旱厕改造4.6\n万户，其中农村3.2万户。", ["4.6\n万户", "3.2万户"]),
        ("加固水库6座。\n第 3 页 共 6 页\n整修渠道32公里。", ["6座", "32公里"]),
        ("加固水库6座。\n报：县委办公室\n送：各乡镇\n（共印80份）", ["6座"]),
        ("加固水库 6 座，整修渠道 ３２ 公里。", ["6 座", "３２ 公里"]),
    ],
)
def test_a_broken_page_loses_and_adds_no_figure(text: str, figures: list[str]) -> None:
    assert [figure.text for figure in extract(text).observations] == figures


def test_the_year_of_a_month_is_the_issues() -> None:
    (figure,) = extract(LETTERHEAD + "9月份，加固水库6座。").observations
    assert (str(figure.period_start), str(figure.period_end)) == ("2023-09-01", "2023-09-30")


def test_a_text_without_a_year_makes_up_none() -> None:
    (figure,) = extract("9月份，加固水库6座。").observations
    assert (figure.period_start, figure.period_end) == (None, None)


def test_a_bullet_inside_a_paragraph_opens_a_sentence() -> None:
    """Who acts behind ▲ is found as anywhere else."""
    found = extract("▲水利局清理河道12公里。▲石湾县组织群众460人巡堤。▲县应急管理局调拨帐篷260顶。").observations
    assert [o.departments for o in found] == [("水利局",), ("石湾县",), ("应急管理局",)]


def test_an_item_signed_by_a_towns_government_ends_there() -> None:
    issue = extract(
        LETTERHEAD + "【要闻】\n今年以来，组织清理河道垃圾860吨，出动人员1200人次。（石桥乡人民政府）\n"
        "9月12日，开展防汛演练3场，成效良好。（柏山镇）"
    )
    assert [figure.departments for figure in issue.observations] == [("石桥乡",), ("石桥乡",), ("柏山镇",)]


@pytest.mark.xfail(strict=True, reason="a body's name in traditional characters is not put into its short form")
@pytest.mark.parametrize("text", ["加固水庫6座。（縣農業農村局）", "來源：縣農業農村局\n加固水庫6座。"])
def test_a_signature_in_traditional_characters_names_the_same_body(text: str) -> None:
    assert extract(text).observations[0].departments == ("农业农村局",)


def test_the_closing_line_of_a_short_report_takes_no_figure_away() -> None:
    issue = extract("供水情况\n三季度，供水320万吨。\n水质合格率99.6%。\n安平县水利局 2024年10月8日")
    assert len(issue.observations) == 2


@pytest.mark.parametrize("name", ["安平县水利局", "柏山镇"])
def test_a_body_named_above_the_last_paragraph_takes_no_figure_away(name: str) -> None:
    issue = extract(f"水利工作简况\n{name}\n截至目前，新建水厂3座，供水320万吨。")
    assert len(issue.observations) == 2
