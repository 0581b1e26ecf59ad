"""What a Word document's styles and lists say of a paragraph: how it is numbered, whether it is a line of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final
from xml.etree.ElementTree import Element

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.markup import attribute, child, name, whole
from bulletin_cli.sources.numbering import Level

CONTENTS: Final = re.compile(r"(?:toc|contents) ?\d|目录 ?\d", re.IGNORECASE)
# A style is based on another and that on another; no document goes further, unless in a ring.
STEPS: Final = 12


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style: the list that it numbers by, at what depth; whether it is one of a table of contents."""

    key: str = ""
    depth: int = 0
    contents: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list: what it counts by (lists of one key count on in one another), its levels, and those that it begins anew."""

    key: str
    levels: Mapping[int, Level]
    restarts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids, its lists by their numbers, and which of those have begun anew already."""

    named: Mapping[str, Style]
    lists: Mapping[str, List]
    usual: Style = Style()
    restarted: set[tuple[str, int]] = field(default_factory=set)

    def of(self, wanted: str | None) -> Style:
        """The style of that id; the usual one for None and for an id that the document does not define."""
        return self.usual if wanted is None else self.named.get(wanted, self.usual)


def styles_of(root: Element | None, lists: Mapping[str, List]) -> Styles:
    """The paragraph styles of a document."""
    defined = {attribute(one, "styleId") or "": one for one in root if name(one) == "style"} if root is not None else {}
    named = {key: _style(key, defined) for key in defined}
    usual = next((key for key, one in defined.items() if _is_usual(one)), None)
    return Styles(named, lists, named[usual] if usual is not None else Style())


def lists_of(root: Element | None) -> dict[str, List]:
    """The lists of a document by their numbers."""
    if root is None:
        return {}
    abstract = {attribute(one, "abstractNumId") or "": one for one in root if name(one) == "abstractNum"}
    numbered = {attribute(one, "numId") or "": one for one in root if name(one) == "num"}
    found = {}
    for key, one in numbered.items():
        base = _based(attribute(child(one, "abstractNumId"), "val") or "", abstract)
        if base:
            levels = {_depth(level): _level(level) for level in abstract[base] if name(level) == "lvl"}
            overrides = [over for over in one if name(over) == "lvlOverride"]
            levels |= {_depth(over): _level(level) for over in overrides if (level := child(over, "lvl")) is not None}
            starts = ((_depth(over), attribute(child(over, "startOverride"), "val")) for over in overrides)
            restarts = tuple((depth, whole(start, 1)) for depth, start in starts if start and start.isdecimal())
            found[key] = List(base, levels, restarts)
    return found


def _based(key: str, abstract: Mapping[str, Element]) -> str:
    """The list that a list takes its levels from: itself, or the one that its style links to; "" where there is none."""
    link = attribute(child(abstract.get(key), "numStyleLink"), "val")
    if link is not None:
        linked = (other for other, one in abstract.items() if attribute(child(one, "styleLink"), "val") == link)
        return next(linked, "")
    return key if key in abstract else ""


def _style(key: str, defined: Mapping[str, Element]) -> Style:
    """A style with what it inherits."""
    contents = bool(CONTENTS.match(attribute(child(defined[key], "name"), "val") or ""))
    listed, depth = "", ""
    following: str | None = key
    for _ in range(STEPS):
        one = defined.get(following or "")
        if one is None:
            break
        numbered = child(one, "pPr", "numPr")
        listed = listed or attribute(child(numbered, "numId"), "val") or ""
        depth = depth or attribute(child(numbered, "ilvl"), "val") or ""
        following = attribute(child(one, "basedOn"), "val")
    return Style(listed, whole(depth, 0), contents)


def _is_usual(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")


def _depth(element: Element) -> int:
    return min(whole(attribute(element, "ilvl"), 0), 8)


def _level(element: Element) -> Level:
    text = attribute(child(element, "lvlText"), "val")
    restart = attribute(child(element, "lvlRestart"), "val")
    legal = child(element, "isLgl")
    return Level(
        start=whole(attribute(child(element, "start"), "val"), 1),
        form=_form(element),
        text=text or "",
        legal=legal is not None and attribute(legal, "val") not in ("0", "false", "off"),
        restart=None if restart is None else whole(restart, 0),
    )


def _form(level: Element) -> str:
    return (
        attribute(child(level, "numFmt"), "val")
        or attribute(child(level, "AlternateContent", "Fallback", "numFmt"), "val")
        or "decimal"
    )
