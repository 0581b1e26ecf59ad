"""Old Word documents (.doc, and .wps, which is the same inside): through antiword, which is quick, or LibreOffice, which sees more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.content import Content, Raw
from bulletin_cli.sources.grid import Cell, lines_of_table
from bulletin_cli.sources.office import office, read_through_office
from bulletin_cli.sources.packed import MEGABYTE, damaged
from bulletin_cli.sources.program import installed, succeeded

TITLE: Final = "旧版 Word 文档"
TEXT_LIMIT: Final = 64 * MEGABYTE
# antiword prints deleted, hidden and struck-out words like any others: a 5 changed into a 6 becomes 56. A run says what it is in
# these bytes (sprmCFRMarkDel beside the author or the time of the deletion, sprmCFVanish, sprmCFStrike, sprmCFDStrike).
UNSAID: Final = re.compile(
    rb"\x00\x08\x01.{0,20}?(?:\x63\x48|\x64\x68) | (?:\x63\x48|\x64\x68).{0,20}?\x00\x08\x01 | [\x3c\x37]\x08\x01 | \x53\x2a\x01",
    re.DOTALL | re.VERBOSE,
)
# It loses automatic numbers and wraps the cells of tables (sprmPIlfo of a list, sprmPFInTable).
COARSE: Final = re.compile(rb"\x0b\x46[^\x00] | \x16\x24\x01", re.DOTALL | re.VERBOSE)
ROW: Final = re.compile(r"\|.*\|$")


def read(raw: Raw) -> Content:
    """The text of an old Word document.

    Raises SourceError where it is damaged, or where no program that reads it is installed.
    """
    unsaid, coarse = bool(UNSAID.search(raw.data)), bool(COARSE.search(raw.data))
    antiword = installed("antiword")
    if antiword and not unsaid and not (coarse and office()):
        text = _antiword(antiword, raw)
        if text is not None:
            return Content(text)
    if office():
        return read_through_office(raw, "doc", TITLE)
    if antiword is None:
        way_out = "请安装：apt install antiword，或 apt install libreoffice-writer-nogui；也可以另存为 .docx"
        raise SourceError(raw.place, f"读{TITLE}要有 antiword 或 LibreOffice", way_out)
    if unsaid:
        way_out = "请接受修订后另存为 .docx，或安装 LibreOffice：apt install libreoffice-writer-nogui"
        raise SourceError(raw.place, "像有修订、隐藏或划掉的字，antiword 分不出来", way_out)
    raise damaged(raw.place)


def _antiword(program: str, raw: Raw) -> str | None:
    """The text as antiword prints it, tidied; None where it cannot read the document."""
    with TemporaryDirectory(prefix="bulletin-") as name:
        folder = Path(name)
        (folder / "given.doc").write_bytes(raw.data)
        output = folder / "text"
        # Without its map of UTF-8 it prints ? for every Chinese character under cron's locale.
        command = [program, "-m", "UTF-8.txt", "-w", "0", "given.doc"]
        if not succeeded(command, folder, output) or output.stat().st_size > TEXT_LIMIT:
            return None
        return tidied(output.read_text(encoding="utf-8", errors="replace"))


def tidied(printed: str) -> str:
    """What antiword prints without the marks it puts in: rows of tables as lines of cells, one empty line between paragraphs.

    >>> tidied("\\n第 43 期[1]\\n\\n\\n\\n|单位|查处  |\\n|甲镇|5     |\\n[pic]\\n\\n[1] 注")
    '第 43 期\\n\\n单位\\t查处\\n甲镇\\t5\\n\\n注：注\\n'
    """
    text = printed.replace("[pic]", "")
    for number in re.findall(r"^\[(\d{1,3})\]", text, re.MULTILINE):
        text = re.sub(rf"^\[{number}\]\s*", "注：", text, flags=re.MULTILINE).replace(f"[{number}]", "")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines(text.splitlines()))).strip("\n") + "\n"


def _lines(printed: list[str]) -> Iterator[str]:
    rows: list[list[str]] = []
    for line in [*printed, ""]:
        if ROW.match(line):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            # A cell that was too long for its column goes on in the next line, below an empty first one.
            if rows and not cells[0] and len(cells) == len(rows[-1]):
                rows[-1] = [above + below for above, below in zip(rows[-1], cells, strict=True)]
            else:
                rows.append(cells)
            continue
        if rows:
            yield from lines_of_table([[Cell((cell,)) for cell in row] for row in rows])
            rows = []
        yield line
