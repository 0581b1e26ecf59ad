"""Characters that only look like others: what files hold in place of the Chinese character they print."""

from __future__ import annotations

import unicodedata

_RADICALS = range(0x2E80, 0x2FE0)
_COMPATIBLE = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_REPLACEMENT = 0xFFFD
# Radicals that Unicode gives no ordinary character for, and the character that they look like.
_ALIKE = str.maketrans(
    "⺠⺝⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
    "民月虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
)


def plain(code: int) -> str:
    """The character of a code as one types it; "" where the code stands for no character.

    Fonts made for printing hold 月 and 工 as radicals (U+2F49, U+2F2F), and so do the pdf files made with them.

    >>> plain(0x2F49) == "月", plain(0x6708) == "月", plain(0)
    (True, True, '')
    """
    if code == _REPLACEMENT or any(code in codes for codes in _PRIVATE) or not 0 <= code < 0x110000:
        return ""
    character = chr(code)
    if code in _RADICALS or any(code in codes for codes in _COMPATIBLE):
        return unicodedata.normalize("NFKC", character).translate(_ALIKE)
    if not character.isspace() and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn"):
        return ""
    return " " if character.isspace() and character != "\u3000" else character
