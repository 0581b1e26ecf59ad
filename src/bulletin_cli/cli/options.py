"""The options that several commands share, so that learning one command teaches the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from bulletin_cli.nouns import dataclass

Database = Annotated[
    Path | None,
    typer.Option(
        "--db", metavar="FILE", show_default=False, help="数据库文件；默认 $BULLETIN_DB、bulletin.toml、./bulletin.db"
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        show_default=False,
        help="输出格式：table、json、jsonl、csv、tsv、md、html、xlsx、docx",
    ),
]
OutputFile = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", show_default=False, help="写入文件；按扩展名定格式")
]
Width = Annotated[str, typer.Option("--width", metavar="auto|full|N", show_default=False, help="表宽；默认随终端")]
Colour = Annotated[
    str, typer.Option("--color", metavar="auto|always|never", show_default=False, help="颜色；默认只在终端上")
]
Departments = Annotated[
    list[str] | None, typer.Option("--dept", metavar="NAME", show_default=False, help="单位，可重复；简称也行")
]
Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", show_default=False, help="文件、文件夹、通配符，或 - 表示标准输入")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", show_default=False, help="不出提示，只报错误")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", show_default=False, help="不在终端上也列出结果")]
Telling = Annotated[bool, typer.Option("-v", "--verbose", show_default=False, help="说明各文件按什么编码读")]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="E", show_default=False, help="文本和网页的编码，如 gbk；不写则由程序判断（-v 说明）"
    ),
]
Indicators = Annotated[
    list[str] | None,
    typer.Option("--indicator", metavar="NAME", show_default=False, help="指标，可重复；写名称的一部分就行"),
]
Period = Annotated[
    str | None,
    typer.Option(
        "--period", metavar="P", show_default=False, help="时间：2024Q2、2024-06、12..14、last:3、上半年、第14期"
    ),
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", show_default=False, help="把这一天当作今天（last-month 等由它算起）"),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", show_default=False, help="规则文件；默认 $BULLETIN_CONFIG，再默认 bulletin.toml"
    ),
]
States = Annotated[
    list[str] | None,
    typer.Option("--state", metavar="STATE", show_default=False, help="只看这些状态，如 欠进度；可重复"),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option("--fail-on", metavar="empty|check|state:S", show_default=False, help="有这种情形时打印之后返回 1"),
]
UnitName = Annotated[
    str | None, typer.Option("--unit", metavar="UNIT", show_default=False, help="换算成这个单位，如 万元；只在同类之间")
]


@dataclass(frozen=True, slots=True)
class Output:
    """How a person wants an answer: format (None: what suits), file (None: standard output), width and colour."""

    form: str | None = None
    file: Path | None = None
    width: str = "auto"
    colour: str = "auto"


Command = Callable[..., int]
# What every command that prints an answer has, at the end of its own options.
ANSWERED: Final = tuple(
    Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=kind)
    for name, kind, default in (
        ("form", Format, None),
        ("output", OutputFile, None),
        ("width", Width, "auto"),
        ("colour", Colour, "auto"),
    )
)


def answering(piped: str = "table") -> Callable[[Command], Command]:
    """What gives a command the options --format, --output, --width and --color in place of its parameter `where`.

    The command gets them as one settled `Output`, so that a wrong one is refused before anything is done; `piped` is
    its format off a terminal.
    """

    def extended(command: Command) -> Command:
        own = signature(command, eval_str=True)

        @wraps(command)
        def called(*, form: str | None, output: Path | None, width: str, colour: str, **given: Any) -> int:
            # ruff: noqa: PLC0415 - --help needs no more than the names of the options
            from bulletin_cli.cli.output import settled

            return command(**given, where=settled(Output(form, output, width, colour), piped=piped))

        parameters = [one for one in own.parameters.values() if one.name != "where"]
        own = own.replace(parameters=[*parameters, *ANSWERED])
        # typer reads the one and the other.
        called.__signature__ = own  # type: ignore[attr-defined]
        called.__annotations__ = {one.name: one.annotation for one in own.parameters.values()}
        return called

    return extended
