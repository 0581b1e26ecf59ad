"""Whose figures an item's are: signature, actor, sender of the whole, issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_cli.lexicon.endings import looks_like_body, looks_like_place
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Masthead
from bulletin_cli.reading.actors import Actor

_SECTION_OF = re.compile(r"(?<=[局办])[一-鿿]{2,6}[科股室]$")
_MANY = 4
# 中共…开发区工作委员会党群工作部: the part of a committee that issues is named by its own name.
_PART_OF_COMMITTEE = re.compile(
    r"(?:工作委员会|管理委员会|管委会|党工委|党委|[县市区州旗]委)((?!办公|督查|政法|统战|宣传|组织部|巡察|编办|机构编制|社会工作|农村工作|老干部)[一-鿿]{2,6}(?:部|局|中心))$"
)
_OFFICE_SECTION = re.compile(r"(?<=办公室)[一-鿿]{2,6}[科股室处]$")
_TOGETHER = re.compile(r"[、\s　]+")
_COLLECTS = re.compile(
    r"(?:政务公开|政府信息公开|政务信息|政府新闻|信息公开)(?:工作)?(?:领导小组)?(?:办公室|办|中心)$|政府信息中心$|(?:政府|(?<!政法)(?<!纪)[县市区州盟旗]委|党工委|党委)(?:办公室|办|督查室|督查局|信息科|政研室)?$"
)


def departments_of(
    signature: tuple[str, ...],
    headline: Sequence[Actor],
    inside: Sequence[Actor],
    fallback: tuple[str, ...],
    issuer: str | None,
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """The departments of an item: its signature, else the first actor of headline or body, else who sent the whole."""
    if signature:
        return signature
    bodies = {actor.departments for actor in inside if not looks_like_place(actor.departments[0])}
    if fallback and not headline and len(bodies) >= _MANY:
        return fallback  # what many did was put together by who sent the whole
    actor = next(iter([*headline, *inside]), None)
    if actor is None:
        return fallback
    return issuer_for(actor.departments, issuer, lexicon) or fallback


def issuer_for(departments: tuple[str, ...], issuer: str | None, lexicon: Lexicon) -> tuple[str, ...]:
    """The departments, with an abbreviation of the issuer's own name (环卫中心) taken for the issuer."""
    if issuer is None or len(departments) != 1:
        return departments
    own = issuing_body(issuer, lexicon)
    characters = iter(own)
    return (own,) if all(c in characters for c in departments[0]) else departments


def reports_itself(masthead: Masthead) -> bool:
    """Whether the issuer is a body with figures of its own, not the office that collects everybody's.

    >>> [reports_itself(Masthead(None, 3, issuer, None)) for issuer in ("棠堰县河长制办公室", "滨河市人民政府办公室")]
    [True, False]
    """
    return masthead.issuer is not None and not _COLLECTS.search(_OFFICE_SECTION.sub("", masthead.issuer))


def supervises(masthead: Masthead) -> bool:
    """Whether the issuer is one that tells of the work of others: whoever acts further down in an item did not report it."""
    return masthead.issuer is not None and "督查" in masthead.issuer


def issuing_bodies(issuer: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The bodies whose bulletin it is, each of several that issue it together: 区委办公室、区政府办公室."""
    parts = [part for part in _TOGETHER.split(issuer) if part]
    apart = parts if all(looks_like_body(part) or lexicon.departments.knows(part) for part in parts) else [issuer]
    return tuple(dict.fromkeys(issuing_body(part, lexicon) for part in apart))


def issuing_body(issuer: str, lexicon: Lexicon) -> str:
    """The body whose bulletin it is: a bureau's own office (财政局办公室) speaks for the bureau.

    >>> from bulletin_cli.lexicon import shipped
    >>> issuing_body("汀江市财政局办公室", shipped()), issuing_body("滨河市人民政府办公室", shipped())
    ('财政局', '政府办公室')
    """
    issuer = _OFFICE_SECTION.sub("", issuer)
    part = _PART_OF_COMMITTEE.search(issuer)
    if part:
        return lexicon.departments.shown(part[1])
    bureau = _SECTION_OF.sub("", issuer).removesuffix("办公室")
    if bureau.endswith("局") or (bureau != issuer and bureau.endswith("办")):
        return lexicon.departments.shown(bureau)
    return lexicon.departments.canonical(issuer)
