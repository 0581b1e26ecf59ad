"""Plain text: what the file has, character for character, so that offsets count in the file itself."""

from __future__ import annotations

from bulletin_cli.sources.content import Content, Raw
from bulletin_cli.sources.encoding import decoded


def read(raw: Raw) -> Content:
    """The text of a plain-text file, line breaks as they are. Raises SourceError.

    >>> read(Raw("第 43 期\\r\\n".encode("utf-8-sig"), "43.txt"))
    Content(text='第 43 期\\r\\n', encoding='UTF-8', scan=None)
    """
    found = decoded(raw)
    return Content(found.text, found.encoding.name)
