"""The one door out: a table or a report, in the format asked for, to a stream."""

# ruff: noqa: PLC0415 - each format loads what it needs; rich alone takes 50 ms
from __future__ import annotations

from enum import StrEnum
from typing import TextIO, assert_never

from bulletin_cli.analysis.table import Report, Table
from bulletin_cli.errors import UsageError


class Format(StrEnum):
    """What an answer can be printed as."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


def write(
    document: Table | Report, form: Format | str, stream: TextIO, *, width: int | None = None, colour: bool = False
) -> None:
    """Nothing; the document is on the stream.

    `width` is the terminal's, in cells; None means that nothing is dropped or broken. UsageError for an unknown format.
    """
    stream.write(encodable(_text(document, _format(form), width, colour=colour), stream.encoding or "utf-8"))


def _format(form: Format | str) -> Format:
    try:
        return Format(form)
    except ValueError:
        raise UsageError("--format", f"没有“{form}”这种格式", "可用：" + "、".join(Format)) from None


def _text(document: Table | Report, form: Format, width: int | None, *, colour: bool) -> str:
    match form:
        case Format.TABLE:
            from bulletin_cli.render.terminal import drawn

            return drawn(_table(document), width, colour=colour)
        case Format.JSON | Format.JSONL:
            from bulletin_cli.render import machine

            written = machine.json_array if form is Format.JSON else machine.json_lines
            return written(machine.objects(document))
        case Format.CSV | Format.TSV:
            from bulletin_cli.render import sheet

            told = sheet.csv_text if form is Format.CSV else sheet.tsv_text
            return told(sheet.sheet_of(document))
        case Format.MD:
            from bulletin_cli.render.markdown import markdown

            return markdown(_table(document))
        case _:
            assert_never(form)


def _table(document: Table | Report) -> Table:
    return document.table if isinstance(document, Report) else document


def encodable(text: str, encoding: str) -> str:
    """The text with what the encoding lacks replaced by ?, as wide as it was.

    >>> encodable("√ 完成 ✓ 😀", "gbk")
    '√ 完成 ? ??'
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_kept(character, encoding) for character in text)
    return text


def _kept(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        from rich.cells import cell_len

        return "?" * cell_len(character)
    return character
