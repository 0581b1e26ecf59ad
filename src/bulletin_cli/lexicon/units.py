"""The units: every spelling with its base unit and exact factor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from bulletin_cli.errors import LexiconError
from bulletin_cli.lexicon.files import rows, table
from bulletin_cli.lexicon.spelling import Spellings
from bulletin_cli.model import Unit
from bulletin_cli.nouns import dataclass

UNITS = "units.tsv"
GUARDS = "units_guards.toml"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One line of the table: spellings that share a base unit and a factor, and an example `phrase = value base`."""

    line: int
    spellings: tuple[str, ...]
    base: str
    factor: Decimal
    dimension: str
    weak: bool
    example: str

    def units(self) -> Iterator[tuple[str, Unit]]:
        """Each spelling with what it stands for."""
        for spelling in self.spellings:
            base = spelling if self.base == "=" else self.base
            yield spelling, Unit(spelling, base, self.factor, self.dimension)


def unit_rows() -> tuple[UnitRow, ...]:
    """The lines of the shipped table, checked."""
    return tuple(_row(number, row) for number, row in rows(UNITS))


def _row(number: int, row: dict[str, str]) -> UnitRow:
    try:
        factor = Decimal(row["factor"])
    except InvalidOperation as problem:
        raise LexiconError(f"{UNITS}:{number}", f"因数“{row['factor']}”不是数", "写成十进制数，如 0.001") from problem
    spellings = tuple(row["spellings"].split("|"))
    return UnitRow(number, spellings, row["base"], factor, row["dimension"], row["weak"] == "x", row["example"])


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All spellings of units; `weak` are those that a small Chinese numeral does not make a quantity of."""

    spellings: Spellings[Unit]
    weak: frozenset[str]
    guards: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls) -> UnitTable:
        """The shipped table; a spelling on two lines is refused."""
        return cls.of(unit_rows(), table(GUARDS)["not_before"])

    @classmethod
    def of(cls, unit_lines: tuple[UnitRow, ...], guards: Mapping[str, str]) -> UnitTable:
        """A table of these lines; a spelling on two lines is refused, as is a guard of no spelling."""
        meanings: dict[str, Unit] = {}
        lines: dict[str, int] = {}
        for row in unit_lines:
            for spelling, unit in row.units():
                if spelling in meanings:
                    raise LexiconError(
                        f"{UNITS}:{row.line}", f"单位“{spelling}”已在第 {lines[spelling]} 行定义", "每种写法只写一次"
                    )
                meanings[spelling], lines[spelling] = unit, row.line
        weak = frozenset(s for row in unit_lines if row.weak for s in row.spellings)
        for spelling in guards:
            if spelling not in meanings:
                raise LexiconError(GUARDS, f"“{spelling}”不是单位", f"删去这一行，或先在 {UNITS} 里加上这个单位")
        return cls(Spellings.of(meanings), weak, {s: frozenset(c) for s, c in guards.items()})

    def at(self, text: str, position: int) -> tuple[str, Unit] | None:
        """The longest spelling of a unit that starts at `position` and is not the beginning of another word."""
        found = self.spellings.at(text, position)
        if found is None:
            return None
        end = position + len(found[0])
        guard = self.guards.get(found[0])
        return None if guard and text[end : end + 1] in guard else found

    def named(self, spelling: str) -> Unit | None:
        """The unit of this spelling, or None."""
        return self.spellings.meanings.get(spelling)
