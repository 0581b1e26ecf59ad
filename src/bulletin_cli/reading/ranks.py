"""Places in a ranking: 居全省第5位, 列全市13个县区第三, 第2名."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.numerals import cardinal

_PLACE = re.compile(
    r"第(?P<place>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>[位名](?!额|单|称|于|置|列|副|书)|(?=(?:[、和及与]第[0-9一二三四五六七八九十]{1,3}){1,6}[位名]))?(?![0-9一二三四五六七八九十])"
)
_RANKED = re.compile(
    r"(?:居|列|排|排名|排行|位次|蝉联|夺得|荣获|获|获得|升至|跃升|降至|跌至|保持|稳居|名次|名列|进到|上升到)[^，。；：]{0,16}$"
)
_NO_RANK = re.compile(r"(?:放在|摆在|作为|放到|摆到|排在首位)[^，。；]{0,4}$")
_ORDINAL_BEHIND = re.compile(r"[批期次届轮季类个方产线条项号代版章节天年月周日阶书时把大小中人轮组道]")


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a ranking, at its place in smooth text."""

    start: int
    end: int
    value: Decimal


def ranks(text: str, lexicon: Lexicon) -> Iterator[Rank]:
    """Every place in a ranking: 第…位 and 第…名 wherever, a bare 第三 only behind a word of ranking.

    >>> from bulletin_cli.lexicon import shipped
    >>> [str(r.value) for r in ranks("第三，增速居全省第5位，列全市第三", shipped())]
    ['5', '3']
    """
    for found in _PLACE.finditer(text):
        window = max(0, found.start() - 24)
        if _NO_RANK.search(text, window, found.start()):
            continue
        if found["unit"] is None and (
            not _RANKED.search(text, window, found.start()) or _ORDINAL_BEHIND.match(text, found.end())
        ):
            continue
        place = found["place"]
        value = Decimal(place) if place.isdigit() else cardinal(place, lexicon.numerals)
        if value is not None:
            yield Rank(found.start(), found.end(), value)
