"""Naming a figure's indicator from its place in the sentence: by its own words, the noun behind it, a list, or the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_cli.lexicon.endings import looks_like_body, looks_like_place
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Measure
from bulletin_cli.reading.actors import Actor, acting
from bulletin_cli.reading.counted import counted_noun
from bulletin_cli.reading.indicators import (
    last_clause,
    leading_verb,
    object_of,
    plans_only,
)
from bulletin_cli.reading.nouns_behind import acts, noun_behind, whole_behind, whose_share, with_deed
from bulletin_cli.reading.quantities import LIMIT_BEHIND
from bulletin_cli.reading.scene import NAMELESS, Name, Scene
from bulletin_cli.reading.spots import Spot, before_bracket
from bulletin_cli.reading.zipped import Zipped, ranked_by

_OF_BASE = re.compile(r"(?:占到|占|完成了|完成|达到|达|为)((?:(?!占|完成|达|为).)+)$")
_GOAL_BEHIND = re.compile(r"的((?:年度|全年|既定|预期)?(?:目标任务|目标|任务|计划))(?!的)")
_BASE_BEHIND = re.compile(r"）?的(?:约|近|超|超过)?(?:[0-9.]+%|百分之|[一二三四五六七八九]成)")
_WORK_DONE = re.compile(
    r"完成(?:总|全部|年度)?(?:工程|施工|建设|土建|改造)?(?:总?工程量|总量|总?任务量|工作量|形象进度)的$"
)
_PHASE = re.compile("[一二三四首]期")
_PLACES_COUNTED = re.compile(r"(?:居|列|排|在|占)[^，]{0,8}$")
_PLACE_NOUN = re.compile(r"(?:县|区|市|乡镇|街道|镇|个县|设区市|省辖市|地市)")
_RANKED = re.compile(r"[均都]?(?:位列|名列|在|居|列|排|位居)")
_COUNTED = frozenset(("count", "people", "mass", "area", "length"))
_GROWTHS = (Measure.YOY, Measure.MOM, Measure.CHANGE)
_SAYS_NOTHING = frozenset(("", "完成", "同比", "环比", "同口径", "名义", "实际", "扣除价格因素", "扣除价格因素实际"))
_ACTS_BEHIND = re.compile(r"[一-鿿]{2,12}?(?:已全部|均已|全部|已经|正在|已)(?=[一-鿿])")
_PLACE_ENDS = frozenset("县市区镇乡村")
_ONLY_PLACE = re.compile(r"(?!小区|社区|全|城|各|农村|库|园|灾|景|市区|辖区)[一-鿿]{2,4}[县市区镇乡村]")
_TOWN_FRONT = re.compile(
    r"^[一-鿿]{2,3}(?:街道|镇|乡)(?=[“‘]|[一-鿿]{3,}(?:率|量|额|数|比例|面积|得分)(?:最[高低大小快慢多少])?$)"
)
_PLACE_NAME = re.compile(
    r"(?!全|小区|社区|城区|市区|辖区|库区|园区|景区|灾区|山区)[一-鿿]{2,4}(?:[县市区镇乡州盟旗]|街道|开发区|高新区|园区|林场|农场)"
)
_LONGEST_PLACE = 7
_REACHES = re.compile(r"(?<=[一-鿿]{2})(?:覆盖|惠及|服务|吸纳|带动|辐射|联结|连接)$")
_INTO = re.compile(
    r"(?:编入|编成|分成|分为|划分为|划分成|划为|划入|整合为|整合成|整合进|组成|纳入|归并为|合并为|拆分为|调整为|扩充为|改造为|改造成|改建为|打造成|分解为|分解成|细分为|梳理成|梳理为|归集为|并入|列入)$"
)
_SOMEWHERE = re.compile(
    r"(?:周边|沿线|沿途|附近|当地|本地|辖区|辖区内|境内|县内|市内|区内|城区|全域|[一-鿿]{0,4}[A-Z][0-9]{2,3}线?)"
    r"|(?!小区|社区|农村|城镇|乡镇)[一-鿿]{2,3}[镇乡]|[一-鿿]{2,4}街道"
)
_LIST_HEAD = re.compile(r"(?:^|(?<=[。；，]))(?P<head>[^。；，：0-9]{2,30})[：:]")
_LIST_TAIL = re.compile(
    r"(?:排名|排序|排行|情况|名次|位次|红榜|黑榜|红黑榜|前[三五十]|后[三五十]|靠前|靠后|居前|垫底|依次|分别|从高到低|由高到低|为|是|如下)+$"
)
_MEASURED = re.compile(r"(?:率|比例|比重|得分|总分|评分|成绩|指数|浓度|进度|占比|满意度|增速|增幅|均分|积分)$")
_SHARE_OF = re.compile(
    r"的?(?![为是由在来于的]|用(?!户))[一-鿿]{0,4}(?:户|人|员|者|村|民|企业|学生|单位|家庭|机构|项目|群众|设施|站点)"
)
_AMONG_THESE = ("中有", "中尚有", "中仍有", "中还有", "中已有", "中，有", "中")
_STATE_BEHIND = re.compile(r"(?:尚|仍|还)?(?:未|没有?|不|无|缺|超期|逾期|滞后|停)")
_OPENS_CLAUSE = re.compile(r"(?:^|[，。；、])(?:仍有|还有|尚有|另有|约有|有|约|近)?$")
_NEWLY = re.compile(r"^新(?:建|增|认定|培育|发展|开通|引进|创建|评定|设|入库|登记)?(?=[0-9A-Z一-鿿]{2})")
_SHORT_HEADING = 10
_CARRIES_OUT = frozenset(("完成", "启动", "实施", "推进", "开展", "推动", "组织实施", "启动实施"))
# 增值税、企业所得税两个税种合计4.02亿元: the names are told before how many they are.
_SUMMED = re.compile(
    r"(?:^|[，。；：])(?P<names>[一-鿿“”]{2,12}(?:[、和及与][一-鿿“”]{2,12})+?)等?[两二三四五六七八九十0-9]{1,2}[个项类大种家户所][一-鿿]{1,6}?"
    r"(?:合计|共计|总计|合共)(?P<deed>支出|收入|发放|投入|)(?:完成|实现|达到?|为)?$"
)
_SUM_REACH = 60
_RELATIVE = frozenset(("%", "个百分点", "倍", "位"))
_BUILDS = frozenset(("拟建", "新建", "建成", "建设", "改造", "完成", "完成改造", "开工", "竣工", "实施"))
_PERSONS = ("员", "队", "干部", "民警", "者", "人")
# What no verb is carried to: the rest, and what only measures the figure before.
_NOT_DONE = re.compile(
    r"其他|其它|其余|总(?:投资|长|面积|里程|金额|价值|建筑面积)|成交(?:价|额|金额|面积|量)|涉案|案值|货值|标的|(?:合同|协议|交易|授信|投资)(?:总?额|金额|资金|引资|投资|价款)|估值"
)
_KINDS_OF = re.compile(r"等[0-9一二两三四五六七八九十]{1,3}[大个]?(?:类|种|项|系列|门类)$")
_IS_COMPARED = re.compile(r"[较比](?:上|前|去|第)|^[一-鿿]{1,4}(?:街道|镇|乡)")
_QUOTED = re.compile(r"“[^”“]{2,12}”")
_LEVEL_OF = re.compile(r"(?:超|高于|低于|超过)(?:警戒|汛限|保证|设防|历史最高|正常蓄)水?位$")
_EARNED = re.compile(r"[一-鿿]{0,6}(?:收入|销售额|营业额|成交额|交易额|产值|消费|票房)$")
_EARNS = frozenset(("实现", "完成", "创造", "拉动", "带动", "撬动", "增加", "产生", "达到", "取得", "创"))
_SHORT_VERB = re.compile(
    r"(?:设(?![备施计])|建(?![筑材设档制])|铺(?![设面])|栽(?!植)|种(?![子植苗业粮类畜猪])|购(?![物置买])|修(?![理建复缮])|挖(?!掘)|拆(?![除迁解]))[一-鿿]{2}"
)


def named(scene: Scene, measure: Measure) -> Name:
    """The name of the figure's indicator."""
    limit = None if scene.own else LIMIT_BEHIND.match(scene.spot.tail)
    if limit:
        return Name(limit["limit"], "goal")
    listed = _of_list(scene, measure)
    if listed:
        return listed
    if measure in (Measure.LEVEL, Measure.RATE):
        return _level_name(scene)
    return _derived_name(scene, measure)


def _of_list(scene: Scene, measure: Measure) -> Name | None:
    """The name of a place's figure in a list whose head says what is listed (优良天数比例：甲县95%；乙县93%), None elsewhere."""
    rank = measure is Measure.RANK and not scene.own
    if bodies := _of_bodies(scene):
        return bodies
    if not rank and (measure in _GROWTHS or len(scene.own) > _LONGEST_PLACE or not _PLACE_NAME.fullmatch(scene.own)):
        return None
    heads = list(_LIST_HEAD.finditer(scene.sentence.text, 0, scene.spot.start))
    head = heads[-1]["head"] if heads else scene.frame.headline or ""
    if not heads and scene.sentence.text.find("，", 0, scene.spot.start) >= 0:
        return None
    name = scene.strip(_LIST_TAIL.sub("", head))
    if not _MEASURED.search(name):
        return None
    return Name(name if rank else scene.own + name, "place-of-list")


def _of_bodies(scene: Scene) -> Name | None:
    """The name of a body's figure in a list whose head says what is listed (投资完成率红榜：县工信局74.3%；黑榜：县文旅局41.2%)."""
    subject = scene.own or scene.spot.lead.strip("、，；：和及")
    if "：" not in scene.sentence.text[: scene.spot.start] or not looks_like_body(subject):
        return None
    heads = (head["head"] for head in _LIST_HEAD.finditer(scene.sentence.text, 0, scene.spot.start))
    names = (scene.strip(_LIST_TAIL.sub("", head)) for head in reversed(list(heads)))
    name = next((name for name in names if name), "")
    return Name(name, "body-of-list") if _MEASURED.search(name) else None


def parallel_name(zipped: Zipped, spot: Spot, actors: Sequence[Actor], scene: Scene) -> Name:
    """The name of one figure of a parallel list: what its actors all do, or its own place in the list of names."""
    if len(acting(actors, spot.start)) == zipped.size:
        deed = scene.strip(zipped.behind)
        deed = "" if scene.lexicon.phrases.measure.direction.fullmatch(deed) else deed  # 同比分别下降2.1个、1.7个百分点
        return scene.name(deed or zipped.head or scene.trail.topic_name, "zipped-actors")
    if (zipped.place_acts or any(zipped.own in actor.departments for actor in actors)) and zipped.head:
        return scene.name(zipped.head, "zipped-actor")
    if spot.reading.unit.dimension == "points" and len(scene.trail.shares) >= zipped.size:
        return Name(zipped.name(scene.trail.shares), "zipped")
    topics = scene.trail.topics or ((scene.trail.topic_name,) if scene.trail.topic else ())
    return Name(zipped.name(topics), "zipped")


def _derived_name(scene: Scene, measure: Measure) -> Name:
    """The name of a growth, share, completion or rank: its own noun, else that of the figure it speaks of."""
    own, topic = scene.own, _topic_of(scene, measure)
    if not own and scene.spot.opens_bracket and scene.spot.bracket:
        own = scene.strip(before_bracket(scene.sentence.text, scene.spot.bracket[0]))
    if own in _SAYS_NOTHING and not topic and scene.spot.reading.unit.dimension == "rank":
        ranked = scene.strip(_RANKED.split(scene.spot.clause)[0])
        if measure is not Measure.RANK and _IS_COMPARED.search(ranked):
            return Name("排名", "own-noun")  # 盐田镇较上周下滑4个位次
        own = "" if looks_like_place(ranked) else ranked
    if measure is Measure.SHARE and (counted := _counted_share(scene, own)):
        return counted
    if _PHASE.fullmatch(own) and (base := _OF_BASE.search(scene.spot.lead)):
        return scene.name(f"{own}完成{base[1].removesuffix('的')}", "own-noun")  # 二期完成工程量的六成
    over = _LEVEL_OF.search(scene.spot.lead) if own in _SAYS_NOTHING else None
    if over:
        return scene.name(over[0], "own-noun")  # 超警戒水位1.32米
    if own in _SAYS_NOTHING:
        return _unnamed(scene, topic)
    return _of_known(scene, measure, topic) or scene.name(own, "own-noun")


def _topic_of(scene: Scene, measure: Measure) -> str:
    """The name of what a figure speaks of that does not name itself."""
    trail, unit = scene.trail, scene.spot.reading.unit.base
    if measure is Measure.COMPLETION and (whole := trail.all_told):
        return whole.indicator
    if trail.topic and trail.topic.unit == "%" and unit not in _RELATIVE and trail.amount and trail.amount.unit == unit:
        return trail.amount.indicator  # 开工189个，开工率80%，环比增加7个
    return trail.topic_name


def _unnamed(scene: Scene, topic: str) -> Name:
    """The name of a figure whose own words say nothing."""
    if base := _WORK_DONE.search(scene.spot.lead):
        return scene.name(base[0].removesuffix("的"), "own-noun")  # 完成总工程量的73%
    if what := ranked_by(scene.spot.clause):
        return scene.name(what, "ranked-by")
    return scene.name(topic or _clause_before(scene) or noun_behind(scene.spot.tail, scene.lexicon), "of-topic")


def _of_known(scene: Scene, measure: Measure, topic: str) -> Name | None:
    """The name of a figure whose own words only add to a known topic; None where they name it."""
    own = scene.own
    if not topic:
        return None
    if measure is Measure.CHANGE and (plans_only(own) or scene.spot.clause.startswith(("距", "离"))):
        return Name(topic, "of-topic")  # 缴费率76.2%，距年度目标还差12个百分点
    if measure in _GROWTHS and _only_growth(own, scene.lexicon):
        return Name(topic, "of-topic")
    if scene.lexicon.phrases.indicator.dependent.fullmatch(own):
        return Name(_of_topic(topic, own, scene.lexicon), "topic-noun")
    if own and leading_verb(own, scene.lexicon) == own:
        return Name(topic if own in topic else own + object_of(topic, scene.lexicon), "of-topic")
    return None


def _counted_share(scene: Scene, own: str) -> Name | None:
    """The name of a share that tells of whom it is: 九成以上农户参与, 覆盖82%的居民小区."""
    tail = scene.spot.direct_tail
    if own and own == scene.verb and tail.startswith("的"):
        noun = noun_behind(tail[1:], scene.lexicon)
        return scene.name(own + noun, "verb-and-noun-behind", own) if noun else None
    opens = not own and _OPENS_CLAUSE.search(scene.spot.gap) is not None
    if opens and not scene.spot.listed and _SHARE_OF.match(tail):
        return scene.name(whose_share(tail.removeprefix("的"), scene.lexicon), "noun-behind")
    return None


def _of_topic(topic: str, noun: str, lexicon: Lexicon) -> str:
    """A noun that says nothing by itself, with what it is of: 工业增加值增速, 农村公路完成率."""
    verb = leading_verb(topic, lexicon)
    if topic == verb:
        return noun
    if verb not in lexicon.phrases.indicator.bare_verbs:
        return topic + noun
    return topic.removeprefix(verb) + noun


def _only_growth(own: str, lexicon: Lexicon) -> bool:
    """Whether a figure's own words are nothing but a noun of growth: 增幅, 降幅."""
    words = lexicon.phrases.measure
    return bool(words.growth_noun.fullmatch(own) or words.fall_noun.fullmatch(own))


def _clause_before(scene: Scene) -> str:
    """The nearest clause before the figure's own that says something: the subject that stands alone before a comma."""
    begin = scene.spot.start - len(scene.spot.clause)
    for part in reversed(re.split(r"[，；,;。：]", scene.sentence.text[: max(begin - 1, 0)])):
        name = scene.strip(_TOWN_FRONT.sub("", part))
        figured = any(character.isdigit() for character in name)
        if name and figured and scene.trail.topic:
            return scene.trail.topic_name
        if name and not figured:
            return name
    return ""


def _level_name(scene: Scene) -> Name:
    """The name of a count or an amount."""
    spot, own = scene.spot, scene.own
    if _BASE_BEHIND.match(scene.sentence.text, spot.end):
        return Name(_base_name(scene) or NAMELESS, "base")
    goal = _GOAL_BEHIND.match(scene.sentence.text, spot.end)
    if goal and (not own or scene.verb == own or own.endswith("完成")):
        kind = "全年" if "全年" in scene.body else ""
        return Name(kind + goal[1], "goal")
    if _PLACES_COUNTED.search(scene.body) and _PLACE_NOUN.match(spot.tail):
        return scene.name(noun_behind(spot.tail, scene.lexicon), "place-count")
    if not own and spot.opens_bracket and spot.bracket and not spot.tail.strip("）"):
        own = scene.strip(before_bracket(scene.sentence.text, spot.bracket[0]))
    if scene.body.endswith(_AMONG_THESE) and _STATE_BEHIND.match(spot.direct_tail):
        return scene.name(own + whole_behind(spot.direct_tail, scene.lexicon), "state-behind")  # 项目中尚有13个未入库
    if "计" in spot.lead and (
        summed := _SUMMED.search(scene.sentence.text, max(0, spot.start - _SUM_REACH), spot.start)
    ):
        return scene.name(f"{summed['names']}合计{summed['deed']}", "summed")
    if _KINDS_OF.search(own) and spot.direct_tail:
        own = scene.verb  # 开发冷鲜、乳制品等6大类130余款产品
    if own.endswith("等") and ("、" in own or spot.direct_tail):
        own = scene.verb
    return _from_tail(scene, own) or _from_lead(scene, own) or _from_topic(scene)


def _base_name(scene: Scene) -> str:
    """The name of the base inside a percentage: a plan that names itself (年度计划投资), else the figure before it."""
    found = _OF_BASE.search(last_clause(scene.body))
    base = found[1].strip("“”约近超 ") if found else scene.own
    topic = object_of(scene.trail.topic_name, scene.lexicon) if scene.trail.topic else ""
    return topic + base if plans_only(base) or len(base) < 3 else base


def _from_tail(scene: Scene, own: str) -> Name | None:
    """The name with the noun behind the number: where nothing, only a verb, or a modifier with 的 stands before it."""
    spot, verb = scene.spot, leading_verb(own, scene.lexicon)
    modified = bool(own) and scene.body.rstrip("“").endswith("的")
    helps = not verb or scene.lexicon.phrases.indicator.support.fullmatch(own)
    if helps and spot.reading.unit.dimension in _COUNTED and _ACTS_BEHIND.match(spot.direct_tail):
        own = ""  # 恒昌光电3条生产线已全部点亮: whose they are is no part of the name
    if (
        own[-1:] in _PLACE_ENDS
        and spot.direct_tail
        and spot.reading.unit.dimension in _COUNTED
        and _ONLY_PLACE.fullmatch(own)
    ):
        own = ""  # 临江区1家水泥厂: where it is is no part of the name
    if spot.direct_tail and spot.reading.unit.dimension in _COUNTED and _QUOTED.fullmatch(last_clause(scene.body)):
        own = ""  # “非遗大集”300个摊位: whose they are is no part of the name
    if spot.direct_tail and _INTO.search(own) and re.search("[把将]", scene.body):
        own = ""  # 把工作队编入11个产业组
    reached = _REACHES.search(own) if (not verb or "的" in own) and spot.direct_tail else None
    if reached:
        own = verb = reached[0]  # 牵头组建的医共体覆盖15家卫生院: who reaches them is no part of the name
    if verb and spot.direct_tail and _SOMEWHERE.fullmatch(own, len(verb)):
        own = verb  # 吸纳周边90名群众: where it is is no part of the name
    if own.count("、") + own.count("和") + 1 == spot.reading.value > 1 and spot.direct_tail:
        own = ""  # 东关、西岭、南坪3个水厂: which they are is no part of the name
    short = len(own) <= 2 and not spot.listed and bool(spot.direct_tail) and spot.reading.unit.dimension in _COUNTED
    if own and own != verb and not modified and not short:
        return None
    noun = counted_noun(spot, own, scene.lexicon)
    if not noun:
        return None
    if (own or scene.carried) in _CARRIES_OUT:
        noun = with_deed(noun, spot.direct_tail, scene.lexicon)
    carried = "" if own or acts(noun, scene.lexicon) else scene.carried
    rule = "verb-and-noun-behind" if own else "noun-behind"
    whole = own if own.endswith(noun) else own + carried + noun
    return scene.name(whole, rule, verb or scene.carried, noun)


def _from_lead(scene: Scene, own: str) -> Name | None:
    """The name that stands before the number, with the verb of the list or the object of the topic where it lacks one."""
    if not own:
        return None
    verb = scene.verb if own == scene.own else leading_verb(own, scene.lexicon)
    does = verb or _SHORT_VERB.match(own)
    earned = _EARNED.fullmatch(own) and scene.carried not in _EARNS
    if scene.carried and not does and not earned and not _NOT_DONE.match(own) and not _stands_beside(scene, own):
        return scene.name(scene.carried + own, "carried-verb", scene.carried)
    taken = scene.trail.taken
    if own == verb and taken and scene.spot.gap == taken + own and not taken.endswith(_PERSONS):
        return scene.name(taken + own, "subject-verb")
    if own == verb and _takes_topic(scene, own):
        topic = scene.trail.whole.indicator if scene.trail.whole else scene.trail.topic_name
        return scene.name(topic if topic.startswith(own) else own + object_of(topic, scene.lexicon), "topic-object")
    if own == verb and not scene.trail.topic and (object_ := _object_of_heading(scene)):
        return scene.name(own + object_, "topic-object")
    return scene.name(own, "verb-object" if verb else "own-noun", verb if verb != own else "")


def _object_of_heading(scene: Scene) -> str:
    """The object of a short headline that says what is done (建设口袋公园), for a verb without one (拟建15个)."""
    heading = scene.frame.headline or ""
    if len(heading) > _SHORT_HEADING or scene.own not in _BUILDS or not leading_verb(heading, scene.lexicon):
        return ""
    return object_of(heading, scene.lexicon)


def _stands_beside(scene: Scene, own: str) -> bool:
    """Whether the verb of the list is no verb of this name: 赔付案件、赔款, 集中供养、分散供养."""
    before = scene.trail.topic_name
    twin = len(own) == len(before) and own[-2:] == before[-2:] and before == scene.carried + own[-2:]
    return own[0] == scene.carried[0] or twin


def _takes_topic(scene: Scene, verb: str) -> bool:
    """Whether a bare verb (已完成18.6公里) speaks of the figure before it: of the same unit, and without an object of its own."""
    topic = scene.trail.whole or scene.trail.topic
    same = topic is not None and topic.unit == scene.spot.reading.unit.base
    return same and verb in scene.lexicon.phrases.indicator.bare_verbs


def _from_topic(scene: Scene) -> Name:
    """The name where no word of the figure's own names it: the topic's, or what the clause before speaks of."""
    spot, topic = scene.spot, scene.trail.topic_name
    if scene.trail.money and topic == leading_verb(topic, scene.lexicon) and spot.reading.unit.base.startswith("元/"):
        return scene.name(scene.trail.money.indicator, "of-topic")
    if topic and "累计" in spot.gap and (all_ := _NEWLY.sub("", topic)) != topic:
        return scene.name(all_, "of-topic")
    if topic and (spot.listed or len(spot.gap) <= 3 or spot.reading.unit.dimension == "rate"):
        return scene.name(topic, "of-topic")
    return scene.name(_clause_before(scene) or topic, "guessed")
