"""A series as an archive remembers it: enough to go on with it, without its figures."""

from __future__ import annotations

from bulletin_cli.model import Figure
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.cluster import Cluster
from bulletin_cli.series.evidence import evidence_at
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.timing import Timing


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which figures of a series were worded."""

    indicator: str
    departments: tuple[str, ...]
    timing: Timing


@dataclass(frozen=True, slots=True)
class Gathered:
    """A series so far: the ids of its total and its base, its newest figure, all its wordings.

    `key` is what its id was made of, `pinned` the addresses of the members that a person decided about; `order` counts
    series as they were opened.
    """

    id: str
    key: str
    unit: str
    total: str | None
    base: str | None
    last: Figure
    wordings: tuple[Wording, ...]
    pinned: tuple[str, ...] = ()
    order: int = 0


def cluster_of(gathered: Gathered, knowledge: Knowledge) -> Cluster:
    """The series ready to take more figures."""
    cluster = Cluster(
        id=gathered.id,
        key=gathered.key,
        symbol=gathered.unit,
        total=gathered.total,
        base=gathered.base,
        last=evidence_at(gathered.last, knowledge),
        pinned=set(gathered.pinned),
        order=gathered.order,
    )
    for wording in gathered.wordings:
        cluster.learn(knowledge.form(wording.indicator), knowledge.lineages(wording.departments), wording.timing)
    return cluster
