"""A series while it is being gathered, and how well one more figure fits it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bulletin_cli.model import Figure, Measure, Status
from bulletin_cli.series.evidence import Evidence
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.naming import Form
from bulletin_cli.series.similarity import shared
from bulletin_cli.series.timing import Timing, agree

ACCEPTED: Final = 0.62
# What the base says weighs more than the name where a percentage is named after its plan (占年度任务).
SAME_BASE: Final = 0.75
OTHER_BASE: Final = 0.5
OTHER_CLASSIFIER: Final = 0.85
NO_TOTAL_READ: Final = 0.7
NEAR_WEIGHT: Final = 0.2
CONTEXT_WEIGHT: Final = 0.1
TIMELESS: Final = frozenset({Measure.RANK, Measure.RATE})
# A percentage of these kinds means nothing apart from its base; a share (合格率) has a name of its own.
LEANING: Final = frozenset({Measure.COMPLETION, Measure.YOY, Measure.MOM, Measure.RANK, Measure.CHANGE})


@dataclass(slots=True)
class Cluster:
    """Figures found to be one series so far, oldest first. `total` and `base` are the clusters of theirs."""

    key: str
    first: Evidence
    total: Cluster | None
    base: Cluster | None
    members: list[Evidence] = field(default_factory=list)
    forms: dict[str, Form] = field(default_factory=dict)
    departments: set[str] = field(default_factory=set)
    timings: set[Timing] = field(default_factory=set)

    def take(self, evidence: Evidence) -> None:
        """Add one figure."""
        self.members.append(evidence)
        self.forms.setdefault(evidence.form.name, evidence.form)
        self.departments.update(evidence.departments)
        self.timings.add(evidence.timing)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The members' figures."""
        return tuple(member.figure for member in self.members)


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides how well a figure fits a cluster, from 0 to a little over 1."""

    knowledge: Knowledge

    def fit(self, evidence: Evidence, cluster: Cluster, total: Cluster | None, base: Cluster | None) -> float:
        """The fit of the figure, whose total and base stand in the given clusters; 0 where a constraint forbids it."""
        if not possible(evidence, cluster):
            return 0.0
        name = self._name(evidence, cluster) * self._total(evidence, cluster, total)
        fit = self._with_base(name, evidence, cluster, base)
        if fit < ACCEPTED / 2:
            return 0.0
        last = cluster.members[-1]
        context = NEAR_WEIGHT * shared(evidence.near, last.near) + CONTEXT_WEIGHT * shared(
            evidence.context, last.context
        )
        return fit + context

    def _name(self, evidence: Evidence, cluster: Cluster) -> float:
        """The likeness to the nearest wording, 0 where any wording is the opposite."""
        if any(self.knowledge.opposed(evidence.form, form) for form in cluster.forms.values()):
            return 0.0
        name = max(self.knowledge.likeness(evidence.form, form) for form in cluster.forms.values())
        same_unit = evidence.figure.observation.unit == cluster.first.figure.observation.unit
        return name if same_unit else name * OTHER_CLASSIFIER

    def _total(self, evidence: Evidence, cluster: Cluster, total: Cluster | None) -> float:
        """1 where both are parts of one total or both of none; less where a reading missed the total; else 0."""
        if total is cluster.total:
            return 1.0
        if total is not None and cluster.total is not None:
            return 0.0
        return NO_TOTAL_READ

    def _with_base(self, name: float, evidence: Evidence, cluster: Cluster, base: Cluster | None) -> float:
        if evidence.figure.observation.measure not in LEANING or base is None or cluster.base is None:
            return name
        return max(name, SAME_BASE) if base is cluster.base else name * OTHER_BASE


def possible(evidence: Evidence, cluster: Cluster) -> bool:
    """Whether no hard constraint keeps the figure out: department, unit, measure, status, time, place."""
    here, there = evidence.figure.observation, cluster.first.figure.observation
    return (
        here.measure is there.measure
        and here.status is there.status
        and evidence.unit == cluster.first.unit
        and not cluster.departments.isdisjoint(evidence.departments)
        and _same_time(evidence, cluster)
        and _same_place(evidence.figure, cluster.first.figure)
    )


def _same_time(evidence: Evidence, cluster: Cluster) -> bool:
    """Targets and forecasts are of no time; the others must agree with every figure gathered."""
    seen = evidence.figure.observation
    if seen.status is not Status.ACTUAL or seen.measure in TIMELESS:
        return True
    return all(agree(evidence.timing, timing) for timing in cluster.timings)


def _same_place(one: Figure, other: Figure) -> bool:
    """Whether both are of one bulletin or one publisher, as far as the mastheads tell."""
    pairs = ((one.title, other.title), (one.issuer, other.issuer))
    told = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    return not told or any(_letters(mine) == _letters(theirs) for mine, theirs in told)


def _letters(text: str) -> str:
    return "".join(text.split())
