"""bulletin: tracked, comparable, sourced figures from Chinese government bulletins.

The public names are those of `__all__`. Importing them is cheap: what they need is loaded, and the lexicon read, at first use.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing, which has the real one, takes longer to load than `bulletin --version` may take
if TYPE_CHECKING:
    from bulletin_cli.model import Issue, Quantity

__version__ = "0.1.0"
__all__ = ["Issue", "Quantity", "__version__", "extract", "find_quantities"]


def __getattr__(name: str) -> object:
    """The nouns of the public interface, loaded when somebody asks for one."""
    if name not in ("Issue", "Quantity"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bulletin_cli import model

    return getattr(model, name)


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
