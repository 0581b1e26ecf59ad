"""JSON: records with their fields' names, Chinese as it is, exact decimals as text."""

# ruff: noqa: PLC0415 - a table of values needs no json
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from bulletin_cli.analysis.table import Report, Table
from bulletin_cli.render.clean import plain


def objects(document: Table | Report) -> tuple[Mapping[str, object], ...]:
    """One mapping per record of a report, or per row of a table."""
    if isinstance(document, Report):
        return tuple(
            {field.name: _value(getattr(record, field.name)) for field in fields(record)} for record in document.records
        )
    keys = [column.key for column in document.columns]
    return tuple(dict(zip(keys, map(_value, row), strict=True)) for row in document.rows)


def _value(thing: object) -> object:
    """The thing in JSON's own kinds: decimals and dates as text, dataclasses as objects, tuples as lists."""
    if isinstance(thing, Decimal):
        return plain(thing)
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, (tuple, list)):
        return [_value(part) for part in thing]
    if is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: _value(getattr(thing, field.name)) for field in fields(thing)}
    return thing


def json_array(records: Iterable[Mapping[str, object]]) -> str:
    """One JSON array, indented."""
    import json

    return json.dumps(list(records), ensure_ascii=False, indent=2) + "\n"


def json_lines(records: Iterable[Mapping[str, object]]) -> str:
    """One JSON object a line; nothing at all for no records."""
    import json

    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
