"""What a shell offers while somebody types: from completions.tsv and the archive, without typer and all that it loads."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from bulletin_cli.errors import BulletinError

# What the shell settles itself, and where no space goes behind a word, because it goes on.
FILES = "files"
NO_SPACE = "nospace"
LIVE = ("departments", "indicators", "issues", "figures", "batches", "targets")
# A word, and what is said of it in Chinese and in English.
Candidate = tuple[str, str, str]
Told = tuple[str, str]


class Table:
    """What completions.tsv says: the commands, the options and arguments of each with the kind of their values, the values."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.commands: dict[str, Told] = {}
        self.options: dict[str, dict[str, tuple[str, Told]]] = {}
        self.arguments: dict[str, list[str]] = {}
        self.values: dict[str, list[str]] = {}
        for line in lines:
            what, name, *cells = line.rstrip("\n").split("\t")
            if what == "command":
                if name:
                    self.commands[name] = (cells[0], cells[1])
                self.options.setdefault(name, {})
                self.arguments.setdefault(name, [])
            elif what == "option":
                spellings, kind, *told = cells
                for spelling in spellings.split():
                    self.options[name][spelling] = (kind, (told[0], told[1]))
            elif what == "argument":
                self.arguments[name].append(cells[0])
            elif what == "values":
                self.values[name] = cells[0].split()


def completed(given: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The answer to a shell: a line of settings, then a candidate a line, with a tab and a word about it for zsh and fish.

    bash sends its line up to the cursor and its COMP_WORDBREAKS, the others the words before the one that is typed, and it.
    Empty where anything is in the way: a key that is pressed is no moment for a message.
    """
    shell, *rest = given or [""]
    try:
        if shell == "bash":
            from bulletin_cli.cli.completion_bash import answered

            return answered(rest, offered, environment)
        words, current = rest[:-1], rest[-1].lstrip("'\"") if rest else ""
        settings, candidates = offered(words, current, environment)
    except (BulletinError, OSError, ValueError, IndexError):
        return ""
    column = _column(environment)
    lines = (f"{one[0]}\t{one[column]}" if one[column] else one[0] for one in candidates)
    return "\n".join((settings, *lines)) + "\n"


def offered(words: Sequence[str], current: str, environment: Mapping[str, str]) -> tuple[str, tuple[Candidate, ...]]:
    """The settings, and what may stand in place of the word that is being typed, behind these words.

    >>> offered(["report"], "--ra", {})
    ('', (('--rank', '各单位排名（同一指标）', 'rank the departments (one indicator)'),))
    >>> offered(["report", "--by"], "q", {})
    ('', (('quarter', '', ''),))
    """
    table = _table()
    command = next((word for word in words if word in table.commands), "")
    behind = list(words[words.index(command) + 1 :] if command else words)
    options = table.options[command]
    before = behind[-1] if behind else ""
    if before.startswith("-") and options.get(before, ("", None))[0]:
        return _valued(options[before][0], "", current, Line(table, behind, environment))
    named, equals, value = current.partition("=")
    if equals and named.startswith("--") and named in options:
        return _valued(options[named][0], f"{named}=", value, Line(table, behind, environment))
    if not command:
        known = {} if words else {**table.commands, **_options(table, "", current)}
        return "", _fitting(known, current)
    arguments, place = table.arguments[command], len(list(_positional(behind, options)))
    kind = arguments[min(place, len(arguments) - 1)].rstrip("+") if arguments else ""
    if arguments and place >= len(arguments) and not arguments[-1].endswith("+"):
        kind = ""
    if current.startswith("-") or not kind:
        return "", _fitting(_options(table, command, current), current)
    return _valued(kind, "", current, Line(table, behind, environment))


class Line:
    """What else stands on the line: which archive it names, and whose figures it is about."""

    def __init__(self, table: Table, words: Sequence[str], environment: Mapping[str, str]) -> None:
        self.table = table
        self.environment = environment
        self._words = words

    def value(self, option: str) -> str | None:
        """The last value given to that option."""
        found = [word.partition("=")[2] for word in self._words if word.startswith(f"{option}=")]
        found += [after for before, after in pairwise(self._words) if before == option]
        return found[-1] if found else None

    def database(self) -> Path:
        """The archive: as every command finds it."""
        # ruff: noqa: PLC0415 - only a name out of the archive needs it
        from bulletin_cli.cli.place import database

        given = self.value("--db")
        return database(Path(os.path.expandvars(given)).expanduser() if given else None, self.environment)


def _valued(kinds: str, before: str, typed: str, line: Line) -> tuple[str, tuple[Candidate, ...]]:
    """The values of these kinds (a|b) that fit; `before` is what of the word stands before the value."""
    settings, found = "", list[Candidate]()
    for kind in kinds.split("|"):
        if kind == FILES:
            settings = FILES
        elif kind in LIVE:
            live = list(_live(kind, typed, line))
            settings = NO_SPACE if any(name.endswith(".") for name, *_ in live) else settings
            found += live
        else:
            found += [(name, "", "") for name in _known(kind, line.table) if name.startswith(typed)]
    if any(name.endswith((":", "=")) for name, *_ in found):
        settings = NO_SPACE
    return settings, tuple((before + name, zh, en) for name, zh, en in dict.fromkeys(found) if _typable(name))


def _known(kind: str, table: Table) -> list[str]:
    return [*table.values.get(kind, ()), *(table.commands if kind == "topics" else ())]


def _live(kind: str, typed: str, line: Line) -> Iterator[Candidate]:
    """The names of the archive; of figures the issues first, then those of the issue."""
    from bulletin_cli.store.names import names

    database = line.database()
    if kind == "figures" and "." not in typed:
        yield from ((f"{name}.", about, about) for name, about in names(database, "issues", typed))
        return
    own = line.value("--dept") if kind == "indicators" else None
    found = names(database, kind, typed, own)
    found = found or (names(database, kind, typed) if own else ())
    yield from ((name, about, about) for name, about in found)


def _options(table: Table, command: str, current: str) -> dict[str, Told]:
    """The options of a command; the short spellings only where one is being typed."""
    named = table.options.get(command, {})
    return {name: told for name, (_, told) in named.items() if name.startswith("--") or (current and name == current)}


def _positional(words: Sequence[str], options: Mapping[str, tuple[str, Told]]) -> Iterator[str]:
    """The words that are neither options nor their values."""
    rest = iter(words)
    for word in rest:
        if word.startswith("-") and word != "-":
            if options.get(word, ("", None))[0]:
                next(rest, None)
        else:
            yield word


def _fitting(known: Mapping[str, Told], current: str) -> tuple[Candidate, ...]:
    return tuple((name, *told) for name, told in known.items() if name.startswith(current))


def _typable(name: str) -> bool:
    """Whether a name is one that a line can hold: control characters could steer the terminal."""
    return name.replace("\u3000", " ").isprintable() and bool(name)


def _column(environment: Mapping[str, str]) -> int:
    from bulletin_cli.cli.language import Language, language

    return 2 if language(environment) is Language.ENGLISH else 1


def _table() -> Table:
    with (Path(__file__).parent / "completions.tsv").open(encoding="utf-8") as lines:
        return Table(line for line in lines if not line.startswith("#"))
