"""What stands around a quantity, and how it is set, never changes what is read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli import Quantity, find_quantities

PHRASES = st.sampled_from([
    "近 30 亿元", "500 余车次", "3—5 天", "12,345.6 万元", "百分之八十以上", "三千五百余人次", "每户 1.5 万元", "0.31 个百分点",
    "35 微克/立方米", "3 万零 500 元", "45 台（套）", "两个半小时", "约 850 台", "不足 20 户", "八成五", "12 元 5 角", "6.5‰",
])  # fmt: skip
BEFORE = st.sampled_from(
    ["", "截至目前，", "（记者张三）\n", "一是强化领导。", "查处案件", "**甲街道**", "“惠农贷”", "。"]
)
BEHIND = st.sampled_from(["", "。", "，同比增长", "；\n二是", "）", "\n", "、其中"])


def said(found: list[Quantity]) -> list[tuple[str, ...]]:
    """What was read, without its places."""
    return [(f"{q.value:f}", str(q.upper), q.unit, str(q.modifier)) for q in found]


@given(PHRASES, BEFORE, BEHIND)
def test_the_text_around_a_phrase_changes_nothing(phrase: str, before: str, behind: str) -> None:
    found = find_quantities(before + phrase + behind)
    assert said(found) == said(find_quantities(phrase))
    assert all((before + phrase + behind)[q.start : q.end] == q.text for q in found)


@given(PHRASES, st.data())
def test_spaces_between_digits_and_characters_change_nothing(phrase: str, data: st.DataObject) -> None:
    bare = phrase.replace(" ", "")
    place = data.draw(st.integers(1, len(bare) - 1))
    inside = bare[place - 1] in "0123456789,." and bare[place] in "0123456789,."
    set_apart = (
        bare if inside else bare[:place] + data.draw(st.sampled_from([" ", "  ", "\u3000", "\n"])) + bare[place:]
    )
    assert said(find_quantities(set_apart)) == said(find_quantities(bare))


@given(PHRASES)
def test_full_width_digits_change_nothing(phrase: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if c in "0123456789%." else c for c in phrase)
    assert said(find_quantities(wide)) == said(find_quantities(phrase))


@given(PHRASES, st.data())
def test_bold_marks_change_nothing(phrase: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(phrase) - 1))
    last = data.draw(st.integers(first + 1, len(phrase)))
    bold = f"{phrase[:first]}**{phrase[first:last]}**{phrase[last:]}"
    assert said(find_quantities(bold)) == said(find_quantities(phrase))


@given(st.lists(PHRASES, min_size=1, max_size=6))
def test_quantities_come_in_order_and_none_overlaps_another(phrases: list[str]) -> None:
    text = "，".join(phrases)
    found = find_quantities(text)
    assert len(found) == len(phrases)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("0123456789.,一二两三万亿百千半余多几约近超每户元米个%（）()“”—-至第年月日天分之点零 \n", max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.upper is None or quantity.upper > quantity.value
