"""Whose figures an item's are: signature, actor, sender of the whole, issuer."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.reading.actors import Actor


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
    actor = next(iter([*headline, *inside]), None)
    if actor is None:
        return fallback
    return issuer_for(actor.departments, issuer, lexicon) or fallback


def issuer_for(departments: tuple[str, ...], issuer: str | None, lexicon: Lexicon) -> tuple[str, ...]:
    """The departments, with an abbreviation of the issuer's own name (环卫中心) taken for the issuer."""
    if issuer is None or len(departments) != 1:
        return departments
    own = lexicon.departments.shown(issuer)
    characters = iter(own)
    return (own,) if all(c in characters for c in departments[0]) else departments
