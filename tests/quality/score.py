#!/usr/bin/env python3
# mypy: ignore-errors
# ruff: noqa
# fmt: off
"""Score `bulletin` against an annotated corpus.

    score.py DIR [--bulletin "bulletin"] [--errors] [--json] [--at-least NAME=NUMBER …]

DIR holds NAME.txt + NAME.gold.json (see corpus/ANNOTATION.md). Every .txt is run through `bulletin extract --format jsonl`;
where the gold carries `series` labels, all issues whose stem shares the part before the first '-' are ingested into a fresh
database and the series in `bulletin export` are compared. Figures printed (all between 0 and 1, traps a count):

  masthead   number, date and issuer right                      items      headline and departments of each item right
  detect     F1 of finding the quantity's span                  quantity   F1 of span + value + upper + unit + modifier
  indicator / departments / status / measure / time / part_of   share right among the matched quantities
  record     F1 of observations with every field right          series     pairwise F1 of observations put in one series
  traps      reported quantities that lie on a trap

Exit status: 0, or 1 where a figure is below an --at-least. Standard library only.
"""
from __future__ import annotations

import argparse
import csv
import json
import re
import shlex
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from decimal import Decimal, InvalidOperation
from itertools import combinations
from pathlib import Path

FIELDS = ("indicator", "departments", "status", "measure", "time", "part_of")


def squeeze(text: str | None) -> str:
    """Drop white space, punctuation and markdown marks: what must agree is the wording."""
    return re.sub(r"[\s*_“”\"'‘’（）()，,、。；;：:·]", "", text or "")


def dice(a: str, b: str) -> float:
    """Overlap of character bigrams, 1.0 for equal strings."""
    if a == b:
        return 1.0
    grams = [Counter(s[i : i + 2] for i in range(len(s) - 1)) for s in (a, b)]
    total = sum(grams[0].values()) + sum(grams[1].values())
    return 2 * sum((grams[0] & grams[1]).values()) / total if total else 0.0


def registry() -> dict[str, str]:
    """Every spelling of a department, to its canonical name, from ../domain/departments.tsv."""
    table = Path(__file__).parent.parent / "domain" / "departments.tsv"
    names: dict[str, str] = {}
    if table.exists():
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                canonical = squeeze(row["canonical"])
                for name in (row["canonical"], *(row.get("aliases") or "").split("|")):
                    if name.strip():
                        names.setdefault(squeeze(name), canonical)
    return names


REGISTRY = registry()


def department(name: str) -> str:
    return REGISTRY.get(squeeze(name), squeeze(name))


def same_number(a, b) -> bool:
    if a in (None, "") or b in (None, ""):
        return a in (None, "") and b in (None, "")
    try:
        return Decimal(str(a)) == Decimal(str(b))
    except InvalidOperation:
        return False


def nth_span(source: str, text: str, nth: int) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = source.index(text, at + 1)
    return at, at + len(text)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def same_indicator(predicted: str | None, accepted: list[str]) -> bool:
    p = squeeze(predicted).replace("的", "")
    golds = [squeeze(g).replace("的", "") for g in accepted]
    return any(p == g for g in golds) or (len(p) >= 3 and any(len(g) >= 3 and dice(p, g) >= 0.8 for g in golds))


def run(bulletin: list[str], *args: str) -> list[dict]:
    done = subprocess.run([*bulletin, *args], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1, 3):
        sys.exit(f"{shlex.join([*bulletin, *args])} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


class Tally:
    def __init__(self) -> None:
        self.gold = self.predicted = self.detected = self.quantity = self.record = self.traps = 0
        self.right, self.asked = Counter(), Counter()
        self.errors: list[str] = []

    def f1(self, hits: int) -> float:
        return 2 * hits / (self.gold + self.predicted) if self.gold + self.predicted else 1.0

    def figures(self) -> dict[str, float]:
        share = {k: self.right[k] / self.asked[k] for k in ("masthead", "items", *FIELDS) if self.asked[k]}
        return {
            **{k: share[k] for k in ("masthead", "items") if k in share},
            "detect": self.f1(self.detected), "quantity": self.f1(self.quantity),
            **{k: share[k] for k in FIELDS if k in share},
            "record": self.f1(self.record), "traps": self.traps,
        }


def score_file(path: Path, bulletin: list[str], tally: Tally) -> None:
    source = path.read_text(encoding="utf-8")
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    predicted = run(bulletin, "extract", "--format", "jsonl", str(path))
    name = path.stem

    def miss(kind: str, what: str) -> None:
        tally.errors.append(f"{name}\t{kind}\t{what}")

    def count(field: str, right: bool, what: str) -> bool:
        tally.asked[field] += 1
        tally.right[field] += right
        if not right:
            miss(field, what)
        return right

    if predicted:
        head = predicted[0]
        for key in ("number", "date", "issuer"):
            if gold["issue"].get(key) is not None:
                want, got = gold["issue"][key], head.get(f"issue_{key}" if key != "issuer" else "issuer")
                count("masthead", squeeze(str(want)) == squeeze(str(got)), f"{key}: want {want!r}, got {got!r}")

    observations = gold["observations"]
    spans = [nth_span(source, o["text"], o.get("nth", 1)) for o in observations]
    by_span = [(p["start"], p["end"]) for p in predicted]
    taken: dict[int, int] = {}  # gold index -> predicted index
    pairs = sorted(
        ((overlap(g, p), i, j) for i, g in enumerate(spans) for j, p in enumerate(by_span) if overlap(g, p) > 0), reverse=True
    )
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    traps = []
    for trap in gold.get("traps", []):
        traps += [(m.start(), m.end()) for m in re.finditer(re.escape(trap), source)]
    for j, span in enumerate(by_span):
        if j not in used:
            tally.predicted += 1
            on_trap = any(overlap(span, t) > 0 for t in traps)
            tally.traps += on_trap
            miss("trap" if on_trap else "spurious", f"{predicted[j]['text']!r} in {predicted[j].get('sentence', '')[:60]!r}")

    back = {j: i for i, j in taken.items()}
    item_seen: dict[int, dict] = {}
    for i, want in enumerate(observations):
        required = want.get("required", True)
        j = taken.get(i)
        if j is None:
            if required:
                tally.gold += 1
                miss("missed", f"{want['text']!r} {want['indicator'][0]}")
            continue
        got = predicted[j]
        item_seen.setdefault(want["item"], got)
        if not required:
            continue
        tally.gold += 1
        tally.predicted += 1
        tally.detected += 1
        label = f"{want['text']!r} {want['indicator'][0]}"
        quantity = (
            same_number(want["value"], got.get("value")) and same_number(want.get("upper"), got.get("upper"))
            and want["unit"] == got.get("unit") and want["modifier"] == got.get("modifier")
        )
        tally.quantity += quantity
        if not quantity:
            miss("quantity", f"{label}: want {want['value']} {want['unit']} {want['modifier']}, "
                             f"got {got.get('value')} {got.get('unit')} {got.get('modifier')}")
        parent, got_parent = want.get("part_of"), got.get("part_of")
        rights = [
            count("indicator", same_indicator(got.get("indicator"), want["indicator"]), f"{label}: got {got.get('indicator')!r}"),
            count("departments", {department(d) for d in want["departments"]} == {department(d) for d in got.get("departments") or []},
                  f"{label}: want {want['departments']}, got {got.get('departments')}"),
            count("status", want["status"] == got.get("status"), f"{label}: want {want['status']}, got {got.get('status')}"),
            count("measure", want["measure"] == got.get("measure"), f"{label}: want {want['measure']}, got {got.get('measure')}"),
            count("time", time_right(want, got), f"{label}: want {want['time']} {want.get('period')}, "
                  f"got {got.get('time')} {got.get('period_start')}..{got.get('period_end')}"),
            count("part_of", (parent is None and got_parent is None) or (parent is not None and back.get(got_parent) == parent),
                  f"{label}: want part of {parent}, got {back.get(got_parent) if got_parent is not None else None}"),
        ]
        tally.record += quantity and all(rights)

    for index, item in enumerate(gold["items"]):
        got = item_seen.get(index)
        if got is None:
            continue
        count("items", not item["headline"] or dice(squeeze(got.get("headline")), squeeze(item["headline"])) >= 0.9,
              f"headline: want {item['headline']!r}, got {got.get('headline')!r}")


def time_right(want: dict, got: dict) -> bool:
    if want["status"] == "target":  # a deadline or a plan's year: readers differ, so it is not asked
        return True
    period = want.get("period") or {}
    return want["time"] == got.get("time") and all(
        not period.get(side) or period[side] == got.get(f"period_{side}") for side in ("start", "end")
    )


def score_series(paths: list[Path], bulletin: list[str]) -> tuple[int, int, int]:
    """Pairs of labelled observations put in one series: (right, predicted, gold)."""
    labels: dict[tuple[str, int, int], str] = {}
    for path in paths:
        source = path.read_text(encoding="utf-8")
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        for o in gold["observations"]:
            if o.get("required", True):
                labels[(path.name, *nth_span(source, o["text"], o.get("nth", 1)))] = o.get("series") or ""
    if not any(labels.values()):
        return 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        db = str(Path(folder) / "score.db")
        run_quiet(bulletin, "ingest", *map(str, paths), "--db", db)
        rows = run(bulletin, "export", "--format", "jsonl", "--db", db)
    found: dict[tuple[str, int, int], str] = {}
    for row in rows:
        for key in labels:
            if key[0] == Path(row["source"]).name and overlap(key[1:], (row["start"], row["end"])) > 0:
                found[key] = str(row["series"]) if row.get("series") is not None else f"alone-{len(found)}"
    gold_pairs = {frozenset(p) for p in combinations(labels, 2) if labels[p[0]] and labels[p[0]] == labels[p[1]] and p[0][0] != p[1][0]}
    predicted_pairs = {frozenset(p) for p in combinations(found, 2) if found[p[0]] == found[p[1]] and p[0][0] != p[1][0]}
    return len(gold_pairs & predicted_pairs), len(predicted_pairs), len(gold_pairs)


def run_quiet(bulletin: list[str], *args: str) -> None:
    done = subprocess.run([*bulletin, *args], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"{shlex.join([*bulletin, *args])} ended with {done.returncode}:\n{done.stderr[-2000:]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--bulletin", default="bulletin", help="the command, words and all")
    parser.add_argument("--errors", action="store_true", help="print every difference")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", default="", help="only files whose stem starts with this")
    parser.add_argument("--at-least", action="append", default=[], metavar="NAME=NUMBER")
    args = parser.parse_args()
    bulletin = shlex.split(args.bulletin)
    paths = sorted(p for p in args.directory.glob("*.txt")
                   if p.with_suffix(".gold.json").exists() and p.stem.startswith(args.only))
    if not paths:
        sys.exit(f"no NAME.txt with NAME.gold.json in {args.directory}")
    tally = Tally()
    for path in paths:
        score_file(path, bulletin, tally)
    figures = tally.figures()
    groups = defaultdict(list)
    for path in paths:
        groups[path.stem.split("-")[0]].append(path)
    right = predicted = gold = 0
    for members in groups.values():
        if len(members) > 1:
            counts = score_series(members, bulletin)
            right, predicted, gold = right + counts[0], predicted + counts[1], gold + counts[2]
    if gold:
        figures["series"] = 2 * right / (predicted + gold) if predicted + gold else 0.0
    if args.errors:
        print("\n".join(tally.errors))
    if args.json:
        print(json.dumps({"files": len(paths), "observations": tally.gold, **figures}, ensure_ascii=False))
    else:
        print(f"{len(paths)} files, {tally.gold} required observations, {tally.predicted} reported")
        for name, figure in figures.items():
            print(f"  {name:<12}{figure:.4f}" if name != "traps" else f"  {name:<12}{figure}")
    short = []
    for bar in args.at_least:
        name, _, number = bar.partition("=")
        if figures.get(name, 0) < float(number):
            short.append(f"{name} {figures.get(name, 0):.4f} < {number}")
    if short:
        print("below the bar: " + "; ".join(short), file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    raise SystemExit(main())
