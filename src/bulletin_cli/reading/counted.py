"""The noun behind a number: what it counts, without what belongs to the next figure."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.reading.indicators import leading_verb
from bulletin_cli.reading.nouns_behind import noun_behind, whole_behind
from bulletin_cli.reading.spots import Spot

_SUBJECT_BEHIND = re.compile(r"([一-鿿]{2,12}?)(?:累计|共计|合计|先后|共(?![享建治同产青]))(?=[一-鿿]{2})")
_DEADLINE_BEHIND = re.compile(
    r"^(?:于|在|将)?(?:今年|明年|本月|年|本年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|底|末|中旬|上旬|下旬)?(?:以?前|之前)(?=[一-鿿]{2})"
)
_NEXT_OF_LIST = re.compile(
    r"(?:和(?![谐平田睦县])|以及|及(?![格时])|与(?![会时]))[一-鿿]{2,8}(?:镇|乡|街道|局|县|区|市)$"
)
_NEXT_TOTAL = re.compile(
    r"(?<=[一-鿿]{2})(?:(?:资产|负债|合同|贷款|存款|成交|交易|销售|授信|投资|利润)总额|总(?:面积|投资|产值|收入|产量|里程|长度?|人数|人口|户数|资金|库容|容量|装机|补贴|奖金|重|[一-鿿]{1,3}(?:量|额|值|面积)))"
    r"(?:达到|达|为|约|近|超过|超|突破)?$"
)
# 3个在线监测点PM10平均浓度62微克: the letters open the next name.
_NEXT_LETTERS = re.compile(r"(?<=[一-鿿]{2})(?:PM|SO|NO|CO|AQI|GDP|COD)[A-Z0-9.]*[一-鿿]*$")
_NEXT_VALUE = re.compile(
    r"""
    (?:(?<=[县市区镇村])|(?<=[县市区镇村]）)|(?<=企业|单位|学校|医院|景区|断面|项目|园区|银行|机构|农户|饭店|商场|超市|客户|家庭|水库|学生|职工|电厂|热源|门店|粮库))
    (?!市|级|办|政府|卫生|医院|学校|中学|小学|企业)(?:(?!项目|企业|单位|工程)[一-鿿A-Z0-9.]){1,12}
    (?:率|额|量|值|比例|比重|面积|收入|支出|投资|浓度|人数|总数|消费|费用|均价|价格|指数|时长|库存|水位)(?:达到|达|为|约|近|保持在|稳定在)?$
    """,
    re.VERBOSE,
)


def counted_noun(spot: Spot, own: str, lexicon: Lexicon) -> str:
    """The noun of what a figure counts, from behind it; `own` is what stands before it and names something."""
    if _NEXT_OF_LIST.match(spot.direct_tail):
        return ""  # 柳林镇92.7分和新集镇90.1分
    # 47座水库总蓄水量2.36亿立方米: 总蓄水量 is the name of the next figure.
    behind = _DEADLINE_BEHIND.sub("", spot.direct_tail) if "前" in spot.direct_tail[:10] else spot.direct_tail
    direct = _NEXT_VALUE.sub("", _NEXT_TOTAL.sub("", _NEXT_LETTERS.sub("", behind))) if spot.runs_on else behind
    subject = _SUBJECT_BEHIND.match(direct)
    if subject and spot.runs_on:
        return subject[1]
    if own:
        # 取缔130家整治规范10家: the verb belongs to the next figure.
        if spot.runs_on and leading_verb(direct, lexicon) and leading_verb(own, lexicon):
            return ""
        return _without_next(noun_behind(direct, lexicon), spot, lexicon)
    if spot.runs_on and (not leading_verb(direct, lexicon) or _acts_then(direct, lexicon)):
        return _without_next(noun_behind(direct, lexicon), spot, lexicon) or whole_behind(direct, lexicon)
    return whole_behind(direct, lexicon)


def _acts_then(direct: str, lexicon: Lexicon) -> bool:
    """Whether a noun that begins like a verb is followed by what it does: 帮扶车间吸纳就业1386人."""
    noun = noun_behind(direct, lexicon)
    return len(noun) < len(direct) and len(noun) - len(leading_verb(direct, lexicon)) >= 2


def _without_next(noun: str, spot: Spot, lexicon: Lexicon) -> str:
    """A noun without the verb of the next figure: 旅行社 of 12家旅行社接待58万人次."""
    verb = lexicon.phrases.indicator.verbs.before(noun, len(noun))
    if verb is None or not spot.runs_on or noun != spot.tail or len(noun) - len(verb[0]) < 2:
        return noun
    return re.sub(r"(?<=..)(?:日|年|月)均?$", "", noun[: -len(verb[0])])
