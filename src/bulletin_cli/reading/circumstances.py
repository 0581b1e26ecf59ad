"""When, where, how and for whom something was done: what stands around the name of an indicator and is no part of it."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon

# When, where, in which unit and less what it was: one pattern, since each would cost a search of its own.
_CIRCUMSTANCE = re.compile(
    r"^(?:[0-9]{1,2}小时(?:不间断|轮流)?(?=[盯值监巡驻备][一-鿿])|[一二两三四五六七八九十0-9]{1,2}年后(?=[一-鿿]{2})|(?:[一-鿿]{0,2}(?:学期|[春秋]季))?(?:开学|入汛|主?汛期|汛|入冬|入夏|供暖季?|采暖季|放假|春节|国庆|中秋|元旦|双节|节|高考|中考|雨季)前[夕后]?(?=[一-鿿]{2})"
    r"|(?:与|同|和|携手|联合)[^，]{2,20}?(?:等地|等[一-鿿]{0,4}(?:单位|部门|高校|企业|地区|城市|机构|银行|院校|医院|县市|省市))(?=[一-鿿]{2})"
    r"|与[^，]{2,14}?(?=(?:签订|签约|共建|合作共建|合作开展|联合|开展|达成|建立|组建|举办)[一-鿿]{2})"
    r"|在[^，]{1,12}?[线路道街口区县市镇乡村站桥场园院校店内里上段](?=(?:安装|设置|设立|增设|新建|建设|建成|开展|举办|组织|召开|投放|实施|修建|铺设|种植|栽植|发放|张贴|悬挂|布设|查获|查处|抓获|发现|破获)[一-鿿“《])"
    r"|在[^，]{1,9}?(?:口|路段|现场|沿线|两侧|周边|附近|一线|部位|区域|点位)(?=[一-鿿]{2})"
    r"|全(?:大队|支队|中队|局|院|校|系统|公司|社区|村|街道|办|中心)(?=现有|共|现|已|累计|有|新收|[一-鿿]{4})"
    r"|(?:中央|省|市|上级)[^，]{0,6}下达(?:我[县市区])(?=[一-鿿]{2})|[^，]{0,8}赴[^，]{2,16}?(?=(?:开展|考察|招商|对接|学习|调研|拜访)[一-鿿]*$)|[0-9一二三四五六七八九十]{1,3}天(?:共|累计|(?=成交|接待|发送))(?=[一-鿿]{2})|分[2-9两三四五六七八九十]个?(?:批次|批|次|期|步|阶段|轮|片|组|路)(?=[一-鿿]{2})|(?:[省州市县区镇乡村组]、)*[省州市县区镇乡村组][两三四五]级(?=[一-鿿]{2})|各(?:镇|乡镇|乡|街道|县|区|县区|村|社区|单位|部门|学校|园区|企业)(?:（[^（）]{1,8}）)?(?=[一-鿿]{4})|各[一-鿿]{2,4}?(?=为[^，]{1,12}提供|共计|累计)|面向(?:社会|全国|全省|全市)(?:公开)?(?=[一-鿿]{2})|(?:剔除|扣除|还原)[^，]{1,14}后(?=.|$))"
)
_AFTER_CHANGE = re.compile(
    r"^(?:更换|安装|采用|使用|推行|实行|实施|应用|改用|换用|加装|引进|升级)[^，]{2,12}?后(?![期续勤台备方])(?=[一-鿿]{2})"
)
_BY_EVENT = re.compile(r"^[^，]{2,8}?(?<!目)前(?:(?:可|将)再?|(?=完成|全部|基本|力争|新))")
_DEADLINE = re.compile(
    r"^(?:力争|计划|确保)?(?:到|在|于)?(?:今年|明年|本月|当年|20[0-9]{2}年|[0-9]{1,2}月)?(?:年底|年末|月底|季度末|底|末)(?:以?前|之前)?"
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
_PEOPLE = re.compile(
    r"(?:免费)?(?:为|给|帮)[^，]{0,10}?(?:老人|老年人|群众|居民|农户|企业|学生|职工|人员|儿童|游客|村民|商户|市民|客户|患者|妇女|家庭|师生|农民工|驾驶员|工人|对象|主体|农民|牧民|司机|军属|党员|残疾人|户)(?=[一-鿿]{4})"
)
_CAUSED = re.compile(r"^[^，]{0,12}?(?:造成|致使|导致)")
_OCCURRED = re.compile(
    r"(?:出现在|发生在|出现于|位于|集中在)[^，]*$|(?<=[一-鿿]{2}[量值温速力])为(?![一-鿿]{0,2}$)[一-鿿]{2,10}(?:站|乡|镇|村|县|区|街道)$"
)
_RECKONED_BY = re.compile(r"按[^，]{2,10}(?:计算|口径)$")
_PLACED = re.compile(r"在|对(?![接外口照标比象应等])|向(?![导好往前上日阳])|针对")
_CLOCK = re.compile(r"^[0-9]{1,2}时(?:[0-9]{1,2}分)?至(?:次日|当日)?[0-9]{1,2}时(?:[0-9]{1,2}分)?")
NOUN_HEAD = re.compile(
    r"企业|厂家|单位|主体|人员|场所|机构|对象|项目|工程|设备|设施|车辆|资金|基地|中心|站|点|网点|户|商|工|员|者|部门|标志|标识|标[牌线]|牌(?!照)|[柱桩栏]|灯|护栏|门诊|病房|队|小?分队|小组|社(?![会区])|厂|线|池|室|事项|力量|物资|窗口|大厅|组织|问题|案件|线索|活动|课题|方案|制度|系统|平台|基金|贷款|合作社|队伍|服务|人(?![次均数户])|组(?![织建合成])|专班|培训班|栏|手?册|会(?![同诊商审签见晤计])|卡口|驿站|证(?![实明照])|区(?![分别])|车(?![间站位])|房|岗"
)
_FAR = 20


def without_circumstances(text: str, lexicon: Lexicon) -> str:
    """The text without its deadline, whom it is for, where, by what means and by what channel it was done.

    >>> from bulletin_cli.lexicon import shipped
    >>> [without_circumstances(text, shipped()) for text in ("在长三角、珠三角拜访企业", "为独居老人更换老化电线")]
    ['拜访企业', '更换老化电线']
    """
    return _for_whom(_located(_channelled(text, lexicon), lexicon), lexicon)


def _channelled(text: str, lexicon: Lexicon) -> str:
    """The text without its deadline, whom it is for, by what means and by what channel it was done."""
    for front in (
        _DEADLINE,
        _AFTER_CHANGE,
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


def _located(text: str, lexicon: Lexicon) -> str:
    """What was done, without where: 在长三角、珠三角拜访企业 is 拜访企业."""
    words = lexicon.phrases.indicator
    if not _PLACED.match(text) or (text[1:2] in tuple(words.guards.get(text[0], "")) and text[2:3] != "区"):
        return text
    ends = [(at, at + len(verb[0])) for at in range(3, min(len(text) - 3, _FAR)) if (verb := words.verbs.at(text, at))]
    acts = [at for at, end in ends if len(text) - end > 1]
    plain = [at for at, end in ends if len(text) - end > 1 and not NOUN_HEAD.match(text, end)]
    return text[(plain or acts)[0] :] if acts else text


def _for_whom(text: str, lexicon: Lexicon) -> str:
    """What was done, without for whom: 为独居老人更换老化电线 is 更换老化电线."""
    found = _PEOPLE.match(text)
    return text[found.end() :] if found and lexicon.phrases.indicator.verbs.at(text, found.end()) else text
