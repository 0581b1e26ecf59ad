"""House rules that one module keeps by itself: sizes, names, types, docstrings, catch-alls, globals, exact numbers."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "bulletin_cli"
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
NO_NAMES = re.compile(r"util|helper|common|manager|misc", re.IGNORECASE)
MUTABLE = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
READ_ONLY = re.compile(r"Final|^Mapping|^Sequence|^Collection|^Set\b|^frozenset|^tuple")
MAKERS = frozenset({"list", "dict", "set", "defaultdict", "Counter", "OrderedDict", "deque"})

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[ast.Module], list[str]]


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, nested ones as well."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def public(tree: ast.Module) -> Iterator[Function | ast.ClassDef]:
    """The public functions and classes of a module, and the public methods of those classes."""
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (m for m in node.body if isinstance(m, Function) and not m.name.startswith("_"))


def too_long(tree: ast.Module) -> list[str]:
    """Functions over the limit of lines, decorators not counted."""
    return [
        f"{function.name} has {length} lines"
        for function in functions(tree)
        if (length := (function.end_lineno or function.lineno) - function.lineno + 1) > LONGEST_FUNCTION
    ]


def undocumented(tree: ast.Module) -> list[str]:
    """Public functions and classes without a docstring."""
    return [f"{node.name} has no docstring" for node in public(tree) if not ast.get_docstring(node)]


def untyped(tree: ast.Module) -> list[str]:
    """Public functions with a parameter or a result that has no type."""
    found = []
    for node in public(tree):
        if isinstance(node, ast.ClassDef):
            continue
        arguments = node.args
        listed = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        bare = [a.arg for a in listed if a and a.annotation is None and a.arg not in ("self", "cls")]
        if node.returns is None or bare:
            found.append(f"{node.name}: {bare or 'result'} without a type")
    return found


def catch_alls(tree: ast.Module) -> list[str]:
    """Handlers that catch everything and keep it; one that raises again what it cannot deal with is none."""
    found = []
    for node in ast.walk(tree):
        raised_again = any(isinstance(step, ast.Raise) and step.exc is None for step in ast.walk(node))
        if isinstance(node, ast.ExceptHandler) and not raised_again:
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds):
                found.append(f"line {node.lineno} catches everything")
    return found


def globals_that_change(tree: ast.Module) -> list[str]:
    """Module-level values that could change: `global`, and lists, dicts and sets not typed Final or read-only."""
    found = [f"line {node.lineno}: global" for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and READ_ONLY.search(ast.unparse(node.annotation)):
            continue
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        names = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        made = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in MAKERS
        if names != "__all__" and (made or isinstance(node.value, MUTABLE)):
            found.append(f"line {node.lineno}: {names} can change")
    return found


def floats(tree: ast.Module) -> list[str]:
    """Calls of float()."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [f"line {call.lineno}: float(…)" for call in calls if ast.unparse(call.func) == "float"]


def vague_names(tree: ast.Module) -> list[str]:
    """Classes named for nothing in particular."""
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return [node.name for node in classes if NO_NAMES.search(node.name)]


def defined_twice(tree: ast.Module) -> list[str]:
    """Names that a module defines twice, of which the first would mean nothing."""
    told: list[str] = []
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef):
            told.append(node.name)
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        told += [target.id for target in targets if isinstance(target, ast.Name)]
    return [f"{name} is defined twice" for name in sorted(set(told)) if told.count(name) > 1]


def sources() -> list[Path]:
    """Every module of the package."""
    return sorted(SOURCE.rglob("*.py"))


def names(path: Path) -> str:
    """A source file's name in a test's report."""
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", sources(), ids=names)
@pytest.mark.parametrize("rule", [too_long, undocumented, untyped, vague_names, globals_that_change, defined_twice])
def test_each_module_keeps_the_rule(path: Path, rule: Rule) -> None:
    assert rule(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", sources(), ids=names)
def test_each_module_is_short_documented_and_named_for_a_noun(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert code.count("\n") <= LONGEST_MODULE
    assert not NO_NAMES.search(path.stem)
    assert not code.strip() or ast.get_docstring(ast.parse(code))


@pytest.mark.parametrize("path", [path for path in sources() if path.name != "__main__.py"], ids=names)
def test_only_the_edge_catches_everything(path: Path) -> None:
    assert catch_alls(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_the_edge_catches_everything_once() -> None:
    assert len(catch_alls(ast.parse((SOURCE / "__main__.py").read_text(encoding="utf-8")))) <= 1


@pytest.mark.parametrize("path", sorted((SOURCE / "reading").rglob("*.py")), ids=names)
def test_numbers_are_read_exactly(path: Path) -> None:
    assert floats(ast.parse(path.read_text(encoding="utf-8"))) == []


BAD = [
    (defined_twice, "_END = 1\n_WHERE = 2\n_END = 3", "_END = 1\n_WHERE = 2"),
    (defined_twice, "def one() -> int:\n    return 1\n\none: int = 1", "def one() -> int:\n    return 1"),
    (too_long, "def f() -> None:\n" + "    x = 1\n" * LONGEST_FUNCTION, "def f() -> None:\n    x = 1\n"),
    (undocumented, "class Bulletin:\n    pass", 'class Bulletin:\n    """An issue."""'),
    (undocumented, 'class A:\n    """A."""\n    def read(self): pass', "def _read(): pass"),
    (untyped, "def read(path) -> str: ...", "def read(path: str) -> str: ..."),
    (untyped, "def read(path: str): ...", "def _read(path): ..."),
    (vague_names, "class ArchiveManager: ...", "class Archive: ..."),
    (globals_that_change, "SEEN = []", "SEEN: Final = []"),
    (globals_that_change, "SEEN = dict()", "SEEN = frozenset({1})"),
    (globals_that_change, "SEEN: dict[str, int] = {}", "SEEN: Mapping[str, int] = {}"),
    (globals_that_change, "def f():\n    global x", "x = (1, 2)"),
    (catch_alls, "try: ...\nexcept: ...", "try: ...\nexcept OSError: ..."),
    (catch_alls, "try: ...\nexcept BaseException: pass", "try: ...\nexcept BaseException:\n    undo()\n    raise"),
    (catch_alls, "try: ...\nexcept (OSError, Exception): ...", "try: ...\nexcept (OSError, KeyError): ..."),
    (floats, "value = float('1.2')", "value = Decimal('1.2')"),
]


@pytest.mark.parametrize(("rule", "bad", "good"), BAD)
def test_the_rule_catches_what_it_forbids(rule: Rule, bad: str, good: str) -> None:
    assert rule(ast.parse(bad)) != []
    assert rule(ast.parse(good)) == []
