"""The table of units, their other senses, their multiples and the words of degree, out of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from bulletin_cli.lexicon.bases import multiples
from bulletin_cli.lexicon.numerals import modifier_proofs
from bulletin_cli.lexicon.senses import sense_lines
from bulletin_cli.lexicon.units import UnitRow, unit_rows
from reference.page import page

LEAD: Final = """\
数量都化成基本单位再比较；换算因数是准确的十进制数。百、千、万、亿写在单位前面的，不必另列（万元、亿千瓦时）。
一个单位除以另一个（元/亩、每户…元、人均…元）由两个单位拼成，也不必另列。加一个单位，见 [docs/howto/add-a-unit.md](../howto/add-a-unit.md)。

Every quantity is converted to its base unit by an exact factor. Scales (百 千 万 亿) and rates (X/Y, 每Y…X) need no line."""


def made() -> str:
    """The page."""
    parts = (*_units(), *_senses(), *_multiples(), *_modifiers())
    return page("单位表 (units)", LEAD, "\n".join(parts).rstrip())


def _units() -> Iterator[str]:
    def dimension(row: UnitRow) -> str:
        return row.dimension

    for name, lines in groupby(sorted(unit_rows(), key=dimension), key=dimension):
        yield f"## {name}\n"
        yield "| 写法 spellings | 基本单位 base | 因数 factor | 例 example |\n| --- | --- | ---: | --- |"
        for row in lines:
            base = "照原样 as written" if row.base == "=" else row.base
            yield f"| {'、'.join(row.spellings)} | {base} | {row.factor:f} | {row.example} |"
        yield ""


def _senses() -> Iterator[str]:
    yield "## 同一写法，别的意思 (other senses)\n"
    yield "| 写法 | 在这些词后面 | 例 | 不算 |\n| --- | --- | --- | --- |"
    for sense in sense_lines():
        yield f"| {sense.spelling or '（没有单位）'} | {'、'.join(sense.after)} | {sense.example} | {sense.refusal} |"
    yield ""


def _multiples() -> Iterator[str]:
    yield "## 基本单位之间 (between base units)\n"
    yield "`--unit` 只在这些基本单位之间换算；表里没有的（亩、个月、盎司）没有准确的倍数。\n"
    yield "| 一个 | 等于 | 例 |\n| --- | --- | --- |"
    for line in multiples():
        yield f"| {line.base} | {line.factor:f} {line.measured} | {line.example} |"
    yield ""


def _modifiers() -> Iterator[str]:
    yield "## 程度词 (modifiers)\n"
    yield "| 位置 kind | 词 words | 例 example |\n| --- | --- | --- |"
    for proof in modifier_proofs():
        words = "、".join(proof.words).replace("<", "&lt;")
        yield f"| {proof.group} | {words} | {proof.example} |"
    yield ""
