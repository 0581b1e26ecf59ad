"""An ofd with the text of a bulletin, part by part, as the standard (GB/T 33190) describes it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printing import masthead_lines

OFD = "http://www.ofdspec.org/2016"
# An ofd in millimetres: the page, its margins, the size of its letters, the distance of its lines.
LEFT, TOP, WIDTH, LETTER, STEP, LINES = 28.0, 37.0, 156.0, 5.6, 9.9, 22


@dataclass(frozen=True, slots=True)
class Set:
    """A line of text set on a page: where it begins and how far each character is from the next."""

    text: str
    x: float
    y: float
    steps: tuple[float, ...]


def advance(character: str) -> float:
    """The width of a character in millimetres."""
    return LETTER if ord(character) > 0x2E7F else LETTER / 2


def set_lines(text: str) -> Iterator[tuple[str, float]]:
    """The lines of a text and the indent of each: a line is full to the last character, so that numbers are broken as well."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = masthead_lines(lines)
    for at, line in enumerate(lines):
        if at < head:
            yield line, (WIDTH - sum(map(advance, line))) / 2
            continue
        part, indent, used = "", 2 * LETTER, 2 * LETTER
        for character in line:
            if used + advance(character) > WIDTH:
                yield part, indent
                part, indent, used = "", 0.0, 0.0
            part, used = part + character, used + advance(character)
        yield part, indent


def set_pages(text: str) -> list[list[Set]]:
    """The pages of a text."""
    found = [
        Set(line, LEFT + indent, TOP + STEP * (at % LINES), tuple(map(advance, line[:-1])))
        for at, (line, indent) in enumerate(set_lines(text))
    ]
    return [found[at : at + LINES] for at in range(0, len(found), LINES)]


def runs(steps: Sequence[float]) -> str:
    """The distances as an ofd writes them: `g n v` for n times v."""
    words: list[str] = []
    while steps:
        same = next((at for at, step in enumerate(steps) if step != steps[0]), len(steps))
        words += ["g", str(same), f"{steps[0]:g}"] if same > 2 else [f"{step:g}" for step in steps[:same]]
        steps = steps[same:]
    return " ".join(words)


def text_object(line: Set, number: int) -> str:
    """A line as an object of a page."""
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{line.x:g} {line.y:g} {WIDTH} {LETTER}" Font="3" Size="{LETTER}">'
        f'<ofd:TextCode X="0" Y="{LETTER * 0.85:g}" DeltaX="{runs(line.steps)}">{html.escape(line.text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def ofd_page(objects: str, template: str = "") -> str:
    """A page of an ofd."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="{OFD}">{template}
      <ofd:Content><ofd:Layer ID="90" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>"""


def ofd_parts(text: str) -> dict[str, str]:
    """The parts of an ofd with this text: a header from a template and a number at the foot of each page."""
    pages = set_pages(text)
    title = text.strip().splitlines()[0]
    name = title if len(title) <= 20 else ""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    parts = {
        "OFD.xml": f"""<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="{OFD}" Version="1.1" DocType="OFD"><ofd:DocBody>
          <ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>""",
        "Doc_0/Document.xml": f"""<?xml version="1.0" encoding="UTF-8"?><ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData>
          <ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>
          <ofd:TemplatePage ID="80" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>""",
        "Doc_0/Tpls/Tpl_0/Content.xml": ofd_page(
            text_object(Set(name, LEFT, 15.0, tuple(map(advance, name[:-1]))), 81) if name else ""
        ),
    }
    for at, lines in enumerate(pages):
        # The order of the objects is not the order of reading.
        foot = Set(f"— {at + 1} —", 95.0, 275.0, (LETTER, LETTER / 2, LETTER / 2, LETTER / 2))
        objects = "".join(text_object(line, 100 + number) for number, line in enumerate([foot, *reversed(lines)]))
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = ofd_page(
            objects, '<ofd:Template TemplateID="80" ZOrder="Background"/>'
        )
    return parts
