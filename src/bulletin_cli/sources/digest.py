"""What makes two texts the same text."""

from __future__ import annotations

import hashlib


def digest(text: str) -> str:
    """The SHA-256 of `text` in hexadecimal, without regard to white space.

    A bulletin that was saved with other line breaks, or re-wrapped, is the same bulletin.

    >>> digest("第 43 期\\r\\n") == digest("第43期\\n")
    True
    >>> digest("57 家") == digest("58 家")
    False
    """
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()
