"""The questions of a review: listed, asked one key at a time, answered by decisions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bulletin_cli.analysis.display import value_text
from bulletin_cli.analysis.quoting import quoted
from bulletin_cli.analysis.table import Column, Report, Table
from bulletin_cli.cli.addresses import file_at
from bulletin_cli.cli.deciding import carry_out, say
from bulletin_cli.cli.evidence import CLOSE, OPEN, marked
from bulletin_cli.cli.fixing import Fix, described, rulings
from bulletin_cli.cli.keys import key
from bulletin_cli.cli.language import visible, words
from bulletin_cli.cli.reporting import complain
from bulletin_cli.errors import UsageError
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.decisions import Decision, Kind
from bulletin_cli.store.files import Question
from bulletin_cli.store.reading import Shelf, open_shelf
from bulletin_cli.store.taking import Ruling

KEYS: Final = "[y 认可  n 否决  e 改  s 跳过  q 退出]"
REASON: Final = "核对"
BEFORE, AFTER = 20, 6
YES, NO, EDIT, SKIP, QUIT = "y", "n", "e", "s", "q"


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One question as programs read it: the figure, what is asked, the series it is in, how sure that is."""

    id: str
    kind: str
    department: str
    indicator: str
    text: str
    series: str | None
    series_name: str | None
    first: str | None
    score: str | None
    doubts: tuple[str, ...]
    sentence: str
    weight: int


def of_departments(questions: Sequence[Question], wanted: Sequence[str]) -> tuple[Question, ...]:
    """The questions about figures of these departments; all where none is named."""
    return tuple(one for one in questions if not wanted or set(wanted).intersection(one.figure.observation.departments))


def report(questions: Sequence[Question]) -> Report:
    """The questions as a list."""
    columns = (
        Column("id", "编号"),
        Column("kind", "疑点", own=True),
        Column("asked", "读作", wrap=True),
        Column("why", "为什么问", wrap=True, own=True),
        Column("sentence", "原文", drop=1, wrap=True),
    )
    rows = tuple((one.figure.address, _kind(one), _asked(one), _why(one), excerpt(one)) for one in questions)
    note = f"待核 {len(questions)} 处      认可：bulletin review --accept 编号      改正：bulletin fix 编号 …"
    return Report(Table(columns, rows, notes=(note,) if questions else ()), tuple(map(_record, questions)))


def _record(one: Question) -> QuestionRecord:
    seen, kin = one.figure.observation, one.kin
    return QuestionRecord(
        id=one.figure.address,
        kind="align" if one.match and one.kin else "reading",
        department="、".join(seen.departments),
        indicator=seen.indicator,
        text=seen.text,
        series=kin.id if kin else one.figure.series,
        series_name=kin.name if kin else one.figure.series_name,
        first=kin.first if kin else None,
        score=f"{one.match.score:.2f}" if one.match else None,
        doubts=seen.doubts,
        sentence=seen.sentence,
        weight=one.weight,
    )


def excerpt(one: Question) -> str:
    """The figure in 【】 with the words around it."""
    before, figure, after = quoted(one.figure.observation)
    head = f"…{before[-BEFORE:]}" if len(before) > BEFORE else before
    tail = f"{after[:AFTER]}…" if len(after) > AFTER else after
    return f"{head}{OPEN}{figure}{CLOSE}{tail}"


def _kind(one: Question) -> str:
    return "对应" if one.match else "读数"


def _asked(one: Question) -> str:
    seen = one.figure.observation
    read = f"{'、'.join(seen.departments)} {seen.indicator} {value_text(seen)}"
    return f"{read} → {one.kin.name}？" if one.kin else read


def _why(one: Question) -> str:
    if one.match is None or one.kin is None:
        return "；".join(one.figure.observation.doubts)
    close = f"，另有系列同样合适（{one.match.runner_fit:.2f}）" if one.match.runner_up else ""
    return f"名称相似 {one.match.score:.2f}；系列首见于 {one.kin.first}，共 {one.kin.figures} 个数字{close}"


def answer(database: Path, accepted: Sequence[str], rejected: Sequence[str]) -> None:
    """Nothing; the questions about these figures are answered."""
    with open_shelf(database) as shelf:
        by_address = {one.figure.address: one for one in shelf.questions()}
        for address in (*accepted, *rejected):
            file_at(address, shelf, "review")
            if address not in by_address:
                raise UsageError("review", f"{address} 不在待核之列", "待核的：bulletin review")
        taken = [
            *(_yes(by_address[address], shelf) for address in accepted),
            *(_no(by_address[address], shelf) for address in rejected),
        ]
    _carry_out(database, taken)


def _carry_out(database: Path, taken: Sequence[Ruling]) -> None:
    lines = [described(ruling).strip() for ruling in taken]
    carry_out(database, taken, lambda effect: "\n".join(lines))


def _yes(one: Question, shelf: Shelf) -> Ruling:
    """That the reading is right, or that the figure belongs where it is."""
    anchor = file_at(one.figure.address, shelf, "review").anchor
    if one.match is None or one.kin is None:
        return Ruling(Decision(Kind.ACCEPT, anchor=anchor), one.figure.observation.text, REASON)
    other = file_at(one.kin.first, shelf, "review").anchor
    return Ruling(
        Decision(Kind.TOGETHER, value=one.kin.id, anchor=anchor, other=other), one.figure.series or "", REASON
    )


def _no(one: Question, shelf: Shelf) -> Ruling:
    """That the figure is none, or that it does not belong to its series."""
    anchor = file_at(one.figure.address, shelf, "review").anchor
    if one.match is None or one.kin is None:
        return Ruling(Decision(Kind.DROP, anchor=anchor), one.figure.observation.text, REASON)
    other = file_at(one.kin.first, shelf, "review").anchor
    return Ruling(Decision(Kind.APART, value=one.kin.id, anchor=anchor, other=other), one.kin.id, REASON)


def ask(database: Path, questions: Sequence[Question]) -> int:
    """The exit status: 0 where every question was answered, 1 where some were left. One key answers each."""
    spoken = words()
    left = 0
    say(spoken.say("待核 {count} 处", count=len(questions)))
    for number, one in enumerate(questions, 1):
        say(f"\n{number}  {one.figure.address}  {spoken.translated(_kind(one))}  “{marked(one.figure.observation)}”")
        say(f"   {_asked(one)}   {_why(one)}")
        pressed = _pressed()
        if pressed == QUIT:
            return 1
        left += not _answered(database, one, pressed)
    return 1 if left else 0


def _pressed() -> str:
    """One of the keys; others are asked again, the end of input quits."""
    while True:
        sys.stdout.write(words().translated(KEYS) + " ")
        sys.stdout.flush()
        pressed = key()
        say(pressed)
        if pressed in (YES, NO, EDIT, SKIP, QUIT):
            return pressed


def _answered(database: Path, one: Question, pressed: str) -> bool:
    """Whether the question needs no more asking."""
    if pressed == SKIP:
        return False
    with open_shelf(database) as shelf:
        if pressed == EDIT:
            return _kept(database, _edited(one, shelf))
        return _kept(database, (_yes(one, shelf) if pressed == YES else _no(one, shelf),))


def _kept(database: Path, taken: tuple[Ruling, ...]) -> bool:
    """Whether there was anything to decide; then it is decided."""
    if taken:
        _carry_out(database, taken)
    return bool(taken)


def _edited(one: Question, shelf: Shelf) -> tuple[Ruling, ...]:
    """What the person types, as decisions, and that the figure is right then; nothing where it cannot be read."""
    sys.stdout.write(words().say("字段=值（如 value=67 unit=家），空行不改：") + " ")
    sys.stdout.flush()
    typed = sys.stdin.readline().split()
    if not typed:
        return ()
    found = file_at(one.figure.address, shelf, "review")
    try:
        fixed = rulings(Fix(found, tuple(typed), REASON, drop=False), shelf)
    except UsageError as error:
        complain(error)
        return ()
    return (*fixed, Ruling(Decision(Kind.ACCEPT, anchor=found.anchor), visible(found.figure.observation.text), REASON))
