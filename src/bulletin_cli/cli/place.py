"""Where the archive is that a command works on; quick to load, because completion asks too."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

DEFAULT = Path("bulletin.db")


def database(given: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The database: the one given, else that of BULLETIN_DB, else that of bulletin.toml, else bulletin.db here.

    >>> database(None, {"BULLETIN_DB": "快报.db"})
    PosixPath('快报.db')
    """
    if given is not None:
        return given
    if named := environment.get("BULLETIN_DB"):
        return Path(named)
    # ruff: noqa: PLC0415 - read only where nothing else says which database
    from bulletin_cli.cli.settings import settings

    return settings(None, environment).database or DEFAULT
