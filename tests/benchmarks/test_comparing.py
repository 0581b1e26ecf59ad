"""Two runs beside each other: what became slower is told, what cannot be compared is not."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.comparing import changes, slower
from benchmarks.page import report
from benchmarks.results import Better, Machine, Measured, Survey

HERE = Machine(2, "Processor A", "3.11.7", "Linux")
BEFORE = Survey(
    "2025-01-02",
    HERE,
    "0.1.0",
    (
        Measured("cold", "--help", 4.0, "×", 6),
        Measured("intake", "一核一秒", 200.0, "期/秒", 150, Better.MORE),
        Measured("questions", "report", 0.2, "秒", 0.5),
    ),
)


def after(*values: float, machine: Machine = HERE) -> Survey:
    """The same figures on a later day."""
    measured = tuple(replace(one, value=value) for one, value in zip(BEFORE.measured, values, strict=True))
    return Survey("2025-02-03", machine, "0.1.0", measured)


def test_a_run_like_the_one_before_has_nothing_to_tell() -> None:
    assert slower(changes(BEFORE, BEFORE)) == []
    assert slower(changes(BEFORE, after(5.0, 160.0, 0.25))) == []


def test_more_time_and_less_work_a_second_are_both_slower_and_the_worst_comes_first() -> None:
    found = slower(changes(BEFORE, after(6.0, 100.0, 0.2)))
    assert [(one.after.name, round(one.times, 1)) for one in found] == [("一核一秒", 2.0), ("--help", 1.5)]


def test_what_became_quicker_is_not_told() -> None:
    assert slower(changes(BEFORE, after(1.0, 900.0, 0.01))) == []


def test_on_another_machine_only_ratios_are_compared() -> None:
    other = replace(HERE, processor="Processor B")
    assert [one.after.name for one in slower(changes(BEFORE, after(8.0, 1.0, 9.0, machine=other)))] == ["--help"]


def test_a_figure_that_only_one_run_has_or_that_changed_its_unit_is_left_out() -> None:
    fewer = replace(BEFORE, measured=BEFORE.measured[:1])
    assert [one.after.name for one in changes(fewer, BEFORE)] == ["--help"]
    renamed = replace(BEFORE, measured=tuple(replace(one, unit="步") for one in BEFORE.measured))
    assert changes(BEFORE, renamed) == []


def test_a_report_says_which_bars_are_missed_and_what_became_slower() -> None:
    told = report(after(8.0, 400.0, 0.2), BEFORE)
    assert "✗  --help  8.0×" in told
    assert "门槛 3 条，没达到 1 条" in told
    assert "--help：4.0× → 8.0×（2.0 倍）" in told
    assert "没有上一次的结果可比" in report(BEFORE, None)
