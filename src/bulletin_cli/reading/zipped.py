"""Lists read in parallel: 甲、乙、丙完成率分别为40%、52%、61%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bulletin_cli.lexicon.endings import looks_like_body, looks_like_place
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.indicators import object_of, stripped

_EACH_INSIDE = re.compile(r"分别|依次|分(?=[居列获])")
_BETWEEN = re.compile(r"个?(?:、|和|及|以及|与)?(?P<own>(?:同比|环比)?(?:增长|下降|上升|提高|增加|减少|回落|降低))?")
# What the places of a list are ranked by: 进度较快的甲镇、乙乡.
_RANKED_BY = re.compile(
    r"(?P<what>[一-鿿]{0,12}?)(?:相对|比)?(?:(?:较|最)[快慢好差高低多少大]|靠[前后]|居[前后首]位?|领先|落后|滞后|垫底|排在?前列)的(?=[一-鿿]{2})"
)
_NAME_GAP = re.compile(r"、|和|及|以及|与")
_ONLY_MARKS = re.compile(r"、")
_LAST_GAP = re.compile(r"、|(?:和|及|以及|与)(?=[^、和及与]*$)")
_COUNTED = re.compile(r"[等]?[一二两三四五六七八九十0-9]+[项类个大种](?P<noun>[一-鿿]{2,6})$")
_GROWTH_TAIL = re.compile(r"(?:同比|环比)?(?:增幅|降幅|涨幅|增速|变化率|增减)$")
_COMMON = re.compile(
    r"(?:增加值|总产值|产值|产量|销售额|零售额|余额|总额|(?:(?:保险)?参保)?人数|户数|起数|件数|面积|次均费用|居民人均可支配收入)$"
)
_HEAD = re.compile(
    r"(?:[一-鿿]{0,4}(?:率|额|量|数|比例|进度|增速|产值|收入|支出|投资|面积|比重|浓度|价格|增幅|得分|分))$"
)
_CORE = re.compile(r"(?:收入|支出|投资|产值|面积|价格|得分|数量)$")
_HEAD_INSIDE = re.compile(r"(?:年度|年初)?[一-鿿]{0,4}(?:完成比例|完成率|合格率|覆盖率|增速|比例|达标率)")
_GROWS = re.compile(r"(?<=增长|下降|上升|提高|增加|减少|回落|降低)$")
_IS = re.compile(r"(?<=[一-鿿])(?:为|是|达到?|(?:仅|只)(?:有|为|完成|达到?)?|完成|实现)$")
_FIRST_OF_LIST = re.compile(
    r"(?P<head>[一-鿿“”0-9A-Za-z.]{2,30}?)(?:是|为|有)?[：:]?(?<=[是为有：:])(?P<name>[一-鿿“”]{2,10})（?$"
)
_NEXT_OF_LIST = re.compile(r"）?(?:、|和|及|以及)(?P<name>[一-鿿“”]{2,10})（?")
_RANKING = re.compile(r"排|前[一二三四五两]|后[一二三四五两]|最高|最低|居前|靠前|[由从]高到低|[由从]低到高|依次")
_RANK_TAIL = re.compile(
    r"(?:排名|排在|排|位居|位列|居|[由从]高到低|[由从]低到高|依次|最高|最低|靠前|靠后|[前后][一二三四五六七八九十]+[名位]).*$"
)
_PLACE_FRONT = re.compile(
    "[一-鿿]{1,8}?(?:街道|镇|乡|苏木|农场|林场|医院|卫生院|局|公司|银行|中学|小学|中心|大队|中队)"
)
_BREAK = re.compile(r"[，；：。;]|(?<![0-9]),|,(?![0-9]{3})")
_BASE = re.compile(
    r"(?:较|比|与)(?:20[0-9]{2}年|去年|上年|上月|上周|年初|前年|上季度|去年同期|上年同期|同期|上月同期)+(?:同期)?(?:相比)?[，,]?"
)
_ORDINALS = "一二三四五六七八九"
_ROW_OF_NAMES = re.compile(
    r"第?(?P<first>[一二三四五六七八九])[种类批期轮]?(?:至|到|—|-)第?(?P<last>[一二三四五六七八九])(?P<unit>[种类批期轮]|季度)(?P<noun>[一-鿿]{0,6})$"
)
_BASES = frozenset(("同比", "环比", "较上年", "较上月", "较年初", "比上年", "比上月", "较去年同期"))
_PLAIN = frozenset(
    (
        "批次",
        "人次",
        "件次",
        "户",
        "人数",
        "户数",
        "件数",
        "金额",
        "人",
        "数量",
        "宗数",
        "起数",
        "资金",
        "面积",
        "频次",
        "家次",
    )
)


@dataclass(frozen=True, slots=True)
class Zipped:
    """One figure of a parallel list: the words that govern all of them, and the name that is its own."""

    lead: str
    own: str
    head: str
    behind: str
    place: int
    size: int

    @property
    def place_acts(self) -> bool:
        """Whether the figure's own name is a town's or an office's, which reports its own: 白云中队 in 白云中队、石门中队分别…."""
        return bool(self.head) and looks_like_body(self.own) and not self.own.endswith(("村", "社区", "古镇", "小镇"))

    def name(self, topics: Sequence[str]) -> str:
        """The indicator: own name and common head; where it has neither, the figure of the same place in the list before."""
        topic = topics[-1] if topics else ""
        if self.own in _PLAIN and topic:
            return topic + self.own
        if self.own and not self.head:
            return next((name for name in topics if name.startswith(self.own)), self.own)
        if self.own or self.head:
            return self.own + self.head
        return topics[self.place - self.size] if len(topics) >= self.size else topic or "数量"


def zipped_names(text: str, places: list[tuple[int, int]], lexicon: Lexicon) -> dict[int, Zipped]:
    """For each figure of a list behind 分别, by its start: the lead that governs it and its name."""
    found: dict[int, Zipped] = {}
    ranking = _RANKING.search(text)
    at = 0
    while at < len(places):
        lead = text[_clause_start(text, places[at][0]) : places[at][0]]
        each = _EACH_INSIDE.search(lead)
        last = at
        while last + 1 < len(places) and _BETWEEN.fullmatch(text[places[last][1] : places[last + 1][0]]):
            last += 1
        each = each or _GROWS.search(lead) or _named_each(lead, last - at + 1)
        headed = _headed(text, places[at:], lexicon) if ranking else {}
        if headed:
            found |= headed
            at += len(headed)
            continue
        if each and last > at:
            found |= _zip(lead, each, places[at : last + 1], text, lexicon)
        at = last + 1
    return found


def ranked_by(clause: str) -> str:
    """What a place is ranked by, at a clause's beginning; empty where it is by nothing.

    >>> ranked_by("进度最慢的石槽镇仅"), ranked_by("石槽镇仅")
    ('进度', '')
    """
    found = _RANKED_BY.match(clause)
    return found["what"] if found else ""


def _named_each(lead: str, size: int) -> re.Match[str] | None:
    """The 为 behind as many names as figures follow: 起数、人数为13起、6人."""
    found = _IS.search(lead)
    return (
        found if found and size > 1 and lead.count("、") == size - 1 and _names(lead[: found.start()], size) else None
    )


def _headed(text: str, places: list[tuple[int, int]], lexicon: Lexicon) -> dict[int, Zipped]:
    """A ranking told as a list: 完成率排前三位的是甲镇（98.6%）、乙镇（95.2%）; each figure is its name's of the head."""
    first = _FIRST_OF_LIST.search(text, max(0, places[0][0] - 48), places[0][0])
    if first is None or not _RANKING.search(first["head"]):
        return {}
    names = [first["name"]]
    for (_, end), (start, _) in pairwise(places):
        following = _NEXT_OF_LIST.fullmatch(text[end:start])
        if following is None:
            break
        names.append(following["name"])
    if len(names) < 2:
        return {}
    head = stripped(_RANK_TAIL.sub("", first["head"]), lexicon)
    listed = enumerate(zip(places, names, strict=False))
    return {start: Zipped(head, name, head, "", at, len(names)) for at, ((start, _), name) in listed}


def _clause_start(text: str, position: int) -> int:
    return max((m.end() for m in _BREAK.finditer(text, 0, position)), default=0)


def _zip(
    lead: str, each: re.Match[str], chain: list[tuple[int, int]], text: str, lexicon: Lexicon
) -> dict[int, Zipped]:
    before = _GROWTH_TAIL.sub("", stripped(_BASE.sub("", lead[: each.start()]), lexicon)) if each[0] else ""
    behind = lead[each.end() :]
    ranked = _RANKED_BY.match(before)
    before = before[ranked.end() :] if ranked else before
    compared = [base for base in _NAME_GAP.split(lead[: each.start()]) if base in _BASES]
    if len(compared) == len(chain):
        return _each_base(compared, lead, each, chain)
    names, head = _named(before, len(chain), text[: _clause_start(text, chain[0][0])])
    measured = object_of(stripped(behind, lexicon), lexicon) if behind and _COUNTED.search(before) else ""
    head = measured if _HEAD.search(measured) else head  # 食品、建材等3个产业分别实现产值…: the value, not the kind
    head = head or (ranked["what"] if ranked else "")
    found: dict[int, Zipped] = {}
    for at, ((start, _), name) in enumerate(zip(chain, names, strict=True)):
        own = _BETWEEN.fullmatch(text[chain[at - 1][1] : start]) if at else None
        governing = (
            (head if not before and _GROWTH_TAIL.search(head) else "")
            + lead[: each.start()]
            + (own["own"] if own and own["own"] else behind)
        )
        found[start] = Zipped(governing, name, head, behind, at, len(chain))
    return found


def _each_base(bases: list[str], lead: str, each: re.Match[str], chain: list[tuple[int, int]]) -> dict[int, Zipped]:
    """The figures of 同比、环比分别下降9.1%和2.6%: each against its own base, all of what was named before."""
    behind = lead[each.end() :]
    return {
        start: Zipped(f"{base}{behind}", "", "", behind, 0, 1) for (start, _), base in zip(chain, bases, strict=True)
    }


def _named(before: str, size: int, earlier: str) -> tuple[list[str], str]:
    """The names of a parallel list of `size` and their common head."""
    row = _row(before)
    if len(row) == size:
        return row, ""
    names = _names(before, size)
    if names:
        counted = _COUNTED.search(names[-1])
        head = counted["noun"] if counted else _common_head(names)
        names[-1] = names[-1][: counted.start()] if counted else names[-1].removesuffix(head) if head else names[-1]
        return names, head
    return ([""] * size, before) if before else _from_earlier(earlier, size)


def _row(before: str) -> list[str]:
    """The names that 第一种至第四种形态 stands for."""
    ends = _ROW_OF_NAMES.search(before)
    if ends is None:
        return []
    between = _ORDINALS[_ORDINALS.index(ends["first"]) : _ORDINALS.index(ends["last"]) + 1]
    return [f"第{which}{ends['unit']}{ends['noun']}" for which in between]


def _from_earlier(earlier: str, count: int) -> tuple[list[str], str]:
    """The names and the head where the clause before holds them: 工业、交通等2个行业计划完成比例全部超序时，分别是79%和72%."""
    for clause in reversed(re.split(r"[，；：。,;]", earlier.rstrip("，；：,;"))[-2:]):
        head = _HEAD_INSIDE.search(clause)
        listed = _RANK_TAIL.sub("", re.sub(r"(?:为|是|达到?)$", "", re.split(r"等|[0-9]|分别|依次", clause)[0]))
        names = [part for part in _NAME_GAP.split(listed) if part]
        if not _BASES.isdisjoint(names):
            continue  # 同比、环比分别下降: what is compared with, no names
        if len(names) == count and not head and (common := _common_head(names)):
            return [*names[:-1], names[-1].removesuffix(common)], common
        if len(names) == count:
            return names, head[0] if head else ""
        if head:
            return [""] * count, head[0]
    return [""] * count, ""


def _names(before: str, count: int) -> list[str]:
    """The names of the list, split at 、 and 和 where that gives the right number; a name may hold a 和 of its own."""
    for pattern in (_NAME_GAP, _LAST_GAP, _ONLY_MARKS):
        parts = [part for part in pattern.split(before) if part]
        if len(parts) == count:
            return parts
    return []


def _common_head(names: list[str]) -> str:
    """The noun that stands behind the last name alone and belongs to all: 率 in 小学、初中入学率."""
    last = names[-1]
    if any(_HEAD.search(name) for name in names[:-1]) or last in _PLAIN or all(map(looks_like_place, names)):
        return ""
    place = _PLACE_FRONT.match(last) if all(map(looks_like_body, names[:-1])) else None
    if place and place.end() < len(last):
        return last[place.end() :]
    noun = _COMMON.search(last)
    if noun:
        return noun[0]
    width = len(names[0])
    if len({len(name) for name in names[:-1]}) == 1 and len(last) > width >= 2:
        return last[width:]
    found = _HEAD.search(last)
    if found and found[0] == last and (core := _CORE.search(last)):
        return core[0]  # 社会保障和就业、卫生健康支出: 支出 is what both have
    return found[0] if found else ""
