"""Numbers and lists as the archive keeps them: exact, and still readable in SQL."""

# ruff: noqa: PLC0415
from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

# What JSON writes otherwise than it is. Names hardly ever hold any of it, and json takes longer to load than a report may wait.
ESCAPED: Final = frozenset('"\\' + "".join(map(chr, range(32))))


def plain(number: Decimal) -> str:
    """`number` as digits: every one of them, no exponent, no zeros that say nothing.

    >>> plain(Decimal("1.975E+7"))
    '19750000'
    >>> plain(Decimal("23.230"))
    '23.23'
    >>> plain(Decimal("-0.0"))
    '0'
    """
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def listed(names: tuple[str, ...]) -> str:
    """`names` as a JSON list in real characters.

    >>> listed(("住建局", "交通运输局"))
    '["住建局", "交通运输局"]'
    """
    if any(not name.isprintable() or not ESCAPED.isdisjoint(name) for name in names):
        import json

        told = json.dumps(names, ensure_ascii=False)
        # Half a character, as a terminal in another encoding sends it, is in no archive and goes in by its number.
        return told if _encodable(told) else json.dumps(names)
    return '["' + '", "'.join(names) + '"]' if names else "[]"


def _encodable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


@lru_cache(4096)
def unlisted(text: str) -> tuple[str, ...]:
    """The names of a JSON list.

    >>> unlisted('["住建局"]')
    ('住建局',)
    """
    if "\\" in text or not text.startswith(('["', "[]")):
        import json

        return tuple(json.loads(text))
    return tuple(text[2:-2].split('", "')) if len(text) > 2 else ()
