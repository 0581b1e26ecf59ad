"""The figure that a person means by an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin_cli.errors import UnknownName
from bulletin_cli.nearest import way_out

if TYPE_CHECKING:
    from bulletin_cli.store.files import File
    from bulletin_cli.store.reading import Shelf


def file_at(address: str, shelf: Shelf, place: str) -> File:
    """All on the figure at an address; UnknownName with the nearest issues where there is none."""
    found = shelf.file(address)
    if found is not None:
        return found
    issues = [entry.issue for entry in shelf.issues()]
    everything = "全部编号：bulletin list figures" if issues else "先收录：bulletin ingest 文件"
    nearest = way_out(address.rpartition(".")[0] or address, issues, everything, alike=0.01)
    raise UnknownName(place, f"没有编号为“{address}”的数字", nearest)
