"""Reading one sentence: each of its figures with indicator, departments, status, measure, time and breakdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Measure, Period, Status, TimeKind
from bulletin_cli.reading.actors import Actor, acting
from bulletin_cli.reading.attribution import issuer_for
from bulletin_cli.reading.breakdowns import Breakdown, opened, total_of
from bulletin_cli.reading.drafts import Draft
from bulletin_cli.reading.indicators import (
    last_clause, leading_verb, noun_behind, object_of, plans_only, shortened, stripped, whole_behind,
)  # fmt: skip
from bulletin_cli.reading.measures import Place, Reckoned, reckon
from bulletin_cli.reading.periods import TimeWord, governing, time_words
from bulletin_cli.reading.quantities import Reading
from bulletin_cli.reading.statuses import status_at
from bulletin_cli.reading.zipped import Zipped, zipped_names

_STRONG = re.compile(r"[，；：。;:！？\n]|(?<![0-9]),|,(?![0-9]{3})")
_JOINS = ("、", "和", "及", "以及", "与", "或", "")
_INVESTED = re.compile(r"(?<!计划)(?<!规划)(?:总投资|总投资额|概算投资|估算投资|概算总投资)$")
_EVENT = re.compile(r"(?:投产|建成|达产|完工|竣工|投用|运营|实施|投运|达效|投入使用|改造|完成)后")
_OF_BASE = re.compile(r"(?:占到|占|完成了|完成|达到|达|为)((?:(?!占|完成|达|为).)+)$")
_PLACES_COUNTED = re.compile(r"(?:居|列|排|在|占)[^，]{0,8}$")
_PLACE_NOUN = re.compile(r"(?:县|区|市|乡镇|街道|镇|个县|设区市|省辖市|地市)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an item: its text, where it stands in the item's smooth text, its figures there."""

    text: str
    start: int
    index: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sentence is read in: the item, its departments, the issue's year, who acts, what the item is headed."""

    item: int
    departments: tuple[str, ...]
    year: int | None
    headline: str | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class _Spot:
    """One figure in its sentence, with the text around it; offsets count in the sentence."""

    reading: Reading
    start: int
    end: int
    gap: str
    lead: str
    clause: str
    tail: str
    next_start: int | None
    bracket: tuple[int, int] | None


def read_sentence(sentence: Sentence, actors: Sequence[Actor], frame: Frame, before: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The figures of a sentence, in order; `before` are those already read, which a breakdown or a share may refer to."""
    drafts = list(before)
    words = time_words(sentence.text, frame.year)
    zips = zipped_names(sentence.text, [(r.start - sentence.start, r.end - sentence.start) for r in sentence.readings], lexicon)
    state = _State(len(before), _inherited(sentence, before, lexicon), _inherited_topic(sentence, before, frame))
    for spot in _spots(sentence):
        draft = _draft(spot, sentence, state, drafts, words, list(actors), frame, zips, lexicon)
        draft = _with_total(draft, spot, state, drafts, lexicon)
        drafts.append(draft)
        state.note(draft, spot)
    return drafts[len(before) :]


@dataclass(slots=True)
class _State:
    """What the figures of a sentence so far leave for the next one."""

    first: int
    breakdown: Breakdown | None
    topic: Draft | None = None
    verb: str = ""
    taken: str = ""
    last: Measure | None = None
    topics: list[str] = field(default_factory=list)

    def note(self, draft: Draft, spot: _Spot) -> None:
        """Remember the figure as the topic that shares and growths refer to."""
        self.last = draft.measure
        if "base" in draft.rules or "of-topic" in draft.rules or "place-count" in draft.rules:
            return
        if draft.measure in (Measure.LEVEL, Measure.RATE) or "own-noun" in draft.rules:
            self.topic = draft
        if draft.measure is Measure.LEVEL:
            self.topics.append(draft.indicator)


def _inherited(sentence: Sentence, before: Sequence[Draft], lexicon: Lexicon) -> Breakdown | None:
    """The breakdown of a sentence that opens with 其中: its totals are all that was read."""
    if not sentence.text.startswith("其中") or not before:
        return None
    return opened(sentence.text[:4], len(before), lexicon)


def _inherited_topic(sentence: Sentence, before: Sequence[Draft], frame: Frame) -> Draft | None:
    """The topic of a sentence that opens with 其中: the last amount before it in the item."""
    if not sentence.text.startswith("其中"):
        return None
    amounts = (d for d in reversed(before) if d.item == frame.item and d.measure is Measure.LEVEL and "base" not in d.rules)
    return next(amounts, None)


def _spots(sentence: Sentence) -> list[_Spot]:
    spots: list[_Spot] = []
    text = sentence.text
    previous_end = 0
    for at, reading in enumerate(sentence.readings):
        start, end = reading.start - sentence.start, reading.end - sentence.start
        following = sentence.readings[at + 1].start - sentence.start if at + 1 < len(sentence.readings) else None
        gap = text[previous_end:start]
        bracket = _bracket(text, start)
        clause_start = max((m.end() for m in _STRONG.finditer(text, 0, start)), default=0)
        clause = text[clause_start:start]
        if bracket and bracket[0] >= clause_start:
            clause_start = bracket[0] + 1
        lead = text[max(clause_start, previous_end) : start]
        tail = text[end : following if following is not None else len(text)]
        spots.append(_Spot(reading, start, end, gap, lead, clause, tail, following, bracket))
        previous_end = end
    return spots


def _bracket(text: str, position: int) -> tuple[int, int] | None:
    """The bracket that `position` stands in, as (position of （, position of ）)."""
    open_, close = text.rfind("（", 0, position), text.rfind("）", 0, position)
    if open_ <= close:
        return None
    end = text.find("）", position)
    return (open_, end if end >= 0 else len(text))


def _draft(
    spot: _Spot, sentence: Sentence, state: _State, drafts: list[Draft], words: list[TimeWord], actors: list[Actor],
    frame: Frame, zips: dict[int, Zipped], lexicon: Lexicon,
) -> Draft:  # fmt: skip
    unit = spot.reading.unit
    zipped = zips.get(spot.start)
    lead = zipped.lead if zipped else _own_lead(spot, state)
    text = sentence.text
    clause = spot.clause if not zipped else zipped.lead
    place = Place(text[spot.start : spot.end], lead, clause, text[: spot.start], spot.tail, unit.base, unit.dimension)
    reckoned = reckon(place, state.last, lexicon)
    status = status_at(sentence.text, lead, spot.start, spot.end, lexicon)
    if reckoned.measure is not Measure.LEVEL and reckoned.measure is not Measure.RATE and status is Status.TARGET and reckoned.rule == "of-base":
        status = Status.ACTUAL
    indicator, rules = _indicator(spot, lead, reckoned, status, state, zipped, actors, sentence, frame, lexicon)
    period = governing(words, spot.start) if not _expected_later(sentence.text, spot.start, words, status) else Period()
    if _INVESTED.search(indicator):
        status, period = (Status.ACTUAL if status is Status.TARGET else status), Period()
    if period.kind is TimeKind.UNSTATED and sentence.text.startswith("其中") and drafts and drafts[-1].item == frame.item:
        period = drafts[-1].period
    sign = -1 if reckoned.falling and spot.reading.value > 0 else 1
    upper = spot.reading.upper
    return Draft(
        spot.reading, frame.item, sentence.index, indicator, _whose(actors, spot.start, zipped, frame, lexicon), status,
        reckoned.measure, period, spot.reading.value * sign, None if upper is None else upper * sign,
        joined=spot.gap if spot.gap in _JOINS else "、" if spot.gap.startswith(("、", "和", "及", "以及")) else "",
        rules=(reckoned.rule, *rules),
    )  # fmt: skip


def _expected_later(text: str, start: int, words: list[TimeWord], status: Status) -> bool:
    """Whether the figure lies behind an event to come (投产后, 建成后) that stands behind the last time expression."""
    if status is not Status.FORECAST:
        return False
    events = [m.end() for m in _EVENT.finditer(text, 0, start)]
    times = [word.start for word in words if word.start < start]
    return bool(events) and (not times or max(times) < events[-1])


def _group(actors: list[Actor], start: int, size: int) -> tuple[str, ...]:
    """The actors of a parallel list, one for each figure: 甲镇、乙镇分别拆除21个、16个."""
    group = acting(actors, start)
    return group if len(group) == size else ()


def _whose(actors: list[Actor], start: int, zipped: Zipped | None, frame: Frame, lexicon: Lexicon) -> tuple[str, ...]:
    """The departments of a figure: who acts in its sentence, else the item's."""
    group = _group(actors, start, zipped.size) if zipped else ()
    if zipped and group:
        return (group[zipped.place],)
    found = acting(actors, start)
    return issuer_for(found, frame.issuer, lexicon) if found else frame.departments


def _own_lead(spot: _Spot, state: _State) -> str:
    """What stands before the figure in its clause, less what the figure before took as its noun."""
    lead = spot.lead
    return lead[len(state.taken) :].lstrip("和及、") if state.taken and lead.startswith(state.taken) else lead


def _without_actor(lead: str, start: int, actors: list[Actor]) -> str:
    """The lead without the names of those who act, which are no part of the indicator."""
    begin = start - len(lead)
    for actor in reversed(actors):
        if begin <= actor.start and actor.end <= start:
            return lead[actor.end - begin :]
        if actor.start < begin < actor.end <= start:
            return lead[actor.end - begin :]
    return lead


def _indicator(
    spot: _Spot, lead: str, reckoned: Reckoned, status: Status, state: _State, zipped: Zipped | None, actors: list[Actor],
    sentence: Sentence, frame: Frame, lexicon: Lexicon,
) -> tuple[str, tuple[str, ...]]:  # fmt: skip
    """The name of the figure's indicator and the rules that made it."""
    state.taken, carried = "", state.verb
    if zipped and _group(actors, spot.start, zipped.size):
        return shortened(stripped(zipped.behind, lexicon, frame.year) or zipped.head, lexicon), ("zipped-actors",)
    if zipped:
        return zipped.name([*state.topics, *([state.topic.indicator] if state.topic and not state.topics else [])]), ("zipped",)
    body = lead if reckoned.cut is None else lead[: reckoned.cut]
    body = _without_actor(body, spot.start - (len(lead) - len(body)), actors)
    own = stripped(last_clause(body), lexicon, frame.year)
    if reckoned.measure is Measure.RANK and (len(own) < 2 or own.endswith("中")):
        own = ""
    if reckoned.measure in (Measure.LEVEL, Measure.RATE):
        return _level_name(spot, own, body, carried, status, state, frame, sentence, lexicon)
    state.verb = ""
    return _derived_name(spot, own, reckoned, state, frame, sentence, lexicon)


def _derived_name(
    spot: _Spot, own: str, reckoned: Reckoned, state: _State, frame: Frame, sentence: Sentence, lexicon: Lexicon
) -> tuple[str, tuple[str, ...]]:
    """The name of a growth, share, completion or rank: its own noun, else that of the figure it speaks of."""
    topic = state.topic.indicator if state.topic else ""
    if not own and spot.bracket and spot.bracket[0] == spot.start - len(spot.lead) - 1:
        own = stripped(_before_bracket(sentence.text, spot.bracket[0]), lexicon, frame.year)
    if not own or own in ("完成", "同比", "环比"):
        fallback = _clause_before(spot, sentence, frame, lexicon) if not topic else ""
        return shortened(topic or fallback or noun_behind(spot.tail, lexicon) or frame.headline or "数量", lexicon), ("of-topic",)
    if topic and lexicon.phrases.indicator.dependent.fullmatch(own):
        return topic + own, ("topic-noun",)
    if topic and leading_verb(own, lexicon) == own:
        return (topic if own in topic else own + object_of(topic, lexicon)), ("of-topic",)
    return shortened(own, lexicon), ("own-noun",)


def _clause_before(spot: _Spot, sentence: Sentence, frame: Frame, lexicon: Lexicon) -> str:
    """The nearest clause before the figure's own that says something: the subject that stands alone before a comma."""
    begin = spot.start - len(spot.clause)
    for part in reversed(re.split(r"[，；,;。：]", sentence.text[: max(begin - 1, 0)])):
        name = stripped(part, lexicon, frame.year)
        if name and not any(c.isdigit() for c in name):
            return name
    return ""


def _before_bracket(text: str, bracket: int) -> str:
    return re.split(r"[，；：。、,;]", text[:bracket])[-1]


def _level_name(
    spot: _Spot, own: str, body: str, carried: str, status: Status, state: _State, frame: Frame, sentence: Sentence, lexicon: Lexicon
) -> tuple[str, tuple[str, ...]]:
    """The name of a count or an amount: verb and object before it, the noun behind it, or what a list carries on."""
    listed = spot.gap.startswith(("、", "和", "及", "以及", "与")) and not _STRONG.search(spot.gap)
    verb = leading_verb(own, lexicon)
    if not own and spot.bracket and spot.start - len(spot.lead) - 1 == spot.bracket[0]:
        own = stripped(_before_bracket(sentence.text, spot.bracket[0]), lexicon, frame.year) if not spot.tail.strip("）") else ""
    if _base_of_share(spot, sentence):
        return _base_name(own, body, state, lexicon, frame), ("base",)
    if _PLACES_COUNTED.search(body) and _PLACE_NOUN.match(spot.tail):
        return noun_behind(spot.tail, lexicon) or "数量", ("place-count",)
    if own.endswith("等") and "、" in own:
        own = verb
    modified = body.rstrip("“").endswith("的") and own
    if not own or verb == own or modified or (len(own) <= 2 and not listed and _noun_touches(spot)):
        name, rule = _from_tail(spot, own, verb, listed, carried, state, lexicon)
        if name:
            state.verb = verb or (carried if listed else "")
            return shortened(name, lexicon), (rule,)
    if own:
        if listed and carried and not verb:
            return shortened(carried + own, lexicon), ("carried-verb",)
        if own == verb and state.topic and _takes_topic(own, spot, state.topic):
            return shortened(own + object_of(state.topic.indicator, lexicon), lexicon), ("topic-object",)
        state.verb = verb if verb != own else ""
        return shortened(own, lexicon), ("verb-object" if verb else "own-noun",)
    topic = state.topic.indicator if state.topic and (listed or len(spot.gap) <= 3 or spot.reading.unit.dimension == "rate") else ""
    name = topic or _clause_before(spot, sentence, frame, lexicon) or (state.topic.indicator if state.topic else "")
    return shortened(name or frame.headline or "数量", lexicon), ("of-topic" if topic else "guessed",)


def _takes_topic(verb: str, spot: _Spot, topic: Draft) -> bool:
    """Whether a bare verb (已完成18.6公里) speaks of the figure before it: same unit, and a verb that has no object of its own."""
    return topic.unit == spot.reading.unit.base and verb in ("完成", "实现", "组织", "达到", "建成", "建成投用", "投入", "竣工", "开工", "整改", "完工")


def _base_name(own: str, body: str, state: _State, lexicon: Lexicon, frame: Frame) -> str:
    """The name of the base inside a percentage: a plan that names itself (年度计划投资), else that of the figure before it."""
    found = _OF_BASE.search(last_clause(body))
    base = stripped(found[1], lexicon, frame.year) if found else own
    topic = object_of(state.topic.indicator, lexicon) if state.topic else ""
    return topic + base if plans_only(base) or len(base) < 3 else base


def _noun_touches(spot: _Spot) -> bool:
    return bool(re.match(r"[一-鿿“《]", spot.tail)) and spot.reading.unit.dimension in ("count", "people", "mass", "area", "length")


def _base_of_share(spot: _Spot, sentence: Sentence) -> bool:
    """Whether the figure is the base inside a percentage: 占全年任务800人的105%."""
    return bool(re.match(r"的(?:约|近|超|超过)?(?:[0-9.]+%|百分之|[一二三四五六七八九]成)", sentence.text[spot.end : spot.end + 8]))


def _from_tail(spot: _Spot, own: str, verb: str, listed: bool, carried: str, state: _State, lexicon: Lexicon) -> tuple[str, str]:
    """The name with the noun behind the number, where there is one."""
    direct = spot.tail if re.match(r"[一-鿿“《]", spot.tail) else ""
    runs_on = spot.next_start is not None and not re.search(r"[，。；：、,;（和及与]", spot.tail)
    if own and runs_on and leading_verb(direct, lexicon):
        direct = ""  # 取缔130家整治规范10家: the verb belongs to the next figure
    if own:
        noun = noun_behind(direct, lexicon)
        if noun:
            state.taken = noun
            return own + noun, "verb-and-noun-behind"
        return "", ""
    noun = (noun_behind(direct, lexicon) if runs_on and not leading_verb(direct, lexicon) else "") or whole_behind(direct, lexicon)
    if noun:
        state.taken = noun
        return (carried + noun if listed and carried and not leading_verb(noun, lexicon) else noun), "noun-behind"
    return "", ""


def _with_total(draft: Draft, spot: _Spot, state: _State, drafts: list[Draft], lexicon: Lexicon) -> Draft:
    """The draft with the total it breaks down, while a breakdown is open."""
    fresh = opened(spot.gap, len(drafts), lexicon) if drafts else None
    if fresh:
        state.breakdown = replace(fresh, bracket_end=spot.bracket[1] if spot.bracket else None)
    elif spot.bracket and drafts and "（" in spot.gap and _kinds_in_bracket(draft, drafts[-1]):
        state.breakdown = Breakdown(len(drafts), colon=False, bracket_end=spot.bracket[1])
    elif state.breakdown and _closes(spot, state.breakdown):
        state.breakdown = None
    elif state.breakdown and re.search("[；;]", spot.gap):
        state.breakdown.past_semicolon = spot.gap
    if state.breakdown is None:
        return draft
    total = total_of(draft, drafts, state.breakdown, lexicon)
    return draft if total is None else replace(draft, part_of=total, rules=(*draft.rules, "breakdown"))


def _kinds_in_bracket(draft: Draft, last: Draft) -> bool:
    return draft.unit == last.unit and draft.measure is Measure.LEVEL and last.measure is Measure.LEVEL and draft.value <= last.value


def _closes(spot: _Spot, breakdown: Breakdown) -> bool:
    if breakdown.bracket_end is not None and spot.start > breakdown.bracket_end:
        return True
    return "。" in spot.gap and not breakdown.colon
