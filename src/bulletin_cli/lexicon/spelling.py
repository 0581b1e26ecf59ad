"""Finding the longest known spelling at a place in a text, and patterns built from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from bulletin_cli.nouns import dataclass

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Spellings(Generic[Meaning]):
    """Words with their meanings, found by the longest match at a position.

    `firsts` and `lasts` say how long the words are that begin and end with a character, the longest first.

    >>> words = Spellings.of({"公里": "length", "里": "length", "公斤": "mass"})
    >>> words.at("23公里路", 2)
    ('公里', 'length')
    >>> words.before("约23公里", 1) is None
    True
    """

    meanings: Mapping[str, Meaning]
    firsts: Mapping[str, tuple[int, ...]]
    lasts: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, meanings: Mapping[str, Meaning]) -> Spellings[Meaning]:
        """The same words, ready to be searched."""
        return cls(dict(meanings), _lengths(meanings, 0), _lengths(meanings, -1))

    def at(self, text: str, position: int) -> tuple[str, Meaning] | None:
        """The longest word that starts at `position`, with its meaning."""
        for length in self.firsts.get(text[position : position + 1], ()):
            word = text[position : position + length]
            if len(word) == length and word in self.meanings:
                return word, self.meanings[word]
        return None

    def before(self, text: str, position: int) -> tuple[str, Meaning] | None:
        """The longest word that ends at `position`, with its meaning."""
        for length in self.lasts.get(text[max(0, position - 1) : position], ()):
            word = text[position - length : position] if position >= length else ""
            if word in self.meanings:
                return word, self.meanings[word]
        return None


def _lengths(words: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    """How long the words with a character at this place are, the longest first, by the character."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[place], set()).add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longest first, written as a tree so that many words cost little.

    >>> alternation(["截至", "截止", "累计"])
    '(?:截(?:止|至)|累计)'
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    arms = [re.escape(key) + _branch(below) for key, below in sorted(node.items()) if key]
    optional = "" in node
    if not arms:
        return ""
    pattern = arms[0] if len(arms) == 1 and not optional else f"(?:{'|'.join(arms)})"
    return pattern + "?" if optional else pattern
