"""The name of the file that an answer is kept in: {period} in it is filled in, so that a crontab needs no date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bulletin_cli.analysis.frames import chosen
from bulletin_cli.analysis.heads import IssueHead, in_order
from bulletin_cli.analysis.spans import Span, key_of
from bulletin_cli.cli.choosing import wanted
from bulletin_cli.cli.options import Output

PERIOD: Final = "{period}"
UNFIT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def filed(where: Output, period: str | None, today: date, heads: Sequence[IssueHead]) -> Output:
    """The output with the period in its file's name: 2024-06, 2024Q2, 2023-44 or 2023-44..2023-46."""
    if where.file is None or PERIOD not in where.file.name:
        return where
    name = where.file.name.replace(PERIOD, UNFIT.sub("-", _key(period, today, heads)))
    return replace(where, file=where.file.with_name(name))


def _key(period: str | None, today: date, heads: Sequence[IssueHead]) -> str:
    asked = None if period is None else wanted(period, today)
    if isinstance(asked, Span):
        return key_of(asked)
    found = [head.address for head in chosen(asked, in_order(heads))]
    return "..".join(dict.fromkeys((found[0], found[-1]))) if found else today.isoformat()
