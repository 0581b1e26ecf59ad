"""Text recognised in a picture of a page: characters with their places, and how surely each was read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from math import atan2, degrees, hypot
from statistics import mean, median
from typing import Any, Final

from PIL.Image import Image, Resampling

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.ink import gaps, spaces
from bulletin_cli.sources.pages.sheet import Box, Glyph, Sheet, is_wide
from bulletin_cli.sources.ruling import rules

# A character recognised with less, or in a line recognised with less on average, is unsure. Of 133 figures of poor scans this marks
# 19 of 20 wrong ones; of clean ones every tenth to twentieth.
SURE = 0.9
_LEGIBLE = 0.7
_THREADS = 4
_SIDE = 1280
_LARGEST = 4000
_LEVEL = 0.008
# Usual letters are taken for ones of this size, whatever the picture was taken at.
_POINTS = 16.0
# In units of a line's height: its letters, the gap inside it that is more than a matter of measuring.
_LETTER = 0.92
_TOUCH = 0.8
_ALIKE = 0.15
# Of a line of a few characters it depends on these how high it seems.
_SHORT = 3
_OPENING, _CLOSING = "“‘「『（《〈【", "，。、；：！？”’」』）》〉】"
_WIDE_FORMS: Final = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；"}


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Character:
    """A recognised character, its middle along the line, how sure it is; a space has no score of its own."""

    text: str
    middle: float
    score: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A recognised line: its four corners from the top left on, its characters from left to right."""

    corners: tuple[Point, ...]
    characters: tuple[_Character, ...]

    @property
    def angle(self) -> float:
        """By how much the line falls towards its right end."""
        (left, top), (right, fallen) = self.corners[0], self.corners[1]
        return atan2(fallen - top, right - left)

    @property
    def height(self) -> float:
        """How high its letters stand, and a little more."""
        (left, top), (low_left, bottom) = self.corners[0], self.corners[3]
        return hypot(low_left - left, bottom - top)

    @property
    def width(self) -> float:
        """How long it is."""
        (left, top), (right, fallen) = self.corners[0], self.corners[1]
        return hypot(right - left, fallen - top)


@dataclass(frozen=True)
class Recogniser:
    """A reader of pictures; its models are loaded with the first picture and serve for all."""

    @cached_property
    def _engine(self) -> Any:
        import rapidocr  # noqa: PLC0415 - with its models; an extra, loaded with the first picture

        return rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.text_score": 0.0,
                "Global.max_side_len": _LARGEST,
                # Its classifier takes some upright lines for reversed ones, which loses them.
                "Global.use_cls": False,
                "Global.return_word_box": True,
                "Global.return_single_char_box": True,
                "Det.limit_type": "max",
                "Det.limit_side_len": _SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": min(_THREADS, os.cpu_count() or 1),
            }
        )

    def sheet(self, picture: Image) -> Sheet:
        """The page that a picture shows; one that lies on its side, on its head or aslant is turned."""
        lines = self._lines(picture)
        if sum(line.height > line.width for line in lines) * 2 > len(lines):
            picture, lines = self._turned(picture, 90)
        if lines and _score(lines) < _LEGIBLE:
            reversed_, found = self._turned(picture, 180)
            if _score(found) > _score(lines):
                picture, lines = reversed_, found
        if abs(fall := _fall(lines)) > _LEVEL:
            picture, lines = self._turned(picture, degrees(fall))
        shades = picture.convert("L")
        scale = _POINTS / (_LETTER * (_usual(lines) or 1.0))
        strokes = (_scaled(rule, scale) for rule in rules(shades, _LETTER * _usual(lines)))
        return Sheet(tuple(_glyphs([_spaced(line, shades) for line in lines], scale)), tuple(strokes))

    def _turned(self, picture: Image, angle: float) -> tuple[Image, list[_Line]]:
        """The picture turned by so many degrees against the clock, and its lines."""
        turned = picture.rotate(angle, expand=True, fillcolor="white", resample=Resampling.BICUBIC)
        return turned, self._lines(turned)

    def _lines(self, picture: Image) -> list[_Line]:
        found: Any = self._engine(picture)
        if found.boxes is None or not found.txts:
            return []
        boxes, places = found.boxes.tolist(), found.word_results
        if len(places) != len(boxes):
            places = [()] * len(boxes)
        given = zip(boxes, found.txts, found.scores, places, strict=True)
        return [_line(corners, text, score, words) for corners, text, score, words in given if text.strip()]


def _score(lines: Sequence[_Line]) -> float:
    """How sure the lines are on average, long ones counting more."""
    scores = [character.score for line in lines for character in line.characters]
    return mean(scores) if scores else 0.0


def _fall(lines: Sequence[_Line]) -> float:
    """By how much the lines fall towards their right ends, long ones counting more."""
    return median(line.angle for line in lines for _ in line.characters) if lines else 0.0


def _spaced(line: _Line, shades: Image) -> _Line:
    """The line with the spaces that show between its Chinese characters."""
    xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
    blanks = gaps(shades, (min(xs), min(ys), max(xs), max(ys)), [one.middle for one in line.characters])
    counted = [_letter(one.text) and _letter(other.text) for one, other in pairwise(line.characters)]
    found = spaces(blanks, counted, _LETTER * line.height)
    characters: list[_Character] = []
    for character, space in zip(line.characters, (*found, False), strict=True):
        characters.append(character)
        if space:
            characters.append(_Character(" ", character.middle + line.height / 2, 1.0))
    return replace(line, characters=tuple(characters))


def _letter(text: str) -> bool:
    return text.isalpha() and is_wide(text)


def _line(
    corners: list[list[float]], text: str, score: float, words: Sequence[tuple[str, float, list[list[float]]]]
) -> _Line:
    """A line of the recogniser's answer; its characters are spread evenly where it does not say where each stands."""
    (left, _), (right, _) = corners[0], corners[1]
    places = [(sum(x for x, _ in box) / 4, sure) for _, sure, box in words]
    printed = text.replace(" ", "")
    if "".join(word for word, _, _ in words) != printed:
        places = [(left + (at + 0.5) / len(printed) * (right - left), score) for at in range(len(printed))]
    characters: list[_Character] = []
    given = iter(places)
    for character in text.strip():
        if character == " ":
            characters.append(_Character(" ", characters[-1].middle, 1.0))
        else:
            characters.append(_Character(character, *next(given)))
    return _Line(tuple((x, y) for x, y in corners), tuple(characters))


def _usual(lines: Sequence[_Line]) -> float:
    """The height of most lines, long ones counting more."""
    return median([line.height for line in lines for _ in line.characters] or [0.0])


def _scaled(rule: Box, scale: float) -> Box:
    return Box(rule.left * scale, rule.top * scale, rule.right * scale, rule.bottom * scale)


def _glyphs(lines: Sequence[_Line], scale: float) -> Iterator[Glyph]:
    """The characters of all lines, in points; those of nearly one size are given one."""
    usual = _usual(lines)
    for line in lines:
        (left, _), (right, _), (_, bottom), (_, low) = line.corners
        near = _ALIKE if len(line.characters) > _SHORT else _SHORT * _ALIKE
        height = usual if abs(line.height - usual) < near * usual else line.height
        base, size = (bottom + low) / 2 * scale, _LETTER * height * scale
        placed = [replace(one, middle=one.middle * scale) for one in _widened(line.characters)]
        yield from _spread(placed, Glyph("", left * scale, right * scale, base, size, scanned=True))


def _spread(characters: Sequence[_Character], line: Glyph) -> Iterator[Glyph]:
    """The characters between the ends of their line: touching each other, unless the gap is more than a matter of measuring."""
    average = mean(character.score for character in characters)
    middles = [character.middle for character in characters]
    halves = [line.size * (0.5 if is_wide(character.text) else 0.25) for character in characters]
    lefts, rights = [line.left], []
    for at in range(len(characters) - 1):
        end, start = middles[at] + halves[at], middles[at + 1] - halves[at + 1]
        if start - end < _TOUCH * line.size:
            end = start = (end + start) / 2
        rights.append(end)
        lefts.append(start)
    rights.append(line.right)
    # Of a bracket only its inner half is ink.
    lefts[0] -= line.size / 2 if characters[0].text in _OPENING else 0.0
    rights[-1] += line.size / 2 if characters[-1].text in _CLOSING else 0.0
    for character, left, right in zip(characters, lefts, rights, strict=True):
        yield replace(
            line, text=character.text, left=left, right=max(left, right), sure=min(character.score, average) >= SURE
        )


def _widened(characters: Sequence[_Character]) -> list[_Character]:
    """The characters with brackets and marks as wide as the Chinese ones beside them: a recogniser mistakes one for the other."""
    found = list(characters)
    for at, character in enumerate(found):
        beside = [other.text for other in (*characters[max(0, at - 1) : at], *characters[at + 1 : at + 2])]
        if character.text in _WIDE_FORMS and any(text.isalpha() and is_wide(text) for text in beside):
            found[at] = replace(character, text=_WIDE_FORMS[character.text])
    return found
