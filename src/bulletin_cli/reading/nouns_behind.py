"""The noun behind a number: who or what is counted, from the words that follow."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.reading.circumstances import NOUN_HEAD
from bulletin_cli.reading.indicators import EDGE, LONG, MARKS, ends_verb, guarded, leading_verb, stripped

_DOES = re.compile(r"^[一-鿿]{2,}(?:进行|逐|开展|作了|做了|作出|予以|给予)")
# 2场夜间拉动演练: how, when or in which form; the verb behind it is part of the noun.
_MANNER = re.compile(
    r"夜间|日间|现场|专项|专题|集中|线上|线下|实战|应急|综合|户外|日常|定期|无脚本|室内|实地|随机|暗访|联合|巡回|春季|秋季|冬季|夏季|大型|主题|系列|免费|跨区|全员|封闭|脱产|上门|实景|桌面|双向|定向|专场|远程|随堂|入户|点对点|小型|季节性|常态化"
)
_NOT_YET = re.compile(r"(?:尚未|仍未|还未|未(?![成来婚就落达检])|没有|拒不)(?=[一-鿿]{2})")
_WHERE = re.compile(r"(?<=[一-鿿]{2})(?:门前|门口|周边|附近|沿线)$")
_NEGATED = re.compile(r"(?:尚未|仍未|还未|未|没有|不|拒不|仍|被)$")
# 县（市、区）, 镇（街道）: the bracket is part of the noun.
_ORDERS = re.compile(r"(?<=[一二三四五六七])、(?=[一二三四五六七][类级号期等])")
_KINDS = re.compile(r"[一-鿿]{0,6}[县市区乡镇村]（(?:市|县|区|乡|镇|街道|办|场|社区|园区|、)+）")
_SERIES = re.compile(r"[一-鿿“”]{4,12}(?:、[一-鿿“”]{2,8})+等(?!部门|单位|地)(?=[一-鿿]{2})")
_ALL = re.compile(r"(?:已)?(?:全部|均已|均|都已|全都|已全部|已)")
_AMONG_END = re.compile(r"(?<=[一-鿿]{2})(?<![集其当之])中$")
# What before 的 only says which of them are counted (拖欠工资的企业), where one that can be counted stands behind it and none before.
_COUNTABLE = re.compile(
    r"(?:者|人|员|工|户|民|生|企业|公司|商户|商家|店|单位|机构|部门|对象|场所|群众|家庭|妇女|儿童|患者|路段|点位|车辆|项目|问题|隐患|案件|线索|事项|小区|村|社区"
    r"|乡镇|街道|厂|队伍|合作社|设备|设施|工地|作坊|网站|水库|桥梁|房屋|产品|食品|药品)$"
)
# 28个项目中主体完工的有11个: what follows 中 is told of the next figure.
_AMONG_THEM = re.compile(
    r"(?:(?<=项目|企业|单位|小区|乡镇|场所|学校|人员|群众|案件|问题|农户|对象|街道|商户|隐患|线索)|(?<=村))中(?=[^心学小专高等][一-鿿])"
)
_UNDERTAKING = re.compile(r"^[一-鿿]{4,14}(?:项目|工程|行动|试点|课题)$")
# 13所中小学、幼儿园食堂开展…: two nouns that are counted together.
_PAIR = re.compile(
    r"(?:(?!的)[一-鿿]){2,8}、(?:(?!的)[一-鿿]){2,8}?(?=开展|全部|实施|进行|均|已|实现|参加|安装|配备|发放|提供|办理|落实|更换|缴纳|代缴|送上|送去)"
)
_CLAUSE_END = re.compile(
    r"[，。；：、,;（）()！？\n]|(?<=[一-鿿]{2})因(?![素果地为])"
    r"|(?<=[一-鿿]{2})(?=[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|中旬)?(?:以|之)?前)"
    r"|(?<=部门|单位|企业|乡镇|街道|学校)(?=前?[一二三四]季度|[上下]半年|[今去]年|[0-9]{1,2}月|截至)"
)
_SHORT_SHARE = 14
_FIGURED = re.compile(r"[0-9]|均|[超少多]于|不足|达到")


def acts(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun behind a number begins with what is done; 宣传栏 and 咨询台 only sound like it."""
    verb = leading_verb(noun, lexicon)
    return bool(verb) and not NOUN_HEAD.match(noun, len(verb))


def noun_behind(tail: str, lexicon: Lexicon) -> str:
    """The noun that a classifier counts, from what stands behind the number.

    >>> from bulletin_cli.lexicon import shipped
    >>> noun_behind("银行在产业集聚区设摊问诊", shipped()), noun_behind("种子进仓", shipped())
    ('银行', '种子进仓')
    """
    text = _clause_of(tail)
    words = lexicon.phrases.indicator
    if pair := _PAIR.match(text):
        return pair[0]
    if relative := _relative(text, lexicon):
        return relative
    if _UNDERTAKING.search(text) and _is_one_noun(text, lexicon):
        return text
    if text == "中" or _stops(text, 0, lexicon):
        return ""
    for at in range(1, len(text)):
        long_enough = at > 1 or text[0] in "县市区乡镇村"
        if text[at] == "的" or (long_enough and _stops(text, at, lexicon) and (len(text) > 4 or text[at] == "已")):
            return _closed(text[:at], lexicon)
        if long_enough and _NOT_YET.match(text, at):
            return _closed(text[:at], lexicon)  # 5个村未按月公示收支
        if text[at] == "中" and at > 1 and words.verbs.at(text, at + 1) and text[at - 1] not in "集其当高初":
            return text[:at]  # 670名学员中取证588名
        verb = words.verbs.at(text, at) if at > 1 and len(text) > 4 else None
        if verb and text[at - 1] in words.tail_guards.get(verb[0], ""):
            continue  # 党组织
        if (
            verb
            and not _MANNER.fullmatch(text, 0, at)
            and not NOUN_HEAD.match(text, _chain_end(text, at, lexicon))
            and (at + len(verb[0]) < len(text) or at > 4)
        ):
            kinds = _KINDS.match(text)
            return (
                kinds[0] if kinds and at - kinds.end() <= 2 else _closed(text[:at], lexicon)
            )  # 9个镇（街道）应急演练少于2次
    return _closed(text, lexicon)


def _is_one_noun(text: str, lexicon: Lexicon) -> bool:
    """Whether a clause that ends with 项目 is the project's name and tells of nobody who does something: 既有住宅加装电梯项目."""
    verbs = lexicon.phrases.indicator.verbs
    for at in range(1, len(text) - 2):
        if _stops(text, at, lexicon) or (verbs.at(text, at) and _COUNTABLE.search(text, 0, at)):
            return False
    return not leading_verb(text, lexicon)


def with_deed(noun: str, tail: str, lexicon: Lexicon) -> str:
    """The noun with what is carried out on it, where that ends its clause: 完成5个劝导站建设."""
    rest = _clause_of(tail).removeprefix(noun).rstrip("和及与")
    return noun + rest if rest and tail.startswith(noun) and leading_verb(rest, lexicon) == rest else noun


def _relative(text: str, lexicon: Lexicon) -> str:
    """A counted noun with what stands before its 的 and only says which are counted (拖欠工资的企业); empty where 的 says whose (企业的产品)."""
    at = text.find("的")
    if at < 2 or _COUNTABLE.search(text, 0, at):
        return ""
    behind = noun_behind(text[at + 1 :], lexicon)
    return text[: at + 1] + behind if _COUNTABLE.search(behind) else ""


def _chain_end(text: str, at: int, lexicon: Lexicon) -> int:
    """Where the verbs that stand side by side from `at` on end: 咨询检测 in 咨询检测门诊."""
    verbs = lexicon.phrases.indicator.verbs
    while (found := verbs.at(text, at)) is not None:
        at += len(found[0])
    return at


def _clause_of(tail: str) -> str:
    """The clause behind a number; 县（市、区） is one noun of it."""
    among = _AMONG_THEM.search(tail)
    tail = tail[: among.start()] if among else tail
    kinds = _KINDS.match(tail) or _PAIR.match(tail) or _SERIES.match(tail) or _ORDERS.match(tail, 1)
    end = kinds.end() if kinds else 0
    clause = tail[:end] + _CLAUSE_END.split(tail[end:], 1)[0]
    bare = clause.strip(MARKS)
    return f"{bare}）" if clause.endswith("）") and "（" in bare else bare


def _stops(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a word at `at` ends the noun: 在, 参加, 全部; but not 在 in 在建."""
    words = lexicon.phrases.indicator
    found = words.tail_stop.match(text, at)
    if found is None or (at and text[at - 1] in words.tail_guards.get(found[0], "")):
        return False
    return text[found.end() : found.end() + 1] not in tuple(words.guards.get(found[0], ""))


def _closed(text: str, lexicon: Lexicon) -> str:
    closer = lexicon.phrases.indicator.closer.search(text)
    cut = (
        text[: closer.start()]
        if closer
        and closer.start() > 1
        and not ends_verb(text, closer.start(), lexicon)
        and not guarded(text, closer, lexicon)
        else text
    )
    return _WHERE.sub("", _NEGATED.sub("", cut.strip(MARKS).removesuffix("中"))) or cut


def whole_behind(tail: str, lexicon: Lexicon) -> str:
    """What follows a number to the clause's end, when nothing stands before it; N 个 X 全部 V is turned to V X."""
    text = _clause_of(tail)
    all_ = _ALL.search(text)
    if all_ and all_.start() > 0:
        verb = text[all_.end() :].strip(EDGE)
        if leading_verb(verb, lexicon) == verb and verb:
            return verb + text[: all_.start()].strip(EDGE)
        return (text[: all_.start()] + verb).strip(EDGE)
    if _DOES.search(text) or _subject_acts(text, lexicon):
        return noun_behind(text, lexicon)
    if (
        ("的" not in text and len(text) <= 8)
        or lexicon.phrases.indicator.tail_stop.match(text)
        or leading_verb(text, lexicon)
    ):
        return _AMONG_END.sub("", stripped(text, lexicon) or text)[:LONG]
    return noun_behind(text, lexicon)


def whose_share(tail: str, lexicon: Lexicon) -> str:
    """Of whom a share tells and what of them, where that is short: 12%的企业未建立台账."""
    text = _clause_of(tail)
    return text if len(text) <= _SHORT_SHARE and not _FIGURED.search(text) else whole_behind(tail, lexicon)


def _subject_acts(text: str, lexicon: Lexicon) -> bool:
    """Whether who is counted acts at once: 专家组下沉一线, 服务队进村入户."""
    words = lexicon.phrases.indicator
    return any(words.subject.search(text, 0, at) and words.verbs.at(text, at) for at in range(2, min(len(text), 7)))
