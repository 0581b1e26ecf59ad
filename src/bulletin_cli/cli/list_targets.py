"""What `target` and `list targets` show: every target of the archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bulletin_cli.analysis.progress import belongs
from bulletin_cli.analysis.table import Report
from bulletin_cli.analysis.targets import targets as all_targets
from bulletin_cli.cli.archive import Body, spellings
from bulletin_cli.store.selecting import Selection

if TYPE_CHECKING:
    from bulletin_cli.store.reading import Shelf


def targets(shelf: Shelf, bodies: Sequence[Body], year: int | None = None) -> Report:
    """The targets of these departments, or of all; of one year, or of every year."""
    names = {body.name for body in bodies}
    series = shelf.series(Selection(departments=spellings(bodies)))
    own = tuple(one for one in series if not names or any(belongs(one, name) for name in names))
    entered = tuple(goal for goal in shelf.goals() if not names or goal.department in names)
    return all_targets(own, entered, year)
