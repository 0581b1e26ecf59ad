"""The addresses of the issues: a stem where no other issue has it, else the key of the bulletin's title before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from bulletin_cli.store import address


class Addresses:
    """The addresses of one archive that is open for writing.

    The keys of the titles are kept from issue to issue: asking for them anew each time would make every issue dearer than
    the one before.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._keys: Mapping[str, str] | None = None

    def forget(self) -> None:
        """Nothing; the titles are looked up anew, since issues came or went in another way than by `add`."""
        self._keys = None

    def add(self, stem: str, title: str) -> None:
        """Nothing; an issue of that stem and title, which is in the archive by now, and all that it touches have their addresses."""
        if self._keys is None or title not in self._keys:
            self.settle()
        elif self._connection.execute("SELECT count(*) > 1 FROM issue WHERE stem = ?", (stem,)).fetchone()[0]:
            self._give(self._connection.execute("SELECT id, stem, title, identity FROM issue WHERE stem = ?", (stem,)))

    def settle(self) -> None:
        """Nothing; every issue has its address."""
        self.forget()
        self._connection.execute(
            "UPDATE issue SET address = stem WHERE address <> stem"
            " AND stem IN (SELECT stem FROM issue GROUP BY stem HAVING count(*) = 1)"
        )
        self._give(
            self._connection.execute(
                "SELECT id, stem, title, identity FROM issue"
                " WHERE stem IN (SELECT stem FROM issue GROUP BY stem HAVING count(*) > 1)"
            )
        )

    def _give(self, issues: Iterable[tuple[int, str, str, str]]) -> None:
        """Nothing; the issues, each of which shares its stem with another, have an address of their own."""
        keys = self._known()
        # A text without a number is known by its digest alone: more of it tells it from the other.
        given = [
            (f"x{identity[1:]}" if identity.startswith("|") else f"{keys[title]}-{stem}", issue)
            for issue, stem, title, identity in issues
        ]
        self._connection.executemany("UPDATE issue SET address = ? WHERE id = ? AND address <> ?1", given)

    def _known(self) -> Mapping[str, str]:
        if self._keys is None:
            titles = self._connection.execute("SELECT DISTINCT title FROM issue")
            self._keys = address.title_keys(title for (title,) in titles)
        return self._keys
