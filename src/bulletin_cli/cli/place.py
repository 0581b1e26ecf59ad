"""Where the archive and the settings are that a command works with; quick to load, because completion asks too."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

DEFAULT = Path("bulletin.db")
SETTINGS = "bulletin.toml"


def database(given: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The database: the one given, else that of BULLETIN_DB, else that of bulletin.toml, else bulletin.db here.

    >>> database(None, {"BULLETIN_DB": "快报.db"})
    PosixPath('快报.db')
    """
    if given is not None:
        return given
    if named := environment.get("BULLETIN_DB"):
        return Path(named)
    if settings_file(None, environment) is None:
        return DEFAULT
    # ruff: noqa: PLC0415 - read only where nothing else says which database
    from bulletin_cli.cli.settings import settings

    return settings(None, environment).database or DEFAULT


def settings_file(given: Path | None, environment: Mapping[str, str] = os.environ) -> Path | None:
    """The settings: the file given, else that of BULLETIN_CONFIG, else bulletin.toml here or above; None where there is none."""
    if given is not None:
        return given
    if named := environment.get("BULLETIN_CONFIG"):
        return Path(named)
    here = Path.cwd()
    return next((folder / SETTINGS for folder in (here, *here.parents) if (folder / SETTINGS).is_file()), None)
