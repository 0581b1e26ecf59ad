"""`bulletin help`: a topic, or a command."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs
from __future__ import annotations

import sys
from typing import Annotated

import typer

About = Annotated[
    str | None,
    typer.Argument(
        metavar="TOPIC",
        show_default=False,
        help="题目：units、periods、states、exit、formats、terminal；或命令的名称",
    ),
]


def helping(context: typer.Context, about: About = None) -> int:
    """说明一个题目，或一个命令；不写则列出题目。

    例：bulletin help units

    例：bulletin help report
    """
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.topic import TOPICS, index, topic
    from bulletin_cli.errors import UnknownName
    from bulletin_cli.nearest import way_out

    if about is None:
        sys.stdout.write(index(words()))
        return 0
    if about in TOPICS:
        sys.stdout.write(topic(about, words()))
        return 0
    outer = context.parent
    group = getattr(outer, "command", None)
    command = group.get_command(outer, about) if group is not None else None
    if command is None:
        known = [*TOPICS, *(group.list_commands(outer) if group is not None else ())]
        raise UnknownName("help", f"没有“{about}”这个题目或命令", way_out(about, known, "全部题目：bulletin help"))
    page = command.get_help(type(context)(command, info_name=about, parent=outer))
    sys.stdout.write(f"{page}\n")
    return 0
