"""The head of an issue: title, number, issuer, date."""

from __future__ import annotations

import re
from datetime import date

from bulletin_cli.lexicon.endings import looks_like_body
from bulletin_cli.lexicon.lexicon import Lexicon
from bulletin_cli.model import Masthead
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.lines import Line
from bulletin_cli.reading.numerals import cardinal
from bulletin_cli.reading.smoothing import smooth

_DEPTH = 14
# How many lines may belong to the head from that of its number on, or from its title on where it has none.
_BELOW = 5
# No number of an issue is without it.
OF_AN_ISSUE = "第"
_NUMBER = re.compile(r"(?:总)?第([0-9〇零一二三四五六七八九十百]{1,8})[期号]")
_OWN_NUMBER = re.compile(r"(?<!总)第([0-9〇零一二三四五六七八九十百]{1,8})[期号]")
_MARK = re.compile("[，。；]")
_DATE = re.compile(
    r"(?P<year>[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})[年.\-/](?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[月.\-/]"
    r"(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]?"
)
_DATE_LINE = re.compile(
    r"""
    [（(]? (?:[0-9〇零○一二三四五六七八九]{4}年)?
    (?: [0-9一二三四五六七八九十]{1,3}月 (?:份|[0-9一二三四五六七八九十]{1,3}[日号])? | 第?[一二三四1-4]季度 | [上下]半年 | [0-9]{1,2}(?=[—～至到-][0-9]) )
    (?: [—～至到-]+ (?:[0-9]{4}年)? (?:[0-9]{1,2}月)? (?:[0-9]{1,2}[日号])? )? (?:第[一二三四五0-9]周)? [）)]?
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"^(?:主办|承办|编印|编制|编发|编辑|印发|签发|报送|发布)(?:单位|部门)?\s?[:：]\s?")
_NUMBER_PRINTED = re.compile(r"第\s?[0-9０-９〇零一二三四五六七八九十百]{1,8}\s?[期号][）)]?")
# 浔政督〔2025〕6号: the number of the paper, not of an issue.
_DOCUMENT_NUMBER = re.compile(r"[一-鿿]{0,12}[〔（\[【]?20[0-9]{2}[〕）\]】][0-9]{1,4}号")
# The title of a report whose body stands on the line above it.
_ABOUT = re.compile(r"^关于[^。；]{4,40}$|(?:工作)?(?:总结|报告|汇报|通报|小结|情况)$")
# 2025年8月15日 县重点项目中心整理: the day stands before who made it.
_DATE_FIRST = re.compile(
    r"^[0-9０-９〇零○一二三四五六七八九]{4} ?年 ?[0-9０-９一二三四五六七八九十]{1,3} ?月 ?[0-9０-９一二三四五六七八九十]{1,3} ?日 (?=\S)"
)
_BODY_LENGTH = 20
_OPENS = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[【●▲■◆★※◎◇□▶▍▎❑✦➤]|1[.、．]")
_NUMBER_LINE = re.compile(
    r"[（]?第[0-9一二三四五六七八九十]{1,3}周[）]?$|[（\[【]?(?:[0-9〇零○一二三四五六七八九]{4}年)?[（]?(?:总|增刊)?第.{1,9}[期号](?:[（]?总第.{1,9}期[）]?)?[）\]】]?$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The masthead and how many lines of the issue it takes."""

    masthead: Masthead
    lines: int


def read_head(lines: list[Line], lexicon: Lexicon) -> Head:
    """The head of an issue, empty and of no lines where the text opens without a number of issue.

    >>> from bulletin_cli.lexicon import shipped
    >>> from bulletin_cli.reading.lines import lines_of
    >>> text = "安陵政务快报\\n第 44 期\\n安陵县人民政府办公室\\n2023 年 9 月 15 日\\n【要闻】"
    >>> head = read_head(lines_of(text), shipped())
    >>> head.masthead.number, head.masthead.issuer, str(head.masthead.date), head.lines
    (44, '安陵县人民政府办公室', '2023-09-15', 4)
    """
    at = next((at for at, line in enumerate(lines[:_DEPTH]) if numbers_an_issue(line)), None)
    plain = [smooth(line.text).text for line in lines[: (at or 0) + _BELOW]]
    if at is None:
        return _signed_head(plain, lines, lexicon)
    title = _title(plain, lines, at, lexicon)
    used, issuer, day = at + 1, _issuer_beside(lines[at].text, lexicon), date_in(plain[at], lexicon)
    for offset, text in enumerate(plain[at + 1 : at + _BELOW]):
        if day is not None and issuer is not None:
            break
        if lexicon.layout.foot.match(text) or is_number_line(text):
            used = at + 2 + offset  # 签发人： or the number counted from the first issue on
            continue
        found = date_in(text, lexicon)
        sender = lexicon.layout.sender.match(lines[at + 1 + offset].text)
        if sender:
            break
        rest = _without_date(lines[at + 1 + offset].text)
        if found is None and not _looks_like_issuer(rest, lexicon):
            break
        day, used = day or found, at + 2 + offset
        issuer = issuer or (rest if rest and _looks_like_issuer(rest, lexicon) else None)
    title, before = _apart(title, lexicon)
    issuer = issuer or before or _issuer_above(lines, at, title, lexicon)
    return Head(Masthead(title, _number(plain[at], lexicon), issuer, day), used)


def _signed_head(plain: list[str], lines: list[Line], lexicon: Lexicon) -> Head:
    """The head of a report without a number: a title, then the body and the day or month, on one line or on two; else empty."""
    if len(plain) > 2 and _ABOUT.search(plain[1]) and looks_like_body(plain[0]) and len(plain[0]) <= _BODY_LENGTH:
        return Head(Masthead(lines[1].text, None, lines[0].text, None), 2)
    day: date | None = None
    issuer: str | None = None
    dated = False
    used = 1
    for at, text in enumerate(plain[1:_BELOW], 1):
        if _DOCUMENT_NUMBER.fullmatch(text):
            used = at + 1
            continue
        if at > 3:
            break
        name = "" if _DATE_LINE.fullmatch(text) else _without_date(lines[at].text)
        if len(text) > 50 or "。" in plain[at - 1] or (name and (issuer or not _looks_like_issuer(name, lexicon))):
            break
        day, issuer, used = day or date_in(text, lexicon), issuer or name or None, at + 1
        dated = dated or not name or day is not None
    if issuer is None or used >= len(lines) or not (dated or _OPENS.match(plain[min(used, len(plain) - 1)])):
        return Head(Masthead(), 0)
    return Head(Masthead(lines[0].text, None, issuer, day), used)


def numbers_an_issue(line: Line) -> bool:
    """Whether a line gives the number of an issue; few need a closer look."""
    return OF_AN_ISSUE in line.text and is_number_line(smooth(line.text).text)


def is_number_line(text: str) -> bool:
    """Whether a line of smooth text gives the number of an issue."""
    if OF_AN_ISSUE not in text:
        return False
    bare = _DATE.sub("", text)
    return bool(_NUMBER_LINE.match(bare)) or (len(bare) <= 40 and bool(_NUMBER.search(bare)) and not _MARK.search(bare))


def _number(text: str, lexicon: Lexicon) -> int | None:
    found = _OWN_NUMBER.search(text) or _NUMBER.search(text)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _integer(found[1], lexicon)


def _integer(word: str, lexicon: Lexicon) -> int | None:
    digits = lexicon.numerals.digits
    if any(c.isascii() for c in word):
        return None  # 一2: neither
    if len(word) > 2 and all(c in digits for c in word):
        return int("".join(str(digits[c]) for c in word))
    value = cardinal(word, lexicon.numerals)
    return None if value is None else int(value)


def date_in(text: str, lexicon: Lexicon) -> date | None:
    """The first whole date of a smooth text, in digits or Chinese numerals; None where there is none or it is no day.

    >>> from bulletin_cli.lexicon import shipped
    >>> str(date_in("二〇二三年十月二十日", shipped())), date_in("2023年2月30日", shipped())
    ('2023-10-20', None)
    """
    found = _DATE.search(text)
    if found is None:
        return None
    parts = [int(part) if part.isdigit() else _integer(part, lexicon) for part in found.groups()]
    try:
        return date(*(part or 0 for part in parts))
    except ValueError:
        return None


def _without_date(text: str) -> str:
    wide = _LABEL.sub("", _DATE_FIRST.sub("", re.sub(r"[\s　]+", " ", text)))
    spaced = r"\s?".join(("[0-9０-９〇零○一二三四五六七八九]",) * 4)
    bare = re.sub(rf"{spaced}\s?[年.．\-/].*$", "", wide).strip(" （）()")
    bare = re.sub(r"\s*(?:印发|报送|签发|发布|编印|编发|出刊)?(?:日期|时间)\s*[:：]?\s*$", "", bare)
    return re.sub(r"\s*(?:编印|编发|编辑|编制|主办|主编|整理|汇编|编|印发|印|承办|发布)$", "", bare)


def _looks_like_issuer(text: str, lexicon: Lexicon) -> bool:
    return (
        2 < len(text) <= 40
        and not re.search("[，。；：【]", text)
        and (
            looks_like_body(text)
            or text.endswith(
                ("室", "府", "局", "厅", "委", "会", "部", "中心", "办", "处", "院", "社", "组", "科", "股")
            )
        )
    )


def _title(plain: list[str], lines: list[Line], at: int, lexicon: Lexicon) -> str | None:
    """The line that names the bulletin: on the number's own line before it, else the last line above that ends like a title."""
    own = re.split(r"[（(\[【]?\s*(?:[0-9０-９〇零○一二三四五六七八九]{4}\s*年\s*)?(?:总)?第", lines[at].text)[
        0
    ].strip()
    if len(own) > 2 and not re.fullmatch(r"[（(〔\[\s0-9０-９年月日.\-/）)〕\]]+", own):
        return own
    above = [line.text for line in lines[:at] if "第" not in line.text]
    named = [text for text in above if lexicon.layout.title.search(smooth(text).text)]
    return (named or above)[-1] if above else None


def _apart(title: str | None, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """The title and who issues it, where wide space parts them on one line: 中共安平县委办公室　　安 平 快 讯　　第8期."""
    parts = re.split(r"[ \u3000]{3,}|\u3000{2,}", title) if title else []
    if len(parts) == 2 and _looks_like_issuer(parts[0], lexicon) and lexicon.layout.title.search(smooth(parts[1]).text):
        return parts[1], parts[0]
    return title, None


def _issuer_beside(text: str, lexicon: Lexicon) -> str | None:
    """The issuer on the number's own line: 第12期 安平县水利局主办 2024年5月6日."""
    behind = text[max((found.end() for found in _NUMBER_PRINTED.finditer(text)), default=len(text)) :]
    name = _without_date(behind.strip(" \u3000（）()"))
    return name if _looks_like_issuer(name, lexicon) else None


def _issuer_above(lines: list[Line], at: int, title: str | None, lexicon: Lexicon) -> str | None:
    return next(
        (line.text for line in lines[:at] if line.text != title and _looks_like_issuer(line.text, lexicon)), None
    )
