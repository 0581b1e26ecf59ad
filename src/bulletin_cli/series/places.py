"""Whose bulletin something stands in, and which bulletins can have no series in common."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_cli.model import Figure
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Whose bulletin a figure stands in: the letters of its title and of its publisher, "" where unknown."""

    title: str
    issuer: str

    def shares(self, other: Place) -> bool:
        """Whether both are of one bulletin or one publisher, as far as the mastheads tell."""
        titles, issuers = self.title and other.title, self.issuer and other.issuer
        if not titles and not issuers:
            return True
        return bool((titles and self.title == other.title) or (issuers and self.issuer == other.issuer))


def place_of(figure: Figure) -> Place:
    """The place of a figure."""
    return place(figure.title, figure.issuer)


def place(title: str | None, issuer: str | None) -> Place:
    """The place that a masthead tells of.

    >>> place("安陵 政务快报", None)
    Place(title='安陵政务快报', issuer='')
    """
    return Place("".join((title or "").split()), "".join((issuer or "").split()))


def apart(places: Iterable[Place], joined: Iterable[frozenset[Place]] = ()) -> list[frozenset[Place]]:
    """The places in groups: those of different groups can share no series, whatever stands in between.

    `joined` are places that a person has put together, whatever they are called.

    >>> one, two, other = Place("安陵快报", "安陵县政府办"), Place("安陵专报", "安陵县政府办"), Place("滨河快报", "滨河县政府办")
    >>> sorted(len(group) for group in apart([one, two, other]))
    [1, 2]
    >>> len(apart([one, other, Place("", "")]))
    1
    """
    known = sorted(set(places), key=lambda place: (place.title, place.issuer))
    if Place("", "") in known:
        return [frozenset(known)]  # what bears no name may be anybody's
    vague = any(not one.title for one in known) and any(not one.issuer for one in known)
    groups: list[tuple[set[Place], set[str]]] = []
    for one in known:
        held, names = {one}, _names(one, "" if vague else None)
        for group in [group for group in groups if not group[1].isdisjoint(names)]:
            groups.remove(group)
            held |= group[0]
            names |= group[1]
        groups.append((held, names))
    found = [held for held, _ in groups]
    for pair in joined:
        met = [held for held in found if not held.isdisjoint(pair)]
        found = [held for held in found if held.isdisjoint(pair)] + ([set[Place]().union(*met)] if met else [])
    return [frozenset(held) for held in found]


def _names(place: Place, unsaid: str | None = None) -> set[str]:
    """What a place goes by: its title, its publisher, and `unsaid` for the one of the two that it does not tell.

    Where one place has a title alone and another a publisher alone, they may be the same.
    """
    return {name for name in (place.title or unsaid, place.issuer or unsaid) if name is not None}
