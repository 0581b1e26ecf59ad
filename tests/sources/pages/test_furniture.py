"""Headers, footers and page numbers are no text."""

from __future__ import annotations

import pytest
from typeset import STEP, paged, set_line, set_page

from bulletin_cli.sources.pages.sheet import Glyph

BODY = ("本页的正文从这里开始写到这里", "下一行正文从这里开始写到这里", "再下一行正文写到这里就结束了")


def page(head: str = "", foot: str = "", *lines: str, size: float = 10.0) -> list[Glyph]:
    """A page with a small header and a footer apart from the text."""
    body = set_page(*(lines or BODY), top=100)
    bottom = 100 + (len(lines or BODY) + 2) * STEP
    return [*set_line(head, y=20, size=size), *body, *set_line(foot, x=90, y=bottom, size=14)]


@pytest.mark.parametrize(
    "number",
    ["— {} —", "-{}-", "· {} ·", "{}", "第 {} 页", "第{}页 共8页", "第{}页/共8页", "{}/8", "Page {} of 8", "－{}－"],
)
def test_page_numbers_are_dropped(number: str) -> None:
    found = paged(page("", number.format(1)), page("", number.format(2)))
    assert not any(character.isdigit() for line in found for character in line)


def test_what_stands_at_the_head_of_every_page_is_dropped() -> None:
    found = paged(*(page("云泽政务快报　2025 年第 11 期", str(at)) for at in (1, 2, 3)))
    assert not any("快报" in line for line in found)


def test_a_header_with_a_running_number_beside_it_is_dropped() -> None:
    pages = [[*page("云泽政务快报", ""), *set_line(str(at), x=400, y=20, size=10)] for at in (1, 2)]
    assert not any("快报" in line for line in paged(*pages))


def test_a_small_repetition_of_the_letterhead_is_dropped_on_a_single_page() -> None:
    title = set_line("云泽政务快报", x=60, y=60, size=36)
    found = paged([*page("云泽政务快报", "— 1 —"), *title])
    assert found.count("云泽政务快报") == 1


def test_the_letterheads_of_several_issues_are_kept() -> None:
    issues = [
        [*set_line("云泽政务快报", x=60, y=40, size=36), *set_line(f"第 {at} 期", x=90, y=75), *page()]
        for at in (11, 12)
    ]
    found = paged(*issues)
    assert found.count("云泽政务快报") == 2
    assert "第 12 期" in found


def test_a_letterhead_in_plain_letters_above_a_new_number_is_kept() -> None:
    bodies = ("本周的正文一行从这里写到这里", "下周的正文一行从这里写到这里")
    issues = [set_page("云泽政务快报", f"第 {at} 期", *[body] * 2) for at, body in zip((11, 12), bodies, strict=True)]
    assert "".join(paged(*issues)).count("云泽政务快报") == 2


def test_a_title_below_a_header_of_the_same_words_is_kept() -> None:
    assert "统计公报" in paged(page("统计公报", "", "统计公报", *BODY, size=16.0), page("统计公报", "", size=16.0))


def test_a_number_alone_in_a_row_of_the_text_is_kept() -> None:
    found = paged(set_page("本周查处超限超载车辆共一百", "62"), set_page(*BODY))
    assert "62" in "".join(found)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("2025/5/9 上午9:05", "file:///C:/文件/43.html"),
        ("11/23/26, 7:01 PM", "https://example.org/43.html"),
        ("2025年5月9日 09:05", "about:blank"),
    ],
)
def test_what_a_browser_prints_in_its_margins_is_dropped(head: str, foot: str) -> None:
    given = [
        *page(head, foot),
        *set_line("云泽政务快报", x=300, y=20, size=10),
        *set_line("1/1", x=500, y=100 + 5 * STEP, size=14),
    ]
    assert "".join(paged(given)) == "".join(BODY)


def test_nothing_is_dropped_behind_the_first_row_that_is_text() -> None:
    same = ("这一行不一样{}", "每页都有的一行", "还有别的内容一行写到这里为止", "最后一行也不一样{}")
    found = paged(*(set_page(*(line.format("甲乙丙"[at]) for line in same)) for at in range(3)))
    assert "".join(found).count("每页都有的一行") == 3


def test_a_page_that_is_there_twice_keeps_its_text() -> None:
    assert "".join(paged(page(), page())) == "".join(BODY) * 2


def test_a_row_of_the_text_that_ends_two_pages_by_chance_is_kept() -> None:
    pages = [
        set_page(f"{at}月份完成投资一百二十八万元", f"比上月多了{at}万元的工业投资", "来源：市统计局")
        for at in "一二三四"
    ]
    pages[2:] = [page[:-7] for page in pages[2:]]
    assert "".join(paged(*pages)).count("来源：市统计局") == 2


def test_the_end_of_a_number_alone_on_a_page_is_no_page_number() -> None:
    pages = [
        [*set_page(f"{mark}查处超限超载车辆"), *set_line(f"— {at} —", x=90, y=400)] for at, mark in enumerate("甲乙")
    ]
    last = [*set_line("8", y=0), *set_line("— 3 —", x=90, y=400)]
    assert "".join(paged(*pages, last)).endswith("8")
