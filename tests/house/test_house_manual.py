"""House rule: the manual pages say what the help says, and roff has nothing to complain of."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from documents import ROOT
from reference.commands import spoken

from bulletin_cli.cli.language import Language, Words
from bulletin_cli.cli.statuses import STATUSES
from bulletin_cli.cli.topic import TOPICS

PAGES = {
    Language.ENGLISH: ROOT / "docs" / "man" / "man1" / "bulletin.1",
    Language.CHINESE: ROOT / "docs" / "man" / "zh_CN" / "man1" / "bulletin.1",
}


def set_by(page: Path, *warnings: str) -> subprocess.CompletedProcess[bytes]:
    """The page as groff sets it for a terminal, without bold letters."""
    command = ["groff", "-man", "-K", "utf8", "-Tutf8", "-P-c", "-P-b", "-P-u", *warnings, str(page)]
    return subprocess.run(command, capture_output=True, check=True)


@pytest.mark.parametrize("language", PAGES)
def test_a_page_names_every_command_option_topic_and_status(language: Language) -> None:
    text = PAGES[language].read_text(encoding="utf-8").replace("\\-", "-").replace("\\:", "")
    words = Words(language)
    for name, command in spoken()[1].items():
        assert f".SS bulletin {name}\n" in text
        assert words.translated(command.help.split("\n\n")[0]).replace("'", "\\(aq") in text
        assert [
            option for one in command.params for option in one.opts if one.opts[0][0] == "-" and option not in text
        ] == []
    assert [name for name in TOPICS if f"\\fB{name}\\fR" not in text] == []
    assert [one for one in STATUSES if f"\\fB{one}\\fR" not in text] == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
@pytest.mark.parametrize("language", PAGES)
def test_groff_sets_a_page_without_a_warning(language: Language) -> None:
    done = set_by(PAGES[language], "-ww")
    assert done.stderr.decode() == ""
    assert "--fail-on" in done.stdout.decode()


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_a_page_with_a_slip_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "slip.1"
    page.write_text(".TH SLIP 1\n.SH NAME\nslip\n.NOSUCH\n", encoding="utf-8")
    assert set_by(page, "-ww").stderr != b""
