"""Several issues in one text: where each begins, and that its places count in the whole."""

from __future__ import annotations

import pytest

from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Document, Issue
from bulletin_cli.reading.pipeline import read
from bulletin_cli.reading.several import issues_in

FIRST = "安平快报\n第1期\n安平县水利局\n2022年9月1日\n一、水库\n8月份，加固水库6座。\n"
SECOND = "安平快报\n第2期\n安平县水利局\n2023年9月8日\n一、渠道\n8月份，整修渠道32公里，清淤5处。\n"
TWO = FIRST + SECOND


def issues(text: str) -> list[Issue]:
    """Each issue of a text, read."""
    return [read(document, shipped()) for document in issues_in(Document("", text))]


@pytest.mark.parametrize(
    "text", ["", "查处车辆5台。", FIRST, FIRST + "安平快报向各乡镇印发。\n", FIRST + "举办第2期培训班，参训60人。\n"]
)
def test_a_text_with_one_head_is_one_issue_as_it_stands(text: str) -> None:
    document = Document("快报.txt", text)
    assert issues_in(document) == (document,)


@pytest.mark.parametrize(
    "text",
    [
        TWO,
        TWO.replace("\n", "\r\n"),
        TWO.replace("\n", "\n\n"),
        TWO.replace("第1期", "（总第一期）").replace("第2期", "（总第二期）"),
        TWO.replace("安平快报", "🌾安平快报"),
    ],
    ids=["plain", "crlf", "blank lines", "running number", "astral"],
)
def test_where_the_head_comes_again_another_issue_begins(text: str) -> None:
    assert [(issue.number, str(issue.date)) for issue in issues(text)] == [(1, "2022-09-01"), (2, "2023-09-08")]
    assert [[figure.text for figure in issue.observations] for issue in issues(text)] == [["6座"], ["32公里", "5处"]]


@pytest.mark.parametrize("text", [TWO, TWO.replace("\n", "\r\n"), "🌾" + TWO, "\ufeff" + TWO])
def test_the_places_of_every_issue_count_in_the_whole_text(text: str) -> None:
    found = [figure for issue in issues(text) for figure in issue.observations]
    assert len(found) == 3
    for figure in found:
        assert text[figure.start : figure.end] == figure.text
        end = figure.sentence_start + len(figure.sentence)
        assert text[figure.sentence_start : end] == figure.sentence


def test_no_character_of_the_text_is_in_two_issues_and_none_in_no_issue() -> None:
    first, second = issues_in(Document("", TWO))
    assert first.text == FIRST
    assert second.text.lstrip() == SECOND
    assert len(second.text) == len(TWO)


def test_every_issue_keeps_the_name_of_the_file() -> None:
    assert {document.source for document in issues_in(Document("快报.txt", TWO))} == {"快报.txt"}


def test_a_month_without_a_year_is_of_its_own_issues_year() -> None:
    assert [str(issue.observations[0].period_start) for issue in issues(TWO)] == ["2022-08-01", "2023-08-01"]


def test_a_line_with_a_number_but_without_the_title_above_begins_no_issue() -> None:
    assert len(issues(FIRST + "培训班\n第2期\n参训60人。\n")) == 1


@pytest.mark.parametrize("count", [3, 4])
def test_long_issues_are_told_apart_however_many_there_are(count: int) -> None:
    body = "一、水库\n加固水库6座。\n二、渠道\n整修渠道32公里。\n三、供水\n新建水厂3座。\n"
    text = "".join(f"安平快报\n第{at}期\n2023年9月{at}日\n{body}" for at in range(1, count + 1))
    assert [(issue.number, len(issue.observations)) for issue in issues(text)] == [
        (at, 3) for at in range(1, count + 1)
    ]


def test_three_issues_of_a_few_lines_are_three() -> None:
    text = "".join(f"安平快报\n第{at}期\n2023年9月{at}日\n查处车辆{at}台。\n" for at in (1, 2, 3))
    assert [(issue.number, [o.text for o in issue.observations]) for issue in issues(text)] == [
        (1, ["1台"]),
        (2, ["2台"]),
        (3, ["3台"]),
    ]


def test_a_head_on_one_line_begins_an_issue_too() -> None:
    text = TWO.replace("安平快报\n", "安平快报 ")
    assert [issue.number for issue in issues(text)] == [1, 2]
