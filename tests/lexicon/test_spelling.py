"""Longest spellings, and patterns built from words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.lexicon.spelling import Spellings, alternation

WORDS = st.lists(st.text("公里斤米方平", min_size=1, max_size=4), min_size=1, max_size=12, unique=True)


@given(WORDS, st.text("公里斤米方平3", max_size=12))
def test_the_longest_word_wins_whatever_the_order(words: list[str], text: str) -> None:
    found = Spellings.of(dict.fromkeys(words, 0))
    turned = Spellings.of(dict.fromkeys(reversed(words), 0))
    for position in range(len(text) + 1):
        fitting = [word for word in words if text.startswith(word, position)]
        longest = max(fitting, key=len, default=None)
        assert (found.at(text, position) or (None,))[0] == longest == (turned.at(text, position) or (None,))[0]
        ending = [word for word in words if text[:position].endswith(word)]
        assert (found.before(text, position) or (None,))[0] == max(ending, key=len, default=None)


@given(WORDS)
def test_a_pattern_of_words_matches_each_of_them_and_nothing_else(words: list[str]) -> None:
    pattern = re.compile(alternation(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert not any(pattern.fullmatch(word + "的") for word in words)
