"""A series while it is being gathered, and how well one more figure fits it."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from bulletin_cli.model import Measure, Status
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.evidence import Evidence
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.match import Match, Rule
from bulletin_cli.series.naming import Form
from bulletin_cli.series.similarity import shared
from bulletin_cli.series.timing import STRETCHES, Timing, agree

ACCEPTED: Final = 0.62
# What the base says weighs more than the name where a percentage is named after its plan (占年度任务).
SAME_BASE: Final = 0.75
OTHER_BASE: Final = 0.5
OTHER_CLASSIFIER: Final = 0.85
NO_TOTAL_READ: Final = 0.7
NEAR_WEIGHT: Final = 0.2
CONTEXT_WEIGHT: Final = 0.1
# However alike the words around are, a name that fits less well is never accepted.
LEAST: Final = ACCEPTED - NEAR_WEIGHT - CONTEXT_WEIGHT
# A holiday's figure may go on with a month's, but the month's own comes first.
OTHER_STRETCH: Final = 0.1
TIMELESS: Final = frozenset({Measure.RANK, Measure.RATE})
# A percentage of these kinds means nothing apart from its base; a share (合格率) has a name of its own.
LEANING: Final = frozenset({Measure.COMPLETION, Measure.YOY, Measure.MOM, Measure.RANK, Measure.CHANGE})


@dataclass(slots=True)
class Cluster:
    """Figures found to be one series so far. `total` and `base` are the ids of theirs, `symbol` the printed unit.

    `members` are the figures placed since the series last let go of them, oldest first; `last` is the newest of all. `order`
    counts series as they were opened. `pinned` holds the addresses of those members that a person decided about; `likenesses` is what was found
    for the names of other figures.
    """

    id: str
    key: str
    symbol: str
    total: str | None
    base: str | None
    last: Evidence
    order: int = 0
    members: list[Evidence] = field(default_factory=list)
    forms: dict[str, Form] = field(default_factory=dict)
    departments: set[str] = field(default_factory=set)
    timings: set[Timing] = field(default_factory=set)
    pinned: set[str] = field(default_factory=set)
    likenesses: dict[str, float] = field(default_factory=dict)

    def take(self, evidence: Evidence) -> None:
        """Add one figure."""
        self.members.append(evidence)
        self.last = evidence
        self.learn(evidence.form, evidence.departments, evidence.timing)

    def learn(self, form: Form, departments: tuple[str, ...], timing: Timing) -> None:
        """Add a wording, its departments and its stretch of time."""
        if form.name not in self.forms:
            self.forms[form.name] = form
            self.likenesses.clear()
        self.departments.update(departments)
        self.timings.add(timing)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a figure fits: by name (with total and base), and with the words around it; 0 where it must not."""

    name: float = 0.0
    whole: float = 0.0
    by_base: bool = False


NONE: Final = Fit()


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides how well a figure fits a cluster, from 0 to a little over 1."""

    knowledge: Knowledge

    def fit(self, evidence: Evidence, cluster: Cluster, total: str | None, base: str | None) -> Fit:
        """The fit of the figure, whose total and base are in the given series; NONE where a constraint forbids it or
        it is too little to be accepted.
        """
        likeness = cluster.likenesses.get(evidence.form.name)
        if likeness is None:
            likeness = cluster.likenesses[evidence.form.name] = self._likeness(evidence, cluster)
        # Most pairs end here, so this is asked first.
        if likeness < LEAST and (base is None or evidence.figure.observation.measure not in LEANING):
            return NONE
        if evidence.figure.observation.unit != cluster.symbol:
            likeness *= OTHER_CLASSIFIER
        bare = likeness * _total(cluster, total)
        name = _with_base(bare, evidence, cluster, base)
        if name < LEAST or hindrance(evidence, cluster):
            return NONE
        grams = self.knowledge.grams
        near = NEAR_WEIGHT * shared(grams(evidence.near), grams(cluster.last.near))
        if name + near < ACCEPTED - CONTEXT_WEIGHT:
            return NONE
        sentences = evidence.figure.observation.sentence, cluster.last.figure.observation.sentence
        context = CONTEXT_WEIGHT * shared(grams(sentences[0]), grams(sentences[1]))
        loose = evidence.timing in STRETCHES and evidence.timing not in cluster.timings
        return Fit(name, name + near + context - OTHER_STRETCH * loose, by_base=name > bare)

    def contrast(self, evidence: Evidence, cluster: Cluster) -> str:
        """The name of the contrast that keeps the figure out, "" where none does."""
        return next((found for form in cluster.forms.values() if (found := self._opposed(evidence.form, form))), "")

    def _opposed(self, one: Form, other: Form) -> str:
        return "" if one.name == other.name else self.knowledge.opposed(one, other)

    def _likeness(self, evidence: Evidence, cluster: Cluster) -> float:
        """The likeness to the nearest wording, 0 where any wording is the opposite."""
        forms = cluster.forms.values()
        likely = max(self.knowledge.likeness(evidence.form, form) for form in forms)
        return 0.0 if likely and len(forms) > 1 and self.contrast(evidence, cluster) else likely


def match_of(evidence: Evidence, cluster: Cluster, fit: Fit) -> Match:
    """The rule by which a figure fits a cluster, before it is in it."""
    names = cluster.forms
    if evidence.form.name in names:
        rule = Rule.ALIAS if evidence.figure.named else Rule.SAME
    elif fit.by_base:
        rule = Rule.BASE
    else:
        keys = {form.key for form in names.values()}
        rule = Rule.WORDS if evidence.form.key in keys else Rule.ALIKE
    return Match(rule, round(fit.name, 3), round(fit.whole, 3))


def _total(cluster: Cluster, total: str | None) -> float:
    """1 where both are parts of one total or both of none; less where a reading missed the total; else 0."""
    if total == cluster.total:
        return 1.0
    if total is not None and cluster.total is not None:
        return 0.0
    return NO_TOTAL_READ


def _with_base(name: float, evidence: Evidence, cluster: Cluster, base: str | None) -> float:
    if evidence.figure.observation.measure not in LEANING or base is None or cluster.base is None:
        return name
    return max(name, SAME_BASE) if base == cluster.base else name * OTHER_BASE


def hindrance(evidence: Evidence, cluster: Cluster) -> str:
    """The hard constraint that keeps the figure out, "" where none does."""
    here, there = evidence.figure.observation, cluster.last.figure.observation
    if here.measure is not there.measure:
        return "measure"
    if here.status is not there.status:
        return "status"
    if evidence.unit != cluster.last.unit:
        return "unit"
    if cluster.departments.isdisjoint(evidence.departments):
        return "department"
    if not _same_time(evidence, cluster):
        return "time"
    return "" if evidence.place.shares(cluster.last.place) else "bulletin"


def _same_time(evidence: Evidence, cluster: Cluster) -> bool:
    """Targets and forecasts are of no time, but for next year's; the others must agree with every figure gathered."""
    seen = evidence.figure.observation
    if seen.status is not Status.ACTUAL or seen.measure in TIMELESS:
        return all((timing is Timing.COMING) == (evidence.timing is Timing.COMING) for timing in cluster.timings)
    return all(agree(evidence.timing, timing) for timing in cluster.timings)
