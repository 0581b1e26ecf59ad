"""The parts of an issue: sections, and items with headline, signature and body."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum

from bulletin_cli.lexicon.departments import looks_like_body
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Masthead
from bulletin_cli.reading.lines import Line, Paragraph, body_lines, lines_of, paragraphs
from bulletin_cli.reading.masthead import date_in, read_head
from bulletin_cli.reading.signatures import Signature, sender_line, trailing_signature
from bulletin_cli.reading.smoothing import smooth
from bulletin_cli.reading.tables import FlatTable, split_tables

_SENTENCE_END = re.compile(r"[。！？!?；;]")
_TITLE_LENGTH = 48
_BRACKETED = re.compile(r"\s*【(?P<text>[^】]{1,40})】")
_NUMBERED = re.compile(
    r"""\s*(?:
    (?P<chapter> [一二三四五六七八九十]{1,3}、\s* | 第[一二三四五六七八九十]+[章节部分]+[\s、：:]* )
    | (?P<part> [（(][一二三四五六七八九十]{1,3}[）)][、.\s]* )
    | (?P<point> [0-9]{1,2}[.、．](?![0-9])\s* | [（(][0-9]{1,2}[）)]\s* )
    | (?P<bullet> [●▲■◆★※○◎►➢•△▼]\s* )
    | (?P<first> [一二三四五六七八九十]{1,2}是 )
    )""",
    re.VERBOSE,
)


_SECOND = re.compile(r"[。；;]\s*二是")
_TOPIC = re.compile(r"[一-鿿]{2,10}方面[，,：:]")


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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the source, from `start` to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as it stands: `stretches` are the lines of its body without headline and signature."""

    section: str | None
    headline: str | None
    signature: tuple[str, ...]
    stretches: tuple[tuple[Stretch, ...], ...]
    start: int
    end: int
    tables: tuple[FlatTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """An issue taken apart: its masthead, its items in reading order, and who signed the whole."""

    masthead: Masthead
    entries: tuple[Entry, ...]
    signed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """One paragraph with what it is: a heading (with or without text behind it), body, or a signature line."""

    paragraph: Paragraph
    level: Level | None = None
    heading: str | None = None
    body_from: int | None = None
    signature: Signature | None = None


@dataclass(slots=True)
class _Open:
    """The item being put together."""

    section: str | None = None
    headline: str | None = None
    bodies: list[tuple[Stretch, ...]] = field(default_factory=list)
    signature: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def take_apart(source: str, lexicon: Lexicon) -> Layout:
    """The layout of one issue."""
    lines = lines_of(source)
    head = read_head(lines, lexicon)
    running, tables = split_tables(list(body_lines(lines[head.lines :], lexicon)))
    blocks = list(_blocks(paragraphs(running), lexicon))
    blocks, signed = _sign_off(blocks, lexicon)
    masthead, blocks = _titled(head.masthead, blocks, signed, lexicon)
    entries, below = _signed_below(
        tuple(_entries(blocks, lexicon, "run-in" if head.lines else "plain")), masthead.number
    )
    return Layout(masthead, _with_tables(entries, tables), _leading(blocks, lexicon) or below or signed.departments)


def _with_tables(entries: tuple[Entry, ...], tables: list[FlatTable]) -> tuple[Entry, ...]:
    """The entries, each with the tables that stand behind its beginning; a text of tables alone is one entry."""
    if tables and not entries:
        entries = (Entry(None, None, (), (), tables[0].start, tables[0].start),)
    starts = [entry.start for entry in entries]
    owners = [max((at for at, start in enumerate(starts) if start <= table.start), default=0) for table in tables]
    return tuple(
        replace(entry, tables=tuple(t for t, owner in zip(tables, owners, strict=True) if owner == at))
        for at, entry in enumerate(entries)
    )


def _signed_below(entries: tuple[Entry, ...], numbered: int | None) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries and who signed them all, where the last one alone is signed.

    Below a report without a number the signature is every entry's; below an issue it only stands in where no other body acts.
    """
    if len(entries) < 2 or not entries[-1].signature or any(e.signature for e in entries[:-1]):
        return entries, ()
    if numbered is None:
        return tuple(replace(entry, signature=entries[-1].signature) for entry in entries), ()
    return entries, entries[-1].signature


def _blocks(found: list[Paragraph], lexicon: Lexicon) -> Iterator[_Block]:
    outer_bullet = next((p.text[0] for p in found if (m := _NUMBERED.match(p.text)) and m["bullet"]), "")
    topics = sum(bool(_TOPIC.match(p.text)) for p in found)
    for at, paragraph in enumerate(found):
        text = paragraph.text
        sender = sender_line(text, lexicon)
        if sender:
            yield _Block(paragraph, signature=sender)
            continue
        bracket = _BRACKETED.match(text)
        if bracket:
            behind = bracket.end() if text[bracket.end() :].strip() else None
            entry = behind is not None and _run_in(text[behind:], lexicon, "run-in")[0] is None
            yield _Block(paragraph, Level.TITLE if entry else Level.BRACKET, bracket["text"].strip(), behind)
            continue
        numbered = _NUMBERED.match(text)
        if numbered and text[numbered.end() :].strip() and not (numbered["first"] and _SECOND.search(text)):
            yield _numbered(paragraph, numbered, outer_bullet)
            continue
        if topics > 1 and _TOPIC.match(text):
            yield _Block(paragraph, Level.TOPIC, None, 0)
            continue
        if _is_title(text) and at + 1 < len(found):
            signed = trailing_signature(text, lexicon)
            yield _Block(paragraph, Level.TITLE, text[: signed.start].strip() if signed else text, signature=signed)
            continue
        yield _Block(paragraph, body_from=0)


def _numbered(paragraph: Paragraph, mark: re.Match[str], outer_bullet: str) -> _Block:
    """A numbered heading; where text follows on the same line, the heading is its first sentence."""
    level = Level[str(mark.lastgroup).upper()]
    text = paragraph.text
    if level is Level.BULLET and text.lstrip()[0] != outer_bullet:
        level = Level.INNER_BULLET
    stop = _SENTENCE_END.search(text, mark.end())
    if stop is None or (stop.end() >= len(text.rstrip()) and not re.search("[，,：:]", text)):
        colon = re.compile(r"[：:]\s*").search(text, mark.end())
        if colon and colon.end() < len(text) and colon.start() - mark.end() <= 24 and stop:
            return _Block(paragraph, level, text[mark.end() : colon.start()].strip(), colon.end())
        return _Block(
            paragraph, level, text[mark.end() :].strip(" 。"), None if stop is None and len(text) <= 60 else mark.end()
        )
    gap = re.compile(r"[ 　]+(?=[^\s])").search(text, mark.end())
    if (
        gap
        and 4 <= gap.start() - mark.end() <= 40
        and gap.start() < stop.start()
        and not re.search("[，,；。]", text[mark.end() : gap.start()])
    ):
        return _Block(paragraph, level, text[mark.end() : gap.start()].strip(), gap.end())
    heading = text[mark.end() : stop.start()]
    if (
        level is Level.POINT
        or len(heading) > 40
        or re.search(r"[0-9０-９]", heading)
        or (level is not Level.FIRST and re.search("[，,]", heading))
    ):
        return _Block(paragraph, level, None, mark.end())
    return _Block(paragraph, level, heading.strip(), stop.end())


def _is_title(text: str) -> bool:
    """Whether a line reads like a headline: short, no sentence in it."""
    return (
        3 < len(text) <= _TITLE_LENGTH
        and not re.search("[。；;：:]", text)
        and text[-1] not in "，,、"
        and not re.match(r"[\d\s.:：\-/年月日]+$", text)
    )


_BELOW_TITLE = (Level.BRACKET, Level.CHAPTER, Level.PART)


@dataclass(frozen=True, slots=True)
class _SignOff:
    """The closing lines of a report: the body as printed, its short name, the date."""

    issuer: str | None = None
    departments: tuple[str, ...] = ()
    day: date | None = None


def _sign_off(blocks: list[_Block], lexicon: Lexicon) -> tuple[list[_Block], _SignOff]:
    """The blocks without closing lines that only name a body and a date, and what those say."""
    day: date | None = None
    for back in (1, 2):
        if len(blocks) <= back or blocks[-back].level not in (None, Level.TITLE):
            break
        if blocks[-back].signature:
            break
        text = smooth(blocks[-back].paragraph.text).text
        day = day or date_in(text, lexicon)
        name = re.sub(r"[0-9〇零○一二三四五六七八九]{4}年.*$", "", text)
        if name and len(name) <= 30 and "。" not in name and looks_like_body(name):
            return blocks[:-back], _SignOff(name, (lexicon.departments.shown(name),), day)
        if name or day is None:
            break  # only a line that is nothing but a date may stand below the name
    return blocks, _SignOff()


def _titled(head: Masthead, blocks: list[_Block], signed: _SignOff, lexicon: Lexicon) -> tuple[Masthead, list[_Block]]:
    """The masthead of a report without a number: its title where numbered headings follow or a body signed it."""
    sender = next((b.signature for b in blocks[:2] if b.signature and b.body_from is None), None)
    if head.number is not None:
        day = head.date or (date_in(smooth(blocks[0].paragraph.text).text, lexicon) if sender else None)
        return replace(head, issuer=head.issuer or (sender.printed if sender else None), date=day), blocks
    masthead = replace(head, issuer=head.issuer or signed.issuer, date=head.date or signed.day)
    if len(blocks) < 2 or blocks[0].level is not Level.TITLE:
        return masthead, blocks
    named = lexicon.layout.title.search(blocks[0].heading or "") and blocks[1].level is not None
    if signed.issuer or named or blocks[1].level in _BELOW_TITLE:
        return replace(masthead, title=blocks[0].heading), blocks[1:]
    return masthead, blocks


def _leading(blocks: list[_Block], lexicon: Lexicon) -> tuple[str, ...]:
    """Who sent the whole issue, where a line above its first item says so."""
    for block in blocks:
        if block.body_from is not None:
            break
        if block.signature:
            return block.signature.departments
    return ()


def _entries(blocks: list[_Block], lexicon: Lexicon, style: str) -> Iterator[Entry]:
    """The items that the blocks make: one a lowest heading; under 【】 one a signed paragraph."""
    stack: dict[Level, str | None] = {}
    current: _Open | None = None
    heading_signed: tuple[str, ...] = ()
    for block in blocks:
        if block.signature is not None and block.level is not None:
            heading_signed = block.signature.departments
        if block.signature is not None and block.level is None and block.body_from is None:
            if current:
                current.signature = (*current.signature, *block.signature.departments)
            continue
        if block.level is not None and (block.level is not Level.POINT or block.body_from is None):
            if current and current.bodies:
                yield _close(current)
                current = None
            stack = {level: text for level, text in stack.items() if level < block.level and level is not Level.TITLE}
            if block.level is Level.CHAPTER:
                stack.pop(Level.BRACKET, None)
            stack[block.level] = block.heading
        if block.body_from is None:
            continue
        current = yield from _add(current, block, stack, lexicon, style)
        current.signature = current.signature or heading_signed
    if current and current.bodies:
        yield _close(current)


def _add(
    current: _Open | None, block: _Block, stack: dict[Level, str | None], lexicon: Lexicon, style: str
) -> Generator[Entry, None, _Open]:
    headed = any(stack.get(level) for level in stack if level is not Level.BRACKET)
    body = _Body.of(block, lexicon, "none" if headed else style)
    if current and current.bodies and (current.signature or body.headline):
        yield _close(current)
        current = None
    if current is None:
        headings = [text for level, text in sorted(stack.items()) if level is not Level.BRACKET and text]
        section = stack.get(Level.BRACKET) or (headings[0] if len(headings) > 1 else None)
        current = _Open(section, body.headline or (headings[-1] if headings else None), start=block.paragraph.start)
        if body.headline and headings and not stack.get(Level.BRACKET):
            current.section = headings[0]
    current.bodies.append(body.stretches)
    current.signature = body.signature or current.signature
    current.end = block.paragraph.end
    return current


def _close(item: _Open) -> Entry:
    return Entry(item.section, item.headline, item.signature, tuple(item.bodies), item.start, item.end)


@dataclass(frozen=True, slots=True)
class _Body:
    """The text of a paragraph without its run-in headline and its signature."""

    headline: str | None
    stretches: tuple[Stretch, ...]
    signature: tuple[str, ...]

    @classmethod
    def of(cls, block: _Block, lexicon: Lexicon, style: str) -> _Body:
        """The parts of a block's paragraph; `style` says how a headline may run into the body: "run-in", "plain" or "none"."""
        text = block.paragraph.text
        begin, headline = block.body_from or 0, None
        if not begin and style != "none":
            headline, begin = _run_in(text, lexicon, style)
        end = len(text)
        signed = trailing_signature(text, lexicon)
        if signed:
            end = signed.start
        return cls(headline, _stretches(block.paragraph.lines, begin, end), signed.departments if signed else ())


def _run_in(text: str, lexicon: Lexicon, style: str) -> tuple[str | None, int]:
    """The headline that runs into the body with a space, and where the body begins."""
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
            and not (digits_behind and _NUMBER_NEAR.search(front))
        ):
            return front, gap.end()
        gap = re.compile(r"(?<=[^\s0-9A-Za-z０-９（(])[ 　]{1,4}(?=[^\s）)])").search(text, gap.end(), 60)
    if style == "run-in":
        stop = re.compile(r"^([^，。；：、0-9０-９]{5,16})。(?=.{20})").match(text)
        if stop:
            return stop[1], stop.end()
    return None, 0


_NUMBER_NEAR = re.compile(r"[0-9０-９约近超逾达为共增长至月日年]$")


def _inside_brackets(front: str) -> bool:
    return sum(front.count(c) for c in "（(“《【") > sum(front.count(c) for c in "）)”》】")


def _stretches(lines: tuple[Line, ...], begin: int, end: int) -> tuple[Stretch, ...]:
    """The pieces of the source that hold characters `begin` to `end` of the joined lines."""
    found: list[Stretch] = []
    passed = 0
    for line in lines:
        low, high = max(begin - passed, 0), min(end - passed, len(line.text))
        if low < high:
            found.append(Stretch(line.start + low, line.start + high))
        passed += len(line.text)
    return tuple(found)
