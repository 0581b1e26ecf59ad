"""What a great archive is read in: chunks of inputs, and for each chunk one part that holds what its inputs gave.

Nothing here touches a file. A part's name comes from what was read, so that the same chunk read twice, by whichever process, is
the same part.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from bulletin_cli.errors import SourceError
from bulletin_cli.nouns import dataclass

# How many inputs one process reads in one go: enough that the way there and back, and a file's head, are of no account; few
# enough that a killed process costs seconds.
CHUNK: Final = 250
# How many chunks each process has at least, so that none waits long for the last.
CHUNKS_EACH: Final = 4
NAME_LENGTH: Final = 20


@dataclass(frozen=True, slots=True)
class Chunk:
    """Inputs that are read in one go; `first` is the place of the first of them among all, from 0."""

    first: int
    paths: tuple[str, ...]


def size_for(inputs: int, hands: int) -> int:
    """How many inputs a chunk has: few where there are few, so that every hand has some.

    >>> size_for(1_000_000, 8), size_for(60, 2), size_for(1, 2)
    (250, 7, 1)
    """
    return max(1, min(CHUNK, inputs // (hands * CHUNKS_EACH)))


def chunks(paths: Sequence[str], size: int = CHUNK) -> Iterator[Chunk]:
    """The inputs in handfuls of at most `size`, in their order.

    >>> [chunk.paths for chunk in chunks(["a", "b", "c"], 2)]
    [('a', 'b'), ('c',)]
    """
    return (Chunk(first, tuple(paths[first : first + size])) for first in range(0, len(paths), size))


@dataclass(frozen=True, slots=True)
class Order:
    """What one process is asked for: to read a chunk into a part.

    `known` has for each input the stamp under which it was read before ("" for never); `here` is the folder that inputs count
    from, `parts` the folder for the part, `version` that of the program that asks.
    """

    chunk: Chunk
    known: tuple[str, ...]
    here: str
    parts: str
    encoding: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one input gave: in its order, None for each issue, which stands in the part, and the error for what could not be read.

    `stamp` is that of its bytes. An input that was read before under the same stamp gives nothing again.
    """

    path: str
    stamp: str
    gave: tuple[SourceError | None, ...] = ()

    @property
    def issues(self) -> int:
        """How many issues it gave."""
        return sum(each is None for each in self.gave)


@dataclass(frozen=True, slots=True)
class Part:
    """What a chunk gave: the readings in the order of the inputs, and under which years its files stand.

    `name` is "" where the chunk gave no issue, so that there are no files. `run` and `first` say where it belongs among all.
    """

    name: str
    first: int
    readings: tuple[Reading, ...]
    years: tuple[str, ...] = ()
    figures: int = 0
    run: int = 0


@dataclass(frozen=True, slots=True)
class Team:
    """Who reads: `run` gives for each order its part, in the order of the orders; `hands` read at the same time."""

    run: Callable[[Iterable[Order]], Iterator[Part]]
    hands: int


def name_of(version: str, read: Iterable[Reading]) -> str:
    """The name of the part that holds what these inputs gave.

    >>> name_of("1", [Reading("a.txt", "3fa2")]) == name_of("1", [Reading("a.txt", "3fa2")])
    True
    >>> name_of("1", [Reading("a.txt", "3fa2")]) == name_of("1", [Reading("a.txt", "77b0")])
    False
    """
    told = json.dumps([version, *([one.path, one.stamp] for one in read)])
    return hashlib.sha256(told.encode()).hexdigest()[:NAME_LENGTH]


def halves(order: Order) -> tuple[Order, ...]:
    """The order as two of half the inputs; none where there is only one input.

    >>> [half.chunk for half in halves(Order(Chunk(4, ("a", "b", "c")), ("", "", ""), "/", "/", None, "1"))]
    [Chunk(first=4, paths=('a',)), Chunk(first=5, paths=('b', 'c'))]
    """
    middle = len(order.chunk.paths) // 2
    if not middle:
        return ()
    return _slice(order, 0, middle), _slice(order, middle, len(order.chunk.paths))


def _slice(order: Order, start: int, end: int) -> Order:
    chunk = Chunk(order.chunk.first + start, order.chunk.paths[start:end])
    return Order(chunk, order.known[start:end], order.here, order.parts, order.encoding, order.version)


def line_of(part: Part) -> str:
    """The part as one line of the list of parts."""
    readings = [
        [one.path, one.stamp, [each and [each.place, each.fact, each.way_out] for each in one.gave]]
        for one in part.readings
    ]
    told = {"part": part.name, "run": part.run, "first": part.first, "years": part.years, "figures": part.figures}
    return json.dumps({**told, "inputs": readings}) + "\n"


def part_in(line: str) -> Part:
    """The part that a line of the list tells of. ValueError or KeyError where it tells of none.

    >>> part = Part("p", 3, (Reading("a.zip", "3f", (None, SourceError("a.zip/b", "坏了", "重做"))),), ("2025",), 7, 1)
    >>> part_in(line_of(part)).readings[0].gave[1].fact, part_in(line_of(part)).first
    ('坏了', 3)
    """
    told: dict[str, Any] = json.loads(line)
    readings = tuple(
        Reading(path, stamp, tuple(None if each is None else SourceError(*each) for each in gave))
        for path, stamp, gave in told["inputs"]
    )
    return Part(told["part"], told["first"], readings, tuple(told["years"]), told["figures"], told["run"])
