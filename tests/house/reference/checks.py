"""What `bulletin check` looks for."""

from __future__ import annotations

from typing import Final

from bulletin_cli.analysis.checks import CHECKS, PURPOSES
from reference.page import ENGLISH, Undescribed, code, page, table

LEAD: Final = """\
`bulletin check` 全部查，`bulletin check 名称…` 只查几项，`--new` 只看最近一批。没有发现就不出声，返回 0；有就逐条列出，返回 1。
“警告”多半是错，“提示”是该知道的事。"""


def made() -> str:
    """The page."""
    if missing := [name for name in CHECKS if name not in PURPOSES]:
        raise Undescribed(f"bulletin_cli.analysis.checks: PURPOSES does not say what these look for: {missing}")
    rows = [(code(name), told, ENGLISH.translated(told), _doc(name)) for name, told in PURPOSES.items()]
    return page("检查 (checks)", LEAD, table(("名称", "查什么", "English", "exactly"), rows))


def _doc(name: str) -> str:
    """The first paragraph of what the check says of itself."""
    return " ".join((CHECKS[name].__doc__ or "").split("\n\n")[0].split())
