"""`bulletin normalize`, as a filter in a shell."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from program import out, run, said

TEXT = "查处车辆 500 余车次，总投资近 30 亿元，3—5 天办结"
KEYS = ["text", "start", "end", "value", "upper", "unit", "modifier", "dimension"]


def records(*arguments: str, here: Path) -> list[dict[str, Any]]:
    """What it prints as JSON lines."""
    done = run("normalize", *arguments, "--format", "jsonl", here=here)
    assert done.returncode == 0, said(done)
    return [json.loads(line) for line in out(done).splitlines()]


def test_every_quantity_comes_with_its_keys_and_its_place(here: Path) -> None:
    found = records(TEXT, here=here)
    assert [list(record) for record in found] == [KEYS] * 3
    assert [TEXT[r["start"] : r["end"]] for r in found] == [r["text"] for r in found]
    assert [(r["value"], r["upper"], r["unit"], r["modifier"], r["dimension"]) for r in found] == [
        ("500", None, "车次", "over", "count"),
        ("3000000000", None, "元", "under", "money"),
        ("3", "5", "天", "range", "duration"),
    ]


@pytest.mark.parametrize("arguments", [("-",), ()])
def test_it_reads_standard_input(arguments: tuple[str, ...], here: Path) -> None:
    done = run("normalize", *arguments, here=here, typed=TEXT.encode())
    assert [json.loads(line)["value"] for line in out(done).splitlines()] == ["500", "3000000000", "3"]


def test_several_texts_are_read_one_after_the_other(here: Path) -> None:
    assert [(r["value"], r["start"]) for r in records("约850台", "近百户", here=here)] == [("850", 0), ("100", 0)]


def test_csv_has_a_head_and_a_row_for_each(here: Path) -> None:
    rows = list(csv.reader(out(run("normalize", TEXT, "--format", "csv", here=here)).splitlines()))
    assert rows[0] == KEYS
    assert [row[3] for row in rows[1:]] == ["500", "3000000000", "3"]


@pytest.mark.parametrize("form", ["table", "md"])
def test_people_read_a_table(form: str, here: Path) -> None:
    shown = out(run("normalize", TEXT, "--format", form, here=here))
    assert "500 余车次" in shown
    assert "3 个数量" in shown


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("投资5亿元", "万元", "50000"), ("23.23公里", "米", "23230"), ("86.4毫米", "厘米", "8.64")],
)
def test_conversion_within_a_dimension_is_exact(text: str, unit: str, value: str, here: Path) -> None:
    (found,) = records(text, "--unit", unit, here=here)
    assert (found["value"], found["unit"]) == (value, unit)


def test_both_ends_of_a_range_are_converted(here: Path) -> None:
    (found,) = records("5至8万元", "--unit", "千元", here=here)
    assert (found["value"], found["upper"]) == ("50", "80")


def test_in_a_text_of_many_kinds_the_others_stay_as_they_are(here: Path) -> None:
    assert [(r["value"], r["unit"]) for r in records(TEXT, "--unit", "亿元", here=here)] == [
        ("500", "车次"), ("30", "亿元"), ("3", "天"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("新建公路12公里", "万元", "“12公里”是长度，万元是金额，不能换算"),
        ("流转5亩", "公顷", "亩和平方米之间没有准确的倍数"),
        ("航行1公里", "海里", "除不尽"),
        ("投资5亿元", "万象", "没有这个单位"),
    ],
)
def test_a_refusal_says_why_and_prints_nothing(text: str, unit: str, why: str, here: Path) -> None:
    done = run("normalize", text, "--unit", unit, here=here)
    assert (done.returncode, out(done)) == (2, "")
    assert why in said(done)


def test_the_reason_comes_in_english_where_the_locale_asks(here: Path) -> None:
    done = run("normalize", "新建公路12公里", "--unit", "万元", here=here, LANG="en_US.UTF-8")
    assert "'12公里' is a length, 万元 is money" in said(done)


def test_a_text_without_quantities_ends_with_one(here: Path) -> None:
    assert run("normalize", "加强领导", here=here).returncode == 1
