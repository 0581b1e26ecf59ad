"""What pages may hold at most, and what is said of those that hold more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.pages.picture import Page, Picture

PAGES: Final = 2000
CHARACTERS: Final = 2_000_000
# In dots an inch, and in dots: enough for small letters, and no more than can be recognised in some seconds.
DPI: Final = 200
LONGEST_SIDE: Final = 3500
# Fewer characters over a picture that fills most of the page are a stamp or a scanner's mark, not its text.
LITTLE: Final = 30
MOSTLY: Final = 0.5


def counted(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages. Raises SourceError, with no place, where they hold more characters than any bulletin."""
    count = 0
    for page in pages:
        sheet = page.instead if isinstance(page, Picture) else page
        count += len(sheet.glyphs) if sheet else 0
        if count > CHARACTERS:
            raise SourceError("", f"文字太多（超过 {CHARACTERS} 字），不像快报", "请只取要收录的几页另存后再试")
        yield page


def bounded(count: int) -> int:
    """The number of pages. Raises SourceError, with no place, where there are none or too many."""
    if count > PAGES:
        raise SourceError("", f"有 {count} 页，不像快报（最多读 {PAGES} 页）", "请只取要收录的几页另存后再试")
    if count == 0:
        raise SourceError("", "没有页面，像是损坏了", "请重新下载，或打开后另存一份再试")
    return count
