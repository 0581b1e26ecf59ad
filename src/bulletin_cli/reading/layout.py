"""The parts of an issue: sections, and items with headline, signature and body."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import field, replace
from datetime import date

from bulletin_cli.lexicon.endings import looks_like_body
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Masthead
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.blocks import Block, Level, blocks_of, run_in
from bulletin_cli.reading.lines import Line, body_lines, is_notice, lines_of, paragraphs
from bulletin_cli.reading.masthead import date_in, read_head
from bulletin_cli.reading.signatures import trailing_signature
from bulletin_cli.reading.smoothing import smooth
from bulletin_cli.reading.tables import FlatTable, split_tables


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the source, from `start` to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as it stands: `stretches` are the lines of its body without headline and signature.

    One that `goes_on` is 二是 or a later point of what the item before began; `above` is the heading that the points stand below.
    """

    section: str | None
    headline: str | None
    signature: tuple[str, ...]
    stretches: tuple[tuple[Stretch, ...], ...]
    start: int
    end: int
    tables: tuple[FlatTable, ...] = ()
    goes_on: bool = False
    above: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """An issue taken apart: its masthead, its items in reading order, and who signed the whole."""

    masthead: Masthead
    entries: tuple[Entry, ...]
    signed: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """The item being put together."""

    section: str | None = None
    headline: str | None = None
    bodies: list[tuple[Stretch, ...]] = field(default_factory=list)
    signature: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    goes_on: bool = False
    above: str | None = None


def take_apart(source: str, lexicon: Lexicon) -> Layout:
    """The layout of one issue."""
    lines = [line for line in lines_of(source) if not is_notice(line.text)]
    head = read_head(lines, lexicon)
    running, tables = split_tables(list(body_lines(lines[head.lines :], lexicon)))
    blocks = blocks_of(paragraphs(running), lexicon)
    blocks, signed = _sign_off(blocks, lexicon)
    masthead, blocks = _titled(head.masthead, blocks, signed, lexicon)
    apart = tuple(_entries(blocks, lexicon, "run-in" if head.lines else "plain"))
    entries, below = _signed_below(_signed_points(apart), masthead.number)
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


def _signed_points(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries with the signature below the last of 一是, 二是 … given to those before it."""
    found = list(entries)
    for at in range(len(found) - 1, 0, -1):
        opens = found[at].above is not None and found[at].above == found[at - 1].headline
        if (found[at].goes_on or opens) and found[at].signature and not found[at - 1].signature:
            found[at - 1] = replace(found[at - 1], signature=found[at].signature)
    return tuple(found)


def _signed_below(entries: tuple[Entry, ...], numbered: int | None) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries and who signed them all, where the last one alone is signed.

    Below a report without a number the signature is every entry's; below an issue it only stands in where no other body acts.
    """
    if len(entries) < 2 or not entries[-1].signature or any(e.signature for e in entries[:-1]):
        return entries, ()
    if numbered is None:
        return tuple(replace(entry, signature=entries[-1].signature) for entry in entries), ()
    return entries, entries[-1].signature


_CLOSING_DATE = re.compile(r"[（(]?[0-9〇零○一二三四五六七八九]{4}年[^，。；]{0,9}$")
_BELOW_TITLE = (Level.BRACKET, Level.CHAPTER, Level.PART)


@dataclass(frozen=True, slots=True)
class _SignOff:
    """The closing lines of a report: the body as printed, its short name, the date."""

    issuer: str | None = None
    departments: tuple[str, ...] = ()
    day: date | None = None


def _sign_off(blocks: list[Block], lexicon: Lexicon) -> tuple[list[Block], _SignOff]:
    """The blocks without closing lines that only name a body and a date, and what those say."""
    day: date | None = None
    dated = False
    for back in (1, 2):
        if len(blocks) <= back or blocks[-back].level not in (None, Level.TITLE):
            break
        if blocks[-back].signature and not blocks[-back].paragraph.lines[0].set_right:
            break
        text = smooth(blocks[-back].paragraph.text).text
        day = day or date_in(text, lexicon)
        dated = dated or not _CLOSING_DATE.sub("", text)
        name = _CLOSING_DATE.sub("", text)
        if (
            name
            and len(name) <= 30
            and not re.search("[。，；]", name)
            and (looks_like_body(name) or lexicon.departments.knows(name))
        ):
            bureau = name.removesuffix("办公室") if name.endswith("局办公室") else name
            return blocks[:-back], _SignOff(name, (lexicon.departments.shown(bureau),), day)
        if name or day is None:
            break  # only a line that is nothing but a date may stand below the name
    return blocks, _SignOff(day=day if dated else None)


def _titled(head: Masthead, blocks: list[Block], signed: _SignOff, lexicon: Lexicon) -> tuple[Masthead, list[Block]]:
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


def _leading(blocks: list[Block], lexicon: Lexicon) -> tuple[str, ...]:
    """Who sent the whole issue, where a line above its first item says so."""
    for block in blocks:
        if block.body_from is not None:
            break
        if block.signature:
            return block.signature.departments
    return ()


def _entries(blocks: list[Block], lexicon: Lexicon, style: str) -> Iterator[Entry]:
    """The items that the blocks make: one a lowest heading; under 【】 one a signed paragraph."""
    stack: dict[Level, str | None] = {}
    current: _Open | None = None
    heading_signed: tuple[str, ...] = ()
    title: str | None = None
    for block in blocks:
        if block.level not in (None, Level.FIRST):
            title = block.heading
        if block.signature is not None and block.level is not None:
            heading_signed = block.signature.departments
        if block.signature is not None and block.level is None and block.body_from is None:
            if current:
                current.signature = (*current.signature, *block.signature.departments)
            continue
        if block.level is not None and (block.level is not Level.POINT or block.body_from is None or block.heading):
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
        current.above = title if block.level is Level.FIRST else None
    if current and current.bodies:
        yield _close(current)


def _add(
    current: _Open | None, block: Block, stack: dict[Level, str | None], lexicon: Lexicon, style: str
) -> Generator[Entry, None, _Open]:
    headed = any(stack.get(level) for level in stack if level is not Level.BRACKET)
    body = _Body.of(block, lexicon, "none" if headed else style)
    if current and current.bodies and (current.signature or body.headline or block.signature):
        yield _close(current)
        current = None
    if current is None:
        headings = [text for level, text in sorted(stack.items()) if level is not Level.BRACKET and text]
        section = stack.get(Level.BRACKET) or (headings[0] if len(headings) > 1 else None)
        byline = block.signature if block.level is None else None
        headline = body.headline or (headings[-1] if headings else byline.printed if byline else None)
        current = _Open(section, headline, start=block.paragraph.start)
        if body.headline and headings and not stack.get(Level.BRACKET):
            current.section = headings[0]
        current.goes_on = block.level is Level.FIRST and not block.paragraph.text.startswith("一是")
    current.bodies.append(body.stretches)
    signed = block.signature.departments if block.signature and block.level is None else ()
    current.signature = body.signature or signed or current.signature
    current.end = block.paragraph.end
    return current


def _close(item: _Open) -> Entry:
    return Entry(
        item.section,
        item.headline,
        item.signature,
        tuple(item.bodies),
        item.start,
        item.end,
        goes_on=item.goes_on,
        above=item.above,
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """The text of a paragraph without its run-in headline and its signature."""

    headline: str | None
    stretches: tuple[Stretch, ...]
    signature: tuple[str, ...]

    @classmethod
    def of(cls, block: Block, lexicon: Lexicon, style: str) -> _Body:
        """The parts of a block's paragraph; `style` says how a headline may run into the body: "run-in", "plain" or "none"."""
        text = block.paragraph.text
        begin, headline = block.body_from or 0, None
        if not begin and style != "none":
            headline, begin = run_in(text, lexicon, style)
        end = len(text)
        signed = trailing_signature(text, lexicon)
        if signed:
            end = signed.start
        return cls(headline, _stretches(block.paragraph.lines, begin, end), signed.departments if signed else ())


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
