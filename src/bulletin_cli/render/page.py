"""A dossier as one page for a browser: tables, a chart for each series, and the sentence behind each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from bulletin_cli.analysis.table import Align, Cell, Column, Report, Table
from bulletin_cli.nouns import dataclass
from bulletin_cli.render.chart import Chart, Mark
from bulletin_cli.render.clean import clean, shown
from bulletin_cli.render.dossier import Dossier, table_of
from bulletin_cli.render.picture import Picture, picture


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a table: its text, the place on the page that it opens ("" for none), and the class of its column."""

    text: str
    link: str
    column: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One figure with its sentence, cut around it."""

    anchor: str
    issue: str
    text: str
    before: str
    figure: str
    after: str
    address: str
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """One series: its name, its drawing where it has a line, and its proofs."""

    name: str
    kind: str
    picture: Picture | None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One report on the page: its table, the series with a line to draw, and those of which there is one figure."""

    anchor: str
    title: str
    subtitle: str
    heads: tuple[Field, ...]
    rows: tuple[tuple[Field, ...], ...]
    notes: tuple[str, ...]
    drawn: tuple[Card, ...]
    told: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Which section is being written, and the sections that others have, by title."""

    anchor: str
    others: Mapping[str, str]


def page(dossier: Dossier) -> str:
    """The page: whole in itself, without a script, asking nothing of the network."""
    environment = Environment(
        loader=PackageLoader("bulletin_cli", "render/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    places = _places([clean(table_of(report).title) for report in dossier.reports])
    sections = [_section(dossier, report, place) for report, place in zip(dossier.reports, places, strict=True)]
    template = environment.get_template("page.html.j2")
    return template.render(title=clean(dossier.title), sections=sections, say=dossier.wording)


def _places(titles: Sequence[str]) -> list[Place]:
    """The place of each section. Where several have one title, the next one below is meant, as in its own bulletin."""
    anchors = [f"s{at + 1}" for at in range(len(titles))]
    named = list(zip(titles, anchors, strict=True))
    # The last of a title counts, so that the next below comes last and what stands above comes first.
    return [Place(anchor, dict((*named[:at], *reversed(named[at + 1 :])))) for at, anchor in enumerate(anchors)]


def _section(dossier: Dossier, report: Report, here: Place) -> Section:
    table = table_of(report)
    charts = dossier.charts(report)
    links = _links(charts)
    cards = [_card(chart, here.anchor, dossier.wording.target) for chart in charts]
    return Section(
        anchor=here.anchor,
        title=clean(table.title),
        subtitle=clean(table.subtitle),
        heads=tuple(Field(clean(column.title), "", _class(column)) for column in table.columns),
        rows=tuple(tuple(_fields(table, row, links, here)) for row in table.rows),
        notes=tuple(map(clean, table.notes)),
        drawn=tuple(card for card in cards if card.picture),
        told=tuple(card for card in cards if not card.picture),
    )


def _links(charts: Sequence[Chart]) -> Mapping[str, Mapping[str, str]]:
    """For the address that a row names as its source, the address of each figure of its series.

    They are found by the issue whose column they stand in, or by how they are written, where a column is a month.
    """
    links: dict[str, dict[str, str]] = {}
    for chart in charts:
        addresses = [mark.figure.address for mark in chart.marks]
        issues = {mark.figure.issue: mark.figure.address for mark in chart.marks}
        texts = {clean(mark.text): mark.figure.address for mark in chart.marks}
        links.update({address: {**texts, **issues, "id": address} for address in addresses})
    return links


def _fields(table: Table, row: Sequence[Cell], links: Mapping[str, Mapping[str, str]], here: Place) -> Iterator[Field]:
    """The cells of a row, figures leading to their sentences and departments to their sections."""
    keys = [column.key for column in table.columns]
    last = row[keys.index("id")] if "id" in keys else None
    own = links.get(last, {}) if isinstance(last, str) else {}
    for column, cell in zip(table.columns, row, strict=True):
        right, text = column.align is Align.RIGHT, shown(cell)
        address = own.get(column.key) or (own.get(text.rstrip("*")) if right else None)
        link = ""
        if cell is not None and address:
            link = "#" + quote(_proof_anchor(here.anchor, address))
        elif column.key == "department" and here.others.get(text, here.anchor) != here.anchor:
            link = "#" + here.others[text]
        yield Field(_indented(text), link, _class(column))


def _class(column: Column) -> str:
    """r for numbers, w for what may be broken into lines, nothing for the rest."""
    return "r" if column.align is Align.RIGHT else "w" if column.wrap else ""


def _indented(text: str) -> str:
    stripped = text.lstrip(" ")
    return "\u3000" * ((len(text) - len(stripped)) // 2) + stripped


def _card(chart: Chart, anchor: str, goal: str) -> Card:
    drawing = picture(chart, goal) if chart.drawable else None
    return Card(clean(chart.name), chart.kind, drawing, tuple(_proof(mark, anchor) for mark in reversed(chart.marks)))


def _proof(mark: Mark, anchor: str) -> Proof:
    before, figure, after = map(clean, mark.quote)
    address = mark.figure.address
    return Proof(
        anchor=_proof_anchor(anchor, address),
        issue=clean(mark.label),
        text=clean(mark.text),
        before=before,
        figure=figure,
        after=after,
        address=clean(address),
        source=clean(mark.figure.source),
    )


def _proof_anchor(anchor: str, address: str) -> str:
    return f"{anchor}-{clean(address).replace(' ', '_')}"
