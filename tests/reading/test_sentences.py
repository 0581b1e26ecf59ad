"""Sentences read whole: text, value, unit, modifier, indicator, departments, status, measure, time and total of each figure."""

from __future__ import annotations

import pytest

from bulletin_cli import extract
from bulletin_cli.model import Observation


def line(figure: Observation) -> str:
    """All that a reader would file away of a figure."""
    parts = [
        figure.text,
        f"{figure.value}{figure.unit}",
        figure.indicator,
        "+".join(figure.departments) or "-",
        figure.status.value,
        figure.measure.value,
        figure.time.value,
        "-" if figure.part_of is None else str(figure.part_of),
    ]
    return " | ".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "截至目前，县公安局查处超限车辆 140 余台，罚款 86 万元。",
            [
                "140 余台 | 140台 | 查处超限车辆 | 公安局 | actual | level | to_date | -",
                "86 万元 | 860000元 | 罚款 | 公安局 | actual | level | to_date | -",
            ],
        ),
        (
            "1—8月，全县参保12.6万人，同比增长3.2%，其中低保户860人。",
            [
                "12.6万人 | 126000人 | 参保 | - | actual | level | period | -",
                "3.2% | 3.2% | 参保 | - | actual | yoy | period | -",
                "860人 | 860人 | 低保户 | - | actual | level | period | 0",
            ],
        ),
        (
            "柏山镇出动铲车18台、民兵420余人次，清运土方近2600立方米。",
            [
                "18台 | 18台 | 出动铲车 | 柏山镇 | actual | level | unstated | -",
                "420余人次 | 420人次 | 出动民兵 | 柏山镇 | actual | level | unstated | -",
                "近2600立方米 | 2600立方米 | 清运土方 | 柏山镇 | actual | level | unstated | -",
            ],
        ),
        (
            "水厂总投资2.3亿元，投产后预计日供水3至5万吨。",
            [
                "2.3亿元 | 230000000元 | 水厂总投资 | - | actual | level | unstated | -",
                "3至5万吨 | 30000吨 | 日供水 | - | forecast | level | unstated | -",
            ],
        ),
        (
            "今年以来，完成投资3.2亿元，完成年度计划的64%，居全市第3位。",
            [
                "3.2亿元 | 320000000元 | 完成投资 | - | actual | level | to_date | -",
                "64% | 64% | 完成投资 | - | actual | completion | to_date | -",
                "第3位 | 3位 | 完成投资 | - | actual | rank | to_date | -",
            ],
        ),
        (
            "补贴标准每亩120元，发放种子86吨。",
            [
                "每亩120元 | 120元/亩 | 补贴标准 | - | actual | rate | unstated | -",
                "86吨 | 86吨 | 发放种子 | - | actual | level | unstated | -",
            ],
        ),
        (
            "全縣新建溫室320座，投資6400萬元。",
            [
                "320座 | 320座 | 新建温室 | - | actual | level | unstated | -",
                "6400萬元 | 64000000元 | 投资 | - | actual | level | unstated | -",
            ],
        ),
        (
            "化解纠纷百分之九十六，调解员数十人。",
            [
                "百分之九十六 | 96% | 化解纠纷 | - | actual | share | unstated | -",
                "数十人 | 10人 | 调解员 | - | actual | level | unstated | -",
            ],
        ),
    ],
)
def test_a_sentence_is_read_whole(text: str, expected: list[str]) -> None:
    assert [line(figure) for figure in extract(text).observations] == expected


@pytest.mark.parametrize(
    "text",
    [
        "9月12日，县委召开第十四届三次全会。",
        "实行一户一档，24小时值班。",
        "印发安政〔2023〕43号文件。",
        "G107国道沿线环境整治。",
        "“60·80”项目有序推进。",
        "贯彻“四个意识”，落实“三秋”生产。",
        "第四季度工作会议召开。",
        "推广轮选49号良种。",
        "联系电话0999-8866123。",
        "一是提高认识，二是加强领导。",
        "上午8时30分，全体人员到岗。",
        "",
    ],
)
def test_a_sentence_without_a_figure_gives_none(text: str) -> None:
    assert extract(text).observations == ()


def test_figures_of_one_sentence_are_of_the_same_sentence() -> None:
    first, second, third = extract("新建公厕12座，改造公厕6座。清运垃圾60吨。").observations
    assert first.sentence == second.sentence == "新建公厕12座，改造公厕6座。"
    assert (first.sentence_start, third.sentence_start) == (0, 15)


def test_every_figure_says_by_which_rules_it_was_read() -> None:
    text = "截至目前，新建公厕12座，其中水冲公厕6座，同比增长3%，占年度任务20座的60%。"
    assert all(figure.rules for figure in extract(text).observations)


def test_a_distance_is_given_with_its_sign_and_a_decrease_without_its_word() -> None:
    (figure,) = extract("用电量同比下降4.2%。").observations
    assert (figure.text, str(figure.value)) == ("4.2%", "-4.2")


def test_a_range_keeps_both_ends_in_order() -> None:
    (figure,) = extract("工期3至5天。").observations
    assert figure.upper is not None
    assert figure.value < figure.upper
