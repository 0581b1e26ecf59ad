"""What alignment knows beside the figures: departments and words, each question answered once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, Protocol

from bulletin_cli.nouns import dataclass
from bulletin_cli.series.naming import Form, form_of
from bulletin_cli.series.similarity import contrast_between, grams, likeness
from bulletin_cli.series.vocabulary import Vocabulary

# How many answers are remembered of each kind: a large archive's would fill the memory.
FORMS: Final = 1 << 15
LIKENESSES: Final = 1 << 17
TEXTS: Final = 1 << 13


class Departments(Protocol):
    """What alignment asks of the registry of departments."""

    def canonical(self, name: str, /) -> str:
        """The short name that every spelling of a department has in common."""

    def lineage(self, name: str, /) -> str:
        """The body that is today what the named one was."""


class Lexicon(Protocol):
    """What alignment asks of the lexicon."""

    @property
    def departments(self) -> Departments:
        """The registry of departments."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The questions that alignment asks again and again, each with a memory of limited length."""

    vocabulary: Vocabulary
    form: Callable[[str], Form]
    likeness: Callable[[Form, Form], float]
    opposed: Callable[[Form, Form], str]
    lineages: Callable[[tuple[str, ...]], tuple[str, ...]]
    canonical: Callable[[str], str]
    grams: Callable[[str], frozenset[str]]


def knowledge_of(lexicon: Lexicon, vocabulary: Vocabulary) -> Knowledge:
    """The knowledge that a lexicon and a vocabulary hold."""

    def lineages(names: tuple[str, ...]) -> tuple[str, ...]:
        registry = lexicon.departments
        return tuple(dict.fromkeys(registry.lineage(registry.canonical(name)) for name in names)) or ("",)

    return Knowledge(
        vocabulary=vocabulary,
        form=lru_cache(FORMS)(lambda name: form_of(name, vocabulary)),
        likeness=lru_cache(LIKENESSES)(lambda one, other: likeness(one, other, vocabulary)),
        opposed=lru_cache(LIKENESSES)(lambda one, other: contrast_between(one, other, vocabulary)),
        lineages=lru_cache(FORMS)(lineages),
        canonical=lexicon.departments.canonical,
        grams=lru_cache(TEXTS)(grams),
    )
