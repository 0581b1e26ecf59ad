"""What of the program takes input from outside, each as a function of bytes: what may come of it is a value or our own refusal.

Anything else (another error, a place that is not where it says, a second answer that differs from the first) is a failure, and raised.
Readers that the program runs in a process of their own are called in this one.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from types import MappingProxyType, SimpleNamespace
from typing import Final
from unittest.mock import patch

from mutators import Mutation, bytes_of, characters, members, words
from soundness import assert_sound

from bulletin_cli.analysis.display import scaled
from bulletin_cli.analysis.periods import period_of
from bulletin_cli.analysis.spans import Span, before, key_of, name_of
from bulletin_cli.analysis.units import asked
from bulletin_cli.cli.aims import Aim, amount_of, read_aims
from bulletin_cli.cli.amounts import converted, quantity_records
from bulletin_cli.cli.choosing import spelt
from bulletin_cli.cli.dates import typed_date
from bulletin_cli.cli.settings import read_settings
from bulletin_cli.errors import BulletinError, SourceError, UsageError
from bulletin_cli.lexicon import shipped
from bulletin_cli.model import Document, Modifier
from bulletin_cli.reading.pipeline import read
from bulletin_cli.reading.quantities import find_quantities
from bulletin_cli.reading.several import issues_in
from bulletin_cli.sources import apart, docx, html, inputs, markdown, office, text, word, worker
from bulletin_cli.sources.bundle import Budget
from bulletin_cli.sources.content import Content, Raw, Reader
from bulletin_cli.store.address import split

TODAY: Final = date(2025, 8, 15)
PLACE: Final = "快报"


@dataclass(frozen=True, slots=True)
class Surface:
    """One place where input comes in: what is done with it, and how inputs are changed so that they still lead somewhere."""

    run: Callable[[bytes], None]
    mutation: Mutation = bytes_of


def assert_told(error: BulletinError, place: str = "") -> None:
    """A refusal names the place, the fact and the way out."""
    assert error.place.startswith(place)
    assert error.fact
    assert error.way_out


def reader(function: Reader) -> Callable[[bytes], None]:
    """The run of a reader: twice the same text, which can be written out, or twice the same refusal."""

    def answer(data: bytes) -> Content | str:
        try:
            found = function(Raw(data, PLACE))
        except SourceError as error:
            assert_told(error, PLACE)
            return str(error)
        found.text.encode()
        return found

    def run(data: bytes) -> None:
        assert answer(data) == answer(data)

    return run


def read_encoded(data: bytes) -> None:
    """Plain text in whatever encoding: what was decoded stands in the data, byte for byte."""
    reader(text.read)(data)
    with suppress(SourceError):
        found = text.read(Raw(data, PLACE))
        if found.encoding == "UTF-8":
            assert data.removeprefix(b"\xef\xbb\xbf").startswith(found.text.encode())


def read_input(data: bytes) -> None:
    """A file of any format, a zip with several: each of its documents, or why it cannot be read."""

    def answers() -> list[Document | str]:
        opening = inputs._Opening(PLACE, PLACE, None, PLACE, Budget())
        found: list[Document | str] = []
        with suppress(SourceError):
            for one in inputs._unpacked(BytesIO(data), opening):
                if isinstance(one, SourceError):
                    assert_told(one, PLACE)
                found.append(str(one) if isinstance(one, SourceError) else one)
        return found

    first = answers()
    assert first == answers()
    assert all(one.text.strip() for one in first if isinstance(one, Document))


def read_bulletin(data: bytes) -> None:
    """The whole reading: every figure stands where it says, in a sentence that stands where it says."""
    source = data.decode("utf-8", "ignore")
    for issue in issues_in(Document("", source)):
        found = read(issue, shipped())
        assert_sound(source, found)
        assert found == read(issue, shipped())


def read_quantities(data: bytes) -> None:
    """Every quantity stands where it says, none in another; its number is one."""
    source = data.decode("utf-8", "ignore")
    found = find_quantities(source, shipped())
    assert found == find_quantities(source, shipped())
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        assert source[one.start : one.end] == one.text != ""
        assert one.value.is_finite()
        assert (one.upper is not None) == (one.modifier is Modifier.RANGE)
        assert one.upper is None or one.upper > one.value
        scaled(one.value)


def read_arguments(data: bytes) -> None:
    """What people type behind an option: a period, a date, an amount, a unit, several at once on lines of their own."""
    # As Python hands the command line over: bytes that are no UTF-8 become lone surrogates.
    first, *more = data.decode("utf-8", "surrogateescape").split("\n")
    with suppress(UsageError):
        spelt(first, TODAY)
        found = period_of(first, TODAY)
        if isinstance(found, Span):
            assert found.start <= found.end
            assert key_of(found)
            assert name_of(found)
            before(found)
    split(first)
    with suppress(UsageError):
        typed_date(first, today=TODAY)
    with suppress(UsageError):
        assert amount_of(Aim("水利局", "整治河道", first, 2025)).value > 0
    for spelling in more[:1]:
        with suppress(UsageError):
            converted(quantity_records((first,)), asked(spelling, shipped()))


def read_office_settings(data: bytes) -> None:
    """The text of bulletin.toml: rules, or the line that is wrong."""
    source = data.decode("utf-8-sig", "ignore")
    try:
        assert read_settings(source) == read_settings(source)
    except UsageError as error:
        assert_told(error, "bulletin.toml")


def read_ledger(data: bytes) -> None:
    """A ledger of targets, as a workbook or as CSV, by what it opens with."""
    with TemporaryDirectory() as name, suppress(UsageError):
        file = Path(name, "台账.xlsx" if data[:2] in (b"PK", b"\xd0\xcf") else "台账.csv")
        file.write_bytes(data)
        for aim in read_aims(file, 2025):
            with suppress(UsageError):
                amount_of(aim)


SURFACES: Final[Mapping[str, Surface]] = MappingProxyType(
    {
        "text": Surface(read_encoded),
        "html": Surface(reader(html.read), characters),
        "markdown": Surface(reader(markdown.read), characters),
        "docx": Surface(reader(docx.read), members),
        "ofd": Surface(reader(apart.ofd), members),
        "pdf": Surface(reader(apart.pdf)),
        "input": Surface(read_input, members),
        "bulletin": Surface(read_bulletin, words),
        "quantities": Surface(read_quantities, words),
        "arguments": Surface(read_arguments, words),
        "settings": Surface(read_office_settings, characters),
        "ledger": Surface(read_ledger, members),
    }
)


@contextmanager
def in_this_process() -> Iterator[None]:
    """The readers of laid-out pages called here instead of in a process of their own; no program but ours."""

    def run_here(command: Sequence[str], *, input: bytes, **_: object) -> CompletedProcess[str]:  # noqa: A002 - its name
        form, task = command[-3:-1]
        return CompletedProcess(command, 0, json.dumps(worker.answer(form, task, input)))

    here = SimpleNamespace(**{**vars(subprocess), "run": run_here})
    with ExitStack() as stack:
        stack.enter_context(patch.object(apart, "subprocess", here))
        stack.enter_context(patch.object(apart, "_can_recognise", lambda: False))
        for module in (word, office):
            stack.enter_context(patch.object(module, "installed", lambda *_: None))
        yield
