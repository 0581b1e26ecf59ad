"""The process that reads one file of laid-out pages: the file on standard input, the answer as JSON on standard output.

It is told the form of the file (the module of that name reads it), what to do with pages that are pictures (`read` lists them,
`recognise` recognises them), and how many megabytes of memory it may take.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.pages.picture import Page, Picture
from bulletin_cli.sources.pages.sheet import Sheet
from bulletin_cli.sources.pages.text import printed

MEGABYTE = 1024 * 1024


def answer(form: str, task: str, data: bytes) -> dict[str, object]:
    """What the file holds, or why it cannot be read, as it is written out."""
    try:
        pages: list[Page] = [*import_module(f"bulletin_cli.sources.{form}").pages(data)]
        if task == "recognise":
            pages = [*_recognised(pages)]
        found = printed([page if isinstance(page, Sheet) else page.instead or Sheet(()) for page in pages])
    except SourceError as error:
        return {"fact": error.fact, "way_out": error.way_out}
    pictures = [page for page in pages if isinstance(page, Picture)]
    return {
        "text": found.text,
        "recognised": found.scanned,
        "unsure": found.unsure,
        "pictures": [page.number for page in pictures],
        "textless": [page.number for page in pictures if page.instead is None],
    }


def _recognised(pages: list[Page]) -> Iterator[Sheet]:
    """The pages, those that are pictures recognised."""
    from bulletin_cli.sources.recognition import Recogniser  # noqa: PLC0415 - heavy, and part of an extra

    recogniser = Recogniser()
    for page in pages:
        yield recogniser.sheet(page.image()) if isinstance(page, Picture) else page


def bound(megabytes: int) -> None:
    """Nothing; this process may not claim more memory, where the system can be told so."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = megabytes * MEGABYTE if most == resource.RLIM_INFINITY else min(megabytes * MEGABYTE, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def main(form: str, task: str, megabytes: str) -> None:
    """Nothing; the answer is on standard output."""
    bound(int(megabytes))
    json.dump(answer(form, task, sys.stdin.buffer.read()), sys.stdout)
