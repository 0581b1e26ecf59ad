"""Chinese or English: every message is written in Chinese, and messages.toml has each in English as well."""

# ruff: noqa: PLC0415 - in Chinese, which is the usual case, the catalogue is not needed
from __future__ import annotations

import os
import re
from collections.abc import Mapping
from enum import StrEnum

from bulletin_cli.nouns import dataclass

# What several short messages are put together with.
JOINTS = ("      ", "   ", "；", " · ", "、", " → ")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Language(StrEnum):
    """The languages that messages come in."""

    CHINESE = "zh"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """What the program says, in one language."""

    language: Language

    def say(self, chinese: str, **values: object) -> str:
        """The message with its names filled in.

        >>> Words(Language.ENGLISH).say("失败 {count}", count=2)
        '2 failed'
        """
        return self._template(chinese).format(**values)

    def translated(self, sentence: str) -> str:
        """A finished Chinese sentence in this language; as it is where messages.toml does not know it.

        >>> Words(Language.ENGLISH).translated("太大（超过 64 MB），不像快报")
        'is too large for a bulletin (over 64 MB)'
        """
        if self.language is Language.CHINESE or not sentence:
            return sentence
        from bulletin_cli.cli.catalogue import catalogue

        for message in catalogue():
            if (values := message.spoken_of(sentence)) is not None:
                return message.en.format(**{name: self.translated(value) for name, value in values.items()})
        joint = next((joint for joint in JOINTS if joint in sentence), None)
        return sentence if joint is None else self.say(joint).join(map(self.translated, sentence.split(joint)))

    def _template(self, chinese: str) -> str:
        if self.language is Language.CHINESE:
            return chinese
        from bulletin_cli.cli.catalogue import catalogue

        return next((message.en for message in catalogue() if message.zh == chinese), chinese)


def language(environment: Mapping[str, str]) -> Language:
    """The language that the locale asks for: English where it is English, Chinese in every other (C and POSIX too).

    >>> language({"LANG": "en_GB.UTF-8"}), language({"LC_ALL": "C", "LANG": "en_US"})
    (<Language.ENGLISH: 'en'>, <Language.CHINESE: 'zh'>)
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return Language.ENGLISH if re.match(r"en(?![a-z])", value, re.IGNORECASE) else Language.CHINESE
    return Language.CHINESE


def words() -> Words:
    """The words for this process's locale."""
    return Words(language(os.environ))


def visible(text: str) -> str:
    """`text` with control characters written out, so that a file's name cannot steer the terminal.

    >>> visible("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
