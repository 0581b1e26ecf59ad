"""All that is known of where one figure comes from."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from bulletin_cli.analysis.quoting import quoted
from bulletin_cli.cli.figures import kind
from bulletin_cli.cli.language import Words
from bulletin_cli.cli.reasons import history, misses, why
from bulletin_cli.cli.records import FigureRecord, figure_record
from bulletin_cli.model import Figure, Observation
from bulletin_cli.nouns import dataclass
from bulletin_cli.render.clean import clean
from bulletin_cli.store.selecting import Selection

if TYPE_CHECKING:
    from bulletin_cli.store.files import File
    from bulletin_cli.store.reading import Shelf

OPEN, CLOSE = "【", "】"
# As wide as a label of two characters, for the second line under one.
BLANK: Final = " " * 4
MODIFIER: Final = {"exact": "确数", "about": "约数", "over": "以上", "under": "不足", "range": "区间"}


@dataclass(frozen=True, slots=True)
class Evidence(FigureRecord):
    """A figure with its marked sentence, the rules that read it, what was guessed, and its series' other figures.

    `match` is the rule that put it in its series and `score` how alike the names were; `misses` are the series most like
    it and what kept it out of them; `history` what people and newer wordings changed; `dropped` is 1 for a figure left out.
    """

    marked: str
    rules: tuple[str, ...]
    doubts: tuple[str, ...]
    others: tuple[str, ...]
    named: str | None
    match: str | None
    score: str | None
    misses: tuple[str, ...]
    history: tuple[str, ...]
    dropped: int
    batch: str
    stored: str


def evidence(file: File, shelf: Shelf) -> Evidence:
    """The evidence of one figure of the archive."""
    figure = file.figure
    return Evidence(
        **asdict(figure_record(figure)),
        marked=marked(figure.observation),
        rules=figure.observation.rules,
        doubts=figure.observation.doubts,
        others=_others(figure, shelf),
        named=figure.named,
        match=file.match.rule.value if file.match else None,
        score=f"{file.match.score:.2f}" if file.match else None,
        misses=misses(file, shelf),
        history=history(file),
        dropped=int(file.dropped),
        batch=f"b{file.batch:04d}",
        stored=file.stored,
    )


def marked(observation: Observation) -> str:
    """The sentence with the figure in 【】."""
    before, figure, after = quoted(observation)
    return f"{before}{OPEN}{figure}{CLOSE}{after}"


def told(found: Evidence, words: Words) -> str:
    """The evidence as lines for people."""
    dropped = f"   {words.say('已剔除')}" if found.dropped else ""
    head = f"{found.id}   {'、'.join(found.departments)} · {found.indicator}{dropped}"
    parts = [(words.translated(label), clean(text)) for label, text in _parts(found, words) if text]
    return "\n".join([clean(head), *(f"{label or BLANK}   {text}" for label, text in parts)]) + "\n"


def _parts(found: Evidence, words: Words) -> tuple[tuple[str, str], ...]:
    issue = words.say("第{number}期", number=found.issue_number) if found.issue_number else found.issue_title or ""
    item = words.say("第 {number} 条", number=found.item + 1)
    place = words.say("第 {start}—{end} 字", start=found.start + 1, end=found.end)
    revision = words.say("修订 {revision}", revision=found.revision)
    # Not the day: what is printed for the same texts stays the same; programs find it in `stored`.
    batch = words.say("批次 {batch}", batch=found.batch)
    return (
        ("读数", _reading(found, words)),
        ("原文", f"“{found.marked}”"),
        ("位置", " ".join(part for part in (issue, found.issue_date, item, found.headline) if part)),
        ("文件", f"{found.source} {place} {revision}（{batch}）"),
        ("读法", "、".join(found.rules)),
        ("待核", "；".join(found.doubts)),
        ("系列", _series(found, words)),
        ("对应", why(found, words)),
        *((("未归入" if at == 0 else ""), miss) for at, miss in enumerate(found.misses)),
        *((("沿革" if at == 0 else ""), line) for at, line in enumerate(found.history)),
    )


def _reading(found: Evidence, words: Words) -> str:
    number = found.value if found.upper is None else f"{found.value}—{found.upper}"
    period = (
        "" if not (found.period_start or found.period_end) else f"{found.period_start or ''}…{found.period_end or ''}"
    )
    said = (*kind(found).split("、"), MODIFIER[found.modifier])
    return words.say("、").join(
        part for part in (f"{number} {found.unit}", *map(words.translated, said), period) if part.strip()
    )


def _series(found: Evidence, words: Words) -> str:
    if found.series is None:
        return ""
    others = words.say("、").join(found.others)
    also = words.say("另见 {others}", others=others) if others else ""
    return " ".join(part for part in (found.series, found.series_name, also) if part)


def _others(figure: Figure, shelf: Shelf) -> tuple[str, ...]:
    """The addresses of the other figures of its series, oldest first."""
    if figure.series is None:
        return ()
    kin = shelf.figures(Selection(series=figure.series))
    return tuple(other.address for other in kin if other.address != figure.address)
