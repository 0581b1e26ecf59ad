"""The lines of a source and the paragraphs they make: what was broken by the page is joined, the foot of the page left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.nouns import dataclass

_LINE = re.compile(r"[^\r\n\f\v\u2028]+")
_PAGE = re.compile(r"[-—–－·\s]*(?:第?\s*[0-9０-９]{1,3}\s*页?(?:\s*[/共]\s*[0-9]{1,3}\s*页?)?)[-—–－·\s]*$")
_IMPRINT = re.compile(r"[（(]?\s*共?印\s*(?:发|数)?\s*[:：]?\s*[0-9０-９一二三四五六七八九十百]+\s*份")
_NOTICE = re.compile(
    r"[（(【\[★※]?(?:内部(?:资料|刊物|文件|情况|参阅|使用|交流)|[\s，,、·★※]"
    r"|(?:注意|妥善)(?:保存|保密|保管)|(?:请勿|不得|严禁)(?:外传|公开)|仅供(?:领导)?(?:参阅|参考))+[）)】\]]?$"
)
_RULE = re.compile(r"[-—_=*·.\s]{3,}$")
# (2024年12月), (县水利局供稿): a line of its own.
_IN_BRACKETS = re.compile(
    r"[（(](?:20[0-9]{2}年[^（）()，。；]{1,12}|[^（）()，。；0-9]{3,16}(?:供稿|局|委|办|中心|镇|乡|街道))[）)]"
)
_CHAPTER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[●▲■◆★☆※○◎◇□▶◈❖►➢•△▼])"
)
_LONGEST_HEADING = 40
_FAR = 8
_LONGEST_NOTICE = 24
_WIDE = 48
_INSIDE = re.compile("[。；：　]|[0-9]$")
_STOP = frozenset("。！？!?；;：:）)】]〕”》…")
_SIGNED = re.compile(r"——?\s*[一-鿿、 ]{2,24}$")
_HEADING = re.compile(
    r"""
    \s*(?: 【 | [一二三四五六七八九十]{1,3}、 | [（(][一二三四五六七八九十]{1,3}[）)] | [0-9]{1,2}[.、．](?![0-9])
      | [一二三四五六七八九十]是 | [●▲■◆★☆※○◎◇□▶◈❖►➢•△▼▍▎❑✦➤] | [（(]\s*来源 | 来源[:：] | 报送单位[:：] | 第[一二三四五六七八九十]+[章节] )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the source without white space at its ends; `indent` is the width of what stood before it."""

    start: int
    end: int
    text: str
    indent: int = 0

    @property
    def set_right(self) -> bool:
        """Whether the line stands far to the right, as who signed a text does."""
        return self.indent >= _FAR


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that make one paragraph; `text` is theirs joined."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The lines joined without a gap."""
        return "".join(line.text for line in self.lines)

    @property
    def start(self) -> int:
        """Where the first line starts."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the last line ends."""
        return self.lines[-1].end


def lines_of(source: str) -> list[Line]:
    """The lines of the source that are not blank."""
    found: list[Line] = []
    for match in _LINE.finditer(source):
        text = match[0].strip(" \t\u3000\xa0\ufeff\u200b")
        if text:
            before = match[0].index(text)
            start = match.start() + before
            indent = sum(2 if c == "\u3000" else 8 if c == "\t" else 1 for c in match[0][:before])
            found.append(Line(start, start + len(text), text, indent))
    return found


def body_lines(lines: Iterable[Line], lexicon: Lexicon) -> Iterator[Line]:
    """The lines without page numbers, rules, imprint, distribution list and editors."""
    foot = False
    for line in lines:
        if lexicon.layout.foot.match(line.text):
            foot = True
            continue
        if any(noise.match(line.text) for noise in (_PAGE, _IMPRINT, _RULE)):
            continue
        if foot and not _HEADING.match(line.text) and len(line.text) < 60 and not line.text.endswith("。"):
            continue
        foot = False
        yield line


def is_notice(text: str) -> bool:
    """Whether a line only says for whom the paper is and how to keep it: 内部资料　注意保存."""
    return len(text) <= _LONGEST_NOTICE and _NOTICE.match(text) is not None


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """The paragraphs that the lines make.

    A line is joined to the one before when that one stops inside a sentence: no stop at its end, but one further inside, and
    this line opens no heading.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(tuple(group)) for group in groups]


def _is_heading(text: str, following: str) -> bool:
    """Whether a numbered line with a comma in it (一、财政收支：收入趋稳，支出有保障) is a heading: a page would break all lines alike."""
    return (
        _CHAPTER.match(text) is not None
        and len(text) <= _LONGEST_HEADING
        and not re.search("[。；;]", text)
        and len(following) > 2 * len(text)
    )


def _goes_on(group: list[Line], line: Line) -> bool:
    last = group[-1].text.rstrip("*")
    if _IN_BRACKETS.fullmatch(line.text):
        return False
    if line.set_right or _HEADING.match(line.text) or last[-1:] in _STOP or _SIGNED.search(last[-28:]):
        return False
    if last[-1:] in "，,、":
        return True
    much_wider = len(line.text) >= _WIDE and len(line.text) > 1.5 * len(last)
    if len(group) == 1 and much_wider and _HEADING.match(last) and not _INSIDE.search(last):
        return False  # no line that was broken is so much shorter than the next: it is a headline
    if len(group) == 1 and _is_heading(last, line.text):
        return False
    whole = "".join(
        part.text for part in (*group[:1], *group[1:][-4:])
    )  # enough to tell, however long the paragraph grows
    if last[-1:].isdigit() and len(whole) >= 20 and line.text[0] not in "0123456789":
        return True
    return any(mark in whole for mark in "，。；,;") and len(whole) >= 16 and not re.fullmatch("【[^】]*】", whole)
