"""Every command with its arguments and options, out of the program's own help."""

from __future__ import annotations

import os
from typing import Any, Final

from bulletin_cli.cli.app import application
from reference.page import ENGLISH, code, fenced, page, table

LEAD: Final = """\
`bulletin 命令 --help` 说的也是这些。各命令返回什么，见 [exit-status.md](exit-status.md)；`--format json` 里有哪些字段，见 [records.md](records.md)。

The English column is what the help says where the locale is English."""
EXAMPLE: Final = "例："


def made() -> str:
    """The page."""
    group, commands = spoken()
    parts = [_command(name, command) for name, command in commands.items()]
    return page("命令 (commands)", LEAD, "## bulletin", _parameters(group), *parts)


def spoken() -> tuple[Any, dict[str, Any]]:
    """The program and its commands, their help in Chinese whatever the locale is."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "zh_CN.UTF-8"
    try:
        group = application()
        return group, {name: group.get_command(None, name) for name in group.list_commands(None)}
    finally:
        if before is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = before


def _command(name: str, command: Any) -> str:
    told, *more = command.help.split("\n\n")
    examples = [part.removeprefix(EXAMPLE) for part in more if part.startswith(EXAMPLE)]
    parts = [f"## bulletin {name}", f"{told} ({ENGLISH.translated(told)})"]
    parts += [fenced("sh", "\n".join(examples))] if examples else []
    return "\n\n".join([*parts, _parameters(command)])


def _parameters(command: Any) -> str:
    rows = [(code(_written(one)), one.help, ENGLISH.translated(one.help)) for one in command.params]
    return table(("写法", "意思", "English"), rows)


def _written(parameter: Any) -> str:
    """An option or an argument as it is typed."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name)
    return " ".join([", ".join(parameter.opts), *([parameter.metavar] if parameter.metavar else [])])
