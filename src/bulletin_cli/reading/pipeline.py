"""The whole reading: a document to an issue with its items and observations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Document, Issue, Item, Observation
from bulletin_cli.reading.actors import Actor, find_actors
from bulletin_cli.reading.attribution import departments_of
from bulletin_cli.reading.drafts import Draft
from bulletin_cli.reading.layout import Entry, Layout, take_apart
from bulletin_cli.reading.quantities import placed, scan
from bulletin_cli.reading.sentences import read_sentence
from bulletin_cli.reading.smoothing import Smooth, smooth
from bulletin_cli.reading.spots import Frame, Sentence

_NAMED_YEAR = re.compile(r"(20[0-9]{2}|19[0-9]{2})\s*年")
_WORK = re.compile(r"(?:重点)?(?:工作|方面|情况|部门|系统|条线)|$|，$")
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?\n]?[”）]?")


@dataclass(frozen=True, slots=True)
class _Passage:
    """One paragraph of an item, smooth, with its sentences and who acts in each."""

    text: Smooth
    sentences: tuple[Sentence, ...]
    actors: tuple[tuple[Actor, ...], ...]


def read(document: Document, lexicon: Lexicon) -> Issue:
    """The issue that a document holds: masthead, items, and every figure with its meaning and its place."""
    layout = take_apart(document.text, lexicon)
    passages = [_passages(document.text, entry, lexicon) for entry in layout.entries]
    items = tuple(_items(layout, passages, lexicon))
    drafts: list[Draft] = []
    observations: list[Observation] = []
    for item, found in zip(items, passages, strict=True):
        frame = Frame(item.index, item.departments, _year(layout, document.text), item.headline, layout.masthead.issuer)
        for passage in found:
            for sentence, actors in zip(passage.sentences, passage.actors, strict=True):
                read_ = read_sentence(sentence, actors, frame, drafts, lexicon)
                drafts.extend(read_)
                observations.extend(_observation(draft, item, sentence, passage.text, document.text) for draft in read_)
    return Issue(layout.masthead, items, tuple(observations))


def _year(layout: Layout, text: str) -> int | None:
    """The year that months without a year belong to: the issue's, else the first that the text names."""
    if layout.masthead.date:
        return layout.masthead.date.year
    found = _NAMED_YEAR.search(text)
    return int(found[1]) if found else None


def _passages(source: str, entry: Entry, lexicon: Lexicon) -> list[_Passage]:
    return [_passage(smooth(source, *((s.start, s.end) for s in stretches)), lexicon) for stretches in entry.stretches]


def _passage(text: Smooth, lexicon: Lexicon) -> _Passage:
    readings = scan(text.text, lexicon)
    sentences = tuple(
        Sentence(m[0], m.start(), index, tuple(r for r in readings if m.start() <= r.start < m.end()))
        for index, m in enumerate(_SENTENCE.finditer(text.text))
    )
    return _Passage(text, sentences, tuple(tuple(find_actors(s.text, lexicon)) for s in sentences))


def _items(layout: Layout, passages: Sequence[Sequence[_Passage]], lexicon: Lexicon) -> Iterator[Item]:
    """The items with their departments: the signature's, else who acts first in headline or body, else the issuer."""
    issuer = layout.masthead.issuer
    fallback = layout.signed or ((lexicon.departments.shown(issuer),) if issuer else ())
    first: tuple[str, ...] = ()
    for index, (entry, found) in enumerate(zip(layout.entries, passages, strict=True)):
        headline = find_actors(smooth(entry.headline or "").text + "，", lexicon)
        inside = [actor for passage in found for group in passage.actors for actor in group]
        headline = headline or _named(f"{entry.headline or ''}，{entry.section or ''}", lexicon)
        departments = departments_of(entry.signature, headline, inside, fallback or first, issuer, lexicon)
        first = first or departments
        yield Item(index, entry.section, entry.headline, departments, entry.start, entry.end)


def _named(text: str, lexicon: Lexicon) -> list[Actor]:
    """The body whose work a heading names: 人民法院工作."""
    found = [m for m in lexicon.body_names.finditer(text) if _WORK.match(text, m.end())]
    return [Actor(m.start(), m.end(), (lexicon.departments.shown(m["name"]),)) for m in found[:1]]


def _observation(draft: Draft, item: Item, sentence: Sentence, text: Smooth, source: str) -> Observation:
    quantity = placed(replace(draft.reading, value=draft.value, upper=draft.upper), text, source)
    start, end = text.span(sentence.start, sentence.start + len(sentence.text))
    return Observation(
        quantity, item.index, item.section, item.headline, draft.indicator, draft.departments, draft.status, draft.measure,
        draft.period, draft.part_of, source[start:end], start, draft.rules, draft.doubts,
    )  # fmt: skip
