"""Every message in both languages, and the small pieces of the command line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bulletin_cli
from bulletin_cli.analysis.table import Column, Table
from bulletin_cli.cli.catalogue import PLACEHOLDER, catalogue
from bulletin_cli.cli.language import Language, Words
from bulletin_cli.cli.output import translated

SOURCE = Path(bulletin_cli.__file__).parent
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SPOKEN = (
    "complain",
    "say",
    "SourceError",
    "DatabaseError",
    "UsageError",
    "UnknownName",
    "Option",
    "Argument",
    "Column",
    "Format",
)
ENGLISH = Words(Language.ENGLISH)


def test_every_message_has_both_languages_and_the_same_names() -> None:
    for message in catalogue():
        assert message.zh, message
        assert message.en.strip()
        assert not CHINESE.search(message.en), message
        assert set(PLACEHOLDER.findall(message.zh)) == set(PLACEHOLDER.findall(message.en)), message


def test_no_message_stands_twice() -> None:
    found = [message.zh for message in catalogue()]
    assert sorted(found) == sorted(set(found))


def literals(code: str) -> Iterator[str]:
    """The Chinese texts that are given to what speaks, filled in where they have names."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in SPOKEN:
            arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
            yield from (text for argument in arguments for text in filled(argument) if CHINESE.search(text))


def filled(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may come to, with 7 for every name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield PLACEHOLDER.sub("7", node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from filled(node.body)
        yield from filled(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from (left + "7" for left in filled(node.left))


@pytest.mark.parametrize("part", ["cli", "sources", "store"])
def test_whatever_is_said_can_be_said_in_english(part: str) -> None:
    untold = {
        text
        for path in (SOURCE / part).glob("*.py")
        for text in literals(path.read_text(encoding="utf-8"))
        if CHINESE.search(ENGLISH.translated(text))
    }
    assert untold == set()


def test_the_width_of_punctuation_does_not_matter() -> None:
    assert (
        ENGLISH.translated("写不进去:没有空间")
        == ENGLISH.translated("写不进去：没有空间")
        == "cannot be written: 没有空间"
    )


def test_a_sentence_that_nobody_translated_stays_as_it_is() -> None:
    assert ENGLISH.translated("天气不错") == "天气不错"


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("第17期（2025-08-01） → 第18期（2025-08-15）", "No. 17 (2025-08-01) → No. 18 (2025-08-15)"),
        ("2025年第二季度   第11期", "Q2 2025   No. 11"),
        ("8 项：增 4 · 减 1", "8 rows: up 4 · down 1"),
        ("约持平*", "about the same*"),
        ("窄屏未列：目标、状态（--width full 全列）", "no room for: target, state (--width full shows all)"),
    ],
)
def test_what_is_put_together_is_spoken_part_by_part(chinese: str, english: str) -> None:
    assert ENGLISH.translated(chinese) == english


@pytest.mark.parametrize("data", ["建成幼儿园", "30余亿元", "持平", "增 4"])
def test_only_our_own_cells_are_spoken(data: str) -> None:
    table = Table((Column("a", "a"), Column("b", "b", own=True)), ((data, data),))
    spoken = translated(table, ENGLISH)
    assert isinstance(spoken, Table)
    assert spoken.rows[0] == (data, ENGLISH.translated(data))
