"""The words that decide whether two names mean the same, read from `lexicon/series.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bulletin_cli.errors import LexiconError
from bulletin_cli.lexicon.files import table
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Contrast:
    """Opposites: names with different members of the set are different things.

    `members` leads from every word to its member. `unmarked` is "any", "none", or the member that a name without a word
    counts as.
    """

    name: str
    unmarked: str
    members: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that is known of names, each word to what it stands for.

    `unmarked` says by a contrast's name what a name without any of its words counts as. `words` finds all words, `acts`
    all but the nouns, the longest first, and the single characters between them; `opposed` finds a word of any contrast.
    """

    fillers: frozenset[str]
    leading_fillers: frozenset[str]
    measure_nouns: tuple[str, ...]
    wide_nouns: tuple[str, ...]
    protected: frozenset[str]
    stocks: tuple[str, ...]
    nouns: Mapping[str, str]
    verbs: Mapping[str, frozenset[str]]
    contrasts: tuple[Contrast, ...]
    unmarked: Mapping[str, str]
    units: Mapping[str, str]
    words: re.Pattern[str]
    acts: re.Pattern[str]
    opposed: re.Pattern[str]


@cache
def shipped() -> Vocabulary:
    """The vocabulary that comes with the package."""
    return vocabulary(table("series.toml"))


def vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary in a parsed file; LexiconError where one word stands twice."""
    nouns, verbs = _with_canonical(data["nouns"]), _spellings(data["verbs"])
    _refuse_doubles(nouns, verbs, data["fillers"], data["protected"])
    contrasts = tuple(_contrast(entry) for entry in data["contrast"])
    return Vocabulary(
        fillers=frozenset(data["fillers"]),
        leading_fillers=frozenset(data["leading_fillers"]),
        measure_nouns=_longest_first(data["measure_nouns"]),
        wide_nouns=_longest_first(data["wide_nouns"]),
        protected=frozenset(data["protected"]),
        stocks=tuple(data["stocks"]),
        nouns=nouns,
        verbs={word: frozenset(kind.split("+")) for word, kind in verbs.items()},
        contrasts=contrasts,
        unmarked={entry["name"]: entry["unmarked"] for entry in data["contrast"]},
        units=_spellings(data["units"]),
        words=_words({*data["fillers"], *data["protected"], *nouns, *verbs}),
        acts=_words({*data["fillers"], *data["protected"], *verbs}),
        opposed=re.compile("|".join(re.escape(word) for one in contrasts for word in one.members)),
    )


def _spellings(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Every spelling, to the one it stands for; LexiconError for one defined twice."""
    known: dict[str, str] = {}
    for canonical, words in table.items():
        for word in words:
            if word in known:
                raise LexiconError("series.toml", f"“{word}”既在“{known[word]}”又在“{canonical}”", "删去其中一处")
            known[word] = canonical
    return known


def _with_canonical(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Every spelling and every canonical word: the longest spelling must not win inside the canonical one."""
    return _spellings({canonical: [canonical, *words] for canonical, words in table.items()})


def _refuse_doubles(nouns: Mapping[str, str], verbs: Mapping[str, str], *lists: list[str]) -> None:
    seen: set[str] = set()
    for word in [*nouns, *verbs, *(word for words in lists for word in words)]:
        if word in seen:
            raise LexiconError("series.toml", f"“{word}”列了两次", "删去其中一处")
        seen.add(word)


def _contrast(entry: Mapping[str, Any]) -> Contrast:
    members = _spellings(entry["members"])
    return Contrast(entry["name"], entry["unmarked"], dict(sorted(members.items(), key=lambda pair: -len(pair[0]))))


def _words(words: set[str]) -> re.Pattern[str]:
    return re.compile("|".join([*map(re.escape, _longest_first(words)), "."]), re.DOTALL)


def _longest_first(words: list[str] | set[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
