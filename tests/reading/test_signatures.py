"""Who sent a text: a bracket at its end, a line below or above it."""

from __future__ import annotations

import pytest

from bulletin_cli.lexicon import shipped
from bulletin_cli.reading.signatures import is_body, sender_line, trailing_signature


@pytest.mark.parametrize(
    ("signature", "departments"),
    [
        ("（水利局）", ("水利局",)),
        ("(水利局)", ("水利局",)),
        ("（ 水利局 ）", ("水利局",)),
        ("（水利局）。", ("水利局",)),
        ("（县水利局）", ("水利局",)),
        ("（安平县水利局）", ("水利局",)),
        ("（水利局、气象局）", ("水利局", "气象局")),
        ("（水利局 气象局）", ("水利局", "气象局")),
        ("（水利局　气象局）", ("水利局", "气象局")),
        ("（水利局，气象局）", ("水利局", "气象局")),
        ("【县水利局】", ("水利局",)),
        ("——县水利局", ("水利局",)),
        ("——市职业能力建设科", ("职业能力建设科",)),
        ("（水利局/气象局）", ("水利局", "气象局")),
        ("（县水利局 供稿）", ("水利局",)),
        ("（县水利局供稿）", ("水利局",)),
        ("（县民政局报送）", ("民政局",)),
        ("（来源：县水利局）", ("水利局",)),
        ("（供稿：县水利局）", ("水利局",)),
        ("（柏山镇）", ("柏山镇",)),
        ("（柏山镇、石桥乡）", ("柏山镇", "石桥乡")),
        ("（城西街道办事处）", ("城西街道",)),
        ("（市场监管局）", ("市场监管局",)),
        ("（县环境卫生管理中心）", ("环境卫生管理中心",)),
        ("（县发展和改革委员会）", ("发改委",)),
    ],
)
def test_a_bracket_of_bodies_at_the_end_signs_the_paragraph(signature: str, departments: tuple[str, ...]) -> None:
    text = f"加固水库6座。{signature}"
    found = trailing_signature(text, shipped())
    assert found is not None
    assert found.departments == departments
    assert text[: found.start] == "加固水库6座。"


@pytest.mark.parametrize(
    ("signature", "departments"),
    [
        ("（责任单位：县水利局）", ("水利局",)),
        ("（县水利局 张三丰）", ("水利局",)),
        ("（县水利局 张三丰 李四）", ("水利局",)),
        ("（水利局张三丰）", ("水利局",)),
        ("（县水利局：张三丰）", ("水利局",)),
        ("（县水利局2024年3月8日）", ("水利局",)),
        ("（县水利局联合报送）", ("水利局",)),
    ],
)
def test_words_around_the_name_do_not_hide_the_signature(signature: str, departments: tuple[str, ...]) -> None:
    found = trailing_signature(f"加固水库6座。{signature}", shipped())
    assert found is not None
    assert found.departments == departments


@pytest.mark.parametrize(
    ("printed", "short"), [("石桥乡人民政府", "石桥乡"), ("柏山镇政府", "柏山镇"), ("柏山镇人民政府", "柏山镇")]
)
def test_a_towns_government_signs_for_the_town(printed: str, short: str) -> None:
    found = trailing_signature(f"加固水库6座。（{printed}）", shipped())
    assert found is not None
    assert found.departments == (short,)


@pytest.mark.parametrize(
    "text",
    [
        "整改隐患12处（含复查整改）",
        "整改隐患12处（其中道路5处）",
        "完成造林3万亩（占年度任务的35%）",
        "发放手册600份（含电子版）。",
        "改造管网18公里（二期）",
        "调解纠纷36起（详见附件）",
        "加固水库6座。（记者 李四）",
        "加固水库6座。（通讯员：李四）",
        "加固水库6座。（安平日报）",
        "加固水库6座。",
        "水利局加固水库6座。",
        "（水利局）加固水库6座。",
    ],
)
def test_a_bracket_of_anything_else_is_no_signature(text: str) -> None:
    assert trailing_signature(text, shipped()) is None


@pytest.mark.parametrize(
    ("line", "departments"),
    [
        ("来源：市水利局、市气象局", ("水利局", "气象局")),
        ("来源:市水利局", ("水利局",)),
        ("来 源：市水利局".replace(" ", ""), ("水利局",)),
        ("报送单位：县民政局    报送日期：2024年5月1日", ("民政局",)),
        ("供稿：县民政局", ("民政局",)),
        ("供稿单位：县民政局", ("民政局",)),
        ("信息来源：县民政局", ("民政局",)),
        ("（来源：县民政局）", ("民政局",)),
        ("（县民政局 供稿）", ("民政局",)),
        ("（民政局）", ("民政局",)),
        ("（民政局、残联）", ("民政局", "残联")),
        ("报送单位：柏山镇", ("柏山镇",)),
        ("来源：餐饮监管科", ("餐饮监管科",)),
        ("来源：县餐饮监管科", ("餐饮监管科",)),
        ("信息来源：执法一队", ("执法一队",)),
        ("来源：餐饮监管科、法规科", ("餐饮监管科", "法规科")),
        ("来源：餐饮监管科、县水利局", ("餐饮监管科", "水利局")),
    ],
)
def test_a_line_of_its_own_names_the_senders(line: str, departments: tuple[str, ...]) -> None:
    found = sender_line(line, shipped())
    assert found is not None
    assert (found.departments, found.start) == (departments, 0)


@pytest.mark.parametrize(
    "line",
    [
        "资金来源：省级补助",
        "加固水库6座。（水利局）",
        "水利局：加固水库6座。",
        "（一）加固水库",
        "来源广泛",
        "（含复查整改）",
        "",
    ],
)
def test_another_line_names_no_sender(line: str) -> None:
    assert sender_line(line, shipped()) is None


def test_a_newspaper_is_no_department() -> None:
    found = sender_line("来源：安平日报", shipped())
    assert found is None or found.departments == ()


@pytest.mark.parametrize("name", ["水利局", "安平县水利局", "柏山镇", "城西街道", "供水管理中心", "县残联"])
def test_a_body_is_known_by_the_registry_or_by_its_shape(name: str) -> None:
    assert is_body(name, shipped())


@pytest.mark.parametrize("name", ["张三", "复查整改", "道路", "乡镇", "各部门", "2023年", ""])
def test_other_words_are_no_bodies(name: str) -> None:
    assert not is_body(name, shipped())


@pytest.mark.parametrize(
    "text", ["加固水库6座（餐饮监管科）", "加固水库6座。（见监管台账）", "（餐饮监管科）", "餐饮监管科"]
)
def test_an_unlisted_section_is_believed_only_behind_a_sentence_or_a_word_of_sending(text: str) -> None:
    assert trailing_signature(text, shipped()) is None
    assert sender_line(text, shipped()) is None


@pytest.mark.parametrize("line", ["来源：各地综合", "来源：网络", "来源：省级补助资金和县级自筹资金共同承担的机构科"])
def test_what_does_not_look_like_a_section_is_none_even_behind_that_word(line: str) -> None:
    found = sender_line(line, shipped())
    assert found is None or found.departments == ()


def test_an_office_that_nobody_lists_is_believed_beside_a_known_one() -> None:
    found = trailing_signature("收购稻谷4800吨。（镇农业服务中心、双塔粮站）", shipped())
    assert found is not None
    assert found.departments == ("镇农业服务中心", "双塔粮站")


def test_words_beside_a_known_office_make_no_signature() -> None:
    assert trailing_signature("收购稻谷4800吨。（农业农村局、其余乡镇）", shipped()) is None


def test_sections_in_brackets_behind_a_sentence_signed_it() -> None:
    found = trailing_signature("检查使用单位1893家。（特种设备科、望江所）", shipped())
    assert found is not None
    assert found.departments == ("特种设备科", "望江所")
