"""Whether a figure has happened, is planned, or is expected."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Status
from bulletin_cli.reading.quantities import LIMIT_BEHIND

_NOUN_USE = re.compile(
    r"(?:年度|全年|年初|当年|目标|工作|任务|投资|占|达|为|完成|超|的|培养|行动|规划|按|按照|列入|纳入|招生|用地|占[^，]{0,4}|招聘|资金|建设|发展|行动|工作|培训|采购|村庄|空间|总体|专项|详细|城镇|产业|片区)$"
)
_EXPECTED_NOUN = re.compile(r"目标|指标|效果|寿命|值|任务")
_YEARS_PLAN = re.compile(r"(?<![今去明本])年$")
_INVESTS = re.compile(r"(?:完成|总|新增)?投资|[0-9]")
_NOUN_BEHIND = re.compile(
    r"(?:编制|审批|审查|评审|许可|投资|总投资|任务|数|面积|的|目标|内|外|书|清单|项目|单列|、|进度|安排的|[，。；、,）”]|[0-9]|$)"
)
_PROMISE_NOUN = re.compile(r"办|时限|事项|件|书|制|期|商户|商家|单位|企业|店|户|人|者|函|金|活动|[，。；、]")
_FUNDS = re.compile(
    r"(?:新增|获得|落实)?(?:超长期|特别国债|政策性|一般债|地方政府|增发|预算内|项目|资金|上级|中央|省|专项|政策|支持|国家|债券|无偿|到|补助|各类|"
    r"[一-鿿]{0,6}(?:贴息|贷款|补贴|奖补|奖励|资金|补助|债券))"
)
_VERBAL = re.compile(
    r"[于在到从对用再新总第聘招投出培举建完启实争为至达增开发改修引搬分每力全年今明下四三二一两十各由按将把把购竣迁种造植扩采修铺拆]|交付|[0-9]+(?:月|季|年)|[“]"
)
_STANDING = re.compile(
    r"(?:每[天日周月季年次]|年内|[年月季]底前|[0-9]日前|要求|必须|应当|(?<![响供适对反效])应(?![用对届税])|需)[^，。；]{0,14}$"
)
_PLAN_IS = re.compile(
    r"(?:任务|目标|计划)(?:为|是|：)[^，。；]{2,}$|(?<![列纳]入)(?:年度|全年|本年度)计划(?!投资|总投资)[^，。；占完超]{2,}$"
)
_AT_LEAST = re.compile(r"^(?:不少于|不低于|至少|不超过|不高于)")
_PUT_ON_PLAN = re.compile(r"[^，。；0-9]{0,12}(?:列入|纳入)(?:今年|本年|当年|年度|全年)[^，。；0-9]{0,6}计划")
_DUE_BEHIND = re.compile(
    r"(?:(?!已|于)[^，。；：、0-9（]){0,6}(?<!已)(?:将于|将在|计划)?(?:年底|月底|[0-9]{1,2}月底|[0-9]{1,2}月份?)(?:以|之)?前(?:全部|全面|陆续|可)*(?:完成|整改|交付|建成|投用|到位|销号)"
)
_DONE_BEHIND = re.compile(r"[^，。；：、0-9（]{1,14}?已(?![知有])(?![一-鿿]{1,6}[0-9])")
# How a clause behind ； opens that goes on with what is expected: 预计新增就业360人；带动投资2亿元.
_EFFECT = re.compile(r"可|将|带动|吸纳|辐射|惠及|实现|新增|提供|年|户均|人均|预计")
_QUOTA = re.compile(r"(?:用地|土地|编制|能耗|占补|增减挂|林地|缺口|结余|节余|交易)[一-鿿]{0,4}指标$")
_GOAL_BEHIND = re.compile(r"的(?:年度|全年|既定|预期|责任)?(?:目标任务|目标|任务|计划)(?!的)")
_TASK_BEHIND = re.compile(r"(?:年度|全年)?(?:目标任务|任务|目标)(?=[，。；、）]|$)")
_DONE_OF = re.compile(r"完成(?:了)?年度(?:投资|计划投资)$")
_COUNTED_ONES = frozenset("个项条件批次起")
# 20项民生实事由23个部门牵头: only where they are announced are they plans.
_DEEDS_OF_THE_YEAR = frozenset(("民生实事", "为民实事", "件实事"))
_TOLD_AHEAD = re.compile(r"(?![，由已办完中])")
# 锚定生产总值增长7%、工业增加值增长9%的目标: the first is as much of a goal as the last.
_GOAL_OF_LIST = re.compile(
    r"、(?:[^，。；]{2,30}?[0-9]%?[^，。；、0-9]{0,6})的(?:年度|全年|既定|预期|责任|发展)?(?:目标任务|目标|任务)(?!的)"
)
_CHARGED = re.compile(r"(?:负责|承担|承办|认领|领办)的(?:[^，。；0-9]{2,24})?$")
_HARDLY = re.compile(r"[^，。；0-9]{0,16}，(?:目前|现|截至目前|到目前)?(?:仅|只|才|实际|尚)")
_SHARE_BEHIND = re.compile(r"）?的?(?:约|近|超|超过)?[0-9.]+%|的百分之")


def status_at(sentence: str, lead: str, start: int, end: int, lexicon: Lexicon) -> Status:
    """The status of the figure at `start`…`end` of a sentence; `lead` is what stands directly before it.

    A noun of planning (年度任务为) makes that figure alone a target; a verb (计划, 力争, 预计) reaches to the sentence's end or to a
    word of fact (截至目前, 已).
    """
    words = lexicon.phrases.status
    if (
        _PLAN_IS.search(lead)
        or (words.target_noun.search(lead.rstrip("：:")) and not _QUOTA.search(lead) and not _DONE_OF.search(lead))
        or _PUT_ON_PLAN.match(sentence, end)
        or (_SHARE_BEHIND.match(sentence, end) and words.target_noun.search(lead))
        or _GOAL_BEHIND.match(sentence, end)
        or _GOAL_OF_LIST.match(sentence, end)
        or LIMIT_BEHIND.match(sentence, end)
        or (_TASK_BEHIND.match(sentence, end) and sentence[end - 1] not in _COUNTED_ONES)
    ):
        return Status.TARGET
    if _AT_LEAST.match(sentence[start:end]) and (_STANDING.search(lead) or _planned_before(sentence, start, lexicon)):
        return Status.TARGET
    if _CHARGED.search(lead) and _HARDLY.match(sentence, end):
        return Status.TARGET  # 教育局负责的新增学位3200个，目前仅落实560个
    if _DUE_BEHIND.match(sentence, end):
        return Status.TARGET
    if _DONE_BEHIND.match(sentence, end):
        return Status.ACTUAL
    return _reaching(sentence, start, lexicon)


def _planned_before(sentence: str, start: int, lexicon: Lexicon) -> bool:
    """Whether any word of planning stands before the figure: 计划新建6所；巩固率不低于98.5%."""
    cues = (found for found in lexicon.phrases.status.cue.finditer(sentence, 0, start))
    return any(found[0] in lexicon.phrases.status.target and _plans(sentence, found, lexicon) for found in cues)


def _reaching(sentence: str, start: int, lexicon: Lexicon) -> Status:
    """What the last word of plan, expectation or fact before `start` says."""
    words = lexicon.phrases.status
    status = Status.ACTUAL
    for found in words.cue.finditer(sentence, 0, start):
        word = found[0]
        if word in _DEEDS_OF_THE_YEAR and not _TOLD_AHEAD.match(sentence, found.end()):
            continue
        if word == "预期" and _EXPECTED_NOUN.match(sentence, found.end()):
            continue
        if word in words.forecast:
            stop = sentence.find("；", found.end(), start)
            status = Status.FORECAST if stop < 0 or _EFFECT.match(sentence, stop + 1) else status
        elif word not in words.target:
            status = Status.ACTUAL
        elif _plans(sentence, found, lexicon) and status is not Status.FORECAST:
            status = Status.TARGET if _reaches(sentence, found.end(), start) else Status.ACTUAL
    return status


def _reaches(sentence: str, cue: int, start: int) -> bool:
    """Whether a word of planning reaches the figure: to a ；, or past it where a colon opens a list (安排如下：…；…)."""
    stop = sentence.find("；", cue, start)
    return stop < 0 or "：" in sentence[cue:stop]


def _plans(sentence: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether 计划, 规划 or 将 is used as a verb here."""
    before, behind = sentence[: found.start()], found.end()
    if found[0] == "将":
        verb = lexicon.phrases.indicator.verbs.at(sentence, behind)
        return verb is not None or bool(lexicon.phrases.status.will.match(sentence, behind))
    if found[0] in ("计划", "规划", "要求"):
        verbal = lexicon.phrases.indicator.verbs.at(sentence, behind) is not None or _VERBAL.match(sentence, behind)
        if _YEARS_PLAN.search(before) and (not verbal or _INVESTS.match(sentence, behind)):
            return False  # 2024年计划投资 is a noun, 2024年计划新建 a verb
        return bool(verbal) and not _NOUN_USE.search(before) and not _NOUN_BEHIND.match(sentence, behind)
    if found[0] == "争取" and _FUNDS.match(sentence, behind):
        return False
    return found[0] != "承诺" or not _PROMISE_NOUN.match(sentence, behind)
