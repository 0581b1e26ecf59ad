"""House rule: the documents hang together: links lead somewhere, lists are complete, numbers that are stated are counted."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from documents import ROOT

LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")
# Where the project's pages are served, `../../issues/new` opens a form; it is no file.
ELSEWHERE = "../../issues/"
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/**/*.md"), *ROOT.glob("data/*.md"))
    if "node_modules" not in path.parts and ".venv" not in path.parts
)
INDEX = ROOT / "docs" / "README.md"
PACKAGE = ROOT / "src" / "bulletin_cli"


def name(path: Path) -> str:
    """A file's name in a test's report."""
    return str(path.relative_to(ROOT))


def broken(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    found = (link for link in LINK.findall(page.read_text(encoding="utf-8")) if not link.startswith(ELSEWHERE))
    return [link for link in found if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_a_broken_link_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](page.md) [b](gone.md#part) [c](https://example.org/x)", encoding="utf-8")
    assert broken(page) == ["gone.md"]


def test_every_document_is_in_the_index_and_the_index_is_linked_from_the_front() -> None:
    linked = {(INDEX.parent / link).resolve() for link in LINK.findall(INDEX.read_text(encoding="utf-8"))}
    assert [
        name(page) for page in (ROOT / "docs").rglob("*.md") if page != INDEX and page.resolve() not in linked
    ] == []
    fronts = ("README.md", "README.en.md", "CONTRIBUTING.md")
    assert [front for front in fronts if "(docs/README.md)" not in (ROOT / front).read_text("utf-8")] == []


def test_no_two_documents_have_one_title() -> None:
    titles = [page.read_text(encoding="utf-8").splitlines()[0] for page in (ROOT / "docs").rglob("*.md")]
    assert sorted(titles) == sorted(set(titles))


def test_the_map_of_the_reader_names_its_modules() -> None:
    rows = re.findall(
        r"^\| (.*) \| .* \|$", (ROOT / "docs" / "explanation" / "pipeline.md").read_text("utf-8"), re.MULTILINE
    )
    named = {module for row in rows for module in re.findall("`([a-z_]+)`", row)}
    assert named == {path.stem for path in (PACKAGE / "reading").glob("[!_]*.py")}


def test_every_dependency_stands_in_the_decisions_with_its_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    extras = (one for extra, some in project["optional-dependencies"].items() if extra != "dev" for one in some)
    asked = [re.fullmatch(r"([\w-]+)(?:\[[\w,]+\])?(\S*).*", one) for one in (*project["dependencies"], *extras)]
    told = [(one[1], f"| `{one[2]}`") for one in asked if one]
    assert [
        name for name, bound in told if not any(row.startswith(f"| {name} ") and bound in row for row in rows)
    ] == []


def test_the_corpora_are_listed_and_counted() -> None:
    corpora = ROOT / "tests" / "corpus"
    listed = (corpora / "README.md").read_text(encoding="utf-8")
    assert [
        folder.name for folder in corpora.iterdir() if folder.is_dir() and f"| `{folder.name}` |" not in listed
    ] == []
    stated = re.search(r"^(\d+) invented", (corpora / "field" / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert stated is not None
    assert int(stated[1]) == len(list((corpora / "field").glob("*.gold.json")))
