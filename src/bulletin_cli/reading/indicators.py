"""The name of what a figure counts: action and object, from the words around the number."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.reading.periods import time_words

EDGE = "，。；：、,（）()！？ “”‘’\n—-·+"
MARKS = EDGE.replace("（", "").replace("）", "")
_INNER = re.compile(r"(?<=[一-鿿])(?:已累计|累计|预计|业已|均已|已经|合计|共计|已|至今仅?|仅)(?![知次限])(?=[一-鿿])")
_IN_YEARS = re.compile(
    r"(?:计划|拟|力争|用|分)[一二两三四五六七八九十0-9]{1,2}年内?(?=[一-鿿]{2})|连续[一二两三四五六七八九十0-9]{1,2}(?:个月|个季度|季度|[次周期届轮年天月])"
)
_AFTER_EVENT = re.compile(
    r"^[^，]{0,10}?(?:投产|建成|达产|完工|竣工|投用|运营|实施|改造|投运|达效|投入使用|改建)后(?!的|期)"
)
_BY_EVENT = re.compile(r"^[^，]{2,8}?(?<!目)前(?:(?:可|将)再?|(?=完成|全部|基本|力争|新))")
# When, where, in which unit and less what it was: one pattern, since each would cost a search of its own.
_CIRCUMSTANCE = re.compile(
    r"^(?:[0-9]{1,2}小时(?:不间断|轮流)?(?=[盯值监巡驻备][一-鿿])|[一二两三四五六七八九十0-9]{1,2}年后(?=[一-鿿]{2})|(?:[一-鿿]{0,2}(?:学期|[春秋]季))?(?:开学|入汛|主?汛期|汛|入冬|入夏|供暖季?|采暖季|放假|春节|国庆|中秋|元旦|双节|节|高考|中考|雨季)前[夕后]?(?=[一-鿿]{2})"
    r"|(?:与|同|和|携手|联合)[^，]{2,20}?(?:等地|等[一-鿿]{0,4}(?:单位|部门|高校|企业|地区|城市|机构|银行|院校|医院|县市|省市))(?=[一-鿿]{2})"
    r"|与[^，]{2,14}?(?=(?:签订|签约|共建|合作共建|合作开展|联合|开展|达成|建立|组建|举办)[一-鿿]{2})"
    r"|在[^，]{1,12}?[线路道街口区县市镇乡村站桥场园院校店内里上段](?=(?:安装|设置|设立|增设|新建|建设|建成|开展|举办|组织|召开|投放|实施|修建|铺设|种植|栽植|发放|张贴|悬挂|布设|查获|查处|抓获|发现|破获)[一-鿿“《])"
    r"|在[^，]{1,9}?(?:口|路段|现场|沿线|两侧|周边|附近|一线|部位|区域|点位)(?=[一-鿿]{2})"
    r"|全(?:大队|支队|中队|局|院|校|系统|公司|社区|村|街道|办|中心)(?=现有|共|现|已|累计|有)"
    r"|(?:中央|省|市|上级)[^，]{0,6}下达(?:我[县市区])(?=[一-鿿]{2})|[^，]{0,8}赴[^，]{2,16}?(?=(?:开展|考察|招商|对接|学习|调研|拜访)[一-鿿]*$)|面向(?:社会|全国|全省|全市)(?:公开)?(?=[一-鿿]{2})|(?:剔除|扣除|还原)[^，]{1,14}后(?=.|$))"
)
_AREA_INSIDE = re.compile(
    r"(?:(?<=实现)|(?<=带动)|(?<=辐射)|(?<=引领)|(?<=覆盖))全[县市区镇州](?=[一-鿿]{2})|(?:在|于)?全[县市区镇乡省州]范围内?|在全[县市区镇乡]|^[一-鿿]{2,3}[县市区](?=共|已|累计|全年|实现|完成|新增|今年)"
)
_DEADLINE = re.compile(
    r"^(?:力争|计划|确保)?(?:到|在|于)?(?:今年|明年|本月|当年|20[0-9]{2}年|[0-9]{1,2}月)?(?:年底|年末|月底|季度末|底|末)(?:以?前|之前)?"
)
_BEFORE_THEN = re.compile(r"^(?:以前|之前|前(?![期往列沿后端置移进]))")
_PLAN_FRONT = re.compile(
    r"^[^，。；]{0,8}?(?:年度|全年|本年度)?(?:目标任务|任务|目标)(?:为|是|：)(?=[一-鿿]{2})|^(?:年度|全年|本年度)计划(?!投资|总投资|任务|目标)(?=[一-鿿]{2})"
)
_COMPARED = re.compile(
    r"^(?:较|比(?![例重值])|与(?=上年|去年|上月|上周|上季度|年初|前年|同期))(?:上年|去年|上月|上周|上季度|年初|前年)?(?:同期)?(?:的|相比)?(?=[一-鿿]{2})"
)
_TOWARDS = re.compile(
    r"^(?:对|针对|围绕|面向|向)[^，]{1,24}?(?=(?:开展|进行|实施|组织)[一-鿿]{2}|(?:每[一-鿿]{1,2})?(?:补贴|补助|奖励|奖补|资助)$)"
)
_FOR_WHOM = re.compile(
    r"^(?:免费)?为[^，]{1,24}?(?=(?:免费)?(?:开展|进行|实施|免费|体检|接种|筛查)[一-鿿“]{2}|免费体检$)"
)
_FOR = re.compile(
    r"^为[^，]{1,12}?(?=(?:协调|帮助)?(?:挽回|追回|追讨|节约|节省|减少|减免|减征|免征|退还|减轻|办理|解决|化解|提供|发放|兑现|争取|落实|送去|送上)[一-鿿“]{2})"
)
_CHANNEL = re.compile(
    r"^(?:(?:[“”、和]*[0-9]{5}”?)+(?:[一-鿿]{0,8}?(?:平台|热线|专线))?|(?:政务服务|便民)*[一-鿿]{0,4}热线)(?:共|累计|已)*(?=[一-鿿])"
)
# How it was done, where it was highest and how it was reckoned are no part of what was counted.
_BY_MEANS = re.compile(
    r"^(?:采取|采用|通过|利用|运用|依托|借助|按照)[^，]{1,16}?(?:方式|模式|形式|平台|机制|手段|渠道|办法|途径|标准)(?=[一-鿿]{2})"
    r"|^凭[^，]{1,10}?(?=获得|取得|享受)"
)
_MOVES = re.compile(
    r"^(?:引导|发动|动员|鼓励|组织)(?:[一-鿿]{0,4}(?:农户|群众|村民|企业|居民|农民|职工|党员|干部|志愿者|商户|学生|网格员|技术员|人员|民警|医生|教师|专家|队伍|工作者))+"
)
# 腾出空间建停车位: what room was made for it is no part of it.
_FREES = re.compile(
    r"(?:腾出|利用|拿出|整合|盘活|见缝插绿|挖潜)[一-鿿]{0,6}?(?:空间|土地|用地|场地|资金|房屋|资源|边角地|空地)(?=(?:新?建|增设|改建|设|打造|栽)[一-鿿]{2})"
)
_USES = re.compile(r"^(?:引导|发动|动员|鼓励|组织)?[一-鿿]{0,6}利用(?!率)(?=[一-鿿]{4})")
_CAUSED = re.compile(r"^[^，]{0,12}?(?:造成|致使|导致)")
_OCCURRED = re.compile(
    r"(?:出现在|发生在|出现于|位于|集中在)[^，]*$|(?<=[一-鿿]{2}[量值温速力])为(?![一-鿿]{0,2}$)[一-鿿]{2,10}(?:站|乡|镇|村|县|区|街道)$"
)
_RECKONED_BY = re.compile(r"按[^，]{2,10}(?:计算|口径)$")
_AMOUNT_DONE = re.compile(
    r"(?<=(?:收入|支出|产值|加值|总额))(?:累计)?完成$|(?<=[一-鿿]{3}额)完成$|(?<=[一-鿿]{2}量)完成$|(?<=[率额量价数])最[高低大多小少快慢](?:达到?)?$|(?<=最[高低多大])达到?$|(?<=[一-鿿]{2})(?:剩余|其余|余下)$|(?<=补贴|补助|奖励|奖补|资助|标准)最[高低多](?:达到?)?$"
)
_PER = re.compile(r"每(?:[户亩人村家个台部套座吨元件名株头只米栋校床晚]|平方米|公里|公斤|斤|立方米|小时)(?:均)?")
_NUMBER_MARK = re.compile(r"^(?:[0-9]{1,2}[.、]|[一二三四五六七八九十]+(?:是|要)|（[一二三四五六七八九十0-9]+）)")
_BRACKETS = re.compile(r"（[^（）]*）")
_NOUN_ENDING = re.compile(
    r"[户额率量者员队]|值(?![守班勤])|站(?!起)|点(?![评亮]|对点)|组(?![织建合])|业(?!务)|村(?![庄级道容])"
)
_MACHINE = re.compile(r"机(?![构关制会场])|车(?!间|站|位)|船|器|仪|泵")
NOUN_HEAD = re.compile(
    r"企业|厂家|单位|主体|人员|场所|机构|对象|项目|工程|设备|设施|车辆|资金|基地|中心|站|点|网点|户|商|工|员|者|部门|标志|标识|标[牌线]|牌(?!照)|[柱桩栏]|灯|护栏|门诊|病房|队|小?分队|小组|社(?![会区])|厂|线|池|室|事项|力量|物资|窗口|大厅|组织|问题|案件|线索|活动|课题|方案|制度|系统|平台|基金|贷款|合作社|队伍|服务|人(?![次均数户])|组(?![织建合成])|专班|培训班|栏|手?册|会(?![同诊商审签见晤计])|卡口|驿站|证(?![实明照])|区(?![分别])|车(?![间站位])|房|岗"
)
_BODY = re.compile(
    r"(?:机构|机关|系统|单位|妇联|工会|团委|法院|检察院|仲裁院|街区|景区|商圈|集市|专场)(?:累计|共|已)*$"
)
# 会同县交通运输局、县公路段: who helped is no part of what was done.
_JOINTLY = re.compile("会同|联合|协同|联手|携手")
_HELPER_ENDS = re.compile("[局委办厅段站所队院镇乡村组会社警方员]|中心|部门|单位|公司|银行|街道|企业|高校|机构")
_MEANS_BEHIND = re.compile("平均|用时|时长|满意|成本|价格|质量")
# 签订冬季供气合同: behind a verb the season belongs to its object.
_SEASON = re.compile("[春夏秋冬]季$")
_CLOCK = re.compile(r"^[0-9]{1,2}时(?:[0-9]{1,2}分)?至(?:次日|当日)?[0-9]{1,2}时(?:[0-9]{1,2}分)?")
_WHO = re.compile(
    r"(?:^公司|^(?:会同|联合)[^，]{2,10}|^大队|^支队|^中队|^总队|队员|民警|干部|党员|志愿者|人员)(?:累计|共|已)*$"
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
        text = _without_opener(_channelled(text.strip(EDGE), lexicon), lexicon)
        text = _without_closer(_AMOUNT_DONE.sub("", text), lexicon)
        if text == before:
            return _without_support(_without_subject(_without_movers(text, lexicon), lexicon), lexicon)


def _channelled(text: str, lexicon: Lexicon) -> str:
    """The text without its deadline, whom it is for, by what means and by what channel it was done."""
    for front in (
        _DEADLINE,
        _BY_EVENT,
        _CIRCUMSTANCE,
        _TOWARDS,
        _FOR_WHOM,
        _FOR,
        _BY_MEANS,
        _CAUSED,
        _OCCURRED,
        _RECKONED_BY,
        _CLOCK,
    ):
        text = front.sub("", text)
    channel = _CHANNEL.match(text)
    if channel and (channel[0].endswith(("共", "累计")) or lexicon.phrases.indicator.verbs.at(text, channel.end())):
        return text[channel.end() :]
    return text


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
            return text[at:]
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
