"""A figure with all that decides its series: its name taken apart, its department, total, base and sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bulletin_cli.model import Figure, Measure, Status
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.knowledge import Knowledge
from bulletin_cli.series.naming import Form
from bulletin_cli.series.places import Place, place_of
from bulletin_cli.series.timing import Timing, timing_of

CLAUSE: Final = re.compile(r"[，,；;。：:、（(]")
NEAR: Final = 14


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure and what is known of it. `total` and `base` are places in the issue's own list of evidence."""

    figure: Figure
    form: Form
    departments: tuple[str, ...]
    unit: str
    timing: Timing
    place: Place
    total: int | None = None
    base: int | None = None

    @property
    def derived(self) -> bool:
        """Whether the figure says how another one stands."""
        return self.figure.observation.measure.derived

    @property
    def near(self) -> str:
        """The clause that the figure stands in and the one before, up to the figure."""
        # As much as is kept, and the mark between the two.
        close = self.figure.observation.lead[-2 * NEAR - 1 :]
        return "".join(CLAUSE.split(close)[-2:])[-2 * NEAR :]


def evidence_of(figures: Sequence[Figure], knowledge: Knowledge) -> tuple[Evidence, ...]:
    """The evidence for every figure of one issue, in reading order. The figures must be the issue's whole list."""
    ordered = in_reading_order(figures)
    places = {figure.address: at for at, figure in enumerate(ordered)}
    return tuple(
        evidence_at(
            figure,
            knowledge,
            total=_total(figure, at, places),
            base=base_of(ordered, at) if figure.observation.measure.derived else None,
            ordered=ordered,
        )
        for at, figure in enumerate(ordered)
    )


def in_reading_order(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one issue as the text has them."""
    return sorted(figures, key=lambda figure: (figure.observation.start, figure.address))


def evidence_at(
    figure: Figure,
    knowledge: Knowledge,
    *,
    total: int | None = None,
    base: int | None = None,
    ordered: Sequence[Figure] = (),
) -> Evidence:
    """The evidence of one figure, whose total and base stand at these places of `ordered`."""
    seen = figure.observation
    return Evidence(
        figure=figure,
        form=knowledge.form(figure.named or seen.indicator),
        departments=knowledge.lineages(seen.departments),
        unit=knowledge.vocabulary.units.get(seen.unit, seen.unit),
        timing=_timing(figure, None if base is None else ordered[base]),
        place=place_of(figure),
        total=total,
        base=base,
    )


def _total(figure: Figure, at: int, places: dict[str, int]) -> int | None:
    """The place of the total that the figure breaks down; where no address says it, the index that the reader gave.

    A total that somebody dropped is no longer there, and its parts stand alone.
    """
    if figure.total is not None:
        return places.get(figure.total)
    index = figure.observation.part_of
    return index if index is not None and 0 <= index < len(places) and index != at else None


def _timing(figure: Figure, base: Figure | None) -> Timing:
    """The figure's own stretch; where it has none of its own, that of the amount it speaks of."""
    own = timing_of(figure)
    return timing_of(base) if base is not None and own in (Timing.STRETCH, Timing.UNSAID) else own


def base_of(ordered: Sequence[Figure], at: int) -> int | None:
    """The place of the amount that a percentage speaks of: the nearest actual level before it in its sentence."""
    here = ordered[at].observation
    for place in range(at - 1, -1, -1):
        there = ordered[place].observation
        if there.sentence_start != here.sentence_start or there.item != here.item:
            return None
        if there.measure is Measure.LEVEL and there.status is Status.ACTUAL and there.unit != "%":
            return place
    return None
