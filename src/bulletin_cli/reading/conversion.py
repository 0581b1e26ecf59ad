"""Quantities in the unit that a person asks for: exact, within one dimension, or refused with the reason."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext
from enum import StrEnum

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Unit
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.written_units import unit_at

_EXACT = Context(prec=60, traps=[Inexact])


class Refusal(StrEnum):
    """Why a value is not given in the unit asked for."""

    OTHER_DIMENSION = "other_dimension"
    NO_RATIO = "no_ratio"
    NO_END = "no_end"


@dataclass(frozen=True, slots=True)
class Converted:
    """A value in the unit asked for, or why there is none."""

    value: Decimal | None
    refusal: Refusal | None = None


def unit_called(spelling: str, lexicon: Lexicon) -> Unit | None:
    """The unit that a person names, scales and rates included (万元, 亿千瓦时, 元/亩); None where there is none.

    >>> from bulletin_cli.lexicon import shipped
    >>> [(u.base, str(u.factor)) for u in (unit_called(s, shipped()) for s in ("万元", "千瓦", "亿千瓦时", "万元/亩"))]
    [('元', '10000'), ('千瓦', '1'), ('千瓦时', '100000000'), ('元/亩', '10000')]
    >>> unit_called("万象", shipped()) is None
    True
    """
    factor = Decimal(1)
    for start in range(len(spelling)):
        written = unit_at(spelling, start, lexicon)
        if written and written.end == len(spelling) and not written.extra:
            unit = written.unit
            return Unit(spelling, unit.base, unit.factor * factor, unit.dimension)
        scale = lexicon.numerals.scales.get(spelling[start])
        if scale is None:
            return None
        factor *= scale
    return None


def convert(value: Decimal, base: str, dimension: str, unit: Unit, lexicon: Lexicon) -> Converted:
    """`value`, which is in the base unit `base`, in `unit`.

    >>> from bulletin_cli.lexicon import shipped
    >>> wan, yards = unit_called("万元", shipped()), unit_called("海里", shipped())
    >>> str(convert(Decimal(38600000), "元", "money", wan, shipped()).value)
    '3860'
    >>> str(convert(Decimal(12), "公里", "length", wan, shipped()).refusal), str(convert(Decimal(1), "公里", "length", yards, shipped()).refusal)
    ('other_dimension', 'no_end')
    """
    if dimension != unit.dimension:
        return Converted(None, Refusal.OTHER_DIMENSION)
    here, there = lexicon.bases.measured(base), lexicon.bases.measured(unit.base)
    if base == unit.base:
        here = there = (base, Decimal(1))
    if here[0] != there[0]:
        return Converted(None, Refusal.NO_RATIO)
    with localcontext(_EXACT):
        try:
            return Converted(value * here[1] / (there[1] * unit.factor))
        except Inexact:
            return Converted(None, Refusal.NO_END)
