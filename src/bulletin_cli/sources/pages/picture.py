"""A page that is a picture, and how many of what may be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.pages.sheet import Sheet

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Picture:
    """A page whose text must be recognised: `number` counts from 1, `image` draws it, `instead` is what text it has all the same."""

    number: int
    image: Callable[[], Image]
    instead: Sheet | None = None


Page = Sheet | Picture
