"""Aliases as people give them: checked against the archive, read from a file, stored, taken back."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bulletin_cli.cli.dates import typed_date
from bulletin_cli.cli.deciding import carry_out, in_numbers, say, take_back
from bulletin_cli.cli.language import words
from bulletin_cli.errors import UnknownName, UsageError
from bulletin_cli.nearest import way_out
from bulletin_cli.nouns import dataclass
from bulletin_cli.series.decisions import Decision, Kind
from bulletin_cli.store.reading import open_shelf
from bulletin_cli.store.taking import Ruling, Taken

if TYPE_CHECKING:
    from bulletin_cli.store.effect import Effect
    from bulletin_cli.store.reading import Shelf

COLUMNS: Final = ("kind", "name", "canonical", "department", "since", "reason")
SPOKEN: Final = {"dept": "单位", "indicator": "指标"}


@dataclass(frozen=True, slots=True)
class Alias:
    """A name, what it stands for, where and from when on."""

    kind: str
    name: str
    canonical: str
    department: str = ""
    since: date | None = None
    reason: str = ""

    @property
    def decision(self) -> Decision:
        """The alias as a decision."""
        return Decision(Kind(self.kind), self.name, self.canonical, self.department, self.since)


def standing(taken: Sequence[Taken]) -> tuple[Taken, ...]:
    """The aliases that hold, each name once, the newest decision about it."""
    found: dict[tuple[str, str, str], Taken] = {}
    for one in taken:
        decision = one.decision
        if one.holds and decision.kind in (Kind.DEPARTMENT, Kind.INDICATOR):
            found[decision.kind, decision.name, decision.department] = one
    return tuple(found.values())


def store_aliases(database: Path, wanted: Sequence[Alias], *, checked: bool) -> int:
    """The exit status; every alias is stored in one batch, those that hold already are left out."""
    with open_shelf(database) as shelf:
        known = [one.decision for one in standing(shelf.decisions())]
        named = tuple(_with_canonical(one, shelf, checked=checked) for one in wanted)
    new = [one for one in named if one.decision not in known]
    for one in new:
        _refuse_ring(one, [*known, *(other.decision for other in new)])
    if not new:
        say(words().say("早已如此，没有改动"))
        return 0
    carry_out(database, [Ruling(one.decision, reason=one.reason) for one in new], lambda effect: _told(new, effect))
    return 0


def remove_alias(database: Path, wanted: Alias) -> int:
    """The exit status; the alias of that name no longer holds."""
    with open_shelf(database) as shelf:
        held = standing(shelf.decisions())
    found = [
        one.number
        for one in held
        if (one.decision.kind, one.decision.name) == (wanted.kind, wanted.name)
        and wanted.department in ("", one.decision.department)
    ]
    if not found:
        raise UsageError("alias --remove", f"没有“{wanted.name}”这个别名", "全部别名：bulletin list aliases")
    take_back(
        database,
        found,
        lambda effect: words().say("撤掉“{name}”：{numbers}", name=wanted.name, numbers=in_numbers(effect, words())),
    )
    return 0


def read_aliases(file: Path) -> tuple[Alias, ...]:
    """The aliases of a CSV file as `list aliases -o` writes it; UsageError with the line that is wrong."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"--from-file {file}", "读不出来", "请检查路径，并存为 UTF-8 编码的 CSV") from None
    return tuple(_alias(f"{file}:{number}", row) for number, row in enumerate(rows, 2))


def _alias(place: str, row: dict[str, str | None]) -> Alias:
    kind, name, canonical, department, since, reason = ((row.get(key) or "").strip() for key in COLUMNS)
    if kind not in SPOKEN or not name or not canonical:
        raise UsageError(place, "缺少 kind、name 或 canonical", "表头：" + ",".join(COLUMNS))
    return Alias(kind, name, canonical, department, typed_date(since, place) if since else None, reason)


def _with_canonical(one: Alias, shelf: Shelf, *, checked: bool) -> Alias:
    """The alias; what a person typed must be in the archive, what a file holds may come with a later issue."""
    if one.name == one.canonical:
        raise UsageError("alias", "两个名称相同", "例：bulletin alias dept 交通局 交通运输局")
    if not checked:
        return one
    known = shelf.departments_as_read() if one.kind == "dept" else shelf.indicator_names()
    if one.name not in known:
        listing = "depts" if one.kind == "dept" else "indicators"
        nearest = way_out(one.name, known, f"全部名称：bulletin list {listing}")
        raise UnknownName("alias", f"库里没有“{one.name}”这个{SPOKEN[one.kind]}", nearest)
    return one


def _refuse_ring(one: Alias, known: Sequence[Decision]) -> None:
    """Nothing; UsageError where the canonical name itself stands, step by step, for the name."""
    leads = {(other.kind.value, other.name): other.value for other in known}
    walked, name = {one.name}, one.canonical
    while name not in walked:
        walked.add(name)
        following = leads.get((one.kind, name))
        if following is None:
            return
        name = following
    if name == one.name:
        way_out = f"先撤掉：bulletin alias {one.kind} {one.canonical} --remove"
        raise UsageError("alias", f"“{one.canonical}”已经是“{one.name}”的别名，会互相指来指去", way_out)


def _told(new: Sequence[Alias], effect: Effect) -> str:
    spoken = words()
    numbers = in_numbers(effect, spoken)
    if len(new) == 1:
        return spoken.say(
            "“{name}”并入“{canonical}”：{numbers}", name=new[0].name, canonical=new[0].canonical, numbers=numbers
        )
    return spoken.say("{count} 个别名：{numbers}", count=len(new), numbers=numbers)
