"""Text that came from a bulletin, made safe for a terminal, a sheet or a Markdown table."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.table import Cell

# CSI (ESC [ … letter), OSC (ESC ] … BEL or ESC \), and any other two-character escape.
ESCAPES: Final = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~] | \x1b\].*?(?:\x07|\x1b\\) | \x1b.", re.VERBOSE | re.DOTALL)
PLAIN_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?%?")
# Code points that no XML may hold, and so no workbook or Word document.
NO_CHARACTERS: Final = frozenset({"\ufffe", "\uffff"})
FORMULA_OPENERS: Final = ("=", "+", "-", "@")


def clean(text: str) -> str:
    """The text on one line, without escape sequences, control characters and invisible marks.

    >>> clean("危房\\x1b[31m改造\\n21 户")
    '危房改造 21 户'
    """
    return text if text.isprintable() else "".join(map(_visible, ESCAPES.sub("", text)))


def _visible(character: str) -> str:
    # ruff: noqa: PLC0415 - next to no text has anything to look up
    from unicodedata import category

    if character in "\n\r\t\v\f\u2028\u2029\x85":
        return " "
    match category(character):
        case "Cc" | "Cf":
            return ""
        case "Cs":
            return "?"
        case "Cn" if character in NO_CHARACTERS:
            return ""
        case _:
            return character


def plain(number: Decimal) -> str:
    """The number in digits, never with an exponent.

    >>> plain(Decimal("3E+9")), plain(Decimal("23.230"))
    ('3000000000', '23.230')
    """
    return f"{number:f}"


def shown(cell: Cell) -> str:
    """A cell as people read it: — for what was not reported, numbers in full digits, text cleaned.

    >>> shown(None), shown(Decimal("0")), shown("a\\tb")
    ('—', '0', 'a b')
    """
    if cell is None:
        return "—"
    return clean(cell) if isinstance(cell, str) else plain(Decimal(cell))


def filed(cell: Cell) -> str:
    """A cell as a sheet holds it: nothing for what was not reported, and no text that a spreadsheet would run.

    >>> filed("=1+1"), filed("-3.2"), filed("@SUM(A1)"), filed(None)
    ("'=1+1", '-3.2', "'@SUM(A1)", '')
    """
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return plain(Decimal(cell))
    text = clean(cell)
    runs = text.lstrip().startswith(FORMULA_OPENERS) and not PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if runs else text
