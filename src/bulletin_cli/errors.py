"""What goes wrong with a call or with the program's surroundings.

What is wrong with a *text* is a value, never an exception: reading goes on.

    BulletinError            a message for a person: a place, a fact, a way out; has the exit status
    ├── UsageError           called wrongly; nothing changed                                    (2)
    │   └── UnknownName      no such department, indicator or issue                              (2)
    ├── SourceError          one input could not be read; the others are done                   (3)
    ├── DatabaseError        the database is absent, locked, damaged, newer or read-only        (4)
    └── LexiconError         a line of a lexicon is wrong                                       (2)
"""

from __future__ import annotations

# Statuses of the program beside those of its errors: a fault of its own, Ctrl-C, and the reader of a pipe that went away.
FAULT = 70
INTERRUPTED = 130
READER_GONE = 141


class BulletinError(Exception):
    """A message for a person, in three parts: the place, the fact, the way out.

    >>> error = BulletinError("--dept", "没有“交桶局”这个单位", "全部单位：bulletin list depts")
    >>> error.place, error.way_out, error.status
    ('--dept', '全部单位：bulletin list depts', 70)
    """

    status = FAULT

    def __init__(self, place: str, fact: str, way_out: str) -> None:
        super().__init__(f"{place}: {fact}\n  {way_out}")
        self.place = place
        self.fact = fact
        self.way_out = way_out

    def __reduce__(self) -> tuple[type[BulletinError], tuple[str, str, str]]:
        """What it is made anew from in another process."""
        return type(self), (self.place, self.fact, self.way_out)


class UsageError(BulletinError):
    """The command was called wrongly; nothing changed."""

    status = 2


class UnknownName(UsageError):
    """A department, indicator or issue that the archive does not have."""


class SourceError(BulletinError):
    """One input could not be read; the others are done."""

    status = 3


class DatabaseError(BulletinError):
    """The database is absent, locked, damaged, newer than the program, or read-only; nothing changed."""

    status = 4


class LexiconError(BulletinError):
    """A line of a lexicon cannot be used."""

    status = 2
