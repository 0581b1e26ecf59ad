"""The tables of docs/explanation/performance.md and of the READMEs, and what a run prints: all made of the same figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final
from unicodedata import east_asian_width

from benchmarks.comparing import LIMIT, changes, slower
from benchmarks.results import Better, Measured, Peer, Survey

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "explanation" / "performance.md"
PAGES: Final = (PAGE, ROOT / "README.md", ROOT / "README.en.md")
TABLE: Final = re.compile(r"(?<=<!-- 表：)(?P<name>\w+)(?P<close> -->\n).*?(?=<!-- 完 -->)", re.DOTALL)
TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cold": "冷启动",
        "reading": "读数字",
        "intake": "收录",
        "scale": "规模",
        "questions": "提问",
        "peers": "旁人",
    }
)
WIDE: Final = frozenset("WFA")


def filled(page: str, survey: Survey) -> str:
    """The page with the tables of this run between its marks."""
    return TABLE.sub(lambda found: f"{found['name']}{found['close']}{_table(found['name'], survey)}", page)


def report(survey: Survey, before: Survey | None) -> str:
    """What a run prints: every figure with its bar, whether it is held, and what became slower."""
    lines: list[str] = []
    for group, title in TITLES.items():
        told = [one for one in survey.measured if one.group == group]
        lines += [title, *(f"  {line}" for line in aligned([_row(one) for one in told])), ""] if told else []
    if survey.peers:
        lines += ["旁人的工具", *(f"  {line}" for line in aligned([_PEER_HEAD, *map(_peer, survey.peers)])), ""]
    missed = [one for one in survey.measured if one.held is False]
    lines.append(f"门槛 {sum(one.bar is not None for one in survey.measured)} 条，没达到 {len(missed)} 条")
    return "\n".join([*lines, *_compared(before, survey)])


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines with straight columns, a Chinese character counting two.

    >>> aligned([("冷启动", "1"), ("a", "2")])
    ['冷启动  1', 'a       2']
    """
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def amount(value: float, unit: str) -> str:
    """A figure with as many digits as it is worth.

    >>> amount(4.083, "×"), amount(212.4, "期/秒"), amount(0.0123, "秒")
    ('4.1×', '212 期/秒', '0.01 秒')
    """
    digits = 0 if value >= 100 else 1 if value >= 2 else 2
    return f"{value:,.{digits}f}{unit}" if unit == "×" else f"{value:,.{digits}f} {unit}"


def _row(one: Measured) -> tuple[str, ...]:
    mark = {None: "·", True: "✓", False: "✗"}[one.held]
    return (mark, one.name, amount(one.value, one.unit), _bar(one), one.note)


def _bar(one: Measured) -> str:
    if one.bar is None:
        return ""
    return f"{'≤' if one.better is Better.LESS else '≥'} {one.bar:g}{'×' if one.unit == '×' else ' ' + one.unit}"


_PEER_HEAD: Final = ("", "读什么", "微秒/字 1、4、16 期", "找到", "应有", "读对", "我们读对")


def _peer(peer: Peer) -> tuple[str, ...]:
    if peer.reason:
        return (peer.name, peer.claim, f"没有量：{peer.reason}", "", "", "", "")
    times = "、".join(f"{one:.2f}" for one in peer.microseconds)
    share = f"{peer.right}（{100 * peer.right / peer.expected:.0f}%）"
    ours = f"{peer.ours}（{100 * peer.ours / peer.expected:.0f}%）"
    return (f"{peer.name} {peer.version}", peer.claim, times, str(peer.found), str(peer.expected), share, ours)


_OTHERS: Final = {
    "others": ("工具", "它读对它读的", "我们读对同样的", "微秒/字，"),
    "others_en": ("Tool", "right, of what it reads", "ours, of the same", "µs a character, "),
}


def _other(peer: Peer) -> tuple[str, ...]:
    right, ours = (f"{100 * count / peer.expected:.0f} %" for count in (peer.right, peer.ours))
    return (f"{peer.name} {peer.version}", right, ours, f"{peer.microseconds[0]:.2f}")


def _compared(before: Survey | None, after: Survey) -> Iterable[str]:
    if before is None:
        yield "没有上一次的结果可比"
        return
    found = changes(before, after)
    worse = slower(found)
    where = "" if before.machine == after.machine else "（换了机器，只比倍数和内存）"
    yield f"与 {before.day} 比{where}：{len(found)} 项，慢了 {LIMIT} 倍以上的 {len(worse)} 项"
    for one in worse:
        was, now = (amount(told.value, told.unit) for told in (one.before, one.after))
        yield f"  {one.after.group} {one.after.name}：{was} → {now}（{one.times:.1f} 倍）"


def _table(name: str, survey: Survey) -> str:
    if name == "machine":
        told = survey.machine
        return f"{survey.day}，{told.processor}，{told.cores} 核，{told.system}，Python {told.python}，bulletin {survey.version}。\n"
    if name == "tools":
        return _markdown(_PEER_HEAD, [_peer(peer) for peer in survey.peers])
    if name in _OTHERS:
        rows = [_other(peer) for peer in survey.peers if not peer.reason]
        return _markdown((*_OTHERS[name][:3], f"{_OTHERS[name][3]}{survey.day}"), rows)
    rows = [_row(one) for one in survey.measured if one.group == name]
    return _markdown(("", TITLES[name], "量得", "门槛", ""), rows)


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in WIDE else 1 for character in text)
