"""What makes two texts the same text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from bulletin_cli.model import Item


def digest(text: str) -> str:
    """The SHA-256 of `text` in hexadecimal, without regard to white space.

    A bulletin that was saved with other line breaks, or re-wrapped, is the same bulletin.

    >>> digest("第 43 期\\r\\n") == digest("第43期\\n")
    True
    >>> digest("57 家") == digest("58 家")
    False
    """
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def body_digest(text: str, items: Iterable[Item]) -> str:
    """The digest of the entries alone, "" where there is none: what two issues share that differ in number and date.

    >>> one, other = "第43期 查处57台。", "第44期 查处57台。"
    >>> item = Item(0, None, None, (), 5, 12)
    >>> body_digest(one, [item]) == body_digest(other, [item]) != body_digest(one, [])
    True
    """
    body = "".join(text[one.start : one.end] for one in items)
    return digest(body) if body.strip() else ""
