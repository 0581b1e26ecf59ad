"""Lists read in parallel."""

from __future__ import annotations

import pytest

from bulletin_cli import extract


def read(text: str) -> list[tuple[str, str, str]]:
    """Name, value and measure of each figure."""
    return [(o.indicator, str(o.value), o.measure.value) for o in extract(text).observations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "甲村、乙村、丙村完成率分别为40%、52%、61%。",
            [
                ("甲村完成率", "40", "completion"),
                ("乙村完成率", "52", "completion"),
                ("丙村完成率", "61", "completion"),
            ],
        ),
        (
            "小学、初中入学率分别达到99.9%、99.2%。",
            [("小学入学率", "99.9", "share"), ("初中入学率", "99.2", "share")],
        ),
        (
            "粮食、油料、蔬菜产量分别为12.4万吨、3.1万吨和8.6万吨。",
            [("粮食产量", "124000", "level"), ("油料产量", "31000", "level"), ("蔬菜产量", "86000", "level")],
        ),
        (
            "粮食、油料、蔬菜产量分别为12.4、3.1、8.6万吨。",
            [("粮食产量", "124000", "level"), ("油料产量", "31000", "level"), ("蔬菜产量", "86000", "level")],
        ),
        (
            "发放化肥120吨、农药3吨，分别增长8%、5%。",
            [
                ("发放化肥", "120", "level"),
                ("发放农药", "3", "level"),
                ("发放化肥", "8", "yoy"),
                ("发放农药", "5", "yoy"),
            ],
        ),
        ("化肥、农药用量同比分别下降8%、5%。", [("化肥用量", "-8", "yoy"), ("农药用量", "-5", "yoy")]),
        ("猪肉、鸡蛋价格分别上涨2.1%、下降0.8%。", [("猪肉价格", "2.1", "yoy"), ("鸡蛋价格", "-0.8", "yoy")]),
        ("用水量、用电量分别为86万吨、120万度。", [("用水量", "860000", "level"), ("用电量", "1200000", "level")]),
        (
            "签约率从高到低依次为：柏山镇（97%）、石桥镇（91%）。",
            [("签约率", "97", "share"), ("签约率", "91", "share")],
        ),
        (
            "事故起数、死亡人数为13起、6人，同比下降18%、25%。",
            [
                ("事故起数", "13", "level"),
                ("死亡人数", "6", "level"),
                ("事故起数", "-18", "yoy"),
                ("死亡人数", "-25", "yoy"),
            ],
        ),
        (
            "电子信息、装备制造两大产业分别增长14.2%、9.8%。",
            [("电子信息产业", "14.2", "yoy"), ("装备制造产业", "9.8", "yoy")],
        ),
    ],
)
def test_each_figure_of_a_parallel_list_has_the_name_of_its_place(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert read(text) == expected


def test_each_place_of_a_parallel_list_acts_for_itself() -> None:
    figures = extract("柏山镇、石桥乡分别栽植树木4万株、3万株。").observations
    assert [(o.departments, o.indicator) for o in figures] == [(("柏山镇",), "栽植树木"), (("石桥乡",), "栽植树木")]


def test_growths_behind_a_parallel_list_are_named_like_it() -> None:
    found = read("粮食、油料产量分别为12.4万吨、3.1万吨，同比分别增长2.1%、3.4%。")
    assert [name for name, _, _ in found] == ["粮食产量", "油料产量", "粮食产量", "油料产量"]


@pytest.mark.xfail(
    strict=True, reason="the common head is cut by the length of the names and holds a piece of the last"
)
def test_the_common_head_is_no_piece_of_the_last_name() -> None:
    found = read("白云区、河东区、青山区投资增速居前三位，分别增长12.1%、11.4%、10.8%。")
    assert [name for name, _, _ in found] == ["白云区投资增速", "河东区投资增速", "青山区投资增速"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新建泵站14座、闸门36扇。", ["新建泵站", "新建闸门"]),
        ("分别召开会议12次。", ["召开会议"]),
        ("县区分别负责，共整改12处。", ["整改"]),
    ],
)
def test_a_list_without_parallel_names_is_read_one_by_one(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in read(text)] == names


def test_one_unit_behind_a_list_belongs_to_each_of_it() -> None:
    figures = extract("甲厂、乙厂、丙厂产值分别为2.1、1.4、0.9亿元。").observations
    assert [(o.text, str(o.value), o.unit) for o in figures] == [
        ("2.1", "210000000", "元"),
        ("1.4", "140000000", "元"),
        ("0.9亿元", "90000000", "元"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("投资、税收、贷款分居全市第1、第5和第3位。", ["投资", "税收", "贷款"]),
        ("完成投资12亿元、税收3亿元，分居全市第5和第3位。", ["完成投资", "完成税收"] * 2),
        pytest.param(
            "生产总值、工业投资分居全市第5和第3位。",
            ["生产总值", "工业投资"],
            marks=pytest.mark.xfail(strict=True, reason="of two names, both together are the first's"),
        ),
        pytest.param(
            "生产总值和工业投资分别居全市第5、第3位。",
            ["生产总值", "工业投资"],
            marks=pytest.mark.xfail(strict=True, reason="of two names, both together are the first's"),
        ),
        pytest.param(
            "投资增速、税收增速分居全市第5和第3位。",
            ["投资增速", "税收增速"],
            marks=pytest.mark.xfail(strict=True, reason="what the names have in common is given to the first alone"),
        ),
    ],
)
def test_places_in_a_ranking_are_told_apart_in_the_order_of_their_names(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in read(text)] == names


@pytest.mark.parametrize("text", ["投资、税收分居全市第5和第3位。", "投资、税收分居全市第五、第三位。"])
def test_a_place_whose_unit_follows_only_the_last_is_a_rank_too(text: str) -> None:
    found = extract(text).observations
    assert [(str(o.value), o.unit, o.measure.value) for o in found] == [("5", "位", "rank"), ("3", "位", "rank")]


def test_squads_in_a_ranking_have_their_own_growth() -> None:
    found = extract("县交警大队：白云中队、石门中队环比增幅居前两位，分别为36.4%和21.7%。").observations
    assert [(o.departments, o.indicator, o.measure.value) for o in found] == [
        (("白云中队",), "环比增幅", "mom"),
        (("石门中队",), "环比增幅", "mom"),
    ]
