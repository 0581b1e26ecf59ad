"""The registry of departments: what its lines promise, and what the loader refuses."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from bulletin_cli.errors import LexiconError
from bulletin_cli.lexicon.departments import (
    Department,
    Registry,
    department_of,
    load_registry,
    without_area,
)
from bulletin_cli.lexicon.endings import looks_like_body, looks_like_place

REGISTRY = load_registry()
SCORERS_TABLE = Path(__file__).parent.parent / "domain" / "departments.tsv"


def line(number: int, name: str, aliases: str = "", successor: str = "") -> Department:
    return Department(number, name, "", tuple(filter(None, aliases.split("|"))), (), "局", successor, None, "")


@pytest.mark.parametrize("name", REGISTRY.departments)
def test_each_spelling_leads_to_its_own_line(name: str) -> None:
    for spelling in REGISTRY.departments[name].spellings:
        if "…" not in spelling:
            assert REGISTRY.canonical(spelling) == name


@pytest.mark.parametrize("name", REGISTRY.departments)
def test_each_spelling_is_understood_with_an_area_in_front(name: str) -> None:
    prefixes = ("县", "安陵县", "滨河市", "滨河市安陵县", "XX县")
    marked_as_own = ("县", "市", "区", "共青团", "国家税务总局", "中共", "驻")  # these already say whose they are
    for spelling in REGISTRY.departments[name].spellings:
        if "…" not in spelling and not spelling.startswith(marked_as_own):
            assert {REGISTRY.canonical(prefix + spelling) for prefix in prefixes} == {name}, spelling


@pytest.mark.parametrize("name", REGISTRY.departments)
def test_a_spelling_with_the_areas_mark_takes_any_area(name: str) -> None:
    for spelling in REGISTRY.departments[name].spellings:
        if "…" in spelling:
            assert REGISTRY.canonical(spelling.replace("…", "安陵县")) == name


def test_no_alias_is_blank_or_padded() -> None:
    spellings = [spelling for department in REGISTRY.departments.values() for spelling in department.spellings]
    assert all(spelling == "".join(spelling.split()) and spelling for spelling in spellings)
    assert [spelling for spelling, count in Counter(spellings).items() if count > 1] == []


def test_every_lineage_ends_in_a_body_of_today() -> None:
    for name in REGISTRY.departments:
        assert not REGISTRY.departments[REGISTRY.lineage(name)].successor


def test_a_name_never_moves_a_department_away_from_what_the_scorer_knows() -> None:
    """Where the scorer's table has a spelling, our short name for it must mean the same body there."""
    theirs: dict[str, str] = {}
    with SCORERS_TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            for spelling in (row["canonical"], *row["aliases"].split("|")):
                theirs.setdefault(spelling, row["canonical"])
    moved = {s: REGISTRY.canonical(s) for s in theirs if theirs.get(REGISTRY.canonical(s), s) != theirs[s]}
    assert moved == {}


@pytest.mark.parametrize(
    ("printed", "short"),
    [
        ("县政府办公室", "政府办公室"),
        ("安陵县人民政府办公室", "政府办公室"),
        ("滨河市市场监督管理局", "市场监管局"),
        ("市市场监管局", "市场监管局"),
        ("国家税务总局安陵县税务局", "税务局"),
        ("滨河市生态环境局安陵分局", "生态环境局"),
        ("省生态环境厅", "生态环境厅"),
        ("江城市财政局", "财政局"),
        ("石门市水利局", "水利局"),
        ("南山区妇女联合会", "妇联"),
        ("东港区残疾人联合会", "残联"),
        ("兴安盟总工会", "总工会"),
        ("县城市管理局", "城管局"),
        ("市城市更新中心", "城市更新中心"),
        ("景区管委会", "景区管委会"),
        ("江南省财政厅", "财政厅"),
        ("安陵县公安局交警大队", "交警大队"),
        ("共青团安陵县委员会", "团县委"),
        ("共青团滨河市委", "团市委"),
        ("市民政局", "民政局"),
        ("市政法委", "政法委"),
        ("中国人民银行安陵县支行", "人民银行"),
        ("国家统计局安陵调查队", "调查队"),
        ("市行政审批和政务信息管理局", "行政审批和政务信息管理局"),
        ("县人力资源和社会保障局 ", "人社局"),
        ("县 住 建 局", "住建局"),
        ("县妇联（家庭教育指导中心）", "妇联"),
    ],
)
def test_a_known_body_has_one_short_name(printed: str, short: str) -> None:
    assert REGISTRY.canonical(printed) == short


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("市场发展中心", "市场发展中心"),
        ("县域办", "县域办"),
        ("区划地名中心", "区划地名中心"),
        ("市民之家", "市民之家"),
        ("县直各部门", "县直各部门"),
        ("县委", "县委"),
        ("安陵县委", "县委"),
        ("安陵县人民政府", "县人民政府"),
        ("省财政厅", "财政厅"),
        ("开发区财政局", "开发区财政局"),
        ("城市更新办", "城市更新办"),
        ("科教文卫工委", "科教文卫工委"),
        ("安陵县城关镇", "城关镇"),
        ("县智慧农业中心", "智慧农业中心"),
        ("", ""),
    ],
)
def test_an_unknown_body_keeps_its_name_less_the_area(printed: str, kept: str) -> None:
    assert REGISTRY.canonical(printed) == kept


@pytest.mark.parametrize("name", ["市场监管局", "中医院", "农商行", "融媒体中心", "民宗局", "三夏办", "国投公司"])
def test_distinct_institutions_stay_distinct(name: str) -> None:
    assert REGISTRY.canonical(name) == name


def test_canonical_is_settled_after_one_step() -> None:
    for spelling in REGISTRY.all_spellings():
        assert REGISTRY.canonical(REGISTRY.canonical(spelling)) == REGISTRY.canonical(spelling)


def test_a_query_that_could_mean_two_bodies_means_none() -> None:
    assert REGISTRY.resolve("交通综") == "交通综合执法大队"
    assert REGISTRY.resolve("农业") is None
    assert REGISTRY.resolve("  ") is None
    assert REGISTRY.resolve("没有这个局") is None


def test_a_spelling_on_two_lines_is_refused_with_both_lines() -> None:
    with pytest.raises(LexiconError, match=r"departments\.tsv:9.*第 4 行"):
        Registry.of([line(4, "交通运输局", "交通局"), line(9, "运输局", "交通局")])


@pytest.mark.parametrize(
    "cells",
    [
        ("冷链办", "冷链物流办公室", "冷链办公室", "办"),
        ("冷链局", "冷链物流局", "", "局", "商务局", "2024"),
        ("冷链中心", "冷链物流中心", "", "中心", "商务局"),
        ("冷链办",),
    ],
)
def test_a_line_that_lacks_a_column_is_refused_and_the_columns_are_named(cells: tuple[str, ...]) -> None:
    head = ("name", "full", "aliases", "variants", "kind", "successor", "since", "note")
    row = dict(zip(head, [*cells, *[""] * (len(head) - len(cells))], strict=True))
    with pytest.raises(LexiconError, match=r"departments\.tsv:309: 少了一列[\s\S]*aliases、variants、kind"):
        department_of(309, row)


def test_a_successor_without_a_line_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"departments\.tsv:4.*没有自己的一行"):
        Registry.of([line(4, "交通局", successor="交通运输局")])


def test_a_ring_of_successors_is_refused() -> None:
    with pytest.raises(LexiconError, match="一圈"):
        Registry.of([line(4, "甲局", successor="乙局"), line(5, "乙局", successor="甲局")])


def test_an_area_is_not_taken_from_a_name_that_owns_the_word() -> None:
    assert [without_area(name) for name in ("市容园林处", "县级公立医院", "区块链专班")] == [
        "市容园林处",
        "县级公立医院",
        "区块链专班",
    ]


def test_ordinary_words_with_an_offices_ending_are_no_bodies() -> None:
    words = ["布局", "格局", "举办", "督办", "常委", "城乡", "家乡", "城镇", "新农村", "相关部门", "办公室", "中心"]
    assert [word for word in words if looks_like_body(word)] == []
    assert [word for word in words if looks_like_place(word)] == []


def test_places_and_offices_that_end_like_ordinary_words_are_kept() -> None:
    places = ["古城乡", "清水乡", "王家乡", "韩城镇", "刘集镇", "东新村", "城关镇", "望湖街道", "红旗社区"]
    assert [name for name in places if not looks_like_place(name)] == []
    offices = ["人口普查办", "政务公开办", "征兵办", "地震局", "经济合作局", "乡村振兴专班"]
    assert [name for name in offices if not looks_like_body(name)] == []


@pytest.mark.parametrize(
    "name", ["旧县街道", "旧县镇", "县底镇", "市桥街道", "新市镇", "城区街道", "县街乡", "草市街道"]
)
def test_a_towns_own_word_is_not_taken_for_an_area(name: str) -> None:
    assert REGISTRY.canonical(name) == name
    assert REGISTRY.canonical("安陵县" + name) == name
