"""What the checks look at: the series, the issues, and what is known of them beside the figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from bulletin_cli.analysis.heads import IssueHead, in_order
from bulletin_cli.model import Figure, Measure, Series, Status, TimeKind
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.evidence import in_reading_order
from bulletin_cli.series.links import Links, links_of, total_address
from bulletin_cli.series.naming import form_of
from bulletin_cli.series.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Correction:
    """A newer wording of an issue: its address, its revision, and what it changed, in words."""

    issue: str
    revision: int
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Holdings:
    """The series, every issue, the issues that were corrected, the figures whose series is uncertain, the entered targets."""

    series: tuple[Series, ...]
    issues: tuple[IssueHead, ...]
    vocabulary: Vocabulary
    corrections: tuple[Correction, ...] = ()
    uncertain: tuple[str, ...] = ()
    goals: tuple[Series, ...] = ()

    @cached_property
    def links(self) -> Mapping[str, Links]:
        """Which series speak of which."""
        return links_of(self.series, self.vocabulary, self.goals)

    @cached_property
    def by_id(self) -> Mapping[str, Series]:
        """Every series by its id."""
        return {one.id: one for one in self.series}

    @cached_property
    def by_issue(self) -> Mapping[str, Sequence[Figure]]:
        """The figures of each issue, in reading order."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for one in self.series:
            for figure in one.figures:
                found[figure.issue].append(figure)
        return {issue: in_reading_order(figures) for issue, figures in found.items()}

    @cached_property
    def series_of(self) -> Mapping[str, Series]:
        """The series of each figure, by address."""
        return {figure.address: one for one in self.series for figure in one.figures}

    @cached_property
    def issues_of(self) -> Mapping[str, frozenset[str]]:
        """The issues that each series has figures in, by its id."""
        return {one.id: frozenset(figure.issue for figure in one.figures) for one in self.series}

    def bulletins(self) -> Iterator[tuple[IssueHead, ...]]:
        """The issues of each bulletin, the oldest first."""
        titles: dict[str | None, list[IssueHead]] = defaultdict(list)
        for head in self.issues:
            titles[head.title].append(head)
        yield from (in_order(heads) for heads in titles.values())

    def breakdowns(self) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
        """Every total with the parts that break it down, in its unit."""
        for figures in self.by_issue.values():
            parts: dict[str, list[Figure]] = defaultdict(list)
            for figure in figures:
                if address := total_address(figure):
                    parts[address].append(figure)
            for total in figures:
                own = tuple(part for part in parts.get(total.address, ()) if _same_kind(part, total))
                if own:
                    yield total, own

    def running(self, series: Series) -> bool:
        """Whether the series counts what was done, so that it may not fall: an action, and no stock."""
        if (series.measure, series.status, series.time) != (Measure.LEVEL, Status.ACTUAL, TimeKind.TO_DATE):
            return False
        names = {figure.observation.indicator for figure in series.figures}
        acts = any(form_of(name, self.vocabulary).verbs for name in names)
        return acts and not self._stock(series, depth=2)

    def _stock(self, series: Series, depth: int) -> bool:
        """Whether the series, or the total that it is a part of, is of what is there at a moment."""
        names = {series.name, *(figure.observation.indicator for figure in series.figures)}
        if any(word in name for word in self.vocabulary.stocks for name in names):
            return True
        total = self.by_id.get(self.links[series.id].total or "")
        return total is not None and depth > 0 and self._stock(total, depth - 1)


def _same_kind(part: Figure, total: Figure) -> bool:
    one, other = part.observation, total.observation
    return (one.unit, one.measure, one.status) == (other.unit, other.measure, other.status)


def year_of(figure: Figure) -> int | None:
    """The year that a figure counts in: that of its period, else its issue's."""
    seen: date | None = figure.observation.period_end or figure.observation.period_start or figure.date
    return seen.year if seen else None
