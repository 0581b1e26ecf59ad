"""Markdown: the text without its marks, so that it reads like plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bulletin_cli.sources.content import Content, Raw
from bulletin_cli.sources.encoding import decoded
from bulletin_cli.sources.grid import Cell, lines_of_table
from bulletin_cli.sources.numbering import BULLET
from bulletin_cli.sources.packed import MEGABYTE

# Hostile marks take a hundred times as long as honest ones; what is larger is no bulletin in Markdown, and is read as it is.
MARKED_LIMIT: Final = MEGABYTE
# What tools keep about a text at its head: ---, lines of "key: value", ---.
# Each line fits one form and in one way only, so that a rule (---) above a long text without another costs nothing.
MATTER: Final = re.compile(
    r"""
    \A --- [ \t]*+ \r?\n
    (?: [\w-]+: [^\n]*+ \n | [ \t]++ [^ \t\r\n] [^\n]*+ \n | [ \t]*+ \r?\n )*?
    --- [ \t]*+ \r?\n
    """,
    re.VERBOSE,
)
BREAK: Final = re.compile(r"<br\b", re.IGNORECASE)


def read(raw: Raw) -> Content:
    """The text of a Markdown file: a line a line, a row of a table a line. Raises SourceError."""
    found = decoded(raw)
    if len(found.text) > MARKED_LIMIT:
        return Content(found.text, found.encoding.name)
    return Content("\n".join(lines_of_marked(found.text)).strip("\n") + "\n", found.encoding.name)


def lines_of_marked(text: str) -> Iterator[str]:
    """The lines of a text without their marks, with an empty one between blocks.

    >>> list(lines_of_marked("# 第 43 期\\n\\n2. **查处** [车辆](a.html) 5 台"))
    ['第 43 期', '', '2. 查处 车辆 5 台', '']
    """
    # A line such as [注]: 57家 would be taken for the address of a link, and vanish.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference")
    tokens = parser.parse(MATTER.sub("", text))
    labels: list[int | None] = []
    label = ""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        match token.type:
            case "ordered_list_open":
                labels.append(int(token.attrs.get("start", 1)))
            case "bullet_list_open":
                labels.append(None)
            case "ordered_list_close" | "bullet_list_close":
                labels.pop()
                yield ""
            case "list_item_open":
                number = labels[-1]
                label = f"{BULLET} " if number is None else f"{number}{token.markup} "
                labels[-1] = None if number is None else number + 1
            case "inline":
                yield from (label + _words(token.children or ())).split("\n")
                label = ""
            case "code_block" | "fence":
                yield from (label + token.content.rstrip("\n")).split("\n")
                label = ""
            case "html_block":
                # ruff: noqa: PLC0415 - few texts hold pieces of pages
                from bulletin_cli.sources.html import lines_of_page

                yield from lines_of_page(token.content)
            case "table_open":
                end = next(place for place in range(at, len(tokens)) if tokens[place].type == "table_close")
                yield from lines_of_table(_rows(tokens[at:end]))
                at = end
            case "heading_close" | "paragraph_close" if not token.hidden:
                yield ""
        at += 1


def _rows(tokens: Sequence[Token]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(Cell((_words(token.children or ()).strip(),)))
    return rows


def _words(children: Sequence[Token]) -> str:
    """The words of a line, those struck out left out."""
    struck = 0
    words: list[str] = []
    for token in children:
        struck += (token.type == "s_open") - (token.type == "s_close")
        if struck:
            continue
        if token.type in ("text", "code_inline", "text_special"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and BREAK.match(token.content)):
            words.append("\n")
    return "".join(words)
