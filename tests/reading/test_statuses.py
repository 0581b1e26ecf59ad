"""Whether a figure has happened, is planned, or is expected."""

from __future__ import annotations

import pytest

from bulletin_cli import extract

A, T, F = "actual", "target", "forecast"


def statuses(text: str) -> list[str]:
    """The status of each figure of a text."""
    return [o.status.value for o in extract(text).observations]


@pytest.mark.parametrize(
    "text",
    [
        "县经信局牵头的24个技改项目。",
        "完成旱厕改造1260户。",
        "抢修响应时间不超过2小时。",
        "已建成停车场6个。",
        "目前，停车场6个投入使用。",
        "投入资金860万元。",
        "总投资5.6亿元的水厂已开工。",
        "水厂概算投资5.6亿元。",
        "列入年度计划的36个项目已开工。",
        "办结承诺事项58件。",
        "争取上级资金4200万元。",
        "争取新增专项债券6.8亿元。",
        "补贴标准每亩120元。",
        "缴费标准不低于400元。",
        "累计完成投资1.8亿元。",
        "将320名学生转入新校区。",
        "46个整改问题全部办结。",
        "“雨露计划”资助学生320名。",
        "招商项目实际到位资金2亿元。",
        "完成计划生育手术36例。",
        "预计明年投产；3条生产线已全部点亮。",
    ],
)
def test_what_is_done_or_in_force_is_actual(text: str) -> None:
    assert statuses(text) == [A]


@pytest.mark.parametrize(
    "text",
    [
        "计划新建停车场6个。",
        "年内再开展巡查4次以上。",
        "滞后项目5月20日前须完成年度任务的40%。",
        "6月底前，户厕改造要完成年度任务的60%。",
        "年内新建停车场不少于6个。",
        "2024年计划新建停车场6个。",
        "年底要达到停车场6个。",
        "下周重点：一是新建停车场6个。",
        "一、下半年任务\n新建停车场6个。",
        "一、2024年工作要点\n新建停车场6个。",
        "拟建停车场6个。",
        "力争新增停车位900个。",
        "确保新增停车位900个。",
        "要求新增停车位900个。",
        "年底前，将新增停车位900个。",
        "规划新建学校5所。",
        "城南污水厂计划投资3.6亿元。",
        "全年目标任务12万人。",
        "年度任务为60公里。",
        "年度计划投资2亿元。",
        "今年预算1.2亿元。",
        "每天巡查水库不少于3次。",
        "每周报送信息至少1条。",
        "工作目标是培训骨干150名。",
        "提前完成全年300家的目标。",
    ],
)
def test_what_is_wanted_is_a_target(text: str) -> None:
    assert statuses(text) == [T]


@pytest.mark.parametrize(
    "text",
    [
        "24个老旧小区列入今年计划。",
        "目标任务为引进企业30家。",
        "年度任务为建设高标准农田5万亩。",
        "全年计划供热面积520万平方米。",
        "年度计划造林3.6万亩。",
    ],
)
def test_a_task_that_is_told_as_a_sentence_is_a_target(text: str) -> None:
    assert statuses(text) == [T]


@pytest.mark.parametrize(
    "text",
    [
        "预计全年粮食产量达到26万吨。",
        "预期新增产值6亿元。",
        "有望带动就业2000人。",
        "据测算，可节约用水86万立方米。",
        "项目投产后，年产值6亿元。",
        "建成后可满足3000户居民用水。",
        "完工后，新增灌溉面积2.3万亩。",
        "投产后预计年产值6亿元。",
    ],
)
def test_what_is_expected_is_a_forecast(text: str) -> None:
    assert statuses(text) == [F]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成旱厕改造1260户，占年度任务1800户的70%。", [A, T, A]),
        ("完成投资1.4亿元，占年度计划投资2亿元的70%。", [A, T, A]),
        ("参保12.6万人，完成目标任务13万人的96.9%。", [A, T, A]),
        ("年度任务60公里，已完成48公里。", [T, A]),
        ("力争到年底实现产值20亿元，截至目前已实现16亿元。", [T, A]),
        ("拟建停车场6个；已建成2个。", [T, A]),
        ("计划新建停车场6个、公厕12座。", [T, T]),
        ("已建成充电桩460个，计划再建120个；今年以来，充电86万度。", [A, T, A]),
        ("计划新建停车场6个。建成公厕12座。", [T, A]),
        ("已完成投资1.8亿元，预计年底前完成3亿元。", [A, F]),
        ("建成厂房3栋，投产后预计年产值6亿元，带动就业300人。", [A, F, F]),
        ("预计产值6亿元，目前已完成4亿元。", [F, A]),
        ("税收收入8.8亿元，距全年目标还差1200万元。", [A, A]),
        ("投资完成率快于序时进度6.5个百分点。", [A]),
        ("占年度计划的71%，同比增长3%。", [A, A]),
        ("新增就业41.9万人，为市定任务（42万人）的99.8%。", [A, T, A]),
        ("完成投资1.4亿元，占年度计划（2亿元）的70%。", [A, T, A]),
    ],
)
def test_a_word_of_planning_reaches_to_a_word_of_fact(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


def test_the_distance_to_a_plan_is_a_fact() -> None:
    assert statuses("投资完成率快于年度计划6.5个百分点。") == [A]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("计划新建公厕6座；修剪绿篱3处。", [T, A]),
        ("拟新建公厕6座；同时，修剪绿篱3处；清运垃圾60吨。", [T, A, A]),
        ("力争新建公厕6座，改造公厕3座；清运垃圾60吨。", [T, T, A]),
        ("修剪绿篱3处；计划新建公厕6座；清运垃圾60吨。", [A, T, A]),
        ("修剪绿篱3处；计划新建公厕6座；拟改造公厕3座。", [A, T, T]),
        ("预计新增就业360人；带动投资2亿元。", [F, F]),
    ],
)
def test_a_plan_ends_at_a_semicolon_and_an_expectation_does_not(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "计划安排如下：新建公厕6座；改造公厕3座；清运垃圾60吨。",
        "力争完成以下任务：新建公厕6座；改造公厕3座；清运垃圾60吨。",
        "拟实施：新建公厕6座；改造公厕3座；清运垃圾60吨。",
    ],
)
def test_a_plan_whose_colon_opens_a_list_reaches_over_its_semicolons(text: str) -> None:
    assert statuses(text) == [T, T, T]


def test_a_colon_behind_the_semicolon_opens_no_list_of_the_plan() -> None:
    assert statuses("计划新建公厕6座；本周完成：修剪绿篱3处；清运垃圾60吨。") == [T, A, A]


def test_below_a_heading_of_planning_a_plan_reaches_over_its_semicolons() -> None:
    body = "力争新增市场主体600户；食品抽检再完成3000批次。"
    assert statuses(f"一、主要指标\n新增市场主体420户。\n二、下步打算\n{body}") == [A, T, T]
    assert statuses(f"一、主要指标\n新增市场主体420户。\n二、重点工作\n{body}") == [A, T, A]


def test_below_a_heading_of_planning_what_stands_before_the_plan_is_planned_too() -> None:
    text = "一、主要指标\n新增市场主体420户。\n二、下步打算\n四季度，新建食堂2个，力争创成示范社区1个。\n目前在建3个。"
    assert statuses(text) == [A, T, T, A]


def test_the_kinds_of_a_plan_are_planned_too() -> None:
    assert statuses("全年任务120套，其中公租房80套、保障性租赁住房40套；已分配96套。") == ["target"] * 3 + ["actual"]
    assert statuses("计划造林5万亩，其中已完成3万亩。") == ["target", "actual"]


def test_what_was_planned_stays_planned_beside_what_is_done_of_it() -> None:
    assert statuses("计划竣工的35个项目已竣工22个。") == ["target", "actual"]
    assert statuses("计划改造的60个小区已全部开工。") == ["actual"]


def test_deeds_of_the_year_are_plans_only_where_they_are_announced() -> None:
    assert statuses("20项民生实事由23个部门牵头办理。") == ["actual", "actual"]
    assert statuses("20件民生实事：新建小学3所、公园5个。") == ["actual", "target", "target"]


def test_what_was_done_of_the_years_investment_has_happened() -> None:
    assert statuses("完成年度投资136.4亿元。三季度争取超长期特别国债项目6个3.9亿元。") == ["actual"] * 3


def test_a_plan_that_is_drawn_up_plans_nothing() -> None:
    assert statuses("完成23个村庄规划编制，走访企业86家。") == ["actual", "actual"]


def test_a_task_directly_behind_its_amount_is_a_target() -> None:
    assert statuses("总产11.9万吨，超额完成市下达的11.7万吨任务。") == ["actual", "target"]
    assert statuses("完成3项任务。") == ["actual"]


def test_a_list_behind_a_task_is_the_task() -> None:
    found = extract("年度任务45个小区、1.1万户，已开工41个。").observations
    assert [str(one.status) for one in found] == ["target", "target", "actual"]


def test_a_quota_is_no_plan() -> None:
    assert [str(one.status) for one in extract("交易节余指标300亩，年度指标400亩。").observations] == [
        "actual",
        "target",
    ]


def test_what_follows_a_building_to_come_reaches_to_the_semicolon() -> None:
    found = extract("新校区封顶，建成后提供学位2160个；3所园舍完成验收。").observations
    assert [str(one.status) for one in found] == ["forecast", "actual"]


def test_what_is_prepared_for_an_expected_event_has_happened() -> None:
    found = extract("预计有2次雨雪天气，提前制作预报6期，投放融雪剂200吨。").observations
    assert [str(one.status) for one in found] == ["forecast", "actual", "actual"]


def test_plans_for_next_week_are_targets() -> None:
    text = "安平县教育周报\n（第15周）\n安平县教育局　2023-04-14\n【本周工作】\n检查学校14所。\n【下周安排】\n召开分析会2场。\n"
    assert [str(one.status) for one in extract(text).observations] == ["actual", "target"]


def test_an_expectation_reaches_to_the_semicolon() -> None:
    found = extract("预计总产7万吨，产值4亿元；新建冷库18座。").observations
    assert [str(one.status) for one in found] == ["forecast", "forecast", "actual"]


def test_what_is_due_before_a_date_is_a_target() -> None:
    found = extract("整治完成112个、剩余25个年底前全部完成；另有8个已于6月底前完成。").observations
    assert [str(one.status) for one in found] == ["actual", "target", "actual"]


def test_a_goal_behind_a_list_is_the_goal_of_each_of_it() -> None:
    assert statuses("锚定工业增加值增长9%、生产总值增长7%的目标，抓好调度。") == [T, T]


def test_a_task_in_somebodys_charge_that_is_hardly_begun_is_a_target() -> None:
    assert statuses("教育局负责的新增公办学位3200个，目前仅落实560个。") == [T, A]


def test_below_a_heading_of_next_years_plans_all_is_planned() -> None:
    assert statuses("一、2024年打算\n推动建会率达到92%，创建车间20个。") == [T, T]
