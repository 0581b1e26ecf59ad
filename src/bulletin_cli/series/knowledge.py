"""What alignment knows beside the figures: departments and words, each question answered once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from bulletin_cli.series.naming import Form, form_of
from bulletin_cli.series.similarity import contrast_between, grams, likeness
from bulletin_cli.series.vocabulary import Vocabulary


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
    """The questions that alignment asks again and again, each with a memory that lives as long as this object."""

    vocabulary: Vocabulary
    form: Callable[[str], Form]
    likeness: Callable[[Form, Form], float]
    opposed: Callable[[Form, Form], str]
    lineages: Callable[[tuple[str, ...]], tuple[str, ...]]
    grams: Callable[[str], frozenset[str]]


def knowledge_of(lexicon: Lexicon, vocabulary: Vocabulary) -> Knowledge:
    """The knowledge that a lexicon and a vocabulary hold."""

    def lineages(names: tuple[str, ...]) -> tuple[str, ...]:
        registry = lexicon.departments
        return tuple(dict.fromkeys(registry.lineage(registry.canonical(name)) for name in names)) or ("",)

    return Knowledge(
        vocabulary=vocabulary,
        form=cache(lambda name: form_of(name, vocabulary)),
        likeness=cache(lambda one, other: likeness(one, other, vocabulary)),
        opposed=cache(lambda one, other: contrast_between(one, other, vocabulary)),
        lineages=cache(lineages),
        grams=cache(grams),
    )
