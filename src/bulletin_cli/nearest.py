"""What to do next where a name is not known: the nearest names there are, and where all of them are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MOST = 3
ALIKE = 0.3


def way_out(name: str, known: Iterable[str] | Mapping[str, str], everything: str, alike: float = ALIKE) -> str:
    """The names of `known` nearest to `name`, if any are, and the line that says where all are.

    A mapping gives what each is shown as; `alike`, from 0 to 1, is how near a near one must be.

    >>> print(way_out("交桶局", ["交通局", "财政局"], "全部单位：bulletin list depts", 0.5))
    相近：交通局
      全部单位：bulletin list depts
    """
    # ruff: noqa: PLC0415 - needed only where a name is wrong
    import difflib

    shown = known if isinstance(known, Mapping) else {one: one for one in known}
    nearest = difflib.get_close_matches(name, shown, n=MOST, cutoff=alike)
    return f"相近：{'、'.join(shown[one] for one in nearest)}\n  {everything}" if nearest else everything
