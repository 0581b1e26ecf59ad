"""What holds of every reading, whatever the text."""

from __future__ import annotations

from itertools import pairwise

from bulletin_cli.model import Issue, Measure


def assert_sound(source: str, issue: Issue) -> None:
    """What holds of every reading."""
    figures = issue.observations
    for figure in figures:
        assert source[figure.start : figure.end] == figure.text != ""
        end = figure.sentence_start + len(figure.sentence)
        assert source[figure.sentence_start : end] == figure.sentence
        assert figure.sentence_start <= figure.start < figure.end <= end
        assert figure.indicator
        assert figure.rules
        item = issue.items[figure.item]
        assert (item.section, item.headline) == (figure.section, figure.headline)
        assert None in (figure.period_start, figure.period_end) or figure.period_start <= figure.period_end  # type: ignore[operator]
    assert all(first.end <= second.start for first, second in pairwise(figures))
    assert [item.index for item in issue.items] == list(range(len(issue.items)))
    assert all(first.end <= second.start for first, second in pairwise(issue.items))
    for at, figure in enumerate(figures):
        if figure.part_of is not None:
            total = figures[figure.part_of]
            assert figure.part_of < at
            assert (figure.unit, figure.item) == (total.unit, total.item)
            assert figure.measure is total.measure is Measure.LEVEL
