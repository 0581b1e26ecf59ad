#!/usr/bin/env python3
# mypy: ignore-errors
# ruff: noqa
# fmt: off
"""Score `bulletin_cli.find_quantities` against a table of phrases.

    python score_quantities.py TABLE.tsv [--errors] [--at-least 0.98]

Run it with the Python that has bulletin_cli. TABLE has the columns text, value, upper, unit, modifier, note; a row whose unit
is '-' holds no quantity at all. A row is right when find_quantities gives exactly that one quantity (none, for '-').
"""
import argparse
import csv
import sys
from decimal import Decimal
from pathlib import Path

from bulletin_cli import find_quantities


def right(row: dict[str, str]) -> tuple[bool, str]:
    found = list(find_quantities(row["text"]))
    got = "; ".join(f"{q.value} {q.upper or ''} {q.unit} {q.modifier}" for q in found) or "nothing"
    if row["unit"] == "-":
        return not found, got
    if len(found) != 1:
        return False, got
    q = found[0]
    upper = Decimal(row["upper"]) if row["upper"] else None
    got_upper = Decimal(str(q.upper)) if q.upper is not None else None
    same = Decimal(str(q.value)) == Decimal(row["value"]) and got_upper == upper
    return same and q.unit == row["unit"] and str(q.modifier) == row["modifier"], got


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--at-least", type=float, default=0.0)
    args = parser.parse_args()
    with args.table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    hits = 0
    for row in rows:
        ok, got = right(row)
        hits += ok
        if args.errors and not ok:
            print(f"{row['text']}\twant {row['value']} {row['upper']} {row['unit']} {row['modifier']}\tgot {got}")
    share = hits / len(rows)
    print(f"{hits} of {len(rows)} phrases right: {share:.4f}")
    return int(share < args.at_least)


if __name__ == "__main__":
    sys.exit(main())
