"""One issue: its masthead, its items in the looks of its publication, its foot; and every figure that it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from types import MappingProxyType
from typing import Final

from benchmarks.invented.amounts import DIGITS, Clerk, Piece, Told, chinese, printed
from benchmarks.invented.county import Appearance, County, Layout
from benchmarks.invented.matter import Indicator
from benchmarks.invented.sentences import SENTENCES, Desk, Words
from bulletin_cli.lexicon.departments import Registry

ITEMS: Final = (6, 6, 7)
Matter = Mapping[str, tuple[Indicator, ...]]


@dataclass(frozen=True, slots=True)
class Issue:
    """An invented bulletin: what it says on its masthead, its text, and the figures that it tells, in reading order."""

    title: str
    number: int
    day: date
    text: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news: its section, its headline, its paragraphs, and who signs it, as printed."""

    section: str
    headline: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    signed: str


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What all invented bulletins are written from."""

    matter: Matter
    words: Words
    registry: Registry

    def issue(self, county: County, appearance: Appearance) -> Issue:
        """The issue that is due."""
        publication = appearance.publication
        chance = Random(f"{county.seed}/{county.index}/{publication.title}/{appearance.day}")
        clerk = Clerk(
            "" if publication.layout in (Layout.BRIEF, Layout.SIGNED) else " ", publication.layout is Layout.BRIEF
        )
        departments = chance.sample(list(self.matter), chance.choice(ITEMS))
        items = [
            self._item(Desk(county, clerk, department, appearance.day, chance, self.words), publication.layout)
            for department in departments
        ]
        if publication.layout is Layout.LETTERHEAD:
            items[-1] = self._towns(county, clerk, appearance.day, chance)
        pieces = list(LAYOUTS[publication.layout](county, appearance, items, self.words))
        told = tuple(piece for piece in pieces if isinstance(piece, Told))
        return Issue(publication.title, appearance.number, appearance.day, printed(pieces), told)

    def _item(self, desk: Desk, layout: Layout) -> Item:
        chance, words = desk.chance, self.words
        chosen = chance.sample(self.matter[desk.department], chance.choice((3, 3, 4)))
        split = chance.randrange(1, len(chosen))
        first, second = chance.sample(SENTENCES, 2)
        told = [first(desk, chosen[:split]), second(desk, chosen[split:])]
        prose = chance.sample(words.prose, chance.choice((1, 2)))
        paragraphs: list[tuple[Piece, ...]]
        if layout is not Layout.SIGNED:
            paragraphs = [("".join(prose), *told[0], *told[1])]
        elif chance.random() < 0.5:
            paragraphs = [(words.marks[0], *prose, *told[0], words.marks[1], *told[1])]
        else:
            paragraphs = [(*prose, *told[0]), tuple(told[1])]
        return Item(
            chance.choice(words.sections),
            f"{self._printed(desk.department, chance)}{chance.choice(words.heads)}{chance.choice(words.tails)}",
            tuple(paragraphs),
            self._printed(desk.department, chance),
        )

    def _printed(self, department: str, chance: Random) -> str:
        known = self.registry.departments[department]
        spellings = (known.name, known.full or known.name, *known.aliases[:1])
        return f"县{chance.choice([name for name in spellings if self.registry.shown(name) == department])}"

    def _towns(self, county: County, clerk: Clerk, day: date, chance: Random) -> Item:
        """The last item of a letterhead: one figure from each of three towns, their names in bold."""
        department = chance.choice(["农业农村局", "应急管理局", "民政局", "林业局"])
        towns = chance.sample(county.towns, 3)
        pieces: list[Piece] = ["各乡镇街道迅速行动、狠抓落实。截至目前，"]
        for place, town in enumerate(towns):
            indicator = chance.choice(self.matter[department])
            desk = Desk(county, clerk, town, day, chance, self.words)
            wording, comma = desk.wording(indicator), "；" if place else ""
            pieces += desk.said(f"{comma}**{town}**{wording}", desk.amount(desk.total(indicator) / 12, indicator))
        head = f"我县{chance.choice(self.words.heads)}{chance.choice(self.words.tails)}"
        return Item("乡村振兴", head, ((*pieces, "。"),), " ".join(towns))


Writer = Callable[[County, Appearance, Sequence[Item], Words], Iterator[Piece]]


def letterhead(county: County, appearance: Appearance, items: Sequence[Item], words: Words) -> Iterator[Piece]:
    """A letterhead with bracketed sections, headlines at the head of their paragraph, and signatures in brackets."""
    day = appearance.day
    yield f"{appearance.publication.title}\n\n第 {appearance.number} 期\n\n{county.name}县人民政府办公室\n\n"
    yield f"{day.year} 年 {day.month} 月 {day.day} 日\n\n"
    section = ""
    for item in (*sorted(items[:-1], key=lambda item: words.sections.index(item.section)), items[-1]):
        if item.section != section:
            yield f"【{item.section}】\n\n"
        section = item.section
        yield f"{item.headline} "
        for paragraph in item.paragraphs:
            yield from paragraph
        yield f"（{item.signed.removeprefix('县')}）\n\n"
    yield f"{words.foot}\n\n责任编辑：甲某某\n\n审核：乙某某\n\n签发：丙某某\n"


def brief(county: County, appearance: Appearance, items: Sequence[Item], words: Words) -> Iterator[Piece]:
    """A brief with 一、 and （一） headings, its date in characters, and the source below each text."""
    day = appearance.day
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    yield f"{appearance.publication.title}\n\n（总第 {appearance.number} 期）\n\n{county.name}县人民政府办公室　　　　　　"
    yield f"{year}年{chinese(day.month)}月{chinese(day.day)}日\n\n"
    sections = list(dict.fromkeys(item.section for item in items))
    for place, section in enumerate(sections, start=1):
        yield f"{chinese(place)}、{section}\n\n"
        for number, item in enumerate((item for item in items if item.section == section), start=1):
            yield f"（{chinese(number)}）{item.headline}\n\n"
            for paragraph in item.paragraphs:
                yield from paragraph
                yield "\n\n"
            yield f"来源：{item.signed}\n\n"
    yield f"{words.foot}\n"


def bullets(county: County, appearance: Appearance, items: Sequence[Item], words: Words) -> Iterator[Piece]:
    """A news sheet whose items open with a bullet and end with who sent them."""
    day = appearance.day
    yield f"{appearance.publication.title}\n第 {appearance.number} 期\n{county.name}县委办公室 {day.year}年{day.month}月{day.day}日\n\n"
    for item in items:
        yield f"● {item.headline}\n"
        for paragraph in item.paragraphs:
            yield from paragraph
        yield f"（{item.signed}）\n\n"


def signed(county: County, appearance: Appearance, items: Sequence[Item], words: Words) -> Iterator[Piece]:
    """A report on tasks: numbered headlines, 一是 and 二是 in the text, the sender on a line of its own."""
    day = appearance.day
    yield f"{appearance.publication.title}\n\n第{appearance.number}期\n\n{county.name}县政府督查室\n\n{day.year}年{day.month}月{day.day}日\n\n"
    for place, item in enumerate(items, start=1):
        yield f"{chinese(place)}、{item.headline}\n\n"
        for paragraph in item.paragraphs:
            yield from paragraph
            yield "\n\n"
        yield f"报送单位：{item.signed}\n\n"
    yield f"{words.foot}\n"


LAYOUTS: Final[Mapping[Layout, Writer]] = MappingProxyType(
    {Layout.LETTERHEAD: letterhead, Layout.BRIEF: brief, Layout.BULLETS: bullets, Layout.SIGNED: signed}
)
