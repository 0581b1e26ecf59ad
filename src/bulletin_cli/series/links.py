"""Which series speak of which: an indicator's target, completion rate and growth, the parts of a total."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bulletin_cli.model import Figure, Measure, Relatives, Series, Status, Suit
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.aims import Amounts, Party, given, suited
from bulletin_cli.series.places import place_of

if TYPE_CHECKING:
    from bulletin_cli.series.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Links:
    """The series around one, by id: whose part it is, what it is said of, its target, its completion rate.

    `entered` is the target that a person entered.
    """

    total: str | None = None
    base: str | None = None
    target: str | None = None
    completion: str | None = None
    entered: str | None = None


def links_of(
    series: Sequence[Series], vocabulary: Vocabulary | None = None, goals: Sequence[Series] = ()
) -> Mapping[str, Links]:
    """The links of every series, by its id. What most issues say counts; `goals` are the targets that people entered."""
    told = relatives_of(series)
    targets, entered = _targets(series, series, vocabulary), _targets(series, goals, vocabulary)
    completions = {told[one.id].base: one.id for one in series if one.measure is Measure.COMPLETION}
    return {
        one.id: Links(
            told[one.id].total, told[one.id].base, targets.get(one.id), completions.get(one.id), entered.get(one.id)
        )
        for one in series
    }


def relatives_of(series: Sequence[Series]) -> Mapping[str, Relatives]:
    """What most issues say of each series, by its id: as the archive counted it, else counted here."""
    known = {one.id: one.relatives for one in series if one.relatives is not None}
    if len(known) == len(series):
        return known
    votes = _Votes(series)
    for issue in votes.issues():
        votes.count(issue)
    totals, bases = _winners(votes.totals), _winners(votes.bases)
    return {one.id: Relatives(totals.get(one.id), bases.get(one.id)) for one in series}


class _Votes:
    """What each issue says: of which total a figure is a part, of which amount a percentage speaks."""

    def __init__(self, series: Sequence[Series]) -> None:
        self.by_id = {one.id: one for one in series}
        self.totals: dict[str, Counter[str]] = defaultdict(Counter)
        self.bases: dict[str, Counter[str]] = defaultdict(Counter)

    def issues(self) -> Iterator[list[tuple[Figure, str]]]:
        """The figures of each issue with their series, in reading order."""
        found: dict[str, list[tuple[Figure, str]]] = defaultdict(list)
        for one in self.by_id.values():
            for figure in one.figures:
                found[figure.issue].append((figure, one.id))
        for figures in found.values():
            yield sorted(figures, key=lambda pair: (pair[0].observation.start, pair[0].address))

    def count(self, issue: list[tuple[Figure, str]]) -> None:
        """Add one issue's votes."""
        by_address = {figure.address: id_ for figure, id_ in issue}
        for at, (figure, id_) in enumerate(issue):
            seen = figure.observation
            if (total := by_address.get(total_address(figure), id_)) != id_:
                self.totals[id_][total] += 1
            if seen.measure.derived and (base := _before(issue, at)):
                self.bases[id_][base] += 1


def total_address(figure: Figure) -> str:
    """The address of the figure's total, "" where it has none; without a stored one, what the reader's index says."""
    if figure.total is not None:
        return figure.total
    index = figure.observation.part_of
    return "" if index is None else f"{figure.issue}.{index + 1}"


def _before(issue: list[tuple[Figure, str]], at: int) -> str | None:
    """The series of the nearest actual amount before a percentage, in its sentence."""
    here = issue[at][0].observation
    for figure, id_ in reversed(issue[:at]):
        there = figure.observation
        if (there.item, there.sentence_start) != (here.item, here.sentence_start):
            return None
        if there.measure is Measure.LEVEL and there.status is Status.ACTUAL and there.unit != "%":
            return id_
    return None


def _winners(votes: Mapping[str, Counter[str]]) -> dict[str, str]:
    return {id_: min(counted, key=lambda name: (-counted[name], name)) for id_, counted in votes.items()}


def _targets(series: Sequence[Series], aims: Sequence[Series], vocabulary: Vocabulary | None) -> dict[str, str]:
    """For each actual amount the target that is set for it, each target given to the one it fits best."""
    reached = {one.id: one for one in series if one.status is Status.ACTUAL and one.measure is Measure.LEVEL}
    targets = [one for one in aims if one.status is Status.TARGET and one.measure is Measure.LEVEL]
    counted = [(one.id, _among(one.relatives.suits, reached)) for one in targets if one.relatives is not None]
    if len(counted) == len(targets):
        return given(counted)
    amounts = Amounts(_party(one, vocabulary) for one in reached.values())
    return given((one.id, _suits(one, amounts, reached, vocabulary)) for one in targets)


def _among(suits: Sequence[Suit], reached: Mapping[str, Series]) -> tuple[Suit, ...]:
    return tuple(suit for suit in suits if suit.amount in reached)


def _suits(
    target: Series, amounts: Amounts, reached: Mapping[str, Series], vocabulary: Vocabulary | None
) -> tuple[Suit, ...]:
    """What the target may be set for, as the names and the sentences tell."""
    near = amounts.near(_party(target, vocabulary))
    return suited((one, _in_one_sentence(reached[one.amount], target)) for one in near)


def _party(one: Series, vocabulary: Vocabulary | None) -> Party:
    return Party(one.id, one.unit, one.department, _core(one, vocabulary), place_of(one.figures[-1]))


def _in_one_sentence(one: Series, other: Series) -> bool:
    sentences = {(figure.issue, figure.observation.sentence_start) for figure in one.figures}
    return any((figure.issue, figure.observation.sentence_start) in sentences for figure in other.figures)


def _core(one: Series, vocabulary: Vocabulary | None) -> str:
    """What the name speaks of; the words are only loaded where nobody has taken it apart before."""
    if one.core is not None:
        return one.core
    # ruff: noqa: PLC0415
    from bulletin_cli.series.naming import form_of
    from bulletin_cli.series.vocabulary import shipped

    return form_of(one.name, vocabulary or shipped()).object
