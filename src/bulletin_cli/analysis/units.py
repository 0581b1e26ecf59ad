"""Series in the unit that a person asks for: exact, within one dimension, or refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bulletin_cli.errors import UsageError
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Figure, Measure, Quantity, Series, Unit
from bulletin_cli.reading.conversion import Refusal, convert, unit_called

ANOTHER: Final = "请换一个单位，或不写 --unit"
# Per cents, points and ranks are numbers about an amount, and stay what they are.
AMOUNTS: Final = frozenset({Measure.LEVEL, Measure.CHANGE, Measure.RATE})


def asked(spelling: str, lexicon: Lexicon) -> Unit:
    """The unit that a person names; UsageError where the lexicon does not know it."""
    unit = unit_called(spelling, lexicon)
    if unit is None:
        raise UsageError(f"--unit {spelling}", "没有这个单位", "如 万元、公里、万千瓦时；全部：bulletin help units")
    return unit


def in_unit(
    series: Sequence[Series], unit: Unit, lexicon: Lexicon, wanted: frozenset[str] = frozenset()
) -> tuple[Series, ...]:
    """The series, those of the unit's dimension in `unit`, the others as they are.

    UsageError where none of the wanted ones (all, where no id is given) is of its dimension, or where a figure of theirs
    is no exact number of it.
    """
    asked_for = [one for one in series if not wanted or one.id in wanted]
    fit = {one.id for one in asked_for if _fits(one, unit)}
    if asked_for and not fit:
        kinds = "、".join(dict.fromkeys(one.unit for one in asked_for if one.unit))
        raise UsageError(f"--unit {unit.symbol}", f"这些指标的单位是{kinds}，不能换算成{unit.symbol}", ANOTHER)
    return tuple(
        _converted(one, unit, lexicon) if one.id in fit else _where_exact(one, unit, lexicon) for one in series
    )


def _fits(one: Series, unit: Unit) -> bool:
    return one.measure in AMOUNTS and one.dimension == unit.dimension


def _where_exact(one: Series, unit: Unit, lexicon: Lexicon) -> Series:
    """A series nobody asked for in the unit where that is exact: a target goes with its indicator."""
    try:
        return _converted(one, unit, lexicon) if _fits(one, unit) else one
    except UsageError:
        return one


def _converted(one: Series, unit: Unit, lexicon: Lexicon) -> Series:
    return replace(one, unit=unit.symbol, figures=tuple(_figure(figure, unit, lexicon) for figure in one.figures))


def _figure(figure: Figure, unit: Unit, lexicon: Lexicon) -> Figure:
    old = figure.observation.quantity
    upper = None if old.upper is None else _amount(old, old.upper, unit, lexicon)
    new = replace(old, value=_amount(old, old.value, unit, lexicon), upper=upper, unit=unit.symbol)
    return replace(figure, observation=replace(figure.observation, quantity=new))


def _amount(quantity: Quantity, value: Decimal, unit: Unit, lexicon: Lexicon) -> Decimal:
    done = convert(value, quantity.unit, quantity.dimension, unit, lexicon)
    if done.value is not None:
        return done.value
    if done.refusal is Refusal.NO_END:
        fact = f"“{quantity.text}”换成{unit.symbol}除不尽，不取近似值"
    else:
        fact = f"“{quantity.text}”：{quantity.unit}和{unit.base}之间没有准确的倍数，不换算"
    raise UsageError(f"--unit {unit.symbol}", fact, ANOTHER)
