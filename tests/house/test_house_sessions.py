"""House rule: a session in a document is what the program prints.

Every ```console block of the READMEs is run: a line that starts with `$ ` is a command, what follows is its output.
To write the outputs anew after a change that was meant: `make sessions`, and read the difference.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "README.en.md")
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
REWRITE = "BULLETIN_WRITE_SESSIONS"


def commands(block: str) -> list[str]:
    """The commands of a console block.

    >>> commands("$ bulletin ingest data/\\n收录 8 期\\n$ bulletin report\\n")
    ['bulletin ingest data/', 'bulletin report']
    """
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def printed(command: str, folder: Path, english: bool) -> str:
    """What a command prints in a folder, on both streams."""
    shim = f'bulletin() {{ "{sys.executable}" -m bulletin_cli "$@"; }}\n'
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "BULLETIN_"))},
        "LANG": "en_US.UTF-8" if english else "zh_CN.UTF-8",
        "PYTHONUTF8": "1",
        "COLUMNS": "100",
    }
    done = subprocess.run(
        ["bash", "-c", shim + command + " 2>&1"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def run(document: str, folder: Path) -> str:
    """The document with every output as the program prints it now."""
    shutil.copytree(ROOT / "data", folder / "data")
    english = ".en." in document

    def replayed(match: re.Match[str]) -> str:
        return "".join(f"$ {command}\n{printed(command, folder, english)}" for command in commands(match[0]))

    return BLOCK.sub(replayed, (ROOT / document).read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_sessions_are_what_the_program_prints(document: str, tmp_path: Path) -> None:
    now = run(document, tmp_path)
    if os.environ.get(REWRITE):
        (ROOT / document).write_text(now, encoding="utf-8")
    assert now == (ROOT / document).read_text(encoding="utf-8")


def test_a_changed_output_would_be_seen(tmp_path: Path) -> None:
    assert printed("echo one", tmp_path, english=False) == "one\n"
    assert (
        BLOCK.sub("x\n", "a\n```console\n$ echo\nold\n```\n```sh\nkept\n```\n")
        == "a\n```console\nx\n```\n```sh\nkept\n```\n"
    )
