"""Which other series a figure might have gone to, and what kept it out of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bulletin_cli.model import Figure, Series
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.cluster import Cluster, Judge, hindrance
from bulletin_cli.series.evidence import Evidence, evidence_at
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.similarity import overlap
from bulletin_cli.series.timing import timing_of

# Names less alike than this are nobody's question.
ALIKE: Final = 0.5
SHOWN: Final = 2


@dataclass(frozen=True, slots=True)
class Miss:
    """A series that looks alike: its id and name, how alike, and what forbade it.

    `veto` is a constraint (unit, measure, status, time, department, bulletin), the name of a contrast, or "likeness".
    """

    series: str
    name: str
    likeness: float
    veto: str


def near_misses(figure: Figure, series: Sequence[Series], knowledge: Knowledge) -> tuple[Miss, ...]:
    """The series most like the figure among those it is not in, the most alike first."""
    evidence = evidence_at(figure, knowledge)
    judge = Judge(knowledge)
    others = (one for one in series if one.id != figure.series and any(f.issue != figure.issue for f in one.figures))
    found = [_miss(evidence, one, judge) for one in others]
    return tuple(sorted((one for one in found if one.likeness >= ALIKE), key=lambda one: -one.likeness)[:SHOWN])


def _miss(evidence: Evidence, series: Series, judge: Judge) -> Miss:
    cluster = _cluster(series, judge.knowledge)
    core = evidence.form.core or evidence.form.whole
    alike = max(overlap(core, form.core or form.whole) for form in cluster.forms.values())
    veto = hindrance(evidence, cluster) or judge.contrast(evidence, cluster) or "likeness"
    return Miss(series.id, series.name, round(alike, 3), veto)


def _cluster(series: Series, knowledge: Knowledge) -> Cluster:
    """The series as alignment sees it, from its figures."""
    last = evidence_at(series.figures[-1], knowledge)
    cluster = Cluster(series.id, "", series.unit, None, None, last)
    for figure in series.figures:
        seen = figure.observation
        form = knowledge.form(figure.named or seen.indicator)
        cluster.learn(form, knowledge.lineages(seen.departments), timing_of(figure))
    return cluster
