"""The rules that read figures and put them into series, with an example of each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import bulletin_cli
from bulletin_cli import extract
from bulletin_cli.cli.figures import MEASURE, STATUS
from bulletin_cli.cli.reasons import RULES, VETOES
from bulletin_cli.lexicon.exclusions import exclusion_rules
from bulletin_cli.model import Observation
from reference.page import ENGLISH, Undescribed, code, described, entries, page, table

LEAD: Final = """\
`bulletin trace` 的“读法”和 `figures` 视图的 `rules` 里是这些名称；读错了，照着名称找代码，见 [docs/howto/mend-a-reading.md](../howto/mend-a-reading.md)。
每个例子都由测试读一遍：【】里的数字，必须由这条规则读出右边的结果。"""
READING: Final = Path(bulletin_cli.__file__).parent / "reading"
# Where a name of a rule stands in the code: a keyword, or a place in the call of one of these.
KEYWORDS: Final = ("rule", "rules")
PLACES: Final = {"Reckoned": 3, "Name": 1, "name": 1}


def made() -> str:
    """The page."""
    told = entries("rules", named())
    rows = [(code(name), told[name]["what"], *_example(name)) for name in described()["rules"]]
    return page(
        "规则 (rules)",
        LEAD,
        "## 读法 (reading)",
        table(("规则", "意思", "例", "读作"), rows),
        "## 归入系列 (series)",
        "`trace` 的“对应”，json 里的 `match`。",
        table(
            ("依据", "说法", "English"), [(code(rule), said, ENGLISH.translated(said)) for rule, said in RULES.items()]
        ),
        "没有归入最像的那个系列，是因为（`trace` 的“未归入”）：",
        table(
            ("原因", "说法", "English"), [(code(veto), said, ENGLISH.translated(said)) for veto, said in VETOES.items()]
        ),
        "## 不算数字的 (no figures)",
        "日期、文号、名称、成语里的数不是数量。这些写法在 `src/bulletin_cli/lexicon/exclusions.toml`，例子也由测试逐一读过。",
        table(
            ("规则", "不算", "照样算"),
            [(one.name, "、".join(one.examples), "、".join(one.refusals)) for one in exclusion_rules()],
        ),
    )


def named() -> list[str]:
    """The names of rules in the code of the reader."""
    found: set[str] = set()
    for path in READING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(_names(node))
    return sorted(found)


def _names(node: ast.AST) -> Iterator[str]:
    """The names of rules in one expression."""
    if isinstance(node, ast.AnnAssign | ast.Assign) and node.value is not None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(ast.unparse(target) == "rule" for target in targets):
            yield from _constants(node.value)
    elif isinstance(node, ast.Call):
        yield from (name for word in node.keywords if word.arg in KEYWORDS for name in _constants(word.value))
        place = PLACES.get(ast.unparse(node.func).rpartition(".")[2])
        if place is not None and len(node.args) > place:
            yield from _constants(node.args[place])


def _constants(node: ast.expr) -> Iterator[str]:
    """The texts in an expression, less those that it only compares with."""
    compared = {id(part) for test in ast.walk(node) if isinstance(test, ast.IfExp) for part in ast.walk(test.test)}
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in compared:
            yield part.value


def read(name: str) -> Observation:
    """The figure of a rule's example; Undescribed where the rule does not read it."""
    told = described()["rules"][name]
    found = [one for one in extract(told["example"]).observations if one.text == told["text"]]
    if not found or name not in found[0].rules:
        raise Undescribed(f"[rules.{name}]: the example is read as {[(one.text, one.rules) for one in found]}")
    return found[0]


def _example(name: str) -> tuple[str, str]:
    seen, example = read(name), described()["rules"][name]["example"].strip()
    marked = example.replace(seen.text, f"【{seen.text}】", 1).replace("\t", "　")
    words = (STATUS[seen.status], MEASURE[seen.measure])
    return marked, f"{seen.indicator} {seen.value:f} {seen.unit}（{'、'.join(word for word in words if word)}）"
