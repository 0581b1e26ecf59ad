"""What was recognised from a picture: its figures say so, and those that were hard to recognise are doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bulletin_cli.model import Observation, Scan

RULE = "ocr"
DOUBT = "图片上认不准"


def marked(observation: Observation, scan: Scan | None) -> Observation:
    """The observation with the rule `ocr` where it stands in recognised text, and a doubt where its figure was read unsurely."""
    if scan is None or not _touches(observation, scan.recognised):
        return observation
    doubts = (*observation.doubts, DOUBT) if _touches(observation, scan.unsure) else observation.doubts
    return replace(observation, rules=(*observation.rules, RULE), doubts=doubts)


def scan_of(observations: Sequence[Observation], text: str) -> Scan | None:
    """What the marks of the figures that were read before say of a text; None where none of them was recognised."""
    recognised = [one for one in observations if RULE in one.rules]
    if not recognised:
        return None
    unsure = tuple((one.start, one.end) for one in recognised if DOUBT in one.doubts)
    if len(recognised) == len(observations):
        return Scan(((0, len(text)),), unsure)
    return Scan(tuple((one.start, one.end) for one in recognised), unsure)


def _touches(observation: Observation, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < observation.end and observation.start < end for start, end in spans)
