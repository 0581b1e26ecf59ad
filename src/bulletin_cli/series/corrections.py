"""What a newer wording of an issue changed in its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Final

from bulletin_cli.model import Figure
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after: what stood there, None where it did not; `address` is the newer one's."""

    address: str | None
    indicator: str
    before: str | None
    after: str | None


Key = Callable[[Figure], Hashable]


def _whole(figure: Figure) -> Hashable:
    seen = figure.observation
    return (
        seen.indicator,
        seen.departments,
        seen.measure,
        seen.status,
        seen.quantity.value,
        seen.quantity.upper,
        seen.unit,
    )


def _named(figure: Figure) -> Hashable:
    seen = figure.observation
    return seen.indicator, seen.departments, seen.measure, seen.status, seen.unit


def _around(figure: Figure) -> Hashable:
    """The sentence without any of its numbers."""
    letters = "".join(
        c for c in figure.observation.sentence if not c.isspace() and not c.isdecimal() and c not in ".,，"
    )
    return letters, figure.observation.measure, figure.observation.unit


ROUNDS: Final[tuple[Key, ...]] = (_whole, _named, _around)


def changes_between(old: Sequence[Figure], new: Sequence[Figure]) -> tuple[Change, ...]:
    """Figures that read otherwise, in the order of the newer wording, then those that are gone.

    Figures are paired by what they say, then by what they count, then by the words around them.
    """
    left, right = list(old), list(new)
    partner: dict[str, Figure] = {}
    for key in ROUNDS:
        waiting: dict[Hashable, list[Figure]] = defaultdict(list)
        for figure in left:
            waiting[key(figure)].append(figure)
        for figure in right:
            if waiting[key(figure)]:
                partner[figure.address] = waiting[key(figure)].pop(0)
        paired = {id(figure) for figure in partner.values()}
        left = [figure for figure in left if id(figure) not in paired]
        right = [figure for figure in right if figure.address not in partner]
    changed = [_change(partner.get(figure.address), figure) for figure in new]
    gone = [Change(None, figure.observation.indicator, figure.observation.text, None) for figure in left]
    return tuple(change for change in (*changed, *gone) if change is not None)


def _change(before: Figure | None, after: Figure) -> Change | None:
    seen = after.observation
    if before is None:
        return Change(after.address, seen.indicator, None, seen.text)
    if _whole(before) == _whole(after):
        return None
    return Change(after.address, seen.indicator, before.observation.text, seen.text)
