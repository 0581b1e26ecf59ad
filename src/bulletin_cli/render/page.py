"""A dossier as one page for a browser: tables, a chart for each series, and the sentence behind each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from bulletin_cli.analysis.records import SeriesRecord
from bulletin_cli.analysis.table import Align, Cell, Report, Table
from bulletin_cli.render.chart import Chart, Mark
from bulletin_cli.render.clean import clean, shown
from bulletin_cli.render.dossier import Dossier, table_of
from bulletin_cli.render.picture import Picture, picture


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a table: its text, the place on the page that it opens ("" for none), whether it stands right."""

    text: str
    link: str
    right: bool


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
    """One report on the page."""

    anchor: str
    title: str
    subtitle: str
    heads: tuple[Field, ...]
    rows: tuple[tuple[Field, ...], ...]
    notes: tuple[str, ...]
    cards: tuple[Card, ...]


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
    anchors = {clean(report.table.title): _section_anchor(at) for at, report in enumerate(dossier.reports)}
    sections = [_section(dossier, report, _section_anchor(at), anchors) for at, report in enumerate(dossier.reports)]
    template = environment.get_template("page.html.j2")
    return template.render(title=clean(dossier.title), sections=sections, say=dossier.wording)


def _section_anchor(at: int) -> str:
    return f"s{at + 1}"


def _section(dossier: Dossier, report: Report, anchor: str, anchors: Mapping[str, str]) -> Section:
    table = table_of(report)
    charts = dossier.charts(report)
    proved = {mark.figure.address for chart in charts for mark in chart.marks}
    links = _links(report, proved)
    return Section(
        anchor=anchor,
        title=clean(table.title),
        subtitle=clean(table.subtitle),
        heads=tuple(Field(clean(column.title), "", column.align is Align.RIGHT) for column in table.columns),
        rows=tuple(tuple(_fields(table, row, links, anchor, anchors)) for row in table.rows),
        notes=tuple(map(clean, table.notes)),
        cards=tuple(_card(chart, anchor, dossier.wording.target) for chart in charts),
    )


def _links(report: Report, proved: set[str]) -> Mapping[str, Mapping[str, str]]:
    """For the address that a row ends in, the address of each of its figures by the column that holds it."""
    links: dict[str, dict[str, str]] = {address: {"id": address} for address in proved}
    for record in report.records:
        if isinstance(record, SeriesRecord):
            own = {point.issue: point.id for point in record.points if point.id in proved}
            for point in record.points:
                links.get(point.id, {}).update(own)
    return links


def _fields(
    table: Table, row: Sequence[Cell], links: Mapping[str, Mapping[str, str]], anchor: str, anchors: Mapping[str, str]
) -> Iterator[Field]:
    """The cells of a row, figures leading to their sentences and departments to their sections."""
    keys = [column.key for column in table.columns]
    last = row[keys.index("id")] if "id" in keys else None
    own = links.get(last, {}) if isinstance(last, str) else {}
    for column, cell in zip(table.columns, row, strict=True):
        text = shown(cell)
        link = ""
        if cell is not None and column.key in own:
            link = "#" + quote(_proof_anchor(anchor, own[column.key]))
        elif column.key == "department" and anchors.get(text, anchor) != anchor:
            link = "#" + anchors[text]
        yield Field(_indented(text), link, column.align is Align.RIGHT)


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
