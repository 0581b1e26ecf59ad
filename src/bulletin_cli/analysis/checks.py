"""The checks by name; each is a question to the archive, and answers with findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from bulletin_cli.analysis import checks_issues, checks_series
from bulletin_cli.analysis.checks_arithmetic import arithmetic
from bulletin_cli.analysis.heads import in_order
from bulletin_cli.analysis.holdings import Holdings
from bulletin_cli.model import Finding

Check = Callable[[Holdings], Iterator[Finding]]
CHECKS: Final[Mapping[str, Check]] = {
    "arithmetic": arithmetic,
    "decrease": checks_series.decrease,
    "jump": checks_series.jump,
    "stale": checks_series.stale,
    "missing": checks_issues.missing,
    "unit": checks_series.unit,
    "target": checks_series.target,
    "align": checks_issues.align,
    "issues": checks_issues.issues,
}
# What each looks for, for people.
PURPOSES: Final[Mapping[str, str]] = {
    "arithmetic": "分项之和、完成率、占比与按原数推算的不符",
    "decrease": "累计数变小（库存、在建等存量除外）",
    "jump": "与上次相差十倍以上",
    "stale": "连续三期一字未变",
    "missing": "前三期都报、最新一期未报的单位和指标",
    "unit": "同一指标换了计量单位",
    "target": "同一年里目标数变了，或与录入的不同",
    "align": "归入哪个系列不确定的数字",
    "issues": "缺期、期号与日期次序不合、更正",
}


def findings(holdings: Holdings, names: Sequence[str]) -> tuple[Finding, ...]:
    """What the named checks find, the newest issue first, warnings before notes."""
    order = {head.address: at for at, head in enumerate(in_order(holdings.issues))}
    found = [finding for name in names for finding in CHECKS[name](holdings)]
    return tuple(sorted(found, key=lambda one: (-order.get(one.issue, -1), one.severity != "warning")))
