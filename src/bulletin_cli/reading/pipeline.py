"""The whole reading: a document to an issue with its items and observations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bulletin_cli.lexicon.endings import looks_like_body, looks_like_place
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Document, Issue, Item, Observation, Quantity
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.actors import Actor, find_actors
from bulletin_cli.reading.attribution import departments_of, issuing_bodies, reports_itself, supervises
from bulletin_cli.reading.drafts import Draft
from bulletin_cli.reading.layout import Entry, Layout, take_apart
from bulletin_cli.reading.quantities import exact, placed, scan
from bulletin_cli.reading.scans import marked
from bulletin_cli.reading.sentences import read_sentence
from bulletin_cli.reading.smoothing import Smooth, smooth
from bulletin_cli.reading.spots import Frame, Sentence
from bulletin_cli.reading.tables import FlatTable, table_drafts

_NAMED_YEAR = re.compile(r"(?<![较比与同])(20[0-9]{2}|19[0-9]{2})\s*年(?!同期|[末底]?相比)")
_DATED_BELOW = re.compile(r"(20[0-9]{2})\s*年\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?[\s）)]*\Z")
_WORK = re.compile(r"(?:重点)?(?:工作|方面|情况|部门|系统|条线)|$|，$")
_BEFORE_BODY = re.compile(r"(?:国网|中共)?(?:[一-鿿]{0,8}[省市县区州盟旗])?")
# What makes a body's name in a heading that of a building or a project: 县人民医院新院区, 水利局宿舍楼改造.
_BUILT = re.compile(
    r"(?:新?(?:院区|校区|址)|新区|[东西南北]院区|[一-鿿]{0,8}(?:项目|工程|大楼|综合楼|门诊楼|病房楼|教学楼|宿舍楼|迁建|扩建|新建))"
)
_LED_BY = re.compile(r"(?P<name>[一-鿿]{3,16})[：:]")
_NAMED_AREA = re.compile(r"([一-鿿]{2})[县市区](?![场政])")
_NEAR_TOP = 600
# An account of the last year is written in the first months of the next.
_EARLY = 3
# Who acts below such a heading is told what to do, and did not report it.
_AHEAD = re.compile(
    r"^(?:下一?步|下一?阶段)|(?:工作|有关|几点|下步)要求$|(?:存在|主要|突出)(?:的)?(?:主要|突出)?问题$|(?:存在|主要)?的?(?:短板|不足|薄弱环节)$"
)
_LONGEST_AREA = 4
_LONGEST = 2000
_LONGEST_NAME = 10
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?\n]?[”）]?")


@dataclass(frozen=True, slots=True)
class _Passage:
    """One paragraph of an item, smooth, with its sentences and who acts in each."""

    text: Smooth
    sentences: tuple[Sentence, ...]
    actors: tuple[tuple[Actor, ...], ...]

    @property
    def start(self) -> int:
        """Where the paragraph starts in the source."""
        return self.text.places[0]


def read(document: Document, lexicon: Lexicon) -> Issue:
    """The issue that a document holds: masthead, items, and every figure with its meaning and its place."""
    layout = take_apart(document.text, lexicon)
    passages = [_passages(document.text, entry, _own_area(layout), lexicon) for entry in layout.entries]
    items = tuple(_items(layout, passages, lexicon))
    year = _year(layout, document.text)
    area = _area_names(_own_area(layout), document.text)
    drafts: list[Draft] = []
    observations: list[Observation] = []
    for item, entry, found in zip(items, layout.entries, passages, strict=True):
        frame = Frame(
            item.index,
            item.departments,
            year,
            item.headline or item.section,
            layout.masthead.issuer,
            area,
            layout.masthead.date,
        )
        parts: list[_Passage | FlatTable] = [*found, *entry.tables]
        for part in sorted(parts, key=lambda part: part.start):
            for draft, observation in _read_part(part, item, frame, drafts, document.text, lexicon):
                drafts.append(draft)
                observations.append(observation)
    return Issue(layout.masthead, items, tuple(marked(one, document.scan) for one in observations))


def _read_part(
    part: _Passage | FlatTable, item: Item, frame: Frame, before: Sequence[Draft], source: str, lexicon: Lexicon
) -> list[tuple[Draft, Observation]]:
    """The figures of a paragraph or a table."""
    if isinstance(part, FlatTable):
        return _table(part, item, frame, source, lexicon)
    return _running(part, item, frame, before, source, lexicon)


def _running(
    passage: _Passage, item: Item, frame: Frame, before: Sequence[Draft], source: str, lexicon: Lexicon
) -> list[tuple[Draft, Observation]]:
    """The figures of a paragraph."""
    drafts = list(before)
    found: list[tuple[Draft, Observation]] = []
    for sentence, actors in zip(passage.sentences, passage.actors, strict=True):
        read_ = read_sentence(sentence, actors, frame, drafts, lexicon)
        drafts.extend(read_)
        found.extend((draft, _observation(draft, item, sentence, passage.text, source)) for draft in read_)
    return found


def _table(
    table: FlatTable, item: Item, frame: Frame, source: str, lexicon: Lexicon
) -> list[tuple[Draft, Observation]]:
    """The figures of a flattened table; the evidence of each is its row."""
    found: list[tuple[Draft, Observation]] = []
    for draft, row, cell in table_drafts(table, frame, lexicon):
        reading = draft.reading
        quantity = Quantity(
            cell.text, cell.start, cell.start + len(cell.text), exact(draft.value), None,
            reading.unit.base, reading.modifier, reading.unit.dimension,
        )  # fmt: skip
        start, end = row[0].start, row[-1].start + len(row[-1].text)
        observation = Observation(
            quantity, item.index, item.section, item.headline, draft.indicator, draft.departments, draft.status,
            draft.measure, draft.period, None, source[start:end], start, draft.rules, draft.doubts,
        )  # fmt: skip
        found.append((draft, observation))
    return found


def _year(layout: Layout, text: str) -> int | None:
    """The year that months without a year belong to: the issue's, else the first that the text names."""
    if layout.masthead.date:
        year = layout.masthead.date.year
        looks_back = layout.masthead.date.month <= _EARLY and f"{year - 1}年" in (layout.masthead.title or "")
        return year - 1 if looks_back else year
    found = _DATED_BELOW.search(text) or _NAMED_YEAR.search(text)
    return int(found[1]) if found else None


def _own_area(layout: Layout) -> str:
    """The words in which the area that the issue is about may be named: title, issuer and headlines."""
    return " ".join(
        filter(None, (layout.masthead.title, layout.masthead.issuer, *(e.headline for e in layout.entries)))
    )


def _area_names(own: str, text: str) -> tuple[str, ...]:
    """The names of the area that the issue is about, without 县, 市 or 区, where the text has them with it: 宁渡 of 宁渡县."""
    named = dict.fromkeys(found[1] for found in _NAMED_AREA.finditer(f"{own} {text[:_NEAR_TOP]}"))
    return tuple(name for name in named if name in own)


def _passages(source: str, entry: Entry, area: str, lexicon: Lexicon) -> list[_Passage]:
    texts = (smooth(source, *((s.start, s.end) for s in stretches)) for stretches in entry.stretches)
    return [_passage(text, area, lexicon) for text in texts]


def _passage(text: Smooth, area: str, lexicon: Lexicon) -> _Passage:
    readings = scan(text.text, lexicon)
    sentences = tuple(
        Sentence(text.text[start:end], start, index, tuple(r for r in readings if start <= r.start < end))
        for index, (start, end) in enumerate(_sentence_spans(text.text))
    )
    actors = tuple(tuple(a for a in find_actors(s.text, lexicon) if not _is_area(a, area)) for s in sentences)
    return _Passage(text, sentences, actors)


def _sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends; one without end is cut at a mark, so that reading stays linear."""
    for found in _SENTENCE.finditer(text):
        start, end = found.span()
        while end - start > _LONGEST:
            cut = max(text.rfind(mark, start, start + _LONGEST) for mark in "；，、") + 1 or start + _LONGEST
            yield start, cut
            start = cut
        yield start, end


def _is_area(actor: Actor, area: str) -> bool:
    """Whether an actor is only the county or city that the whole issue is about."""
    name = actor.departments[0]
    return name.endswith(("县", "市", "区")) and name[:2] in area


def _items(layout: Layout, passages: Sequence[Sequence[_Passage]], lexicon: Lexicon) -> Iterator[Item]:
    """The items with their departments: the signature's, else who acts first in headline or body, else the issuer."""
    issuer = layout.masthead.issuer
    fallback = layout.signed or (
        issuing_bodies(issuer, lexicon) if issuer else _opening_body(layout.masthead.title or "", lexicon)
    )
    first: tuple[str, ...] = ()
    for index, (entry, found) in enumerate(zip(layout.entries, passages, strict=True)):
        above = smooth(entry.headline or "").text + "，"
        headline = [actor for actor in find_actors(above, lexicon) if not _is_area(actor, above)]
        inside = list(_reporting(found))
        if supervises(layout.masthead):
            inside = [actor for actor in inside if found[0].actors and _opens_report(actor, found[0])]
        if _AHEAD.search(entry.headline or "") and fallback:
            inside = []
        headline = headline or _named(f"{entry.headline or ''}，{entry.section or ''}", lexicon)
        opening = () if headline else _opening_body(entry.headline or "", lexicon)
        headline = [Actor(0, 0, opening)] if opening else headline
        signed = entry.signature or (fallback if not headline and reports_itself(layout.masthead) else ())
        departments = departments_of(signed, headline, inside, fallback or first, issuer, lexicon)
        first = first or departments
        yield Item(index, entry.section, entry.headline, departments, entry.start, entry.end)


def _opening_body(heading: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The body that a title or a headline opens with: 国网云泊县供电公司保供简报."""
    title = smooth(heading).text
    found = next(lexicon.body_names.finditer(title), None)
    if found and _BEFORE_BODY.fullmatch(title, 0, found.start()) and not _BUILT.match(title, found.end()):
        return (lexicon.departments.shown(title[: found.end()]),)
    led = _LED_BY.match(title)
    if led and looks_like_body(led["name"]):
        return (lexicon.departments.shown(led["name"]),)
    if len(title) <= _LONGEST_NAME and (looks_like_place(title) or lexicon.departments.knows(title)):
        return (lexicon.departments.shown(title),)
    town = next((actor for actor in find_actors(title, lexicon) if looks_like_place(actor.departments[0])), None)
    return town.departments if town and town.start == 0 else ()


def _reporting(passages: Sequence[_Passage]) -> Iterator[Actor]:
    """Those inside an item who may have reported it: whoever acts in its first sentence, further down no town or street;
    nobody who comes in where figures have been told already.
    """
    for at, passage in enumerate(passages):
        for sentence, group in enumerate(passage.actors):
            told = passage.sentences[sentence]
            first = min((reading.start - told.start for reading in told.readings), default=len(told.text))
            leads = [actor for actor in group if actor.start < first]
            yield from (a for a in leads if (at, sentence) == (0, 0) or not _is_place(a.departments[0]))


def _opens_report(actor: Actor, passage: _Passage) -> bool:
    """Whether one acts in a paragraph's first sentence before any figure of it."""
    first = passage.sentences[0]
    figures = [reading.start - first.start for reading in first.readings]
    return actor in passage.actors[0] and (not figures or actor.start < figures[0])


def _is_place(name: str) -> bool:
    return looks_like_place(name) or (len(name) <= _LONGEST_AREA and name.endswith(("县", "市", "区")))


def _named(text: str, lexicon: Lexicon) -> list[Actor]:
    """The body whose work a heading names: 人民法院工作."""
    found = [m for m in lexicon.body_names.finditer(text) if _WORK.match(text, m.end())]
    return [Actor(m.start(), m.end(), (lexicon.departments.shown(m["name"]),)) for m in found[:1]]


def _observation(draft: Draft, item: Item, sentence: Sentence, text: Smooth, source: str) -> Observation:
    told = draft.reading
    falls = draft.value != told.value
    quantity = placed(replace(told, value=draft.value, upper=draft.upper) if falls else told, text, source)
    start, end = text.span(sentence.start, sentence.start + len(sentence.text))
    return Observation(
        quantity, item.index, item.section, item.headline, draft.indicator, draft.departments, draft.status, draft.measure,
        draft.period, draft.part_of, source[start:end], start, draft.rules, draft.doubts,
    )  # fmt: skip
