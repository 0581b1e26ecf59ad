"""A figure with all that decides its series: its name taken apart, its department, total, base and sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bulletin_cli.model import Figure, Measure, Status
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.naming import Form
from bulletin_cli.series.similarity import grams
from bulletin_cli.series.timing import Timing, timing_of

CLAUSE: Final = re.compile(r"[，,；;。：:、（(]")
NEAR: Final = 14
# Figures that say how another figure stands, and so go with that one.
DERIVED: Final = frozenset({Measure.COMPLETION, Measure.YOY, Measure.MOM, Measure.RANK, Measure.CHANGE, Measure.SHARE})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure and what is known of it. `total` and `base` are places in the issue's own list of evidence."""

    figure: Figure
    form: Form
    departments: tuple[str, ...]
    unit: str
    timing: Timing
    total: int | None
    base: int | None
    near: frozenset[str]
    context: frozenset[str]

    @property
    def derived(self) -> bool:
        """Whether the figure says how another one stands."""
        return self.figure.observation.measure in DERIVED


def evidence_of(figures: Sequence[Figure], knowledge: Knowledge) -> tuple[Evidence, ...]:
    """The evidence for every figure of one issue, in reading order. The figures must be the issue's whole list."""
    ordered = sorted(figures, key=lambda figure: (figure.observation.start, figure.address))
    return tuple(_evidence(ordered, at, knowledge) for at in range(len(ordered)))


def _evidence(ordered: Sequence[Figure], at: int, knowledge: Knowledge) -> Evidence:
    figure = ordered[at]
    seen = figure.observation
    base = _base(ordered, at) if seen.measure in DERIVED else None
    return Evidence(
        figure=figure,
        form=knowledge.form(seen.indicator),
        departments=knowledge.lineages(seen.departments),
        unit=knowledge.vocabulary.units.get(seen.unit, seen.unit),
        timing=_timing(figure, None if base is None else ordered[base]),
        total=_total(ordered, at),
        base=base,
        near=grams(_clauses_before(figure)),
        context=knowledge.grams(seen.sentence),
    )


def _total(ordered: Sequence[Figure], at: int) -> int | None:
    """The place of the total that the figure breaks down, where there is such a place."""
    total = ordered[at].observation.part_of
    return total if total is not None and 0 <= total < len(ordered) and total != at else None


def _timing(figure: Figure, base: Figure | None) -> Timing:
    """The figure's own stretch; where it has none of its own, that of the amount it speaks of."""
    own = timing_of(figure)
    return timing_of(base) if base is not None and own in (Timing.STRETCH, Timing.UNSAID) else own


def _base(ordered: Sequence[Figure], at: int) -> int | None:
    """The place of the amount that a percentage speaks of: the nearest actual level before it in its sentence."""
    here = ordered[at].observation
    for place in range(at - 1, -1, -1):
        there = ordered[place].observation
        if there.sentence_start != here.sentence_start or there.item != here.item:
            return None
        if there.measure is Measure.LEVEL and there.status is Status.ACTUAL and there.unit != "%":
            return place
    return None


def _clauses_before(figure: Figure) -> str:
    """The clause that the figure stands in and the one before, up to the figure."""
    seen = figure.observation
    before = seen.sentence[: max(0, seen.start - seen.sentence_start)]
    return "".join(CLAUSE.split(before)[-2:])[-2 * NEAR :]
