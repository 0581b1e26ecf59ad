"""Writes the pages: `make reference`."""

from __future__ import annotations

from reference.page import FOLDER
from reference.pages import PAGES

for name, made in PAGES.items():
    (FOLDER / name).write_text(made(), encoding="utf-8")
