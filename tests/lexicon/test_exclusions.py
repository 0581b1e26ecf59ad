"""The rules of what is no quantity: each proves itself by its examples and refusals, alone and among the others."""

from __future__ import annotations

import re
from dataclasses import replace
from re import _parser as patterns  # type: ignore[attr-defined]

import pytest

from bulletin_cli.errors import LexiconError
from bulletin_cli.lexicon import shipped
from bulletin_cli.lexicon.exclusions import ExclusionRule, Exclusions, exclusion_rules
from bulletin_cli.lexicon.openings import first_characters
from bulletin_cli.reading.quantities import scan
from bulletin_cli.reading.smoothing import smooth

RULES = exclusion_rules()
EXAMPLES = [(rule, phrase) for rule in RULES for phrase in rule.examples]
REFUSALS = [(rule, phrase) for rule in RULES for phrase in rule.refusals]
# A rule looks at so many characters and no more, so that a text of any length costs its length.
WIDEST = 120


def found(phrase: str, rules: tuple[ExclusionRule, ...]) -> list[str]:
    """The quantities of a phrase where these rules are all there are."""
    text = smooth(phrase).text
    lexicon = replace(shipped(), exclusions=Exclusions.of(rules)) if rules else shipped()
    return [text[r.start : r.end] for r in scan(text, lexicon)]


def named(pairs: list[tuple[ExclusionRule, str]]) -> list[str]:
    """The names of cases in a report."""
    return [f"{rule.name}: {phrase}" for rule, phrase in pairs]


@pytest.mark.parametrize(("rule", "phrase"), EXAMPLES, ids=named(EXAMPLES))
def test_an_example_holds_no_quantity(rule: ExclusionRule, phrase: str) -> None:
    assert found(phrase, ()) == []
    assert Exclusions.of((rule,)).pattern.search(smooth(phrase).text), "the rule does not see its own example"


@pytest.mark.parametrize(("rule", "phrase"), REFUSALS, ids=named(REFUSALS))
def test_in_a_refusal_a_quantity_is_still_found(rule: ExclusionRule, phrase: str) -> None:
    assert found(phrase, ()) != []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_without_the_rule_one_of_its_examples_would_be_taken_for_a_quantity(rule: ExclusionRule) -> None:
    others = tuple(other for other in RULES if other is not rule)
    assert any(found(phrase, others) for phrase in rule.examples), "the rule is needless"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_looks_no_further_than_so_many_characters(rule: ExclusionRule) -> None:
    _, widest = patterns.parse(rule.pattern).getwidth()
    assert widest <= WIDEST


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_with_which_characters_it_begins(rule: ExclusionRule) -> None:
    opens = re.compile(f"[{first_characters(rule.pattern)}]")
    for phrase in rule.examples:
        for match in re.finditer(rule.pattern, smooth(phrase).text):
            assert opens.match(match[0]), match[0]


def test_a_rule_that_begins_with_anything_at_all_is_refused() -> None:
    rule = ExclusionRule("任意", ".号", (), ())
    with pytest.raises(LexiconError):
        Exclusions.of((rule,))
