"""`bulletin extract`: the figures of a bulletin, without a database."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs, so that --help and the others stay quick
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bulletin_cli.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin_cli.analysis.table import Report
    from bulletin_cli.cli.records import ObservationRecord
    from bulletin_cli.model import Document


@options.answering("jsonl")
def extract(
    paths: options.Paths,
    *,
    encoding: options.Encoding = None,
    verbose: options.Telling = False,
    where: options.Output,
) -> int:
    """读出快报里的每一个数字；不用数据库。

    例：bulletin extract 快报.txt --format jsonl
    """
    from bulletin_cli.cli.language import words
    from bulletin_cli.cli.output import emit
    from bulletin_cli.cli.reporting import checked

    records, failed = _records(paths, checked(encoding), told=verbose)
    emit(_report(records), where, words())
    return 3 if failed else 0


def _records(paths: list[str], encoding: str | None, *, told: bool) -> tuple[tuple[ObservationRecord, ...], int]:
    """The observations of every input, and how many inputs could not be read."""
    from bulletin_cli.cli.intake import Line, documents, inputs
    from bulletin_cli.cli.reporting import complain, tell_encoding

    records: list[ObservationRecord] = []
    failed = 0
    for found in documents(inputs(paths, complain), complain, encoding):
        if isinstance(found, Line):
            failed += 1
            continue
        if told:
            tell_encoding(found.source, found.encoding)
        records += _of_source(found)
    return tuple(records), failed


def _of_source(found: Document) -> Iterator[ObservationRecord]:
    """The observations of one file; items and totals count on through the issues that it holds."""
    from bulletin_cli.cli.records import observation_record
    from bulletin_cli.lexicon import shipped
    from bulletin_cli.reading.pipeline import read
    from bulletin_cli.reading.several import issues_in

    items = figures = 0
    for each in issues_in(found):
        issue = read(each, shipped())
        for observation in issue.observations:
            total = None if observation.part_of is None else observation.part_of + figures
            moved = replace(observation, item=observation.item + items, part_of=total)
            yield observation_record(found.source, issue.masthead, moved)
        items, figures = items + len(issue.items), figures + len(issue.observations)


def _report(records: tuple[ObservationRecord, ...]) -> Report:
    from bulletin_cli.analysis.table import Report
    from bulletin_cli.cli.figures import observation_table

    return Report(observation_table(records), records)
