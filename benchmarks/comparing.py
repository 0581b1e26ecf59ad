"""What became slower or quicker since another run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from benchmarks.results import Better, Measured, Survey

LIMIT: Final = 1.3
# Figures in these units are ratios or counts; all others depend on the machine.
PORTABLE: Final = frozenset({"×", "MB"})


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in both runs; `times` above 1 says how many times worse it is now."""

    before: Measured
    after: Measured
    times: float


def changes(before: Survey, after: Survey) -> list[Change]:
    """The figures that both runs have, each with how many times worse it has become.

    Between two machines only what does not depend on the machine is compared.
    """
    earlier = {one.key: one for one in before.measured}
    same_machine = before.machine == after.machine
    pairs = [(earlier[one.key], one) for one in after.measured if one.key in earlier]
    return [
        Change(old, new, _worse(old, new))
        for old, new in pairs
        if old.unit == new.unit and min(old.value, new.value) > 0 and (same_machine or new.unit in PORTABLE)
    ]


def slower(found: list[Change]) -> list[Change]:
    """Those that have become worse by more than the limit, the worst first."""
    return sorted((one for one in found if one.times > LIMIT), key=lambda one: -one.times)


def _worse(before: Measured, after: Measured) -> float:
    return after.value / before.value if after.better is Better.LESS else before.value / after.value
