"""What a shell may offer, out of the commands themselves: src/bulletin_cli/cli/completions.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from bulletin_cli.analysis.checks import CHECKS
from bulletin_cli.analysis.pace import WORDS
from bulletin_cli.analysis.periods import FORMS
from bulletin_cli.analysis.view import Sort
from bulletin_cli.cli.checking_system import SYSTEM
from bulletin_cli.cli.completion import FILES, LIVE
from bulletin_cli.cli.export import FORMATS as EXPORTED
from bulletin_cli.cli.listing import KINDS
from bulletin_cli.cli.output import FORMATS
from bulletin_cli.cli.topic import TOPICS
from bulletin_cli.lexicon.units import unit_rows
from reference.commands import spoken
from reference.page import ENGLISH, Undescribed, described

HEAD: Final = (
    "# Made by `make reference` out of the commands; do not edit. What a shell offers, and in which words it is told."
)
# What is counted is never converted into anything else.
COUNTED: Final = frozenset({"count", "people", "share", "points", "ratio", "rank"})
SCALED: Final = (
    "万元",
    "亿元",
    "万吨",
    "万亩",
    "万人",
    "万人次",
    "万立方米",
    "亿立方米",
    "万千瓦",
    "万千瓦时",
    "亿千瓦时",
)
CHOICES: Final = re.compile(r"[a-z]+(?:\|(?:[a-z]+|N))+")
HELP: Final = "显示这段说明"
FIELDS: Final = (
    "value=", "upper=", "unit=", "modifier=", "dept=", "indicator=", "status=", "measure=", "time=", "start=", "end=",
    "series=new",
)  # fmt: skip
NOTHING: Final = "nothing"


def made() -> str:
    """The file."""
    return "\n".join((HEAD, *map("\t".join, _lines()))) + "\n"


def values() -> dict[str, tuple[str, ...]]:
    """The kinds of values that are the same everywhere, with their words."""
    states = tuple(word[1:] for word in WORDS.values())
    measured = (row.spellings[0] for row in unit_rows() if row.dimension not in COUNTED)
    return {
        "units": (*SCALED, *dict.fromkeys(measured)),
        "periods": tuple(_periods()),
        "states": states,
        "alarms": ("empty", "check", *(f"state:{word}" for word in states)),
        "formats": FORMATS,
        "exports": EXPORTED,
        "encodings": ("utf-8", "gb18030", "gbk", "big5", "utf-16"),
        "lists": KINDS,
        "checks": (*CHECKS, SYSTEM),
        "topics": TOPICS,
        "sorts": tuple(one for one in Sort if one != Sort.TEXT),
        "fields": FIELDS,
        "shells": ("bash", "zsh", "fish"),
    }


def _periods() -> Iterator[str]:
    """The forms of a period that are the same every day: words, and numbers that go on."""
    yield from (
        form for form in FORMS.partition("：")[2].split("、") if not form[0].isdigit() and not form.startswith("第")
    )
    yield from ("last:", "this-month", "this-quarter", "last-quarter", "this-year", "last-year", "today", "yesterday")
    yield from ("本期", "上期", "本月", "上月", "本季度", "上季度", "今年", "去年", "下半年")


def _lines() -> Iterator[tuple[str, ...]]:
    (group, commands), known = spoken(), {**values(), **dict.fromkeys((FILES, *LIVE), ())}
    yield from (("values", name, " ".join(words)) for name, words in values().items())
    yield from _choices((group, *commands.values()))
    for name, command in (("", group), *commands.items()):
        told = command.help.split("\n\n")[0]
        yield "command", name, told, ENGLISH.translated(told)
        for one in command.params:
            yield from _parameter(name, one, known)
        yield "option", name, "--help", "", HELP, ENGLISH.translated(HELP)


def _choices(commands: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    """The values of options that have them in their own metavar, a kind each, named for the metavar."""
    every = (one for command in commands for one in command.params)
    found = dict.fromkeys(str(one.metavar) for one in every if CHOICES.fullmatch(str(one.metavar)))
    for metavar in found:
        yield "values", metavar.replace("|", "/"), " ".join(word for word in metavar.split("|") if word != "N")


def _parameter(command: str, one: Any, known: Any) -> Iterator[tuple[str, ...]]:
    flag = getattr(one, "is_flag", False) and one.opts[-1] not in described()["completion"]
    kind = "" if flag else _kind(command, one, known)
    if one.param_type_name == "option":
        yield "option", command, " ".join(one.opts), kind, one.help, ENGLISH.translated(one.help)
    else:
        yield "argument", command, ("" if kind == NOTHING else kind) + ("+" if one.nargs == -1 else "")


def _kind(command: str, one: Any, known: Any) -> str:
    """The kind of the value: of the command's own, of the option, of the metavar; Undescribed where none says."""
    metavar = str(one.metavar or one.name)
    told = described()["completion"]
    for name in (f"{command} {one.opts[-1]}", f"{command} {metavar}", one.opts[-1], metavar):
        if name in told:
            kind = str(told[name])
            if missing := [part for part in kind.split("|") if part not in known and part != NOTHING]:
                raise Undescribed(f"[completion] {name}: there is no kind {missing}")
            return kind
    if CHOICES.fullmatch(metavar):
        return metavar.replace("|", "/")
    raise Undescribed(
        f"docs/reference/descriptions.toml: [completion] does not say what {one.opts[-1]} {metavar} takes"
    )
