"""The name of what a figure counts: action and object, from the words around the number."""

from __future__ import annotations

import re

from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.reading.periods import time_words

_EDGE = "，。；：、,（）()！？ “”‘’\n—-·"
_PER = re.compile(r"每[十百千万]*(?:[户亩人村家个台部套座吨元件名株头只米栋校床]|平方米|公里|公斤|斤|立方米)(?:均)?")
_LISTED = re.compile(r"(?:等)?[0-9〇一二三四五六七八九十两]*$")
_NUMBER_MARK = re.compile(r"^(?:[0-9]{1,2}[.、]|[一二三四五六七八九十]+(?:是|要)|（[一二三四五六七八九十0-9]+）)")
_BRACKETS = re.compile(r"（[^（）]*）")
_ALL = re.compile(r"(?:已)?(?:全部|均已|均|都已|全都|已全部|已)")
_LONG = 22


def stripped(lead: str, lexicon: Lexicon, year: int | None = None) -> str:
    """What stands before a number without time, adverbs and copulas.

    >>> from bulletin_cli.lexicon import shipped
    >>> stripped("截至目前，全县已累计完成危房改造户", shipped()), stripped("抽检合格率达到", shipped())
    ('完成危房改造户', '抽检合格率')
    """
    text = _NUMBER_MARK.sub("", lead)
    for word in reversed(time_words(text, year)):
        text = text[: word.start] + _gap(text, word.start) + text[word.end :]
    text = _PER.sub("", text)
    words = lexicon.phrases.indicator
    while True:
        before = text
        text = text.strip(_EDGE)
        opener = words.opener.match(text)
        if opener and not _part_of_verb(text, opener.end(), lexicon):
            text = text[opener.end() :]
        closer = words.closer.search(text)
        if closer and not _ends_verb(text, closer.start(), lexicon):
            text = text[: closer.start()]
        if text == before:
            return text


def _gap(text: str, position: int) -> str:
    """A clause border where a time expression stood at a clause's beginning."""
    return "" if position == 0 or text[position - 1] not in "，；、" else ""


def _part_of_verb(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the opener is only the beginning of a longer verb (对接, 将军), so that it stays."""
    verb = lexicon.phrases.indicator.verbs.at(text, 0)
    return verb is not None and len(verb[0]) > end


def _ends_verb(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the closer is only the end of a verb that the name consists of (下达, 到达, 涉及)."""
    if start == 0:
        return False
    verb = lexicon.phrases.indicator.verbs.before(text, len(text))
    return verb is not None and len(text) - len(verb[0]) < start


def last_clause(lead: str) -> str:
    """The part of a lead that names the figure where it is long: behind its last comma."""
    return re.split(r"[，；：。,;]", lead)[-1]


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
        end = at + len(found[0])


def noun_behind(tail: str, lexicon: Lexicon) -> str:
    """The noun that a classifier counts, from what stands behind the number.

    >>> from bulletin_cli.lexicon import shipped
    >>> noun_behind("银行在产业集聚区设摊问诊", shipped()), noun_behind("种子进仓", shipped())
    ('银行', '种子进仓')
    """
    text = re.split(r"[，。；：、,;（）()！？\n]", tail)[0].strip(_EDGE)
    if len(text) <= 4:
        return _closed(text, lexicon)
    stop = lexicon.phrases.indicator.tail_stop
    for at in range(2, len(text)):
        verb = lexicon.phrases.indicator.verbs.at(text, at)
        if stop.match(text, at) or (verb and (at + len(verb[0]) < len(text) or at > 4)):
            return _closed(text[:at], lexicon)
    return _closed(text, lexicon)


def _closed(text: str, lexicon: Lexicon) -> str:
    closer = lexicon.phrases.indicator.closer.search(text)
    cut = text[: closer.start()] if closer and closer.start() > 1 and not _ends_verb(text, closer.start(), lexicon) else text
    return cut.strip(_EDGE)


def whole_behind(tail: str, lexicon: Lexicon) -> str:
    """What follows a number to the clause's end, when nothing stands before it; N 个 X 全部 V is turned to V X."""
    text = re.split(r"[，。；：、,;（）()！？\n]", tail)[0].strip(_EDGE)
    all_ = _ALL.search(text)
    if all_ and all_.start() > 0:
        verb = text[all_.end() :].strip(_EDGE)
        if leading_verb(verb, lexicon) == verb and verb:
            return verb + text[: all_.start()].strip(_EDGE)
        return (text[: all_.start()] + verb).strip(_EDGE)
    return noun_behind(text, lexicon) if len(text) > 8 or not text else stripped(text, lexicon) or text


def shortened(name: str, lexicon: Lexicon) -> str:
    """A name of bearable length: of a long one, what follows its last verb that still has an object.

    >>> from bulletin_cli.lexicon import shipped
    >>> shortened("通过集中整治和联合执法相结合的方式在全域范围内查处违法建设", shipped())
    '查处违法建设'
    """
    if len(name) <= _LONG:
        return name
    for at in range(len(name) - 4, 0, -1):
        verb = leading_verb(name[at:], lexicon)
        if verb and len(verb) < len(name) - at:
            return name[at:]
    return name[-_LONG:]
