"""Write invented bulletins.

    python -m benchmarks.generate 1000 FOLDER [--counties 5] [--seed 1]

The same numbers give the same bytes. FOLDER gets folders of a thousand files each.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.invented.archive import Plan, write


def main() -> None:
    """Write them and say how many figures they tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("issues", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--counties", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    figures = write(Plan(given.issues, given.counties, given.seed), given.folder)
    print(f"{given.issues} issues, {figures} figures")


if __name__ == "__main__":
    main()
