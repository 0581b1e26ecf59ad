"""What a reader must know to read a table rightly: what stars and dashes mean, and which rules were used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from bulletin_cli.analysis.frames import By, Frame
from bulletin_cli.analysis.lines import Line
from bulletin_cli.analysis.pace import State, months_over
from bulletin_cli.analysis.rules import Pace, Rules
from bulletin_cli.analysis.view import Against, Show, View

COMPARED: Final[Mapping[tuple[Against, Show], str]] = {
    (Against.PREV, Show.TOTAL): "比上次：最近两次报数相比（* 最新一期未报）；累计数比的是累计数，不相加",
    (Against.PREV, Show.STEP): "比上次：最近两次新增相比（* 最新一期未报）",
    (Against.PREV, Show.RATE): "比上次：最近两次完成率相比（* 最新一期未报）",
    (Against.YOY, Show.TOTAL): "比上年同期：与上一年同一时候的报数相比（* 最新一期未报）",
    (Against.YOY, Show.STEP): "比上年同期：与上一年同一时候的新增相比（* 最新一期未报）",
    (Against.YOY, Show.RATE): "比上年同期：与上一年同一时候的完成率相比（* 最新一期未报）",
}
SHOWN: Final[Mapping[Show, str]] = {
    Show.TOTAL: "",
    Show.STEP: "新增：相邻两次累计数之差，不是各期之和；当期数照录；一年的头一次没有新增",
    Show.RATE: "各列是完成率",
}


def footnotes(lines: Sequence[Line], frame: Frame, view: View) -> tuple[str, ...]:
    """The notes of a report, the general ones first."""
    if not lines:
        return ("没有符合条件的指标",)
    dash = "— 该期未报" if frame.by is By.ISSUE else "— 无数"
    notes = [f"{dash}      {COMPARED.get((view.against, view.show), '')}".strip(), SHOWN[view.show], _calendar(frame)]
    notes.append(_counted(lines, frame))
    notes += standing_notes(lines, view.rules)
    return (*(note for note in notes if note), *_repeated(lines))


def _calendar(frame: Frame) -> str:
    if frame.by is By.ISSUE:
        return ""
    return "按数字的截止日归列：累计数取最后一次，当期数只列恰好是这一段的，都不相加"


def _counted(lines: Sequence[Line], frame: Frame) -> str:
    silent = sum(line.carried for line in lines)
    newest = "最新一期" if frame.by is By.ISSUE else "最后一列"
    return f"{len(lines)} 项指标 · {newest}报了 {len(lines) - silent} 项、未报 {silent} 项"


def standing_notes(lines: Sequence[Line], rules: Rules) -> list[str]:
    """How completion, pace and state came about; nothing where no line has a target."""
    stands = [line.standing for line in lines if line.standing and line.standing.state is not State.NO_TARGET]
    if not stands:
        return []
    paced = any(stand.pace is not None for stand in stands)
    notes = (
        [pace_note([line for line in lines if line.standing and line.standing.state is not State.NO_TARGET], rules)]
        if paced
        else []
    )
    notes.append(f"状态（{rules.source}）：{rules.thresholds}")
    if any(stand.state is State.OTHER for stand in stands):
        notes.append("其他：有目标或完成率，但没有说是全年的，不比序时")
    if any(stand.entered for stand in stands):
        notes.append("# 目标是录入的，不是正文写的：bulletin target")
    if any(stand.completion and stand.completion.differs for stand in stands):
        notes.append("完成率照正文自述；与按累计数推算的不符时，算得的列在括号里")
    return notes


def pace_note(lines: Sequence[Line], rules: Rules) -> str:
    """What the distance from the pace is measured from."""
    if rules.pace is Pace.DAYS:
        return "序时 = 完成率 - 已过天数 ÷ 全年天数（百分点，按各行报数的截止日）"
    days = {
        line.standing.day for line in lines if line.standing and line.standing.day and line.standing.pace is not None
    }
    over = {months_over(day) for day in days}
    share = f"{over.pop()}/12" if len(over) == 1 else "已满月数/12"
    return f"序时 = 完成率 - {share}（百分点，按各行报数的截止日，整月才算）"


def _repeated(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(
        f"{line.row.series.name}在 {figure.issue} 中不止一个数，取最后一个"
        for line in lines
        for figure in line.row.repeated
    )
