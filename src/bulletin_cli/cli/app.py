"""The commands, put together; nothing here imports more than typer and the commands' signatures."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from bulletin_cli.cli.alias import alias
from bulletin_cli.cli.check import check
from bulletin_cli.cli.compare import compare
from bulletin_cli.cli.export import export
from bulletin_cli.cli.extract import extract
from bulletin_cli.cli.fix import fix
from bulletin_cli.cli.ingest import ingest
from bulletin_cli.cli.language import Words, words
from bulletin_cli.cli.listing import listing
from bulletin_cli.cli.normalize import normalize
from bulletin_cli.cli.query import query
from bulletin_cli.cli.report import report
from bulletin_cli.cli.review import review
from bulletin_cli.cli.score import score
from bulletin_cli.cli.search import search
from bulletin_cli.cli.target import target
from bulletin_cli.cli.text import text
from bulletin_cli.cli.trace import trace
from bulletin_cli.cli.undo import undo
from bulletin_cli.errors import UnknownName
from bulletin_cli.nearest import way_out

# The headings that typer prints in its own help, as ours.
HEADINGS = (("Usage:", "用法："), ("Options:", "选项："), ("Arguments:", "参数："), ("Commands:", "命令："))
HELP_OF_HELP = ("Show this message and exit.", "显示这段说明")
OWN_WORDS: Final = {
    "install_completion": "给当前的 shell 装上命令补全",
    "show_completion": "打出补全脚本，供抄用",
}
Version = Annotated[bool, typer.Option("--version", show_default=False, help="显示版本")]


class Spoken(TyperCommand):
    """A command whose help has its headings in our words."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _headed(super().get_help(ctx))


class SpokenGroup(TyperGroup):
    """The group of commands, whose help has its headings in our words."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _headed(super().get_help(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command of that name; UnknownName with the nearest where there is none."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            nearest = way_out(name, self.list_commands(ctx), "全部命令：bulletin --help")
            raise UnknownName(name, "没有这个命令", nearest)
        return super().resolve_command(ctx, args)


def application() -> Any:
    """The command group, its help in the language of the locale."""
    app = typer.Typer(
        cls=SpokenGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=True,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(alone)
    for command in (
        ingest,
        report,
        compare,
        check,
        trace,
        search,
        score,
        query,
        review,
        fix,
        alias,
        target,
        undo,
        extract,
        text,
        normalize,
        export,
    ):
        app.command(cls=Spoken)(command)
    app.command("list", cls=Spoken)(listing)
    group = typer.main.get_command(app)
    _put_in_words(group, words())
    return group


def alone(context: typer.Context, version: Version = False) -> int:  # noqa: FBT002 - answered before typer
    """把政务快报读成有出处、可比较的数字。"""
    if context.invoked_subcommand is None:
        # ruff: noqa: PLC0415
        import sys

        from bulletin_cli.cli.archive import database
        from bulletin_cli.cli.welcome import welcome

        sys.stdout.write(welcome(database(None), words()))
    return 0


def _put_in_words(command: Any, spoken: Words) -> None:
    """Nothing; the help of a command, of its options and of the commands below it is in the language of `spoken`."""
    command.help = "\n\n".join(spoken.translated(part) for part in (command.help or "").split("\n\n"))
    for parameter in command.params:
        own = OWN_WORDS.get(parameter.name, parameter.help)
        parameter.help = spoken.translated(own) if own else own
    for child in getattr(command, "commands", {}).values():
        _put_in_words(child, spoken)


def _headed(page: str) -> str:
    spoken = words()
    for english, chinese in (*HEADINGS, HELP_OF_HELP):
        page = page.replace(english, spoken.say(chinese))
    return page
