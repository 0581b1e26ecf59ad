"""A folder to work in, and one with a database."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import bulletin, run


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with one bulletin, 44.txt, and no database."""
    (tmp_path / "44.txt").write_text(bulletin(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def stored(here: Path) -> Path:
    """The folder with a database of two issues."""
    (here / "45.txt").write_text(bulletin(45, 66, 22), encoding="utf-8")
    assert run("ingest", "44.txt", "45.txt", here=here).returncode == 0
    return here
