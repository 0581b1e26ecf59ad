"""Adopted items per unit: how many, how many with figures, points by the office's weights, ranks, and who sent nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from bulletin_cli.analysis.places import rank_change, ranks
from bulletin_cli.analysis.rules import Rules, Shared, Weights
from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.nouns import dataclass

CENT: Final = Decimal("0.01")
ZERO: Final = Fraction(0)
LISTED: Final = 12


@dataclass(frozen=True, slots=True)
class Adopted:
    """One item that was printed: in which issue, of whom, in which section, with how many figures."""

    issue: str
    departments: tuple[str, ...]
    section: str | None
    figures: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is scored: the issues of the period, those of the one before, and those of the year so far, by address."""

    title: str | None
    name: str
    now: frozenset[str]
    before: frozenset[str]
    year: frozenset[str]


@dataclass(frozen=True, slots=True)
class ScoreRecord:
    """One unit: its rank in its class, items, items with figures, points beyond the items', all points, the year's."""

    rank: int
    previous_rank: int | None
    department: str
    class_name: str | None
    items: int
    with_figures: int
    extra: Decimal
    score: Decimal
    year_score: Decimal
    title: str | None


@dataclass(frozen=True, slots=True)
class _Tally:
    """The points of every unit in some issues, exact: three thirds of an item are one."""

    items: Mapping[str, int]
    with_figures: Mapping[str, int]
    extra: Mapping[str, Fraction]
    score: Mapping[str, Fraction]


def adoption(items: Sequence[Adopted], stretch: Stretch, rules: Rules, wanted: str | None = None) -> tuple[Report, ...]:
    """A table for each class of units (one where there are none), the best first; of one class where it is named.

    A unit is expected where a class names it, else where it ever had an item in this bulletin.
    """
    classes: dict[str | None, list[str]] = defaultdict(list)
    for unit in _expected(items, rules):
        classes[rules.class_of(unit) if rules.classes else None].append(unit)
    order = [None, *rules.classes]
    names = sorted(classes, key=lambda name: order.index(name) if name in order else len(order))
    return tuple(
        _report(classes[name], name, items, stretch, rules) for name in names if wanted is None or name == wanted
    )


def _expected(items: Sequence[Adopted], rules: Rules) -> list[str]:
    named = [unit for units in rules.classes.values() for unit in units]
    return list(dict.fromkeys([*named, *(unit for item in items for unit in item.departments)]))


def _tally(items: Iterable[Adopted], title: str | None, weights: Weights) -> _Tally:
    count: Counter[str] = Counter()
    with_figures: Counter[str] = Counter()
    extra: dict[str, Fraction] = defaultdict(Fraction)
    score: dict[str, Fraction] = defaultdict(Fraction)
    factor = Fraction(weights.titles.get(title or "", Decimal(1)))
    for item in items:
        more = Fraction(weights.figures if item.figures else 0) + Fraction(weights.sections.get(item.section or "", 0))
        share = len(item.departments) if weights.shared is Shared.SPLIT else 1
        for unit in item.departments:
            count[unit] += 1
            with_figures[unit] += item.figures > 0
            extra[unit] += more * factor / share
            score[unit] += (Fraction(weights.item) + more) * factor / share
    return _Tally(count, with_figures, extra, score)


def _ranks(units: Sequence[str], tally: _Tally) -> Mapping[str, int]:
    return ranks({unit: tally.score.get(unit, ZERO) for unit in units})


def _report(units: Sequence[str], name: str | None, items: Sequence[Adopted], stretch: Stretch, rules: Rules) -> Report:
    now, before, year = (
        _tally((item for item in items if item.issue in issues), stretch.title, rules.weights)
        for issues in (stretch.now, stretch.before, stretch.year)
    )
    places, old = _ranks(units, now), _ranks(units, before) if stretch.before else {}
    records = tuple(
        ScoreRecord(
            rank=places[unit],
            previous_rank=old.get(unit),
            department=unit,
            class_name=name,
            items=now.items.get(unit, 0),
            with_figures=now.with_figures.get(unit, 0),
            extra=_points(now.extra.get(unit, ZERO)),
            score=_points(now.score.get(unit, ZERO)),
            year_score=_points(year.score.get(unit, ZERO)),
            title=stretch.title,
        )
        for unit in sorted(units, key=lambda unit: (places[unit], -now.items.get(unit, 0), units.index(unit)))
    )
    unsigned = sum(not item.departments for item in items if item.issue in stretch.now)
    return Report(_table(records, stretch, rules, unsigned), records)


def _points(points: Fraction) -> Decimal:
    """The points to two places, without zeros that say nothing."""
    short = (Decimal(points.numerator) / points.denominator).quantize(CENT, ROUND_HALF_UP)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def _table(records: Sequence[ScoreRecord], stretch: Stretch, rules: Rules, unsigned: int) -> Table:
    columns = (
        Column("rank", "名次", Align.RIGHT),
        Column("rank_change", "较上期", drop=5, own=True),
        Column("department", "单位", wrap=True),
        Column("items", "采用条数", Align.RIGHT),
        Column("with_figures", "其中含数据", Align.RIGHT, drop=20),
        Column("extra", "加分", Align.RIGHT, drop=10),
        Column("score", "得分", Align.RIGHT),
        Column("year_score", "全年累计", Align.RIGHT),
    )
    rows = tuple(tuple(_cell(record, column.key) for column in columns) for record in records)
    name = records[0].class_name if records else None
    title = f"{stretch.title or ''}采用情况" + (f"（{name}）" if name else "")
    return Table(columns, rows, title, stretch.name, tuple(_notes(records, rules, unsigned)))


def _cell(record: ScoreRecord, key: str) -> Cell:
    if key == "rank_change":
        return rank_change(record.rank, record.previous_rank)
    cell: Cell = getattr(record, key)
    return cell


def _notes(records: Sequence[ScoreRecord], rules: Rules, unsigned: int) -> list[str]:
    notes = [f"计分（{rules.source}）：{rules.weights}      并列的同名次"]
    silent = [record.department for record in records if not record.items]
    told = "、".join(silent[:LISTED]) + (f" 等 {len(silent)} 个" if len(silent) > LISTED else "")
    notes.append(f"零采用：{told}" if silent else "没有零采用的单位")
    if not rules.classes:
        notes.append("应报单位：在本刊上过稿的各单位；bulletin.toml 的 [classes] 可以列全")
    if unsigned:
        notes.append(f"另有 {unsigned} 条没有署名，不计")
    return notes
