"""What `bulletin help` explains, as it prints it."""

from __future__ import annotations

from typing import Final

from bulletin_cli.cli.language import Language, Words
from bulletin_cli.cli.topic import TOPICS, topic
from reference.page import fenced, page

LEAD: Final = """\
`bulletin help 题目` 打出这些，系统语言是英文时打英文；`bulletin help 命令` 是那个命令的说明。单位、状态、返回值、格式取自程序本身。

What `bulletin help TOPIC` prints; in English where the locale is English."""
# What differs from machine to machine.
HERE: Final = "这台机器上"


def made() -> str:
    """The page."""
    return page(
        "讲解 (topics)", LEAD, *(part for name in TOPICS for part in (f"## {name}", fenced("text", _told(name))))
    )


def _told(name: str) -> str:
    lines = topic(name, Words(Language.CHINESE)).splitlines()
    return "\n".join(line for line in lines if not line.startswith(HERE)).replace("\n\n\n", "\n\n")
