"""The head of an issue: title, number, issuer, date."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_cli import extract
from bulletin_cli.lexicon import shipped
from bulletin_cli.reading.lines import lines_of
from bulletin_cli.reading.masthead import Head, date_in, read_head

BODY = "【要闻】\n新建公厕12座。"


def head_of(text: str) -> Head:
    """The head of a text that begins with these lines."""
    return read_head(lines_of(f"{text}\n{BODY}"), shipped())


HEADS = [
    (
        "安平信息\n第18期 安平县水利局主办 2023年11月6日",
        "安平信息",
        18,
        "安平县水利局",
        "2023-11-06",
        2,
    ),
    (
        "安平快报\n第十八期\n（总第一百零三期）\n安平县人民政府办公室编发 2023年11月6日",
        "安平快报",
        18,
        "安平县人民政府办公室",
        "2023-11-06",
        4,
    ),
    (
        "安平快报\n2023年11月6日　第18期\n签发人：某某\n安平县人民政府办公室",
        "安平快报",
        18,
        "安平县人民政府办公室",
        "2023-11-06",
        4,
    ),
    (
        "应急管理动态\n（2023）第22期\n主办：安平县应急管理局　　　2023年8月14日",
        "应急管理动态",
        22,
        "安平县应急管理局",
        "2023-08-14",
        3,
    ),
    (
        "安平快报\n第8期\n安平市人民政府办公厅\n2024年3月18日",
        "安平快报",
        8,
        "安平市人民政府办公厅",
        "2024-03-18",
        4,
    ),
    (
        "安平县政务快报\n第18期\n安平县人民政府办公室\n2023年11月6日",
        "安平县政务快报",
        18,
        "安平县人民政府办公室",
        "2023-11-06",
        4,
    ),
    (
        "安平县政务快报\n第 18 期\n安平县人民政府办公室    2023 年 11 月 6 日",
        "安平县政务快报",
        18,
        "安平县人民政府办公室",
        "2023-11-06",
        3,
    ),
    (
        "城管工作简报\n（总第三十六期）\n安平县城市管理局\n二〇二四年六月三日",
        "城管工作简报",
        36,
        "安平县城市管理局",
        "2024-06-03",
        4,
    ),
    (
        "综治简报\n第一百二十期\n安平县委政法委　　二○二三年四月十二日",
        "综治简报",
        120,
        "安平县委政法委",
        "2023-04-12",
        3,
    ),
    (
        "安平民政信息\n2023年第5期（总第112期）\n安平县民政局办公室编　　2023年3月8日",
        "安平民政信息",
        5,
        "安平县民政局办公室",
        "2023-03-08",
        3,
    ),
    (
        "卫生健康工作简报\n（2023年第九期）\n安平县卫生健康委员会\n二〇二三年九月二十八日",
        "卫生健康工作简报",
        9,
        "安平县卫生健康委员会",
        "2023-09-28",
        4,
    ),
    ("安平水利动态（第7期）\n安平县水利局 2023.2.10", "安平水利动态", 7, "安平县水利局", "2023-02-10", 2),
    ("安平水利动态 第7期\n安平县水利局\n2023-02-10", "安平水利动态", 7, "安平县水利局", "2023-02-10", 3),
    (
        "安平县政务快报\n第１８期\n安平县人民政府办公室\n２０２３年１１月６日",
        "安平县政务快报",
        18,
        "安平县人民政府办公室",
        "2023-11-06",
        4,
    ),
    (
        "督查通报\n安政督〔2023〕6号\n安平县人民政府督查室　　2023年5月16日\n关于重点工作的通报",
        "督查通报",
        None,
        "安平县人民政府督查室",
        "2023-05-16",
        3,
    ),
    (
        "中共安平县委办公室　　　安 平 快 讯　　　第88期\n2023年6月21日\n【要闻】",
        "安 平 快 讯",
        88,
        "中共安平县委办公室",
        "2023-06-21",
        2,
    ),
    ("第三期\n二〇二三年十二月一日\n安平县农业农村局", None, 3, "安平县农业农村局", "2023-12-01", 3),
    (
        "关于秋粮收购的报告\n安平县粮食局  2023年10月9日",
        "关于秋粮收购的报告",
        None,
        "安平县粮食局",
        "2023-10-09",
        2,
    ),
]


@pytest.mark.parametrize(("text", "title", "number", "issuer", "day", "lines"), HEADS, ids=lambda v: str(v)[:12])
def test_the_head_says_title_number_issuer_and_date(
    text: str, title: str | None, number: int | None, issuer: str, day: str, lines: int
) -> None:
    head = head_of(text)
    found = head.masthead
    assert (found.title, found.number, found.issuer, str(found.date), head.lines) == (title, number, issuer, day, lines)


def test_the_own_number_counts_not_the_running_one() -> None:
    assert head_of("安平信息\n总第112期（2023年第5期）").masthead.number == 5


@pytest.mark.parametrize("number", ["一2", "2一", "十3", "0百"])
def test_a_number_half_in_digits_is_none(number: str) -> None:
    head = head_of(f"安平县政务快报\n第{number}期\n安平县人民政府办公室\n2023年11月6日")
    assert (head.masthead.title, head.masthead.number) == ("安平县政务快报", None)


@pytest.mark.parametrize(
    "text",
    ["全县新建公厕12座。", "本报讯 9月12日，第3期培训班开班，参训60人。", "安平县发放第二期补助资金，共860万元。", ""],
)
def test_a_text_without_a_masthead_has_an_empty_head_of_no_lines(text: str) -> None:
    head = read_head(lines_of(text), shipped())
    assert (head.masthead.title, head.masthead.number, head.masthead.issuer, head.lines) == (None, None, None, 0)


def test_a_masthead_without_a_date_leaves_the_date_open() -> None:
    assert head_of("安平县政务快报\n第18期\n安平县人民政府办公室").masthead.date is None


@pytest.mark.xfail(strict=True, reason="a letterhead without a number or a date beside the body's name is not read")
def test_a_red_letterhead_names_the_issuer() -> None:
    assert head_of("安平县水利局文件\n防汛工作情况").masthead.issuer == "安平县水利局"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年11月6日", date(2023, 11, 6)),
        ("二〇二三年十一月六日", date(2023, 11, 6)),
        ("二○二三年十月三十一日", date(2023, 10, 31)),
        ("一九九八年五月二十日", date(1998, 5, 20)),
        ("2023.11.06", date(2023, 11, 6)),
        ("2023-11-6", date(2023, 11, 6)),
        ("2023/11/06", date(2023, 11, 6)),
        ("安平县水利局2023年11月6日印发", date(2023, 11, 6)),
        ("2024年2月29日", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_in_digits_and_in_chinese_numerals(text: str, day: date) -> None:
    assert date_in(text, shipped()) == day


@pytest.mark.parametrize("text", ["2023年2月29日", "2023年13月1日", "2023年11月", "11月6日", "投资2023.5万元", ""])
def test_what_is_no_day_gives_no_date(text: str) -> None:
    assert date_in(text, shipped()) is None


def test_the_number_of_a_week_stands_for_that_of_the_issue() -> None:
    text = "安平县教育周报\n（第15周）\n安平县教育局　2023-04-14\n检查学校14所。\n"
    head = read_head(lines_of(text), shipped()).masthead
    assert (head.number, head.issuer, str(head.date)) == (None, "安平县教育局", "2023-04-14")


def test_the_day_may_stand_before_who_made_it() -> None:
    text = "南湾县重点项目周调度\n（第33周）\n2025年8月15日　　县发展改革局整理\n一、总体情况\n开工189个。"
    assert (extract(text).issuer, str(extract(text).date)) == ("县发展改革局", "2025-08-15")
