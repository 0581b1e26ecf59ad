"""Whose figures an item's are."""

from __future__ import annotations

import pytest

from bulletin_cli import extract
from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Masthead
from bulletin_cli.reading.actors import Actor
from bulletin_cli.reading.attribution import departments_of, issuer_for, issuing_body, reports_itself

HEAD = "安平县政务快报\n第18期\n安平县人民政府办公室\n2023年11月6日\n【要闻】\n"
HEADLINE = (Actor(0, 3, ("气象局",)),)
INSIDE = (Actor(9, 12, ("柏山镇",)),)
ISSUER = "安平县水利局"


@pytest.mark.parametrize(
    ("signature", "headline", "inside", "fallback", "departments"),
    [
        (("民政局",), HEADLINE, INSIDE, ("水利局",), ("民政局",)),
        (("民政局", "残联"), (), (), (), ("民政局", "残联")),
        ((), HEADLINE, INSIDE, ("水利局",), ("气象局",)),
        ((), (), INSIDE, ("水利局",), ("柏山镇",)),
        ((), (), (), ("水利局",), ("水利局",)),
        ((), (), (), (), ()),
    ],
)
def test_signature_then_actor_then_sender_say_whose_an_item_is(
    signature: tuple[str, ...],
    headline: tuple[Actor, ...],
    inside: tuple[Actor, ...],
    fallback: tuple[str, ...],
    departments: tuple[str, ...],
) -> None:
    assert departments_of(signature, headline, inside, fallback, ISSUER, shipped()) == departments


def test_an_abbreviation_of_the_issuers_name_is_the_issuer() -> None:
    assert issuer_for(("环卫中心",), "安平县环境卫生管理中心", shipped()) == ("环境卫生管理中心",)


@pytest.mark.parametrize(
    ("departments", "issuer"),
    [
        (("柏山镇",), "安平县环境卫生管理中心"),
        (("环卫中心",), None),
        (("环卫中心", "柏山镇"), "安平县环境卫生管理中心"),
    ],
)
def test_another_body_is_never_taken_for_the_issuer(departments: tuple[str, ...], issuer: str | None) -> None:
    assert issuer_for(departments, issuer, shipped()) == departments


@pytest.mark.parametrize(
    ("item", "departments"),
    [
        ("水库除险提速 加固水库6座，完成投资860万元，工程进展顺利。（水利局）", [("水利局",)] * 2),
        ("水库除险提速 柏山镇加固水库6座，石桥乡加固水库2座，工程进展顺利。（水利局）", [("柏山镇",), ("石桥乡",)]),
        ("水库除险提速 **柏山镇**加固水库6座，工程进展十分顺利。（水利局）", [("柏山镇",)]),
        ("水库除险提速 柏山镇加固水库6座。整修渠道32公里，工程进展顺利。（水利局）", [("柏山镇",), ("水利局",)]),
        ("防汛物资到位 储备编织袋12万条，落实安置点58个，各项准备就绪。（水利局、气象局）", [("水利局", "气象局")] * 2),
    ],
)
def test_the_actor_of_the_sentence_goes_before_the_signature(item: str, departments: list[tuple[str, ...]]) -> None:
    assert [o.departments for o in extract(HEAD + item).observations] == departments


def test_the_bold_and_the_plain_actor_are_the_same() -> None:
    plain = extract(HEAD + "柏山镇出动挖掘车18台，工程进展顺利。").observations
    bold = extract(HEAD + "**柏山镇**出动挖掘车18台，工程进展顺利。").observations
    assert [o.departments for o in plain] == [o.departments for o in bold] == [("柏山镇",)]


def test_the_county_that_the_issue_is_about_is_no_department() -> None:
    assert extract(HEAD + "安平县投入资金300万元。（水利局）").observations[0].departments == ("水利局",)


def test_a_figure_that_nobody_signed_and_nobody_did_says_so() -> None:
    (figure,) = extract("加固水库6座。").observations
    assert figure.departments == ()
    assert figure.doubts != ()


@pytest.mark.parametrize(
    ("issuer", "body"),
    [
        ("安平县水利局", "水利局"),
        ("安平县水利局办公室", "水利局"),
        ("安平县人力资源和社会保障局办公室", "人社局"),
        ("安平县人民政府办公室", "政府办公室"),
        ("安平县委办公室", "县委办公室"),
    ],
)
def test_a_bureaus_office_speaks_for_the_bureau_and_the_governments_for_itself(issuer: str, body: str) -> None:
    assert issuing_body(issuer, shipped()) == body


@pytest.mark.parametrize(
    ("issuer", "itself"),
    [
        ("安平县水利局", True),
        ("安平县水利局办公室", True),
        ("安平县委政法委", True),
        ("安平县纪委办公室", True),
        ("安平县防汛抗旱指挥部办公室", True),
        ("安平县人民政府办公室", False),
        ("安平县政府督查室", False),
        ("安平县人民政府", False),
        ("安平县委办公室", False),
        ("安平县委信息科", False),
        ("柏山镇党委", False),
        (None, False),
    ],
)
def test_only_an_issuer_that_collects_nobody_elses_figures_reports_its_own(issuer: str | None, *, itself: bool) -> None:
    assert reports_itself(Masthead(None, 6, issuer, None)) is itself


@pytest.mark.parametrize(
    ("issuer", "departments"),
    [
        ("安平县水利局", [("水利局",)] * 2),
        ("安平县营商环境建设局", [("营商环境建设局",)] * 2),
        ("安平县人民政府办公室", [("政府办公室",), ("气象局",)]),
    ],
)
def test_an_item_is_the_issuers_that_reports_itself_though_another_acts_in_it(
    issuer: str, departments: list[tuple[str, ...]]
) -> None:
    issue = extract(
        f"安平简报\n第6期\n{issuer}\n2023年5月1日\n一、水库\n加固水库6座。\n二、气象\n县气象局发布预警12期。"
    )
    assert [item.departments for item in issue.items] == departments
    assert issue.observations[1].departments == ("气象局",)


def test_each_of_two_that_issue_a_bulletin_together_has_its_figures() -> None:
    text = "桃河区快报\n第3期\n桃河区委办公室、区政府办公室　2024年5月24日\n今年以来，清理河道12公里，整治塘坝7口。\n"
    assert extract(text).observations[0].departments == ("区委办公室", "政府办公室")


def test_a_body_in_brackets_before_the_prose_signed_it() -> None:
    text = (
        HEAD
        + "☆油茶提质\n【县林业局】改造低产林4.8万亩，带动农户增收。\n☆冬修\n【县水利局、县财政局】清淤渠道118公里。"
    )
    assert [o.departments for o in extract(text).observations] == [("林业局",), ("水利局", "财政局")]


def test_towns_that_are_only_counted_end_what_another_did() -> None:
    found = extract("县商务局：开发区签约项目11个；青塘镇、渡口镇各签约4个，还有5个乡镇没有签约。").observations
    assert [o.departments for o in found] == [("开发区",), ("青塘镇", "渡口镇"), ("商务局",)]


def test_a_heading_that_names_a_bodys_building_is_not_the_bodys() -> None:
    text = HEAD + "（一）县人民医院新院区\n完成投资320万元，主体已封顶。"
    assert [o.departments for o in extract(text).observations] == [("政府办公室",)]


def test_the_paragraph_above_the_points_has_their_signature() -> None:
    text = HEAD + "我县林改走深\n全县有林地30万亩。\n一是造林。造林2万亩。\n二是护林。聘用护林员300人。\n（县林业局）"
    assert {o.departments for o in extract(text).observations} == {("林业局",)}


def test_bodies_listed_before_as_many_figures_have_one_each() -> None:
    found = extract("投资完成率偏低。大柳镇、区文旅局、区城投公司仅完成51%、48%、45%。").observations
    assert [o.departments for o in found] == [("大柳镇",), ("文旅局",), ("城投公司",)]


def test_what_many_bodies_did_was_put_together_by_the_sender() -> None:
    did = "县人社局新增就业52人。县教育局新建学校3所。县民政局改造家庭56户。县水利局新建水厂2座。全县安置群众80人。"
    text = f"关于民生实事的通报\n一、办理进展\n{did}\n二、存在问题\n进度滞后2项。\n安平县人民政府办公室\n2024年10月11日"
    assert [o.departments[0] for o in extract(text).observations][-2:] == ["政府办公室", "政府办公室"]


def test_a_bank_that_is_a_part_of_a_sum_does_not_act() -> None:
    found = extract("县发改委：银行放款1.35亿元，其中农业银行5200万元、农商行4100万元、邮储银行2300万元。").observations
    assert {o.departments for o in found} == {("发改委",)}


def test_who_comes_in_after_figures_did_not_report_the_item() -> None:
    text = HEAD + "【民生】\n保供有力 全县需煤38万吨，煤场储煤9200吨，县清洁煤中心储备型煤3吨。县燃气公司签订合同5份。"
    assert extract(text).observations[0].departments == ("燃气公司",)


def test_a_part_of_a_committee_issues_under_its_own_name() -> None:
    issuer = "中共青泷经济技术产业开发区工作委员会党群工作部"
    assert issuing_body(issuer, shipped()) == "党群工作部"


@pytest.mark.parametrize("issuer", ["广屏县政务公开办公室", "广屏县政府信息中心", "广屏县人民政府办公室信息科"])
def test_an_office_that_collects_reports_of_others(issuer: str) -> None:
    text = f"政务信息\n第3期\n{issuer}\n2025年2月6日\n一、消费市场两旺\n据县商务局监测，企业销售额1.84亿元。外卖订单12.7万单。\n"
    found = {o.departments for o in extract(text).observations}
    assert found == {("商务局",)}
