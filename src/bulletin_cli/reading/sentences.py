"""Reading one sentence: each of its figures with indicator, departments, status, measure, time and breakdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Measure, Period, Status, TimeKind
from bulletin_cli.reading.actors import Actor, acting
from bulletin_cli.reading.attribution import issuer_for
from bulletin_cli.reading.breakdowns import Breakdown, opened, total_of
from bulletin_cli.reading.drafts import Draft
from bulletin_cli.reading.indicators import leading_verb
from bulletin_cli.reading.measures import Place, Reckoned, reckon
from bulletin_cli.reading.naming import named, parallel_name
from bulletin_cli.reading.periods import TimeWord, dated, governing, time_words, without_deadlines
from bulletin_cli.reading.scene import Name, own_lead, scene_of
from bulletin_cli.reading.spots import Frame, Sentence, Spot, spots_of
from bulletin_cli.reading.statuses import status_at
from bulletin_cli.reading.trail import Trail, opening_trail
from bulletin_cli.reading.zipped import Zipped, zipped_names

_JOINS = ("、", "和", "及", "以及", "与", "或", "")
_INVESTED = re.compile(r"(?<!计划)(?<!规划)(?:总投资|总投资额|概算投资|估算投资|概算总投资)$")
_PART_OF_RATE = re.compile(r"[，；（(]?其中")
_TOWN_OR_COUNTRY = re.compile(
    r"^[，、]?(?:城镇|农村|城市|乡村|农牧区|农村牧区|牧区)(?:常住)?(?:居民)?(?:为|达|达到|分别为)?$"
)
_PLANS_AHEAD = re.compile(
    r"^(?:下[周月](?:工作)?(?:安排|计划|打算|重点)|下一?步|下一?阶段|今后|明年|来年|20[0-9]{2}年[^，]{0,4}(?:打算|思路|计划|安排|目标|任务|重点)$|\S{0,6}(?:目标任务|工作目标|工作打算|工作计划|工作安排|工作要求|工作要点|工作思路))"
    r"|^(?:下半年|四季度|下季度|下月|后[^，]{1,3}(?:个月|季度))[^，]{0,4}(?:任务|打算|安排|计划|重点|怎么干|干什么|怎么办)$"
)
_POINTS_AHEAD = re.compile(
    r"^下[周月](?:工作)?(?:安排|计划|打算|重点)|打算$|工作要点|工作思路|工作目标|目标任务|工作计划|(?:下半年|四季度|明年|来年)[^，]{0,4}(?:任务|计划|重点)$"
)
_BY_YEAR = re.compile(r"到(20[0-9]{2})年")
_GIVEN_BACK = re.compile(r"收回|回收|实收|实到|投用")
_REMAINING = re.compile(r"(?:还有|仍有|尚有|另有|其余|其他|但仍?有?|但还有|另外|全[县市区]|有)*")
_TOWNS_BEHIND = re.compile(r"(?:个)?(?:乡镇|镇（?街道|街道|县区|县市区|镇办|单位|部门|镇|乡)(?![村级])")
_REST = re.compile(r"其余|剩余|余下|剩下|另外?")
_SHORT_GAP = 5
_WANTED = re.compile(
    r"(?:确保|力争|争取|须|必须|务必|(?<![主需重必首纪概摘摘扼简])要(?![求素点闻件职道害害塞]))[^。；]{0,60}$"
)
_EVENT = re.compile(r"(?:投产|建成|达产|完工|竣工|投用|运营|实施|投运|达效|投入使用|改造|完成)后|届时")


def read_sentence(
    sentence: Sentence, actors: Sequence[Actor], frame: Frame, before: Sequence[Draft], lexicon: Lexicon
) -> list[Draft]:
    """The figures of a sentence, in order; `before` are those already read, which a breakdown or a share may refer to."""
    if not sentence.readings:
        return []
    drafts = list(before)
    words = [
        dated(word, sentence.text, frame.issued)
        for word in without_deadlines(time_words(sentence.text, frame.year, lexicon), sentence.text)
    ]
    places = [(r.start - sentence.start, r.end - sentence.start) for r in sentence.readings]
    zips = zipped_names(sentence.text, places, lexicon)
    trail = opening_trail(sentence, before, frame)
    breakdown = _inherited(sentence, before, lexicon)
    for spot in spots_of(sentence):
        draft, name = _draft(spot, sentence, (frame, trail, actors), zips.get(spot.start), lexicon)
        if spot.gap.endswith("、") and _planned_alike(draft, drafts, before):
            draft = replace(draft, status=Status.TARGET)  # 年度任务45个小区、1.1万户
        draft = _timed(draft, spot, sentence, words, drafts)
        draft = _as_rate(draft, spot, trail)
        breakdown = _breakdown_at(spot, draft, breakdown, drafts, lexicon)
        if breakdown and breakdown.totals_before == len(drafts) > len(before):
            breakdown = replace(breakdown, since=len(before))  # 其中 behind a figure speaks of its own sentence
        draft = _with_total(draft, spot, breakdown, drafts, lexicon)
        drafts.append(draft)
        trail = trail.after(draft, name.verb, name.taken)
    return drafts[len(before) :]


def _planned_alike(draft: Draft, drafts: Sequence[Draft], before: Sequence[Draft]) -> bool:
    """Whether a level goes on a list of the sentence whose last level is a target."""
    if len(drafts) == len(before) or draft.status is not Status.ACTUAL or drafts[-1].measure is not Measure.LEVEL:
        return False
    return draft.measure is Measure.LEVEL and drafts[-1].status is Status.TARGET and "base" not in drafts[-1].rules


def _draft(
    spot: Spot,
    sentence: Sentence,
    around: tuple[Frame, Trail, Sequence[Actor]],
    zipped: Zipped | None,
    lexicon: Lexicon,
) -> tuple[Draft, Name]:
    """The figure with all but its time and its total, and its name."""
    frame, trail, actors = around
    lead = zipped.lead if zipped else own_lead(spot, trail)
    reckoned = reckon(_place(spot, sentence, lead, zipped), trail.last, lexicon)
    scene = scene_of(spot, lead, reckoned, sentence, around, lexicon)
    name = parallel_name(zipped, spot, actors, scene) if zipped else named(scene, reckoned.measure)
    falling = -1 if reckoned.falling and spot.reading.value > 0 else 1
    upper = spot.reading.upper
    departments = _whose(actors, spot, zipped, frame, lexicon)
    if name.rule == "body-of-list" and scene.own:
        departments = (lexicon.departments.shown(scene.own),)
    draft = Draft(
        reading=spot.reading,
        item=frame.item,
        sentence_index=sentence.index,
        indicator=name.text,
        departments=frame.departments if name.rule == "place-of-list" and not _is_town(name.text) else departments,
        status=_status(spot, sentence, frame, lead, reckoned, lexicon),
        measure=reckoned.measure,
        period=Period(),
        value=spot.reading.value * falling,
        upper=None if upper is None else upper * falling,
        joined=spot.gap if spot.gap in _JOINS else "、" if spot.listed else "",
        rules=(reckoned.rule, name.rule),
        doubts=_doubts(name, departments),
    )
    return draft, name


def _is_town(name: str) -> bool:
    """Whether the figure of a list is a town's, which reports its own, and no county's."""
    return re.match(r"[一-鿿]{2,4}(?:镇|乡|街道)", name) is not None


def _place(spot: Spot, sentence: Sentence, lead: str, zipped: Zipped | None) -> Place:
    text, unit = sentence.text, spot.reading.unit
    clause = zipped.lead if zipped else spot.clause
    return Place(text[spot.start : spot.end], lead, clause, text[: spot.start], spot.tail, unit.base, unit.dimension)


def _as_planned(text: str, frame: Frame) -> str:
    """The sentence; below a heading of planning (下步打算) without the ； that elsewhere ends a plan's reach."""
    return text.replace("；", "，") if _below_plans(frame) else text


def _below_plans(frame: Frame) -> bool:
    return bool(_PLANS_AHEAD.search(frame.headline or ""))


def _status(spot: Spot, sentence: Sentence, frame: Frame, lead: str, reckoned: Reckoned, lexicon: Lexicon) -> Status:
    """The figure's status; what is done of a plan (占计划的…) has happened."""
    text = _as_planned(sentence.text, frame)
    compares = reckoned.rule in ("growth", "reference", "moved", "distance")
    status = status_at(text, "" if compares else lead, spot.start, spot.end, lexicon)
    ahead = _below_plans(frame) and (not compares or bool(_POINTS_AHEAD.search(frame.headline or "")))
    if status is Status.ACTUAL and not compares and _in_year_to_come(text, spot.start, frame.year):
        return Status.TARGET
    if status is Status.ACTUAL and ahead and _announced(text, spot, frame.headline or "", lexicon):
        return Status.TARGET
    if reckoned.rule == "of-base" and status is Status.TARGET and not _WANTED.search(sentence.text, 0, spot.start):
        return Status.ACTUAL
    return status


def _in_year_to_come(text: str, start: int, year: int | None) -> bool:
    """Whether the figure stands behind a year after the issue's: 到2027年覆盖率达到98%."""
    if year is None or "到20" not in text:
        return False
    named = list(_BY_YEAR.finditer(text, 0, start))
    return bool(named) and int(named[-1][1]) > year


def _announced(text: str, spot: Spot, headline: str, lexicon: Lexicon) -> bool:
    """Whether a sentence below a heading of planning plans somewhere and states no fact before the figure."""
    words = lexicon.phrases.status
    cues = [(found.start(), found[0]) for found in words.cue.finditer(text)]
    planned = any(word in words.target for _, word in cues)
    if not cues and _POINTS_AHEAD.search(headline):
        return True
    return planned and all(word in words.target for at, word in cues if at < spot.start)


def _doubts(name: Name, departments: tuple[str, ...]) -> tuple[str, ...]:
    """What was guessed, in words."""
    found = []
    if name.rule == "guessed":
        found.append("指标名不在本分句，取自前文")
    if not departments:
        found.append("没有署名，也没有行为主体")
    return tuple(found)


def _timed(draft: Draft, spot: Spot, sentence: Sentence, words: list[TimeWord], drafts: Sequence[Draft]) -> Draft:
    """The draft with its period: of the time expression that reaches it; none for a total investment or a future event."""
    if draft.measure is Measure.LEVEL and _INVESTED.search(draft.indicator):
        return replace(draft, status=Status.ACTUAL if draft.status is Status.TARGET else draft.status)
    if "base" in draft.rules:
        return draft  # the time of a plan is not said by what was done of it
    if _expected_later(sentence.text, spot.start, words, draft.status):
        return draft
    period = governing(words, spot.start)
    goes_on = sentence.text.startswith("其中") and drafts and drafts[-1].item == draft.item
    if period.kind is TimeKind.UNSTATED and goes_on:
        period = drafts[-1].period
    return draft if period == draft.period else replace(draft, period=period)


def _expected_later(text: str, start: int, words: list[TimeWord], status: Status) -> bool:
    """Whether the figure lies behind an event to come (投产后, 建成后) that stands behind the last time expression."""
    if status is not Status.FORECAST:
        return False
    events = [found.end() for found in _EVENT.finditer(text, 0, start)]
    times = [word.start for word in words if word.start < start]
    return bool(events) and (not times or max(times) < events[-1])


def _whose(
    actors: Sequence[Actor], spot: Spot, zipped: Zipped | None, frame: Frame, lexicon: Lexicon
) -> tuple[str, ...]:
    """The departments of a figure: who acts in its sentence (one each in a parallel list), else the item's."""
    found = () if _some_of_all(spot) else acting(actors, spot.start)
    if zipped and len(found) == zipped.size:
        return (found[zipped.place],)
    if zipped and zipped.place_acts:
        return (lexicon.departments.shown(zipped.own),)
    return issuer_for(found, frame.issuer, lexicon) if found else frame.departments


def _some_of_all(spot: Spot) -> bool:
    """Whether a figure counts towns or bodies as a clause's new subject: 甲镇签约4个，还有5个乡镇没有签约."""
    return _REMAINING.fullmatch(spot.clause) is not None and _TOWNS_BEHIND.match(spot.direct_tail) is not None


def _inherited(sentence: Sentence, before: Sequence[Draft], lexicon: Lexicon) -> Breakdown | None:
    """The breakdown of a sentence that opens with 其中: its totals are all that was read."""
    if not sentence.text.startswith("其中") or not before:
        return None
    return opened(sentence.text[:4], len(before), lexicon)


def _breakdown_at(
    spot: Spot, draft: Draft, current: Breakdown | None, drafts: Sequence[Draft], lexicon: Lexicon
) -> Breakdown | None:
    """The breakdown that is open at a figure: a new one, the one before, or none."""
    fresh = opened(spot.gap, len(drafts), lexicon) if drafts else None
    if fresh:
        outer = current if spot.bracket and spot.gap.startswith("（") else None
        since = len(drafts) - 1 if _opens_after(spot, draft, drafts) else fresh.since
        return replace(fresh, since=since, bracket_end=spot.bracket[1] if spot.bracket else None, outer=outer)
    if spot.bracket and drafts and spot.gap.startswith("（") and _kinds_in_bracket(draft, drafts[-1], lexicon):
        return Breakdown(len(drafts), colon=False, bracket_end=spot.bracket[1], outer=current)
    while current and _closes(spot, current):
        current = current.outer
    if current is None:
        return None
    return replace(current, past_semicolon=True) if re.search("[；;]", spot.gap) else current


def _opens_after(spot: Spot, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the figure opens a bracket directly behind one of its kind: 新建10万亩（其中高效节水2万亩）."""
    return spot.bracket is not None and spot.gap.startswith("（") and drafts[-1].unit == draft.unit


def _with_total(
    draft: Draft, spot: Spot, breakdown: Breakdown | None, drafts: Sequence[Draft], lexicon: Lexicon
) -> Draft:
    """The draft with the total it breaks down, while a breakdown is open."""
    if breakdown and breakdown.bracket_end is not None and drafts[breakdown.totals_before - 1].status is Status.TARGET:
        draft = replace(draft, status=Status.TARGET)  # 新建任务10万亩（其中高效节水2万亩）
    if breakdown and _left_over(draft, spot, drafts):
        return draft
    if breakdown and _part_of_plan(draft, spot, breakdown, drafts, lexicon):
        draft = replace(draft, status=Status.TARGET)
    total = total_of(draft, drafts, breakdown, lexicon) if breakdown else None
    return draft if total is None else replace(draft, part_of=total, rules=(*draft.rules, "breakdown"))


def _left_over(draft: Draft, spot: Spot, drafts: Sequence[Draft]) -> bool:
    """Whether a figure is what the one before left of the one before that: 重大隐患23处，已整改19处，其余4处已落实措施."""
    if len(drafts) < 2 or not _REST.search(spot.gap) or drafts[-1].part_of is not None:
        return False
    return drafts[-2].unit == drafts[-1].unit == draft.unit and drafts[-2].value - drafts[-1].value == draft.value


def _part_of_plan(draft: Draft, spot: Spot, breakdown: Breakdown, drafts: Sequence[Draft], lexicon: Lexicon) -> bool:
    """Whether a figure is a kind of the planned amount right before 其中: 计划面积34万亩，其中油菜18.5万亩."""
    plan = drafts[breakdown.totals_before - 1]
    if (
        plan.status is not Status.TARGET
        or "base" in plan.rules
        or (plan.measure, plan.unit) != (draft.measure, draft.unit)
    ):
        return False
    kinds = all(part.status is Status.TARGET and part.part_of is not None for part in drafts[breakdown.totals_before :])
    fact = next(lexicon.phrases.status.actual.finditer(spot.gap), None)
    kind = spot.listed or not leading_verb(draft.indicator, lexicon)
    return draft.status is Status.ACTUAL and kinds and kind and not fact


def _as_rate(draft: Draft, spot: Spot, trail: Trail) -> Draft:
    """The draft; a move of a rate (人均2.9平方米，比上年增加0.2平方米) in the rate's unit."""
    topic, unit = trail.topic, draft.reading.unit
    if topic and _each_alike(draft, spot, trail, topic):
        base = f"{unit.base}{topic.unit[topic.unit.index('/') :]}"
        each = replace(draft.reading, unit=replace(unit, base=base, dimension="rate"))
        return replace(draft, reading=each, measure=Measure.RATE)
    if topic is None or topic.measure is not Measure.RATE or not topic.unit.startswith(f"{unit.base}/"):
        return draft
    rated = replace(draft, reading=replace(draft.reading, unit=replace(unit, base=topic.unit, dimension="rate")))
    if draft.measure in (Measure.YOY, Measure.MOM, Measure.CHANGE):
        return rated
    if draft.measure is Measure.LEVEL and trail.last is Measure.RATE and spot.gap in _JOINS[:-1]:
        return replace(rated, measure=Measure.RATE)  # 每人每月720元、520元
    if draft.measure is Measure.LEVEL and _TOWN_OR_COUNTRY.search(spot.lead):
        return replace(rated, measure=Measure.RATE)  # 人均可支配收入…；按常住地分，城镇36418元
    part = draft.measure is Measure.LEVEL and draft.value < topic.value and _PART_OF_RATE.match(spot.gap)
    return replace(rated, measure=Measure.RATE) if part else draft


def _each_alike(draft: Draft, spot: Spot, trail: Trail, topic: Draft) -> bool:
    """Whether a mean goes on to a second figure of the same action: 亩均节水60立方米、节肥12公斤."""
    if draft.measure is not Measure.LEVEL or trail.last is not Measure.RATE or "/" not in topic.unit:
        return False
    return spot.gap[:1] == "、" and 1 < len(spot.gap) <= _SHORT_GAP and spot.gap[1] in topic.indicator


def _kinds_in_bracket(draft: Draft, last: Draft, lexicon: Lexicon) -> bool:
    if lexicon.phrases.breakdown.result.match(draft.indicator) or _GIVEN_BACK.match(draft.indicator):
        return False  # 发放问卷400份（收回387份）: a result, no kind
    if draft.status is Status.TARGET and last.status is Status.ACTUAL:
        return False  # 开发岗位500个（目标500个）
    levels = (
        draft.measure is Measure.LEVEL and last.measure is Measure.LEVEL and last.reading.unit.dimension != "points"
    )
    return levels and draft.unit == last.unit and draft.value <= last.value


def _closes(spot: Spot, breakdown: Breakdown) -> bool:
    if breakdown.bracket_end is not None and spot.start > breakdown.bracket_end:
        return True
    return "。" in spot.gap and not breakdown.colon
