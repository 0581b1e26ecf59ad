"""The words by which the lines of a bulletin are told apart."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.files import table
from bulletin_cli.lexicon.spelling import alternation
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """Patterns for the name of a bulletin, the foot of the page and the line that names the sender."""

    title: re.Pattern[str]
    foot: re.Pattern[str]
    sender: re.Pattern[str]
    sender_tail: re.Pattern[str]
    news_opening: re.Pattern[str]

    @classmethod
    def load(cls) -> LayoutWords:
        """The shipped words."""
        words = table("layout.toml")
        signature = words["signature"]
        return cls(
            re.compile(rf"{alternation(words['masthead']['titles'])}$"),
            re.compile(rf"{alternation(words['noise']['foot'])}\s*[:：]"),
            re.compile(rf"[（(]?\s*{alternation(signature['lead'])}\s*[:：]\s*(?P<names>[^。]+?)\s*[）)]?$"),
            re.compile(rf"\s*{alternation(signature['tail'])}$"),
            re.compile(rf"{alternation(words['news']['openings'])}$"),
        )
