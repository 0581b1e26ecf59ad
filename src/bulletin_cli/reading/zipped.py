"""Lists read in parallel: 甲、乙、丙完成率分别为40%、52%、61%."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.reading.indicators import stripped

_EACH = re.compile(r"分别(?:为|是|达到|达|有|完成|实现|高于|增长|下降|比|较|新增|[一-鿿]{0,10})?$")
_BETWEEN = re.compile(r"(?:、|和|及|以及|与|，|,)?$")
_NAME_GAP = re.compile(r"、|和|及|以及|与")
_HEAD = re.compile(r"(?:[一-鿿]{0,4}(?:率|额|量|数|比例|进度|增速|产值|收入|支出|投资|面积|比重|浓度|价格|增幅|得分|分))$")
_PLAIN = frozenset(("批次", "人次", "件次", "户", "人数", "户数", "件数", "金额", "面积", "人", "数量", "宗数", "起数", "资金"))


@dataclass(frozen=True, slots=True)
class Zipped:
    """One figure of a parallel list: the words that govern all of them, and the name that is its own."""

    lead: str
    own: str
    head: str

    def name(self, topic: str) -> str:
        """The indicator: own name and common head; names such as 批次 stand behind the topic."""
        if self.own in _PLAIN and topic:
            return topic + self.own
        return self.own + self.head if self.own else self.head or topic or "数量"


def zipped_names(text: str, places: list[tuple[int, int]], lexicon: Lexicon) -> dict[int, Zipped]:
    """For each figure of a list behind 分别, by its start: the lead that governs it and its name."""
    found: dict[int, Zipped] = {}
    at = 0
    while at < len(places):
        lead = text[_clause_start(text, places[at][0]) : places[at][0]]
        each = re.search(r"分别", lead)
        last = at
        while last + 1 < len(places) and _BETWEEN.fullmatch(text[places[last][1] : places[last + 1][0]]):
            last += 1
        if each and last > at:
            found |= _zip(lead, each, places[at : last + 1], lexicon)
        at = last + 1
    return found


def _clause_start(text: str, position: int) -> int:
    return max((m.end() for m in re.finditer(r"[，；：。,;]", text[:position])), default=0)


def _zip(lead: str, each: re.Match[str], chain: list[tuple[int, int]], lexicon: Lexicon) -> dict[int, Zipped]:
    before = stripped(lead[: each.start()], lexicon)
    behind = lead[each.end() :]
    governing = lead[: each.start()] + behind
    names = _names(before, len(chain))
    head = ""
    if len(names) == len(chain):
        head = _common_head(names)
        names = [name if at == len(names) - 1 and head else name for at, name in enumerate(names)]
        names[-1] = names[-1].removesuffix(head) if head else names[-1]
    else:
        names, head = [""] * len(chain), before
    return {start: Zipped(governing, name, head) for (start, _), name in zip(chain, names, strict=True)}


def _names(before: str, count: int) -> list[str]:
    """The names of the list: split at 、 and 和, with what precedes the first left to it."""
    parts = [part for part in _NAME_GAP.split(before) if part]
    return parts if len(parts) == count else []


def _common_head(names: list[str]) -> str:
    """The noun that stands behind the last name alone and belongs to all: 率 in 小学、初中入学率."""
    last = names[-1]
    if any(_HEAD.search(name) for name in names[:-1]) or last in _PLAIN:
        return ""
    width = len(names[0])
    if len({len(name) for name in names[:-1]}) == 1 and len(last) > width and width >= 2:
        return last[width:]
    found = _HEAD.search(last)
    return found[0] if found else ""
