"""XML parts of documents, as a tree; what declares entities of its own is refused, for it can swell without end."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.packed import damaged

# No part of a document nests deeper than some dozens; the walkers call themselves once a level.
DEPTH_LIMIT: Final = 200
DIGITS_LIMIT: Final = 9


class _Begun(Exception):
    """The first element begins: there is no more to declare."""


def tree(data: bytes, place: str) -> Element:
    """The root of an XML part. Raises SourceError where it is damaged, declares a document type or nests without end."""
    try:
        _refuse_declarations(data, place)
        root = fromstring(data)  # noqa: S314 - it declares nothing, which has just been checked
    except (ParseError, expat.ExpatError, ValueError, LookupError):
        raise damaged(place) from None
    if _depth(root) > DEPTH_LIMIT:
        raise SourceError(place, "里面套得太深，不像文档", "请检查是否选错了文件")
    return root


def name(element: Element) -> str:
    """The name of an element without its name space, which differs between the editions of one standard.

    >>> name(Element("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"))
    'p'
    """
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, wanted: str) -> str | None:
    """The attribute of that name, in whatever name space; None where there is none.

    >>> attribute(Element("p", {"{urn:x}val": "1"}), "val")
    '1'
    """
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == wanted), None)


def whole(written: str | None, otherwise: int) -> int:
    """The whole number that an attribute holds; `otherwise` where it holds none, or one that no document counts to.

    >>> whole("12", 0), whole("-1", 0), whole(None, 1), whole("9" * 5000, 1)
    (12, 0, 1, 1)
    """
    return int(written) if written and written.isdecimal() and len(written) <= DIGITS_LIMIT else otherwise


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name; of several names, the first child of the first child and so on; None where one is missing."""
    for wanted in path:
        element = next((one for one in element if name(one) == wanted), None) if element is not None else None
    return element


def _refuse_declarations(data: bytes, place: str) -> None:
    """Nothing; SourceError where the part has a document type. The parser itself looks, so no encoding can hide it."""

    def declared(*_: object) -> None:
        raise SourceError(place, "XML 里有自定义的实体，像是炸弹，没有展开", "请用 Word 或 WPS 打开后另存再试")

    def begun(*_: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    try:
        parser.Parse(data, True)  # noqa: FBT003 - these are all of the data
    except _Begun:
        return


def _depth(root: Element) -> int:
    """How many levels the tree has, counted no further than the limit."""
    level = [root]
    depth = 0
    while level and depth <= DEPTH_LIMIT:
        depth += 1
        level = [one for element in level for one in element]
    return depth
