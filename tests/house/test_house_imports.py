"""House rule: text flows one way, so imports point down, and each dependency has one home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "bulletin_cli"
SOURCE = Path(__file__).parents[2] / "src" / PACKAGE

# A part may import parts of a smaller number, and itself. Parts of one number do not know each other.
LAYERS = {
    "errors": 0,
    "nearest": 0,
    "nouns": 0,
    "model": 1,
    "lexicon": 2,
    "reading": 3,
    "series": 4,
    "analysis": 5,
    "sources": 5,
    "store": 5,
    "render": 6,
    "cli": 7,
    "__init__": 8,
    "__main__": 8,
}
# Where a dependency may be imported: parts, or "any one module".
HOMES = {
    "rich": {"render"},
    "typer": {"cli", "__main__"},
    "sqlite_utils": {"store"},
    "xlsxwriter": {"render"},
    "jinja2": {"render"},
    "docx": {"render", "sources"},
    "selectolax": {"sources"},
    "markdown_it": {"sources"},
    "pypdfium2": {"sources"},
    "rapidocr": {"sources"},
    "PIL": {"sources"},
    "dask": {"cli"},
    "distributed": {"cli"},
}
ONE_MODULE = ("dateparser", "python_calamine", "pyarrow", "selectolax", "markdown_it", "dask", "distributed")


def imported(code: str) -> Iterator[str]:
    """The full names of the modules that a piece of code imports, at the top or inside its functions."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
            if node.module == PACKAGE:
                yield from (f"{PACKAGE}.{alias.name}" for alias in node.names)


def breaches_of_layers(part: str, code: str) -> list[str]:
    """The imports of a part that point up or sideways."""
    found = []
    for name in imported(code):
        top, *rest = name.split(".")
        if top != PACKAGE or not rest or rest[0] not in LAYERS or rest[0] == part:
            continue
        if LAYERS[rest[0]] >= LAYERS[part]:
            found.append(f"{part} imports {name}")
    return found


def breaches_of_homes(part: str, code: str) -> list[str]:
    """The dependencies that a part imports and that live elsewhere."""
    tops = {name.split(".")[0] for name in imported(code)}
    return [f"{part} imports {top}" for top in sorted(tops) if top in HOMES and part not in HOMES[top]]


def part_of(path: Path) -> str:
    """The part of the house that a source file belongs to."""
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def sources() -> list[Path]:
    """Every module of the package."""
    return sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_down_and_dependencies_stay_home(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    part = part_of(path)
    assert part in LAYERS, f"{part} has no place in the table of layers"
    assert breaches_of_layers(part, code) == []
    assert breaches_of_homes(part, code) == []


@pytest.mark.parametrize("dependency", ONE_MODULE)
def test_a_dependency_of_one_use_is_imported_in_one_module(dependency: str) -> None:
    homes = [
        path
        for path in sources()
        if any(name.split(".")[0] == dependency for name in imported(path.read_text("utf-8")))
    ]
    assert len(homes) <= 1, homes


def test_modules_do_not_import_each_other_in_a_ring() -> None:
    graph = {module_name(path): modules_of(path.read_text(encoding="utf-8")) for path in sources()}
    assert rings(graph) == []


def module_name(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules_of(code: str) -> set[str]:
    """The package's own modules that code imports when it is loaded (not inside functions)."""
    body = [node for node in ast.parse(code).body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = imported("\n".join(ast.unparse(node) for node in body))
    return {name for name in names if name.startswith(f"{PACKAGE}.")}


def rings(graph: dict[str, set[str]]) -> list[str]:
    """The modules that import themselves through others."""

    def reaches(start: str) -> set[str]:
        seen: set[str] = set()
        todo = list(graph.get(start, ()))
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo.extend(graph.get(name, ()))
        return seen

    return [name for name in graph if name in reaches(name)]


def test_the_rules_catch_what_they_forbid() -> None:
    assert breaches_of_layers("reading", "from bulletin_cli.store.schema import migrate") != []
    assert breaches_of_layers("reading", "def f():\n    import bulletin_cli.cli") != []
    assert breaches_of_layers("store", "from bulletin_cli import sources") != []
    assert breaches_of_layers("render", "from bulletin_cli.model import Figure") == []
    assert breaches_of_homes("reading", "from rich.table import Table") != []
    assert breaches_of_homes("render", "from rich.table import Table") == []
    assert rings({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c"]
