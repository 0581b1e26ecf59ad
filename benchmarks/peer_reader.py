"""Runs one reader of quantities on texts and tells what it found and how long it took.

    python peer_reader.py NAME < QUESTION.json > ANSWER.json

Stands alone: it is run by the Python that has the reader, which may have nothing of ours. QUESTION holds `texts` (to be read for
what is found) and `sample` with `lengths` (to be timed, repeated so often). ANSWER holds `version`, `found` (for each text a list of
[start, end, [values], unit]) and `seconds` (a text of each length; fewer where a length would take longer than PATIENCE).
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

PATIENCE = 30.0
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
Found = list[tuple[int, int, list[str], str]]
Reader = Callable[[str], Found]


def bulletin() -> Reader:
    """Ours."""
    from bulletin_cli import find_quantities

    def read(text: str) -> Found:
        return [(q.start, q.end, [str(q.value)], q.unit) for q in find_quantities(text)]

    return read


def jionlp() -> Reader:
    """JioNLP's reader of money; a vague amount has two values."""
    import jionlp as tool

    def read(text: str) -> Found:
        found: Found = []
        for one in tool.ner.extract_money(text, with_parsing=True):
            number = one["detail"]["num"]
            values = number if isinstance(number, list) else [number]
            found.append((*one["offset"], [str(value) for value in values], one["detail"]["case"]))
        return found

    return read


def recognizers() -> Reader:
    """Recognizers-Text: amounts of money, dimensions and percentages in Chinese."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    units = NumberWithUnitRecognizer(Culture.Chinese)
    models = [
        units.get_currency_model(),
        units.get_dimension_model(),
        NumberRecognizer(Culture.Chinese).get_percentage_model(),
    ]

    def read(text: str) -> Found:
        found: Found = []
        for model in models:
            for one in model.parse(text):
                value = str(one.resolution["value"])
                unit = "%" if value.endswith("%") else one.resolution.get("unit", "")
                found.append((one.start, one.end + 1, [value.rstrip("%")], unit))
        return found

    return read


def cn2an() -> Reader:
    """cn2an writes a text anew with digits for characters; what stands where cannot be told, so a text has one span."""
    import cn2an as tool

    def read(text: str) -> Found:
        return [(0, len(text), NUMBER.findall(tool.transform(text, "cn2an")), "")]

    return read


def quantulum3() -> Reader:
    """quantulum3 reads English; in Chinese it sees digits, percent signs and units in Latin letters."""
    from quantulum3 import parser

    def read(text: str) -> Found:
        units = {"percentage": "%", "dimensionless": ""}
        return [(*one.span, [str(one.value)], units.get(one.unit.name, one.unit.name)) for one in parser.parse(text)]

    return read


READERS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "bulletin": ("bulletin-cli", bulletin),
    "jionlp": ("jionlp", jionlp),
    "recognizers-text": ("recognizers-text-suite", recognizers),
    "cn2an": ("cn2an", cn2an),
    "quantulum3": ("quantulum3", quantulum3),
}


def seconds(read: Reader, text: str) -> float:
    """The processor's time for one reading: the best of three, or the only one where it takes long."""
    taken: list[float] = []
    while len(taken) < 3 and sum(taken) < PATIENCE / 10:
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


def timings(read: Reader, sample: str, lengths: list[int]) -> list[float]:
    """The seconds for the sample at each length, as far as the patience goes."""
    told: list[float] = []
    for place, length in enumerate(lengths):
        # A time that grows with the square of the length is expected, so that nobody waits for hours.
        if told and told[-1] * (length / lengths[place - 1]) ** 2 > PATIENCE:
            break
        told.append(seconds(read, sample * length))
    return told


def main() -> None:
    """Answer the question on standard input; what the reader prints itself goes to standard error."""
    question: dict[str, Any] = json.load(sys.stdin)
    answer, sys.stdout = sys.stdout, sys.stderr
    warnings.simplefilter("ignore")
    distribution, make = READERS[sys.argv[1]]
    read = make()
    read(question["sample"])
    told = {
        "version": importlib.metadata.version(distribution),
        "seconds": timings(read, question["sample"], question["lengths"]),
        "found": [read(text) for text in question["texts"]],
    }
    json.dump(told, answer, ensure_ascii=False)


if __name__ == "__main__":
    main()
