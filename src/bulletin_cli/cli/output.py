"""Where an answer goes and in which shape: the one way out of every command."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.analysis.table import Cell, Column, Report, Table
from bulletin_cli.cli.language import Language, Words
from bulletin_cli.cli.options import Output
from bulletin_cli.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from bulletin_cli.model import Series
    from bulletin_cli.render.dossier import Wording

# What binds several reports into one file; the last two are no text, so that they need a file.
BOUND = ("html", "xlsx", "docx")
NEEDS_FILE = ("xlsx", "docx")
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md", *BOUND)
STANDARD_OUTPUT = Path("-")
# WPS and Excel take a CSV file for GBK unless it opens with this.
MARK = "\ufeff"


def settled(output: Output, *, piped: str = "table") -> Output:
    """The output with its format settled: as asked, else by the file's ending, else table, or `piped` off a terminal.

    UsageError for a format, width or colour that does not exist, or a format that needs a file and has none; nothing
    has been done by then.
    """
    file = None if output.file == STANDARD_OUTPUT else output.file
    form = output.form or (_by_ending(file) if file else "table" if sys.stdout.isatty() else piped)
    if form not in FORMATS:
        raise UsageError(
            "--format", f"没有“{form}”这种格式", f"可用：{'、'.join(FORMATS)}\n  说明：bulletin help formats"
        )
    if form in NEEDS_FILE and file is None:
        raise UsageError("--format", f"{form} 要写入文件", f"请加 -o 文件名.{form}")
    if output.width not in ("auto", "full") and not (output.width.isascii() and output.width.isdecimal()):
        raise UsageError("--width", f"“{output.width}”不是宽度", "可用：auto、full 或列数，如 100")
    if output.colour not in ("auto", "always", "never"):
        raise UsageError("--color", f"没有“{output.colour}”这种用法", "可用：auto、always、never")
    return replace(output, form=form, file=file)


def emit(document: Table | Report, output: Output, words: Words) -> None:
    """Nothing; the document is printed, or in its file, whole or not at all."""
    emit_all((document,), output, words)


def emit_all(documents: Sequence[Table | Report], output: Output, words: Words, series: Sequence[Series] = ()) -> None:
    """Nothing; the documents are printed one below the other, or are in one file.

    `series` are those that the documents speak of: with them a page and a workbook have charts and sentences.
    """
    # ruff: noqa: PLC0415 - rendering is loaded by what prints
    from bulletin_cli.render.write import write

    form = output.form or "table"
    spoken = [translated(document, words) for document in documents]
    if form in BOUND:
        _bind([one if isinstance(one, Report) else Report(one) for one in spoken], output, words, series)
        return
    stream = sys.stdout if output.file is None else StringIO()
    for place, document in enumerate(spoken):
        stream.write("\n" if place else "")
        write(document, form, stream, width=_width(output), colour=_colour(output))
    if output.file is not None and isinstance(stream, StringIO):
        save(output.file, (MARK if form == "csv" else "") + stream.getvalue())


def _bind(reports: Sequence[Report], output: Output, words: Words, series: Sequence[Series]) -> None:
    """Nothing; the reports are in one file, or a page of them is on standard output."""
    from bulletin_cli.render.binding import Binding, bound
    from bulletin_cli.render.dossier import Dossier

    content = bound(Dossier(tuple(reports), tuple(series), _wording(words)), Binding(output.form or ""))
    if output.file is None:
        # The page says that it is UTF-8, and is, whatever the terminal's encoding.
        sys.stdout.buffer.write(content)
    else:
        save(output.file, content)


def emit_plots(reports: Sequence[Report], output: Output, words: Words, series: Sequence[Series]) -> None:
    """Nothing; each series that the reports speak of is drawn, one below the other, in place of their tables.

    UsageError for a format that holds no drawing.
    """
    # ruff: noqa: PLC0415 - the drawing is loaded by what draws
    from bulletin_cli.render.dossier import Dossier
    from bulletin_cli.render.plot import Sheet, pen_for, plots

    if output.form != "table":
        raise UsageError("--plot", f"{output.form} 里画不了", "可用：--format table，或 -o 文件名.html（自带走势图）")
    spoken = [one for one in (translated(report, words) for report in reports) if isinstance(one, Report)]
    wording = _wording(words)
    encoding = "utf-8" if output.file else sys.stdout.encoding
    sheet = Sheet(width=_width(output) or Sheet().width, pen=pen_for(encoding), wording=wording)
    drawn = plots(Dossier(tuple(spoken), tuple(series), wording), sheet)
    if output.file is None:
        sys.stdout.write(drawn)
    else:
        save(output.file, drawn)


def _wording(words: Words) -> Wording:
    """What a file says of its own, in the language of `words`."""
    from bulletin_cli.render.dossier import Wording

    chinese = Wording()
    if words.language is Language.CHINESE:
        return chinese
    own = {field.name: words.translated(getattr(chinese, field.name)) for field in fields(chinese)}
    return replace(chinese, **{**own, "language": words.language.value})


def emit_lines(lines: str, records: tuple[DataclassInstance, ...], output: Output, words: Words) -> None:
    """Nothing; `lines` are printed where people read, the records in the formats of programs."""
    if output.form != "table":
        emit(Report(Table((), ()), records), output, words)
    elif output.file is None:
        sys.stdout.write(lines)
    else:
        save(output.file, lines)


def save(file: Path, content: str | bytes) -> None:
    """Nothing; `file` holds the content, text as UTF-8. It is written under another name first, so that nobody ever sees half of it.

    What is there and is no file (a pipe, /dev/null) is written to as it is: nothing may take its place.
    """
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    data = content.encode() if isinstance(content, str) else content
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            file.write_bytes(data)
            return
        part.write_bytes(data)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"-o {file}", f"写不进去：{error.strerror}", "请检查文件夹是否存在、能不能写") from None


def translated(document: Table | Report, words: Words) -> Table | Report:
    """The document with its headings and notes in the language of `words`; data stay as they are."""
    if words.language is Language.CHINESE:
        return document
    if isinstance(document, Report):
        return replace(document, table=_table(document.table, words))
    return _table(document, words)


def _table(table: Table, words: Words) -> Table:
    return replace(
        table,
        columns=tuple(replace(column, title=words.translated(column.title)) for column in table.columns),
        rows=tuple(_row(row, table.columns, words) for row in table.rows),
        title=words.translated(table.title),
        subtitle=words.translated(table.subtitle),
        notes=tuple(words.translated(note) for note in table.notes),
        left_out=words.say(table.left_out, columns="{columns}"),
    )


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...], words: Words) -> tuple[Cell, ...]:
    """The row with those of its cells that are our words in the language of `words`."""
    return tuple(
        words.translated(cell) if isinstance(cell, str) and column.own else cell
        for cell, column in zip(row, columns, strict=True)
    )


def _by_ending(file: Path) -> str:
    ending = file.suffix.lower().removeprefix(".")
    if ending == "txt":
        return "table"
    if ending not in FORMATS:
        raise UsageError(
            f"-o {file}",
            "看扩展名不知道用什么格式",
            "请加 --format，或用 .xlsx、.docx、.html、.csv、.json、.jsonl、.md、.txt",
        )
    return ending


def _width(output: Output) -> int | None:
    """How many cells a table may take; None for as many as it needs, which is what a pipe gets."""
    if output.width.isdecimal():
        return int(output.width)
    if output.width == "full" or output.file is not None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def _colour(output: Output) -> bool:
    if output.file is not None:
        return False
    if output.colour == "auto":
        return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return output.colour == "always"
