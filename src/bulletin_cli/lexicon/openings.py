"""With which characters the matches of a pattern can begin, so that a search tries the pattern nowhere else."""

from __future__ import annotations

import re

from bulletin_cli.errors import LexiconError

_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?:)?")
_CLASS = re.compile(r"\[(?!\^)((?:\\.|[^\]\\])+)\]")
_ANY_CLASS = re.compile(r"\[(?:\\.|[^\]\\])+\]")
_CHARACTER = re.compile(r"\\[.\-()\[\]+*?|^$]|[^\\.()\[\]{}+*?|^$]")
_OPTIONAL = re.compile(r"[?*]|\{0,")
_REPEAT = re.compile(r"[?*+]|\{[0-9,]*\}")


def first_characters(pattern: str) -> str:
    """The body of a character class: whatever `pattern` matches begins with one of these.

    LexiconError where the pattern opens with something else than characters, classes and groups of them.

    >>> first_characters("(?:近|未来)[0-9]年"), first_characters("共?印[发制]"), first_characters("(?<!历)[0-9]日")
    ('近未', '共印', '0-9')
    >>> first_characters("(?:春节|国庆)*(?:假期|长假)")
    '春国假长'
    """
    return "".join(_first_of_arm(arm, pattern) for arm in arms(pattern))


def _first_of_arm(arm: str, pattern: str) -> str:
    position = 0
    found: list[str] = []
    while True:
        if _LOOK.match(arm, position):
            position = _group_end(arm, position)
            continue
        firsts, position = _element(arm, position, pattern)
        found.append(firsts)
        if not _OPTIONAL.match(arm, position):
            return "".join(found)
        repeat = _REPEAT.match(arm, position)
        position = repeat.end() if repeat else position


def _element(arm: str, position: int, pattern: str) -> tuple[str, int]:
    """The first characters of one element of a pattern, and where it ends."""
    if inside := _CLASS.match(arm, position):
        return inside[1], inside.end()
    if character := _CHARACTER.match(arm, position):
        return character[0] if len(character[0]) > 1 or character[0].isalnum() else f"\\{character[0]}", character.end()
    if group := _GROUP.match(arm, position):
        end = _group_end(arm, position)
        return first_characters(arm[group.end() : end - 1]), end
    raise LexiconError(pattern, "一条规则要以字或字集开头", "把开头写成字、[字集] 或 (?:…|…)")


def _group_end(pattern: str, position: int) -> int:
    """Where the group that opens at `position` ends."""
    depth = 0
    while position < len(pattern):
        inside = _ANY_CLASS.match(pattern, position)
        step = inside.end() - position if inside else 2 if pattern[position] == "\\" else 1
        if not inside:
            depth += {"(": 1, ")": -1}.get(pattern[position], 0)
        position += step
        if depth == 0:
            return position
    raise LexiconError(pattern, "括号不成对", "补上或删去一个括号")


def arms(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside groups left alone."""
    found, start, position = [], 0, 0
    while position < len(pattern):
        if pattern[position] == "(":
            position = _group_end(pattern, position)
        elif inside := _ANY_CLASS.match(pattern, position):
            position = inside.end()
        elif pattern[position] == "|":
            found.append(pattern[start:position])
            position = start = position + 1
        else:
            position += 2 if pattern[position] == "\\" else 1
    return [*found, pattern[start:]]
