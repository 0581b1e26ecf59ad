"""What every page is made of: its head, its tables, and what is said about the names in it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from bulletin_cli.cli.codebook import FIELDS, Field
from bulletin_cli.cli.language import Language, Words

FOLDER: Final = Path(__file__).parents[3] / "docs" / "reference"
DESCRIPTIONS: Final = "descriptions.toml"
ENGLISH: Final = Words(Language.ENGLISH)


class Undescribed(LookupError):
    """Something that the code has and nobody describes, or the other way round."""


@cache
def described() -> Mapping[str, Any]:
    """All that is said in descriptions.toml."""
    return tomllib.loads((FOLDER / DESCRIPTIONS).read_text(encoding="utf-8"))


def entries(section: str, names: Collection[str]) -> Mapping[str, Any]:
    """What is said of each of these names in a section; Undescribed where one is missing or one too many is there."""
    told: Mapping[str, Any] = described()[section]
    match(told, names, section)
    return {name: told[name] for name in names}


@cache
def common() -> Mapping[str, str]:
    """What a field of many records and views means: what the codebook of `export` says, and what is said here of others."""
    said: Mapping[str, str] = described()["records"]["common"]
    if twice := FIELDS.keys() & said.keys():
        raise Undescribed(f"docs/reference/{DESCRIPTIONS}: [records.common] says again what the codebook says: {twice}")
    return {**{name: _told(field) for name, field in FIELDS.items()}, **said}


def _told(field: Field) -> str:
    codes = "、".join(code(one.value) for one in field.codes or ())
    return f"{field.description}：{codes}" if codes else field.description


def match(told: Collection[str], names: Collection[str], section: str) -> None:
    """Nothing; Undescribed where the names told of are not those that there are."""
    if missing := [name for name in names if name not in told]:
        raise Undescribed(
            f"docs/reference/{DESCRIPTIONS}: [{section}] does not say what these are: {', '.join(missing)}"
        )
    if gone := [name for name in told if name not in names]:
        raise Undescribed(f"docs/reference/{DESCRIPTIONS}: [{section}] tells of what is not there: {', '.join(gone)}")


def page(title: str, lead: str, *parts: str) -> str:
    """A page: its title, how it came to be, what it is about, its parts."""
    made = "<!-- 由 make reference 从代码和 descriptions.toml 生成，不要手改 (generated; do not edit) -->"
    return "\n\n".join((f"# {title}", made, lead, *parts)) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar in a cell does not end it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def fenced(language: str, text: str) -> str:
    """A block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def code(text: str) -> str:
    """A piece of code in a line, empty for nothing."""
    return f"`{text}`" if text else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
