"""Time expressions and what they say of the figures behind them."""

from __future__ import annotations

import pytest

from bulletin_cli import extract
from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Period
from bulletin_cli.reading.periods import governing, time_words

YEAR = 2023


def shown(period: Period) -> str:
    """A period as one line: `to_date -..2023-09-30`."""
    ends = f"{period.start or '-'}..{period.end or '-'}"
    return f"{period.kind.value}" if ends == "-..-" else f"{period.kind.value} {ends}"


def at_end(sentence: str, year: int | None = YEAR) -> str:
    """What governs a figure at the sentence's end."""
    return shown(governing(time_words(sentence, year, shipped()), len(sentence)))


def times(text: str) -> list[str]:
    """The period of each figure of a text."""
    return [shown(o.period) for o in extract(text).observations]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("截至目前，新建公厕", "to_date"),
        ("自6月1日“安全生产月”活动启动以来，新建公厕", "to_date 2023-06-01..-"),
        ("3月15日进入防火期至5月20日，新建公厕", "period 2023-03-15..2023-05-20"),
        ("供热首周，新建公厕", "period"),
        ("供热开始后的前10天，新建公厕", "period"),
        ("开园首日接待游客", "period"),
        ("昨日，新建公厕", "period"),
        ("春节假期（1月28日—2月4日），累计新建公厕", "period 2023-01-28..2023-02-04"),
        ("是去年的1.5倍，新建公厕", "unstated"),
        ("志愿者在第六届博览会期间新建公厕", "period"),
        ("自5月20日开秤以来，新建公厕", "to_date 2023-05-20..-"),
        ("售粮款当日结清率100%，新建公厕", "unstated"),
        ("由去年底的91%提高到95%，新建公厕", "unstated"),
        ("比去年假期少6起，新建公厕", "unstated"),
        ("首周新建公厕", "period"),
        ("消费季7月19日启动以来，新建公厕", "to_date 2023-07-19..-"),
        ("周末两天，新建公厕", "period"),
        ("承诺3月底前交付厂房，新建公厕", "unstated"),
        ("截止目前，新建公厕", "to_date"),
        ("16日6时，新建公厕", "period"),
        ("一季度末，公厕保有量", "to_date -..2023-03-31"),
        ("预计16日夜间至17日，新建公厕", "period"),
        ("“春风行动”期间，新建公厕", "period"),
        ("目前，新建公厕", "to_date"),
        ("累计新建公厕", "to_date"),
        ("专项行动开展以来，收缴刀具", "to_date"),
        ("春运以来，发送旅客", "to_date"),
        ("截至9月20日，新建公厕", "to_date -..2023-09-20"),
        ("截止9月20日，新建公厕", "to_date -..2023-09-20"),
        ("截至9月底，新建公厕", "to_date -..2023-09-30"),
        ("截至2022年底，新建公厕", "to_date -..2022-12-31"),
        ("截至二季度末，新建公厕", "to_date -..2023-06-30"),
        ("截至15日，新建公厕", "to_date"),
        ("截至9月16日24时，新建公厕", "to_date -..2023-09-16"),
        ("截止9月16日18时30分，新建公厕", "to_date -..2023-09-16"),
        ("截至2022年9月16日24时，新建公厕", "to_date -..2022-09-16"),
        ("截至16日24时，新建公厕", "to_date"),
        ("年末，存栏生猪", "to_date -..2023-12-31"),
        ("去年末，存栏生猪", "to_date -..2022-12-31"),
        ("上年末，存栏生猪", "to_date -..2022-12-31"),
        ("2021年末，存栏生猪", "to_date -..2021-12-31"),
        ("9月末，贷款余额", "to_date -..2023-09-30"),
        ("2022年2月末，贷款余额", "to_date -..2022-02-28"),
        ("5月28日以来，新建公厕", "to_date 2023-05-28..-"),
        ("自5月28日以来，新建公厕", "to_date 2023-05-28..-"),
        ("5月28日起，新建公厕", "to_date 2023-05-28..-"),
        ("2022年5月28日以来，新建公厕", "to_date 2022-05-28..-"),
        ("今年以来，新建公厕", "to_date 2023-01-01..-"),
        ("今年来，新建公厕", "to_date 2023-01-01..-"),
        ("2021年以来，新建公厕", "to_date 2021-01-01..-"),
        ("5月以来，新建公厕", "to_date 2023-05-01..-"),
        ("5月份以来，新建公厕", "to_date 2023-05-01..-"),
        ("年初以来，新建公厕", "to_date 2023-01-01..-"),
        ("去年下半年以来，新建公厕", "to_date 2022-07-01..-"),
        ("三季度以来，新建公厕", "to_date 2023-07-01..-"),
        ("截至本周末，新建公厕", "to_date"),
        ("9月份，新建公厕", "period 2023-09-01..2023-09-30"),
        ("9月，新建公厕", "period 2023-09-01..2023-09-30"),
        ("9月当月，新建公厕", "period 2023-09-01..2023-09-30"),
        ("2月，新建公厕", "period 2023-02-01..2023-02-28"),
        ("11月上旬，新建公厕", "period 2023-11-01..2023-11-10"),
        ("11月中旬，新建公厕", "period 2023-11-11..2023-11-20"),
        ("11月下旬，新建公厕", "period 2023-11-21..2023-11-30"),
        ("9月12日，新建公厕", "period 2023-09-12..2023-09-12"),
        ("去年9月，新建公厕", "period 2022-09-01..2022-09-30"),
        ("2022年9月，新建公厕", "period 2022-09-01..2022-09-30"),
        ("1—8月，新建公厕", "period 2023-01-01..2023-08-31"),
        ("1-8月，新建公厕", "period 2023-01-01..2023-08-31"),
        ("1～8月，新建公厕", "period 2023-01-01..2023-08-31"),
        ("1至8月份，新建公厕", "period 2023-01-01..2023-08-31"),
        ("1到8月，新建公厕", "period 2023-01-01..2023-08-31"),
        ("1月至8月，新建公厕", "period 2023-01-01..2023-08-31"),
        ("元至8月，新建公厕", "period 2023-01-01..2023-08-31"),
        ("2022年1—8月，新建公厕", "period 2022-01-01..2022-08-31"),
        ("前5个月，新建公厕", "period 2023-01-01..2023-05-31"),
        ("前五个月，新建公厕", "period 2023-01-01..2023-05-31"),
        ("前十个月，新建公厕", "period 2023-01-01..2023-10-31"),
        ("上半年，新建公厕", "period 2023-01-01..2023-06-30"),
        ("下半年，新建公厕", "period 2023-07-01..2023-12-31"),
        ("二季度，新建公厕", "period 2023-04-01..2023-06-30"),
        ("第二季度，新建公厕", "period 2023-04-01..2023-06-30"),
        ("前三季度，新建公厕", "period 2023-01-01..2023-09-30"),
        ("今年，新建公厕", "period 2023-01-01..2023-12-31"),
        ("去年，新建公厕", "period 2022-01-01..2022-12-31"),
        ("2021年，新建公厕", "period 2021-01-01..2021-12-31"),
        ("全年新建公厕", "period 2023-01-01..2023-12-31"),
        ("5月7日至6月8日，新建公厕", "period 2023-05-07..2023-06-08"),
        ("5月7日至18日，新建公厕", "period 2023-05-07..2023-05-18"),
        ("本周，新建公厕", "period"),
        ("活动现场，发放手册", "period"),
        ("活动当天，发放手册", "period"),
        ("国庆假期期间，接待游客", "period"),
        ("其中本月新建公厕", "period"),
    ],
)
def test_a_time_expression_governs_what_follows(sentence: str, period: str) -> None:
    assert at_end(sentence) == period


@pytest.mark.parametrize(
    "sentence",
    [
        "新建公厕",
        "近日，新建公厕",
        "15日内新建公厕",
        "日均15日新建公厕",
        "近期，新建公厕",
        "日前，新建公厕",
        "连日来，新建公厕",
        "较去年同期新建公厕",
        "比去年同期增长",
        "同比增长",
        "较上年增长",
        "为期3天的培训，参训",
        "每月新建公厕",
        "占全年任务的",
        "比年末增加",
        "较去年末增长",
        "年度任务为",
    ],
)
def test_other_words_fix_no_time(sentence: str) -> None:
    assert at_end(sentence) == "unstated"


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("1—8月，累计新建公厕", "period 2023-01-01..2023-08-31"),
        ("上半年，累计新建公厕", "period 2023-01-01..2023-06-30"),
        ("4月累计入库税款", "to_date"),
        ("截至9月底，累计新建公厕", "to_date -..2023-09-30"),
        ("今年以来，累计新建公厕", "to_date 2023-01-01..-"),
    ],
)
def test_a_running_total_keeps_several_months_and_widens_one(sentence: str, period: str) -> None:
    assert at_end(sentence) == period


@pytest.mark.xfail(strict=True, reason="without a known year, one month with 累计 is taken for several")
def test_one_month_with_a_running_total_is_to_date_whatever_the_year() -> None:
    assert at_end("4月累计入库税款", None) == "to_date"


@pytest.mark.parametrize(("sentence", "period"), [("1—8月，新建公厕", "period"), ("截至9月底，新建公厕", "to_date")])
def test_without_a_year_the_kind_is_known_and_no_day(sentence: str, period: str) -> None:
    assert at_end(sentence, None) == period


@pytest.mark.parametrize("sentence", ["2月30日，新建公厕", "13月，新建公厕", "8—3月，新建公厕", "5月31日至6月31日"])
def test_an_impossible_day_is_never_made_up(sentence: str) -> None:
    for word in time_words(sentence, YEAR, shipped()):
        assert None in (word.period.start, word.period.end) or word.period.start <= word.period.end  # type: ignore[operator]


def test_a_time_expression_reaches_to_the_stop_and_not_beyond() -> None:
    assert times("截至目前，新建公厕12座，改造公厕6座；清运垃圾60吨。修剪绿篱3处。") == [
        "to_date",
        "to_date",
        "to_date",
        "unstated",
    ]


def test_another_time_expression_takes_over() -> None:
    assert times("2023年上半年，新建公厕12座；三季度，新建公厕6座；截至目前，清运垃圾60吨。") == [
        "period 2023-01-01..2023-06-30",
        "period 2023-07-01..2023-09-30",
        "to_date",
    ]


def test_a_sentence_that_opens_with_of_these_goes_on_with_its_totals_time() -> None:
    assert times("截至目前，新建公厕12座。其中，水冲公厕6座。") == ["to_date", "to_date"]


def test_a_month_within_a_running_total_is_a_period_of_its_own() -> None:
    assert times("累计发放贷款3.6亿元，其中本月2200万元。") == ["to_date", "period"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("截至目前，完成旱厕改造1260户，占年度任务1800户的70%。", 1),
        ("截至9月底，完成投资1.4亿元，占年度计划投资2亿元的70%。", 1),
        ("今年以来，招录教师86人，占招聘计划120人的71.7%。", 1),
    ],
)
def test_a_target_inside_a_completion_has_no_time(text: str, place: int) -> None:
    assert times(text)[place] == "unstated"


def test_a_total_investment_has_no_time() -> None:
    assert times("截至目前，总投资5.6亿元的水厂已完成投资2亿元。") == ["unstated", "to_date"]


def test_what_comes_behind_an_event_to_come_is_not_of_today() -> None:
    assert times("截至目前，建成厂房3栋，投产后预计年产值6亿元。") == ["to_date", "unstated"]


@pytest.mark.xfail(strict=True, reason="the month of an expected event reaches the figure of fact behind it")
def test_the_month_of_an_expected_event_is_not_the_time_of_what_is_done() -> None:
    assert times("2023年，水厂预计10月底完工，已完成工程量的85%。")[-1] != "period 2023-10-01..2023-10-31"


def test_the_hour_of_a_deadline_is_no_figure_and_hides_none() -> None:
    assert [o.text for o in extract("截至9月16日24时，接待游客86万人次。").observations] == ["86万人次"]


def test_an_account_of_last_year_is_of_last_year() -> None:
    text = (
        "安平县2023年水利工作总结\n一、防汛\n全年启动应急响应5次。\n二、供水\n建成水厂3座。\n安平县水利局\n2024年1月8日"
    )
    assert str(extract(text).observations[0].period_start) == "2023-01-01"


@pytest.mark.parametrize(("day", "until"), [("16", "2023-07-16"), ("28", "2023-06-28")])
def test_a_day_without_its_month_is_of_the_month_before_the_issue(day: str, until: str) -> None:
    text = f"安平县政务快报\n第18期\n安平县人民政府办公室\n2023年7月17日\n【要闻】\n截至{day}日18时，转移群众1084人。"
    assert str(extract(text).observations[0].period_end) == until


@pytest.mark.parametrize(
    "text", ["秋季学期前预计投入2300万元。", "9月1日前可满足2400名新生入住。", "其余预计5日前播完；调运麦种49吨。"]
)
def test_until_when_is_not_when(text: str) -> None:
    assert extract(text).observations[0].time.value == "unstated"


def test_a_running_total_behind_a_week_is_to_date() -> None:
    assert [o.time.value for o in extract("本周完成投资3200万元，累计4.7亿元。").observations] == ["period", "to_date"]
    assert [o.time.value for o in extract("比去年全年多拆0.9万平方米。").observations] == ["unstated"]
