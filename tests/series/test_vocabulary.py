from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from bulletin_cli.errors import LexiconError
from bulletin_cli.series.cluster import ACCEPTED
from bulletin_cli.series.naming import form_of
from bulletin_cli.series.similarity import likeness
from bulletin_cli.series.vocabulary import shipped, vocabulary

DATA: dict[str, Any] = tomllib.loads((files("bulletin_cli") / "lexicon" / "series.toml").read_text(encoding="utf-8"))


def alike(first: str, second: str) -> float:
    return likeness(form_of(first, shipped()), form_of(second, shipped()), shipped())


@pytest.mark.parametrize(("first", "second"), DATA["examples"]["same"])
def test_the_shipped_words_make_these_the_same(first: str, second: str) -> None:
    assert alike(first, second) >= ACCEPTED
    assert alike(second, first) == alike(first, second)


@pytest.mark.parametrize(("first", "second"), DATA["examples"]["apart"])
def test_the_shipped_words_keep_these_apart(first: str, second: str) -> None:
    assert alike(first, second) < ACCEPTED
    assert alike(second, first) == alike(first, second)


def test_a_word_that_stands_twice_is_refused() -> None:
    doubled = DATA | {"nouns": DATA["nouns"] | {"第二处": ["良种"]}}
    with pytest.raises(LexiconError, match="良种"):
        vocabulary(doubled)


def test_every_unmarked_side_of_a_contrast_exists() -> None:
    for contrast in shipped().contrasts:
        assert contrast.unmarked in {"any", "none", *contrast.members.values()}, contrast.name


@pytest.mark.parametrize("name", ["", "的", "123", "完成", "累计", "\x1b[31m", "（）", "企业"])
def test_a_name_of_nothing_is_like_itself_and_harms_nobody(name: str) -> None:
    assert alike(name, name) == 1.0
    assert 0.0 <= alike(name, "完成农村公路新改建") < ACCEPTED
