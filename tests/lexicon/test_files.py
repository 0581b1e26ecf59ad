"""The files of the lexicon: characters one for one, columns that fit."""

from __future__ import annotations

from bulletin_cli.lexicon.characters import plain_characters
from bulletin_cli.lexicon.files import rows
from bulletin_cli.lexicon.units import UNITS


def test_a_plain_character_has_no_plainer_one_and_is_one_character() -> None:
    plain = plain_characters()
    assert {character for character in plain.values() if len(character) != 1} == set()
    assert {character for character in plain.values() if ord(character) in plain} == set()


def test_simplified_text_is_left_alone() -> None:
    text = "截至目前，全县共排查著名企业1200家，完成投资38.6亿元，乾坤、於潜两镇占35%。"
    assert text.translate(plain_characters()) == text


def test_every_row_has_every_column_of_the_head() -> None:
    heads = {tuple(row) for _, row in rows(UNITS)}
    assert len(heads) == 1
