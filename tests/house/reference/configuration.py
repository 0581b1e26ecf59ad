"""The keys of bulletin.toml and the variables of the environment."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import bulletin_cli
from bulletin_cli.analysis.rules import DEFAULT
from bulletin_cli.cli import settings
from reference.page import code, entries, fenced, page, table

LEAD: Final = """\
一个单位的口径写在 `bulletin.toml` 里：序时怎样算、几分算欠、采用一条几分、谁和谁排名。没有这个文件，就按默认。
依次看：`--config 文件`；环境变量 `BULLETIN_CONFIG`；当前文件夹里的 `bulletin.toml`；上一级、再上一级……里的。取第一个，不叠加。
用了哪一个，报表底下写着（“状态（bulletin.toml）：……”）。写错了键会报出行号和相近的键，什么也不做。

The first of `--config`, `BULLETIN_CONFIG`, and `bulletin.toml` in the current folder or one above counts."""
TABLES: Final = {"status": settings.STATUS, "score": settings.SCORE}


PLAIN: Final = ("database", "inbox", "pace")


def made() -> str:
    """The page."""
    told = entries("settings", keys())
    rows = [(code(_shown(key)), one["what"], _default(key), code(one["example"])) for key, one in told.items()]
    variables = entries("variables", sorted(variables_read()))
    return page(
        "配置 (configuration)",
        LEAD,
        table(("键", "意思", "默认", "例"), rows),
        "一个写全的例子：",
        fenced("toml", example()),
        "## 环境变量 (environment)",
        table(("变量", "意思"), [(code(name), one["what"]) for name, one in variables.items()]),
        "说中文还是英文，看 `LC_ALL`、`LC_MESSAGES`、`LANG` 里第一个有值的：`en` 开头的说英文，其余说中文。",
    )


def keys() -> list[str]:
    """Every key that the program knows, with its table before it."""
    return [f"{top}.{key}" if key else top for top in settings.TOP for key in TABLES.get(top, ("",))]


def variables_read() -> set[str]:
    """The variables of the environment that the program looks at, beside those of the locale."""
    package = Path(bulletin_cli.__file__).parent
    return {name for path in package.rglob("*.py") for name in _asked(ast.parse(path.read_text(encoding="utf-8")))}


def _asked(tree: ast.Module) -> Iterator[str]:
    """The names that a module looks up in the environment."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=mapping, attr="get"), args=[ast.Constant(value=str(name)), *_]):
                if "environ" in ast.unparse(mapping):
                    yield name
            case ast.Compare(left=ast.Constant(value=str(name)), comparators=[mapping]):
                if "environ" in ast.unparse(mapping):
                    yield name
            case ast.Subscript(value=mapping, slice=ast.Constant(value=str(name))):
                if "environ" in ast.unparse(mapping):
                    yield name


def example() -> str:
    """A file with every key in it."""
    told = entries("settings", keys())
    lines = []
    heads: set[str] = set()
    for key, one in told.items():
        head = key if one.get("table") else key.rpartition(".")[0]
        if head and head not in heads:
            heads.add(head)
            lines += ["", f"[{head}]"]
        lines.append(one["example"])
    return "\n".join(lines)


def _shown(key: str) -> str:
    top, point, name = key.partition(".")
    return f"[{top}] {name}" if point else f"[{top}]" if top not in PLAIN else top


def _default(key: str) -> str:
    """What holds where the file does not say it."""
    top, _, name = key.partition(".")
    if hasattr(settings.Settings(), top):
        return "无"
    part: Any = {"status": DEFAULT.thresholds, "score": DEFAULT.weights}.get(top, DEFAULT)
    value = getattr(part, name or top)
    return code(str(value)) if value or value == 0 else "无"
