"""Writes the pages, and what else is made of the same: `make reference`."""

from __future__ import annotations

from reference.page import FOLDER
from reference.pages import ELSEWHERE, PAGES

for name, made in PAGES.items():
    (FOLDER / name).write_text(made(), encoding="utf-8")
for name, made in ELSEWHERE.items():
    place = FOLDER.parents[1] / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(made(), encoding="utf-8")
