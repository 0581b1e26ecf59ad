"""Every complaint with its exit status, out of the places in the code that raise it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Final

import bulletin_cli
from bulletin_cli import errors
from reference.page import ENGLISH, code, page, table

LEAD: Final = """\
出了问题，程序说三件事：哪儿、什么事、怎么办。`…` 处填的是当时的名称。系统语言是英文时说英文。

What the program complains of: the fact, the way out, and the same in English."""
HEADS: Final = {
    2: "2：命令写错了，什么也没改 (called wrongly)",
    3: "3：有的文件读不了 (an input cannot be read)",
    4: "4：数据库 (the database)",
}
GAP: Final = "…"
CHINESE: Final = re.compile("[一-鿿]")

Texts = dict[str, ast.expr | ast.FunctionDef]


def made() -> str:
    """The page."""
    found = sorted(set(complaints()))
    parts = [f"## {head}\n\n{_table([one for one in found if one[0] == status])}" for status, head in HEADS.items()]
    return page("消息 (messages)", LEAD, *parts)


def complaints() -> Iterator[tuple[int, str, str]]:
    """The exit status, the fact and the way out of every complaint that is written out in the code."""
    for path in sorted(Path(bulletin_cli.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from _raised(tree, tree, {})


def _raised(node: ast.AST, module: ast.Module, known: Texts) -> Iterator[tuple[int, str, str]]:
    """The complaints made inside a node; `known` are the texts that have a name there."""
    if isinstance(node, ast.Module | ast.FunctionDef):
        known = {**known, **_assigned(node)}
    for inner in ast.iter_child_nodes(node):
        yield from _raised(inner, module, known)
    if isinstance(node, ast.Call) and len(node.args) > 1:
        kind = getattr(errors, ast.unparse(node.func), None)
        if kind is not None and kind is not errors.LexiconError:
            yield from ((kind.status, *told) for told in _told(node.args[1:], module, known))


def _told(parts: list[ast.expr], module: ast.Module, known: Texts) -> Iterator[tuple[str, str]]:
    """Fact and way out, where they are written in the call; where a function gives both, all pairs in its module."""
    if isinstance(parts[0], ast.Starred):
        pairs = [node.elts for node in ast.walk(module) if isinstance(node, ast.Tuple) and len(node.elts) == 2]
        parts_of = [pair for pair in pairs if all(CHINESE.search(ast.unparse(part)) or _is_name(part) for part in pair)]
        yield from (told for pair in parts_of for told in _told(pair, module, known))
        return
    way_out = next(chain(_texts(parts[1], known), _field(parts[1], module)), "") if len(parts) > 1 else ""
    yield from ((fact, way_out) for fact in _texts(parts[0], known))


def _field(node: ast.expr, module: ast.Module) -> Iterator[str]:
    """The texts that a field of a module's own class may hold, where an expression is that field of something."""
    if isinstance(node, ast.Attribute):
        held = [
            one for one in ast.walk(module) if isinstance(one, ast.AnnAssign) and ast.unparse(one.target) == node.attr
        ]
        yield from (text for one in held if one.value for text in _texts(one.value, _assigned(module)))


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id.isupper()


def _assigned(scope: ast.Module | ast.FunctionDef) -> Texts:
    """The texts that a function, or a module outside its functions, gives a name to, those that it imports included."""
    nodes = list(scope.body if isinstance(scope, ast.Module) else ast.walk(scope))
    named = {
        ast.unparse(target): node.value
        for node in nodes
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    }
    functions = {node.name: node for node in scope.body if isinstance(node, ast.FunctionDef)}
    return {**functions, **named, **{name: ast.Constant(text) for node in nodes for name, text in _imported(node)}}


def _imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The texts that are imported by name from another module of the package."""
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(bulletin_cli.__name__):
        module = import_module(node.module or "")
        for alias in node.names:
            if isinstance(text := getattr(module, alias.name, None), str):
                yield alias.name, str(text)


def _texts(node: ast.expr | ast.FunctionDef, known: Texts) -> Iterator[str]:
    """The texts that an expression may come to, with … for what is filled in."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.JoinedStr():
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in node.values)
        case ast.IfExp():
            yield from (*_texts(node.body, known), *_texts(node.orelse, known))
        case ast.BinOp(right=ast.IfExp(orelse=ast.Constant(value=""))):
            yield from _texts(node.left, known)
        case ast.BinOp():
            yield from (f"{left}{GAP}" for left in _texts(node.left, known))
        case ast.Call(func=ast.Name(id="way_out"), args=[_, _, everything, *_]):
            yield from (f"相近：{GAP}\n  {text}" for text in _texts(everything, known))
        case ast.Name(id=name) | ast.Call(func=ast.Name(id=name)) if name in known:
            yield from _texts(known[name], {other: value for other, value in known.items() if other != name})
        case ast.FunctionDef():
            returned = (step.value for step in ast.walk(node) if isinstance(step, ast.Return) and step.value)
            yield from (text for value in returned for text in _texts(value, {**known, **_assigned(node)}))


def _table(rows: list[tuple[int, str, str]]) -> str:
    return table(
        ("什么事", "怎么办", "English"),
        [
            (fact, _code(way_out), f"{ENGLISH.translated(fact)}<br>{_code(ENGLISH.translated(way_out))}")
            for _, fact, way_out in rows
        ],
    )


def _code(text: str) -> str:
    """A way out with the command in it set as code."""
    said, colon, command = text.partition("bulletin ")
    return f"{said}{code(colon + command)}" if colon and "，" not in command else text
