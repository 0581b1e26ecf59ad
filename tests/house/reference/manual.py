"""The manual page, in English and in Chinese, out of the same words as the help."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from bulletin_cli import __version__
from bulletin_cli.cli.language import Language, Words
from bulletin_cli.cli.statuses import STATUSES
from bulletin_cli.cli.topic import TOPICS, title
from reference.commands import EXAMPLE, spoken

NOTE: Final = '.\\" Made by `make reference` out of the commands; do not edit.'
SECTIONS: Final = {
    Language.ENGLISH: ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "TOPICS", "EXIT STATUS", "FILES", "SEE ALSO"),
    Language.CHINESE: ("名称", "用法", "说明", "命令", "讲解", "返回值", "文件", "另见"),
}
FILES: Final = {
    Language.ENGLISH: (
        ("bulletin.db", "The archive, an SQLite file: --db, else BULLETIN_DB, else bulletin.toml, else this one here."),
        ("bulletin.toml", "The office's own rules: here or in a folder above, else BULLETIN_CONFIG or --config."),
    ),
    Language.CHINESE: (
        (
            "bulletin.db",
            "数据库，一个 SQLite 文件：--db，否则 BULLETIN_DB，否则 bulletin.toml 写的，否则当前文件夹里的这一个。",
        ),
        ("bulletin.toml", "本单位的口径：当前文件夹或上面各级里的，或 BULLETIN_CONFIG、--config 指的。"),
    ),
}
TELLING: Final = {
    Language.ENGLISH: ("What bulletin help TOPIC explains:", "sqlite3(1), datasette, duckdb"),
    Language.CHINESE: ("bulletin help 后面写题目：", "sqlite3(1)、datasette、duckdb"),
}
# Between two such characters a line may be broken.
WIDE: Final = re.compile(r"(?<=[\u3001\u3002\u4e00-\u9fff\uff00-\uffef])(?=[\u4e00-\u9fffA-Za-z])")


def english() -> str:
    """The page in English."""
    return _page(Words(Language.ENGLISH))


def chinese() -> str:
    """The page in Chinese."""
    return _page(Words(Language.CHINESE))


def _page(words: Words) -> str:
    group, every = spoken()
    name, synopsis, description, commands, topics, statuses, files, see = SECTIONS[words.language]
    told, also = TELLING[words.language]
    lead = words.translated("bulletin：把政务快报读成有出处、可比较的数字").partition(
        "：" if words.language is Language.CHINESE else ": "
    )
    lines = [
        NOTE,
        f'.TH BULLETIN 1 "" "bulletin {__version__}"',
        # Neither spaces nor hyphens are put into a line to fill it.
        ".ad l",
        ".nh",
        f".SH {name}",
        f"bulletin \\- {_text(lead[2])}",
        f".SH {synopsis}",
        ".B bulletin",
        _text("COMMAND [OPTIONS] [ARGUMENTS]"),
        f".SH {description}",
        *_tagged(_options(group, words)),
        f".SH {commands}",
        *(line for each, command in every.items() for line in _command(each, command, words)),
        f".SH {topics}",
        _text(told),
        *_tagged((each, title(each, words)) for each in TOPICS),
        f".SH {statuses}",
        *_tagged((str(status), words.translated(said)) for status, said in STATUSES.items()),
        f".SH {files}",
        *_tagged(FILES[words.language]),
        f".SH {see}",
        _text(also),
    ]
    return "\n".join(lines) + "\n"


def _command(name: str, command: Any, words: Words) -> Iterator[str]:
    """A command: what it does, its examples, its arguments and options."""
    told, *more = command.help.split("\n\n")
    yield f".SS bulletin {name}"
    yield _text(words.translated(told))
    examples = [part.removeprefix(EXAMPLE) for part in more if part.startswith(EXAMPLE)]
    if examples:
        yield from (".PP", ".RS", ".nf", *map(_literal, examples), ".fi", ".RE")
    yield from _tagged(_options(command, words))


def _options(command: Any, words: Words) -> Iterator[tuple[str, str]]:
    for one in command.params:
        names = (
            [one.metavar or one.name] if one.param_type_name == "argument" else [", ".join(one.opts), one.metavar or ""]
        )
        yield " ".join(filter(None, names)), words.translated(one.help)


def _tagged(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, told in rows:
        yield from (".TP", f"\\fB{_literal(name)}\\fR", _text(told))


def _text(text: str) -> str:
    """The text as roff takes it, with places where a line of Chinese may end."""
    return WIDE.sub(r"\\:", _literal(text))


def _literal(text: str) -> str:
    escaped = (
        text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("^", "\\(ha").replace("~", "\\(ti")
    )
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
