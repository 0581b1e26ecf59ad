"""A figure that is to be named, with all that its sentence says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Measure
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.actors import LIST_OPENS, Actor
from bulletin_cli.reading.indicators import last_clause, leading_verb, shortened, stripped
from bulletin_cli.reading.measures import Reckoned
from bulletin_cli.reading.spots import Frame, Sentence, Spot
from bulletin_cli.reading.trail import Trail

_PREPOSED = re.compile(
    r"(?<![应核比面针相校绝反配一])(?:对|向|给|为|从|在|(?<![自理缘])由|(?<![参给赋付])与)(?:全[县市区镇]|我县|辖区)?$"
)
_MEAN = frozenset(("日", "月", "年", "日均", "月均", "年均", "人均", "户均", "亩均", "人", "户", "亩"))
_OF_AREA = re.compile(r".[级域委政直内外里长属城场本]")
_MEAN_FRONT = re.compile(r"(?:日均|月均|年均|周均|累计|日)(?=[一-鿿]{2})")
_AMONG = re.compile(
    r"(?:同级|同类|参评|参赛|所有|公立|综合)*(?:医院|学校|县区|县市区?|乡镇|街道|单位|部门|园区|开发区|城市|企业)"
)
_DEED_AND = re.compile("[一-鿿]{2,4}(?:和|及|与|以及)")
_CARRIES = frozenset(("出动", "投入", "调集", "调派", "派出", "组织", "抽调", "下派", "选派", "动员"))
# 得分在90分以上的有南关街道94.2分: the figure is a 得分.
_THRESHOLD = re.compile(r"(?:在|为)?(?:不足|低于|高于)?[0-9.]+(?:至[0-9.]+)?[分%](?:以上|以下|之间)?$")
_TOTAL_BEHIND = re.compile(r"^[^、]{2,16}、(?=(?:计划|概算|估算)?总投资)")
NAMELESS = "数量"


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an indicator and the rule that made it; `verb` and `taken` are what the next figure of a list may use."""

    text: str
    rule: str
    verb: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A figure that is to be named, with all that its sentence says: `body` is its lead without actor and words of measure,
    `own` what of that names something.
    """

    spot: Spot
    sentence: Sentence
    frame: Frame
    trail: Trail
    body: str
    own: str
    lexicon: Lexicon

    @property
    def verb(self) -> str:
        """The verbs that open the figure's own words, with a mean before them (日均拦截)."""
        mean = _MEAN_FRONT.match(self.own)
        verb = leading_verb(self.own[mean.end() :], self.lexicon) if mean else ""
        return mean[0] + verb if mean and verb else leading_verb(self.own, self.lexicon)

    @property
    def carried(self) -> str:
        """The verb that a list carries on to this figure."""
        topic = self.trail.topic_name
        if self.spot.gap:
            alone = topic if topic and topic == leading_verb(topic, self.lexicon) and topic in _CARRIES else ""
            return (self.trail.verb or alone) if self.spot.listed else ""
        return self.trail.verb or (topic if topic == leading_verb(topic, self.lexicon) else "")

    def strip(self, words: str) -> str:
        """Words without time, adverbs and copulas."""
        return stripped(words, self.lexicon, self.frame.year)

    def name(self, text: str, rule: str, verb: str = "", taken: str = "") -> Name:
        """A name of bearable length; the headline where the words say nothing at all."""
        return Name(shortened(text or self.frame.headline or NAMELESS, self.lexicon), rule, verb, taken)


def own_lead(spot: Spot, trail: Trail) -> str:
    """What stands before the figure in its clause, less what the figure before took as its noun."""
    if spot.lead.endswith("、") and spot.gap.endswith(spot.lead):
        return ""  # 3个街道、5个部门: the noun before 、 is the other figure's
    lead, taken = spot.lead.lstrip("）"), trail.taken
    if taken and lead.startswith(f"{taken}中"):
        taken = f"{taken}中"  # 10件实事中已完成2件
    rest = lead[len(taken) :] if taken and lead.startswith(taken) else lead
    if rest != lead and rest and _DEED_AND.fullmatch(rest):
        return ""  # 6所学校食堂改造和14所…: what was done to the ones before
    return rest.lstrip("和及、与") if spot.listed or rest != lead else rest


def scene_of(
    spot: Spot,
    lead: str,
    reckoned: Reckoned,
    sentence: Sentence,
    around: tuple[Frame, Trail, Sequence[Actor]],
    lexicon: Lexicon,
) -> Scene:
    """The scene of a figure, from its lead and what was reckoned of it."""
    frame, trail, actors = around
    body = lead if reckoned.cut is None else lead[: reckoned.cut]
    body = _without_actor(body, spot.start - (len(lead) - len(body)), actors)
    own = stripped(last_clause(body), lexicon, frame.year)
    own = _without_area(_TOTAL_BEHIND.sub("", own), frame.area, lexicon)
    own = _without_own_body(own, frame, lexicon)
    if trail.taken and spot.gap.startswith((f"{trail.taken}、", f"{trail.taken}和")):
        own = _behind_people(own, lexicon)
    if _PREPOSED.search(body) and spot.direct_tail:
        own = ""
    if own in _MEAN or own in ("中", "分", "原"):
        own = ""
    if reckoned.measure is Measure.RANK and (len(own) < 2 or own.endswith("中") or _AMONG.fullmatch(own)):
        own = ""
    return Scene(spot, sentence, frame, trail, body, own, lexicon)


def _without_area(own: str, area: tuple[str, ...], lexicon: Lexicon) -> str:
    """A name without the area that the whole issue is about: 宁渡县在校生, 宁渡计划种植晚稻."""
    if not own.startswith(area):
        return own
    name = next(name for name in area if own.startswith(name))
    rest = own[len(name) :]
    if len(rest) > 2 and rest[0] in "县市区" and not _OF_AREA.match(rest):
        return stripped(rest[1:], lexicon)
    words = lexicon.phrases.indicator
    acts = words.verbs.at(rest, 0) or words.opener.match(rest)
    return stripped(rest, lexicon) if acts and len(rest) > 2 else own


def _without_own_body(own: str, frame: Frame, lexicon: Lexicon) -> str:
    """A name without the item's own body in its short form: 照明所排查路灯 below the signature of 市政照明所."""
    for body in frame.departments:
        for length in range(len(body), 1, -1):
            if own.startswith(body[-length:]):
                rest = stripped(own[length:], lexicon)
                return rest if leading_verb(rest, lexicon) else own
    return own


def _behind_people(own: str, lexicon: Lexicon) -> str:
    """What was done for the last of a list of people: 困难老兵落实帮扶资金 behind 为26名军转干部、."""
    verbs = lexicon.phrases.indicator.verbs
    ends = [at for at in range(2, len(own) - 3) if verbs.at(own, at)]
    return own[ends[0] :] if ends and not leading_verb(own, lexicon) else own


def _without_actor(lead: str, start: int, actors: Sequence[Actor]) -> str:
    """The lead without the names of those who act, which are no part of the indicator."""
    begin = start - len(lead)
    for actor in reversed(actors):
        if begin < actor.end <= start:
            head = LIST_OPENS.search(lead[: max(0, actor.start - begin)])
            return (_THRESHOLD.sub("", lead[: head.start()]) if head else "") + lead[actor.end - begin :]
    return lead
