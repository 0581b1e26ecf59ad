"""The registry of departments as a table for people."""

from __future__ import annotations

from typing import Final

from bulletin_cli.lexicon.departments import load_registry
from reference.page import page, table

LEAD: Final = """\
登记过的单位。快报里写哪一种都认得，前面带“县”“安陵县”“滨河市”也认得；报表里用简称，“照印”一栏的写法在数字里照印、在报表里归到简称。
没登记的照原文印，只去掉地名。加一个，见 [docs/howto/add-a-department.md](../howto/add-a-department.md)；只是本县的叫法，用 `bulletin alias dept`。"""


def made() -> str:
    """The page."""
    rows = [
        (
            one.name,
            one.full,
            "、".join(one.aliases),
            "、".join(one.variants),
            f"{one.successor} {one.since or ''}".strip(),
        )
        for one in load_registry().departments.values()
    ]
    head = ("简称 name", "全称 full", "又写作 aliases", "照印 variants", "后来 successor")
    return page("单位 (departments)", f"{LEAD}\n\n共 {len(rows)} 个。", table(head, rows))
