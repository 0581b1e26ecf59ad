"""Who acts in a sentence: departments, towns and streets that stand as its subjects."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from bulletin_cli.lexicon.endings import looks_like_body, looks_like_place
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.indicators import leading_verb

_AREA = re.compile(
    r"(?:国家税务总局|中共|中国共产党)?(?:(?!深入|前往|赶赴|走进|来到|邀请|配合|指导|帮助|协调|督促)"
    r"(?![局委办部与及队赴到在对向])[一-鿿](?:(?![局委办部和与及同队赴到在对向])[一-鿿]){1,5}(?:省|市|县|区|旗|州|盟)|[全我本]?[县市区旗省州])委?"
)
_INSTITUTION = re.compile(r"(?:(?<!法)(?<!察)院|校|公司|银行|[商信]行|联社|信用社|所|站|馆|支行|集团|警方)$")
_CLAUSE_START = re.compile(
    r"(?:^|[，。；：、！？,（）”]|其中|由|据|经|来自|根据|记者从|从|是|会同|联合|协同|以来|目前|今年|近日|日前|期间|(?:较[快慢好差高低多少大]|最[快慢好差高低多少大]|靠[前后]|居[前后首]|领先|落后|滞后|垫底|末位|前列)的|[月年]|[0-9]日|月份|季度|半年|[月年]底|[上中下]旬|末|[0-9][一-鿿%]?[和及与])$"
)
LIST_OPENS = re.compile(
    r"(?:主要)?(?:集中在|集中于|分布在|主要是|主要在|主要为|分别是|分别为|依次是|依次为|涉及|[的还]有|的是|的为)$"
)
_NOT_BEHIND = re.compile(
    r"(?:的(?!统计|数据|消息|通报)|等(?:部门|单位)?的|门口|门前|方面|系统内|[建设]成|大楼|办公楼|干部|职工|人员|下发|文件|院内|考核|指数|收入|税|工作人员|[一-鿿]{1,4}[村组](?:村民|群众|农户|党员|干部))"
)
_TOGETHER = re.compile(
    r"(?:配合|邀请|协调|向|移送|报送|对接|与|(?<![会协])同|移交|通报|转交|函告|提请)(?:[一-鿿]{2,12}、)*$|(?:会同|联合|协同)(?:[一-鿿]{2,12}、)+$"
)
_REPORTS = re.compile(
    r"获悉|了解到|介绍|通报|统计|数据|消息|公布|发布|透露|承诺|表示|反映|汇报|明确|提出|测算|监测|反馈|报告|要求|坦言|认为|答复|回应"
)
_WHEN_BEHIND = re.compile(
    r"[0-9一二两三四五六七八九十]{1,3}(?:天|场|个小时|小时)不|全天|全年无休|前[一二三四]季度|前[0-9一二三四五六七八九十]{1,2}个?月|截[至止]|目前|入[冬夏汛秋春]|近期|近日|日前|年初|节前|节后|上周|[一-鿿]{2}期间|暑期|寒假|假期|日均|月均|年均|本周|本月|当月|今年|去年|全年|上半年|下半年|[一二三四]季度|[0-9]{1,2}月"
)
# A unit of the body named before it: 公安局交警支队, 司法局石桥司法所.
_UNIT_OF = re.compile(
    r"(?!下属|所属)[一-鿿]{2,8}?(?:支队|大队|中队|派出所|司法所|税务所|监管所|供电所|分局|分公司|中心支行)(?![一-鿿]{0,2}[的、])"
)
_MEN_BEHIND = re.compile("[0-9]{1,5}[余多]?名")
_IN_LIST = re.compile(r"(?<=[局委办会司心])[0-9][0-9.,]*(?:件|分|%|起|条|宗|次|项)(?=[、，。；和]|$)")
_HOW_BEHIND = re.compile(r"拉网|现场|上门|主动|积极|及时|全面|深入|联合|集中|联动|牵头|重点|分批|精准|严格|迅速|持续")
# What stands behind a town's name in that of an office or a school of the town: 白鹭乡卫生院.
_OF_TOWN = re.compile(
    r"(?:中心)?(?:卫生院|敬老院|中学|小学|中心校|幼儿园|派出所|司法所|财政所|税务所|供电所|养老院|粮站|农技站|林业站|畜牧站|水利站|人大|政协|妇联|商会)"
)
_COUNTY = re.compile(
    r"(?:^|(?<=[，。；,;]))(?![两三多在到赴向对为从由])(?:(?![该全我本各今去明])[一-鿿]){2,3}(?<![来到赴进驻在于为由年月日])(?:[县市]|(?<!跨|户|小|社|园|景|辖|市|城|山|灾|库|牧|校|院|片|厂|矿|林|湖|地|郊|老|新|发|范|聚|治|港|街|灌|护|务|能|住)区)(?![委政长级直域场容内位间划])"
)
_FIRST_TO = re.compile(r"^(?:率先|累计|共|已|先后|成功|全面|积极|大力|深入|扎实|迅速|及时|新)")
_VILLAGE = re.compile(
    r"(?:^|(?<=[，。；]))(?![全该各本每两三多在到赴向对为从由组引示])(?:(?![个条的了在为到与和及一是农乡行自驻进])[一-鿿]){2,3}(?:(?<!中心|示范|先进|试点|重点)村|社区)(?![级民委里内两干容]|组(?!织))"
)
_VILLAGE_NAME = re.compile(
    r"(?:(?![个条的了在为到与和及是农乡各全每本示试])[一-鿿]){2,4}?(?:(?<!示范|先进|试点|重点|个中)村|社区)(?![级民委里内两干容、的]|组(?!织))"
)
_TOWARDS = re.compile(
    r"深入|前往|赶赴|走进|来到|进入|在|对|向|为|到|赴|配合|邀请|协调|指导|帮助|督促|依托|围绕|覆盖|涉及|辐射|组织"
)
_LISTED = re.compile(
    r"[、和与及](?P<names>(?:[一-鿿]{2,14}[、和与及])*?[一-鿿]{2,14}?)(?=分别|各自|各(?![级类村部单乡街个方族界项种地学企家户自]))"
)
_LIST_MARK = re.compile("[、和与及]")
_MORE_HELPERS = re.compile("(?:[、和][一-鿿]{2,12}?(?:局|委|办|院|公司|中心|大队|支队|部门|镇|乡|街道|协会|银行))+")
_TOWARDS_INSIDE = re.compile(r"配合|协助|会同|联合|协调|指导|督促|对接|邀请|移交")
_LINK = re.compile(r"[和与及、]")
_BODY_BEHIND = re.compile(
    r"(?:[一-鿿]{0,6}[省市县区旗州盟])?(?P<name>(?:(?![局委办部和与及])[一-鿿]){2,8}(?:局|委员会|办公室|法院|检察院|中心|管委会))(?![一-鿿]{0,2}[的、]|负责|工作人员)"
)
_TOGETHER_WITH = ("会同", "联合", "协同")
_BODY_SHAPE = re.compile(
    r"(?:^|(?<=[，。；：,;从据由经])|(?<=[0-9][一-鿿]、))(?P<name>[一-鿿]{2,12}?(?:部门|局(?![一-鿿]{2,4}调查队)|厅|委员会|中心|支队|大队|中队|公司|集团|大学|派出所|税务所|司法所|供电所|监管所|财政所|监督所|管理所|卫生院|保健院|仲裁院|仲裁委|福利院|敬老院|林场|分公司|协会|商会|志愿队|执法队|突击队|工作部|联合会|管理处|服务队|专班|指挥部|管委会|合作社|调查队|办事处|(?<=维护|养护|环卫|水管|检验|园林|照明|管理|监督)所|(?<=养护|环卫|水管|水利|农技|畜牧|监测|推广|检测|收费|植保|水文|维护|管护|供水|林业|管理|工作|服务|检查)站))(?![一-鿿]{0,2}的|[一-鿿]{1,2}、)"
)
_PLACE = re.compile(
    r"(?P<name>[一-鿿]{1,4}?(?:街道|苏木|镇|乡))(?=(?:办事处|政府)?(?:[^，。；各级村的等区里内长域政镇]|各(?![级类村部单乡街个方族界项种地学企家户自])))"
)
_NOT_PLACE = re.compile(
    r"^[度份末底初来内]|^(?:全|各|该|本|城|老|乡|集|农村|重点|中心|每|特色|小|个|先进|示范|十强|百强|新型|试点|所有|[0-9一二三四五六七八九十两]|返|下|驻|集|家)(?:镇|乡|街道)$|乡镇|^[一-鿿]?(?:返乡|下乡|兴乡|家乡|回乡|还乡|入乡|爱乡)$|(?:下|返|回|还|入)乡$|^[一-鿿]{2,}城[乡镇]$|古镇$|全[镇乡]$|^[全各]|^(?:个别|部分|少数|多数|其他|有的)|^会同|^联合"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Departments that act from `start` on; `end` is where their names end."""

    start: int
    end: int
    departments: tuple[str, ...]


def find_actors(sentence: str, lexicon: Lexicon) -> list[Actor]:
    """The actors of a smooth sentence, in order; names side by side (、和) act together.

    >>> from bulletin_cli.lexicon import shipped
    >>> [a.departments for a in find_actors("县交通局会同公安局查处车辆，柳河镇清理垃圾", shipped())]
    [('交通运输局',), ('柳河镇',)]
    """
    known = list(_bodies(sentence, lexicon))
    places = list(_places(sentence, lexicon))
    listed = {actor.start - 1 for actor in (*known, *places) if sentence.startswith("、", actor.start - 1)}
    others = (*_unknown_bodies(sentence, listed, lexicon), *_counties(sentence, lexicon))
    apart = [o for o in others if not any(k.start < o.end and o.start < k.end for k in known)]
    found = sorted(
        (_with_others(actor, sentence, lexicon) for actor in (*known, *places, *apart)),
        key=lambda actor: (actor.start, -actor.end),
    )
    return _joined(found, sentence)


def _with_others(actor: Actor, sentence: str, lexicon: Lexicon) -> Actor:
    """The actor with those that 和 or 与 joins to it: 县水利局和县气象局; or, before 分别 or 各, a list of any bodies."""
    listed = _LISTED.match(sentence, actor.end)
    names = _LIST_MARK.split(listed["names"]) if listed else []
    if listed and all(looks_like_body(name) for name in names):
        shown = (lexicon.departments.shown(name) for name in names)
        return Actor(actor.start, listed.end(), tuple(dict.fromkeys((*actor.departments, *shown))))
    while (link := _LINK.match(sentence, actor.end)) is not None:
        place = _PLACE.match(sentence, link.end())
        if place and looks_like_place(place["name"]) and not _subject_behind(sentence, place.end("name")):
            actor = Actor(actor.start, place.end("name"), (*actor.departments, place["name"]))
            continue
        behind = _body_at(sentence, link.end(), lexicon)
        if behind is None:
            break
        both = (*actor.departments, lexicon.departments.shown(behind["name"]))
        actor = Actor(actor.start, behind.end(), tuple(dict.fromkeys(both)))
    return actor


def _subject_behind(sentence: str, end: int) -> bool:
    """Whether what follows a name shows that it does not act itself."""
    return _NOT_BEHIND.match(sentence, end) is not None


def _body_at(sentence: str, start: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The body that a link joins at `start`: a listed one, or one by the shape of its name (旗能源局)."""
    listed = next((m for m in lexicon.body_names.finditer(sentence, start, start + 16)), None)
    if listed and (listed.start() == start or _AREA.fullmatch(sentence, start, listed.start())):
        return listed
    return _BODY_BEHIND.match(sentence, start)


def _bodies(sentence: str, lexicon: Lexicon) -> Iterator[Actor]:
    for match in lexicon.body_names.finditer(sentence):
        for start in range(match.start(), max(-1, match.start() - 15), -1):
            if (
                _is_prefix(sentence, start, match)
                and _subject(sentence, start, match.end())
                and _acts(sentence, match, lexicon)
            ):
                unit = _UNIT_OF.match(sentence, match.end())
                end = unit.end() if unit else match.end()
                yield Actor(start, end, (lexicon.departments.shown(sentence[match.start() : end]),))
                break


def _unknown_bodies(sentence: str, listed: Container[int], lexicon: Lexicon) -> Iterator[Actor]:
    """Bodies that nobody listed, by the shape of their name: 公路部门出动…, 农机服务队免费耕种…, or beside one that acts (`listed`)."""
    for match in _BODY_SHAPE.finditer(sentence):
        name, end = match["name"], match.end("name")
        if _subject(sentence, match.start("name"), end) and (end in listed or _does(sentence, end, lexicon)):
            shown = lexicon.departments.shown(name)
            apart = _TOWARDS_INSIDE.search(name) or leading_verb_of(name, lexicon) or _TOWARDS.match(name)
            if looks_like_body(name) and not apart:
                yield Actor(match.start("name"), match.end("name"), (shown,))


def _is_prefix(sentence: str, start: int, match: re.Match[str]) -> bool:
    """Whether nothing, an area's name, or the bare name of a zone's place stands between `start` and the body's name."""
    before = match.start() - start
    if before == 0 or _AREA.fullmatch(sentence, start, match.start()):
        return True
    return match["name"].endswith("区") and 2 <= before <= 3 and _opens(sentence, start)


def _counties(sentence: str, lexicon: Lexicon) -> Iterator[Actor]:
    """Counties, cities and villages that are the subject of a verb: 白滩县转移群众, 红星村组织比赛."""
    for match in (
        *_COUNTY.finditer(sentence),
        *(_VILLAGE.finditer(sentence) if "村" in sentence or "社区" in sentence else ()),
    ):
        does = _FIRST_TO.sub("", sentence[match.end() : match.end() + 8])
        if leading_verb(does, lexicon) and not leading_verb_of(match[0], lexicon):
            yield Actor(match.start(), match.end(), (match[0],))


def leading_verb_of(name: str, lexicon: Lexicon) -> bool:
    """Whether a supposed name begins with a verb or an adverb, so that it is no name (配合公安部门)."""
    words = lexicon.phrases.indicator
    return words.verbs.at(name, 0) is not None or words.opener.match(name) is not None


def _does(sentence: str, end: int, lexicon: Lexicon) -> bool:
    words = lexicon.phrases.indicator
    if sentence.startswith("：", end):
        return True  # 桃河生态环境分局：…
    if _IN_LIST.match(sentence, end) and re.search("[0-9][一-鿿]{1,3}、", sentence[max(0, end - 20) : end]):
        return True  # 县水利局12件、大学城管委会24件
    return bool(
        words.opener.match(sentence, end)
        or words.verbs.at(sentence, end)
        or _REPORTS.match(sentence, end)
        or _WHEN_BEHIND.match(sentence, end)
        or _MEN_BEHIND.match(sentence, end)
    )


def _acts(sentence: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether an institution's name is followed by what it does; 中医院康复楼 names a building."""
    if not _INSTITUTION.search(match["name"]):
        return True
    words = lexicon.phrases.indicator
    following = sentence[match.end() : match.end() + 1]
    return (
        following in "，：、等"
        or bool(_WHEN_BEHIND.match(sentence, match.end()))
        or bool(words.opener.match(sentence, match.end()) or words.verbs.at(sentence, match.end()))
        or (
            _HOW_BEHIND.match(sentence, match.end()) is not None
            and words.verbs.at(sentence, match.end() + 2) is not None
        )
    )


def _places(sentence: str, lexicon: Lexicon) -> Iterator[Actor]:
    for match in _PLACE.finditer(sentence):
        name = match["name"]
        start = match.start()
        while start < match.end() - 2 and (
            not _begins(sentence, start, match.end())
            or "的" in sentence[start : match.end()]
            or sentence.startswith("其中", start)
        ):
            start += 1
        name = sentence[start : match.end()]
        verb = lexicon.phrases.indicator.verbs.at(name, 0) or _TOWARDS.match(name)
        office = _OF_TOWN.match(sentence, match.end())
        end = office.end() if office else match.end()
        if 2 < len(name) <= 5 and not verb and not _NOT_PLACE.search(name) and _subject(sentence, start, end):
            village = _village_of(sentence, end, lexicon)
            yield village or Actor(start, end, (sentence[start:end],))


def _village_of(sentence: str, end: int, lexicon: Lexicon) -> Actor | None:
    """The village behind its town's name, which acts and not the town: 高坪镇苏家坳村."""
    found = _VILLAGE_NAME.match(sentence, end)
    if found is None or not looks_like_place(found[0]) or leading_verb_of(found[0], lexicon):
        return None
    return None if _TOWARDS.match(found[0]) else Actor(end, found.end(), (found[0],))


def _opens(sentence: str, start: int) -> bool:
    return bool(_CLAUSE_START.search(sentence, max(0, start - 4), start)) or start == 0


def _begins(sentence: str, start: int, end: int) -> bool:
    """Whether a name opens a clause, or a list of names with a number directly behind each: 集中在县住建局58件、县水利局12件."""
    if _opens(sentence, start):
        return True
    return sentence[end : end + 1].isdigit() and bool(LIST_OPENS.search(sentence, max(0, start - 8), start))


def _subject(sentence: str, start: int, end: int) -> bool:
    """Whether the name at `start` opens a clause as its subject."""
    behind = _NOT_BEHIND.match(sentence, end)
    if not _begins(sentence, start, end) or end >= len(sentence) or (behind and not _town_builds(sentence, behind)):
        return False
    return not _TOGETHER.search(sentence, max(0, start - 20), start)


def _town_builds(sentence: str, behind: re.Match[str]) -> bool:
    """Whether what stands behind a name is 建成 with its object behind a town's (石堡乡建成养老中心): no one builds a town."""
    built = behind[0] in ("建成", "设成") and sentence[behind.end() : behind.end() + 1] not in tuple("后区，。；、")
    return built and sentence[: behind.start()].endswith(("乡", "镇", "街道", "局", "公司"))


def _joined(actors: list[Actor], sentence: str) -> list[Actor]:
    """Actors with only 、 or 和 between them made one; a name inside another left out."""
    joined: list[Actor] = []
    for actor in actors:
        if _listed_object(actor, joined, sentence):
            continue
        if joined and actor.start < joined[-1].end:
            continue
        if sentence.endswith("电子", 0, actor.start) or sentence.startswith("电子税务局", actor.start):
            continue  # 电子税务局办理率: what one uses, no one who acts
        between = sentence[joined[-1].end : actor.start] if joined else ""
        if between.startswith("牵头") and len(between) <= len("牵头，"):
            continue  # 督查室牵头，民政局、财政局参加: the first acts
        if sentence[max(0, actor.start - 2) : actor.start] in _TOGETHER_WITH:
            if joined:
                helpers = _MORE_HELPERS.match(sentence, actor.end)
                end = helpers.end() if helpers else actor.end
                joined[-1] = Actor(joined[-1].start, end, joined[-1].departments)
            continue  # 县应急管理局会同水利局: the first acts
        if joined and between in ("、", "和", "及", "与"):
            last = joined.pop()
            both = tuple(dict.fromkeys((*last.departments, *actor.departments)))
            joined.append(Actor(last.start, actor.end, both))
        else:
            joined.append(actor)
    return joined


def _listed_object(actor: Actor, before: list[Actor], sentence: str) -> bool:
    """Whether a name behind 、 goes on a list that is no list of actors: 深入柳河镇、青台乡 督查."""
    if sentence[actor.start - 1 : actor.start] != "、":
        return False
    return not (before and before[-1].end == actor.start - 1) and not any(
        c in "0123456789%余）" for c in sentence[actor.start - 6 : actor.start]
    )


def acting(actors: Sequence[Actor], position: int) -> tuple[str, ...]:
    """The departments of the last actor before `position`, empty where there is none."""
    before = [actor for actor in actors if actor.end <= position]
    return before[-1].departments if before else ()
