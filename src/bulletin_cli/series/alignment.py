"""Which figures of an archive are the same thing: figures in, series out.

Issues are taken from the oldest to the newest, and each figure goes to the series it fits best or opens one of its own.
So what was decided for old issues never changes when newer ones come, and the order of the input does not matter. An
archive can therefore go on from what it remembers of its series (`Gathered`), as if it had never stopped.

The id of a series is a digest of what its oldest figure says: bulletin, department, unit, measure, status, time and the
canonical form of its name (and of its total's). No counter and no row number is in it, so that every machine gives the
same id, and a newer issue cannot change one. Only an issue older than all before can, and only where it words the
indicator otherwise.

What is remembered is recalled shelf by shelf, when a figure first needs it, and what is placed is let go of in between, so
that an archive of any size goes through in the memory that its series take, without their figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from bulletin_cli.model import Figure, Measure, Series, Status
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.cluster import Cluster, Judge
from bulletin_cli.series.evidence import Evidence, evidence_of
from bulletin_cli.series.gathered import Gathered, cluster_of
from bulletin_cli.series.knowledge import Knowledge, Lexicon, knowledge_of
from bulletin_cli.series.match import Match, Placement
from bulletin_cli.series.noun import series_of
from bulletin_cli.series.placing import Placing
from bulletin_cli.series.rulings import NO_RULINGS, Rulings
from bulletin_cli.series.vocabulary import Vocabulary, shipped

Shelf = tuple[str, str, Measure, Status]
Recall = Callable[[Sequence[Shelf]], Iterable[Gathered]]


def align(
    figures: Sequence[Figure],
    lexicon: Lexicon,
    vocabulary: Vocabulary | None = None,
    rulings: Rulings = NO_RULINGS,
) -> tuple[Series, ...]:
    """The series that the figures form, in the order of their oldest figures.

    The figures must be whole issues, each in one revision. A figure that nothing else continues is a series of one.
    """
    alignment = Alignment(knowledge_of(lexicon, vocabulary or shipped()), rulings)
    for issue in by_age(figures):
        alignment.take(issue)
    return alignment.series()


def by_age(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """The figures issue by issue, the oldest first."""
    issues: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        issues[figure.issue].append(figure)
    yield from sorted(issues.values(), key=lambda issue: _age(issue[0]))


def _age(figure: Figure) -> tuple[date, int, str]:
    return figure.date or date.max, figure.number if figure.number is not None else -1, figure.issue


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of some issues: the series that they opened, where each figure went, on which shelves series stand now."""

    opened: tuple[Cluster, ...]
    placements: tuple[Placement, ...]
    stood: tuple[tuple[Shelf, str], ...]
    grown: tuple[Cluster, ...]


def _nothing(shelves: Sequence[Shelf]) -> tuple[Gathered, ...]:
    """What an empty archive remembers of these shelves."""
    del shelves
    return ()


class Alignment:
    """Series that take one issue after the other, beginning with nothing or with what an archive remembers.

    `recall` tells all series that stand on any of some shelves, and is asked of each shelf once; `pinned` are the series
    that hold figures which a person decided about.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        rulings: Rulings = NO_RULINGS,
        recall: Recall = _nothing,
        pinned: Iterable[Gathered] = (),
    ) -> None:
        self._knowledge = knowledge
        self._judge = Judge(knowledge)
        self._rulings = rulings
        self._spoken_of = rulings.addresses
        self._shelves: defaultdict[Shelf, dict[str, Cluster]] = defaultdict(dict)
        self._recall = recall
        self._recalled: set[Shelf] = set()
        self._order = 0
        self._known: set[str] = set()
        self._pinned: dict[str, Cluster] = {}
        self._keys: Counter[str] = Counter()
        self._stood: list[tuple[Shelf, str]] = []
        self._opened: list[Cluster] = []
        self._placements: list[Placement] = []
        self._related: dict[str, tuple[str | None, str | None]] = {}
        self._grown: dict[str, Cluster] = {}
        for one in pinned:
            self._remember(one)

    def count_from(self, order: int) -> None:
        """Nothing; the series opened from now on are numbered from the one behind `order` on."""
        self._order = order

    def take(self, issue: Sequence[Figure]) -> None:
        """Place every figure of one issue, newer than all taken before. The figures must be the issue's whole list."""
        evidence = evidence_of(issue, self._knowledge)
        self._recall_shelves({shelf for one in evidence for shelf in shelves_of(one)})
        Placing(self, evidence, self._judge, self._rulings).run()

    def series(self) -> tuple[Series, ...]:
        """The series opened since the last `let_go`, each with its figures."""
        return tuple(series_of(cluster) for cluster in self._opened)

    def placed(self) -> Placed:
        """What became of the issues taken since the last `let_go`."""
        grown = tuple(self._grown.values())
        told = tuple(
            replace(one, total=self._related[one.address][0], base=self._related[one.address][1])
            if one.address in self._related
            else one
            for one in self._placements
        )
        return Placed(tuple(self._opened), told, tuple(self._stood), grown)

    def let_go(self) -> None:
        """Nothing; the series go on without the figures taken so far, which somebody else keeps."""
        for cluster in self._grown.values():
            cluster.members.clear()
        self._opened, self._placements, self._stood, self._grown, self._related = [], [], [], {}, {}

    def candidates(self, evidence: Evidence) -> Iterator[Cluster]:
        """The series of the figure's departments, unit, measure and status, the oldest first."""
        shelves = [self._shelves[shelf] for shelf in shelves_of(evidence)]
        if len(shelves) == 1:
            return iter(shelves[0].values())
        found = {id_: one for shelf in shelves for id_, one in shelf.items()}
        return iter(sorted(found.values(), key=lambda one: one.order))

    def holder(self, addresses: Iterable[str]) -> Cluster | None:
        """The series that holds any of the figures, where one does."""
        return next((self._pinned[address] for address in sorted(addresses) if address in self._pinned), None)

    def open(self, evidence: Evidence, total: Cluster | None, base: Cluster | None, match: Match) -> Cluster:
        """A new series with the figure in it."""
        key = _key(evidence, total)
        cluster = Cluster(
            id=self._id(key),
            key=key,
            symbol=evidence.figure.observation.unit,
            total=total.id if total else None,
            base=base.id if base else None,
            last=evidence,
            order=self._next(),
        )
        self._opened.append(cluster)
        self._known.add(cluster.id)
        self.put(evidence, cluster, match)
        return cluster

    def put(self, evidence: Evidence, cluster: Cluster, match: Match) -> None:
        """The figure into the series."""
        cluster.take(evidence)
        address = evidence.figure.address
        if address in self._spoken_of:
            cluster.pinned.add(address)
            self._pinned[address] = cluster
        for shelf in shelves_of(evidence):
            if cluster.id not in self._shelves[shelf]:
                self._shelves[shelf][cluster.id] = cluster
                self._stood.append((shelf, cluster.id))
        self._grown[cluster.id] = cluster
        self._placements.append(Placement(address, cluster.id, evidence.timing, match))

    def relate(self, address: str, total: str | None, base: str | None) -> None:
        """The series of a placed figure's total and base, by id."""
        self._related[address] = total, base

    def _next(self) -> int:
        self._order += 1
        return self._order

    def _recall_shelves(self, shelves: set[Shelf]) -> None:
        wanted = sorted(shelves - self._recalled)
        self._recalled.update(wanted)
        found = [shelf for one in self._recall(wanted) if one.id not in self._known for shelf in self._remember(one)]
        for shelf in set(found):
            self._shelves[shelf] = dict(sorted(self._shelves[shelf].items(), key=lambda one: one[1].order))

    def _remember(self, gathered: Gathered) -> list[Shelf]:
        """The shelves that the series stands on now."""
        cluster = cluster_of(gathered, self._knowledge)
        self._known.add(cluster.id)
        self._keys[cluster.key] += 1
        seen = cluster.last.figure.observation
        shelves = [(name, cluster.last.unit, seen.measure, seen.status) for name in cluster.departments]
        for shelf in shelves:
            self._shelves[shelf][cluster.id] = cluster
        for address in cluster.pinned:
            self._pinned[address] = cluster
        return shelves

    def _id(self, key: str) -> str:
        """A short digest of the key; series that say the same are numbered in the order they were opened."""
        self._keys[key] += 1
        again = f"\t{self._keys[key]}" if self._keys[key] > 1 else ""
        return "s" + sha256((key + again).encode()).hexdigest()[:10]


def shelves_of(evidence: Evidence) -> Iterator[Shelf]:
    """Where series that the figure may join are found."""
    seen = evidence.figure.observation
    yield from ((name, evidence.unit, seen.measure, seen.status) for name in evidence.departments)


def _key(evidence: Evidence, total: Cluster | None) -> str:
    """What the oldest figure of a series says, on one line."""
    figure, seen = evidence.figure, evidence.figure.observation
    parts = (
        "".join((figure.title or figure.issuer or "").split()),
        "、".join(evidence.departments),
        evidence.unit,
        seen.measure,
        seen.status,
        evidence.timing,
        evidence.form.key,
    )
    return "\t".join((*parts, total.key if total else ""))
