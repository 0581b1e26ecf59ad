"""Time expressions: what they say of the figures behind them, as a running total or a period of days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.lexicon.openings import first_characters
from bulletin_cli.lexicon.phrases import Phrases
from bulletin_cli.model import Period, TimeKind
from bulletin_cli.nouns import dataclass

_YEAR = r"(?:(?P<year>[12][089][0-9]{2})年|(?P<relative>今年|去年|明年|本年|上年|当年))?"
_JOIN = r"(?:—|-|～|至|到)+"
_DAY = rf"{_YEAR}(?P<month>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})[日号]|(?P<part>[上中下]旬|初|中|底|末)|份(?:以来)?|(?![0-9]))"
_DAYS = (
    rf"{_YEAR}(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日?[0-9时点:]*{_JOIN}"
    r"(?:(?P<month2>[0-9]{1,2})月)?(?P<day2>[0-9]{1,2})日"
)
_DAYS_OF = (
    rf"{_YEAR}(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日[一-鿿]{{2,8}}?(?:至|到)"
    r"(?:(?P<month2>[0-9]{1,2})月)?(?P<day2>[0-9]{1,2})日"
)
_BARE_DAY = (
    r"[0-9](?:(?<=^[0-9])|(?<=[，。；、（：][0-9])|(?<![月0-9每第][0-9])(?=[0-9]?日(?:[0-9]{1,2}时|夜间|凌晨)))[0-9]?日(?:[0-9]{1,2}时)?(?:[0-9]{1,2}分)?"
    rf"(?![内以均产处游常供龄期前后])(?:夜间|凌晨|上午|下午|晚)?(?:{_JOIN}(?:[0-9]{{1,2}}日)?(?:[0-9]{{1,2}}时)?)?"
)
_YEAR_END = (
    r"(?:(?P<year>[12][089][0-9]{2})年(?:末|年末|底)|(?P<relative>去年|上年)(?:末|底)|年末)"
    r"(?P<quarter>(?!))?(?P<word>(?!))?(?!前|增|相比|比)"
)
_QUARTERS: Final = MappingProxyType({"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4})


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time expression at its place in a sentence and the period that it gives; `total` is the bare 累计, `brief` says that it is a week or less."""

    start: int
    end: int
    period: Period
    total: str = ""
    brief: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """One shape of time expression: its pattern and what it means in a given year."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], int | None], Period | None]


def _kind(kind: TimeKind) -> Callable[[re.Match[str], int | None], Period]:
    return lambda _found, _year: Period(kind)


def _year_of(found: re.Match[str], year: int | None) -> int | None:
    """The year that the expression names, else the issue's."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    shift = {"去年": -1, "上年": -1, "明年": 1}.get(groups.get("relative") or "", 0)
    return None if year is None else year + shift


def _first(year: int | None, month: int, day: int = 1) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None


def _last(year: int | None, month: int) -> date | None:
    return None if year is None or not 1 <= month <= 12 else date(year, month, monthrange(year, month)[1])


def _span(year: int | None, first: int, last: int) -> Period:
    return Period(TimeKind.PERIOD, _first(year, first), _last(year, last))


def _day(found: re.Match[str], year: int | None) -> Period:
    """9月20日, 9月底, 11月上旬, 9月份: a day, a third of a month or a month."""
    of, month, part = _year_of(found, year), int(found["month"]), found["part"]
    if found["day"]:
        day = _first(of, month, int(found["day"]))
        return Period(TimeKind.PERIOD, day, day)
    if part in ("上旬", "中旬", "下旬"):
        begin, end = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}[part]
        return Period(TimeKind.PERIOD, _first(of, month, begin), _first(of, month, end) if end else _last(of, month))
    return _span(of, month, month)


def _until(found: re.Match[str], year: int | None) -> Period:
    """截至9月20日, 截至9月底: a running total with its last day."""
    return Period(TimeKind.TO_DATE, None, _day(found, year).end)


def _until_day(found: re.Match[str], year: int | None) -> Period:
    """截至11日: the day of a month that is not named."""
    return Period(TimeKind.TO_DATE)


def _until_quarter(found: re.Match[str], year: int | None) -> Period:
    quarter = _QUARTERS.get(found["quarter"] or "", 4)
    month = {"上半年": 6, "去年": 12, "年": 12}.get(found["word"] or "", quarter * 3)
    return Period(TimeKind.TO_DATE, None, _last(_year_of(found, year), month))


def _since(found: re.Match[str], year: int | None) -> Period:
    """今年以来, 5月以来, 2020年以来: a running total with its first day."""
    of = _year_of(found, year)
    month = int(found["from"]) if found["from"] else 1
    if not found["from"] and not found["year"] and not found["relative"]:
        return Period(TimeKind.TO_DATE)
    day = found.groupdict().get("from_day")
    return Period(TimeKind.TO_DATE, _first(of, month, int(day) if day else 1))


def _months(found: re.Match[str], year: int | None) -> Period | None:
    first = 1 if found["first"] == "元" else int(found["first"])
    last = int(found["last"])
    return _span(_year_of(found, year), first, last) if 1 <= first < last <= 12 else None


def _first_months(found: re.Match[str], year: int | None) -> Period | None:
    word = found["count"]
    count = (
        int(word)
        if word.isdigit()
        else "〇一二三四五六七八九十".find(word)
        if len(word) == 1
        else {"十一": 11}.get(word, 0)
    )
    return _span(_year_of(found, year), 1, count) if 1 < count <= 12 else None


def _quarter(found: re.Match[str], year: int | None) -> Period:
    of = _year_of(found, year)
    number = _QUARTERS[found["quarter"]]
    if found["end"]:
        return Period(TimeKind.TO_DATE, None, _last(of, number * 3))
    if found["front"]:
        return _span(of, 1, number * 3)
    return _span(of, number * 3 - 2, number * 3)


def _half(found: re.Match[str], year: int | None) -> Period:
    return _span(_year_of(found, year), *((1, 6) if found["half"] == "上" else (7, 12)))


def _whole_year(found: re.Match[str], year: int | None) -> Period:
    return _span(_year_of(found, year), 1, 12)


def _days(found: re.Match[str], year: int | None) -> Period:
    """3月1日到28日, 5月7日至7月7日."""
    of = _year_of(found, year)
    month = int(found["month"])
    last_month = int(found["month2"]) if found["month2"] else month
    return Period(TimeKind.PERIOD, _first(of, month, int(found["day"])), _first(of, last_month, int(found["day2"])))


_RULES = tuple(
    _Rule(name, re.compile(pattern), read)
    for name, pattern, read in (
        ("截至某日", rf"(?:截[至止](?:到)?|到){_DAY}", _until),
        ("截至几日", r"截[至止](?:到)?(?P<month>(?!))?(?P<day>[0-9]{1,2})日(?P<part>(?!))?", _until_day),
        ("截至季末", rf"截[至止](?:到)?{_YEAR}(?P<word>上半年|(?:第?(?P<quarter>[一二三四1-4])季度)|去年|年|(?=[底末]))(?:年?[底末])?", _until_quarter),
        ("截至目前", r"截[至止](?:到)?(?:目前|当前|现在|今|此时|发稿时|昨日|今日)|到目前为止|迄今|至今", _kind(TimeKind.TO_DATE)),
        ("截至", r"截[至止](?:到)?", _kind(TimeKind.TO_DATE)),
        ("某事以来", rf"(?:自|从){_YEAR}(?P<from>[0-9]{{1,2}})月(?:(?P<from_day>[0-9]{{1,2}})日)?[^，。；0-9]{{1,18}}?以来", _since),
        ("某月以来", rf"(?:自|从)?{_YEAR}(?P<from>[0-9]{{1,2}})月(?:份|(?P<from_day>[0-9]{{1,2}})日)?(?:以来|起)", _since),
        ("今年以来", r"(?:自|从)?(?:(?P<year>[12][089][0-9]{2})年|(?P<relative>今年|去年|本年|年初|开年|开年初))(?P<from>(?!))?以?来", _since),
        ("以来", r"(?<![一-鿿]{0}[年月日])(?P<year>(?!))?(?P<relative>(?!))?(?P<from>(?!))?(?:以来|启动后|开展后|实施后累计)", _since),
        ("年末", _YEAR_END, _until_quarter),
        ("月末", rf"{_YEAR}(?P<month>[0-9]{{1,2}})月末(?P<day>(?!))?(?P<part>(?!))?", _until),
        ("几年来", r"[0-9一二两三四五六七八九十]{1,2}年(?:多)?来", _kind(TimeKind.TO_DATE)),
        ("几日至几日", _DAYS, _days),
        ("几日某事至几日", _DAYS_OF, _days),
        ("几月至几月", rf"{_YEAR}(?P<first>[0-9]{{1,2}}|元)月?份?{_JOIN}(?P<last>[0-9]{{1,2}})月", _months),
        ("前几月", rf"{_YEAR}前(?P<count>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})个?月", _first_months),
        ("季度", rf"{_YEAR}(?P<front>前)?第?(?P<quarter>[一二三四1-4])季度(?P<end>末(?!前))?", _quarter),
        ("半年", rf"{_YEAR}(?P<half>[上下])半年", _half),
        ("某日", rf"{_DAY}", _day),
        ("几日", _BARE_DAY, _kind(TimeKind.PERIOD)),
        ("全年", r"(?:(?P<year>[12][089][0-9]{2})年(?:度)?|(?P<relative>今年|去年|明年|本年度|本年|上年)(?!度|同期|初|以来)|全年|年内)", _whole_year),
        ("目前", r"目前|现阶段|现已|迄今为止", _kind(TimeKind.TO_DATE)),
    )
)  # fmt: skip
_HOLIDAYS = ("假期", "期间", "假日", "黄金周", "长假", "小长假", "节", "同期")
_SAME_TIME = ("当月", "当天", "当日")
_AT_ONCE = re.compile(r"[一-鿿]{2,4}率")
_GOAL = re.compile(r"[0-9.,]+[万亿]?[一-鿿]{1,4}的(?:目标|任务|计划)")
_SINCE_BEGUN = re.compile(r"[一-鿿]{0,8}?以来")
# 3月底前: a day until which something is due says nothing of when the rest happened.
_DUE = re.compile(r"(?:以|之)?前(?![0-9一二三四五六七八九十期往列后])")
_UNTIL = re.compile(r"截[至止]到?")
_TOTAL = re.compile(r"累计|总计已")
# A group that is there for a rule's reader and matches nothing, and any other group with a name.
_NEVER = re.compile(r"\(\?P<\w+>\(\?!\)\)\?")
_NAMED = re.compile(r"\(\?P<\w+>")
# Most numbers are amounts. One that is a time is looked at where it begins, and only if such a character stands behind it.
_NO_AMOUNT = r"(?![0-9](?:(?<=[0-9]{2})|(?![0-9]{0,3}[年月日季—\-～至到])))"
_BASE = re.compile(r"(?:较|比|与|同|和|占|超|快于|高于|低于|慢于|好于|优于)(?:上|去年|上年)?$")
_BEFORE_IT = re.compile(r"(?:以|之)?前(?![一二三四0-9期述])")
_DAY_ALONE = re.compile(r"(?P<until>截[至止]到?)?(?P<day>[0-9]{1,2})日(?:[0-9]{1,2}时)?(?:[0-9]{1,2}分)?")
_BRIEF = re.compile("[本这上]周|当[天日晚夜]|昨[日天晚]")
_PLANNED = re.compile(r"目标|任务|计划|预算|责任")


def time_words(sentence: str, year: int | None, lexicon: Lexicon) -> list[TimeWord]:
    """The time expressions of a sentence in order; those that only name a base of comparison (较去年同期) are left out.

    >>> from bulletin_cli.lexicon import shipped
    >>> [(w.period.kind.value, str(w.period.start), str(w.period.end)) for w in time_words("截至9月底，1—8月", 2023, shipped())]
    [('to_date', 'None', '2023-09-30'), ('period', '2023-01-01', '2023-08-31')]
    >>> time_words("比去年同期增长", 2023, shipped())
    []
    """
    words = list(_expressions(sentence, year, lexicon.phrases))
    found = _without_names(words, sentence) if words else words
    totals = [TimeWord(m.start(), m.end(), Period(TimeKind.TO_DATE), m[0]) for m in _TOTAL.finditer(sentence)]
    return sorted([*found, *totals], key=lambda word: word.start) if totals else found


def _without_names(words: list[TimeWord], sentence: str) -> list[TimeWord]:
    """The words without a year that only names what is counted: 2025年度 behind 截至11月20日."""
    until = next((word.start for word in words if _UNTIL.match(sentence, word.start)), len(sentence))
    return [word for word in words if word.start <= until or not sentence.endswith("年度", word.start, word.end)]


def _expressions(sentence: str, year: int | None, phrases: Phrases) -> Iterator[TimeWord]:
    position = 0
    until: TimeWord | None = None
    ended = base_end = -1
    finders = _finders(phrases.time_span.pattern, tuple([name for name in phrases.time_named if name in sentence]))
    while found := _next(sentence, position, finders):
        start, rules = found
        word = _read(sentence, start, year, rules)
        position = word.end if word else start + 1
        if (
            word is None
            or _is_base(sentence, word)
            or (start == base_end and sentence[start : word.end].endswith(_HOLIDAYS))
            or (sentence.startswith(_SAME_TIME, start, word.end) and start == ended)
        ):
            base_end = word.end if word else base_end
            continue
        ended = word.end
        if until and word.start <= until.end:
            word = TimeWord(until.start, word.end, Period(TimeKind.TO_DATE, None, word.period.end))
        elif word.period.kind is TimeKind.PERIOD and (since := _SINCE_BEGUN.match(sentence, word.end)):
            word = TimeWord(word.start, since.end(), Period(TimeKind.TO_DATE, word.period.start))
            position = word.end
        elif _DUE.match(sentence, word.end) and word.period.start != word.period.end:
            word = replace(word, period=Period())
        elif until:
            yield until
        until = word if _UNTIL.fullmatch(sentence, word.start, word.end) else None
        if until is None:
            yield word
    if until:
        yield until


@dataclass(frozen=True, slots=True)
class _Finder:
    """Rules that are looked for together: a pattern with a group for each."""

    pattern: re.Pattern[str]
    rules: tuple[_Rule, ...]


@lru_cache(16)
def _finders(span: str, names: tuple[str, ...]) -> tuple[_Finder, ...]:
    """What finds the rules' expressions and the words for a stretch of time, and what finds a stretch that has a name.

    The first is tried only where one of them may begin; a name may begin with anything, so it is looked for by itself.
    """
    rules = (*_RULES, _stretch(span))
    patterns = [_NAMED.sub("(?:", _NEVER.sub("", rule.pattern.pattern)) for rule in rules]
    firsts = first_characters("|".join(patterns))
    found = _Finder(
        re.compile(f"(?=[{firsts}]){_NO_AMOUNT}(?:{'|'.join(f'({pattern})' for pattern in patterns)})"), rules
    )
    if not names:
        return (found,)
    named = _stretch(f"[一-鿿]{{2,6}}(?:{'|'.join(names)})")
    return found, _Finder(re.compile(f"({named.pattern.pattern})"), (named,))


def _stretch(pattern: str) -> _Rule:
    return _Rule("一段时间", re.compile(pattern), _kind(TimeKind.PERIOD))


def _next(sentence: str, position: int, finders: tuple[_Finder, ...]) -> tuple[int, Sequence[_Rule]] | None:
    """Where the next time expression begins, and the rules from the one on that it was found by: no other matches there."""
    found = [(hit, one.rules) for one in finders if (hit := one.pattern.search(sentence, position))]
    if not found:
        return None
    hit, rules = min(found, key=lambda each: each[0].start())
    return hit.start(), rules[(hit.lastindex or 1) - 1 :]


def _read(sentence: str, start: int, year: int | None, rules: Sequence[_Rule]) -> TimeWord | None:
    for rule in rules:
        found = rule.pattern.match(sentence, start)
        period = rule.read(found, year) if found else None
        if found and period is not None:
            return TimeWord(found.start(), found.end(), period, brief=_BRIEF.match(found[0]) is not None)
    return None


def _is_base(sentence: str, word: TimeWord) -> bool:
    """Whether the expression is what a figure is compared with, or part of a plan's name (2023年度计划)."""
    if sentence.startswith("的", word.end) and sentence.endswith(("由", "从", "是", "为", "当于", "达"), 0, word.start):
        return True  # 由去年底的91%提高到95%, 是去年的1.5倍
    based = _BASE.search(sentence, max(0, word.start - 4), word.start)
    if based and (word.period.kind is TimeKind.PERIOD or based[0][0] in "较比"):
        return True
    if sentence.startswith(_SAME_TIME, word.start, word.end) and _AT_ONCE.match(sentence, word.end):
        return True  # 当日办结率
    behind = sentence[word.end : word.end + 3]
    if sentence[word.start : word.end] in ("全年", "年内") and (
        _PLANNED.match(behind) or _GOAL.match(sentence, word.end)
    ):
        return True
    return behind.startswith(("结转", "结余", "同期", "年初", "度计划", "度任务", "度目标", "度预算", "度投资"))


def without_deadlines(words: list[TimeWord], sentence: str) -> list[TimeWord]:
    """The words without those that only say until when: 9月1日前可入住."""
    return [word for word in words if word.total or not _BEFORE_IT.match(sentence, word.end)]


def dated(word: TimeWord, sentence: str, issued: date | None) -> TimeWord:
    """A day without its month (截至16日18时) in the month before the issue appeared; any other word as it is."""
    found = _DAY_ALONE.fullmatch(sentence, word.start, word.end)
    if issued is None or found is None or word.period.start or word.period.end:
        return word
    later = int(found["day"]) > issued.day
    of = (issued.replace(day=1) - timedelta(days=1)) if later else issued
    day = _first(of.year, of.month, int(found["day"]))
    return replace(word, period=Period(word.period.kind, None if found["until"] else day, day))


def governing(words: list[TimeWord], position: int) -> Period:
    """The period of a figure at `position`: of the nearest expression before it.

    累计 keeps a period of several months or without dates in front of it, and turns a single month into a running total.
    """
    current, brief = Period(), False
    for word in words:
        if word.start >= position:
            break
        if word.period.kind is TimeKind.UNSTATED:
            continue
        # 本周完成投资3200万元，累计4.7亿元
        total = Period(TimeKind.TO_DATE) if brief else _with_total(current)
        current = total if word.total else word.period
        brief = word.brief
    return current


def _with_total(period: Period) -> Period:
    if period.kind is TimeKind.PERIOD:
        if period.start is None or period.end is None or (period.end - period.start).days > 31:
            return period
        days = period.start != period.end and period.start.day != 1  # 春节假期（1月28日—2月4日）累计
        return period if days else Period(TimeKind.TO_DATE)
    return period if period.kind is TimeKind.TO_DATE else Period(TimeKind.TO_DATE)
