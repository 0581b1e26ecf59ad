from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bulletin_cli.analysis.table import Align, Column, Report, Table
from bulletin_cli.errors import UsageError
from bulletin_cli.render.write import Format, write

COLUMNS = (
    Column("name", "指标", wrap=True),
    Column("old", "第44期", Align.RIGHT, drop=101),
    Column("new", "第45期", Align.RIGHT),
    Column("trend", "走势", drop=40),
    Column("id", "出处", drop=30),
)
ROWS = (
    ("完成“农村公路”新改建里程", "18.6公里", "20.4公里", "▁█", "2023-45.1"),
    ("  其中:低保户[red]和很长很长很长很长很长很长很长很长的名字", None, "500余车次", " ▄", "2023-45.2"),
    ("年产值—利税", "近30亿元", "0元", "▁ ", "2023-45.3"),
)
TABLE = Table(COLUMNS, ROWS, "交通运输局", "第44—45期", ("说明[b]不是记号",))
HOSTILE = [
    "[red]红[/red]",
    "\x1b[31m红\x1b[0m",
    "a\nb",
    "a\tb",
    "\x1b]0;题\x07",
    "a\x00b",
    "\u202e倒",
    "=cmd|' /C calc'!A0",
    "|",
    "<b>",
]


def text(document: Table | Report, form: str = "table", width: int | None = None) -> str:
    stream = io.StringIO()
    write(document, form, stream, width=width)
    return stream.getvalue()


def one_cell(value: str) -> Table:
    return Table((Column("a", "甲"), Column("b", "乙")), ((value, "尾"),))


@pytest.mark.parametrize("width", [60, 80, 120, None])
def test_columns_start_in_the_same_cell_on_every_line(width: int | None) -> None:
    table = Table(COLUMNS[2:], tuple(row[2:] for row in ROWS))
    lines = text(table, width=width).splitlines()
    starts = {cell_len(line.partition("2023")[0]) for line in lines[2:]} | {cell_len(lines[0].partition("出处")[0])}
    assert len(starts) == 1


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert all(cell_len(line) <= width for line in text(TABLE, width=width).splitlines())


def test_piped_every_row_is_one_line_and_nothing_is_lost() -> None:
    lines = text(TABLE).splitlines()
    assert len(lines) == 1 + 2 + len(ROWS) + 1
    for row, line in zip(ROWS, lines[3:6], strict=True):
        assert all(cell.strip() in line for cell in row if cell)


def test_columns_give_way_in_their_order_and_the_table_says_which() -> None:
    first = text(TABLE, width=50).splitlines()
    assert "第44期" not in first[1]
    assert "走势" in first[1]
    assert first[-1].startswith("窄屏未列：第44期")
    assert "第45期" in text(TABLE, width=10).splitlines()[1] + text(TABLE, width=10)


@pytest.mark.parametrize("width", [1, 10, 30])
def test_digits_are_never_cut_however_narrow(width: int) -> None:
    assert "20.4公里" in text(TABLE, width=width)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_leaves_the_table_in_order(value: str) -> None:
    lines = text(one_cell(value)).splitlines()
    assert len(lines) == 3
    assert "\x1b" not in lines[2]
    assert lines[2].endswith("尾")
    assert cell_len(lines[2].removesuffix("尾")) == cell_len(lines[0].partition("乙")[0])


def test_brackets_are_kept_as_they_are() -> None:
    assert "[red]红[/red]" in text(one_cell("[red]红[/red]"))


@given(st.text(), st.sampled_from(Format))
def test_no_text_whatever_breaks_a_format(value: str, form: Format) -> None:
    text(one_cell(value), form)


@given(st.text(), st.integers(1, 90))
def test_no_text_whatever_breaks_a_terminal(value: str, width: int) -> None:
    stream = io.StringIO()
    write(
        Table((Column("a", "甲", wrap=True), Column("b", "乙", drop=1)), ((value, "尾"),)),
        "table",
        stream,
        width=width,
        colour=True,
    )
    assert "\x1b" not in stream.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[2m", "")


def test_colour_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in text(TABLE, width=80)


@pytest.mark.parametrize("value", ["=1+1", "+1+cmd", "-2+3", "@SUM(A1)", " =1", "＝".replace("＝", "=") + "x"])
def test_a_formula_is_defused_in_a_sheet(value: str) -> None:
    assert next(csv.reader([text(one_cell(value), "csv").splitlines()[1]]))[0].startswith("'")


@pytest.mark.parametrize("value", ["-3.2", "+12", "-12.5%", "0"])
def test_a_number_stays_a_number_in_a_sheet(value: str) -> None:
    assert next(csv.reader([text(one_cell(value), "csv").splitlines()[1]]))[0] == value


def test_a_sheet_reads_back_as_it_was() -> None:
    table = Table((Column("name", "名"), Column("value", "数")), (('甲,"乙"', Decimal("3E+9")), ("丙", None)))
    assert list(csv.reader(io.StringIO(text(table, "csv")))) == [
        ["name", "value"],
        ['甲,"乙"', "3000000000"],
        ["丙", ""],
    ]


@dataclass(frozen=True)
class Mark:
    day: date | None
    value: Decimal


@dataclass(frozen=True)
class Line:
    name: str
    marks: tuple[Mark, ...]
    rank: int | None


REPORT = Report(TABLE, (Line("危房", (Mark(date(2023, 9, 22), Decimal("1E+8")), Mark(None, Decimal("0.10"))), None),))
OBJECT = {
    "name": "危房",
    "marks": [{"day": "2023-09-22", "value": "100000000"}, {"day": None, "value": "0.10"}],
    "rank": None,
}


def test_records_are_exact_in_json() -> None:
    assert json.loads(text(REPORT, "json")) == [OBJECT]
    assert [json.loads(line) for line in text(REPORT, "jsonl").splitlines()] == [OBJECT]


def test_chinese_stays_chinese_in_json() -> None:
    assert "危房" in text(REPORT, "jsonl")


def test_no_records_are_an_empty_answer() -> None:
    assert json.loads(text(Report(TABLE), "json")) == []
    assert text(Report(TABLE), "jsonl") == ""


def test_markdown_keeps_its_cells_apart() -> None:
    lines = text(one_cell("a|b<script>"), "md").splitlines()
    assert lines[-1] == r"| a\|b&lt;script&gt; | 尾 |"


def test_what_an_encoding_lacks_becomes_a_mark_as_wide() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="gbk", newline="")
    write(Table((Column("a", "甲"), Column("b", "乙")), (("✓😀", "▁█"),)), "table", stream)
    stream.flush()
    assert raw.getvalue().decode("gbk").splitlines()[2] == "???   ▁█"


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="jsonl"):
        text(TABLE, "xml")


def test_programs_formats_do_not_load_rich() -> None:
    code = (
        "import io, sys\n"
        "from bulletin_cli.analysis.table import Column, Table\n"
        "from bulletin_cli.render.write import write\n"
        "table = Table((Column('a', 'a'),), (('x',),))\n"
        "for form in ('json', 'jsonl', 'csv', 'tsv', 'md'): write(table, form, io.StringIO())\n"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
