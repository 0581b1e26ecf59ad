"""Web pages: what a browser shows, and nothing that only serves the page."""

from __future__ import annotations

from contextlib import suppress
from html import escape
from pathlib import Path

import pytest
from producers import bulletins, figures, text_of

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.content import Content, Raw
from bulletin_cli.sources.html import read

TABLE = (
    "<table><caption>单位：台</caption><thead><tr><th rowspan=2>单位<th colspan=2>车辆<tr><th>查处<th>放行</thead>"
    "<tbody><tr><td>甲镇<td>5<td>3</table>"
)


def content(page: str | bytes) -> Content:
    return read(Raw(page if isinstance(page, bytes) else page.encode(), "快报.html"))


def lines(page: str) -> list[str]:
    return content(page).text.splitlines()


def page_of(text: str) -> str:
    """The text as a page of an office's site has it."""
    body = "".join(f"<p style='text-indent:2em'>{escape(line)}</p>\n" for line in text.splitlines())
    head = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>政府网 5 号</title><style>p{width:5px}</style></head>"
    )
    return f"{head}<body><nav>首页 &gt; 快报 3 期</nav><script>var n = 5;</script><div>{body}</div><footer>访问 9 次</footer></body></html>"


@pytest.mark.parametrize("path", bulletins(), ids=lambda path: path.stem)
def test_a_bulletin_says_the_same_as_its_plain_text(path: Path) -> None:
    assert figures(content(page_of(text_of(path))).text) == figures(text_of(path))


def test_blocks_are_lines_and_inline_marks_are_nothing() -> None:
    page = "<h1>快报</h1><div>第 <b>43</b> 期<div>甲<br>乙</div>丙</div><p>丁<p>戊"
    assert lines(page) == ["快报", "第 43 期", "甲", "乙", "丙", "丁", "戊"]


def test_tables_are_rows_of_cells() -> None:
    assert lines(TABLE) == ["单位：台", "单位\t车辆查处\t车辆放行", "甲镇\t5\t3"]


def test_a_table_that_frames_the_page_is_no_table() -> None:
    assert lines(f"<table><tr><td><p>上文</p>{TABLE}<p>下文</p></table>")[::3] == ["上文", "甲镇\t5\t3"]


def test_lists_are_numbered_as_shown() -> None:
    page = "<ol><li>甲<li>乙<ul><li>丙</ul><li value=7>丁</ol><ol type=A start=2><li>戊</ol>"
    assert lines(page) == ["1. 甲", "2. 乙", "• 丙", "7. 丁", "B. 戊"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>5 台</script>",
        "<style>5 台</style>",
        "<!-- 5 台 -->",
        "<div hidden>5 台</div>",
        "<p style='color:red; DISPLAY : none'>5 台</p>",
        "<span style='visibility:hidden'>5 台</span>",
        "<table><tr style='display:none'><td>5 台</table>",
        "<template><p>5 台</p></template>",
        "<select><option>5 台</select>",
        "<textarea>5 台</textarea>",
        "<del>5 台</del><s>5 台</s>",
        "<noscript>5 台</noscript><iframe src=x>5 台</iframe>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert lines(f"<p>甲</p>{hidden}<p>乙</p>") == ["甲", "乙"]


def test_entities_and_blanks_are_read_as_shown() -> None:
    page = "<p>&ldquo;看病钱&rdquo;&nbsp;5&#24231;&amp;3\n 座  桥</p><pre>甲  5\n乙  3</pre>"
    assert lines(page) == ["“看病钱” 5座&3 座 桥", "甲 5", "乙 3"]


def test_a_line_end_is_a_blank_as_in_browsers() -> None:
    assert lines("<p>盯住节点抓开工\r\n  把全年任务拆到周，\n排查 57\n家</p>") == [
        "盯住节点抓开工 把全年任务拆到周， 排查 57 家"
    ]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16", "big5"])
@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "x-unknown", ""])
def test_the_encoding_is_right_whatever_the_page_declares(codec: str, declared: str) -> None:
    words = "交通局路政科全年工作情常年月日" if codec == "big5" else "县交通运输局排查维修企业 57 家。"
    page = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={declared}'></head><p>{words}</p></html>"
    assert content(page.encode(codec)).text == f"{words}\n"


def test_a_page_without_text_has_none() -> None:
    assert content("<html><body><script>1</script></body></html>").text.strip() == ""


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000,
        "<b>x" * 50_000,
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">",
        "<p " + 'a=">" ' * 50_000,
    ],
    ids=["deep", "unclosed", "attributes", "quotes"],
)
def test_a_page_made_to_keep_the_parser_busy_is_refused(page: str) -> None:
    with pytest.raises(SourceError, match="标签多得不像网页"):
        content(page)


@pytest.mark.parametrize(
    "piece", ["x#<h#h<h<h<h", "<a=", '<a b="<a c="', "<a =b "], ids=["names", "values", "quotes", "signs"]
)
def test_tags_that_never_end_are_passed_over_once(piece: str) -> None:
    with suppress(SourceError):
        content("甲镇" + piece * 200_000)


def test_attributes_are_counted_behind_a_stray_sign() -> None:
    with pytest.raises(SourceError, match="标签多得不像网页"):
        content("<p =1 " + " ".join(f"a{n}=1" for n in range(300)) + ">")


def test_a_page_past_the_limit_is_refused() -> None:
    with pytest.raises(SourceError, match="太大"):
        content(b"<p>" + b" " * (9 * 1024 * 1024))
