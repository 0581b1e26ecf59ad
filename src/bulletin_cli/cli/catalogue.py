"""Every message of the program in Chinese and in English, out of messages.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
# Punctuation in its Chinese width and in its other; both of one length, so that places stay the same.
NARROW = str.maketrans("：，；（）", ":,;()")
# What a name may stand for, where that is no text of any kind.
HOLDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("number", "count", "year", "month", "until"), r"[-\d.,]+"),
    "days": "[^()]*",
}


@dataclass(frozen=True)
class Message:
    """One message in both languages, with {names} for what is filled in."""

    zh: str
    en: str

    @cached_property
    def opening(self) -> str:
        """What every sentence of this message begins with: all before the first name."""
        return PLACEHOLDER.split(self.zh.translate(NARROW), maxsplit=1)[0]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the Chinese message looks like with its names filled in."""
        parts = PLACEHOLDER.split(self.zh.translate(NARROW))
        literal = (
            re.escape(part) if k % 2 == 0 else f"(?P<{part}>{HOLDS.get(part, '.*')})" for k, part in enumerate(parts)
        )
        return re.compile("".join(literal), re.DOTALL)

    def spoken_of(self, sentence: str) -> dict[str, str] | None:
        """What fills the names where `sentence` is this message, else None; punctuation may be wide or narrow."""
        narrow = sentence.translate(NARROW)
        found = self.pattern.fullmatch(narrow) if narrow.startswith(self.opening) else None
        return None if found is None else {name: sentence[slice(*found.span(name))] for name in found.groupdict()}


@cache
def catalogue() -> tuple[Message, ...]:
    """Every message, those with most fixed letters first, so that the most particular pattern answers.

    Read once, and only where the language is not Chinese.
    """
    text = Path(__file__).with_name("messages.toml").read_text(encoding="utf-8")
    found = [Message(entry["zh"], entry["en"]) for entry in tomllib.loads(text)["message"]]
    return tuple(sorted(found, key=lambda message: -len(PLACEHOLDER.sub("", message.zh))))
