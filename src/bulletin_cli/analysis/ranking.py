"""One indicator across departments: value, rank and change of rank; like is ranked with like only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bulletin_cli.analysis.display import change_text, value_text
from bulletin_cli.analysis.footnotes import standing_notes
from bulletin_cli.analysis.frames import Frame
from bulletin_cli.analysis.lines import Line, completion_of, kind_of, lines_of, pace_of
from bulletin_cli.analysis.pace import State
from bulletin_cli.analysis.places import rank_change, ranks
from bulletin_cli.analysis.progress import STANDING_COLUMNS, standing_cell
from bulletin_cli.analysis.records import rounded, target_of
from bulletin_cli.analysis.rows import MEASURE_NAMES
from bulletin_cli.analysis.summing import county_sum
from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.analysis.view import Sort, View
from bulletin_cli.model import Measure, Series, Status
from bulletin_cli.nouns import dataclass


@dataclass(frozen=True, slots=True)
class RankRecord:
    """One department in a ranking. `rank` 1 is the best; who is equal shares it; `previous_rank` that of the column before.

    `class_name` is the class that it competes in, where there are any; `by` what is ranked: value, completion, pace or
    change. `behind` is for how many reports in a row it has been behind. `carried` is 1 where the figure is older than the newest column.
    """

    rank: int
    previous_rank: int | None
    department: str
    indicator: str
    class_name: str | None
    by: str
    value: Decimal
    upper: Decimal | None
    unit: str
    modifier: str
    change: Decimal | None
    target: Decimal | None
    completion: Decimal | None
    pace: Decimal | None
    state: str | None
    behind: int
    carried: int
    id: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its rank and the one before."""

    rank: int
    before: int | None
    line: Line


@dataclass(frozen=True, slots=True)
class _Field:
    """Who compete: a class of departments or all, and what the text states for the whole county."""

    class_name: str | None
    lines: tuple[Line, ...]
    whole: Line | None


Kind = tuple[str, Measure, str]
Score = Callable[[Line], Decimal | None]


def rankings(series: Sequence[Series], frame: Frame, view: View) -> tuple[Report, ...]:
    """A ranking for each unit, measure and kind of time among what happened, and for each class of departments.

    Where nothing can be ranked by what the view asks for (no target, so no completion), there is none. A figure that is
    nobody's in particular is the county's, and is no competitor.
    """
    known = lines_of(series, frame, replace(view, sort=Sort.TEXT))
    lines = [line for line in known if line.last and line.row.series.status is Status.ACTUAL]
    earlier = {line.row.series.id: line for line in _before(series, frame, view)}
    groups: dict[tuple[str | None, Kind], list[Line]] = defaultdict(list)
    for line in lines:
        if line.row.series.department:
            groups[_class(line, view), _kind(line)].append(line)
    ordered = sorted(groups.items(), key=lambda each: (_place(each[0][0], view), -len(_departments(each[1]))))
    whole = {_kind(line): line for line in lines if not line.row.series.department}
    found = (
        _ranking(_Field(key[0], tuple(group), None if key[0] else whole.get(key[1])), earlier, frame, view)
        for key, group in ordered
    )
    return tuple(one for one in found if one.records)


def _departments(lines: Sequence[Line]) -> set[str]:
    return {line.row.series.department for line in lines}


def _before(series: Sequence[Series], frame: Frame, view: View) -> tuple[Line, ...]:
    """The lines as they were at the column before the newest."""
    if len(frame.stops) < 2:
        return ()
    return lines_of(series, replace(frame, stops=frame.stops[:-1]), replace(view, sort=Sort.TEXT, states=frozenset()))


def _kind(line: Line) -> Kind:
    """What must agree for two to be ranked together: 1—9月 and 累计 are both running totals."""
    one = line.row.series
    return one.unit, one.measure, kind_of(one, line.row.figures.values())


def _class(line: Line, view: View) -> str | None:
    return view.rules.class_of(line.row.series.department) if view.rules.classes else None


def _place(name: str | None, view: View) -> int:
    names = list(view.rules.classes)
    return names.index(name) if name in names else len(names)


SCORES: Final[Mapping[Sort, Score]] = {
    Sort.VALUE: lambda line: line.last.observation.value if line.last else None,
    Sort.CHANGE: lambda line: line.change,
    Sort.COMPLETION: completion_of,
    Sort.PACE: pace_of,
}
NAMES: Final = {Sort.VALUE: "数值", Sort.CHANGE: "增减", Sort.COMPLETION: "完成率", Sort.PACE: "序时"}


def _sort(lines: Sequence[Line], view: View) -> Sort:
    """What is ranked: as asked, else completion where every department has one, else the value."""
    if view.sort in SCORES:
        return view.sort
    return Sort.COMPLETION if all(completion_of(line) is not None for line in lines) else Sort.VALUE


def _ranking(field: _Field, earlier: Mapping[str, Line], frame: Frame, view: View) -> Report:
    sort = _sort(field.lines, view)
    score = SCORES[sort]
    ids = {line.row.series.id for line in field.lines}
    now = _ranks(field.lines, score)
    old = _ranks([line for id_, line in earlier.items() if id_ in ids], score)
    placed = [_Placed(now[id_], old.get(id_), line) for line in field.lines if (id_ := line.row.series.id) in now]
    placed.sort(key=lambda one: (one.rank, one.line.row.series.department))
    records = tuple(_record(one, field.class_name, sort) for one in placed)
    return Report(_table(placed, field, sort, frame, view) if placed else Table((), ()), records)


def _ranks(lines: Sequence[Line], score: Score) -> Mapping[str, int]:
    """The rank of each series by its score, the largest first; of ranks, the smallest."""
    known = {line.row.series.id: value for line in lines if (value := score(line)) is not None}
    best_is_least = bool(lines) and lines[0].row.series.measure is Measure.RANK and score is SCORES[Sort.VALUE]
    return ranks({id_: -value if best_is_least else value for id_, value in known.items()})


def _table(placed: Sequence[_Placed], field: _Field, sort: Sort, frame: Frame, view: View) -> Table:
    lines = [one.line for one in placed]
    aimed = any(line.standing and line.standing.state is not State.NO_TARGET for line in lines)
    named = len({line.row.series.name for line in lines}) > 1
    columns = (
        Column("rank", "名次", Align.RIGHT),
        Column("rank_change", "较上次", own=True),
        Column("department", "单位", wrap=True),
        *((Column("indicator", "指标", wrap=True),) if named else ()),
        Column("value", frame.stops[-1].label, Align.RIGHT),
        Column("change", "增减", Align.RIGHT, 10, own=True),
        *((*STANDING_COLUMNS, Column("behind", "连续欠进度", Align.RIGHT, 15)) if aimed else ()),
        Column("id", "出处", drop=20),
    )
    rows = tuple(tuple(_cell(one, column.key) for column in columns) for one in placed)
    one = lines[0].row.series
    title = "  ".join(part for part in (one.name if not named else "各单位排名", field.class_name or "") if part)
    subtitle = f"{frame.name}   按{NAMES[sort]}排名"
    sums = () if named else county_sum(lines, field.whole)
    return Table(columns, rows, title, subtitle, (*sums, *_notes(lines, view)))


def _cell(placed: _Placed, key: str) -> Cell:
    line = placed.line
    match key:
        case "rank":
            return placed.rank
        case "rank_change":
            return rank_change(placed.rank, placed.before)
        case "department":
            return line.row.series.department
        case "indicator":
            return line.row.series.name
        case "value":
            return f"{value_text(line.last.observation)}{'*' if line.carried else ''}" if line.last else None
        case "change":
            return (
                change_text(line.last.observation, line.previous.observation) if line.last and line.previous else None
            )
        case "behind":
            return line.behind or None
        case "id":
            return line.last.address if line.last else None
    return standing_cell(line, key)


def _notes(lines: Sequence[Line], view: View) -> list[str]:
    unit, measure, kind = _kind(lines[0])
    unit = lines[0].last.observation.unit if lines[0].last else unit
    kinds = "、".join(part for part in (kind or "未注明累计或当期", MEASURE_NAMES.get(measure, "")) if part)
    notes = [f"{len(_departments(lines))} 个单位 · 计量单位：{unit or '无'} · {kinds}"]
    notes.append("并列的同名次；较上次：与前一列的名次相比（— 前一列没有数）")
    if any(line.carried for line in lines):
        notes.append("* 沿用前一次报数：最新一期未再提及")
    return notes + standing_notes(lines, view.rules)


def _record(placed: _Placed, class_name: str | None, sort: Sort) -> RankRecord:
    line, stand = placed.line, placed.line.standing
    last = line.last or next(iter(line.shown.values()))
    seen = last.observation
    return RankRecord(
        rank=placed.rank,
        previous_rank=placed.before,
        department=line.row.series.department,
        indicator=line.row.series.name,
        class_name=class_name,
        by=sort,
        value=seen.value,
        upper=seen.upper,
        unit=seen.unit,
        modifier=seen.modifier,
        change=line.change,
        target=target_of(line),
        completion=stand.completion.told if stand and stand.completion else None,
        pace=rounded(pace_of(line)),
        state=stand.state if stand else None,
        behind=line.behind,
        carried=int(line.carried),
        id=last.address,
    )
