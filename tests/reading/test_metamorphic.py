"""What must not change a reading: spaces, widths, line ends, bold marks, another county's name, another order of sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from bulletin_cli import extract
from bulletin_cli.model import Issue, Observation

EXPRESS = """安平县政务快报
第18期
安平县人民政府办公室    2023年11月6日
【要闻动态】
秋季植树全面启动 截至10月底，全县栽植苗木36.5万株，其中常绿树种12.4万株，投入资金2680万元。**柏山镇**出动铲车18台、民兵420余人次，清运土方2600立方米。（林业局）
供暖保障平稳有序 入冬以来，供热面积达到480万平方米，同比增长6.2%，新增用户3200户，抢修管网12处。（城管局）
【项目建设】
冷链园区一期完工 项目总投资2.3亿元，建成冷库6座，投产后预计年产值3.8亿元，可带动就业300人。（商务局）
河道治理扎实推进 今年以来，县水利局完成清淤86公里，占年度任务的71.6%，拆除违建36处。石桥乡清理垃圾860吨。（水利局）
报：县委、县政府
共印80份
"""
WORK = """卫生健康工作简报
（2023年第九期）
安平县卫生健康委员会
二〇二三年九月二十八日
一、医疗服务
（一）门诊量稳步上升
1—8月，全县医疗机构诊疗126.3万人次，同比增长4.8%，较上月增加2.1万人次。
（二）家庭医生签约
累计签约居民18.6万人，签约率达到42.3%，居全市第4位。
二、疫苗接种
接种流感疫苗8600剂次，完成计划的86%。每天上报信息不少于2次。
三、爱国卫生
整治卫生死角420余处，补助标准每村3000元；拟新建公厕12座。
"""
NEWS = """全县教育补短板见成效
今年以来，全县新建学校12所，新增学位4600个，投入资金1.86亿元，其中县级配套6200万元。
县教育局组织教师培训26场，培训教师3100余人次，合格率98.5%，较去年同期提高2.1个百分点。
预计明年新建幼儿园5所，可提供学位1350个。为860名困难学生发放补助，每生1250元。
"""
ISSUES = {"express": EXPRESS, "work": WORK, "news": NEWS}
COUNT = {"express": 18, "work": 12, "news": 12}
Row = tuple[object, ...]


def plain(text: str) -> str:
    """A text without what typesetting puts in."""
    return re.sub(r"[\s*]", "", text.translate(str.maketrans("０１２３４５６７８９．％", "0123456789.%")))


def row(figure: Observation) -> Row:
    """All of a figure but where it stands."""
    quantity = figure.quantity
    return (
        plain(figure.text),
        figure.value,
        figure.upper,
        figure.unit,
        quantity.modifier,
        quantity.dimension,
        figure.item,
        figure.section and plain(figure.section),
        figure.headline and plain(figure.headline),
        figure.indicator,
        figure.departments,
        figure.status,
        figure.measure,
        figure.period,
        figure.part_of,
        figure.rules,
        figure.doubts,
    )


def rows(issue: Issue) -> list[Row]:
    """All figures of an issue but where they stand."""
    return [row(figure) for figure in issue.observations]


def head(issue: Issue) -> Row:
    """What the masthead says."""
    return (issue.title and plain(issue.title), issue.number, issue.issuer and plain(issue.issuer), issue.date)


def spaced(text: str) -> str:
    return re.sub(r"(?<=[一-鿿])(?=\d)|(?<=[\d%])(?=[一-鿿])", " ", text)


def unspaced(text: str) -> str:
    return re.sub(r"(?<=\d) +(?=[一-鿿])", "", text)


def wide(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def wide_per_cent(text: str) -> str:
    return text.replace("%", "％")


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def marked(text: str) -> str:
    return f"\ufeff{text}"


def blank_lines(text: str) -> str:
    return text.replace("\n", "\n\n")


def indented(text: str) -> str:
    return re.sub(r"^(?=.)", "　　", text, flags=re.MULTILINE)


def trailing_spaces(text: str) -> str:
    return text.replace("\n", "  \n")


def unbold(text: str) -> str:
    return text.replace("**", "")


def bold_bodies(text: str) -> str:
    return re.sub(r"(?<!\*)(石桥乡|县水利局|县教育局)(?!）)", r"**\1**", text)


def bold_numbers(text: str) -> str:
    first, *rest = text.split("【要闻动态】\n" if "【" in text else "\n一、" if "\n一、" in text else "\n", 1)
    mark = text[len(first) : len(text) - len(rest[0])]
    return first + mark + re.sub(r"(?<![\d.—第])(\d[\d.]*)(?=[\u4e07\u4ebf%座处户])", r"**\1**", rest[0])


def broken(text: str) -> str:
    """Long lines broken as a page breaks them, at the 40th character."""
    return "\n".join(
        "\n".join(line[at : at + 40] for at in range(0, len(line), 40)) if len(line) > 44 else line
        for line in text.split("\n")
    )


def page_numbers(text: str) -> str:
    return text.replace("\n【项目建设】", "\n- 2 -\n【项目建设】").replace("\n二、", "\n—2—\n二、")


def half_brackets(text: str) -> str:
    return re.sub(r"（(?!一|二|2)([一-鿿]+)）", r"(\1)", text)


CHANGES: list[Callable[[str], str]] = [
    spaced,
    unspaced,
    wide,
    wide_per_cent,
    crlf,
    marked,
    blank_lines,
    indented,
    trailing_spaces,
    unbold,
    bold_bodies,
    bold_numbers,
    broken,
    page_numbers,
    half_brackets,
]


@pytest.mark.parametrize("name", ISSUES)
def test_every_figure_of_the_issue_is_found(name: str) -> None:
    assert len(extract(ISSUES[name]).observations) == COUNT[name]


TYPESET = [pytest.param(name, change, id=f"{name}-{change.__name__}") for name in ISSUES for change in CHANGES]


@pytest.mark.parametrize(("name", "change"), TYPESET)
def test_typesetting_changes_nothing_but_the_places(name: str, change: Callable[[str], str]) -> None:
    source = ISSUES[name]
    changed = change(source)
    before, after = extract(source), extract(changed)
    assert rows(after) == rows(before)
    assert head(after) == head(before)
    assert all(changed[o.start : o.end] == o.text for o in after.observations)


@pytest.mark.parametrize("place", range(20, 60, 3))
def test_a_line_end_anywhere_inside_a_paragraph_changes_nothing(place: int) -> None:
    line = "今年以来，全县新建改建各类学校12所，新增学位4600余个，投入资金1.86亿元，其中县级配套6200万元，惠及学生2.4万人。"
    broken_line = f"{line[:place]}\n{line[place:]}"
    assert rows(extract(broken_line)) == rows(extract(line))


@pytest.mark.parametrize("other", ["清河", "白塔", "武阳", "秀水", "东明"])
@pytest.mark.parametrize("name", ISSUES)
def test_another_countys_name_changes_nothing(name: str, other: str) -> None:
    source = ISSUES[name]
    assert rows(extract(source.replace("安平", other))) == rows(extract(source))


@pytest.mark.parametrize(("towns", "others"), [(("柏山镇", "石桥乡"), ("青龙镇", "太平乡"))])
def test_other_towns_act_like_these(towns: tuple[str, str], others: tuple[str, str]) -> None:
    changed = EXPRESS
    for town, other in zip(towns, others, strict=True):
        changed = changed.replace(town, other)
    new = dict(zip(towns, others, strict=True))
    expected = [tuple(new.get(name, name) for name in o.departments) for o in extract(EXPRESS).observations]
    assert [o.departments for o in extract(changed).observations] == expected


def without_places(issue: Issue) -> Counter[Row]:
    """The figures of an issue without the index of their item and of their total, which its order decides."""
    return Counter((*row(o)[:6], *row(o)[7:14], o.part_of is None, *row(o)[15:]) for o in issue.observations)


@pytest.mark.parametrize(
    ("source", "mark"), [(EXPRESS, r"(?=【)"), (WORK, r"(?=^[一二三]、)")], ids=["brackets", "chapters"]
)
def test_sections_in_another_order_hold_the_same_figures(source: str, mark: str) -> None:
    body, foot = re.split(r"(?=^报：)", source, flags=re.MULTILINE) if "\n报：" in source else (source, "")
    first, *sections = re.split(mark, body, flags=re.MULTILINE)
    turned = first + "".join(reversed(sections)) + foot
    assert turned != source
    assert without_places(extract(turned)) == without_places(extract(source))


def test_items_of_a_section_in_another_order_hold_the_same_figures() -> None:
    lines = EXPRESS.split("\n")
    lines[4], lines[5] = lines[5], lines[4]
    assert without_places(extract("\n".join(lines))) == without_places(extract(EXPRESS))


@pytest.mark.parametrize("name", ISSUES)
def test_a_paragraph_without_a_figure_adds_none(name: str) -> None:
    source = ISSUES[name]
    added = source.replace("\n二、", "\n各单位高度重视。\n二、").replace(
        "【项目建设】\n", "各单位高度重视。\n【项目建设】\n"
    )
    assert [o.value for o in extract(added).observations] == [o.value for o in extract(source).observations]


TRADITIONAL = str.maketrans("县万亿个处户资项产苗绿树种启动设冲阳车员", "縣萬億個處戶資項產苗綠樹種啟動設沖陽車員")


@pytest.mark.parametrize(
    "name",
    [
        "express",
        pytest.param(
            "work", marks=pytest.mark.xfail(strict=True, reason="the issuer's name stays in traditional form")
        ),
        "news",
    ],
)
def test_traditional_characters_are_read_the_same(name: str) -> None:
    source = ISSUES[name]
    before, after = extract(source).observations, extract(source.translate(TRADITIONAL)).observations
    assert [(o.value, o.unit, o.indicator, o.measure, o.status, o.period, o.part_of, o.departments) for o in after] == [
        (o.value, o.unit, o.indicator, o.measure, o.status, o.period, o.part_of, o.departments) for o in before
    ]
