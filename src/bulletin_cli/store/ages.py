"""How old an issue is, and from which age on issues are to be placed anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Final

from bulletin_cli.nouns import dataclass
from bulletin_cli.series.places import Place, place
from bulletin_cli.store import outlines

Age = tuple[str, int, str]
"""Day, number, address. Issues without a day come last."""

OLDEST: Final[Age] = ("", -1, "")
NO_DAY: Final = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Since:
    """From which age on issues are placed anew: in every bulletin, and in single ones; None where in none."""

    everywhere: Age | None = None
    at: Mapping[Place, Age] = field(default_factory=dict)

    def of(self, bulletins: Iterable[Place]) -> Age | None:
        """From which age on in these bulletins, None where nothing changed in them."""
        known = [self.at[one] for one in bulletins if one in self.at]
        return min(known if self.everywhere is None else [*known, self.everywhere], default=None)

    def and_from(self, age: Age | None) -> Since:
        """The same, and from this age on everywhere."""
        ages = [one for one in (self.everywhere, age) if one is not None]
        return Since(min(ages, default=None), self.at)

    @property
    def oldest(self) -> Age | None:
        """The oldest age that it names, None where nothing changed anywhere."""
        return self.of(self.at)


def age_of(connection: sqlite3.Connection, revisions: Iterable[int]) -> Age | None:
    """The age of the oldest of the issues that have one of these revisions; None where there are none."""
    outlines.listed_for_now(connection, "aged", revisions)
    return min(_ages(connection, "id IN (SELECT item FROM aged)").values(), default=None)


def since_revision(connection: sqlite3.Connection, revision: int) -> Since:
    """From the oldest of the issues that have a later revision than this on, in the bulletins that any wording of them names."""
    return Since(at=_ages(connection, f"id > {int(revision)}"))


def _ages(connection: sqlite3.Connection, condition: str) -> dict[Place, Age]:
    """The age of the oldest of the issues that have such a revision, in each bulletin."""
    sql = (
        "SELECT r.issue_title, r.issuer, coalesce(r.issue_date, ?), coalesce(r.issue_number, -1), i.address"  # noqa: S608
        " FROM revision r JOIN issue i ON i.id = r.issue"
        f" WHERE r.issue IN (SELECT issue FROM revision WHERE {condition})"
    )
    found: dict[Place, Age] = {}
    for title, issuer, *age in connection.execute(sql, (NO_DAY,)):
        at, aged = place(title, issuer), (age[0], age[1], age[2])
        found[at] = min(found.get(at, aged), aged)
    return found
