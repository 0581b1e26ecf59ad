"""What a typed period asks for, and what cannot be."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.analysis.frames import chosen
from bulletin_cli.analysis.heads import IssueHead
from bulletin_cli.analysis.periods import period_of
from bulletin_cli.analysis.spans import Span, before, holding, months, name_of
from bulletin_cli.analysis.wanted import Address, Newest, Numbers, Wanted
from bulletin_cli.errors import UsageError

DAY = date(2024, 7, 4)
Q2 = months(2024, 4, 3)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024", months(2024, 1, 12)),
        ("2024年", months(2024, 1, 12)),
        ("2024Q2", Q2),
        ("2024年第二季度", Q2),
        ("2024年二季度", Q2),
        ("二季度", Q2),
        ("２０２４Ｑ２", Q2),
        ("last-quarter", Q2),
        ("上季度", Q2),
        ("2024H1", months(2024, 1, 6)),
        ("上半年", months(2024, 1, 6)),
        ("1—6月", months(2024, 1, 6)),
        ("2024-06", months(2024, 6, 1)),
        ("last-month", months(2024, 6, 1)),
        ("上个月", months(2024, 6, 1)),
        ("2023年9月", months(2023, 9, 1)),
        # Of this year it has not begun.
        ("9月", months(2023, 9, 1)),
        ("四季度", months(2023, 10, 3)),
        ("2024-05..2024-07", months(2024, 5, 3)),
        ("2023Q4..2024Q1", Span(date(2023, 10, 1), date(2024, 3, 31))),
        ("2024-05-06..2024-07-04", Span(date(2024, 5, 6), DAY)),
        ("2024年7月4日", Span(DAY, DAY)),
        ("昨天", Span(date(2024, 7, 3), date(2024, 7, 3))),
        ("去年", months(2023, 1, 12)),
        ("14", Numbers(14, 14)),
        ("第14期", Numbers(14, 14)),
        ("12..14", Numbers(12, 14)),
        ("第12—14期", Numbers(12, 14)),
        ("第12期至第14期", Numbers(12, 14)),
        ("last", Newest(1)),
        ("本期", Newest(1)),
        ("上期", Newest(1, 1)),
        ("last:3", Newest(3)),
        ("最近3期", Newest(3)),
        ("2023-44", Address("2023-44")),
        ("2023-7", Address("2023-7", months(2023, 7, 1))),
    ],
)
def test_every_form_says_the_same_day_after_day(text: str, wanted: Wanted) -> None:
    assert period_of(text, DAY) == wanted


@pytest.mark.parametrize(
    "text",
    ["2024-00", "2024Q5", "2024Q0", "2024H3", "第五季度", "14..12", "第14—12期", "0", "last:0", "2024年13月", "2024-02-30",
     "2024-07..2024-05", "6—1月", "2024Q3..2024Q1"],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_can(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        period_of(text, DAY)
    assert caught.value.status == 2
    assert text in caught.value.fact
    assert "2024Q2" in caught.value.way_out


@pytest.mark.parametrize("text", ["", "昨日早晨", "第", "上上周", "quarter", "..", "14.."])
def test_other_words_are_left_to_whoever_knows_dates(text: str) -> None:
    assert period_of(text, DAY) is None


@given(st.text(max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    with contextlib.suppress(UsageError):
        period_of(text, DAY)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from([1, 3, 6, 12]))
def test_stretches_of_the_calendar_follow_one_another(day: date, size: int) -> None:
    span = holding(day, size)
    assert day in span
    assert span.months == size
    assert (span.start - before(span).end).days == 1
    assert before(span).months == size
    assert name_of(span).startswith(f"{day.year}年")


HEADS = [
    *(IssueHead(f"2022-{n}", "快报", n, date(2022, 6, n)) for n in range(12, 16)),
    *(IssueHead(f"2023-{n}", "快报", n, date(2023, 6, n)) for n in range(11, 15)),
]


@pytest.mark.parametrize(
    ("wanted", "issues"),
    [
        (Numbers(12, 13), ["2023-12", "2023-13"]),
        (Numbers(15, 15), ["2022-15"]),
        (Newest(2), ["2023-13", "2023-14"]),
        (Newest(1, 1), ["2023-13"]),
        (Newest(1, 99), []),
        (Address("2022-12"), ["2022-12"]),
        (Address("2022-6", months(2022, 6, 1)), ["2022-12", "2022-13", "2022-14", "2022-15"]),
        (Address("2022-99"), []),
        (months(2023, 6, 1), ["2023-11", "2023-12", "2023-13", "2023-14"]),
        (Numbers(99, 99), []),
    ],
)
def test_a_number_means_the_newest_year_that_has_it(wanted: Wanted, issues: list[str]) -> None:
    assert [head.address for head in chosen(wanted, HEADS)] == issues
