"""What an issue is called: the identity that two wordings share, and the address that people type."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletin_cli.model import Masthead
from bulletin_cli.series.identity import NO_YEAR, numbered, title_letters

SHORTEST_KEY = 2
ADDRESS = re.compile(r"(?P<issue>.+)\.(?P<position>[1-9][0-9]{0,8})")


def identity(masthead: Masthead, digest: str) -> str:
    """What makes two texts wordings of one issue: title, number and year; without a number only the digest.

    >>> from datetime import date
    >>> identity(Masthead("安陵政务快报", 44, None, date(2023, 10, 1)), "3fa2b1c0")
    '安陵政务快报|44|2023'
    >>> identity(Masthead("安陵政务快报"), "3fa2b1c0")
    '|3fa2b1c0'
    """
    if masthead.number is None:
        return f"|{digest}"
    return numbered(masthead)


def stem(masthead: Masthead, digest: str) -> str:
    """The address of an issue as long as no other has the same.

    >>> from datetime import date
    >>> stem(Masthead("安陵政务快报", 44, None, date(2023, 10, 1)), "3fa2b1c0")
    '2023-44'
    >>> stem(Masthead("安陵政务快报"), "3fa2b1c0")
    'x3fa2b1'
    """
    if masthead.number is None:
        return f"x{digest[:6]}"
    return f"{masthead.date.year if masthead.date else NO_YEAR}-{masthead.number}"


def title_keys(titles: Iterable[str]) -> dict[str, str]:
    """For each title its shortest beginning, of at least two characters, that no other title has.

    >>> sorted(title_keys(["安陵政务快报", "滨河政务快报"]).values())
    ['安陵', '滨河']
    >>> title_keys(["安陵快报", "安陵快报增刊"])["安陵快报"]
    '安陵快报'
    """
    whole = sorted({title_letters(title) for title in titles})
    threes = zip(["", *whole], whole, [*whole[1:], ""], strict=False)
    return {title: _shortest(title, (before, after)) for before, title, after in threes}


def _shortest(title: str, neighbours: tuple[str, str]) -> str:
    """The shortest beginning that the titles next to it in the alphabet, and so all others, do not have."""
    for length in range(SHORTEST_KEY, len(title)):
        if not any(other.startswith(title[:length]) for other in neighbours):
            return title[:length]
    return title


def split(address: str) -> tuple[str, int] | None:
    """A figure's address as its issue and its number, or None where it is not one.

    >>> split("2023-43.7")
    ('2023-43', 7)
    >>> split("2023-43") is None
    True
    """
    found = ADDRESS.fullmatch(address.strip())
    return (found["issue"], int(found["position"])) if found else None
