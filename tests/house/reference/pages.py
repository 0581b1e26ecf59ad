"""Which pages there are. `make reference` writes them; a test fails where one is not what would be made now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from reference import (
    checks,
    commands,
    configuration,
    database,
    departments,
    exits,
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
