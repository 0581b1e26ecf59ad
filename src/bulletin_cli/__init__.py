"""bulletin: tracked, comparable, sourced figures from Chinese government bulletins.

`find_quantities` and `extract` read a text, `rows` reads an archive. Importing them is cheap: what they need is loaded, and the
lexicon read, at first use.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing, which has the real one, takes longer to load than `bulletin --version` may take
if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from bulletin_cli.cli.records import FigureRecord
    from bulletin_cli.errors import BulletinError
    from bulletin_cli.model import Issue, Quantity

__version__ = "0.1.0"
__all__ = [
    "BulletinError",
    "FigureRecord",
    "Issue",
    "Quantity",
    "__version__",
    "extract",
    "find_quantities",
    "rows",
]


def __getattr__(name: str) -> object:
    """The nouns of the public interface, loaded when somebody asks for one."""
    if name not in ("BulletinError", "FigureRecord", "Issue", "Quantity"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    homes = {"BulletinError": "errors", "FigureRecord": "cli.records"}
    return getattr(import_module(f"{__name__}.{homes.get(name, 'model')}"), name)


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity in a piece of text, in order, whatever it belongs to.

    >>> [str(q.value) for q in find_quantities("出动车辆 500 余车次、人员 230 余人次")]
    ['500', '230']
    """
    from bulletin_cli.lexicon import shipped
    from bulletin_cli.reading import quantities

    return quantities.find_quantities(text, shipped())


def extract(text: str) -> Issue:
    """The whole reading of one decoded bulletin: its masthead, items and observations.

    >>> [(o.indicator, str(o.value), o.unit) for o in extract("截至目前，查处超限超载车辆 140 台。").observations]
    [('查处超限超载车辆', '140', '台')]
    """
    from bulletin_cli.lexicon import shipped
    from bulletin_cli.model import Document
    from bulletin_cli.reading.pipeline import read

    return read(Document("", text), shipped())


def rows(
    database: str | os.PathLike[str], *, departments: str | Sequence[str] = (), indicators: str | Sequence[str] = ()
) -> tuple[FigureRecord, ...]:
    """The figures of an archive, the oldest issue first: what `bulletin export` writes, as typed rows that never change.

    `departments` are understood as --dept does (short names will do), `indicators` as --indicator (a part of a name will do);
    without them all figures. Numbers are exact decimal text in base units: `Decimal(row.value)`. The file is opened to read
    only. Raises BulletinError (`place`, `fact`, `way_out`) where there is no archive, or no such name in it.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from bulletin_cli.__main__ import main
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "44.txt").write_text("截至目前，县交通运输局排查维修企业 57 家。", encoding="utf-8")
    >>> main(["ingest", "-q", str(folder / "44.txt"), "--db", str(folder / "bulletin.db")])
    0
    >>> [(row.indicator, row.value, row.unit) for row in rows(folder / "bulletin.db", departments="县交通局")]
    [('排查维修企业', '57', '家')]
    """
    from pathlib import Path

    from bulletin_cli.cli import interface

    def listed(names: str | Sequence[str]) -> Sequence[str]:
        return (names,) if isinstance(names, str) else names

    return interface.rows(Path(database), listed(departments), listed(indicators))
