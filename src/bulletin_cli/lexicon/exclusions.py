"""What is no quantity: the exclusion rules, with the phrases that prove each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bulletin_cli.errors import LexiconError
from bulletin_cli.lexicon.files import table
from bulletin_cli.lexicon.openings import arms, first_characters
from bulletin_cli.lexicon.spelling import alternation
from bulletin_cli.nouns import dataclass

EXCLUSIONS = "exclusions.toml"
_HAN = "〇零○一二两三四五六七八九十百千万亿廿卅"
# Every repeat is bounded, so that a pattern looks at so many characters and no more wherever it is tried. Digits are not
# given back: no rule is about the first digits of a number.
_NUMERAL: Final = rf"(?:[0-9]{{1,15}}+(?:,[0-9]{{3}}){{0,4}}+(?:\.[0-9]{{1,9}})?+[十百千万亿]{{0,3}}|[{_HAN}]{{1,15}})"
_MACROS: Final = {
    "<数>": _NUMERAL,
    "<汉>": rf"[{_HAN}]{{1,15}}",
    "<阿>": r"[0-9]{1,4}",
    "<字内>": "一-鿿",
    "<字>": "[一-鿿]",
}


@dataclass(frozen=True, slots=True)
class ExclusionRule:
    """One shape of number that is no quantity: `examples` hold none, in `refusals` one must still be found."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    refusals: tuple[str, ...]


def exclusion_rules() -> tuple[ExclusionRule, ...]:
    """The shipped rules, in the order of the file."""
    return tuple(_rules())


def _rules() -> Iterator[ExclusionRule]:
    seen: set[str] = set()
    for entry in table(EXCLUSIONS)["rule"]:
        name = entry["name"]
        if name in seen:
            raise LexiconError(EXCLUSIONS, f"规则“{name}”写了两次", "并成一条，或换一个名称")
        seen.add(name)
        pattern = alternation(entry["words"]) if "words" in entry else _expand(entry["pattern"])
        yield ExclusionRule(name, pattern, tuple(entry["examples"]), tuple(entry["refusals"]))


def _expand(pattern: str) -> str:
    for macro, meaning in _MACROS.items():
        pattern = pattern.replace(macro, meaning)
    return pattern


# Not inside a number, nor inside a unit of Latin letters; what this lets through is looked at once more when it is found.
_FRESH: Final = "(?:(?<![0-9/])|(?![!-~]))"


def _continues(before: str, first: str) -> bool:
    """Whether a match would begin inside a number, or inside a unit of Latin letters that stands behind one (1800m2)."""
    return (before.isdigit() and (first.isdigit() or first.isascii())) or (before == "/" and first.isascii())


def _alternatives(patterns: Iterable[str]) -> str:
    """The patterns as one; those that open with a numeral stand together, where the first of them stood, and read it once."""
    told: list[str] = []
    behind: list[str] = []
    for pattern in patterns:
        if not pattern.startswith(_NUMERAL) or len(arms(pattern)) > 1:
            told.append(pattern)
            continue
        if not behind:
            told.append(_NUMERAL)
        behind.append(pattern.removeprefix(_NUMERAL))
    return "|".join(f"{_NUMERAL}(?:{'|'.join(behind)})" if one is _NUMERAL else one for one in told)


@dataclass(frozen=True, slots=True)
class Exclusions:
    """All rules as one pattern."""

    pattern: re.Pattern[str]

    @classmethod
    def load(cls) -> Exclusions:
        """The shipped rules."""
        return cls.of(exclusion_rules())

    @classmethod
    def of(cls, rules: tuple[ExclusionRule, ...]) -> Exclusions:
        """These rules as one pattern, which is tried only where the first character can open a match."""
        firsts = "".join(first_characters(rule.pattern) for rule in rules)
        return cls(re.compile(f"(?=[{firsts}]){_FRESH}(?:{_alternatives([rule.pattern for rule in rules])})"))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The stretches of smooth text in which nothing is a quantity, in order."""
        for found in self.pattern.finditer(text):
            start, end = found.span()
            if start and _continues(text[start - 1], text[start]):
                continue
            yield start, end
