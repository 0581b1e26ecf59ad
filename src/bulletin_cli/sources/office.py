"""RTF, ODT and old Word documents through LibreOffice, where it is installed: saved as .docx and read as such."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import docx
from bulletin_cli.sources.content import Content, Raw
from bulletin_cli.sources.packed import MEGABYTE, damaged
from bulletin_cli.sources.program import installed, succeeded

NAMES: Final = ("soffice", "libreoffice")
INSTALL: Final = "请安装 LibreOffice：apt install libreoffice-writer-nogui；也可以另存为 .docx"
# With its filter named LibreOffice does not take a damaged document for a plain text.
FILTERS: Final = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
RESULT_LIMIT: Final = 64 * MEGABYTE
# No macros, nothing fetched from elsewhere because a document links to it.
SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def read_rtf(raw: Raw) -> Content:
    """The text of an RTF document. Raises SourceError."""
    return read_through_office(raw, "rtf", "RTF 文档")


def read_odt(raw: Raw) -> Content:
    """The text of an ODT document. Raises SourceError."""
    return read_through_office(raw, "odt", "ODT 文档")


def office() -> str | None:
    """LibreOffice, where it is installed."""
    return installed(*NAMES)


def read_through_office(raw: Raw, ending: str, title: str) -> Content:
    """The text of a document that LibreOffice opens. Raises SourceError where it cannot, or is not installed."""
    program = office()
    if program is None:
        raise SourceError(raw.place, f"读{title}要有 LibreOffice", INSTALL)
    with TemporaryDirectory(prefix="bulletin-") as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        (folder / f"given.{ending}").write_bytes(raw.data)
        command = [
            program, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            f"--infilter={FILTERS[ending]}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "made", f"given.{ending}",
        ]  # fmt: skip
        made = folder / "made" / "given.docx"
        if not succeeded(command, folder, folder / "said") or not made.is_file():
            raise damaged(raw.place)
        if made.stat().st_size > RESULT_LIMIT:
            raise SourceError(
                raw.place, f"展开后太大（超过 {RESULT_LIMIT // MEGABYTE} MB），不像快报", "请检查是否选错了文件"
            )
        return docx.read(Raw(made.read_bytes(), raw.place))
