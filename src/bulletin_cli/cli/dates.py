"""A date as people type it."""

from __future__ import annotations

import re
from datetime import date

from bulletin_cli.errors import UsageError

TYPED = re.compile(r"\s*(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?\s*")


def typed_date(text: str) -> date:
    """The date; UsageError for what is none.

    >>> typed_date("2023年9月22日") == typed_date("2023-09-22") == typed_date("2023.9.22")
    True
    """
    found = TYPED.fullmatch(text)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise UsageError("--date", f"“{text}”不是日期", "请写成 2023-09-22 或 2023年9月22日")
