"""The lines of a source and the paragraphs they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.lexicon import shipped
from bulletin_cli.reading.lines import body_lines, lines_of, paragraphs


def kept(source: str) -> list[str]:
    """The lines that remain when the foot of the page is left out."""
    return [line.text for line in body_lines(lines_of(source), shipped())]


def joined(source: str) -> list[str]:
    """The paragraphs that the lines of a source make."""
    return [paragraph.text for paragraph in paragraphs(lines_of(source))]


@pytest.mark.parametrize(
    "source",
    [
        "清运垃圾60吨。\n修剪绿篱3处。",
        "清运垃圾60吨。\r\n修剪绿篱3处。\r\n",
        "清运垃圾60吨。\r修剪绿篱3处。",
        "\ufeff清运垃圾60吨。\n\n\n修剪绿篱3处。",
        "　　清运垃圾60吨。　\n\t修剪绿篱3处。 ",
        "清运垃圾60吨。\f修剪绿篱3处。",
        "清运垃圾60吨。\u2028修剪绿篱3处。",
    ],
)
def test_a_line_is_what_stands_between_two_ends_of_line_without_white_space(source: str) -> None:
    assert [line.text for line in lines_of(source)] == ["清运垃圾60吨。", "修剪绿篱3处。"]


@pytest.mark.parametrize("source", ["", " \n\t\n", "\ufeff", "\r\n\r\n", "　"])
def test_blank_lines_are_no_lines(source: str) -> None:
    assert lines_of(source) == []


@given(st.text(alphabet="甲乙，。1 \n\r\t　\ufeff\f", max_size=60))
def test_a_line_stands_in_the_source_where_it_says(source: str) -> None:
    for line in lines_of(source):
        assert source[line.start : line.end] == line.text
        assert line.text.strip() == line.text != ""


@pytest.mark.parametrize(
    "foot",
    [
        "-2-",
        "— 3 —",
        "第 3 页 共 6 页",
        "3/6",
        "第5页",
        "共印80份",
        "（共印八十份）",
        "印发：120份",
        "----------",
        "______",
        "报：县委办公室、县政府办公室",
        "送：各乡镇，县直各单位",
        "抄送：县纪委监委",
        "责任编辑：王五    审核：赵六",
        "值班电话：0999-8866123",
    ],
)
def test_the_foot_of_the_page_is_left_out(foot: str) -> None:
    assert kept(f"清运垃圾60吨。\n{foot}") == ["清运垃圾60吨。"]


def test_a_distribution_list_of_several_lines_is_left_out() -> None:
    assert kept("清运垃圾60吨。\n报：县委常委\n县人大主任、副主任\n送：各乡镇") == ["清运垃圾60吨。"]


def test_what_follows_the_foot_of_a_page_as_a_sentence_or_heading_is_kept() -> None:
    assert kept("报：县委办公室\n新建公厕12座。") == ["新建公厕12座。"]
    assert kept("报：县委办公室\n二、环境整治") == ["二、环境整治"]


@pytest.mark.parametrize(
    "line",
    [
        "报名学员560人。",
        "发放种子30吨。",
        "送医下乡12次。",
        "第3批救灾物资运抵。",
        "12座桥梁完成加固。",
        "印制手册60份。",
        "电话回访群众860人次。",
        "图书馆接待读者1.2万人次。",
    ],
)
def test_a_line_that_only_begins_like_a_foot_is_kept(line: str) -> None:
    assert kept(line) == [line]


@pytest.mark.parametrize(
    ("source", "paragraph"),
    [
        (
            "截至目前，全县累计清运建筑垃圾860\n吨，修剪绿篱12处。",
            "截至目前，全县累计清运建筑垃圾860吨，修剪绿篱12处。",
        ),
        ("截至目前，全县各乡镇累计清运建筑垃\n圾860吨。", "截至目前，全县各乡镇累计清运建筑垃圾860吨。"),
        ("今年以来，新建公厕，\n改造公厕12座。", "今年以来，新建公厕，改造公厕12座。"),
        (
            "今年以来，全县各级共投入各类资金近\n2860万元，其中县级2\n8万元。",
            "今年以来，全县各级共投入各类资金近2860万元，其中县级28万元。",
        ),
    ],
)
def test_a_paragraph_goes_on_where_its_line_stops_inside_a_sentence(source: str, paragraph: str) -> None:
    assert joined(source)[0] == paragraph


@pytest.mark.parametrize(
    "source",
    [
        "今年以来，全县清运建筑垃圾860吨。\n修剪绿篱3处。",
        "今年以来，全县清运建筑垃圾860吨，修剪绿篱\n二、供水保障",
        "今年以来，全县清运建筑垃圾860吨，修剪绿篱\n（二）供水保障",
        "今年以来，全县清运建筑垃圾860吨，修剪绿篱\n●供水保障",
        "今年以来，全县清运建筑垃圾860吨，修剪绿篱\n二是保障供水。",
        "今年以来，全县清运建筑垃圾860吨，修剪绿篱\n来源：县水利局",
        "今年以来，全县清运建筑垃圾860吨；\n修剪绿篱3处；",
        "环境整治\n修剪绿篱3处。",
    ],
)
def test_a_new_paragraph_begins_behind_a_stop_or_at_a_heading(source: str) -> None:
    assert joined(source) == source.split("\n")


@pytest.mark.parametrize("mark", ["清运垃圾860吨、", "清运垃圾860吨，", "清运垃圾860吨,"])
def test_a_line_that_ends_with_a_comma_always_goes_on(mark: str) -> None:
    assert joined(f"{mark}\n修剪绿篱3处。") == [f"{mark}修剪绿篱3处。"]


def test_a_paragraph_reaches_from_its_first_line_to_its_last() -> None:
    source = "  清运垃圾860吨，\n  修剪绿篱3处。 "
    (paragraph,) = paragraphs(lines_of(source))
    assert (paragraph.start, paragraph.end) == (2, len(source) - 1)
    assert len(paragraph.lines) == 2
