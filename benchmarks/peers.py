"""Other tools that read quantities, beside ours: characters a second, figures found, figures right.

Each is judged only on figures of the kind that it claims to read, and ours on the same figures.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from venv import EnvBuilder

from benchmarks.gold import DIGITS, MONEY, SIZES, SPELT, UNIT_PRINTED, Corpus, Gold, Seen, corpus, right, seen
from benchmarks.peer_reader import READERS
from benchmarks.results import Better, Measured, Peer

ROOT: Final = Path(__file__).parents[1]
ENVIRONMENT: Final = ROOT / ".venv-bench"
READER: Final = Path(__file__).with_name("peer_reader.py")
WANTED: Final = Path(__file__).with_name("peers.txt")
SAMPLE: Final = ROOT / "tests" / "corpus" / "dev" / "anling-44.txt"
LENGTHS: Final = (1, 4, 16)
OURS: Final = "bulletin"
LONGEST: Final = 900


@dataclass(frozen=True, slots=True)
class Claim:
    """What a peer says it reads, in words and as a question about a figure; whether it names units."""

    name: str
    words: str
    covers: Callable[[Gold], bool]
    units: bool = True


CLAIMS: Final = (
    Claim("jionlp", "金额", lambda one: one.unit in MONEY and "元" in one.printed),
    Claim(
        "recognizers-text",
        "金额、长度、重量、面积、体积、百分数",
        lambda one: one.unit in SIZES and _has(UNIT_PRINTED, one),
    ),
    Claim("cn2an", "汉字写的数（短语里的；单位不看）", lambda one: _phrase(one) and _has(SPELT, one), units=False),
    Claim("quantulum3", "阿拉伯数字写的数（单位不看）", lambda one: _has(DIGITS, one), units=False),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one reader has said: its version, its times, and what it found in each text; or why it could not be asked."""

    version: str = ""
    seconds: tuple[float, ...] = ()
    found: tuple[tuple[Seen, ...], ...] = ()
    reason: str = ""


def measure() -> tuple[list[Measured], list[Peer]]:
    """Ours beside each peer, and the two multiples that ours is held to."""
    trouble = build()
    texts = corpus()
    sample = SAMPLE.read_text(encoding="utf-8")
    ours = ask(OURS, sys.executable, texts, sample)
    python = str(ENVIRONMENT / "bin" / "python")
    answers = {
        name: Answer(reason=trouble[name]) if name in trouble else ask(name, python, texts, sample)
        for name in (claim.name for claim in CLAIMS)
    }
    peers = [
        _mine(ours, texts, sample),
        *(_judged(claim, answers[claim.name], ours, texts, sample) for claim in CLAIMS),
    ]
    return list(_held(peers)), peers


def build() -> Mapping[str, str]:
    """Make the environment of the peers where there is none yet; why a peer could not be installed, by its name."""
    done = ENVIRONMENT / "installed"
    wanted = WANTED.read_text(encoding="utf-8")
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return {}
    try:
        EnvBuilder(with_pip=True, clear=True).create(ENVIRONMENT)
    except subprocess.CalledProcessError as error:
        return dict.fromkeys((claim.name for claim in CLAIMS), f"没有虚拟环境：{error.returncode}")
    trouble = {name: said for name, distribution in _distributions().items() if (said := _installed(distribution))}
    if not trouble:
        done.write_text(wanted, encoding="utf-8")
    return trouble


def _distributions() -> Mapping[str, str]:
    """What to install for each peer."""
    return {claim.name: READERS[claim.name][0] for claim in CLAIMS}


def _installed(distribution: str) -> str:
    """What went wrong when a peer was installed within the bounds of peers.txt, or ""."""
    pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    finished = subprocess.run(
        [*pip, distribution, "--constraint", str(WANTED)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return _last_line(finished.stderr) if finished.returncode else ""


def ask(name: str, python: str, texts: Corpus, sample: str) -> Answer:
    """What a reader makes of the texts, in a process of its own."""
    question = json.dumps({"texts": texts.texts, "sample": sample, "lengths": LENGTHS})
    command = [python, "-P", str(READER), name]
    try:
        finished = subprocess.run(
            command, input=question, capture_output=True, text=True, encoding="utf-8", check=False, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        return Answer(reason=f"{LONGEST} 秒还没读完")
    if finished.returncode:
        return Answer(reason=_last_line(finished.stderr))
    told: dict[str, Any] = json.loads(finished.stdout)
    found = tuple(tuple(seen(*one) for one in text) for text in told["found"])
    return Answer(told["version"], tuple(told["seconds"]), found)


def count(figures: Iterable[Gold], answer: Answer, *, units: bool) -> int:
    """How many of the figures a reader has right."""
    return sum(right(one, answer.found[one.text], unit=units) for one in figures)


def _judged(claim: Claim, answer: Answer, ours: Answer, texts: Corpus, sample: str) -> Peer:
    if answer.reason:
        return Peer(claim.name, claim=claim.words, reason=answer.reason)
    asked = [one for one in texts.figures if one.required and claim.covers(one)]
    return Peer(
        claim.name,
        answer.version,
        claim.words,
        LENGTHS[: len(answer.seconds)],
        _microseconds(answer, sample),
        sum(len(text) for text in answer.found),
        len(asked),
        count(asked, answer, units=claim.units),
        count(asked, ours, units=claim.units),
    )


def _mine(ours: Answer, texts: Corpus, sample: str) -> Peer:
    asked = [one for one in texts.figures if one.required]
    hits = count(asked, ours, units=True)
    found = sum(len(text) for text in ours.found)
    return Peer(OURS, ours.version, "全部", LENGTHS, _microseconds(ours, sample), found, len(asked), hits, hits)


def _microseconds(answer: Answer, sample: str) -> tuple[float, ...]:
    pairs = zip(LENGTHS, answer.seconds, strict=False)
    return tuple(1_000_000 * taken / (length * len(sample)) for length, taken in pairs)


def _held(peers: list[Peer]) -> Iterable[Measured]:
    """The promises about speed, in multiples of our time on one bulletin."""
    by_name = {peer.name: peer for peer in peers}
    mine = by_name[OURS].microseconds
    yield Measured("peers", "长 16 倍：每字的时间", mine[-1] / mine[0], "×", 1.2, note="自己比自己")
    for name, bar in (("recognizers-text", 20.0), ("jionlp", 1.0)):
        theirs = by_name[name].microseconds
        if theirs:
            yield Measured("peers", f"{name} 用的时间是我们的", theirs[0] / mine[0], "×", bar, Better.MORE)


def _has(form: re.Pattern[str], one: Gold) -> bool:
    return form.fullmatch(one.printed) is not None


def _phrase(one: Gold) -> bool:
    return one.start == 0 and len(one.printed) == one.end


def _last_line(text: str) -> str:
    """The last line that says something, without the places of a machine."""
    lines = [line.strip() for line in text.splitlines() if line.strip()] or ["没有说原因"]
    return " ".join(word for word in lines[-1].split() if "/" not in word)[:200]
