"""The work of reading grows as the text does: counted in calls, since clocks depend on the machine."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from re import _parser as patterns  # type: ignore[attr-defined]
from types import FrameType

import pytest

from bulletin_cli import find_quantities

MODULES = (
    "smoothing",
    "numerals",
    "quantities",
    "fractions",
    "amounts",
    "written_units",
    "rates",
    "shared_units",
    "ranks",
    "acceptance",
)
WIDEST = 1000
# One class repeated without a bound, and nothing behind it: each character is looked at once.
SINGLE = re.compile(r"\A(?:\[[^\]]+\]\{?[0-9]*\}?)?\[[^\]]+\]\*\+\Z")
ODD = ["一", "每", "“", "（", "（“", "9", "1、", "每1户", "一百", "1,", "1.", "1 ", "1\n", "第", "居第", "近", "半", "过", "《", "三个", "1户",
       "人均", "一分之", "1-", "1万", "万一千", "5角", "**", "一又", "1kV", "“1、", "000,", "A1", " ", "户"]  # fmt: skip


def calls(text: str) -> int:
    """How many functions are called, Python's and C's, to find the quantities of a text."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        find_quantities(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", ODD)
def test_twice_the_text_is_at_most_about_twice_the_work(piece: str) -> None:
    find_quantities(piece)
    once = calls(piece * 1000)
    assert calls(piece * 2000) <= 2.1 * once + 200
    assert once <= 400 * 1000


def compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the modules that read quantities, with its name."""
    for name in MODULES:
        module = import_module(f"bulletin_cli.reading.{name}")
        for constant, found in vars(module).items():
            if isinstance(found, re.Pattern):
                yield f"{name}.{constant}", found


@pytest.mark.parametrize(("name", "pattern"), list(compiled()), ids=[name for name, _ in compiled()])
def test_a_pattern_looks_at_so_many_characters_and_no_more(name: str, pattern: re.Pattern[str]) -> None:
    if name in ("smoothing._DROPPED",) or SINGLE.match(pattern.pattern):
        return
    _, widest = patterns.parse(pattern.pattern, pattern.flags & re.VERBOSE).getwidth()
    assert widest <= WIDEST
