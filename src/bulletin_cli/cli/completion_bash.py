"""The line that bash sends, taken apart as bash does, and candidates quoted so that bash takes them for one word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

# What ends or steers a word where no quote is open.
SPECIAL = frozenset(" \t!\"#$&'()*,;<>?@[\\]^`{|}~")
# Readline breaks a word at these, where COMP_WORDBREAKS has them, and replaces only what is behind.
BREAKS = ":="
Offer = Callable[[Sequence[str], str, Mapping[str, str]], tuple[str, tuple[tuple[str, str, str], ...]]]


def answered(given: Sequence[str], offered: Offer, environment: Mapping[str, str]) -> str:
    """The settings, then the candidates a line each, each as the rest of the line that bash is to put in."""
    line, breaks = given[0], "".join(given[1:2])
    words, current, raw, quote = taken_apart(line)
    settings, found = offered(words[1:], current, environment)
    if quote == "'":
        found = tuple(one for one in found if "'" not in one[0])
    put_in = (quoted(name, quote) for name, *_ in found)
    head = "" if quote else _head(raw, breaks)
    shown = (name.removeprefix(head) for name in put_in if name.startswith(head))
    return "\n".join((settings, *shown)) + "\n"


def taken_apart(line: str) -> tuple[list[str], str, str, str]:
    r"""The whole words of a line, the word that is being typed, the same as it stands there, and the quote that is open.

    >>> taken_apart("bulletin report --dept '交通 ")
    (['bulletin', 'report', '--dept'], '交通 ', "'交通 ", "'")
    >>> taken_apart(r'A=1 bulletin fix 水\ 利 "a')
    (['bulletin', 'fix', '水 利'], 'a', '"a', '"')
    """
    words: list[str] = []
    word, raw, quote, begun = "", "", "", False
    characters = iter(line)
    for character in characters:
        raw += character
        if quote:
            if character == quote:
                quote = ""
            elif character == "\\" and quote == '"':
                following = next(characters, "")
                raw += following
                word += following if following in '"\\$`' else character + following
            else:
                word += character
        elif character in " \t":
            if begun:
                words.append(word)
            word, raw, begun = "", "", False
            continue
        elif character in "'\"":
            quote = character
        elif character == "\\":
            following = next(characters, "")
            raw, word = raw + following, word + following
        else:
            word += character
        begun = True
    while words and "=" in words[0] and words[0].split("=")[0].isidentifier():
        words.pop(0)
    return words, word, raw, quote


def quoted(name: str, quote: str) -> str:
    r"""The name as it is typed where this quote is open, or none.

    >>> print(quoted("a b$", ""), quoted('a "b"$', '"'))
    a\ b\$ a \"b\"\$
    """
    if quote == "'":
        return name
    special = SPECIAL if not quote else frozenset('"\\$`')
    return "".join(f"\\{character}" if character in special else character for character in name)


def _head(raw: str, breaks: str) -> str:
    """What of the typed word stands before the part that readline replaces."""
    at = max((raw.rfind(mark) for mark in BREAKS if mark in breaks), default=-1)
    return raw[: at + 1]
