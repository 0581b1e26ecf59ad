"""Which figures are parts of a total."""

from __future__ import annotations

import pytest

from bulletin_cli import extract


def totals(text: str) -> list[int | None]:
    """For each figure of a text, the index of the total that it breaks down."""
    return [o.part_of for o in extract(text).observations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成公园25个，其中游园9个。", [None, 0]),
        ("查出隐患438处，已整改410处。其中重大隐患23处，整改19处，其余4处已落实措施。", [None, None, 0, None, None]),
        ("罚没款86万元，立案52件。其中食品类30件，罚没41万元；其他类22件。", [None, None, 1, 0, 1]),
        (
            "项目24个，完成投资20亿元。其中产业类14个，完成投资15亿元；民生类10个，完成投资5亿元。",
            [None, None, 0, 1, 0, 1],
        ),
        ("17个村收入均超过10万元，其中50万元以上的村4个，最高的桥头村达126万元。", [None, None, 0, None]),
        ("开发岗位500个（目标500个，完成率100%）。", [None, None, None]),
        ("保费936万元，其中财政补贴占比90%，年内理赔211万元。", [None, None, None]),
        ("开工28个，其中完工9个，建停车位420个、充电桩76个。", [None, 0, None, None]),
        ("项目86个，其中续建项目40个；新开工项目46个。", [None, 0, 0]),
        ("计划种植34万亩，其中油菜18万亩、马铃薯7万亩。", [None, 0, 0]),
        ("接待游客58.2万人次。其中，古镇接待16.5万人次，单日最高3.2万人次。", [None, 0, None]),
        ("人均可支配收入31260元；按常住地分，城镇36418元，农村19873元。", [None, None, None]),
        ("进出口358.2亿元。其中出口267.9亿元，增长7.2%；进口90.3亿元，下降2.8%。", [None, 0, None, 0, None]),
        ("走访群众1900户，立案47件，其中涉及干部31人，移送2人，清退低保12户。", [None, None, None, None, None]),
        ("58项任务中，完成9项、达到序时进度37项、滞后12项。", [None, None, None, None]),
        ("抽查的31个村中，11个存在垃圾积存的现象。", [None, None]),
        ("建成公园25个，其中：游园9个。", [None, 0]),
        ("建成公园25个。其中，游园9个。", [None, 0]),
        ("建成公园25个，其中游园9个、绿地6个。", [None, 0, 0]),
        ("建成公园25个，其中游园9个、绿地6个、广场10个。", [None, 0, 0, 0]),
        ("建成公园25个，其中游园9个，绿地6个。", [None, 0, 0]),
        ("建成公园25个（其中游园9个）。", [None, 0]),
        ("建成公园25个（游园9个、绿地16个）。", [None, 0, 0]),
        ("建成公园25个（含游园9个）。", [None, 0]),
        ("建成公园25个，包括游园9个、绿地16个。", [None, 0, 0]),
        ("查处违法2317起，其中酒驾26起（含醉驾4起）、超员183起。", [None, 0, 1, 0]),
        ("建设用地1260亩（耕地318亩），投资4.2亿元。", [None, 0, None]),
        ("实施项目64个。按行业分，工业项目28个、农业项目36个。", [None, 0, 0]),
        ("累计发放贷款3.6亿元，其中本月2200万元。", [None, 0]),
        ("发放补助860万元，其中种粮大户320万元、合作社180万元。", [None, 0, 0]),
        ("服务费每人每年70元，其中财政补助45元。", [None, 0]),
        # behind a ； what is named like an earlier part
        (
            "播种98万亩，总产41万吨。其中，夏粮面积45万亩，总产19万吨；秋粮面积53万亩，总产22万吨。",
            [None, None, 0, 1, 0, 1],
        ),
        ("受理各类案件870件，审执结839件。其中受理刑事案件41件；受理民商事案件523件。", [None, None, 0, 0]),
        # back across another figure
        ("参保12.6万人，占目标任务13万人的96.9%，其中新增参保860人。", [None, None, None, 0]),
        ("救助残疾人1260人，发放救助金86万元，其中重度残疾人420人。", [None, None, 0]),
        ("新建泵站14座、闸门36扇，其中提灌站5座。", [None, None, 0]),
        ("接待游客86万人次，同比增长12%，其中外省游客21万人次。", [None, None, 0]),
        # two totals, a part of each
        ("收到投诉260件、举报84件，其中重复投诉210件、重复举报60件。", [None, None, 0, 1]),
        # another unit: a part where the text says so, no part of a figure of another dimension
        ("培训护林员380人，其中女性96人，培训时长12小时。", [None, 0, None]),
        # the percentage beside a part
        ("建成公园25个，其中游园9个，占36%。", [None, 0, None]),
    ],
)
def test_a_part_points_at_its_total(text: str, expected: list[int | None]) -> None:
    assert totals(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "建成公园25个、游园9个。",
        "建成公园25个，改造游园9个。",
        "建成公园25个。新建游园9个。",
        "发现问题120个，已整改98个。",
        "在建工地46个，已整改12个，不合格3个。",
        "收集意见130条，采纳86条。",
        "新建公厕12座，投资860万元。",
        "集中整治行动发现隐患96条，整改88条。",
        "走访合作社31个。村集体收入超15万元，其中3个村居前列。",
        "年度任务60公里，已完成48公里。",
        "居民收入增长5.8%，其中城镇居民增长5.1%。",
        "其中游园9个。",
        "空气优良天数268天，同比增加9天。",
    ],
)
def test_without_a_word_for_it_nothing_is_a_part(text: str) -> None:
    assert set(totals(text)) == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查企业46家，其中化工企业12家、矿山企业8家，发现隐患96条，已整改88条。", [None, 0, 0, None, None]),
        ("建成公园25个（游园9个），改造公园6个。", [None, 0, None]),
        ("建成公园25个，其中游园9个。改造公园6个。", [None, 0, None]),
        ("培训460人，其中女性96人；组织参观培训120人。", [None, 0, None]),
        ("培育龙头企业34家，其中国家级1家；发展合作社612家、家庭农场12家。", [None, 0, None, None]),
    ],
)
def test_a_breakdown_ends_where_another_action_begins(text: str, expected: list[int | None]) -> None:
    assert totals(text) == expected


def test_a_breakdown_never_reaches_into_another_item() -> None:
    text = "安平快报\n第8期\n安平县政府办公室 2023年5月6日\n一、公园建设\n建成公园25个。\n二、公厕建设\n其中游园9个。"
    assert totals(text) == [None, None]


def test_points_taken_off_in_brackets_are_no_part() -> None:
    """被扣5分 says what was lost, not a kind of point."""
    assert totals("石湾县考核得分81.5分（被扣5分）。") == [None, None]


def test_a_part_of_a_target_in_brackets_is_a_target() -> None:
    """The bracket speaks of the figure directly before it, and of the same kind."""
    found = extract("已完工7万亩；年度任务10万亩（其中高效节水2万亩）。").observations
    assert [(o.status.value, o.part_of) for o in found] == [("actual", None), ("target", None), ("target", 1)]
    assert totals("发放问卷400份（收回387份）。") == [None, None]


def test_rates_side_by_side_share_what_they_are_for() -> None:
    """每人每月720元、520元 are both per head and month; a sum behind a comma is none."""
    found = extract("城市、农村低保标准分别为每人每月720元、520元，支出860元。").observations
    assert [o.unit for o in found] == ["元/人/月", "元/人/月", "元"]


def test_a_part_of_a_rate_is_a_rate() -> None:
    """A part behind 其中 has the unit of the rate that it is part of."""
    found = extract("服务费每人每年70元，其中财政补助45元。").observations
    assert [(o.unit, o.measure.value) for o in found] == [("元/人/年", "rate"), ("元/人/年", "rate")]


@pytest.mark.xfail(strict=True, reason="a part of another unit is given no total, though 其中 says so")
def test_a_part_may_be_counted_in_another_unit() -> None:
    assert totals("排查燃气用户8600户，其中餐饮场所420家。") == [None, 0]


@pytest.mark.xfail(strict=True, reason="money without 元 behind a total in 元 has no unit, so it is no part")
def test_money_without_its_unit_is_money_beside_money() -> None:
    assert totals("项目总投资5.4亿元，其中一期2.1亿。") == [None, 0]
