"""Web pages: the text that a browser shows, block by block, without what only serves the page."""

# ruff: noqa: SIM905 - the names of elements read best in a row
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.content import Content, Raw
from bulletin_cli.sources.encoding import decoded
from bulletin_cli.sources.grid import Cell, lines_of_table
from bulletin_cli.sources.numbering import BULLET, numeral
from bulletin_cli.sources.packed import MEGABYTE

PAGE_LIMIT: Final = 8 * MEGABYTE
# A table in a table in a table frames a page; further in, cells are taken for blocks.
TABLES_LIMIT: Final = 8
DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
HEAD: Final = 4096
# How deep elements may lie in one another, and a tag with more attributes than any has: the parser's time grows with their squares.
DEPTH_LIMIT: Final = 1000
TAG_WITH_ATTRIBUTES: Final = re.compile(
    r"""
    <[a-zA-Z][^\s/>]*+
    (?: [\s/]*+ [^\s/>][^\s/>=]*+ (?: \s*+ = \s*+ (?: "[^"]*+" | '[^']*+' | [^\s"'>][^\s>]*+ )? )? ){0,200}+
    (?P<more> [\s/]*+ [^\s/>] )?+
    """,
    re.VERBOSE,
)
TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# What has no end tag, or needs none.
ENDLESS: Final = frozenset(
    "area base br col colgroup dd dt embed hr img input li link meta option p param source td tbody tfoot th thead tr"
    " track wbr".split()
)
BLOCKS: Final = frozenset(
    "address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure form h1 h2"
    " h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
# What is not shown, what only serves the page, and what is struck out.
UNREAD: Final = frozenset(
    "aside audio button canvas del footer head iframe input math nav noframes noscript object option rp rt s script"
    " select strike style svg template textarea title video".split()
)
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")


def read(raw: Raw) -> Content:
    """The text of a web page: a block a line, a row of a table a line. Raises SourceError."""
    if len(raw.data) > PAGE_LIMIT:
        fact = f"太大（超过 {PAGE_LIMIT // MEGABYTE} MB），不像快报"
        raise SourceError(raw.place, fact, "请检查是否选错了文件，或拆成各期再收录")
    declared = DECLARED.search(raw.data[:HEAD])
    found = decoded(raw, declared[1].decode("ascii", "ignore") if declared else "")
    if _depth(found.text) > DEPTH_LIMIT or _is_crowded(found.text):
        raise SourceError(raw.place, "标签多得不像网页", "请检查是否选错了文件")
    return Content("\n".join(lines_of_page(found.text)) + "\n", found.encoding.name)


def lines_of_page(page: str) -> list[str]:
    """The lines of text that a page, or a part of one, shows.

    >>> lines_of_page("<p>第 43&nbsp;期</p><script>1</script><ol><li>查处<b>违法</b>车辆 5 台</ol>")
    ['第 43 期', '1. 查处违法车辆 5 台']
    """
    # A zero in a page is no character; browsers drop it.
    body = LexborHTMLParser(page.replace("\0", "")).body
    return [] if body is None else _lines(body, 0)


def _is_crowded(page: str) -> bool:
    """Whether a tag has more attributes than any has. Every tag is passed over whole, for one may hold the beginnings of many."""
    return any(tag["more"] is not None for tag in TAG_WITH_ATTRIBUTES.finditer(page))


def _depth(page: str) -> int:
    """How many elements are open at once, at most; an end tag closes none but one of its name."""
    opened: Counter[str] = Counter()
    now = deepest = 0
    for tag in TAG.finditer(page):
        name = tag[2].lower()
        if name in ENDLESS:
            continue
        if not tag[1]:
            opened[name] += 1
            now += 1
            deepest = max(deepest, now)
        elif opened[name]:
            opened[name] -= 1
            now -= 1
    return deepest


@dataclass(slots=True)
class _Text:
    """The lines so far, and the one being put together."""

    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    label: str = ""

    def add(self, text: str, line_end: str) -> None:
        """Nothing; the words are in the line; each `line_end` ends it, where that is not "" and so a blank like others."""
        for at, line in enumerate(text.split(line_end) if line_end else (text,)):
            if at:
                self.end()
            self.pieces.append(line)

    def end(self) -> None:
        """Nothing; the line is finished; one without words is none."""
        text = _BLANKS.sub(" ", "".join(self.pieces)).replace("\xa0", " ").strip(" ")
        self.pieces.clear()
        if text:
            self.lines.append(self.label + text)
            self.label = ""


@dataclass(slots=True)
class _List:
    """A list being walked through: the numerals of its items, "" for none, and the number of the next."""

    form: str
    following: int


def _lines(top: LexborNode, depth: int) -> list[str]:
    """The lines of what a node holds; the walk has its own stack, for broken pages nest without end."""
    text = _Text()
    lists: list[_List] = []
    steps: list[tuple[LexborNode, bool]] = [(node, False) for node in reversed(_children(top))]
    preserved = 0
    while steps:
        node, leaving = steps.pop()
        tag = node.tag or ""
        if tag == "-text":
            words = node.text_content or ""
            text.add(words, "\n" if preserved else "")
        elif leaving:
            text.end()
            preserved -= tag == "pre"
            if tag in ("ol", "ul") and lists:
                lists.pop()
        elif tag == "br":
            text.end()
        elif tag == "table" and depth < TABLES_LIMIT:
            text.end()
            text.lines.extend(_table(node, depth))
        elif tag not in UNREAD and not _is_hidden(node):
            if tag in BLOCKS:
                text.end()
                preserved += tag == "pre"
                _enter(node, tag, text, lists)
                steps.append((node, True))
            steps.extend((child, False) for child in reversed(_children(node)))
    text.end()
    return text.lines


def _enter(node: LexborNode, tag: str, text: _Text, lists: list[_List]) -> None:
    """Nothing; a list begins, or an item of one gets its mark."""
    if tag == "ul":
        lists.append(_List("", 0))
    elif tag == "ol":
        lists.append(_List(FORMS.get(_attribute(node, "type"), "decimal"), _integer(_attribute(node, "start"), 1)))
    elif tag == "li":
        current = lists[-1] if lists else _List("", 0)
        number = _integer(_attribute(node, "value"), current.following)
        current.following = number + 1
        text.label = f"{numeral(number, current.form)}. " if current.form else f"{BULLET} "


def _table(table: LexborNode, depth: int) -> Iterator[str]:
    for caption in (node for node in _children(table) if node.tag == "caption"):
        yield from _lines(caption, depth + 1)
    yield from lines_of_table(
        [[_cell(cell, depth) for cell in _children(row) if cell.tag in ("td", "th")] for row in _rows(table)]
    )


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table that are shown, not those of tables in its cells."""
    for node in _children(table):
        if node.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(node)
        elif node.tag == "tr" and not _is_hidden(node):
            yield node


def _cell(cell: LexborNode, depth: int) -> Cell:
    reach = (_integer(_attribute(cell, name), 1) for name in ("colspan", "rowspan"))
    columns, rows = (max(1, min(value, 1000)) for value in reach)
    return Cell(() if _is_hidden(cell) else tuple(_lines(cell, depth + 1)), columns, rows)


def _children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _integer(written: str, otherwise: int) -> int:
    digits = written.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 7 else otherwise


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(HIDDEN.search(attributes.get("style") or ""))
