"""Whether a number that no exclusion covers counts something."""

from __future__ import annotations

import re
from decimal import Decimal

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Modifier, Unit
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.modifiers import Opening
from bulletin_cli.reading.numerals import Numeral

_CLAUSE_END = frozenset("，。；：、！？）,\n”")
_NO_ONE_AFTER = frozenset("每同第这那某另任哪唯逐万统单专首末其")
_UNITLESS_NOUN = re.compile(
    r"(?:指数|系数|得分|分值|均分|满意度|比值|PMI|CPI|PPI|GDP|客流|浏览量|点击量|阅读量|关注数)(?:（[^（）]{1,8}）)?[^，。；、]{0,4}$"
)
_INDEX_LIST = re.compile(r"(?:指数|系数|得分|分值)[^。；]{0,12}(?:依次|分别|分别为|为)[^。；]{0,64}$")
_NOUN = re.compile(r"[一-鿿”）》]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number with what stands around it, before it is known to be a quantity; `extra` is the half of 一个半月."""

    text: str
    start: int
    end: int
    numeral: Numeral
    unit: Unit | None
    extra: Decimal
    front: Opening
    trailing: Modifier

    @property
    def modified(self) -> bool:
        """Whether any word says how exactly the number is meant."""
        return any(m is not Modifier.EXACT for m in (self.front.modifier, self.numeral.modifier, self.trailing))


def is_quantity(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the candidate is read as a quantity.

    Digits need a unit, a scale or a modifier; Chinese numerals are held to more, since they also make up words.
    """
    if candidate.numeral.chinese:
        return _chinese(candidate, lexicon)
    if candidate.unit or candidate.numeral.scale > 1:
        return True
    if candidate.modified:
        return not candidate.text[candidate.end : candidate.end + 1].isascii() or candidate.end >= len(candidate.text)
    if _UNITLESS_NOUN.search(candidate.text, max(0, candidate.start - 18), candidate.start):
        return True
    return _listed_index(candidate)


def _listed_index(candidate: Candidate) -> bool:
    """Whether the number stands in brackets behind its place in a list of indices: 指数依次为：青屏（2.86）、石湖（3.02）."""
    text, start, end = candidate.text, candidate.start, candidate.end
    if text[start - 1 : start] != "（" or text[end : end + 1] != "）" or "." not in text[start:end]:
        return False
    return bool(_INDEX_LIST.search(text, max(0, start - 80), start))


def _chinese(candidate: Candidate, lexicon: Lexicon) -> bool:
    numeral, unit = candidate.numeral, candidate.unit
    if numeral.value == 0 and numeral.upper is None:
        return unit is not None and unit.symbol not in lexicon.units.weak and _counts_one(candidate)
    if numeral.bare_scale:
        return candidate.front.modifier is not Modifier.EXACT or numeral.modifier is not Modifier.EXACT
    written = candidate.text[candidate.start : numeral.end]
    if numeral.upper is not None:
        return unit is not None or numeral.value >= 10
    if written == "一":
        return unit is not None and _one(candidate, unit, lexicon)
    if written == "二":
        return False
    if unit is None:
        return candidate.modified or numeral.value >= 10_000 or (numeral.value >= 100 and _ends_clause(candidate))
    if numeral.value < 10 and not candidate.modified:
        return unit.symbol not in lexicon.units.weak or _counts_one(candidate)
    return True


def _one(candidate: Candidate, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether 一 before a unit is a number: 一个半月, 一吨多, 查处案件一起; else it is an article or part of a word."""
    if candidate.extra or candidate.trailing is not Modifier.EXACT:
        return True
    return unit.symbol not in lexicon.units.weak and _counts_one(candidate)


def _counts_one(candidate: Candidate) -> bool:
    """Whether 一 counts: behind its noun, with the clause ending behind the classifier (查处案件一起)."""
    before = candidate.text[candidate.start - 1 : candidate.start] if candidate.start else ""
    return bool(_ends_clause(candidate) and before and _NOUN.match(before) and before not in _NO_ONE_AFTER)


def _ends_clause(candidate: Candidate) -> bool:
    return candidate.end >= len(candidate.text) or candidate.text[candidate.end] in _CLAUSE_END
