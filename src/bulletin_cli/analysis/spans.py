"""A stretch of whole days, and what people call it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from bulletin_cli.nouns import dataclass

QUARTERS: Final = "一二三四"
HALVES: Final = "上下"
# At the ends of what computers count days in there is no day before or after.
YEARS: Final = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `start` to `end`, both included."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    @property
    def months(self) -> int | None:
        """How many whole calendar months it is; None where it begins or ends within one."""
        if self.start.day != 1 or (self.end + timedelta(days=1)).day != 1:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


def months(year: int, first: int, count: int) -> Span:
    """So many whole months of a year, from its month `first` on; ValueError where there is no such month.

    >>> months(2024, 1, 6).end
    datetime.date(2024, 6, 30)
    """
    return Span(date(year, first, 1), date(*month_after(year, first + count - 1), 1) - timedelta(days=1))


def month_after(year: int, month: int) -> tuple[int, int]:
    """The year and the month that follow a month.

    >>> month_after(2023, 12), month_after(2023, 14)
    ((2024, 1), (2024, 3))
    """
    return year + month // 12, month % 12 + 1


def before(span: Span) -> Span:
    """The stretch of the same length just before: as many calendar months, or as many days.

    >>> before(months(2024, 1, 3))
    Span(start=datetime.date(2023, 10, 1), end=datetime.date(2023, 12, 31))
    """
    end = span.start - timedelta(days=1)
    if span.months is None:
        return Span(end - (span.end - span.start), end)
    back = span.start.year * 12 + span.start.month - 1 - span.months
    return Span(date(back // 12, back % 12 + 1, 1), end)


def holding(day: date, size: int) -> Span:
    """The calendar stretch of `size` months (1, 3, 6 or 12) that a day lies in.

    >>> holding(date(2024, 5, 9), 3).start
    datetime.date(2024, 4, 1)
    """
    return months(day.year, (day.month - 1) // size * size + 1, size)


def key_of(span: Span) -> str:
    """The stretch as programs and file names have it.

    >>> [key_of(months(2024, *m)) for m in ((1, 12), (4, 3), (7, 6), (6, 1), (5, 3))]
    ['2024', '2024Q2', '2024H2', '2024-06', '2024-05..2024-07']
    """
    year, first = span.start.year, span.start.month
    one_year = year == span.end.year
    match span.months:
        case None:
            return "..".join(dict.fromkeys((span.start.isoformat(), span.end.isoformat())))
        case 12 if one_year:
            return str(year)
        case 6 if first in (1, 7):
            return f"{year}H{first // 6 + 1}"
        case 3 if first % 3 == 1:
            return f"{year}Q{first // 3 + 1}"
        case 1:
            return f"{year}-{first:02}"
    return f"{year}-{first:02}..{span.end.year}-{span.end.month:02}"


def name_of(span: Span) -> str:
    """The stretch in the offices' words.

    >>> [name_of(months(2024, *m)) for m in ((1, 12), (4, 3), (7, 6), (6, 1), (5, 3))]
    ['2024年', '2024年第二季度', '2024年下半年', '2024年6月', '2024年5—7月']
    >>> name_of(Span(date(2024, 5, 2), date(2024, 5, 9)))
    '2024-05-02—2024-05-09'
    """
    year, first, last = f"{span.start.year}年", span.start.month, span.end.month
    if span.months and span.start.year != span.end.year:
        return f"{year}{first}月—{span.end.year}年{last}月"
    if span.months is None:
        days = dict.fromkeys((span.start.isoformat(), span.end.isoformat()))
        return "—".join(days)
    match span.months:
        case 12:
            return year
        case 6 if first in (1, 7):
            return f"{year}{HALVES[first // 7]}半年"
        case 3 if first % 3 == 1:
            return f"{year}第{QUARTERS[first // 3]}季度"
        case 1:
            return f"{year}{first}月"
    return f"{year}{first}—{last}月"
