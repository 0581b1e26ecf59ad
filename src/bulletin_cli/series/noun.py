"""A finished series: its name, its kind of time, its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bulletin_cli.model import Figure, Series, TimeKind
from bulletin_cli.series.cluster import Cluster


def series_of(cluster: Cluster) -> Series:
    """The series that a cluster became, every figure knowing it."""
    first = cluster.members[0]
    seen = first.figure.observation
    figures = tuple(member.figure for member in cluster.members)
    return Series(
        id=cluster.id,
        name=name_of(figures),
        department="、".join(first.departments),
        unit=seen.unit,
        dimension=seen.quantity.dimension,
        measure=seen.measure,
        status=seen.status,
        time=kind_of_time(figure.observation.time for figure in figures),
        figures=figures,
    )


def name_of(figures: Iterable[Figure]) -> str:
    """What a person called it, else the best of its wordings."""
    known = tuple(figures)
    return best_name([figure.named for figure in known if figure.named] or [one.observation.indicator for one in known])


def best_name(names: Iterable[str]) -> str:
    """The most common wording; of equally common ones the shortest, then the first in code point order.

    >>> best_name(["完成农村公路新改建", "农村公路新改建", "完成农村公路新改建"])
    '完成农村公路新改建'
    """
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], len(name), name))


def kind_of_time(times: Iterable[TimeKind]) -> TimeKind:
    """The kind of time that most figures state; unstated where none does."""
    stated = Counter(time for time in times if time is not TimeKind.UNSTATED)
    return min(stated, key=lambda kind: (-stated[kind], kind), default=TimeKind.UNSTATED)
