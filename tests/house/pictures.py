"""The pictures of the documents, taken of the program as it is: `make pictures`.

report.svg is what a terminal shows, through rich's export; page.png the page for a browser, where there is a Chromium.
"""

from __future__ import annotations

import os
import re
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from documents import ROOT, Desk
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

FOLDER: Final = ROOT / "docs" / "pictures"
COMMAND: Final = "bulletin report --dept 交通运输局"
COLUMNS: Final = 100
PAGE: Final = (1210, 1000)
THEME: Final = TerminalTheme(
    (250, 250, 248), (36, 41, 47), [(36, 41, 47), (180, 35, 24), (26, 127, 55), (154, 103, 0)] + [(36, 41, 47)] * 4
)
# rich's own form fetches a typeface; ours takes what the reader has.
FORM: Final = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
text {{ font: {char_height}px "Sarasa Mono SC", "Noto Sans Mono CJK SC", Consolas, Menlo, "Microsoft YaHei", monospace; white-space: pre }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">{matrix}</g>
</svg>
"""
# Blanks, wide letters, and marks like — that are wide in Chinese typefaces and narrow in a terminal.
RUNS: Final = re.compile(r" {2,}|[⺀-￯]+|[^\x00-\x7f]+")
SQUEEZED: Final = 'lengthAdjust="spacingAndGlyphs" '
BLANK: Final = re.compile(r"<text[^>]*>\s*</text>")
TAG: Final = re.compile(r'textLength="(?P<length>[\d.]+)" clip-path="[^"]*">(?P<text>[^<]*)<')


def terminal(output: str, title: str) -> str:
    """What a terminal shows, as SVG: every run of wide letters is as wide as it is there."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="standard")
    for line in output.splitlines():
        text = Text.from_ansi(line)
        for number, run in enumerate(RUNS.finditer(text.plain)):
            text.stylize(Style(meta={"run": number}), *run.span())
        console.print(text, no_wrap=True, crop=False)
    drawn = console.export_svg(title=title, theme=THEME, code_format=FORM, unique_id="t", font_aspect_ratio=0.5)
    return BLANK.sub("", TAG.sub(_measured, drawn))


def _measured(found: re.Match[str]) -> str:
    """One run with its width in the terminal's cells; rich takes every letter for a narrow one."""
    letters = found["text"].replace("&#160;", " ").replace("&#x27;", "'").replace("&quot;", '"')
    letters = letters.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    width = float(found["length"]) / len(letters) * cell_len(letters)
    squeezed = SQUEEZED if cell_len(letters) == len(letters) and not letters.isascii() else ""
    return f'{squeezed}textLength="{width:g}">{found["text"].replace("&#160;", " ")}<'


def draw(folder: Path) -> None:
    """Nothing; the pictures are in the folder."""
    from browser import PROGRAM, browser  # noqa: PLC0415 - it lies in tests/render, and only drawing needs it

    os.environ["COLUMNS"] = str(COLUMNS)
    with TemporaryDirectory() as name:
        desk = Desk.laid("README.md", Path(name))
        desk.shell("bulletin ingest data/")
        shown = desk.shell(f"{COMMAND} --width {COLUMNS} --color always").stdout
        (folder / "report.svg").write_text(terminal(shown, COMMAND), encoding="utf-8")
        if PROGRAM is None:
            sys.stderr.write("没有 Chromium，page.png 没有重画 (no Chromium here: page.png stays as it is)\n")
            return
        desk.shell(f"{COMMAND} --period last:4 -o page.html")
        with browser(Path(name) / "profile") as chromium:
            chromium.prefer("light")
            chromium.open((Path(name) / "page.html").as_uri())
            chromium.ask("Emulation.setScrollbarsHidden", hidden=True)
            chromium.picture(folder / "page.png", *PAGE)


if __name__ == "__main__":
    draw(FOLDER)
