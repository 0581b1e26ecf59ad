"""What a quantity is counted for each of: 每亩, 人均, 每人每月."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.nouns import dataclass

_DIGIT = re.compile(r"(?<![由从0-9.])[0-9](?![0-9]*[A-Za-z])")
_EACH = "每"
_BOUNDS = frozenset("，。；：、,；！？")
_WIDEST = 28
_WIDEST_GAP = 12
_SCALES = frozenset("十百千万")


@dataclass(frozen=True, slots=True)
class Per:
    """The lower part of a rate as `/人/月`; `start` is where 每… or …均 begins when it touches the number, else None."""

    start: int | None
    suffix: str


def per_before(text: str, start: int, lexicon: Lexicon) -> Per | None:
    """The 每… or …均 that governs the quantity at `start`, None where there is none or it is only 每天, 每月, 日均.

    >>> from bulletin_cli.lexicon import shipped
    >>> per_before("每人每月500元", 4, shipped())
    Per(start=0, suffix='/人/月')
    >>> per_before("每月500元", 2, shipped()) is None
    True
    """
    low = max(0, start - _WIDEST)
    mean = lexicon.rates.mean.search(text, low, start)
    if mean:
        touching = not mean["space"] and mean["mean"].endswith("均")
        return Per(mean.start() if touching else None, f"/{lexicon.rates.means[mean['mean']]}")
    each = text.rfind(_EACH, low, start)
    if each < 0 or any(c in _BOUNDS for c in text[each:start]):
        return None
    return _chain(text, _chain_start(text, each, low), start, lexicon)


def _chain_start(text: str, each: int, low: int) -> int:
    """Where the chain 每人每月 begins whose last 每 stands at `each`: each link has at most six characters."""
    before = text.rfind(_EACH, max(low, each - 6), each)
    while before >= 0 and not any(c in _BOUNDS for c in text[before:each]):
        each, before = before, text.rfind(_EACH, max(low, before - 6), before)
    return each


def _chain(text: str, begin: int, start: int, lexicon: Lexicon) -> Per | None:
    names: list[str] = []
    position = begin
    while text[position : position + 1] == _EACH and position < start:
        link = _link(text, position + 1, lexicon)
        if link is None:
            break
        names.append(link[0])
        position = link[1]
    if not names or position > start or start - position > _WIDEST_GAP or text.find(_EACH, position, start) >= 0:
        return None
    if _DIGIT.search(text, position, start):
        return None  # 每户15度免费电量4.6万度: the second amount is all of them
    suffix = "".join(f"/{name}" for name in names)
    if all(name in lexicon.rates.plain for name in names):
        mean = lexicon.rates.mean.search(text, max(0, begin - _WIDEST_GAP), begin)
        return Per(None, f"/{lexicon.rates.means[mean['mean']]}{suffix}") if mean and not mean["space"] else None
    return Per(begin if position == start else None, suffix)


def _link(text: str, position: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The name behind one 每 and where it ends: 人, 千人 (每千人口), 平方米, 标段."""
    begin = position
    whole = lexicon.units.spellings.at(text, position)
    if whole is None:
        while text[begin : begin + 1] in _SCALES and begin - position < 4:
            begin += 1
    found = whole or lexicon.units.spellings.at(text, begin)
    noun = lexicon.rates.nouns.at(text, begin)
    if noun and (found is None or len(noun[0]) > len(found[0])):
        name, end = noun[0], begin + len(noun[0])
    elif found:
        name, end = per_name(found[0], lexicon), begin + len(found[0])
    else:
        return None
    if name == "人" and text[end : end + 1] == "口":
        end += 1
    return text[position:begin] + name, end


def per_name(spelling: str, lexicon: Lexicon) -> str:
    """The name of a unit as the lower part of a rate: 名 is 人, 公斤 stays 公斤."""
    unit = lexicon.units.named(spelling)
    return unit.base if unit and unit.factor == 1 else spelling
