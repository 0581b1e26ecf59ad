"""Which pages there are. `make reference` writes them; a test fails where one is not what would be made now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from reference import (
    checks,
    commands,
    completions,
    configuration,
    database,
    departments,
    exits,
    manual,
    messages,
    records,
    rules,
    topics,
    units,
)

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "checks.md": checks.made,
    "commands.md": commands.made,
    "configuration.md": configuration.made,
    "database.md": database.made,
    "departments.md": departments.made,
    "exit-status.md": exits.made,
    "messages.md": messages.made,
    "records.md": records.made,
    "rules.md": rules.made,
    "topics.md": topics.made,
    "units.md": units.made,
}
# What is made in the same way and lies elsewhere in the tree.
ELSEWHERE: Final[Mapping[str, Callable[[], str]]] = {
    "src/bulletin_cli/cli/completions.tsv": completions.made,
    "docs/man/man1/bulletin.1": manual.english,
    "docs/man/zh_CN/man1/bulletin.1": manual.chinese,
}
