"""What programs read: the fields of every record, out of the dataclasses that are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

import bulletin_cli
from reference.page import Undescribed, code, common, described, match, page, table

LEAD: Final = """\
`--format json` 是一个清单，`jsonl` 一行一个，`csv`、`tsv` 一行一个，列名相同，清单写成用“;”连着的文字。
字段的名称和意思不变，只会增加。
小数一律写成准确的文字（`"88.1"`），没有的是 `null`。金额、长度等已化成基本单位：`6.2 亿元` 的 `value` 是 `"620000000"`，`unit` 是 `元`。

What each field means is said once; numbers are exact decimal text in base units."""
PACKAGE: Final = Path(bulletin_cli.__file__).parent
# How the classes are named that an answer is made of, and where; the others are parts of a record, or one named otherwise.
PRINTED: Final = re.compile(r"^class (\w+Record|Point|Side|Evidence)\b", re.MULTILINE)
LISTED: Final = re.compile(r"^class (\w+Entry)\b", re.MULTILINE)
WHERE: Final = (("analysis/*.py", PRINTED), ("cli/*.py", PRINTED), ("store/reading.py", LISTED))
OWN: Final = ("what", "commands")
KINDS: Final[Mapping[Any, str]] = {str: "文字", int: "整数", Decimal: "小数", date: "日期", bool: "真假"}


def made() -> str:
    """The page."""
    found = kinds()
    told = described()["records"]
    match([name for name in told if name != "common"], found, "records")
    return page("字段 (fields)", LEAD, *(_record(name, found[name]) for name in told if name in found))


def kinds() -> dict[str, Any]:
    """Every record that an answer is made of, by its name."""
    return dict(_kinds())


def _kinds() -> Iterator[tuple[str, Any]]:
    for pattern, named in WHERE:
        for path in sorted(PACKAGE.glob(pattern)):
            found = named.findall(path.read_text(encoding="utf-8"))
            module = import_module(".".join((PACKAGE.name, path.parent.name, path.stem))) if found else None
            yield from ((name, getattr(module, name)) for name in found)


def _record(name: str, kind: Any) -> str:
    said, hints = described()["records"][name], get_type_hints(kind)
    inherited = [field.name for base in kind.__bases__ if base is not object for field in fields(base)]
    names = [field.name for field in fields(kind) if field.name not in inherited]
    if unknown := [key for key in said if key not in (*names, *OWN)]:
        raise Undescribed(f"{name} has no field {unknown}")
    if missing := [key for key in names if key not in said and key not in common()]:
        raise Undescribed(f"docs/reference/descriptions.toml: [records.{name}] does not say what these are: {missing}")
    rows = [(code(key), _kind(hints[key]), said.get(key) or common()[key]) for key in names]
    head = "、".join(code(f"bulletin {command}") for command in said["commands"])
    return f"## {name}\n\n{head}：{said['what']}\n\n{table(('字段', '种类', '意思'), rows)}"


def _kind(hint: Any) -> str:
    if isinstance(hint, UnionType):
        return " 或 ".join("null" if part is type(None) else _kind(part) for part in get_args(hint))
    if get_origin(hint) is tuple:
        return f"{_kind(get_args(hint)[0])}的清单"
    return KINDS.get(hint, code(hint.__name__))
