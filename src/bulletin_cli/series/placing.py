"""The figures of one issue on their way into series, each series taking at most one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Protocol

from bulletin_cli.nouns import dataclass
from bulletin_cli.series.cluster import ACCEPTED, Cluster, Fit, Judge, match_of
from bulletin_cli.series.evidence import Evidence
from bulletin_cli.series.match import Match, Rule
from bulletin_cli.series.rulings import Rulings


class Shelves(Protocol):
    """What placing asks of the series gathered so far."""

    def candidates(self, evidence: Evidence, /) -> Iterator[Cluster]:
        """The series that a figure may join."""

    def holder(self, addresses: frozenset[str], /) -> Cluster | None:
        """The series that holds any of the figures."""

    def open(self, evidence: Evidence, total: Cluster | None, base: Cluster | None, match: Match, /) -> Cluster:
        """A new series with the figure in it."""

    def put(self, evidence: Evidence, cluster: Cluster, match: Match, /) -> None:
        """The figure into the series."""

    def relate(self, address: str, total: str | None, base: str | None, /) -> None:
        """The series of a placed figure's total and base, by id."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of the issue and a series it fits."""

    at: int
    order: int
    cluster: Cluster
    fit: Fit


class Placing:
    """One issue's figures and where each of them goes."""

    def __init__(self, shelves: Shelves, evidence: tuple[Evidence, ...], judge: Judge, rulings: Rulings) -> None:
        self._shelves = shelves
        self._evidence = evidence
        self._judge = judge
        self._rulings = rulings
        self._placed: dict[int, Cluster] = {}
        self._taken: set[str] = set()
        # Figures that fit two series alike, and so begin one of their own until a person says which.
        self._left: dict[int, Match] = {}

    def run(self) -> None:
        """Place them all. Totals go before their parts, amounts before what speaks of them, people before rules."""
        for places in self._rounds():
            self._ruled(places)
            self._match([at for at in places if at not in self._placed])
            for at in places:
                if at not in self._placed:
                    self._open(at)
        for evidence in self._evidence:
            total, base = self._series(evidence.total), self._series(evidence.base)
            if total or base:
                self._shelves.relate(evidence.figure.address, total, base)

    def _rounds(self) -> list[list[int]]:
        rounds: dict[tuple[bool, int], list[int]] = defaultdict(list)
        for at, evidence in enumerate(self._evidence):
            rounds[evidence.derived, self._depth(at)].append(at)
        return [rounds[key] for key in sorted(rounds)]

    def _depth(self, at: int) -> int:
        """How many totals stand above the figure; a circle of totals counts as far as it was walked."""
        walked = {at}
        while (above := self._evidence[at].total) is not None and above not in walked:
            walked.add(above)
            at = above
        return len(walked) - 1

    def _ruled(self, places: list[int]) -> None:
        """Place the figures that a person decided about."""
        for at in places:
            partners = self._rulings.together.get(self._evidence[at].figure.address)
            cluster = self._shelves.holder(partners) if partners else None
            if cluster is not None and cluster.id not in self._taken:
                self._put(at, cluster, Match(Rule.PERSON))

    def _match(self, places: list[int]) -> None:
        """Place the best fitting pairs first; of equal ones the figure that stands first, the oldest series."""
        pairs_of = {at: sorted(self._pairs(at), key=_rank) for at in places}
        for pair in sorted(chain.from_iterable(pairs_of.values()), key=_rank):
            if pair.at in self._placed or pair.cluster.id in self._taken:
                continue
            match = self._explained(pair, pairs_of[pair.at])
            if match.tossed:
                self._left.setdefault(pair.at, Match(Rule.FIRST, match.score, match.fit, pair.cluster.id, match.fit))
            else:
                self._put(pair.at, pair.cluster, match)

    def _pairs(self, at: int) -> Iterator[Pair]:
        evidence = self._evidence[at]
        if evidence.figure.address in self._rulings.alone:
            return
        banned = self._rulings.apart.get(evidence.figure.address, frozenset())
        total, base = self._series(evidence.total), self._series(evidence.base)
        for order, cluster in enumerate(self._shelves.candidates(evidence)):
            if cluster.id in self._taken or not banned.isdisjoint(cluster.pinned):
                continue
            fit = self._judge.fit(evidence, cluster, total, base)
            if fit.whole >= ACCEPTED:
                yield Pair(at, order, cluster, fit)

    def _explained(self, pair: Pair, pairs: list[Pair]) -> Match:
        """The match of a pair, with the best other series that the figure could have gone to."""
        match = match_of(self._evidence[pair.at], pair.cluster, pair.fit)
        others = (one for one in pairs if one.cluster.id != pair.cluster.id)
        second = next((one for one in others if one.cluster.id not in self._taken), None)
        if second is None:
            return match
        return replace(match, runner_up=second.cluster.id, runner_fit=round(second.fit.whole, 3))

    def _series(self, at: int | None) -> str | None:
        cluster = self._cluster(at)
        return cluster.id if cluster else None

    def _cluster(self, at: int | None) -> Cluster | None:
        return None if at is None else self._placed.get(at)

    def _open(self, at: int) -> None:
        evidence = self._evidence[at]
        total, base = self._cluster(evidence.total), self._cluster(evidence.base)
        self._note(at, self._shelves.open(evidence, total, base, self._left.get(at, Match(Rule.FIRST))))

    def _put(self, at: int, cluster: Cluster, match: Match) -> None:
        self._shelves.put(self._evidence[at], cluster, match)
        self._note(at, cluster)

    def _note(self, at: int, cluster: Cluster) -> None:
        self._placed[at] = cluster
        self._taken.add(cluster.id)


def _rank(pair: Pair) -> tuple[float, int, int]:
    return -pair.fit.whole, pair.at, pair.order
