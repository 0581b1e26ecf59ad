"""Bulletins of different groups can share no series."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.series.places import Place, apart

NAMES = st.sampled_from(["", "安陵快报", "滨河快报", "安陵县政府办", "滨河县政府办"])
PLACES = st.frozensets(st.builds(Place, NAMES, NAMES), max_size=8)


@given(PLACES)
def test_places_that_may_share_a_series_are_in_one_group(places: frozenset[Place]) -> None:
    groups = apart(places)
    assert sorted(place.title + "|" + place.issuer for group in groups for place in group) == sorted(
        place.title + "|" + place.issuer for place in places
    )
    for one, other in combinations(groups, 2):
        assert not any(here.shares(there) for here in one for there in other)


def test_counties_are_apart_and_a_publishers_several_bulletins_are_not() -> None:
    anling, special, binhe = Place("安陵快报", "安陵县政府办"), Place("安陵专报", "安陵县政府办"), Place("滨河快报", "")
    assert sorted(map(len, apart([anling, special, binhe]))) == [1, 2]
