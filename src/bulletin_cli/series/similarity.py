"""How alike two names are, from 0 to 1, and what forbids them to be the same."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bulletin_cli.series.naming import Form
    from bulletin_cli.series.vocabulary import Vocabulary

# 完成 and its like say only that it happened.
DONE: Final = frozenset({"完成"})

SHARED_ACTION = 1.0
ONE_ACTION_UNSAID = 0.92
OTHER_ACTION = 0.5
# 对接企业, 对接经营主体: the same action on everybody; the sentences must decide.
WIDE_NOUNS = 0.55
# 企业, 货运源头企业: the one may be anything.
ONE_WIDE_NOUN = 0.6


def likeness(first: Form, second: Form, vocabulary: Vocabulary) -> float:
    """How alike two names are: 0 where a contrast keeps them apart, 1 for the same object and action.

    >>> from bulletin_cli.series.naming import form_of
    >>> from bulletin_cli.series.vocabulary import shipped
    >>> forms = [form_of(name, shipped()) for name in ("发现隐患", "整改隐患", "发现安全隐患")]
    >>> likeness(forms[0], forms[1], shipped()), likeness(forms[0], forms[2], shipped())
    (0.0, 1.0)
    """
    if first.name == second.name:
        return 1.0
    if contrast_between(first, second, vocabulary):
        return 0.0
    if not first.core or not second.core:
        return overlap(first.whole, second.whole)
    return _objects(first, second, vocabulary) * _actions(first.verbs, second.verbs)


def contrast_between(first: Form, second: Form, vocabulary: Vocabulary) -> str:
    """The name of a contrast that keeps the two apart, "" where none does."""
    if first.marks == second.marks:
        return ""
    one, other = dict(first.marks), dict(second.marks)
    unmarked = vocabulary.unmarked
    return next((name for name in {**one, **other} if _opposed(unmarked[name], one.get(name), other.get(name))), "")


def _opposed(unmarked: str, one: str | None, other: str | None) -> bool:
    if unmarked not in ("any", "none"):
        one, other = one or unmarked, other or unmarked
    if not one or not other:
        return unmarked == "none"
    return one != other


def _actions(one: frozenset[str], other: frozenset[str]) -> float:
    """What the verbs say: 完成 goes without saying, so it neither joins nor parts."""
    one, other = one - DONE, other - DONE
    if one & other or not (one or other):
        return SHARED_ACTION
    return OTHER_ACTION if one and other else ONE_ACTION_UNSAID


def _objects(first: Form, second: Form, vocabulary: Vocabulary) -> float:
    """How alike two objects are; a wide noun (企业) counts only together with what stands before it."""
    one, other = first.core, second.core
    if one == other:
        return 1.0
    one_bare, other_bare = _without_wide(one, vocabulary), _without_wide(other, vocabulary)
    if one_bare and other_bare:
        return overlap(one_bare, other_bare) * _same_noun(one.removeprefix(one_bare), other.removeprefix(other_bare))
    if not one_bare and not other_bare and first.verbs & second.verbs:
        return WIDE_NOUNS
    return ONE_WIDE_NOUN * overlap(one, other)


def _same_noun(one: str, other: str) -> float:
    """1, or less where both objects end in a wide noun and not in the same: 执法人员, 执法车辆."""
    return WIDE_NOUNS if one and other and one != other else 1.0


def _without_wide(core: str, vocabulary: Vocabulary) -> str:
    """The core without a wide noun at its end: 维修企业 → 维修, 企业 → nothing."""
    noun = next((noun for noun in vocabulary.wide_nouns if core.endswith(noun)), "")
    return core.removesuffix(noun)


def overlap(one: str, other: str) -> float:
    """Half how far the shorter is contained in the longer, half how much of both is common, in order.

    >>> overlap("维修", "机动车维修"), overlap("维修", "货运源头")
    (0.7857142857142857, 0.0)
    """
    common = longest_common(one, other)
    if not common or (common < 2 and min(len(one), len(other)) > 1):
        return 0.0
    return common / min(len(one), len(other)) / 2 + common / (len(one) + len(other))


def longest_common(one: str, other: str) -> int:
    """How many characters the longest common subsequence has."""
    row = [0] * (len(other) + 1)
    for mine in one:
        before = 0
        for at, theirs in enumerate(other, 1):
            before, row[at] = row[at], before + 1 if mine == theirs else max(row[at], row[at - 1])
    return row[-1]


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters in a text; digits and marks part them."""
    return frozenset(run[at : at + 2] for run in _chinese().findall(text) for at in range(len(run) - 1))


@cache
def _chinese() -> re.Pattern[str]:
    """Runs of Chinese characters; a report, which has no texts to compare, does not wait for it."""
    return re.compile("[一-鿿]{2,}")


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of pairs that two texts have in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
