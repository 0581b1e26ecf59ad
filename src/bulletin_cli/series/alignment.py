"""Which figures of an archive are the same thing: figures in, series out.

Issues are taken from the oldest to the newest, and each figure goes to the series it fits best or opens one of its own.
So what was decided for old issues never changes when newer ones come, and the order of the input does not matter.

The id of a series is a digest of what its oldest figure says: bulletin, department, unit, measure, status, time and the
canonical form of its name (and of its total's). No counter and no row number is in it, so that every machine gives the
same id, and a newer issue cannot change one. Only an issue older than all before can, and only where it words the
indicator otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256

from bulletin_cli.model import Figure, Series
from bulletin_cli.series.cluster import ACCEPTED, Cluster, Judge
from bulletin_cli.series.evidence import Evidence, evidence_of
from bulletin_cli.series.knowledge import Lexicon, knowledge_of
from bulletin_cli.series.noun import series_of
from bulletin_cli.series.vocabulary import Vocabulary, shipped

Shelf = dict[tuple[str, str, str, str], list[Cluster]]


def align(figures: Sequence[Figure], lexicon: Lexicon, vocabulary: Vocabulary | None = None) -> tuple[Series, ...]:
    """The series that the figures form, by department, then in reading order of their oldest figures.

    The figures must be whole issues, each in one revision: `part_of` counts through an issue's figures. A figure that
    nothing else continues is a series of one.
    """
    knowledge = knowledge_of(lexicon, vocabulary or shipped())
    shelf: Shelf = defaultdict(list)
    clusters: list[Cluster] = []
    for issue in _issues(figures):
        clusters += _Placing(evidence_of(issue, knowledge), shelf, Judge(knowledge)).run()
    return tuple(series_of(cluster, name) for cluster, name in zip(clusters, _ids(clusters), strict=True))


def _issues(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures issue by issue, the oldest first."""
    by_issue: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_issue[figure.issue].append(figure)
    yield from sorted(by_issue.values(), key=lambda issue: _age(issue[0]))


def _age(figure: Figure) -> tuple[date, int, str]:
    return figure.date or date.max, figure.number if figure.number is not None else -1, figure.issue


class _Placing:
    """The figures of one issue on their way into clusters, each cluster taking at most one."""

    def __init__(self, evidence: tuple[Evidence, ...], shelf: Shelf, judge: Judge) -> None:
        self.evidence = evidence
        self.shelf = shelf
        self.judge = judge
        self.placed: dict[int, Cluster] = {}
        self.opened: list[Cluster] = []

    def run(self) -> list[Cluster]:
        """The clusters that had to be opened. Totals go before their parts, amounts before what speaks of them."""
        for places in self._rounds():
            self._match(places)
            for at in places:
                if at not in self.placed:
                    self._open(at)
        return self.opened

    def _rounds(self) -> list[list[int]]:
        rounds: dict[tuple[bool, int], list[int]] = defaultdict(list)
        for at, evidence in enumerate(self.evidence):
            rounds[evidence.derived, self._depth(at)].append(at)
        return [rounds[key] for key in sorted(rounds)]

    def _depth(self, at: int) -> int:
        """How many totals stand above the figure; a circle of totals counts as far as it was walked."""
        walked = {at}
        while (above := self.evidence[at].total) is not None and above not in walked:
            walked.add(above)
            at = above
        return len(walked) - 1

    def _match(self, places: list[int]) -> None:
        """Place the best fitting pairs first; of equal ones the figure that stands first, the oldest cluster."""
        pairs = sorted(
            (-fit, at, order, cluster)
            for at in places
            for order, cluster in enumerate(self._candidates(at))
            if (fit := self._fit(at, cluster)) >= ACCEPTED
        )
        for _, at, _, cluster in pairs:
            if at not in self.placed and not self._has(cluster):
                self._place(at, cluster)

    def _has(self, cluster: Cluster) -> bool:
        return cluster.members[-1].figure.issue == self.evidence[0].figure.issue

    def _fit(self, at: int, cluster: Cluster) -> float:
        evidence = self.evidence[at]
        return self.judge.fit(evidence, cluster, self._cluster(evidence.total), self._cluster(evidence.base))

    def _cluster(self, at: int | None) -> Cluster | None:
        return None if at is None else self.placed.get(at)

    def _shelves(self, at: int) -> Iterator[tuple[str, str, str, str]]:
        evidence = self.evidence[at]
        seen = evidence.figure.observation
        yield from ((name, evidence.unit, seen.measure, seen.status) for name in evidence.departments)

    def _candidates(self, at: int) -> list[Cluster]:
        found = {id(cluster): cluster for shelf in self._shelves(at) for cluster in self.shelf[shelf]}
        return [cluster for cluster in found.values() if not self._has(cluster)]

    def _open(self, at: int) -> None:
        evidence = self.evidence[at]
        total = self._cluster(evidence.total)
        cluster = Cluster(_key(evidence, total), evidence, total, self._cluster(evidence.base))
        self.opened.append(cluster)
        self._place(at, cluster)

    def _place(self, at: int, cluster: Cluster) -> None:
        cluster.take(self.evidence[at])
        self.placed[at] = cluster
        for shelf in self._shelves(at):
            if not any(known is cluster for known in self.shelf[shelf]):
                self.shelf[shelf].append(cluster)


def _key(evidence: Evidence, total: Cluster | None) -> str:
    """What the oldest figure of a series says, on one line."""
    figure, seen = evidence.figure, evidence.figure.observation
    place = "".join((figure.title or figure.issuer or "").split())
    parts = (
        place,
        "、".join(evidence.departments),
        evidence.unit,
        seen.measure,
        seen.status,
        evidence.timing,
        evidence.form.key,
    )
    return "\t".join((*parts, total.key if total else ""))


def _ids(clusters: Sequence[Cluster]) -> Iterator[str]:
    """A short digest of each key; series that say the same are numbered in the order they were opened."""
    seen: defaultdict[str, int] = defaultdict(int)
    for cluster in clusters:
        seen[cluster.key] += 1
        again = f"\t{seen[cluster.key]}" if seen[cluster.key] > 1 else ""
        yield "s" + sha256((cluster.key + again).encode()).hexdigest()[:10]
