"""Which database a command works on, and which departments a person means."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.errors import UnknownName

if TYPE_CHECKING:
    from bulletin_cli.lexicon.departments import Registry
    from bulletin_cli.series.knowledge import Knowledge
    from bulletin_cli.store.reading import DepartmentEntry, Shelf

DEFAULT = Path("bulletin.db")


def database(given: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The database: the one given, else that of BULLETIN_DB, else bulletin.db here.

    >>> database(None, {"BULLETIN_DB": "快报.db"})
    PosixPath('快报.db')
    """
    if given is not None:
        return given
    named = environment.get("BULLETIN_DB")
    return Path(named) if named else DEFAULT


def learn() -> Knowledge:
    """What figures are aligned by: the shipped departments and the shipped words."""
    # ruff: noqa: PLC0415 - only what aligns needs it
    from bulletin_cli.lexicon import shipped
    from bulletin_cli.series.knowledge import knowledge_of
    from bulletin_cli.series.vocabulary import shipped as vocabulary

    return knowledge_of(shipped(), vocabulary())


def departments(queries: Sequence[str] | None, shelf: Shelf) -> tuple[str, ...]:
    """The canonical name of each department asked for, without repeats; UnknownName for one that nobody knows."""
    # ruff: noqa: PLC0415 - only who asks for departments needs their registry
    from bulletin_cli.lexicon.departments import load_registry

    if not queries:
        return ()
    known, registry = {entry.department: entry for entry in shelf.departments()}, load_registry()
    return tuple(dict.fromkeys(_department(query.strip(), known, registry) for query in queries))


def _department(query: str, known: Mapping[str, DepartmentEntry], registry: Registry) -> str:
    if query in known:
        return query
    canonical = registry.resolve(query)
    if canonical is not None:
        return canonical
    beginning = [name for name in known if query and name.startswith(query)]
    if len(beginning) == 1:
        return beginning[0]
    nearest = tuple(difflib.get_close_matches(query, known, n=3, cutoff=0.01))
    near = "、".join(f"{name}（{known[name].issues} 期）" for name in nearest)
    way_out = f"相近：{near}\n  全部单位：bulletin list depts" if near else "全部单位：bulletin list depts"
    raise UnknownName("--dept", f"没有“{query}”这个单位", way_out, nearest)
