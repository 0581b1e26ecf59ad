"""A period as people type it: 2024, 2024Q2, 2024-05..2024-07, 14, last:3, last-month, 上半年, 第14期, 2023年9月."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, TypeVar

from bulletin_cli.analysis.spans import QUARTERS, YEARS, Span, before, holding, months
from bulletin_cli.analysis.wanted import Address, Newest, Numbers, Wanted
from bulletin_cli.errors import UsageError

FORMS: Final = (
    "可写：2024、2024Q2、2024H1、2024-06、2024-05..2024-07、14、12..14、last、last:3、last-month、上半年、第14期"
)
WAYS: Final = FORMS + "\n  说明：bulletin help periods"


Reading = Callable[[re.Match[str], date], Wanted]
End = TypeVar("End", date, int)


def period_of(text: str, today: date, place: str = "--period") -> Wanted | None:
    """What the text asks for, seen from `today`; None where it has no known form.

    UsageError about `place` for a period that cannot be (2024-13, 2024Q5, 14..12).

    >>> day = date(2024, 7, 4)
    >>> period_of("2024Q2", day) == period_of("2024年第二季度", day) == period_of("last-quarter", day)
    True
    >>> period_of("12..14", day), period_of("第14期", day), period_of("last:3", day)
    (Numbers(first=12, last=14), Numbers(first=14, last=14), Newest(count=3, skipped=0))
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    try:
        found = _single(plain, today)
        return found if found is not None else _range(plain, today)
    except ValueError:
        raise UsageError(place, f"没有“{text}”这样的时间", WAYS) from None


def _single(text: str, today: date) -> Wanted | None:
    for pattern, reading in SHAPES:
        if found := pattern.fullmatch(text):
            return reading(found, today)
    return None


def _range(text: str, today: date) -> Wanted | None:
    """From the first of two periods to the end of the second."""
    ends = re.split(r"\.{2,3}|[—–~至到]", text)
    if len(ends) != 2 or not all(ends):
        return None
    first, last = (_single(end, today) for end in ends)
    if isinstance(first, Span) and isinstance(last, Span):
        return Span(first.start, _not_before(last.end, first.start))
    if isinstance(first, Numbers) and isinstance(last, Numbers):
        return Numbers(first.first, _not_before(last.last, first.first))
    return None


def _not_before(end: End, start: End) -> End:
    if end < start:
        raise ValueError
    return end


def _number(text: str) -> int:
    """A quarter, in digits or in Chinese; ValueError for one that no year has."""
    number = int(text) if text.isascii() else QUARTERS.index(text) + 1
    if not 1 <= number <= 4:
        raise ValueError(text)
    return number


def _month(found: re.Match[str], today: date) -> Wanted:
    month = int(found["month"])
    return months(int(found["year"]), month, 1) if found["year"] else _begun(today, month, 1)


def _months(found: re.Match[str], today: date) -> Wanted:
    first, last = int(found["first"]), int(found["last"])
    count = _not_before(last, first) - first + 1
    return months(int(found["year"]), first, count) if found["year"] else _begun(today, first, count)


def _quarter(found: re.Match[str], today: date) -> Wanted:
    first = _number(found["quarter"]) * 3 - 2
    return months(int(found["year"]), first, 3) if found["year"] else _begun(today, first, 3)


def _half(found: re.Match[str], today: date) -> Wanted:
    first = {"上": 1, "1": 1, "下": 7, "2": 7}.get(found["half"], 0)
    return months(int(found["year"]), first, 6) if found["year"] else _begun(today, first, 6)


def _begun(today: date, first: int, count: int) -> Span:
    """The stretch of this year, or of the last one where this year's has not begun."""
    span = months(today.year, first, count)
    return span if span.start <= today else months(today.year - 1, first, count)


def _day(found: re.Match[str], _: date) -> Wanted:
    day = date(*map(int, found.groups()))
    if day.year not in YEARS:
        raise ValueError
    return Span(day, day)


def _year(found: re.Match[str], _: date) -> Wanted:
    return months(int(found["year"]), 1, 12)


def _numbers(found: re.Match[str], _: date) -> Wanted:
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if first == 0:
        raise ValueError
    return Numbers(first, _not_before(last, first))


def _newest(found: re.Match[str], _: date) -> Wanted:
    count = int(found["count"] or 1)
    if count == 0:
        raise ValueError
    return Newest(count)


def _address(found: re.Match[str], _: date) -> Wanted:
    month = int(found["number"]) if found["year"] else 0
    return Address(found[0], months(int(found["year"]), month, 1) if 0 < month <= 9 else None)


def _calendar(size: int) -> Reading:
    return lambda _, today: holding(today, size)


def _calendar_before(size: int) -> Reading:
    return lambda _, today: before(holding(today, size))


def _days(back: int) -> Reading:
    return lambda _, today: Span(today - timedelta(days=back), today - timedelta(days=back))


_YEAR = r"(?P<year>(?:19|20)\d\d)"
SHAPES: Final[tuple[tuple[re.Pattern[str], Reading], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), reading)
    for pattern, reading in (
        (r"last|最新(?:一?期)?|最近一期|本期", lambda _, __: Newest(1)),
        (r"prev|上一?期", lambda _, __: Newest(1, 1)),
        (r"(?:last:|最?近)(?P<count>\d+)期?", _newest),
        (r"this-month|本月|这个月", _calendar(1)),
        (r"last-month|上个?月", _calendar_before(1)),
        (r"this-quarter|本季度?|这个季度", _calendar(3)),
        (r"last-quarter|上个?季度?", _calendar_before(3)),
        (r"this-year|今年|本年度?", _calendar(12)),
        (r"last-year|去年|上年度?", _calendar_before(12)),
        (r"today|今天", _days(0)),
        (r"yesterday|昨天", _days(1)),
        (_YEAR + r"(?:年度?)?", _year),
        (r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", _day),
        (rf"{_YEAR}?-?Q(?P<quarter>\d)", _quarter),
        (rf"(?:{_YEAR}年?)?第?(?P<quarter>[一二三四五六七八九1-9])季度", _quarter),
        (rf"{_YEAR}-?H(?P<half>\d)", _half),
        (rf"(?:{_YEAR}年?)?(?P<half>[上下])半年", _half),
        (rf"{_YEAR}[-/.](?P<month>0\d|1[0-2])", _month),
        (rf"(?:{_YEAR}年)?(?P<month>\d{{1,2}})月份?", _month),
        (rf"(?:{_YEAR}年)?(?P<first>\d{{1,2}})月?(?:\.\.|[—–~至到-])(?P<last>\d{{1,2}})月份?", _months),
        (r"第?(?P<first>\d+)期?(?:(?:\.{2,3}|[—–~至到-])第?(?P<last>\d+)期)?", _numbers),
        (rf"(?:{_YEAR}|\S+-\d{{4}})-(?P<number>\d+)", _address),
        (r"x[0-9a-f]{6,}", lambda found, _: Address(found[0])),
    )
)
