"""Who or what is counted, from the words behind the number."""

from __future__ import annotations

import pytest

from bulletin_cli.lexicon import shipped
from bulletin_cli.reading.nouns_behind import noun_behind, whole_behind


@pytest.mark.parametrize(
    ("tail", "noun"),
    [
        ("种子进仓", "种子进仓"),
        ("村民参加培训", "村民"),
        ("农户解决饮水难题", "农户"),
        ("困难学生，发放", "困难学生"),
        ("银行网点全部完成改造", "银行网点"),
        ("志愿者，深入社区", "志愿者"),
        ("在建项目开工", "在建项目"),
        ("重点项目6月底前开工", "重点项目"),
        ("农户3月15日前搬入新居", "农户"),
        ("企业因停产减员", "企业"),
        ("部门一季度完成整改", "部门"),
        ("", ""),
        ("，同比增长", ""),
        ("。", ""),
    ],
)
def test_the_noun_behind_a_classifier_ends_at_a_verb_or_mark(tail: str, noun: str) -> None:
    assert noun_behind(tail, shipped()) == noun


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("问题全部办结", "办结问题"),
        ("银行网点全部完成改造", "完成改造银行网点"),
        ("行政村全部通自来水", "行政村通自来水"),
        ("种子进仓", "种子进仓"),
        ("企业通过认证，其中", "企业通过认证"),
    ],
)
def test_n_things_all_done_are_named_by_what_was_done(tail: str, name: str) -> None:
    assert whole_behind(tail, shipped()) == name
