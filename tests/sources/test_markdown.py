"""Markdown: its marks taken off, its figures as in plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from producers import bulletins, figures, text_of

from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.markdown import MATTER, read


def text(marked: str) -> str:
    return read(Raw(marked.encode(), "快报.md")).text


def marked_up(plain: str) -> str:
    """The text as people write it in Markdown: a title, headings, bold run-in headlines."""
    lines = plain.splitlines()
    marked = [f"# {lines[0]}"]
    for line in lines[1:]:
        headline, gap, rest = line.partition(" ")
        if line.startswith("【"):
            marked.append(f"## {line}")
        elif gap and len(headline) > 6 and len(rest) > 20 and "*" not in line:
            marked.append(f"**{headline}** {rest}")
        else:
            marked.append(line)
    return "\n".join(marked)


@pytest.mark.parametrize("path", bulletins(), ids=lambda path: path.stem)
def test_a_bulletin_says_the_same_as_its_plain_text(path: Path) -> None:
    plain = text_of(path)
    assert figures(text(plain)) == figures(plain)
    assert figures(text(marked_up(plain))) == figures(plain)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# 快报 #\n\n第 43 期\n===", "快报\n\n第 43 期"),
        ("**查处** *违法* `车辆` ~~4~~ 5 台", "查处 违法 车辆  5 台"),
        ('见[附件](a.html "x")和<http://a.cn>', "见附件和http://a.cn"),
        ("![图 5 张](a.png)查处", "查处"),
        ("- 甲\n- 乙\n  - 丙", "• 甲\n\n\n• 乙\n\n\n• 丙"),
        ("3. 甲\n4. 乙", "3. 甲\n\n\n4. 乙"),
        ("1) 甲", "1) 甲"),
        ("> 引文\n> 两行", "引文\n两行"),
        ("|单位|查处（台）|\n|---|--:|\n|**甲镇**|5|", "单位\t查处（台）\n甲镇\t5"),
        ("甲\\*乙&amp;丙  \n丁<br>戊", "甲*乙&丙\n丁\n戊"),
        ("---\ntitle: 快报\ntags:\n  - 1 期\n---\n正文", "正文"),
        ("[注]: 57家", "[注]: 57家"),
        ("<p align=center>快报</p>\n\n正文", "快报\n正文"),
        ("```\n甲  5\n```", "甲  5"),
        ("1.检查 5 家\n2.整改 3 处", "1.检查 5 家\n2.整改 3 处"),
    ],
)
def test_marks_are_taken_off(marked: str, plain: str) -> None:
    assert [line for line in text(marked).splitlines() if line] == [line for line in plain.splitlines() if line]


@pytest.mark.parametrize("line", ["  ", "\t \t", " 甲", "甲: 5\r", "  \r", ""])
def test_a_rule_above_a_text_without_another_is_looked_at_once(line: str) -> None:
    # With two ways to read a line, sixty lines are read in 2 ** 60 ways.
    assert MATTER.match("---\n" + f"{line}\n" * 60 + "正文 5 台") is None
    assert MATTER.sub("", "---\n" + f"a: 1\n{line}\n" * 60 + "---\n正文") in (
        "正文",
        "---\n" + f"a: 1\n{line}\n" * 60 + "---\n正文",
    )


def test_a_text_past_the_limit_is_read_as_it_is() -> None:
    long = "# 快报\n" + "查处车辆 5 台。\n" * 120_000
    assert text(long) == long
