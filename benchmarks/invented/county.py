"""The invented counties: their names, their towns, their publications, and how their figures grow through a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from random import Random
from typing import Final

from benchmarks.invented.matter import Indicator

FIRST: Final = "沐栖澜崇翠岚霁砚槐棠芷鹭琅檀樟柏榆枫桐梓蘅菱荻苇"
SECOND: Final = "泽浦原岭川湖溪台丘陵洲渡塘屏桥坪峪沂淇汶沅渚澧涟"
MOST_COUNTIES: Final = len(FIRST) * len(SECOND)
TOWN_FIRST: Final = "柳石青白红龙双长大小新古上下东西南北高平"
TOWN_SECOND: Final = "河梁坪桥店集岗寨庄堡湾滩塔井亭窑槐杨"
TOWN_KINDS: Final = ("镇", "镇", "乡", "街道")


def fraction(*names: object) -> float:
    """A number from 0 up to 1 that belongs to these names, the same in every process."""
    digest = sha256("/".join(map(str, names)).encode()).digest()
    return int.from_bytes(digest[:6]) / (1 << 48)


class Layout(Enum):
    """How a publication looks."""

    LETTERHEAD = "政务快报"
    BRIEF = "工作简报"
    BULLETS = "工作动态"
    SIGNED = "重点工作专报"


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication of a county: its title, its looks, and the days of the week (0 is Monday) it comes out on."""

    title: str
    layout: Layout
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """One issue that is due: of which publication, with which number, on which day."""

    publication: Publication
    number: int
    day: date


@dataclass(frozen=True, slots=True)
class County:
    """A county that does not exist."""

    seed: int
    index: int

    @property
    def name(self) -> str:
        """Its name without 县; each index up to MOST_COUNTIES has its own.

        >>> len({County(1, index).name for index in range(MOST_COUNTIES)}) == MOST_COUNTIES
        True
        """
        place = (self.index * 239 + self.seed) % MOST_COUNTIES
        return FIRST[place // len(SECOND)] + SECOND[place % len(SECOND)]

    @property
    def towns(self) -> tuple[str, ...]:
        """Ten towns and streets."""
        chance = Random(f"{self.seed}/{self.index}/towns")
        names = dict.fromkeys(chance.choice(TOWN_FIRST) + chance.choice(TOWN_SECOND) for _ in range(40))
        return tuple(name + chance.choice(TOWN_KINDS) for name in list(names)[:10])

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Two or three publications, of different looks; the letterhead comes out twice a week."""
        chance = Random(f"{self.seed}/{self.index}/publications")
        others = chance.sample([Layout.BRIEF, Layout.BULLETS, Layout.SIGNED], chance.choice((1, 2)))
        weekly = [Publication(f"{self.name}县{layout.value}", layout, (chance.randrange(5),)) for layout in others]
        return (Publication(f"{self.name}{Layout.LETTERHEAD.value}", Layout.LETTERHEAD, (1, 4)), *weekly)

    def appearances(self, since: date) -> Iterator[Appearance]:
        """Its issues day by day, without end; the numbers begin anew each January."""
        publications = self.publications
        numbers = dict.fromkeys(publications, 0)
        day = since
        while True:
            if (day.month, day.day) == (1, 1):
                numbers = dict.fromkeys(publications, 0)
            for publication in publications:
                if day.weekday() in publication.weekdays:
                    numbers[publication] += 1
                    yield Appearance(publication, numbers[publication], day)
            day += timedelta(days=1)

    def target(self, department: str, indicator: Indicator, year: int) -> Decimal:
        """What a department has set itself for a year."""
        size = 0.6 + 0.9 * fraction(self.seed, self.index, department, indicator.name, year, "size")
        aimed = indicator.year * Decimal(size)
        if aimed < 1000 and not indicator.whole:
            return round(aimed, 1)
        return max(round(aimed, -1), Decimal(10))

    def total(self, department: str, indicator: Indicator, day: date) -> Decimal:
        """What it has done of that since the first of January: it rises through the year, quicker or slower."""
        target = self.target(department, indicator, day.year)
        reach, bend = (
            fraction(self.seed, self.index, department, indicator.name, day.year, word) for word in ("reach", "bend")
        )
        share = (0.85 + 0.25 * reach) * (day.timetuple().tm_yday / 366) ** (0.7 + 0.6 * bend)
        return target * Decimal(share)
