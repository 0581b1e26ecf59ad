"""The documents as they are read: their fenced blocks, and what the commands and examples in these come to when they are run.

A `console` block is a session (`$ ` and a command, then what it prints), a `pycon` block one of Python, a `cron` block a
crontab. A block that needs what not everybody has says so: ```console needs=sqlite3. All blocks of a document run in one
folder, from the top.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = Path("src", "bulletin_cli")
FENCED = re.compile(r"^```(?P<kind>[a-z]+)(?: needs=(?P<need>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
NO_SCHEDULE = re.compile(r"\s*(?:#|$|\w+=)")
FIELDS = 5
# What is installed beside this Python comes first, as it does where its environment is active.
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
# What is run of a Python session: every example, with what an interactive Python would print behind it.
PLAYER = """
import doctest, sys
known = {}
for part in sys.stdin.read().split("\\0"):
    sys.stdout.write("\\0")
    for example in doctest.DocTestParser().get_examples(part):
        lines = example.source.splitlines()
        print("\\n".join([">>> " + lines[0], *("... " + line for line in lines[1:])]))
        exec(compile(example.source, "<document>", "single"), known)
"""


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language, what it needs ("" for nothing), and its text."""

    kind: str
    need: str
    body: str


def documents() -> list[str]:
    """Every document that a person wrote and that has commands in it; the reference is made, not written."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/[!r]*/*.md"), *ROOT.glob("data/*.md")]
    return sorted(str(path.relative_to(ROOT)) for path in found if any(True for _ in blocks(path.read_text("utf-8"))))


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks that name their language.

    >>> list(blocks("a\\n```console needs=jq\\n$ jq\\n```\\n```\\nplain\\n```\\n"))
    [Block(kind='console', need='jq', body='$ jq\\n')]
    """
    return (Block(found["kind"], found["need"] or "", found["body"]) for found in FENCED.finditer(text))


def commands(session: str) -> list[str]:
    """The commands of a session; a line that ends in a backslash goes on.

    >>> commands("$ bulletin ingest data/\\n收录 8 期\\n$ bulletin report \\\\\\n    --rank\\n")
    ['bulletin ingest data/', 'bulletin report \\\\\\n    --rank']
    """
    return re.findall(r"^\$ ((?:.*\\\n)*.*)$", session, re.MULTILINE)


def at_hand(need: str) -> bool:
    """Whether there is a program or a Python package of that name."""
    return shutil.which(need, path=PATH) is not None or find_spec(need) is not None


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder in which a document's commands are run, with the samples and, where one changes it, the program itself."""

    folder: Path
    english: bool

    @classmethod
    def laid(cls, document: str, folder: Path) -> Desk:
        """The folder, with what the document's commands work on."""
        shutil.copytree(ROOT / "data", folder / "data")
        if str(PACKAGE) in (ROOT / document).read_text(encoding="utf-8"):
            shutil.copytree(ROOT / PACKAGE, folder / PACKAGE)
        return cls(folder, ".en." in document)

    def shell(self, command: str) -> subprocess.CompletedProcess[str]:
        """What a command does, both streams in one."""
        shim = f'python() {{ "{sys.executable}" "$@"; }}\nbulletin() {{ python -m bulletin_cli "$@"; }}\n'
        return self._run(["bash", "-c", f"{shim}{command}\n"], "")

    def printed(self, command: str) -> str:
        """What a command prints, without spaces at the ends of lines."""
        return "".join(f"{line.rstrip()}\n" for line in self.shell(command).stdout.splitlines())

    def played(self, examples: list[str]) -> str:
        """The last of some Python sessions, with what it prints; those before it have been run."""
        return self._run([sys.executable, "-c", PLAYER], "\0".join(examples)).stdout.rpartition("\0")[2]

    def _run(self, command: list[str], given: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "BULLETIN_"))}
        own = [str(self.folder / "src")] if (self.folder / "src").exists() else []
        environment = {
            **kept,
            "LANG": "en_US.UTF-8" if self.english else "zh_CN.UTF-8",
            "PYTHONUTF8": "1",
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": os.pathsep.join([*own, str(ROOT / "src")]),
            "COLUMNS": "100",
            "PATH": PATH,
        }
        return subprocess.run(
            command, cwd=self.folder, env=environment, input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", check=False,
        )  # fmt: skip


def replayed(document: str, folder: Path, needs: Collection[str] = ()) -> str:
    """The document with every output as the program prints it now; blocks that need more than `needs` stay as they are."""
    desk = Desk.laid(document, folder)
    before: list[str] = []

    def session(found: re.Match[str]) -> str:
        return "".join(f"$ {command}\n{desk.printed(command)}" for command in commands(found["body"]))

    def python(found: re.Match[str]) -> str:
        before.append(found["body"])
        return desk.played(before)

    def crontab(found: re.Match[str]) -> str:
        for command in scheduled(found["body"]):
            done = desk.shell(command)
            assert done.returncode in (0, 1), f"{command}\n{done.stdout}"
        return found["body"]

    players: dict[str, Callable[[re.Match[str]], str]] = {"console": session, "pycon": python, "cron": crontab}

    def played(found: re.Match[str]) -> str:
        if found["kind"] not in players or (found["need"] and found["need"] not in needs):
            return found[0]
        opening = found[0][: found.start("body") - found.start()]
        return f"{opening}{players[found['kind']](found)}```"

    return FENCED.sub(played, (ROOT / document).read_text(encoding="utf-8"))


def scheduled(crontab: str) -> Iterator[str]:
    """The commands of a crontab, each with the settings above it.

    >>> list(scheduled("BULLETIN_DB=a.db\\n# daily\\n10 8 * * 1-5  bulletin check --new\\n"))
    ['BULLETIN_DB=a.db; export BULLETIN_DB\\nbulletin check --new']
    """
    settings = ""
    for line in crontab.splitlines():
        if assigned := re.fullmatch(r"(\w+)=.*", line):
            settings += f"{line}; export {assigned[1]}\n"
        elif not NO_SCHEDULE.match(line):
            yield settings + line.split(maxsplit=FIELDS)[FIELDS]
