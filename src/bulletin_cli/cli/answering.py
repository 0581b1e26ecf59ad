"""The answer of `bulletin report`: which reports it is made of, together or apart, and its exit status."""

# ruff: noqa: PLC0415 - each kind of answer loads what it is made of
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bulletin_cli.analysis.frames import By, Frame, by_bulletin, framed
from bulletin_cli.analysis.heads import IssueHead
from bulletin_cli.analysis.pace import WORDS, State
from bulletin_cli.analysis.progress import belongs, county_report, department_report
from bulletin_cli.analysis.table import Report
from bulletin_cli.analysis.view import Sort, View
from bulletin_cli.cli.archive import departments, spellings
from bulletin_cli.cli.choosing import about, frames, heads_of, spelt, states, wanted, within
from bulletin_cli.errors import UsageError
from bulletin_cli.model import Series
from bulletin_cli.nouns import dataclass
from bulletin_cli.store.selecting import Selection

if TYPE_CHECKING:
    from bulletin_cli.store.reading import Shelf

# What people keep and leaf through: without --dept it has every department.
WHOLE: Final = ("html", "xlsx")
# The county's board says how each indicator stands and how it moved between the last two columns.
BOARD_NEEDS: Final = 2
EMPTY: Final = "empty"
CHECK: Final = "check"
Alarm = frozenset[State] | str


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks of the archive; `whole`: after the county's board every department, to be read at leisure.

    `checked`: whether a check finds something about any of it is asked as well.
    """

    departments: tuple[str, ...]
    indicators: tuple[str, ...]
    period: str | None
    today: date
    by: By
    view: View
    unit: str | None
    ranked: bool = False
    whole: bool = False
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The reports, the series that they speak of, every issue of the archive."""

    reports: tuple[Report, ...]
    series: tuple[Series, ...]
    heads: tuple[IssueHead, ...]

    def status(self, alarms: Sequence[Alarm], shelf: Shelf) -> int:
        """0, or 1 where nothing was found or an alarm is true."""
        if not any(one.table.rows for one in self.reports):
            return 1
        if not alarms:
            return 0
        seen = {state for one in self.reports for record in one.records for state in _states(record)}
        return 1 if any(self._doubted(shelf) if isinstance(one, str) else one & seen for one in alarms) else 0

    def _doubted(self, shelf: Shelf) -> bool:
        """Whether a check finds something about the series."""
        from bulletin_cli.analysis.checks import CHECKS, findings
        from bulletin_cli.cli.checking import holdings

        held = holdings(shelf, ())
        shown = {one.id for one in self.series}
        about = (
            held.series_of[id_].id for one in findings(held, tuple(CHECKS)) for id_ in one.ids if id_ in held.series_of
        )
        return any(series in shown for series in about)


def alarm(text: str) -> Alarm:
    """What --fail-on names: states, none for `empty`, which is 1 anyway, or the checks; UsageError for what is no condition."""
    kind, colon, word = text.replace("：", ":").partition(":")
    if text == EMPTY:
        return frozenset()
    if text == CHECK:
        return CHECK
    if kind != "state" or not colon:
        raise UsageError("--fail-on", f"没有“{text}”这种情形", "可用：empty、check、state:欠进度")
    return states([word], "--fail-on")


def _states(record: object) -> frozenset[State]:
    """The states that a record tells of: its own, or those that it counts."""
    from bulletin_cli.analysis.board import BoardRecord

    if isinstance(record, BoardRecord):
        return frozenset(state for state in State if getattr(record, state.value))
    own = getattr(record, "state", None)
    return frozenset({State(own)}) if own else frozenset()


def answered(wish: Wish, shelf: Shelf) -> Answer:
    """The answer out of the archive."""
    _refuse_unfit(wish)
    wish = replace(wish, view=replace(wish.view, goals=_goals(shelf)))
    heads = heads_of(shelf)
    if _is_board(wish):
        return _board(wish, heads, shelf)
    bodies = departments(wish.departments, shelf)
    names = tuple(body.name for body in bodies)
    series = _needed(wish, spellings(bodies), heads, shelf)
    if wish.indicators:
        only = frozenset(one.id for one in about(series, wish.indicators))
        wish = replace(wish, view=replace(wish.view, only=only))
    if wish.unit is not None:
        series = _in_unit(series, wish.unit, wish.view.only)
    through = frames(wish.period, wish.by, wish.today, heads, series)
    own = by_bulletin(series)
    reports = tuple(report for frame in through for report in _reports(wish, names, own.get(frame.title, ()), frame))
    _complain_of_silence(names, series)
    only = wish.view.only
    series = tuple(one for one in series if not only or one.id in only)
    if not through:
        _complain_of_nothing(wish)
    elif not reports and wish.ranked:
        from bulletin_cli.cli.reporting import complain

        complain(UsageError(f"--sort {wish.view.sort}", "没有一家有这个数，排不了名", "不写 --sort 时按数值排"))
    return Answer(reports, series, heads)


def _is_board(wish: Wish) -> bool:
    """Whether the answer is the county's board of all issues and nothing else, which looks at few figures."""
    asked = wish.departments or wish.indicators or wish.period or wish.unit or wish.view.states
    return wish.by is By.ISSUE and not (asked or wish.ranked or wish.whole or wish.checked)


def _board(wish: Wish, heads: tuple[IssueHead, ...], shelf: Shelf) -> Answer:
    from bulletin_cli.analysis.board import county_board

    titles = shelf.titles()
    through = framed(None, By.ISSUE, [head for head in heads if head.title in titles], ())
    if not through:
        _complain_of_nothing(wish)
    series, quiet = shelf.board([stop.key for frame in through for stop in frame.stops[-BOARD_NEEDS:]])
    own = by_bulletin(series)
    reports = tuple(
        county_board(own.get(title, ()), frame, wish.view, [one for one in quiet if one.title == title])
        for frame in through
        for title in (frame.title,)
    )
    return Answer(reports, series, heads)


def _complain_of_nothing(wish: Wish) -> None:
    from bulletin_cli.cli.reporting import complain

    place = f"--period {spelt(wish.period, wish.today)}" if wish.period else "report"
    complain(UsageError(place, "没有数字", "全部各期：bulletin list issues"))


def _goals(shelf: Shelf) -> tuple[Series, ...]:
    """The targets that people entered, which most archives have none of."""
    if not (entered := shelf.goals()):
        return ()
    from bulletin_cli.series.goals import goal_series

    return goal_series(entered)


def _needed(wish: Wish, names: tuple[str, ...], heads: Sequence[IssueHead], shelf: Shelf) -> tuple[Series, ...]:
    """The series that the answer is made of, whole, or as much of them as it needs."""
    if names:
        return shelf.series(Selection(departments=names))
    if wish.indicators:
        # Where no name holds one of the words, all of them are looked at for the nearest.
        return shelf.series_and_kin(Selection(words=wish.indicators)) or shelf.series(Selection())
    if wish.period is not None and not wish.whole:
        return shelf.series_and_kin(within(wanted(wish.period, wish.today), heads))
    return shelf.series(Selection())


def _refuse_unfit(wish: Wish) -> None:
    """Nothing; UsageError for options that do not go together."""
    if not wish.ranked:
        return
    from bulletin_cli.analysis.ranking import SCORES

    if not wish.indicators:
        raise UsageError("--rank", "要说明是哪个指标", "例：bulletin report --indicator 固定资产投资 --rank")
    if wish.view.sort not in (Sort.TEXT, *SCORES):
        raise UsageError("--sort", "排名只按数排", "可用：" + "、".join(SCORES))


def _in_unit(series: tuple[Series, ...], unit: str, only: frozenset[str]) -> tuple[Series, ...]:
    from bulletin_cli.analysis.units import asked, in_unit
    from bulletin_cli.lexicon import shipped

    return in_unit(series, asked(unit, shipped()), shipped(), only)


def _reports(wish: Wish, names: Sequence[str], series: Sequence[Series], frame: Frame) -> tuple[Report, ...]:
    if wish.ranked:
        from bulletin_cli.analysis.ranking import rankings

        return rankings(series, frame, wish.view)
    if names:
        return _departments(wish, names, series, frame)
    if wish.indicators or wish.view.states:
        return (county_report(series, _title(wish, frame), frame, wish.view),)
    from bulletin_cli.analysis.board import BoardRecord, county_board

    board = county_board(series, frame, wish.view)
    listed = [record.department for record in board.records if isinstance(record, BoardRecord)]
    return (board, *(_departments(wish, listed, series, frame) if wish.whole else ()))


def _departments(wish: Wish, names: Sequence[str], series: Sequence[Series], frame: Frame) -> tuple[Report, ...]:
    """The report of each department that has figures."""
    found = [(name, tuple(one for one in series if belongs(one, name))) for name in names]
    return tuple(department_report(own, name, frame, wish.view) for name, own in found if own)


def _title(wish: Wish, frame: Frame) -> str:
    words = (*wish.indicators, *(WORDS[state][1:] for state in State if state in wish.view.states))
    return "、".join(words) + (f"   {frame.title}" if frame.title else "")


def _complain_of_silence(names: Sequence[str], series: Sequence[Series]) -> None:
    for name in names:
        if not any(belongs(one, name) for one in series):
            from bulletin_cli.cli.reporting import complain

            complain(UsageError(name, "库里没有它的数字", "全部单位：bulletin list depts"))
