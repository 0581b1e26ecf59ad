"""What the archive is read and aligned with, and which departments a person means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bulletin_cli.errors import UnknownName
from bulletin_cli.nearest import way_out
from bulletin_cli.nouns import dataclass

if TYPE_CHECKING:
    from bulletin_cli.lexicon.departments import Registry
    from bulletin_cli.series.knowledge import Knowledge
    from bulletin_cli.store.reading import Shelf


@dataclass(frozen=True, slots=True)
class Body:
    """A department that a person asked for: the name that reports give it, and every name that the archive has it under."""

    name: str
    spellings: tuple[str, ...]


def learn() -> Knowledge:
    """What figures are aligned by: the shipped departments and the shipped words."""
    # ruff: noqa: PLC0415 - only what aligns needs it
    from bulletin_cli.lexicon import shipped
    from bulletin_cli.series.knowledge import knowledge_of
    from bulletin_cli.series.vocabulary import shipped as vocabulary

    return knowledge_of(shipped(), vocabulary())


def departments(queries: Sequence[str] | None, shelf: Shelf) -> tuple[Body, ...]:
    """Each department asked for, without repeats; UnknownName for one that nobody knows."""
    if not queries:
        return ()
    known = shelf.department_names()
    return tuple(dict.fromkeys(_asked_for(query.strip(), known, shelf) for query in queries))


def _asked_for(query: str, known: Mapping[str, str], shelf: Shelf) -> Body:
    if query in known:
        return _body(query, known[query], known)
    # ruff: noqa: PLC0415 - who writes a name as the archive has it needs no registry
    from bulletin_cli.lexicon.departments import load_registry

    registry = load_registry()
    named = _department(query, shelf, known, registry)
    return _body(named, registry.canonical(named), known)


def bodies_printed(names: Iterable[str], shelf: Shelf) -> Mapping[str, Body]:
    """The department behind each name as a list prints it, in the archive or not."""
    # ruff: noqa: PLC0415 - as above
    from bulletin_cli.lexicon.departments import load_registry

    known, registry = shelf.department_names(), load_registry()
    short = {name: registry.canonical(name) for name in dict.fromkeys(names)}
    return {name: _body(canonical, canonical, known) for name, canonical in short.items()}


def spellings(bodies: Iterable[Body]) -> tuple[str, ...]:
    """Every name that the archive has one of these departments under."""
    return tuple(dict.fromkeys(spelling for body in bodies for spelling in body.spellings))


def _body(named: str, canonical: str, known: Mapping[str, str]) -> Body:
    """The department of that name; a rarer name that figures keep as printed (文化广电旅游局) is the same body."""
    also = (name for name, short in known.items() if name != named and short == canonical)
    return Body(canonical, (named, *also))


def _department(query: str, shelf: Shelf, known: Mapping[str, str], registry: Registry) -> str:
    if query in known:
        return query
    canonical = registry.resolve(query)
    if canonical is not None:
        return canonical
    beginning = [name for name in known if query and name.startswith(query)]
    if len(beginning) == 1:
        return beginning[0]
    shown = {entry.department: f"{entry.department}（{entry.issues} 期）" for entry in shelf.departments()}
    nearest = way_out(query, shown, "全部单位：bulletin list depts", alike=0.01)
    raise UnknownName("--dept", f"没有“{query}”这个单位", nearest)
