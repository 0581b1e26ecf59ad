"""Which amount a target is set for: one of the same department and unit, by its name and by the sentences that hold both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bulletin_cli.model import Suit
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.places import Place
from bulletin_cli.series.similarity import overlap

NAMED_ALIKE: Final = 0.6
SAME_SENTENCE: Final = 0.4


@dataclass(frozen=True, slots=True)
class Party:
    """A series as far as that goes: `core` is what its name speaks of, `place` the bulletin of its newest figure."""

    id: str
    unit: str
    department: str
    core: str
    place: Place

    def bodies(self) -> tuple[tuple[str, str], ...]:
        """The unit with each of the departments that report together."""
        return tuple((self.unit, body) for body in self.department.split("、"))


class Amounts:
    """What has been reached, by unit and department, and by bulletin."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._found: dict[tuple[str, str], dict[Place, list[Party]]] = defaultdict(lambda: defaultdict(list))
        for one in parties:
            for body in one.bodies():
                self._found[body][one.place].append(one)

    def near(self, target: Party) -> Iterator[Suit]:
        """What may be aimed at, by the names alone: if not by itself, then where a sentence holds both.

        What several departments reached by one of them, and the other way round; never another county's.
        """
        kinds = (self._found[body] for body in target.bodies() if body in self._found)
        at_home = (own for kind in kinds for place, own in kind.items() if place.shares(target.place))
        for one in {one.id: one for own in at_home for one in own}.values():
            names = overlap(one.core, target.core)
            if names + SAME_SENTENCE >= NAMED_ALIKE:
                yield Suit(one.id, names)


def suited(near: Iterable[tuple[Suit, bool]]) -> tuple[Suit, ...]:
    """Those that fit well enough, of amounts that are near, each with whether a sentence holds both."""
    fits = (Suit(one.amount, one.fit + (SAME_SENTENCE if together else 0.0)) for one, together in near)
    return tuple(one for one in fits if one.fit >= NAMED_ALIKE)


def given(suits: Iterable[tuple[str, Sequence[Suit]]]) -> dict[str, str]:
    """The target of each amount: each target, with its suits, goes to the one that it fits best, the best to an amount stays."""
    found: dict[str, tuple[float, str]] = {}
    for target, own in suits:
        best = max(own, key=lambda suit: (suit.fit, suit.amount), default=None)
        if best is not None and best.fit > found.get(best.amount, (0.0, ""))[0]:
            found[best.amount] = (best.fit, target)
    return {amount: target for amount, (_, target) in found.items()}
