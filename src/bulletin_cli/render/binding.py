"""The files that are more than text: which there are, and a dossier in each."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from bulletin_cli.render.dossier import Dossier


class Binding(StrEnum):
    """What several reports can be bound into."""

    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"


def bound(dossier: Dossier, binding: Binding) -> bytes:
    """The file's bytes. Each library is loaded only for its own kind of file."""
    # ruff: noqa: PLC0415
    match binding:
        case Binding.HTML:
            from bulletin_cli.render.page import page

            return page(dossier).encode()
        case Binding.XLSX:
            from bulletin_cli.render.workbook import workbook

            return workbook(dossier)
        case Binding.DOCX:
            from bulletin_cli.render.document import document

            return document(dossier)
        case _:
            assert_never(binding)
