"""Breakdowns: which figures are parts of a total (其中, 含, in brackets, 按…分)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Measure, Status
from bulletin_cli.reading.drafts import Draft
from bulletin_cli.reading.indicators import leading_verb

_REACH = 300  # figures: no text goes back further for a total
# How far a project is: 续建项目 and 新开工项目 are kinds of the same, though both begin like actions.
_STAGE = re.compile(
    r"(?:续建|新建|在建|拟建|改建|扩建|迁建|新开工|计划新开工|已开工|未开工|结转|储备|竣工|投产|待建|缓建|停建|前期)(?=.)"
)
# The highest of them is one of them, no part: 最高的桥头村达126万元.
_EXTREME = re.compile("最[高低大小多少]")
_OTHERS = re.compile("其他|其它")
_PEAK = re.compile(r"(?:单日|日均|月均|最高|最大|峰值|平均|高峰)")
_OF_THESE = re.compile(r"[一-鿿]{0,10}(?<![其当集])中[，,：:]")


@dataclass(slots=True)
class Breakdown:
    """An open breakdown: where its totals begin and end, what its first part looked like, how much of each total is used up.

    One inside a bracket leaves the breakdown around it, `outer`, open.
    """

    totals_before: int
    since: int = field(default=0, kw_only=True)
    colon: bool
    bracket_end: int | None = None
    first: Draft | None = None
    kinds: bool = False
    largest: bool = False
    past_semicolon: bool = False
    apart: bool = False
    means: bool = False
    outer: Breakdown | None = None
    used: dict[int, Decimal] = field(default_factory=dict)
    parts: list[tuple[Draft, int]] = field(default_factory=list)


def opened(gap: str, count: int, lexicon: Lexicon) -> Breakdown | None:
    """The breakdown that the words between two figures open, None where they open none; `count` figures stand before."""
    found = next(reversed(list(lexicon.phrases.breakdown.opener.finditer(gap))), None)
    if found and (found[0].startswith("其中") or found.start() == 0 or gap[found.start() - 1] in "，（,、；（"):
        stopped = gap[max(0, found.start() - 1) : found.start()] in ("；", "。", "")
        return Breakdown(count, ":" in found[0] or "：" in found[0], apart=stopped)
    if _OF_THESE.match(gap):
        return Breakdown(count, colon=False, kinds=True)
    by = lexicon.phrases.breakdown.by.search(gap)
    return Breakdown(count, colon=False, largest=True) if by else None


def total_of(part: Draft, drafts: Sequence[Draft], breakdown: Breakdown, lexicon: Lexicon) -> int | None:
    """The index of the total that a figure breaks down, None where it is no part of any."""
    if part.measure not in (Measure.LEVEL, Measure.RATE) or _EXTREME.match(part.indicator):
        return None
    if breakdown.first is None and len(drafts) > breakdown.totals_before and leading_verb(part.indicator, lexicon):
        return None  # 保费936万元，其中财政占90%，理赔211万元
    candidates = [
        at for at in range(max(breakdown.since, breakdown.totals_before - _REACH), breakdown.totals_before)
        if drafts[at].unit == part.unit and drafts[at].item == part.item and drafts[at].measure is part.measure
    ]  # fmt: skip
    if breakdown.first is None and not candidates and part.measure is Measure.LEVEL:
        breakdown.first = part
    elif part.joined == "、" and not breakdown.used:
        breakdown.first = None  # 水利项目126处，其中水库7座、灌区4处
    if breakdown.past_semicolon and (rest := _fills_up(part, drafts, breakdown)) is not None:
        return rest
    follows = bool(drafts) and drafts[-1].part_of is not None
    if (
        not candidates
        or not (_parallel(part, breakdown, lexicon) or _of_same(part, drafts, candidates))
        or (breakdown.past_semicolon and part.joined and not follows)
    ):
        return None
    near = [
        at for at in candidates if drafts[at].sentence_index >= part.sentence_index - 1 or drafts[at].part_of is None
    ]
    chosen = _best(part, drafts, near[-4:], breakdown, lexicon)
    if chosen is not None and part.measure is Measure.RATE and part.value > drafts[chosen].value:
        breakdown.means = True  # 人均收入31260元；按常住地分，城镇36418元: no part of a mean is greater than it
    if chosen is None or breakdown.means or not _fits(part, drafts[chosen], breakdown, chosen):
        return None
    breakdown.used[chosen] = breakdown.used.get(chosen, Decimal(0)) + part.value
    breakdown.parts.append((part, chosen))
    return chosen


def _fills_up(part: Draft, drafts: Sequence[Draft], breakdown: Breakdown) -> int | None:
    """The total of which a figure behind a ； is the whole rest: 其中出口267.9亿元，增长7.2%；进口90.3亿元."""
    rests = (
        at for at, used in breakdown.used.items()
        if used and drafts[at].unit == part.unit and used + part.value == drafts[at].value and part.status is drafts[at].status
    )  # fmt: skip
    return next(rests, None)


def _parallel(part: Draft, breakdown: Breakdown, lexicon: Lexicon) -> bool:
    """Whether the figure stands like the first part.

    An action (提出建议) behind kinds (A类) is none; behind a ； only what is named like an earlier part, or another actor with the same
    words, goes on.
    """
    if breakdown.kinds and (
        leading_verb(part.indicator, lexicon) or lexicon.phrases.breakdown.result.match(part.indicator)
    ):
        return False
    if _PEAK.match(part.indicator):
        return False  # 古镇接待16.5万人次，单日最高3.2万人次
    if breakdown.first is None:
        breakdown.first = part
        return True
    first = breakdown.first
    if breakdown.past_semicolon and part.unit == first.unit and _OTHERS.match(part.indicator):
        return True
    if breakdown.colon or part.joined == "、":
        return True
    if breakdown.past_semicolon:
        if _core(part.indicator) == _core(first.indicator) and part.departments != first.departments:
            return True
        return any(earlier.unit == part.unit and _alike(part, earlier, lexicon) for earlier, _ in breakdown.parts)
    return not leading_verb(part.indicator, lexicon) or bool(leading_verb(first.indicator, lexicon))


def _of_same(part: Draft, drafts: Sequence[Draft], candidates: list[int]) -> bool:
    """Whether a total counts just what the part counts: 罚没款 and 罚没."""
    return any(_amount_of(drafts[at].indicator) == _amount_of(part.indicator) for at in candidates)


def _alike(one: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """Whether two names say the same of different things: 夏粮面积 and 秋粮面积, 受理刑事案件 and 受理执行案件."""
    first, second = _core(one.indicator), _core(other.indicator)
    stages = _STAGE.match(first), _STAGE.match(second)
    if all(stages) and _STAGE.sub("", first) == _STAGE.sub("", second):
        return True
    same_end = len(first) > 1 and (first[-2:] == second[-2:] or first[-1] == second[-1] in ("类", "型", "级"))
    return same_end and leading_verb(first, lexicon) == leading_verb(second, lexicon)


def _best(
    part: Draft, drafts: Sequence[Draft], candidates: list[int], breakdown: Breakdown, lexicon: Lexicon
) -> int | None:
    """The total whose name ends like the part's, else the nearest of its kind."""
    if breakdown.first is not None and breakdown.first.unit != part.unit:
        first_total = drafts[next(iter(breakdown.used))].indicator if breakdown.used else ""
        same_noun = _core(part.indicator) == _core(breakdown.first.indicator)
        twin = next((at for at in reversed(candidates) if drafts[at].indicator == first_total), None)
        if twin is not None:
            return twin
        return next(
            (
                at
                for at in reversed(candidates)
                if (same_noun and drafts[at].value >= part.value)
                or (drafts[at].value >= part.value and _amount_of(drafts[at].indicator) == _amount_of(part.indicator))
            ),
            None,
        )
    candidates = _without_results(part, drafts, candidates, breakdown, lexicon)
    same = [
        at
        for at in candidates
        if _core(drafts[at].indicator) == _core(part.indicator) and drafts[at].status is part.status
    ]
    same = same or [
        at for at in candidates if leading_verb(part.indicator, lexicon) and _alike(part, drafts[at], lexicon)
    ]
    if same:
        return same[-1]
    if breakdown.used and breakdown.largest:
        return next(iter(breakdown.used))
    if (goes_on := _goes_on(part, breakdown, lexicon)) is not None:
        return goes_on
    if breakdown.largest:
        return max(
            (at for at in candidates if drafts[at].sentence_index == part.sentence_index),
            key=lambda at: drafts[at].value,
            default=candidates[-1],
        )
    kind = [at for at in candidates if drafts[at].status is part.status or part.status is Status.TARGET]
    others = [at for at in kind if drafts[at].value >= part.value] or kind
    if len({drafts[at].indicator for at in candidates}) > 1 and part.indicator.endswith(
        ("总投资", "总投资额", "计划投资", "投资额")
    ):
        return None
    return others[-1] if others else None


def _without_results(
    part: Draft, drafts: Sequence[Draft], candidates: list[int], breakdown: Breakdown, lexicon: Lexicon
) -> list[int]:
    """The totals without what was done of one before (查出隐患438处，已整改410处。其中重大隐患23处), where a stop stands before 其中."""
    result = lexicon.phrases.breakdown.result
    if not breakdown.apart or len(candidates) < 2 or result.match(part.indicator):
        return candidates
    first = candidates[0]
    rest = [
        at
        for at in candidates[1:]
        if not (result.match(drafts[at].indicator) and drafts[at].value <= drafts[first].value)
    ]
    return [first, *rest]


def _goes_on(part: Draft, breakdown: Breakdown, lexicon: Lexicon) -> int | None:
    """The total of the last part of the same unit, where the figure is a kind beside it: 产业类项目42个，民生类项目34个."""
    last, total = next((pair for pair in reversed(breakdown.parts) if pair[0].unit == part.unit), (None, 0))
    beside = last is not None and not leading_verb(part.indicator, lexicon) and _alike(part, last, lexicon)
    return total if beside else None


def _amount_of(indicator: str) -> str:
    """What an amount is of, however the amount is called: 罚没款 and 罚没."""
    core = _core(indicator)
    return re.sub(r"(?:金额|款额|资金|总额|款|额|金|数量|数)$", "", core) or core


def _core(indicator: str) -> str:
    return re.sub(r"^(?:完成|实现|累计|其中)|的", "", indicator)


def _fits(part: Draft, total: Draft, breakdown: Breakdown, at: int) -> bool:
    """Whether the part still fits into its total; figures joined by 、 are believed even where the text does not add up."""
    used = breakdown.used.get(at, Decimal(0))
    if used == 0 or (part.joined and part.value <= total.value):
        return True
    return used + part.value <= total.value * Decimal("1.01")
