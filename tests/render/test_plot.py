from __future__ import annotations

import pytest
from dossiers import HOSTILE, PLAIN, Told, dossier
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bulletin_cli.render.chart import Chart
from bulletin_cli.render.plot import COARSE, FINE, Pen, Sheet, plots, plotted


def chart(*told: Told) -> Chart:
    given = dossier(*told)
    return given.charts(given.reports[1])[0]


def test_a_series_is_drawn_between_its_axes_with_its_target() -> None:
    lines = plotted(chart(), Sheet(60, 10)).splitlines()
    assert lines[0] == "新改建农村公路（公里）  累计"
    assert lines[1] == "┄ 目标 45      最新 36.5公里"
    assert "".join(lines).count("●") == 3
    assert sum("┄ ┄ ┄" in line for line in lines) == 1
    assert lines[-1].split() == ["第44期", "第45期", "第47期"]
    assert len(lines) == 2 + 10 + 2


def test_higher_figures_stand_higher() -> None:
    rows = [line for line in plotted(chart(Told(values=("1", "9"), target=None))).splitlines() if "●" in line]
    assert rows[0].rindex("●") > rows[1].index("●")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("pen", [FINE, COARSE])
def test_no_line_is_wider_than_its_sheet(width: int, pen: Pen) -> None:
    for told in PLAIN[:2]:
        assert all(cell_len(line) <= width for line in plotted(chart(told), Sheet(width, pen=pen)).splitlines())


def test_the_axis_stands_in_one_column() -> None:
    lines = plotted(chart(Told(values=("0.5", "1200000000"), unit="元", target=None))).splitlines()
    assert {cell_len(line[: line.index("│")]) for line in lines if "│" in line} == {cell_len(lines[-2].split("└")[0])}
    assert lines[0] == "新改建农村公路（亿元）  累计"


def test_a_terminal_without_braille_has_a_plot_as_well() -> None:
    plotted(chart(), Sheet(pen=COARSE)).encode("gbk")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    drawn = plotted(chart(Told(text, unit=text)))
    assert "\x1b" not in drawn
    assert len(drawn.splitlines()) == 2 + 12 + 2


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12), min_size=2, max_size=6))  # fmt: skip
@settings(deadline=None)
def test_any_figures_can_be_drawn(values: list[object]) -> None:
    drawn = plotted(chart(Told(values=tuple(map(str, values)))), Sheet(50, 8))
    assert len(drawn.splitlines()) == 2 + 8 + 2


def test_figures_of_one_day_stand_side_by_side() -> None:
    one = chart(Told(values=("5", "5", "5"), target=None))
    assert plotted(one).count("●") == 3
    assert one.axis.place(one.marks[0].value) == 1.0


def test_every_series_with_a_line_is_drawn() -> None:
    drawn = plots(dossier())
    assert drawn.split("\n\n")[0] + "\n" == plotted(chart())
    assert drawn.count("└") == 2
    assert plots(dossier(Told(values=("1",)))) == ""
