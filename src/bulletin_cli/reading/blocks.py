"""The paragraphs of an issue with what each is: a heading, a body with or without a heading on its line, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum
from itertools import takewhile

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.lines import Paragraph
from bulletin_cli.reading.signatures import Signature, is_body, sender_line, signed_right, trailing_signature

_SENTENCE_END = re.compile(r"[。！？!?；;]")
_TITLE_LENGTH = 48
_BRACKETED = re.compile(
    r"\s*(?:【(?P<text>[^】]{1,40})】|〖(?P<text2>[^〗]{1,40})〗|(?P<mark>[●▲■◆★☆※○◎◇□▍▎❑✦➤])\s*(?P<text3>[^●▲■◆★☆※○◎◇□，。▍▎❑✦➤]{2,20}?)\s*(?P=mark)\s*$)"
)
# A section alone on its line in rarer brackets or between rules: ［综合］, 〔要闻〕, ——乡镇动态——.
_ALONE = re.compile(
    r"\s*(?:[［\[〔「『＜〈≪](?P<text>[一-鿿·、 ]{2,16})[］\]〕」』＞〉≫]"
    r"|[—－━═=～~]{2,}\s*(?P<text2>[一-鿿·、]{2,12})\s*[—－━═=～~]{2,})\s*"
)
_NUMBERED = re.compile(
    r"""\s*(?:
    (?P<chapter> [一二三四五六七八九十]{1,3}、\s* | 第[一二三四五六七八九十]+[章节部分]+[\s、：:]* )
    | (?P<part> [（(][一二三四五六七八九十]{1,3}[）)][、.\s]* )
    | (?P<point> [0-9]{1,2}[.、．](?![0-9])\s* | [（(][0-9]{1,2}[）)]\s* )
    | (?P<bullet> [●▲■◆★☆※○◎◇□▶◈❖►➢•△▼▍▎❑✦➤]\s* | ——\s*(?=[^。；，：\s0-9]{2,16}。.{12}) )
    | (?P<first> [一二三四五六七八九十]{1,2}是 )
    )""",
    re.VERBOSE,
)


_CHAPTER = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_NEAR_TOP = 3
_MONTH_LINE = re.compile(r"[（(]20[0-9]{2}年[^（）()，。；]{1,12}[）)]")
_NAMED_PLACE = re.compile(r"(?P<name>[一-鿿]{2}[镇乡])[ \u3000]+(?=[^\s])")
_ROW = re.compile(
    r"(?:第?[0-9]{1,2}[名位.、．]?\s*)?[一-鿿]{2,12}[\s　：:]+[0-9０-９][0-9０-９.,]*(?:[%％]|[一-鿿]{1,4})(?:[（(][^（）()]{1,20}[）)])?[；;]?"
)
_SUBTITLE = re.compile(r"\s*——?[^。；，]{4,40}$")
# A space behind a heading; before a figure (投放终端 96 台) there is none, before a date there may be.
_GAP = re.compile(r"[ 　]+(?=[^\s])")
# A section's name alone in round brackets, where the first line of the issue is one: （重点工作）.
_SECTION_LINE = re.compile(r"[（(](?![一二三四五六七八九十]{1,3}[）)])[一-鿿·、]{2,10}[）)]")
_POINT_HEADING = 22
_HEADED_POINT = re.compile(r"\s*[（(]?[0-9]{1,2}[）).、．]\s*[^，,。；：0-9０-９]{4,16}。(?=.{12})")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９.,]*\s*[^\s0-9０-９.,年月日—－\-至]")
_SECOND = re.compile(r"[。；;]\s*二是")
_TOPIC = re.compile(r"[一-鿿]{2,10}方面[，,：:]")

_LED_HEADING = re.compile(
    r"\s*[一-鿿]{2,16}[：:]((?:前?[0-9]{1,2}(?:个月|月份?)|[^，,。；：0-9０-９]){4,16})。(?=.{8})"
)
_LED_BY = re.compile(r"\s*([一-鿿]{2,16})[：:](?=.{8})")


class Level(IntEnum):
    """How deep a heading stands."""

    BRACKET = 0
    TITLE = 1
    CHAPTER = 2
    PART = 3
    BULLET = 4
    INNER_BULLET = 5
    POINT = 6
    FIRST = 7
    TOPIC = 8


_SECTIONS = (Level.CHAPTER, Level.PART, Level.BULLET, Level.INNER_BULLET)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph with what it is: a heading (with or without text behind it), body, or a signature line."""

    paragraph: Paragraph
    level: Level | None = None
    heading: str | None = None
    body_from: int | None = None
    signature: Signature | None = None


def blocks_of(found: list[Paragraph], lexicon: Lexicon) -> list[Block]:
    """The blocks that the paragraphs of an issue are, in order."""
    return _sectioned(list(_recognised(found, lexicon)), lexicon)


def _recognised(found: list[Paragraph], lexicon: Lexicon) -> Iterator[Block]:
    outer_bullet = next((p.text[0] for p in found if (m := _NUMBERED.match(p.text)) and m["bullet"]), "")
    points_headed = _points_headed(found)
    chaptered = any(_CHAPTER.match(p.text) for p in found)  # below 一、 a dash only opens a paragraph
    sections_bracketed = sum(_SECTION_LINE.fullmatch(p.text) is not None for p in found) > 1 and bool(
        _SECTION_LINE.fullmatch(found[0].text)
    )
    topics = sum(_tells_apart(p.text, lexicon) for p in found)
    for at, paragraph in enumerate(found):
        text = paragraph.text
        sender = sender_line(text, lexicon) or (signed_right(text, lexicon) if paragraph.lines[0].set_right else None)
        if sender and (at or not paragraph.lines[0].set_right):
            yield Block(paragraph, signature=sender)
            continue
        if sections_bracketed and _SECTION_LINE.fullmatch(text):
            yield Block(paragraph, Level.BRACKET, text.strip("（）() "))
            continue
        if alone := _ALONE.fullmatch(text):
            yield Block(paragraph, Level.BRACKET, (alone["text"] or alone["text2"]).strip())
            continue
        bracket = _BRACKETED.match(text)
        byline = _byline(text, bracket, lexicon) if bracket else None
        if bracket and byline:
            yield Block(paragraph, body_from=bracket.end(), signature=byline)
            continue
        if bracket:
            behind = bracket.end() if text[bracket.end() :].strip() else None
            entry = behind is not None and run_in(text[behind:], lexicon, "run-in")[0] is None
            heading = (bracket["text"] or bracket["text2"] or bracket["text3"]).strip()
            yield Block(paragraph, Level.TITLE if entry else Level.BRACKET, heading, behind)
            continue
        if _is_row(found, at):
            yield Block(paragraph, body_from=0)
            continue
        numbered = None if chaptered and text.startswith("——") else _NUMBERED.match(text)
        if numbered and text[numbered.end() :].strip() and not (numbered["first"] and _SECOND.search(text)):
            headed = points_headed or trailing_signature(text, lexicon) is not None
            yield _numbered(paragraph, numbered, outer_bullet, headed=headed)
            continue
        if topics > 1 and _tells_apart(text, lexicon):
            led = _LED_HEADING.match(text)
            yield Block(paragraph, Level.TOPIC, led[1] if led else None, 0)
            continue
        if 0 < at < _NEAR_TOP and _MONTH_LINE.fullmatch(text):
            continue
        if at and _SUBTITLE.match(text) and _is_title(found[at - 1].text):
            continue
        if (_is_title(text) or (not at and _is_news_title(found))) and at + 1 < len(found):
            signed = trailing_signature(text, lexicon)
            yield Block(paragraph, Level.TITLE, text[: signed.start].strip() if signed else text, signature=signed)
            continue
        yield Block(paragraph, body_from=0)


def _byline(text: str, bracket: re.Match[str], lexicon: Lexicon) -> Signature | None:
    """Who sent a paragraph, where 【县林业局】 stands before its prose: no headline stands between."""
    prose = text[bracket.end() :].strip()
    name = bracket["text"] or bracket["text2"]
    if not name or not _SENTENCE_END.search(prose) or run_in(prose, lexicon, "run-in")[0] is not None:
        return None
    parts = [part for part in re.split("[、 　]+", name.strip()) if part]
    if not parts or not all(is_body(part, lexicon) for part in parts):
        return None
    return Signature(tuple(dict.fromkeys(lexicon.departments.shown(part) for part in parts)), 0, name.strip())


def _points_headed(found: list[Paragraph]) -> bool:
    """Whether every 1. 2. 3. of the issue opens with a short sentence without a figure: then that heads it."""
    marks = [(p.text, mark) for p in found if (mark := _NUMBERED.match(p.text))]
    points = [text for text, mark in marks if mark["point"]]
    if any(mark["chapter"] or mark["part"] for _, mark in marks):
        return False  # below 一、 the points are the parts of one item
    return len(points) > 1 and all(_HEADED_POINT.match(text) for text in points)


def _tells_apart(text: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph opens with its topic (仓储方面，) or with whose it is (县水利局：)."""
    led = _LED_BY.match(text)
    return bool(_TOPIC.match(text)) or (led is not None and is_body(led[1], lexicon))


def _sectioned(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
    """The blocks with each heading that two signed paragraphs or more follow made a section: each paragraph is an item of its own."""
    found = list(blocks)
    for at, block in enumerate(blocks):
        if block.level not in _SECTIONS or block.body_from is not None:
            continue
        below = takewhile(lambda b: b.level is None, blocks[at + 1 :])
        signed = sum(
            b.signature is not None or trailing_signature(b.paragraph.text, lexicon) is not None for b in below
        )
        if signed > 1:
            found[at] = replace(block, level=Level.BRACKET)
    return found


def _numbered(paragraph: Paragraph, mark: re.Match[str], outer_bullet: str, *, headed: bool) -> Block:
    """A numbered heading; where text follows on the same line, the heading is its first sentence.

    That of a point (1.) is one where points are `headed`: else it may be any sentence.
    """
    level = Level[str(mark.lastgroup).upper()]
    text = paragraph.text
    if level is Level.BULLET and text.lstrip()[0] != outer_bullet:
        level = Level.INNER_BULLET
    place = _NAMED_PLACE.match(text, mark.end())
    if place:
        return Block(paragraph, level, place["name"], place.end())
    stop = _SENTENCE_END.search(text, mark.end())
    if stop is None or (stop.end() >= len(text.rstrip()) and not re.search("[，,：:]", text)):
        colon = re.compile(r"[：:]\s*").search(text, mark.end())
        if colon and colon.end() < len(text) and colon.start() - mark.end() <= 24 and stop:
            return Block(paragraph, level, text[mark.end() : colon.start()].strip(), colon.end())
        return Block(
            paragraph, level, text[mark.end() :].strip(" 。"), None if stop is None and len(text) <= 60 else mark.end()
        )
    gap = _GAP.search(text, mark.end())
    if (
        gap
        and not _FIGURE.match(text, gap.end())
        and 4 <= gap.start() - mark.end() <= 40
        and gap.start() < stop.start()
        and not re.search("[，,；。]", text[mark.end() : gap.start()])
        and re.search("[一-鿿]", text[mark.end() : gap.start()])
    ):
        return Block(paragraph, level, text[mark.end() : gap.start()].strip(), gap.end())
    heading = text[mark.end() : stop.start()]
    if (
        (level is Level.POINT and not (headed and len(heading) <= _POINT_HEADING))
        or len(heading) > 40
        or re.search(r"(?<![A-Z])[0-9０-９](?<![A-Z][0-9]{2})(?<![A-Z][0-9]{3})", heading)
        or (level is not Level.FIRST and re.search("[，,]", heading))
    ):
        return Block(paragraph, level, None, mark.end())
    return Block(paragraph, level, heading.strip(), stop.end())


def _is_news_title(found: list[Paragraph]) -> bool:
    """Whether the first line is the title of a news text, with a colon in it (双泉县：开学首周“五查五看”): prose stands below it."""
    text = found[0].text
    if len(found) < 2 or text[-1] in "：:，,、" or not 8 < len(text) <= _TITLE_LENGTH or re.search("[。；;]", text):
        return False
    return bool(re.match(r"(?!.源)[^：:]{2,16}[：:][^：:]{4,}$", text)) and any(
        "。" in below.text for below in found[1:3]
    )


def _is_row(found: list[Paragraph], at: int) -> bool:
    """Whether a line is one of several that each give a name and its figure: 渡头县 94.6分."""
    beside = (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
    return bool(_ROW.fullmatch(found[at].text)) and any(_ROW.fullmatch(other.text) for other in beside)


def _is_title(text: str) -> bool:
    """Whether a line reads like a headline: short, no sentence in it."""
    return (
        3 < len(text) <= _TITLE_LENGTH
        and not re.search("[。；;：:]", text)
        and text[-1] not in "，,、"
        and not re.match(r"[\d\s.:：\-/年月日]+$", text)
    )


def run_in(text: str, lexicon: Lexicon, style: str) -> tuple[str | None, int]:
    """The headline that runs into the body with a space, and where the body begins; `style` is "run-in" or "plain"."""
    gap = re.compile(r"(?<=[^\s0-9A-Za-z０-９（(])[ 　]{1,4}(?=[^\s）)])").search(text, 2, 60)
    while gap:
        front = text[: gap.start()].strip("* 　")
        digits_behind = re.match(r"[0-9０-９]", text[gap.end() :])
        if re.search("[。；]", front):
            break
        short = len(front) < 6 and "　" not in gap[0]
        usual = not short and len(text) - gap.end() > 20 and not (digits_behind and style != "run-in")
        if (
            usual
            and not lexicon.layout.news_opening.search(front)
            and (style == "run-in" or not re.search("[，,：:（(]", front))
            and not _inside_brackets(front)
            and not (digits_behind and (_NUMBER_NEAR.search(front) or _noun_before_figure(text, gap)))
        ):
            return front, gap.end()
        gap = re.compile(r"(?<=[^\s0-9A-Za-z０-９（(])[ 　]{1,4}(?=[^\s）)])").search(text, gap.end(), 60)
    if style == "run-in":
        stop = _HEAD_SENTENCE.match(text)
        if stop:
            return stop[1], stop.end()
    return None, 0


# A first sentence without a figure heads what follows; a 、 in it only joins two who act.
_HEAD_SENTENCE = re.compile(
    r"^([^，。；：、0-9０-９]{2,12}(?:局|委|办|镇|乡|街道|中心)、[^，。；：、0-9０-９]{5,24}|[^，。；：、0-9０-９]{5,24})。(?=.{20})"
)
_NUMBER_NEAR = re.compile(r"[0-9０-９约近超逾达为共增长至月日年]$")


# A figure with spaces around its number that its noun stands before: the space before it tells of no headline.
_SPACED_FIGURE = re.compile(r"[0-9０-９][0-9０-９.,]* (?!年|月|日|时)(?:[一-鿿]{1,4}|%)(?=[，。；、（])")


def _noun_before_figure(text: str, gap: re.Match[str]) -> bool:
    """Whether the gap only parts a noun from its figure, as in 种植中药材 380 亩，."""
    return gap[0] == " " and bool(_SPACED_FIGURE.match(text, gap.end()) or _SPACED_FIGURE.search(text, 0, gap.start()))


def _inside_brackets(front: str) -> bool:
    return sum(front.count(c) for c in "（(“《【") > sum(front.count(c) for c in "）)”》】")
