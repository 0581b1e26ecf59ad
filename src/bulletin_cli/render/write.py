"""The one door out: a table or a report, in the format asked for, to a stream."""

from __future__ import annotations

from enum import StrEnum
from typing import TextIO, assert_never

from bulletin_cli.analysis.table import Report, Table
from bulletin_cli.errors import UsageError
from bulletin_cli.render import machine, sheet
from bulletin_cli.render.markdown import markdown


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
            # rich takes 50 ms to load: only this format pays for it.
            from bulletin_cli.render.terminal import drawn  # noqa: PLC0415

            return drawn(_table(document), width, colour=colour)
        case Format.JSON:
            return machine.json_array(machine.objects(document))
        case Format.JSONL:
            return machine.json_lines(machine.objects(document))
        case Format.CSV:
            return sheet.csv_text(sheet.sheet_of(document))
        case Format.TSV:
            return sheet.tsv_text(sheet.sheet_of(document))
        case Format.MD:
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
        from rich.cells import cell_len  # noqa: PLC0415

        return "?" * cell_len(character)
    return character
