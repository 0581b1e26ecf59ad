"""The name of what a figure counts: action and object, from the words around the number."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.reading.circumstances import NOUN_HEAD, without_circumstances
from bulletin_cli.reading.periods import time_words

EDGE = "，。；：、,（）()！？ “”‘’\n—-·+"
_ORDINAL_END = re.compile(r"(?<=[一-鿿]{2})第[0-9一二三四五六七八九十]{1,3}(?:批次|批|期|轮|次|届)$")
MARKS = EDGE.replace("（", "").replace("）", "")
_INNER = re.compile(r"(?<=[一-鿿])(?:已累计|累计|预计|业已|均已|已经|合计|共计|已|至今仅?|仅)(?![知次限])(?=[一-鿿])")
_IN_YEARS = re.compile(
    r"(?:计划|拟|力争|用|分)[一二两三四五六七八九十0-9]{1,2}年内?(?=[一-鿿]{2})|连续[一二两三四五六七八九十0-9]{1,2}(?:个月|个季度|季度|[次周期届轮年天月])"
)
_AFTER_EVENT = re.compile(
    r"^[^，]{0,10}?(?:投产|建成|达产|完工|竣工|投用|运营|实施|改造|投运|达效|投入使用|改建)后(?!的|期)"
)
_AREA_INSIDE = re.compile(
    r"(?:(?<=实现)|(?<=带动)|(?<=辐射)|(?<=引领)|(?<=覆盖))全[县市区镇州](?=[一-鿿]{2})|(?:在|于)?全[县市区镇乡省州]范围内?|在全[县市区镇乡]|^[一-鿿]{2,3}[县市区](?=共|已|累计|全年|实现|完成|新增|今年)"
)
_BEFORE_THEN = re.compile(r"^(?:以前|之前|前(?![期往列沿后端置移进]))")
_PLAN_FRONT = re.compile(
    r"^[^，。；]{0,8}?(?:年度|全年|本年度)?(?:目标任务|任务|目标)(?:为|是|：)(?=[一-鿿]{2})|^(?:年度|全年|本年度)计划(?!投资|总投资|任务|目标)(?=[一-鿿]{2})"
)
_COMPARED = re.compile(
    r"^(?:较|比(?![例重值])|与(?=20[0-9]{2}年|上年|去年|上月|上周|上季度|年初|前年|同期))(?:20[0-9]{2}年|上年|去年|上月|上周|上季度|年初|前年)?(?:同期)?(?:的|相比)?(?=[一-鿿]{2})"
)
_MOVES = re.compile(
    r"^(?:引导|发动|动员|鼓励|组织)(?:[一-鿿]{0,4}(?:农户|群众|村民|企业|居民|农民|职工|党员|干部|志愿者|商户|学生|网格员|技术员|人员|民警|医生|教师|专家|队伍|工作者))+"
)
# 腾出空间建停车位: what room was made for it is no part of it.
_FREES = re.compile(
    r"(?:腾出|利用|拿出|整合|盘活|见缝插绿|挖潜)[一-鿿]{0,6}?(?:空间|土地|用地|场地|资金|房屋|资源|边角地|空地)(?=(?:新?建|增设|改建|设|打造|栽)[一-鿿]{2})"
)
_USES = re.compile(r"^(?:引导|发动|动员|鼓励|组织)?[一-鿿]{0,6}利用(?!率)(?=[一-鿿]{4})")
_AMOUNT_DONE = re.compile(
    r"(?<=(?:收入|支出|产值|加值|总额))(?:累计)?完成$|(?<=[一-鿿]{3}额)完成$|(?<=[一-鿿]{2}量)完成$|(?<=[率额量价数])最[高低大多小少快慢](?:达到?)?$|(?<=最[高低多大])达到?$|(?<=[一-鿿]{2})(?:剩余|其余|余下)$|(?<=补贴|补助|奖励|奖补|资助|标准)最[高低多](?:达到?)?$"
)
_PER = re.compile(r"每(?:[户亩人村家个台部套座吨元件名株头只米栋校床晚]|平方米|公里|公斤|斤|立方米|小时)(?:均)?")
_NUMBER_MARK = re.compile(r"^(?:[0-9]{1,2}[.、]|[一二三四五六七八九十]+(?:是|要)|（[一二三四五六七八九十0-9]+）)")
_BRACKETS = re.compile(r"（(?!(?:市|县|区|旗|乡|镇|街道|社区|村|办事处|场|、)+）)[^（）]*）")
_NOUN_ENDING = re.compile(
    r"[户额率量者员队]|值(?![守班勤])|站(?!起)|点(?![评亮]|对点)|组(?![织建合])|业(?!务)|村(?![庄级道容])"
)
_MACHINE = re.compile(r"机(?![构关制会场])|车(?!间|站|位)|船|器|仪|泵")
_BODY = re.compile(
    r"(?:机构|机关|系统|单位|妇联|工会|团委|法院|检察院|仲裁院|街区|景区|商圈|集市|专场)(?:累计|共|已)*$"
)
# 会同县交通运输局、县公路段: who helped is no part of what was done.
_JOINTLY = re.compile("会同|联合|协同|联手|携手")
_HELPER_ENDS = re.compile("[局委办厅段站所队院镇乡村组会社警方员]|中心|部门|单位|公司|银行|街道|企业|高校|机构")
_MEANS_BEHIND = re.compile("平均|用时|时长|满意|成本|价格|质量")
# 签订冬季供气合同: behind a verb the season belongs to its object.
_SEASON = re.compile("[春夏秋冬]季$")
_WHO = re.compile(
    r"(?:^公司|^(?:会同|联合)[^，]{2,10}|^大队|^支队|^中队|^总队|队员|民警|干部|党员|志愿者|人员|巡察|巡视|督察|演出季|消费季|文化节|艺术节)(?:累计|共|已)*$"
)
_CLAUSES = re.compile(r"[，；：。,;]")
LONG = 22


def stripped(lead: str, lexicon: Lexicon, year: int | None = None) -> str:
    """What stands before a number without time, adverbs and copulas.

    >>> from bulletin_cli.lexicon import shipped
    >>> stripped("截至目前，全县已累计完成危房改造户", shipped()), stripped("抽检合格率达到", shipped())
    ('完成危房改造户', '抽检合格率')
    >>> stripped("建成投产后预计实现年产值", shipped()), stripped("组织收获玉米", shipped()), stripped("在建项目", shipped())
    ('实现年产值', '收获玉米', '在建项目')
    """
    text = _PLAN_FRONT.sub("", _BRACKETS.sub("", _NUMBER_MARK.sub("", lead)))
    for word in reversed(time_words(text, year, lexicon)):
        text = text[: word.start] + _BEFORE_THEN.sub("", text[word.end :])
    if "年" in text or "连续" in text:
        text = _IN_YEARS.sub("", text)
    text = _INNER.sub("", _COMPARED.sub("", _AREA_INSIDE.sub("", _AFTER_EVENT.sub("", _PER.sub("", text)))))
    while True:
        before = text
        text = _without_opener(without_circumstances(text.strip(EDGE), lexicon), lexicon)
        text = _without_closer(_ORDINAL_END.sub("", _AMOUNT_DONE.sub("", text)), lexicon)
        if text == before:
            done = _without_support(_without_subject(_without_movers(text, lexicon), lexicon), lexicon)
            return f"{done}）" if "（" in done and "）" not in done else done


def _without_opener(text: str, lexicon: Lexicon) -> str:
    words = lexicon.phrases.indicator
    found = words.opener.match(text)
    if found is None or _part_of_verb(text, found.end(), lexicon):
        return text
    rest = text[found.end() :]
    if rest[:1] in tuple(words.guards.get(found[0], "")) or (len(rest) <= 4 and rest.endswith("率")):
        return text  # 在建, 及时受理率
    return text[found.end() :]


def _without_closer(text: str, lexicon: Lexicon) -> str:
    words = lexicon.phrases.indicator
    found = words.closer.search(text)
    if found is None or ends_verb(text, found.start(), lexicon):
        return text
    return text if guarded(text, found, lexicon) else text[: found.start()]


def guarded(text: str, closer: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the closer is only the end of another word (节约, 行为)."""
    before = text[closer.start() - 1 : closer.start()] if closer.start() else ""
    return bool(before) and before in lexicon.phrases.indicator.closing_guards.get(closer[0], "")


def _without_subject(text: str, lexicon: Lexicon) -> str:
    """国网供电公司迁改线路 is 迁改线路: whoever, wherever or whenever it is, what was done names the figure."""
    words = lexicon.phrases.indicator
    if _JOINTLY.match(text):
        ends = (found.end() for found in _HELPER_ENDS.finditer(text, 2))
        if rest := next((text[at:] for at in ends if words.verbs.at(text, at)), ""):
            return rest
    done = leading_verb(text, lexicon)
    for at in range(2, len(text) - 1):
        verb = words.verbs.at(text, at)
        if (
            verb is None
            or (done and _SEASON.search(text, 0, at))
            or not (words.subject.search(text, 0, at) or (not done and _BODY.search(text, 0, at)))
        ):
            continue
        behind = text[at + len(verb[0]) :]
        if (
            not NOUN_HEAD.match(behind)
            and not _MEANS_BEHIND.match(behind)
            and (len(behind) > 1 or (not behind and _WHO.search(text, 0, at)))
        ):
            return _without_subject(text[at:], lexicon)
    return text


def _without_movers(text: str, lexicon: Lexicon) -> str:
    """What was done, without whom one moved to it and with what: 引导农户利用零散土地种植中药材 is 种植中药材."""
    freed = _FREES.match(text)
    text = text[freed.end() :] if freed else text
    used = _USES.match(text)
    if used:
        ends = (at for at in range(used.end() + 2, len(text) - 3) if leading_verb(text[at:], lexicon))
        return next((text[at:] for at in ends if len(leading_verb(text[at:], lexicon)) < len(text) - at), text)
    moved = _MOVES.match(text)
    verb = leading_verb(text[moved.end() :], lexicon) if moved else ""
    return text[moved.end() :] if moved and verb and len(verb) < len(text) - moved.end() else text


def _without_support(text: str, lexicon: Lexicon) -> str:
    """组织收获玉米 is 收获玉米: a verb that only helps the next is dropped."""
    words = lexicon.phrases.indicator
    found = words.support.match(text)
    return text[found.end() :] if found and words.verbs.at(text, found.end()) else text


def _part_of_verb(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the opener is only the beginning of a longer verb (对接, 将军), so that it stays."""
    verb = lexicon.phrases.indicator.verbs.at(text, 0)
    return verb is not None and len(verb[0]) > end


def ends_verb(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the closer is only the end of a verb that the name consists of (下达, 到达, 涉及)."""
    if start == 0:
        return False
    verb = lexicon.phrases.indicator.verbs.before(text, len(text))
    return verb is not None and len(text) - len(verb[0]) < start


def last_clause(lead: str) -> str:
    """The part of a lead that names the figure where it is long: behind its last comma."""
    return _CLAUSES.split(lead)[-1]


def leading_verb(text: str, lexicon: Lexicon) -> str:
    """The verbs that open a name, joined as they stand (排查整治, 发现并处理); empty where it opens with a noun.

    >>> from bulletin_cli.lexicon import shipped
    >>> leading_verb("发现并处理火情", shipped()), leading_verb("低保户", shipped())
    ('发现并处理', '')
    """
    verbs = lexicon.phrases.indicator.verbs
    end = 0
    while True:
        at = end + 1 if end and text[end : end + 1] in ("并", "和", "、", "或") else end
        found = verbs.at(text, at)
        if found is None:
            return text[:end]
        behind = at + len(found[0])
        if at and any(noun.match(text, behind) for noun in (NOUN_HEAD, _NOUN_ENDING, _MACHINE)):
            return text[:end]  # 出动挖掘机, 出动清运车辆: the second is part of the noun
        end = at + len(found[0])
        if at == 0 and _NOUN_ENDING.match(text, end):
            return ""


def shortened(name: str, lexicon: Lexicon) -> str:
    """A name of bearable length: of a long one, what follows its last verb that still has an object.

    >>> from bulletin_cli.lexicon import shipped
    >>> shortened("通过集中整治和联合执法相结合的方式在全域范围内查处违法建设", shipped())
    '查处违法建设'
    """
    if len(name) <= LONG:
        return name
    for at in range(len(name) - 4, 0, -1):
        verb = leading_verb(name[at:], lexicon)
        if verb and len(verb) < len(name) - at:
            return name[at:]
    return name[-LONG:]


def object_of(name: str, lexicon: Lexicon) -> str:
    """What a name is about: without its verb in front and without words of planning at its end.

    >>> from bulletin_cli.lexicon import shipped
    >>> object_of("实现一般公共预算收入", shipped()), object_of("农村公路新改建年度任务", shipped())
    ('一般公共预算收入', '农村公路新改建')
    """
    name = _DONE.sub("", name) or name
    plain = _PLANNED.sub("", name)
    verb = leading_verb(plain, lexicon)
    first = lexicon.phrases.indicator.verbs.at(plain, 0)
    if first and len(verb) > len(first[0]) and len(plain) - len(verb) <= 2:
        verb = first[0]  # 完成造林绿化: 造林 is part of what was completed
    bare = _PLANNED.sub("", plain[len(verb) :])
    return bare or _PLANNED.sub("", name)


def plans_only(name: str) -> bool:
    """Whether a name says nothing but that something is planned: 年度任务, 目标任务数.

    >>> plans_only("年度任务"), plans_only("年度计划投资")
    (True, False)
    """
    return not _PLANNED.sub("", _PLANNED.sub("", name))


_DONE = re.compile(r"(?:累计)?(?:完成|实现|到位|竣工)$")
_PLANNED = re.compile(
    r"(?:的)?(?:年度|全年|年初|年内|当年|今年)?(?:目标任务|责任目标|计划任务|任务|目标|预算数|预算|计划数|计划|(?<!能耗)(?<!用地)(?<!土地)(?<!编制)指标)(?:数|量|值)?$|^(?:年度|年内|当年|全年)(?:计划)?|^计划|(?<=项目)计划(?=投资)"
)
