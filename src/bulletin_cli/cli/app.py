"""The commands, put together; each is loaded when it is called."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from bulletin_cli.cli.commands import COMMANDS, NAMED_OTHERWISE
from bulletin_cli.cli.language import Words, words
from bulletin_cli.errors import UnknownName
from bulletin_cli.nearest import way_out

# The headings that typer prints in its own help, as ours.
HEADINGS = (("Usage:", "用法："), ("Options:", "选项："), ("Arguments:", "参数："), ("Commands:", "命令："))
HELP_OF_HELP = ("Show this message and exit.", "显示这段说明")
TOPICS: Final = "讲解：bulletin help units、periods、states、exit、formats、terminal"
# A mark of typer: the paragraph below it keeps its lines.
UNBROKEN: Final = "\b\n"
CONTEXT: Final = {"help_option_names": ["-h", "--help"]}
Version = Annotated[bool, typer.Option("--version", show_default=False, help="显示版本")]
Install = Annotated[
    bool, typer.Option("--install-completion", show_default=False, help="给 bash、zsh 或 fish 装上补全；后面可写是哪个")
]
Show = Annotated[bool, typer.Option("--show-completion", show_default=False, help="打出补全脚本；后面可写是哪个 shell")]


class Spoken(TyperCommand):
    """A command whose help has its headings in our words."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _headed(super().get_help(ctx))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Nothing; what the command does is in the help, no example broken in two: they are there to be copied."""
        del ctx
        parts = (self.help or "").split("\n\n")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(f"{UNBROKEN}{part}" if at else part for at, part in enumerate(parts)))


class SpokenGroup(TyperGroup):
    """The group of commands, whose help has its headings in our words."""

    def get_help(self, ctx: Any) -> str:
        """The help text, and where there is more."""
        return f"{_headed(super().get_help(ctx))}\n\n{words().say(TOPICS)}"

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, None where there is none."""
        del ctx
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Nothing; the commands are in the help, each with its line."""
        del ctx
        spoken = words()
        with formatter.section("Commands"):
            formatter.write_dl([(name, spoken.translated(line)) for name, line in COMMANDS.items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command of that name; UnknownName with the nearest where there is none."""
        name = args[0]
        if not name.startswith("-") and name not in COMMANDS:
            raise UnknownName(name, "没有这个命令", way_out(name, list(COMMANDS), "全部命令：bulletin --help"))
        return super().resolve_command(ctx, args)


def application() -> Any:
    """The command group, its help in the language of the locale."""
    app = typer.Typer(
        cls=SpokenGroup, rich_markup_mode=None, add_completion=False, no_args_is_help=False, context_settings=CONTEXT
    )
    app.callback(invoke_without_command=True)(alone)
    return _in_words(typer.main.get_command(app), words())


@cache
def _command(name: str) -> Any:
    function = NAMED_OTHERWISE.get(name, name)
    app = typer.Typer(rich_markup_mode=None, add_completion=False, context_settings=CONTEXT)
    app.command(name, cls=Spoken)(getattr(import_module(f"bulletin_cli.cli.{function}"), function))
    return _in_words(typer.main.get_command(app), words())


def alone(
    context: typer.Context,
    version: Version = False,  # noqa: FBT002 - these are answered before typer
    install: Install = False,  # noqa: FBT002
    show: Show = False,  # noqa: FBT002
) -> int:
    """把政务快报读成有出处、可比较的数字。"""
    if context.invoked_subcommand is None:
        # ruff: noqa: PLC0415
        import sys

        from bulletin_cli.cli.place import database
        from bulletin_cli.cli.welcome import welcome

        sys.stdout.write(welcome(database(None), words()))
    return 0


def _in_words(command: Any, spoken: Words) -> Any:
    """The command, the help of it and of its options in the language of `spoken`."""
    command.help = "\n\n".join(spoken.translated(part) for part in (command.help or "").split("\n\n"))
    for parameter in command.params:
        parameter.help = spoken.translated(parameter.help) if parameter.help else parameter.help
    return command


def _headed(page: str) -> str:
    spoken = words()
    for english, chinese in (*HEADINGS, HELP_OF_HELP):
        page = page.replace(english, spoken.say(chinese))
    return page
