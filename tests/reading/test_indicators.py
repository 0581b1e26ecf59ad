"""The name of what a figure counts, from the words around the number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.lexicon import shipped
from bulletin_cli.reading.indicators import (
    last_clause,
    leading_verb,
    object_of,
    plans_only,
    shortened,
    stripped,
)

WORDS = st.text(alphabet="共已累计新建公厕的在并将对有为至达到完成全县目前今年排查整治隐患户率", max_size=30)


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("截至目前，全县已累计完成危房改造", "完成危房改造"),
        ("先后组织开展义诊", "开展义诊"),
        ("今年以来，共查处占道经营", "查处占道经营"),
        ("其中，新建公厕", "新建公厕"),
        ("抽检合格率达到", "抽检合格率"),
        ("投入资金约", "投入资金"),
        ("农村公路里程突破", "农村公路里程"),
        ("全市森林覆盖率稳定在", "森林覆盖率"),
        ("组织收割小麦", "收割小麦"),
        ("项目建成投产后预计实现年产值", "实现年产值"),
        ("1—8月，全县新建公厕", "新建公厕"),
        ("一是新建公厕", "新建公厕"),
        ("（一）新建公厕", "新建公厕"),
        ("新建公厕（含改建）", "新建公厕"),
        ("每户补贴", "补贴"),
        ("力争年底前新增停车位", "新增停车位"),
    ],
)
def test_time_adverbs_and_copulas_are_stripped(lead: str, name: str) -> None:
    assert stripped(lead, shipped(), 2023) == name


@pytest.mark.parametrize(
    "name",
    [
        "在建项目",
        "在校学生",
        "就业人数",
        "对接企业",
        "共享单车投放",
        "享有低保人数",
        "计划投资",
        "到位资金",
        "为民办实事",
        "可用床位",
        "现场办公",
        "经营主体",
        "需求岗位",
        "占地面积",
        "节约用水",
        "签约项目",
        "下达资金",
        "从业人员",
        "对外贸易额",
        "有限公司",
        pytest.param("有效投诉", marks=pytest.mark.xfail(strict=True, reason="有效 is stripped as an adverb")),
        "有效发明专利",
    ],
)
def test_a_word_that_only_begins_like_an_adverb_is_kept(name: str) -> None:
    assert stripped(name, shipped(), 2023) == name


@given(WORDS)
def test_stripping_twice_is_stripping_once(lead: str) -> None:
    once = stripped(lead, shipped(), 2023)
    assert stripped(once, shipped(), 2023) in (once, stripped(stripped(once, shipped(), 2023), shipped(), 2023))
    assert len(once) <= len(lead)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("排查整治隐患", "排查整治"),
        ("发现并处理火情", "发现并处理"),
        ("新建、改建公路", "新建、改建"),
        ("查处违法行为", "查处"),
        ("低保户", ""),
        ("公厕", ""),
        ("", ""),
        ("出动挖掘机", "出动"),
        ("出动清运车辆", "出动"),
    ],
)
def test_the_verbs_that_open_a_name_end_where_its_object_begins(text: str, verb: str) -> None:
    assert leading_verb(text, shipped()) == verb


@pytest.mark.parametrize(
    ("name", "object_"),
    [
        ("实现产值", "产值"),
        ("完成绿化投资", "绿化投资"),
        ("参保缴费目标任务数", "参保缴费"),
        ("旱厕改造年度任务", "旱厕改造"),
        ("一般公共预算收入", "一般公共预算收入"),
    ],
)
def test_an_object_is_a_name_without_verb_and_planning(name: str, object_: str) -> None:
    assert object_of(name, shipped()) == object_


@pytest.mark.parametrize(
    ("name", "alone"),
    [("年度任务", True), ("目标任务", True), ("全年目标", True), ("计划", True), ("公厕", False), ("计划投资", False)],
)
def test_a_name_of_planning_alone_says_nothing_else(name: str, *, alone: bool) -> None:
    assert plans_only(name) is alone


@given(st.text(alphabet="查处新建公厕的在并，隐患集中整治", max_size=60))
def test_a_name_is_never_longer_than_bearable(name: str) -> None:
    assert shortened(name, shipped()) in name
    assert len(name) <= 22 or len(shortened(name, shipped())) < len(name)


@pytest.mark.parametrize(
    ("lead", "clause"), [("组织培训，新建公厕", "新建公厕"), ("新建公厕", "新建公厕"), ("", ""), ("甲：乙", "乙")]
)
def test_a_long_lead_is_named_by_its_last_clause(lead: str, clause: str) -> None:
    assert last_clause(lead) == clause
