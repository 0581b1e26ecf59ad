"""What sort of number a figure is: level, growth, change, share, completion, rank or rate."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Measure
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.quantities import LIMIT_BEHIND

_TO_END = re.compile(r"(?:到|至|为|达|达到)$")
_GROWN = re.compile(r"(?:了|幅度|约|近|超|超过|分别|逾|各|累计|达|为|再)*$")
_OF = re.compile(
    r"(?:占到|占|完成了|完成|达到|达|为|是|相当于|恢复到|实现)(?P<of>(?![到了至])[^，。；占为达是]{1,24}?)(?:的|的比重为?|的比例为?|的比重达到?|比重为?|比例为?|总[量数额]的?)?$"
)
_RATE_NOUN = re.compile(
    r"(?:率|比重|占比|比例|比)(?:达到|达|为|是|约|至|提高到|提升到|降至|保持在|稳定在|[^，。；]{0,4})?$"
)
_FROM = re.compile(r"(?:由|从)[^，。；]{1,24}$")
_FROM_TO = re.compile(r"(?:由|从)[^，。；]{0,8}$")
_TO_BEHIND = re.compile(
    r"(?:的)?(?:增加|提高|提升|上升|下降|降低|减少|缩短|压缩|降|增|扩大|增长|压减|优化|缩减|调整|提速|延长|扩|变)(?:到|至|为)"
)
_ABOVE = frozenset(
    (
        "高于",
        "快于",
        "高出",
        "高",
        "快",
        "超出",
        "超",
        "超过",
        "低于",
        "慢于",
        "低",
        "慢",
        "落后",
        "滞后",
        "领先",
        "多",
        "少",
        "差",
        "缺",
    )
)
_HELD_AGAINST = re.compile(r"(?:远|均|仍|大幅|明显)*(?:低于|高于|优于|好于|超过|少于)(?:了)?$")
_STREAMLINED = re.compile(r"材料|环节|时限|时间|时长|流程|周期|跑动|次数|工期")
_OBJECT_OF_MOVE = re.compile(r"(?:降低|减少|提高|提升|增加|压降)(?!了|约|近|超|到|至|为|幅度)[一-鿿]{2,8}")
_MAY = re.compile(r"(?:预计|有望|年|可|将|再|又|每年)*")
_CUT_OF = re.compile(
    r"(?:压减|压缩|精简|缩短|缩减|减少|减)(?:了)?(?:申请|申报|审批|办理|办事|办结|承诺|提交|法定)*(?:材料|环节|时限|时间|时长|流程|周期|跑动|跑腿|跑动次数|次数|工期|层级|要件)(?:分别|均|各)?(?:约|近|达|超|超过|逾)*$"
)
_CUT_DOWN = frozenset(("压缩", "压减", "精简", "缩短", "缩减", "减少", "减"))
_GROWTH_LIST = re.compile(r"(?:增速|增幅|涨幅)(?:排名|排序|分别|依次|为)*[：:][^。；：]*$")
_BEHIND = frozenset(("落后", "滞后", "领先"))
_COMPARED = re.compile(r"(?:比|较)(?![例重率较好])[^，。；]{2,14}$")
_GROWTH_BEFORE = re.compile(r"同比|增长|下降")
_PRICED = ("下降", "降低", "上涨", "上升", "回落", "下调", "上调", "提高", "便宜", "便宜了")
_OF_PLAN = re.compile(r"完成[^，。；]{0,30}(?:任务|目标|计划)的$|^[^，。；]{0,20}(?:任务|目标|计划)的$")
_STILL_SHORT = re.compile(r"(?:还|尚|仍)(?:差|缺)$")
_SAME_AS = re.compile(r"(?:相当于|恢复到|是)[^，。；]{2,16}的$")
_RANKED = re.compile(
    r"(?:均|都|同)?(?:位居|位列|名列|跃居|稳居|居|列|排名|排行|排|升至|跃升至?|降至|获得?|荣获|夺得|蝉联|保持|在|占)"
)
_PACE = re.compile(
    r"(?:完成|序时|进度)[^。]{0,24}(?:分别|依次)[^。]{0,6}[：:]?[^。]{0,8}$|完成(?:率|比例|进度)[^。，；]{0,12}(?:分别|依次|：|:)[^。]{0,10}$"
)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The measure of a figure, whether it is a decrease, and where in its lead the words of measure begin."""

    measure: Measure
    falling: bool = False
    cut: int | None = None
    rule: str = "level"


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence: `lead` stands directly before it, `clause` reaches back to the last ，or ；, `before` to the sentence's
    beginning, `tail` follows.
    """

    text: str
    lead: str
    clause: str
    before: str
    tail: str
    unit: str
    dimension: str


def reckon(place: Place, after: Measure | None, lexicon: Lexicon) -> Reckoned:
    """The measure of the figure at `place`; `after` is that of the figure directly before it, None at a sentence's beginning."""
    after_growth = after if after in (Measure.YOY, Measure.MOM) else None
    after_share = after if after in (Measure.SHARE, Measure.COMPLETION) else None
    if place.dimension == "rank":
        return _rank(place) if place.text.startswith("第") else _moved(place, lexicon, Measure.CHANGE)
    if _from_to(place):
        begins = _FROM_TO.search(place.lead)
        return Reckoned(Measure.CHANGE, cut=begins.start() if begins and begins.start() else None, rule="from-to")
    if LIMIT_BEHIND.match(place.tail) and (held := _HELD_AGAINST.search(place.lead)):
        measure = Measure.SHARE if place.dimension == "share" else Measure.LEVEL
        return Reckoned(measure, cut=held.start(), rule="limit")
    growth = _growth(place, lexicon)
    if growth:
        return growth
    words = lexicon.phrases.measure
    amount = words.growth_amount.search(place.lead)
    if place.dimension == "money" and place.lead in ("增加", "减少") and place.clause == place.lead:
        grows = after_growth or (Measure.YOY if _GROWTH_BEFORE.search(place.before) else Measure.CHANGE)
        return Reckoned(grows, place.lead == "减少", 0, "growth-amount")
    if amount and (after_growth or (place.dimension == "money" and place.lead == amount[0])):
        falling = (amount[0][0] == "减" and amount[0] != "减亏") or amount[0][0] == "少"
        return Reckoned(after_growth or Measure.YOY, falling, amount.start(), "growth-amount")
    if amount and place.dimension == "money":
        return Reckoned(Measure.CHANGE, rule="gain")
    if place.dimension == "rate":
        return Reckoned(Measure.RATE, rule="rate")
    if place.dimension == "share" or place.unit == "倍":
        return _share(place, after_share, lexicon)
    if place.dimension == "points":
        return _moved(place, lexicon, Measure.CHANGE) if place.unit != "分" else Reckoned(Measure.LEVEL)
    return Reckoned(Measure.LEVEL)


def _rank(place: Place) -> Reckoned:
    """A place in a ranking; what stands before 居, 列 or 排 names what is ranked."""
    found = _RANKED.search(place.lead)
    return Reckoned(Measure.RANK, cut=found.start() if found else 0, rule="rank")


def _from_to(place: Place) -> bool:
    """由 A 提高到 B: both ends."""
    if _FROM_TO.search(place.lead) and _TO_BEHIND.match(place.tail):
        return True
    return (
        bool(_FROM.search(place.clause))
        and bool(_TO_BEHIND.search(place.lead[-4:]))
        and _TO_BEHIND.match(place.lead) is not None
    )


def _growth(place: Place, lexicon: Lexicon) -> Reckoned | None:
    """A growth: a word of direction at the end of the lead, with or without a base of comparison before it."""
    words = lexicon.phrases.measure
    direction = _last(words.direction, place.lead)
    names = direction is not None and place.lead[direction.end() : direction.end() + 1] in ("幅", "速", "率", "面")
    if direction is None or names or _CUT_OF.search(place.lead):
        return _noun_growth(place, lexicon)
    behind = place.lead[direction.end() :]
    if _TO_END.match(behind) or behind.startswith(("到", "至")):
        return None
    base = _base(place, direction.start(), lexicon) or _compared(place)
    relative = place.dimension in ("share", "points") or place.unit in ("倍", "番")
    if not _GROWN.fullmatch(behind) and not (direction[0] in _ABOVE and _reference(behind)):
        return None
    if direction[0] in _ABOVE and not _above(place.lead, direction):
        return None
    if direction[0] in _BEHIND and place.dimension in ("count", "people"):
        return None  # 进度滞后3个: so many are behind
    if (
        not relative
        and direction[0] in ("差", "缺")
        and (re.search("[距离]", place.clause) or _STILL_SHORT.search(place.lead))
    ):
        return Reckoned(Measure.CHANGE, falling=True, cut=0, rule="distance")
    if not relative and direction[0] in _ABOVE and base is not Measure.YOY and base is not Measure.MOM:
        return (
            Reckoned(Measure.CHANGE, direction[0] in words.down, _cut(place, direction.start(), lexicon), "reference")
            if words.reference.search(place.clause) or _COMPARED.search(place.lead, 0, direction.start())
            else None
        )
    if base is None and place.dimension == "rate" and direction[0] in _PRICED:
        return Reckoned(Measure.CHANGE, direction[0] in words.down, direction.start(), "growth")
    if base is None and not relative:
        return None
    if base is None and _RATE_NOUN.fullmatch(direction[0]):
        return None
    if relative and base is None and place.dimension == "share" and words.growth_amount.search(direction[0]):
        return None
    cut_down = direction[0] in _CUT_DOWN and place.dimension == "share" and _STREAMLINED.search(place.clause)
    measure = base or (Measure.CHANGE if cut_down or place.dimension == "points" else Measure.YOY)
    if (
        place.dimension == "points"
        and base is None
        and direction[0] in ("高于", "快于", "低于", "慢于", "高", "低", "快", "慢", "超", "超出", "超过")
    ):
        measure = Measure.CHANGE
    cut = _cut(place, direction.start(), lexicon)
    return Reckoned(measure, direction[0] in words.down, cut, "growth")


def _above(lead: str, direction: re.Match[str]) -> bool:
    """Whether 高, 超, 快 … compare here and do not begin another word (高标准, 超限)."""
    if direction[0] == "差":
        return lead[direction.end() : direction.end() + 1] not in tuple("率额价距别异旅评错")
    if direction[0] == "缺":
        return not lead.startswith("口", direction.end())
    if len(direction[0]) > 1:
        return True
    if direction[0] == "超":
        return lead[direction.end() : direction.end() + 1] not in tuple("限载标市前额员龄声导长大级高规短")
    return bool(re.search("[比较][^，]*$", lead[: direction.start()])) or direction.end() == len(lead)


def _reference(behind: str) -> bool:
    """Whether what stands between the direction and the number names what is compared with: 快于序时进度, 高于全市平均水平."""
    return len(behind) <= 16 and not behind.startswith("的") and not re.search("[，。；、]", behind)


def _noun_growth(place: Place, lexicon: Lexicon) -> Reckoned | None:
    words = lexicon.phrases.measure
    if place.dimension != "share":
        return None
    if _CUT_OF.search(place.lead):
        return Reckoned(Measure.CHANGE, falling=True, rule="growth")
    if (
        "：" in place.before
        and _GROWTH_LIST.search(place.before)
        and not re.search("[，率]", place.before[place.before.rfind("：") :])
    ):
        return Reckoned(Measure.YOY, rule="growth-noun")
    if (place.text[0] in "+-" or place.lead.endswith("+")) and not re.search(
        "(?:率|比重|占比|比例)[为达]?$", place.lead
    ):
        return Reckoned(Measure.YOY, rule="signed")
    bare = re.sub(r"(?:达到|达|为|是|约|在|保持在|均|分别|（)+$", "", place.lead)
    if words.growth_noun.search(bare):
        return Reckoned(Measure.MOM if words.mom.search(bare) else Measure.YOY, rule="growth-noun")
    if words.fall_noun.search(bare):
        return Reckoned(Measure.YOY, falling=True, rule="growth-noun")
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _base(place: Place, direction: int, lexicon: Lexicon) -> Measure | None:
    """What the growth is measured against: the nearest base named in the lead, else in the clause; None where none is."""
    words = lexicon.phrases.measure
    for text in (place.lead[:direction], place.lead):
        places = [
            (found.start(), -order, measure)
            for order, (pattern, measure) in enumerate(
                ((words.yoy, Measure.YOY), (words.mom, Measure.MOM), (words.change, Measure.CHANGE))
            )
            if (found := _last(pattern, text)) is not None
        ]
        if places:
            yoy = [p for p in places if p[2] is Measure.YOY]
            best = max(places)
            return Measure.YOY if yoy and yoy[0][0] >= best[0] - 2 else best[2]
    return None


_COMPARED_BEFORE = re.compile(
    r"(?:^|[；。，])(?:与|同|较)(?:(?P<year>去年同期|上年同期|去年|上年)|(?P<month>上月|上周|上季度|上个月))相比[，,][^；]*$"
    r"|(?:(?:与|同|较|比)(?:(?P<same_year>去年同期|上年同期|去年|上年)|(?P<same_month>上月|上周|上季度|上个月))|(?P<yoy>同比)|环比)"
    r"(?:基本|总体|大致)?(?:持平|相当|一致)[，、][^；。，]*$"
)


def _compared(place: Place) -> Measure | None:
    """What 与去年同期相比， at a sentence's beginning compares all its moves with."""
    found = _COMPARED_BEFORE.search(place.before)
    if found is None:
        return None
    return Measure.YOY if found["year"] or found["same_year"] or found["yoy"] else Measure.MOM


_BASE_START = re.compile(
    r"同比|环比|在[^，]{1,10}基础上|(?:较|(?<!占)比(?!较)|与|相比|高于|低于|快于|慢于|超序|超出|超过|按可比|按不变|按上年|按现价)"
)


def _cut(place: Place, direction: int, lexicon: Lexicon) -> int:
    """Where in the lead the words of comparison begin; what stands before them names the indicator."""
    found = _BASE_START.search(place.lead)
    return (
        min(found.start(), direction) if found and not place.lead[: found.start()].endswith(("占", "对")) else direction
    )


def _moved(place: Place, lexicon: Lexicon, default: Measure) -> Reckoned:
    """A move in points or places: 回落1.1个百分点, 上升2个位次, 年可降低损耗15个百分点."""
    words = lexicon.phrases.measure
    own = _last(words.direction, place.lead)
    direction = own or _last(words.direction, place.clause)
    falling = direction is not None and direction[0] in words.down
    cut: int | None = _cut(place, own.start(), lexicon) if own else 0
    if own and _OBJECT_OF_MOVE.fullmatch(place.lead, own.start()) and _MAY.fullmatch(place.lead, 0, own.start()):
        cut = None
    return Reckoned(_base(place, len(place.lead), lexicon) or default, falling, cut, "moved")


def _share(place: Place, after_share: Measure | None, lexicon: Lexicon) -> Reckoned:
    """A share of something, or the completion of a plan."""
    words = lexicon.phrases.measure
    lead = place.lead or ""
    if _SAME_AS.search(lead):
        return Reckoned(Measure.SHARE, cut=_SAME_AS.search(lead).start(), rule="same-as")  # type: ignore[union-attr]
    of = _OF.search(lead)
    noun = re.sub(
        r"(?:达到|达|为|是|约|至|已达|已|均|仅|只|仅为|分别|均为|均达|提高到|提升到|降至|保持在|（|超过|共|确保|力争|争取|必须|须|要|要求|不低于|实现)+$",
        "",
        lead,
    )
    if words.completion_noun.search(noun):
        return Reckoned(Measure.COMPLETION, rule="completion-noun")
    if of and not _RATE_NOUN.search(of["of"]):
        done = words.completion_base.search(of["of"])
        return Reckoned(Measure.COMPLETION if done else Measure.SHARE, cut=of.start(), rule="of-base")
    if lead in ("的", "") and (done := words.completion_base.search(place.clause)):
        return Reckoned(Measure.COMPLETION, cut=0, rule="of-figure")
    if _OF_PLAN.search(lead):
        return Reckoned(Measure.COMPLETION, rule="of-figure")
    if re.search(r"(?:完成|完工)$", noun) and len(noun) <= 20:
        return Reckoned(Measure.COMPLETION, rule="completed")
    if after_share is not None and (not noun or not _RATE_NOUN.search(noun)):
        return Reckoned(after_share, rule="inherited")
    if _PACE.search(place.before) and not _RATE_NOUN.search(noun):
        return Reckoned(Measure.COMPLETION, rule="paced-list")
    return Reckoned(Measure.SHARE, rule="share")
