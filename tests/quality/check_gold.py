#!/usr/bin/env python3
# mypy: ignore-errors
# ruff: noqa
# fmt: off
"""Check an annotated corpus against the rules of ANNOTATION.md.

    python check_gold.py DIR [--no-runs]

DIR holds NAME.txt + NAME.gold.json, and may hold quantities.tsv. Every breach is printed as `NAME: error: …`. After each
file come the runs of digits and of Chinese numerals that neither an observation nor a trap covers, for the annotator to
decide on (not an error; --no-runs leaves them out). Exit status: 0, or 1 where there was an error. Standard library only.
"""
from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

MODIFIERS = {"exact", "about", "over", "under", "range"}
STATUSES = {"actual", "target", "forecast"}
MEASURES = {"level", "yoy", "mom", "change", "share", "completion", "rank", "rate"}
TIMES = {"to_date", "period", "unstated"}
REQUIRED = {"item", "text", "nth", "value", "unit", "modifier", "indicator", "departments", "status", "measure", "time", "required"}
OPTIONAL = {"upper", "part_of", "period", "series"}
ANOMALIES = {"cumulative_decrease", "breakdown_sum"}
# written units that have another base unit (money, mass, length, area, volume, energy, share, counts)
NOT_BASE = {
    "千元", "万元", "百万元", "亿元", "块钱", "公斤", "千克", "斤", "克", "万吨", "千米", "米", "里", "厘米", "延米", "平方公里",
    "公顷", "万亩", "方", "升", "度", "万度", "兆瓦", "‰", "成", "日", "名", "人（次）", "人(次)", "辆次", "万人次", "万人", "万户",
}
ROUGH = re.compile(r"余|多|超|逾|突破|以上|不少于|至少|不低于|近|不足|不到|以内|之内|内|不超过|约|左右|上下|数|几|来")
RUNS = re.compile(r"[0-9０-９]+(?:[.,．，·:：][0-9０-９]+)*|[〇零一二三四五六七八九十百千万亿两]+")
PREFIX = re.compile(r"[县区]|市(?!场|政)")  # 市场监管局 keeps its 市
DATE_SHAPE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def nth_span(source: str, text: str, nth: int) -> tuple[int, int] | None:
    at = -1
    for _ in range(nth):
        at = source.find(text, at + 1)
        if at < 0:
            return None
    return at, at + len(text)


def every_span(source: str, text: str) -> list[tuple[int, int]]:
    spans, at = [], source.find(text)
    while at >= 0:
        spans.append((at, at + len(text)))
        at = source.find(text, at + 1)
    return spans


def crosses(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def number(text: object) -> Decimal | None:
    if not isinstance(text, str) or not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def is_date(text: object) -> bool:
    if not isinstance(text, str) or not DATE_SHAPE.match(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


class Report:
    def __init__(self) -> None:
        self.errors = 0

    def error(self, name: str, what: str) -> None:
        self.errors += 1
        print(f"{name}: error: {what}")


def check_masthead(name: str, gold: dict, report: Report) -> None:
    unknown = set(gold) - {"issue", "items", "observations", "traps", "anomalies"}
    if unknown:
        report.error(name, f"unknown top-level keys {sorted(unknown)}")
    issue = gold.get("issue", {})
    if set(issue) != {"title", "number", "issuer", "date"}:
        report.error(name, f"issue has the keys {sorted(issue)}")
    if issue.get("number") is not None and not isinstance(issue["number"], int):
        report.error(name, "issue.number is no integer")
    if issue.get("date") is not None and not is_date(issue["date"]):
        report.error(name, f"issue.date {issue['date']!r} is no ISO date")


def check_items(name: str, gold: dict, source: str, report: Report) -> None:
    at = 0
    for i, item in enumerate(gold.get("items", [])):
        if set(item) != {"section", "headline", "departments"}:
            report.error(name, f"item {i} has the keys {sorted(item)}")
            continue
        for key in ("section", "headline"):
            if item[key] and item[key] not in source:
                report.error(name, f"item {i}: {key} {item[key]!r} does not occur")
        if item["headline"]:
            found = source.find(item["headline"], at)
            if found < 0:
                report.error(name, f"item {i}: headline out of reading order")
            else:
                at = found + len(item["headline"])
        if not item["departments"]:
            report.error(name, f"item {i} has no departments")
        for d in item["departments"]:
            if d not in source or PREFIX.match(d):
                report.error(name, f"item {i}: department {d!r} does not occur or has a prefix")


def check_observation(name: str, i: int, o: dict, gold: dict, source: str, report: Report) -> tuple[int, int] | None:
    label = f"observation {i} {o.get('text')!r}"
    missing, unknown = REQUIRED - set(o), set(o) - REQUIRED - OPTIONAL
    if missing or unknown:
        report.error(name, f"{label}: missing {sorted(missing)}, unknown {sorted(unknown)}")
        return None
    for key, legal in (("modifier", MODIFIERS), ("status", STATUSES), ("measure", MEASURES), ("time", TIMES)):
        if o[key] not in legal:
            report.error(name, f"{label}: {key} {o[key]!r}")
    if not isinstance(o["required"], bool):
        report.error(name, f"{label}: required is no boolean")
    if not isinstance(o["item"], int) or not 0 <= o["item"] < len(gold["items"]):
        report.error(name, f"{label}: item {o['item']!r}")
    value, upper = number(o["value"]), number(o.get("upper"))
    if value is None:
        report.error(name, f"{label}: value {o['value']!r} is no plain decimal")
    if (o["modifier"] == "range") != ("upper" in o):
        report.error(name, f"{label}: range and upper go together")
    if "upper" in o and (upper is None or value is None or upper <= value):
        report.error(name, f"{label}: upper {o['upper']!r}")
    if o["unit"] in NOT_BASE:
        report.error(name, f"{label}: unit {o['unit']!r} is not the base unit")
    if o["modifier"] == "exact" and ROUGH.search(o["text"]):
        report.error(name, f"{label}: exact, but the text has a modifier")
    if o["modifier"] in ("about", "over", "under") and not ROUGH.search(o["text"]):
        report.error(name, f"{label}: {o['modifier']}, but the text has no modifier")
    if not o["indicator"] or not all(isinstance(x, str) and x for x in o["indicator"]):
        report.error(name, f"{label}: indicator")
    elif len(o["indicator"]) > 6 or len(set(o["indicator"])) < len(o["indicator"]):
        report.error(name, f"{label}: {len(o['indicator'])} indicator wordings are too many, or one of them stands twice")
    if not o["departments"]:
        report.error(name, f"{label}: no departments")
    for d in o["departments"]:
        if d not in source or PREFIX.match(d):
            report.error(name, f"{label}: department {d!r} does not occur or has a prefix")
    period = o.get("period")
    if period is not None:
        if not period or set(period) - {"start", "end"} or not all(is_date(d) for d in period.values()):
            report.error(name, f"{label}: period {period!r}")
        elif len(period) == 2 and period["start"] > period["end"]:
            report.error(name, f"{label}: period ends before it starts")
        if o["time"] == "unstated":
            report.error(name, f"{label}: a period, but time is unstated")
    if "part_of" in o:
        p = o["part_of"]
        if not isinstance(p, int) or not 0 <= p < len(gold["observations"]) or p == i:
            report.error(name, f"{label}: part_of {p!r}")
        elif any(gold["observations"][p].get(key) != o[key] for key in ("unit", "item")):
            report.error(name, f"{label}: part_of points to another unit or item")
    nth = o["nth"]
    span = nth_span(source, o["text"], nth) if isinstance(nth, int) and nth > 0 else None
    if span is None:
        report.error(name, f"{label}: does not occur {nth} times")
    return span


def check_sums(name: str, gold: dict, report: Report) -> None:
    """A breakdown that exceeds its total, or three parts and more that miss it, must be named under anomalies."""
    parts: dict[int, list[Decimal]] = defaultdict(list)
    for o in gold["observations"]:
        if isinstance(o.get("part_of"), int) and number(o.get("value")) is not None:
            parts[o["part_of"]].append(Decimal(o["value"]))
    named = {a.get("observation") for a in gold.get("anomalies", []) if a.get("kind") == "breakdown_sum"}
    for total, values in parts.items():
        whole = number(gold["observations"][total].get("value")) if 0 <= total < len(gold["observations"]) else None
        if whole is None:  # named already
            continue
        slack = abs(whole) / 1000 if whole > 10000 else 0  # the parts may be printed rounded
        wrong = sum(values) > whole + slack or (len(values) >= 3 and abs(sum(values) - whole) > slack)
        if wrong != (total in named):
            report.error(name, f"observation {total}: the parts make {sum(values)} of {whole}; anomaly named: {total in named}")


def check_file(path: Path, report: Report, runs: bool) -> dict | None:
    name = path.stem
    source = path.read_text(encoding="utf-8")
    if path.read_bytes().startswith(b"\xef\xbb\xbf") or "\r" in source:
        report.error(name, "byte order mark or carriage return")
    try:
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        report.error(name, "no gold file")
        return None
    except ValueError as problem:
        report.error(name, f"gold is no JSON: {problem}")
        return None
    check_masthead(name, gold, report)
    check_items(name, gold, source, report)
    spans: list[tuple[int, int]] = []
    last_start, last_item = -1, 0
    for i, o in enumerate(gold["observations"]):
        span = check_observation(name, i, o, gold, source, report)
        if span is None:
            continue
        if not isinstance(o["item"], int) or span[0] < last_start or o["item"] < last_item:
            report.error(name, f"observation {i} {o['text']!r}: not in reading order")
        for j, other in enumerate(spans):
            if crosses(span, other):
                report.error(name, f"observation {i} {o['text']!r} overlaps observation {j}")
        last_start, last_item = span[0], o["item"] if isinstance(o["item"], int) else last_item
        spans.append(span)
    traps: list[tuple[int, int]] = []
    if len(set(gold.get("traps", []))) < len(gold.get("traps", [])):
        report.error(name, "a trap twice")
    for trap in gold.get("traps", []):
        found = every_span(source, trap) if trap else []
        if not found:
            report.error(name, f"trap {trap!r} does not occur")
        for t in found:
            for i, span in enumerate(spans):
                if crosses(t, span):
                    report.error(name, f"trap {trap!r} overlaps observation {i} {gold['observations'][i]['text']!r}")
        traps += found
    for a in gold.get("anomalies", []):
        if set(a) != {"observation", "kind", "note"} or a["kind"] not in ANOMALIES:
            report.error(name, f"anomaly {a!r}")
        elif not isinstance(a["observation"], int) or not 0 <= a["observation"] < len(gold["observations"]):
            report.error(name, f"anomaly of observation {a['observation']!r}")
    check_sums(name, gold, report)
    required = sum(o.get("required", True) for o in gold["observations"])
    print(f"{name}: {len(gold['items'])} items, {len(gold['observations'])} observations ({required} required), "
          f"{sum(bool(o.get('series')) for o in gold['observations'])} with a series, {len(gold.get('traps', []))} traps, "
          f"{len(gold.get('anomalies', []))} anomalies")
    if runs:
        for m in RUNS.finditer(source):
            if not any(crosses(m.span(), s) for s in spans + traps):
                context = source[max(0, m.start() - 8) : m.end() + 8].replace("\n", "⏎")
                print(f"    uncovered {m.group()!r:<8} …{context}…")
    return gold


def check_series(golds: dict[str, dict], report: Report, show: bool) -> None:
    """A label stands in two issues and more, at most once in each, always with one unit, measure and status."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in golds:
        groups[name.split("-")[0]].append(name)
    for group, names in groups.items():
        where: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name in sorted(names, key=lambda n: (golds[n]["issue"]["date"] or "", n)):
            for i, o in enumerate(golds[name]["observations"]):
                if o.get("series"):
                    where[o["series"]].append((name, i))
        for label, places in sorted(where.items()):
            times = Counter(name for name, _ in places)
            if len(times) < 2:
                report.error(group, f"series {label!r} in one issue alone ({', '.join(times)})")
            for name, n in times.items():
                if n > 1:
                    report.error(name, f"series {label!r} {n} times")
            members = [golds[n]["observations"][i] for n, i in places]
            shapes = {(str(o.get("unit")), str(o.get("measure")), str(o.get("status")), "part_of" in o) for o in members}
            if len(shapes) > 1:
                report.error(group, f"series {label!r} mixes units, measures, statuses or parts: {sorted(shapes)}")
        for label, places in where.items() if show else ():
            print(f"    series {group}: {label}: " + ", ".join(f"{n.split('-')[-1]}={golds[n]['observations'][i].get('value')}" for n, i in places))


def check_table(path: Path, report: Report) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    seen: set[str] = set()
    for n, row in enumerate(rows, 2):
        if list(row) != ["text", "value", "upper", "unit", "modifier", "note"] or None in row.values():
            report.error(path.name, f"line {n}: columns")
            continue
        if not row["text"] or row["text"] in seen:
            report.error(path.name, f"line {n}: {row['text']!r} empty or twice")
        seen.add(row["text"])
        if row["unit"] == "-":
            if row["value"] or row["upper"] or row["modifier"]:
                report.error(path.name, f"line {n}: {row['text']!r} is no quantity, yet has a value")
            continue
        value, upper = number(row["value"]), number(row["upper"])
        if value is None or (row["upper"] and (upper is None or upper <= value)):
            report.error(path.name, f"line {n}: {row['text']!r}: value {row['value']!r} upper {row['upper']!r}")
        if row["modifier"] not in MODIFIERS or (row["modifier"] == "range") != bool(row["upper"]):
            report.error(path.name, f"line {n}: {row['text']!r}: modifier {row['modifier']!r}")
        if row["unit"] in NOT_BASE:
            report.error(path.name, f"line {n}: {row['text']!r}: unit {row['unit']!r} is not the base unit")
        if row["modifier"] == "exact" and ROUGH.search(row["text"]):
            report.error(path.name, f"line {n}: {row['text']!r}: exact, but the text has a modifier")
    blanks = sum(r["unit"] == "-" for r in rows)
    print(f"{path.name}: {len(rows) - blanks} quantities, {blanks} phrases without one")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--no-runs", action="store_true", help="leave out the uncovered runs and the series")
    args = parser.parse_args()
    report = Report()
    texts = sorted(args.directory.glob("*.txt"))
    for gold in sorted(args.directory.glob("*.gold.json")):
        if not gold.with_name(gold.name.removesuffix(".gold.json") + ".txt").exists():
            report.error(gold.name, "no text file")
    golds = {}
    for path in texts:
        gold = check_file(path, report, not args.no_runs)
        if gold is not None:
            golds[path.stem] = gold
    check_series(golds, report, not args.no_runs)
    table = args.directory / "quantities.tsv"
    if table.exists():
        check_table(table, report)
    print(f"{len(texts)} files, {sum(len(g['observations']) for g in golds.values())} observations, {report.errors} errors")
    return int(report.errors > 0)


if __name__ == "__main__":
    raise SystemExit(main())
