"""What `bulletin` alone prints: what it is, the daily verbs, where the database is."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.cli.language import Words

VERBS = (
    ("收录快报", "bulletin ingest 收件箱/"),
    ("部门进度", "bulletin report --dept 交通运输局"),
    ("全县一览", "bulletin report"),
    ("查出处", "bulletin trace 2023-43.7"),
    ("列清单", "bulletin list figures --dept 水利局"),
    ("导出", "bulletin export -o 面板.csv"),
)
COLUMN = 12


def welcome(database: Path, words: Words) -> str:
    """About ten lines for somebody who typed the name and nothing else."""
    lines = [words.say("bulletin：把政务快报读成有出处、可比较的数字"), ""]
    lines += (f"  {_padded(words.say(verb))}{example}" for verb, example in VERBS)
    lines.append("")
    if database.exists():
        lines.append(words.say("数据库：{path}", path=database))
    else:
        lines.append(words.say("数据库：还没有（{path}）；收录第一期时自动建立", path=database))
    lines.append(words.say("全部命令：bulletin --help      某个命令：bulletin help report      讲解：bulletin help"))
    return "\n".join(lines) + "\n"


def _padded(verb: str) -> str:
    """`verb` filled up to the column in which the examples stand; a Chinese character takes two cells."""
    width = sum(1 if character.isascii() else 2 for character in verb)
    return verb + " " * (COLUMN - width)
