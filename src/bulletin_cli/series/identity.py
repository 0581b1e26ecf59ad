"""What makes two texts wordings of one issue, the same on every machine."""

from __future__ import annotations

import unicodedata
from typing import Final

from bulletin_cli.model import Figure, Masthead

UNTITLED: Final = "无题"
NO_YEAR: Final = "x"


def title_letters(title: str | None) -> str:
    """The letters and digits of `title`: what must agree for two titles to be one.

    >>> title_letters("安陵 政务快报")
    '安陵政务快报'
    """
    return "".join(c for c in unicodedata.normalize("NFKC", title or "") if c.isalnum()) or UNTITLED


def numbered(masthead: Masthead) -> str:
    """Title, number and year of an issue that has a number.

    >>> from datetime import date
    >>> numbered(Masthead("安陵政务快报", 44, None, date(2023, 10, 1)))
    '安陵政务快报|44|2023'
    """
    return f"{title_letters(masthead.title)}|{masthead.number}|{masthead.date.year if masthead.date else NO_YEAR}"


def issue_key(figure: Figure) -> str:
    """The issue of a figure: title, number and year; without a number its address, which is made of its text."""
    if figure.number is None:
        return figure.issue
    return numbered(Masthead(figure.title, figure.number, figure.issuer, figure.date))
