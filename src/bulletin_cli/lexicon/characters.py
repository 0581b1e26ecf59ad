"""Characters in their plain form: full-width digits and letters, dashes and slashes of every shape, traditional characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bulletin_cli.errors import LexiconError
from bulletin_cli.lexicon.files import table, words

CHARACTERS = "characters.toml"
TRADITIONAL = "traditional.txt"
_WIDE = (range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B))
_WIDE_MINUS_PLAIN = 0xFEE0


@cache
def plain_characters() -> Mapping[int, str]:
    """Every character that has a plainer form, for `str.translate`; one for one, so that no place in a text moves.

    >>> "５６．７％　萬噸".translate(plain_characters())
    '56.7% 万吨'
    """
    plain = {code: chr(code - _WIDE_MINUS_PLAIN) for letters in _WIDE for code in letters}
    plain |= {ord(odd): usual for usual, odds in table(CHARACTERS)["plain"].items() for odd in odds}
    for pair in words(TRADITIONAL):
        if len(pair) != 2:
            raise LexiconError(TRADITIONAL, f"“{pair}”不是一对字", "每对两个字：繁体在前，简体在后")
        plain[ord(pair[0])] = pair[1]
    return plain


def plainly(text: str) -> str:
    """The text in plain characters; few of a text are not, so that only those are looked up.

    >>> plainly("共５６．７％，萬噸")
    '共56.7%，万吨'
    """
    return _odd().sub(_in_plain, text)


def _in_plain(found: re.Match[str]) -> str:
    return found[0].translate(plain_characters())


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, plain_characters())))}]+")
