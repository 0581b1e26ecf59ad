"""House rule: a message to a person ends with the next step: the place, the fact, the way out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from reference.messages import complaints

import bulletin_cli
from bulletin_cli import errors
from bulletin_cli.errors import BulletinError
from bulletin_cli.sources.formats import FORMATS

SOURCE = Path(bulletin_cli.__file__).parent
KINDS = frozenset(
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, BulletinError)
)
PARTS = ("place", "fact", "way out")


def empty_parts(code: str) -> list[str]:
    """The parts that a complaint in a piece of code leaves out or may leave empty.

    What reads in a process of its own does not know its place, which is filled in behind it.
    """
    found = []
    for call in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func).rpartition(".")[2]
        if name not in KINDS:
            continue
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if len(given) < len(PARTS) and not any(isinstance(one, ast.Starred) for one in given):
            found.append(f"line {call.lineno}: {name} without a {PARTS[len(given)]}")
        found += [f"line {call.lineno}: {name} with an empty part" for one in given[1:] if "" in outcomes(one)]
    return found


def outcomes(node: ast.expr) -> Iterator[str]:
    """The texts written out in an expression that it may come to as a whole."""
    match node:
        case ast.Constant(value=str(text)):
            yield text.strip()
        case ast.IfExp():
            yield from (*outcomes(node.body), *outcomes(node.orelse))
        case ast.BoolOp():
            yield from outcomes(node.values[-1])


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_complaint_has_a_fact_and_a_way_out(path: Path) -> None:
    assert empty_parts(path.read_text(encoding="utf-8")) == []


def test_every_complaint_that_can_be_followed_ends_with_the_next_step() -> None:
    found = sorted(set(complaints()))
    assert len(found) > 100
    assert [(fact, way) for _, fact, way in found if not way.strip()] == []


def test_every_format_that_is_refused_has_a_way_out() -> None:
    assert [one.name for one in FORMATS if not one.way_out] == []


@pytest.mark.parametrize(
    "bad",
    [
        'raise UsageError("--dept", "no such name")',
        'raise UsageError("--dept", "no such name", "")',
        'raise errors.UnknownName("--dept", "no such name", near if near else "")',
        'SourceError("a.txt", fact, way_out=more or "")',
    ],
)
def test_the_rule_catches_a_complaint_without_a_next_step(bad: str) -> None:
    assert len(empty_parts(bad)) == 1


@pytest.mark.parametrize("good", ['UsageError("a", "b", way_out(a, b))', "DatabaseError(str(path), *in_words(error))"])
def test_the_rule_lets_whole_complaints_be(good: str) -> None:
    assert empty_parts(good) == []
