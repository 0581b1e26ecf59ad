"""Tables that people keep, from CSV, Excel or WPS: the rows by their headings, each with its place for messages."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from bulletin_cli.errors import UsageError
from bulletin_cli.nouns import dataclass

ENDINGS: Final = (".csv", ".xlsx", ".xls", ".ods")
# A year's list has some hundred lines; what is larger is another file, or an archive that unpacks without end.
SIZE_LIMIT: Final = 16 * 1024 * 1024
UNPACKED_LIMIT: Final = 128 * 1024 * 1024
LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its place (file:line), and its cells as text by the heading of their column, spaces around them gone."""

    place: str
    cells: Mapping[str, str]

    def get(self, *names: str) -> str:
        """The cell under the first of these headings that the table has; "" where there is none."""
        return next((self.cells[name] for name in names if name in self.cells), "")


def entries(file: Path) -> tuple[Entry, ...]:
    """The rows below the first row that has something, empty ones left out. UsageError for a file that is no table."""
    data = _read(file)
    rows = _csv(data, file) if file.suffix.lower() == ".csv" else _workbook(data, file)
    if len(rows) > LONGEST:
        raise UsageError(f"--from-file {file}", f"行数太多（{len(rows)} 行）", "请检查是否选错了文件")
    numbered = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    if not numbered:
        raise UsageError(f"--from-file {file}", "是空的，没有表头", "第一行写表头")
    heads = numbered[0][1]
    return tuple(Entry(f"{file}:{number}", dict(zip(heads, row, strict=False))) for number, row in numbered[1:])


def _read(file: Path) -> bytes:
    if file.suffix.lower() not in ENDINGS:
        raise UsageError(f"--from-file {file}", "看扩展名不是表格", "可用：" + "、".join(ENDINGS))
    try:
        with file.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError:
        raise UsageError(f"--from-file {file}", "读不出来", "请检查路径和读取权限") from None
    if len(data) > SIZE_LIMIT:
        raise UsageError(f"--from-file {file}", "太大，不像一张表", "请检查是否选错了文件")
    return data


def _csv(data: bytes, file: Path) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return [[cell.strip() for cell in row] for row in csv.reader(StringIO(data.decode(encoding), newline=""))]
        except (UnicodeDecodeError, csv.Error):
            continue
    raise UsageError(f"--from-file {file}", "不是 CSV 表", "请存为 UTF-8 编码的 CSV 或 xlsx")


def _workbook(data: bytes, file: Path) -> list[list[str]]:
    """The rows of the first sheet."""
    # ruff: noqa: PLC0415 - only what reads a workbook needs the reader
    from python_calamine import CalamineError, CalamineWorkbook

    _refuse_bomb(data, file)
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError):
        raise UsageError(
            f"--from-file {file}", "打不开，不是完好的表格文件", "请在 WPS 或 Excel 里另存为 .xlsx"
        ) from None


def _refuse_bomb(data: bytes, file: Path) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return  # an .xls, or damaged: the reader of workbooks says which
    if unpacked > UNPACKED_LIMIT:
        raise UsageError(f"--from-file {file}", "解开来太大，不像一张表", "请检查是否选错了文件")


def _text(cell: object) -> str:
    """A cell as a person sees it: whole numbers without a point, days as ISO days."""
    if isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        number = Decimal(repr(cell))
        return f"{number.quantize(Decimal(1)) if number == number.to_integral_value() else number:f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def lacking(rows: Iterable[Entry], columns: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The first names of the columns that the table has under none of their names."""
    heads = next((one.cells.keys() for one in rows), None)
    return () if heads is None else tuple(names[0] for names in columns if not any(name in heads for name in names))
