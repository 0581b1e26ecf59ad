"""Laid-out pages (pdf, ofd, pictures) read in a process of their own.

What a hostile file costs is bounded by the system, in time and in memory, and what crashes a library costs that file alone. A
process is started for each file; pages that must be recognised are left to a second one, which may take longer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bulletin_cli.errors import SourceError
from bulletin_cli.model import Scan
from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.content import Content, Raw

# The process runs this package and no other, and does not take what lies in the current folder for a module (-P).
PACKAGE: Final = str(Path(__file__).parents[2])
WORKER: Final = (
    f"import sys; {PACKAGE!r} in sys.path or sys.path.insert(0, {PACKAGE!r});"
    " from bulletin_cli.sources.worker import main; main(*sys.argv[1:])"
)
PICTURES: Final = 200
INSTALL: Final = "请安装：pip install 'bulletin-cli[ocr]'"
LIBRARIES: Final = ("rapidocr", "onnxruntime", "PIL")
# A library that works in threads of its own claims memory for each of them; one page at a time needs few.
CALM: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a process may take."""

    seconds: int
    megabytes: int


READING: Final = Bounds(60, 2048)
# To begin with, and for each picture; a page takes 4 seconds where nothing else is done.
RECOGNISING: Final = Bounds(60, 6144)
SECONDS_A_PICTURE: Final = 45


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process found: the text with the spans recognised in it, the pages that are pictures, those of them without any text."""

    text: str
    recognised: tuple[tuple[int, int], ...]
    unsure: tuple[tuple[int, int], ...]
    pictures: tuple[int, ...]
    textless: tuple[int, ...]

    @property
    def content(self) -> Content:
        """The text as a reader gives it."""
        return Content(self.text, scan=Scan(self.recognised, self.unsure) if self.recognised else None)


def pdf(raw: Raw) -> Content:
    """The text of a pdf; pages without a layer of text are recognised. Raises SourceError."""
    return _content("pdf", raw)


def ofd(raw: Raw) -> Content:
    """The text of an ofd; pages that are pictures are recognised. Raises SourceError."""
    return _content("ofd", raw)


def picture(raw: Raw) -> Content:
    """The text recognised in a picture. Raises SourceError."""
    if not _can_recognise():
        raise SourceError(raw.place, "是图片，要识别才能读", INSTALL)
    return _content("scan", raw)


def _content(form: str, raw: Raw) -> Content:
    found = _asked(form, "read", raw, READING)
    if not found.pictures or (found.textless == () and not _can_recognise()):
        return found.content
    if not _can_recognise():
        raise SourceError(raw.place, f"第 {found.textless[0]} 页是图片，没有文字，要识别才能读", INSTALL)
    if len(found.pictures) > PICTURES:
        fact = f"有 {len(found.pictures)} 页是图片，一次最多识别 {PICTURES} 页"
        raise SourceError(raw.place, fact, "请分成几份再收录")
    seconds = RECOGNISING.seconds + SECONDS_A_PICTURE * len(found.pictures)
    return _asked(form, "recognise", raw, Bounds(seconds, RECOGNISING.megabytes)).content


def _can_recognise() -> bool:
    """Whether the extra that recognises text is installed."""
    return all(find_spec(name) for name in LIBRARIES)


def _asked(form: str, task: str, raw: Raw, bounds: Bounds) -> Answer:
    """What a process makes of the input. Raises SourceError where it gives a reason, takes too much, or ends without an answer."""
    command = [sys.executable, "-P", "-c", WORKER, form, task, str(bounds.megabytes)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            input=raw.data,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("BULLETIN_DEBUG") else subprocess.DEVNULL,
            timeout=bounds.seconds,
            env={**os.environ, **CALM},
            check=False,
        )
    except subprocess.TimeoutExpired:
        way_out = "请只取要收录的几页另存后再试"
        raise SourceError(raw.place, f"读了 {bounds.seconds} 秒还没读完，不像快报", way_out) from None
    if done.returncode:
        raise SourceError(raw.place, "太复杂或已损坏，没能读完", "请打开后另存一份，或只取要收录的几页再试")
    said = json.loads(done.stdout)
    if "fact" in said:
        raise SourceError(raw.place, said["fact"], said["way_out"])
    spans = {name: tuple((start, end) for start, end in said[name]) for name in ("recognised", "unsure")}
    return Answer(said["text"], spans["recognised"], spans["unsure"], tuple(said["pictures"]), tuple(said["textless"]))
