"""Adopted items and their points; sentences that hold a word."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.analysis.adoption import Adopted, ScoreRecord, Stretch, adoption
from bulletin_cli.analysis.passages import passages
from bulletin_cli.analysis.rules import Rules, Shared, Weights

ITEMS = (
    Adopted("2024-9", ("水利局",), None, 0),
    Adopted("2024-10", ("水利局",), None, 2),
    Adopted("2024-10", ("教育局", "水利局"), "约稿", 1),
    Adopted("2024-11", ("教育局",), None, 0),
    Adopted("2024-11", (), None, 0),
)
STRETCH = Stretch(
    "快报",
    "第10期—第11期",
    frozenset({"2024-10", "2024-11"}),
    frozenset({"2024-9"}),
    frozenset({"2024-9", "2024-10", "2024-11"}),
)


def scored(rules: Rules, wanted: str | None = None) -> list[list[ScoreRecord]]:
    return [list(cast(tuple[ScoreRecord, ...], one.records)) for one in adoption(ITEMS, STRETCH, rules, wanted)]


def test_an_item_counts_once_for_each_unit_that_signed_it() -> None:
    (rows,) = scored(Rules())
    assert [(row.department, row.items, row.with_figures, row.score, row.year_score) for row in rows] == [
        ("水利局", 2, 2, Decimal(2), Decimal(3)), ("教育局", 2, 1, Decimal(2), Decimal(2)),
    ]  # fmt: skip
    assert [(row.rank, row.previous_rank) for row in rows] == [(1, 1), (1, 2)]


def test_weights_are_the_offices() -> None:
    weights = Weights(Decimal(5), Decimal(1), Shared.SPLIT, {"约稿": Decimal(5)}, {"快报": Decimal(2)})
    (rows,) = scored(Rules(weights=weights))
    # 水利局: (5 + 1) × 2 and half of (5 + 1 + 5) × 2.
    assert {row.department: (row.score, row.extra) for row in rows} == {
        "水利局": (Decimal(23), Decimal(8)),
        "教育局": (Decimal(21), Decimal(6)),
    }


def test_units_of_a_class_that_sent_nothing_are_listed() -> None:
    rules = Rules(classes={"部门": ("水利局", "教育局"), "乡镇": ("柳河镇",)})
    towns = adoption(ITEMS, STRETCH, rules, "乡镇")[0]
    assert any("零采用：柳河镇" in note for note in towns.table.notes)
    assert [row.class_name for rows in scored(rules) for row in rows] == ["部门", "部门", "乡镇"]


def test_an_item_without_a_signature_is_told() -> None:
    assert any("1 条没有署名" in note for note in adoption(ITEMS, STRETCH, Rules())[0].table.notes)


def test_three_thirds_of_an_item_are_one() -> None:
    shared = Adopted("2024-10", ("水利局", "教育局", "民政局"), None, 0)
    items = (*(shared for _ in range(3)), Adopted("2024-10", ("财政局",), None, 0))
    (report,) = adoption(items, STRETCH, Rules(weights=Weights(shared=Shared.SPLIT)))
    assert {(row.score, row.rank) for row in cast(tuple[ScoreRecord, ...], report.records)} == {(Decimal(1), 1)}


TEXT = "县住建局推进改造 截至目前，改造危 房 21 户；新增 3 户。\n\n— 2 —\n\n下一步，抓好危房验收。\n水库除险加固！"


def marked(*words: str) -> list[str]:
    return [one.marked for one in passages(TEXT, 0, len(TEXT), words)]


def test_words_of_two_characters_and_of_one_are_found_and_marked() -> None:
    assert marked("危房") == [
        "县住建局推进改造 截至目前，改造【危 房】 21 户；新增 3 户。",
        "下一步，抓好【危房】验收。",
    ]
    assert marked("库") == ["水【库】除险加固！"]
    assert marked("危房", "21") == ["县住建局推进改造 截至目前，改造【危 房】 【21】 户；新增 3 户。"]
    assert marked("危房", "水库") == []


def test_places_count_in_the_text() -> None:
    for one in passages(TEXT, 0, len(TEXT), ["户"]):
        assert "户" in TEXT[one.start : one.end]


@given(st.text("危房 \n。—2", max_size=40), st.text("危房.*[", min_size=1, max_size=3))
def test_no_word_and_no_text_breaks_it(text: str, word: str) -> None:
    for one in passages(text, 0, len(text), [word]):
        assert "".join(one.text.split()) == "".join(one.marked.replace("【", "").replace("】", "").split())
