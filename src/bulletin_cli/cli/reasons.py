"""Why a figure is where it is, and what was changed in it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bulletin_cli.cli.archive import learn
from bulletin_cli.cli.fixing import described
from bulletin_cli.cli.language import Words, words
from bulletin_cli.series.decisions import Kind
from bulletin_cli.series.explanation import near_misses
from bulletin_cli.series.match import Rule
from bulletin_cli.store.selecting import Selection

if TYPE_CHECKING:
    from bulletin_cli.cli.evidence import Evidence
    from bulletin_cli.store.files import File
    from bulletin_cli.store.reading import Shelf
    from bulletin_cli.store.taking import Taken

RULES: Final = {
    Rule.FIRST: "系列由它开始",
    Rule.PERSON: "人工认定",
    Rule.ALIAS: "别名：人工认定与“{name}”是同一项",
    Rule.SAME: "名称与系列里的写法相同",
    Rule.WORDS: "说法不同，对象和动作相同",
    Rule.ALIKE: "名称相似 {score}",
    Rule.BASE: "随它所说的那个数字",
}
VETOES: Final = {
    "unit": "计量单位不同",
    "measure": "性质不同",
    "status": "实绩、目标、预计不同",
    "time": "累计与当期不同",
    "department": "单位不同",
    "bulletin": "不是一种刊物",
    "likeness": "不够相似，或本期已有更合适的",
}


def why(found: Evidence, words: Words) -> str:
    """The rule that put the figure into its series."""
    if found.match is None:
        return ""
    return words.say(RULES[Rule(found.match)], name=found.named or found.series_name or "", score=found.score or "")


def misses(file: File, shelf: Shelf) -> tuple[str, ...]:
    """The series most like the figure that it is not in, each with what kept it out."""
    if file.match is None:
        return ()
    series = shelf.series(Selection(departments=file.figure.observation.departments))
    return tuple(
        words().say(
            "{series} {name}（相似 {score}）：{veto}",
            series=miss.series,
            name=miss.name,
            score=f"{miss.likeness:.2f}",
            veto=_veto(miss.veto),
        )
        for miss in near_misses(file.figure, series, learn())
    )


def _veto(veto: str) -> str:
    spoken = words()
    return spoken.say(VETOES[veto]) if veto in VETOES else spoken.say("“{contrast}”相反", contrast=veto)


def history(file: File) -> tuple[str, ...]:
    """What people decided about the figure, and what the newest wording of its issue changed in it."""
    own = [change for change in file.changes if change.address == file.figure.address]
    revised = tuple(
        words().say(
            "修订 {revision}：{before} → {after}",
            revision=file.figure.revision,
            before=change.before or "—",
            after=change.after or "—",
        )
        for change in own
    )
    return (*revised, *map(_told, file.decisions))


def _told(taken: Taken) -> str:
    one = taken.decision
    alias = one.kind in (Kind.DEPARTMENT, Kind.INDICATOR)
    did = f"{one.name} → {one.value}" if alias else described(taken.ruling).strip()
    reason = f"（{taken.ruling.reason}）" if taken.ruling.reason else ""
    state = "" if taken.holds else " " + words().say("已撤")
    return f"{taken.taken[:10]} b{taken.batch:04d}   {did}{reason}{state}"
