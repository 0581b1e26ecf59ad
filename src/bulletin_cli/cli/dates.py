"""A date as people type it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from bulletin_cli.analysis.spans import YEARS
from bulletin_cli.errors import UsageError

TYPED = re.compile(r"\s*(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?\s*")


def typed_date(text: str, place: str = "--date", today: date | None = None) -> date:
    """The date; UsageError about `place` for what is none. Words (昨天, 上周五) count from `today`, by default the clock's.

    >>> typed_date("2023年9月22日") == typed_date("2023-09-22") == typed_date("2023.9.22")
    True
    >>> typed_date("昨天", today=date(2023, 9, 22))
    datetime.date(2023, 9, 21)
    """
    found = TYPED.fullmatch(text)
    try:
        typed = date(*map(int, found.groups())) if found else spoken_date(text, today or date.today())
    except ValueError:
        typed = None
    if typed is None or typed.year not in YEARS:
        raise UsageError(place, f"“{text}”不是日期", "请写成 2023-09-22 或 2023年9月22日")
    return typed


def spoken_date(text: str, today: date) -> date | None:
    """The day that words name, seen from `today`; None where they name none. Loads dateparser, so only for odd forms."""
    from dateparser import parse  # noqa: PLC0415 - it takes long to load

    day = datetime.combine(today, time())
    found = parse(text, languages=["zh", "en"], settings={"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past"})
    return found.date() if found and found.year in YEARS else None
