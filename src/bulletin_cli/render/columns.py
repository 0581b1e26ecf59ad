"""Records as columns in Parquet: exact numbers as text beside the same as numbers, dates as dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bulletin_cli.errors import UsageError

if TYPE_CHECKING:
    import pyarrow

EXTRA: Final = "pip install 'bulletin-cli[parquet]'"
# What each kind of the codebook is in Arrow.
KINDS: Final = ("string", "integer", "number", "date", "array")
# A column's kind; where a cell holds records of its own, the kinds of their fields.
Kind = str | Mapping[str, str]


def parquet(records: Sequence[Mapping[str, Any]], kinds: Mapping[str, Kind], about: str) -> bytes:
    """The file's bytes: a column for each key of `kinds`, which says what it holds (string, integer, number, date, array, or
    the fields of the records in each cell).

    `about` is kept in the file under the key "datapackage". UsageError where the library is not installed.
    """
    # ruff: noqa: PLC0415 - 160 MB that only who asks for Parquet needs
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UsageError("--format parquet", "没有装 pyarrow", f"请安装：{EXTRA}") from None
    schema = pa.schema([pa.field(key, _kind(kind, pa)) for key, kind in kinds.items()], metadata={"datapackage": about})
    columns = {key: [record[key] for record in records] for key in kinds}
    file = BytesIO()
    pq.write_table(pa.table(columns, schema=schema), file, compression="zstd")
    return file.getvalue()


def records_of(file: Path) -> list[dict[str, Any]]:
    """The records of a Parquet file that `parquet` made, in their order. OSError or ValueError where it is none."""
    # ruff: noqa: PLC0415 - as above
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as opened:
        rows: list[dict[str, Any]] = opened.read().to_pylist()
    return rows


def _kind(kind: Kind, pa: Any) -> pyarrow.DataType:
    if not isinstance(kind, str):
        return pa.list_(pa.struct([pa.field(key, _kind(inner, pa)) for key, inner in kind.items()]))
    return {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "array": pa.list_(pa.string()),
    }[kind]
