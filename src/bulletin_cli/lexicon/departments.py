"""The departments of a county: every spelling to one short name, who holds the duties today, what a body looks like.

The words are in `departments.tsv`, a body a line: `name` the everyday short form, `full` the official one without the
area, `aliases` its everyday spellings, `variants` rarer or local ones, which a figure keeps as printed, `successor` the
body that took its duties over and `since` in which year (general knowledge of the reforms of 2018/19 and 2023; counties
differ by a year). `…` in a spelling stands for the area.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from bulletin_cli.errors import LexiconError
from bulletin_cli.lexicon.endings import BODY_ENDINGS, PLACE_ENDINGS, looks_like_body
from bulletin_cli.lexicon.files import rows
from bulletin_cli.nouns import dataclass

DEPARTMENTS: Final = "departments.tsv"
AREA_MARK: Final = "…"
LONGEST_AREA: Final = 12

_AREA_PREFIX: Final = re.compile(
    r"""
    (?: 中国共产党 | 中共 )?
    (?: [全我本该各]? [省市县区旗州盟]                               # 县, 我县, 全市
      | (?: [\u4e00-\u9fff×XＸ○]{1,7}? (?: 省|自治区|自治州|市|县|区|旗|盟|州(?!\Z) ) )+ [市县区旗]?
      | [\u4e00-\u9fff×XＸ○]{2,7} 州 )
    """,
    re.VERBOSE,
)
_NO_AREA: Final = re.compile(
    r"""
    # Words of their own, also behind a bare 县 or 市 (县城市管理局); inside a longer name they are a place's: 江城市, 石门市, 南山区.
    (?: ^|^[全我本该各]?[市县区] ) (?: 城|超|门|集|都|股|上|夜|楼 ) 市 $
    | (?: ^|^[全我本该各]?[市县区] ) (?: 山|林|街|市|厂|营|牧|港|特|专|地|城 ) 区 $
    | (?: 开发|园|景|社|示范|高新|集聚|库|灌|校|小|片|矿|辖|保税|经开|服务|功能|保护|度假|试验|工业|产业
        | 物流|中心|核心|商业|建成|自治|主城 ) 区 $
    | (?: 红|国|锦 ) 旗 $ | 联盟 $
    """,
    re.VERBOSE,
)
_OWN_WORD: Final = re.compile(
    r"""
    市 (?: 场|容|域|直|属|郊|辖|级|长|委 | 民(?=中心|之家|热线|服务|文明) | 政(?!府|协|务|法|数) )
    | 省 (?: 级|直|属|道|份|会|内|外|委|域 )
    | 县 (?: 域|直|属|级|长|乡|委 | 城(?![关管投建镇郊市区乡东西南北]) )
    | 区 (?: 域|直|属|级|划|块|间|位|委|长 ) | 旗 (?: 舰|帜 )
    | [省市县区旗] (?: 人民 )? (?: 政府 | 人大 )
    """,
    re.VERBOSE,
)
_TOWN_OFFICE: Final = re.compile(r"(?<=[乡镇])(?:人民)?政府$|(?<=街道)办(?:事处)?$")
_BRACKETS: Final = re.compile(r"[（(][^（）()]*[）)]")
_NOISE: Final = re.compile(r"[\s*_]+")
_OFFICE_OF: Final = ("委", "政府", "人民政府")


@dataclass(frozen=True, slots=True)
class Department:
    """One line of the table: a body, its spellings and what became of it."""

    line: int
    name: str
    full: str
    aliases: tuple[str, ...]
    variants: tuple[str, ...]
    kind: str
    successor: str
    since: int | None
    note: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """The short name, then every other spelling.

        >>> Department(2, "统计局", "统计局", ("统计部门",), (), "局", "", None, "").spellings
        ('统计局', '统计部门')
        """
        return tuple(dict.fromkeys((self.name, *([self.full] if self.full else []), *self.aliases, *self.variants)))


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """All bodies that the lexicon knows, and the names they go by. One is only equal to itself.

    >>> registry = load_registry()
    >>> registry.canonical("安陵县市场监督管理局")
    '市场监管局'
    """

    departments: Mapping[str, Department]
    names: Mapping[str, str]
    frames: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, departments: Iterable[Department]) -> Registry:
        """The registry of these lines.

        A spelling on two lines, a successor that no line names and a ring of successors are refused (LexiconError).

        >>> statistics = Department(2, "统计局", "", (), (), "局", "", None, "")
        >>> Registry.of([statistics, Department(3, "调查队", "", ("统计局",), (), "队", "", None, "")])
        Traceback (most recent call last):
        bulletin_cli.errors.LexiconError: departments.tsv:3: “统计局”在第 2 行已有
          一个写法只能属于一个单位：删去其中一处
        """
        lines: dict[str, Department] = {}
        owners: dict[str, Department] = {}
        for department in departments:
            for spelling in department.spellings:
                _refuse_second(spelling, department, owners.get(spelling))
                owners[spelling] = department
            lines[department.name] = department
        _check_successors(lines)
        names = {spelling: owner.name for spelling, owner in owners.items() if AREA_MARK not in spelling}
        frames = tuple(
            (head, tail, owner.name)
            for spelling, owner in owners.items()
            if AREA_MARK in spelling
            for head, _, tail in [spelling.partition(AREA_MARK)]
        )
        return cls(MappingProxyType(lines), MappingProxyType(names), frames)

    def canonical(self, printed: str) -> str:
        """The short name of a body however it is printed; one that nobody listed keeps its name, less the area.

        省/县/市/区 go only where they are the area's.

        >>> registry = load_registry()
        >>> def short(*printed):
        ...     return [registry.canonical(name) for name in printed]
        >>> short("市财政局", "我县交通局", "中共安陵县委组织部", "国网安陵县供电公司")
        ['财政局', '交通运输局', '组织部', '供电公司']
        >>> short("市场监管局", "县域办", "城市管理局", "开发区财政局", "市政工程公司")
        ['市场监管局', '县域办', '城管局', '开发区财政局', '市政工程公司']
        >>> short("县商务局（口岸办）", "安陵县柳河镇", "县智慧农业中心", "**望湖街道**")
        ['商务局', '柳河镇', '智慧农业中心', '望湖街道']
        >>> short("云岭州林业和草原局", "州水务局", "杭州市财政局", "古州镇")
        ['林业和草原局', '水利局', '财政局', '古州镇']
        >>> short("青台乡人民政府", "望湖街道办事处", "城东办事处")
        ['青台乡', '望湖街道', '城东办事处']
        """
        return _canonical(self, printed)

    def shown(self, printed: str) -> str:
        """The name that a figure carries: the short name; a rarer variant stays as printed, less the area.

        >>> registry = load_registry()
        >>> registry.shown("市住房和城乡建设局"), registry.shown("县文化广电旅游局"), registry.canonical("县文化广电旅游局")
        ('住建局', '文化广电旅游局', '文旅局')
        """
        return _shown(self, printed)

    def knows(self, printed: str) -> bool:
        """Whether the registry has this spelling, with or without the area's prefix.

        >>> load_registry().knows("滨河市人力资源和社会保障局"), load_registry().knows("柳河镇")
        (True, False)
        """
        return _known(self, _cleaned(printed)) is not None

    def lineage(self, name: str) -> str:
        """The body that holds this one's duties today; the name itself where nothing followed it.

        >>> registry = load_registry()
        >>> registry.lineage("扶贫办"), registry.lineage("县国税局"), registry.lineage("柳河镇")
        ('农业农村局', '税务局', '柳河镇')
        """
        current = self.canonical(name)
        while (department := self.departments.get(current)) and department.successor:
            current = department.successor
        return current

    def resolve(self, query: str) -> str | None:
        """The short name that a person means: any spelling, or the beginning of just one name (a 厅's apart); else None.

        >>> registry = load_registry()
        >>> registry.resolve("县人社局"), registry.resolve("交通运"), registry.resolve("供电"), registry.resolve("发")
        ('人社局', '交通运输局', '供电公司', None)
        """
        cleaned = _cleaned(query)
        if not cleaned:
            return None
        if known := _known(self, cleaned):
            return known
        by_name = {name for name in self.departments if name.startswith(cleaned) and not name.endswith("厅")}
        if len(by_name) == 1:
            return by_name.pop()
        by_spelling = {name for spelling, name in self.names.items() if spelling.startswith(cleaned)}
        return by_spelling.pop() if len(by_spelling) == 1 and not by_name else None

    def spellings(self, name: str) -> tuple[str, ...]:
        """Every way to write a body, its short name first; only the name as given where nobody listed it.

        >>> load_registry().spellings("市监局")[:3]
        ('市场监管局', '市场监督管理局', '市监局')
        """
        department = self.departments.get(self.canonical(name))
        return department.spellings if department else (name,)

    def all_spellings(self) -> Iterator[str]:
        """Every spelling without the area's mark, for a matcher that knows where in a sentence an actor may stand.

        >>> "农商银行" in load_registry().all_spellings()
        True
        """
        return iter(self.names)


# A county's names come again in every issue.
REMEMBERED: Final = 8192


@lru_cache(REMEMBERED)
def _known(registry: Registry, cleaned: str) -> str | None:
    """The short name, where the text or what stands behind an area is a known spelling; the longest rest wins."""
    for rest in _rests(cleaned):
        name = registry.names.get(rest)
        if name is None:
            name = next((owner for head, tail, owner in registry.frames if _fits(rest, head, tail)), None)
        if name is not None:
            return name
    return None


@lru_cache(REMEMBERED)
def _canonical(registry: Registry, printed: str) -> str:
    cleaned = _cleaned(printed)
    return _known(registry, cleaned) or _TOWN_OFFICE.sub("", without_area(cleaned))


@lru_cache(REMEMBERED)
def _shown(registry: Registry, printed: str) -> str:
    rests = (part for rest in _rests(_cleaned(printed)) for part in (rest, rest.removeprefix("委")))
    known = [rest for rest in rests if registry.names.get(rest) in registry.departments]
    if not known:
        return _canonical(registry, printed)
    owner = registry.departments[registry.names[known[0]]]
    rest = next(rest for rest in reversed(known) if registry.names[rest] == owner.name)
    return rest if rest in owner.variants else owner.name


def load_registry() -> Registry:
    """The shipped registry, checked; the caller keeps it (a few milliseconds to read).

    >>> load_registry().departments["统计局"].kind
    '局'
    """
    return Registry.of(department_of(number, row) for number, row in rows(DEPARTMENTS))


def without_area(name: str) -> str:
    """A name without the area in front of it, where what is left is a name; else as it is.

    >>> [without_area(name) for name in ("安陵县环境卫生管理中心", "县城关镇", "市场发展中心", "安陵县委")]
    ['环境卫生管理中心', '城关镇', '市场发展中心', '县委']
    """
    best = name
    before = 0
    for cut in _cuts(name):
        own = _OWN_WORD.match(name, cut - 1)
        if own and cut > 2 and name.endswith("所"):
            continue  # 望江市场监管所 is one of several
        rest = name[cut - 1 :] if own else name[cut:]
        alone = cut == 1 or (cut == 2 and name[0] in "全我本该各")
        if not _stands_alone(rest, cut - before) or (alone and (own or not looks_like_body(rest))):
            continue
        best, before = rest, cut
        if own:
            break
    inside = best.removeprefix("委")
    return inside if len(inside) > 2 and inside != best and looks_like_body(inside) else best


def _stands_alone(rest: str, taken: int) -> bool:
    """Whether what is left behind `taken` characters is a name: not the 街道 of 旧县街道, not the 底镇 of 县底镇."""
    if len(rest) < 2 or rest in PLACE_ENDINGS or rest in BODY_ENDINGS:
        return False
    ending = next((ending for ending in PLACE_ENDINGS if rest.endswith(ending)), "")
    return not ending or taken > 2 or len(rest) - len(ending) >= 2


def _cleaned(printed: str) -> str:
    """The name without white space, marks of emphasis and what stands in brackets."""
    name = _NOISE.sub("", printed)
    return _BRACKETS.sub("", name) or name


def _cuts(name: str) -> Iterator[int]:
    """Each place where an area's name may end, from the left."""
    for cut, last in enumerate(name[: LONGEST_AREA * 2], 1):
        if last in "省市县区旗州盟" and _AREA_PREFIX.fullmatch(name, 0, cut) and not _NO_AREA.search(name, 0, cut):
            yield cut


def _rests(name: str) -> Iterator[str]:
    """The name itself, then what is left behind each area that may stand in front, and behind that area's committee."""
    yield name
    for cut in _cuts(name):
        rest = name[cut:]
        yield rest
        for office in _OFFICE_OF:
            if rest.startswith(office):
                yield rest.removeprefix(office)


def _fits(name: str, head: str, tail: str) -> bool:
    """Whether an area's name stands between head and tail."""
    inside = len(name) - len(head) - len(tail)
    return 0 < inside <= LONGEST_AREA and name.startswith(head) and name.endswith(tail)


def department_of(number: int, row: Mapping[str, str]) -> Department:
    """The body of one line of the table; LexiconError where a column is missing or cannot be."""
    since = row["since"]
    if _lacks_a_column(row):
        columns = "、".join(row)
        raise LexiconError(
            f"{DEPARTMENTS}:{number}", "少了一列，或 kind 是空的", f"依次是 {columns}；没有的空着，制表符要留"
        )
    if not row["name"] or (since and not since.isdecimal()):
        raise LexiconError(f"{DEPARTMENTS}:{number}", "name 不能空，since 是年份或空", "改正这一行")
    aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
    variants = tuple(variant for variant in row["variants"].split("|") if variant)
    year = int(since) if since else None
    return Department(
        number, row["name"], row["full"], aliases, variants, row["kind"], row["successor"], year, row["note"]
    )


def _lacks_a_column(row: Mapping[str, str]) -> bool:
    """Whether the kind, which every body has, is missing, or stands where the spellings before it belong."""
    spellings = row["variants"]
    return not row["kind"] or len(spellings) == 1 or spellings in BODY_ENDINGS


def _refuse_second(spelling: str, department: Department, owner: Department | None) -> None:
    if owner is not None:
        place = f"{DEPARTMENTS}:{department.line}"
        fact = f"“{spelling}”在第 {owner.line} 行已有"
        raise LexiconError(place, fact, "一个写法只能属于一个单位：删去其中一处")


def _check_successors(lines: Mapping[str, Department]) -> None:
    for department in lines.values():
        seen = {department.name}
        current = department
        while current.successor:
            if current.successor not in lines:
                fact = f"后继“{current.successor}”没有自己的一行"
                raise LexiconError(f"{DEPARTMENTS}:{current.line}", fact, "successor 写另一行的 name")
            current = lines[current.successor]
            if current.name in seen:
                raise LexiconError(f"{DEPARTMENTS}:{department.line}", "后继绕成一圈", "改正 successor")
            seen.add(current.name)
