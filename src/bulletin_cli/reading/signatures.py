"""Who sent a text: （住建局） at its end, 来源：市财政局 below it."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.endings import looks_like_body
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.nouns import dataclass

_TRAILING = re.compile(
    r"(?:[（(〔\[【]\s*([^（）()〔〕\[\]【】。；]{2,80})\s*[）)〕\]】]\s*[。]?|(?<=[。！”])\s*——?\s*([一-鿿、 ]{2,24}))\s*$"
)
_DASHED = re.compile(r"\s*[—－]{1,2}\s*([一-鿿、 ]{2,24})\s*$")
_DATED = re.compile(r"\s*[0-9０-９]{4}\s*年.*$")
_WIDEST = 24
_NAMED = re.compile(r"[一-鿿]{2,3}")
_LEAD = re.compile(r"^(?:责任单位|供稿单位|供稿|信息来源|来源|报送单位|报送|稿源)\s*[：:]\s*")
_SECTION = re.compile(r"[一-鿿](?:科|股|室|所|站|队|处|组|中心|馆|台|院|校|社|会)$")
# What only a section of an office is called, behind a sentence and alone in brackets.
_OFFICE = re.compile(r"(?!含|见|其中|另|注|附|全|各|某|摘|据)[一-鿿]{2,10}(?:科|股|室|所|大队|中队|支队|中心)")
_PERSON = re.compile(
    r".*(?:责任人|联系人|作者|撰稿|通讯员|记者|审核|供稿|编辑)?[：:].*|(?:责任人|联系人|通讯员|记者|撰稿).*"
)
_LONGEST_OFFICE = 12
_BETWEEN = re.compile(r"[\s　、，,/；;]+")
_PAPER = re.compile(r"(?:日报|晚报|新闻网|网站|客户端|公众号|电视台|融媒)$")


@dataclass(frozen=True, slots=True)
class Signature:
    """The departments that signed, in canonical short form, and where the signature begins in its paragraph."""

    departments: tuple[str, ...]
    start: int
    printed: str = ""


def trailing_signature(text: str, lexicon: Lexicon) -> Signature | None:
    """The signature in brackets that ends a paragraph, None where the brackets hold something else.

    >>> from bulletin_cli.lexicon import shipped
    >>> trailing_signature("……运行平稳。（市交通运输局 供稿）", shipped()).departments
    ('交通运输局',)
    >>> trailing_signature("完成整改12处（含复查整改）", shipped()) is None
    True
    """
    found = _TRAILING.search(text)
    if found is None:
        return None
    names = _names(found[1] or found[2], lexicon) or (_said(found[2]) if found[2] else _sections(text, found))
    return Signature(names, found.start()) if names else None


def _sections(text: str, found: re.Match[str]) -> tuple[str, ...]:
    """The sections of an office that signed behind a finished sentence: （执法稽查科）, （特种设备科、望江所）."""
    if text[: found.start()].rstrip()[-1:] not in ("。", "！", "？", "”"):
        return ()
    parts = [part for part in _BETWEEN.split(found[1].strip()) if part]
    return tuple(parts) if parts and all(_OFFICE.fullmatch(part) for part in parts) else ()


def sender_line(text: str, lexicon: Lexicon) -> Signature | None:
    """The departments of a line such as 来源：A、B or of one that is nothing but a signature."""
    sender = lexicon.layout.sender.match(text)
    if sender:
        names = _names(sender["names"], lexicon, strict="") or _said(sender["names"])
        return Signature(names, 0, re.split(r"[\s　]{2,}|报送日期", sender["names"])[0])
    alone = _TRAILING.match(text) or _DASHED.match(text)
    names = _names(alone[1] or "", lexicon) if alone else ()
    return Signature(names, 0) if names else None


def signed_right(text: str, lexicon: Lexicon) -> Signature | None:
    """The departments of a line without brackets that is set to the right, None where it names none."""
    names = _names(text, lexicon) if len(text) <= _WIDEST else ()
    return Signature(names, 0) if names else None


def _said(text: str) -> tuple[str, ...]:
    """Names that nobody lists, believed because the line says that they sent the text: 来源：餐饮监管科."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    return tuple(
        re.sub("^[县市区州旗](?=[一-鿿]{2})", "", part) for part in parts if _SECTION.search(part) and len(part) <= 12
    )


def _names(text: str, lexicon: Lexicon, strict: str = "strict") -> tuple[str, ...]:
    """The names between spaces and 、, empty where one of them is no body or place."""
    text = _DATED.sub("", _LEAD.sub("", text.strip()))
    tail = lexicon.layout.sender_tail
    parts = [
        tail.sub("", _without_person(part, lexicon)).strip("：: ") for part in _BETWEEN.split(text.strip()) if part
    ]
    parts = [part for part in parts if part and not _PAPER.search(part) and not _PERSON.fullmatch(part)]
    known = [part for part in parts if is_body(part, lexicon)]
    if known and known == parts[: len(known)] and all(_NAMED.fullmatch(part) for part in parts[len(known) :]):
        parts = known  # 县水利局 and who wrote it
    if known and all(part in known or _beside_known(part) for part in parts):
        known = parts  # 镇农业服务中心、双塔粮站: the second is believed for the first
    if not known or (strict and len(known) < len(parts)):
        return ()
    return tuple(dict.fromkeys(lexicon.departments.shown(part) for part in known))


def _beside_known(part: str) -> bool:
    """Whether a name that nobody lists is shaped like an office beside one that is known."""
    return 3 < len(part) <= _LONGEST_OFFICE and _SECTION.search(part) is not None


def _without_person(part: str, lexicon: Lexicon) -> str:
    """A body without the writer that stands behind a colon or directly behind its name."""
    body = part.replace(":", "：").partition("：")[0]
    if body != part and is_body(body, lexicon):
        return body
    if is_body(part, lexicon):
        return part
    behind = max((found.end() for found in lexicon.body_names.finditer(part)), default=0)
    return part[:behind] if behind and _NAMED.fullmatch(part[behind:]) and is_body(part[:behind], lexicon) else part


def is_body(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a department, another office, a town or a street."""
    return lexicon.departments.knows(name) or looks_like_body(lexicon.departments.shown(name))
