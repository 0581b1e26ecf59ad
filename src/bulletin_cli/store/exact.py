"""Numbers and lists as the archive keeps them: exact, and still readable in SQL."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache


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
    return json.dumps(names, ensure_ascii=False)


@lru_cache(4096)
def unlisted(text: str) -> tuple[str, ...]:
    """The names of a JSON list.

    >>> unlisted('["住建局"]')
    ('住建局',)
    """
    return tuple(json.loads(text))
