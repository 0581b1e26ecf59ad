"""Words around the names of indicators: openers, verbs, words of measure, status and breakdown, as ready patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from bulletin_cli.lexicon.files import table, words
from bulletin_cli.lexicon.spelling import Spellings, alternation
from bulletin_cli.nouns import dataclass

PHRASES = "phrases.toml"
VERBS = "verbs.txt"


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """What is stripped around the name of an indicator, and what opens one."""

    opener: re.Pattern[str]
    guards: Mapping[str, str]
    closing_guards: Mapping[str, str]
    support: re.Pattern[str]
    bare_verbs: frozenset[str]
    subject: re.Pattern[str]
    closer: re.Pattern[str]
    dependent: re.Pattern[str]
    tail_stop: re.Pattern[str]
    tail_guards: Mapping[str, str]
    verbs: Spellings[None]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """Words that make a figure a growth, a change, a share or a completion."""

    yoy: re.Pattern[str]
    mom: re.Pattern[str]
    change: re.Pattern[str]
    direction: re.Pattern[str]
    down: frozenset[str]
    growth_amount: re.Pattern[str]
    completion_base: re.Pattern[str]
    reference: re.Pattern[str]
    completion_noun: re.Pattern[str]
    growth_noun: re.Pattern[str]
    fall_noun: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words of plan and expectation, and those that end their reach."""

    cue: re.Pattern[str]
    target: frozenset[str]
    forecast: frozenset[str]
    actual: re.Pattern[str]
    target_noun: re.Pattern[str]
    will: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class BreakdownWords:
    """Words that open a breakdown, and results that are no parts."""

    opener: re.Pattern[str]
    by: re.Pattern[str]
    result: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """All of them."""

    indicator: IndicatorWords
    measure: MeasureWords
    status: StatusWords
    breakdown: BreakdownWords
    time_span: re.Pattern[str]
    time_named: tuple[str, ...]

    @classmethod
    def load(cls) -> Phrases:
        """The shipped phrases."""
        found = table(PHRASES)
        return cls(
            _indicator(found["indicator"]), _measure(found["measure"]), _status(found["status"]), _breakdown(found["breakdown"]),
            re.compile("|".join(found["time"]["spans"])), tuple(found["time"]["named"]),
        )  # fmt: skip


def _at_end(spelled: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{alternation(spelled)}$")


def _indicator(found: dict[str, Any]) -> IndicatorWords:
    return IndicatorWords(
        re.compile(alternation(found["openers"])),
        MappingProxyType(dict(found["guards"])),
        MappingProxyType(dict(found["closing_guards"])),
        re.compile(alternation(found["support"])),
        frozenset(found["bare_verbs"]),
        re.compile(rf"{alternation(found['subjects'])}(?:拟|将|计划|共|已|累计|提前|及时|现场|实地)*$|^(?:会同|联合)"),
        _at_end(found["closers"]),
        re.compile(rf"{alternation(found['dependent'])}$"),
        re.compile(alternation(found["tail_stop"])),
        MappingProxyType(dict(found["tail_guards"])),
        Spellings.of(dict.fromkeys(words(VERBS))),
    )


def _measure(found: dict[str, list[str]]) -> MeasureWords:
    return MeasureWords(
        re.compile(rf"{alternation(found['yoy'])}(?!年?[末底])"),
        re.compile(
            rf"{alternation(found['mom'])}|[较比](?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:份|(?![初底末0-9]))"
        ),
        re.compile("|".join(found["change"])),
        re.compile(alternation([*found["up"], *found["down"]])),
        frozenset(found["down"]),
        _at_end(found["growth_amount"]),
        re.compile(rf"(?!{alternation(found['no_completion_base'])}){alternation(found['completion_base'])}"),
        re.compile(alternation(found["reference"])),
        _at_end(found["completion_noun"]),
        _at_end(found["growth_noun"]),
        _at_end(found["fall_noun"]),
    )


def _status(found: dict[str, list[str]]) -> StatusWords:
    return StatusWords(
        re.compile(alternation([*found["target"], *found["forecast"], *found["actual"]])),
        frozenset(found["target"]),
        frozenset(found["forecast"]),
        re.compile(alternation(found["actual"])),
        re.compile(rf"{alternation(found['target_noun'])}(?:为|是|达|共|有|约|数|数为|共计)*$"),
        re.compile(alternation(found["will"])),
    )


def _breakdown(found: dict[str, Any]) -> BreakdownWords:
    return BreakdownWords(
        re.compile(rf"{alternation(found['openers'])}[:：，,]?"),
        re.compile(found["by"]),
        re.compile(alternation(found["results"])),
    )
