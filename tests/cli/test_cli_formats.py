"""Bulletins in every format through the program: the same figures as from plain text; damaged and hostile files harm nothing."""

from __future__ import annotations

import io
import json
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Final

import docx
import pytest
from program import bulletin, out, run, said

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.formats import ENDINGS
from bulletin_cli.sources.inputs import documents

DATA = Path(__file__).parents[2] / "data"
FILES = 300


def word(text: str) -> bytes:
    """A Word document as python-docx makes it."""
    paper = docx.Document()
    for line in text.splitlines():
        paper.add_paragraph(line)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def page(text: str) -> str:
    """A web page that declares no encoding."""
    return "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in text.splitlines()) + "</body></html>"


def packed(**members: bytes) -> bytes:
    """A zip with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


# The text in every format, by the ending of its file.
FORMS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "txt": str.encode,
    "bom.txt": lambda text: text.encode("utf-8-sig"),
    "gb.txt": lambda text: text.encode("gb18030"),
    "16.txt": lambda text: text.encode("utf-16"),
    "docx": word,
    "html": lambda text: page(text).encode(),
    "gb.html": lambda text: page(text).encode("gbk"),
    "md": lambda text: ("# " + text.replace("\n【", "\n## 【")).encode(),
    "zip": lambda text: packed(**{"内.txt": text.encode("gbk"), "下/内.html": page(text).encode()}),
}


def figures(lines: str) -> dict[str, list[tuple[object, ...]]]:
    """The figures of JSON lines by their sources."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for line in lines.splitlines():
        one = json.loads(line)
        said_of_it = (one["value"], one["upper"], one["unit"], one["indicator"], tuple(one["departments"]))
        found.setdefault(one["source"], []).append(said_of_it)
    return found


def test_every_format_gives_the_figures_of_the_plain_text(tmp_path: Path) -> None:
    for path in DATA.glob("*.txt"):
        for ending, made in FORMS.items():
            (tmp_path / f"{path.stem}.{ending}").write_bytes(made(path.read_text(encoding="utf-8")))
    done = run("extract", ".", "--format", "jsonl", here=tmp_path)
    assert (done.returncode, said(done)) == (0, "")
    found = figures(out(done))
    assert len(found) == len(list(DATA.glob("*.txt"))) * 10
    for source, those in found.items():
        plain = found["./" + source.removeprefix("./").partition(".")[0] + ".txt"]
        assert (len(plain) > 5, those) == (True, plain), source


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    for at, made in enumerate(FORMS.values()):
        (tmp_path / f"{at}.doc").write_bytes(made(bulletin()))
    (tmp_path / "9.txt").write_bytes(word(bulletin()))
    found = figures(out(run("extract", ".", "--format", "jsonl", here=tmp_path)))
    assert len(found) == len(FORMS) + 2
    assert len({tuple(those) for those in found.values()}) == 1


@pytest.mark.parametrize("ending", ["docx", "html", "gb.txt", "zip"])
def test_any_format_may_come_from_standard_input(here: Path, ending: str) -> None:
    done = run("extract", "-", "--format", "jsonl", here=here, typed=FORMS[ending](bulletin()))
    assert {len(those) for those in figures(out(done)).values()} == {2}


def test_places_count_in_the_text_that_is_printed(here: Path) -> None:
    for ending in ("docx", "16.txt", "zip"):
        (here / f"快报.{ending}").write_bytes(FORMS[ending](bulletin()))
    for line in out(run("extract", ".", "--format", "jsonl", here=here)).splitlines():
        one = json.loads(line)
        text = run("text", one["source"], here=here).stdout.decode()
        assert text[one["start"] : one["end"]] == one["text"], one["source"]


def test_cron_may_leave_a_pattern_to_the_program(here: Path) -> None:
    (here / "收件箱").mkdir()
    for number in (50, 51):
        (here / "收件箱" / f"{number}.docx").write_bytes(word(bulletin(number)))
    assert "收录 2 期" in said(run("ingest", "-v", "收件箱/*.docx", here=here))


def hostile(folder: Path) -> Iterator[str]:
    """The names of files that are to be refused, each made in the folder."""
    with (folder / "零.txt").open("wb") as stream:
        stream.truncate(1024**3)
    swelling = zipfile.ZipInfo("word/document.xml")
    entities = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else 'ha'}'>" for n in range(12))
    made = {
        "炸弹.zip": packed(**{"0.txt": bytes(60 * 1024**2)}),
        "外.zip": packed(**{"../../外.txt": b"x", "/etc/外.txt": b"x"}),
        "胀.docx": packed(**{swelling.filename: b"<w>" + b" " * 60 * 1024**2}),
        "实体.docx": packed(**{swelling.filename: f"<!DOCTYPE d [{entities}]><d>&a11;</d>".encode()}),
        "深.docx": packed(**{swelling.filename: b"<d>" * 100_000}),
        "深.html": b"<html>" + b"<div>" * 200_000,
        "a\nbulletin: 假的\x1b[31m.txt": b"",
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    yield from ("零.txt", *made)


def test_hostile_files_are_refused_each_with_its_reason_in_little_memory(here: Path) -> None:
    names = list(hostile(here))
    # In 1 GB of address space: what is refused must not have been in memory first.
    limited = f'ulimit -v 1000000; exec "{sys.executable}" -m bulletin_cli ingest . -v'
    done = subprocess.run(["bash", "-c", limited], cwd=here, capture_output=True, check=False, timeout=60)
    complaints = [line for line in said(done).splitlines() if line.startswith("bulletin: ")]
    assert (done.returncode, len(complaints)) == (3, len(names) + 1)  # the zip with names that lead out has two
    assert "Traceback" not in said(done)
    assert "\x1b" not in said(done)
    assert "bulletin: ./a\\x0abulletin: 假的\\x1b[31m.txt: 是空的，没有文字" in said(done)
    assert "收录 1 期" in said(done)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data with a few bytes lost, changed, doubled or put in."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(found) or 1)
        many = chance.choice((1, 4, 64, 1024))
        match chance.randrange(6):
            case 0:
                del found[at:]
            case 1:
                del found[at : at + many]
            case 2:
                found[at : at + many] = bytes(many)
            case 3:
                found[at:at] = chance.randbytes(many)
            case 4:
                found[at:at] = found[at : at + many] * 3
            case _:
                found[at : at + 1] = chance.randbytes(1)
    return bytes(found)


def test_of_three_hundred_damaged_files_every_readable_one_is_stored(tmp_path: Path) -> None:
    chance = random.Random(20251123)  # noqa: S311 - the same damage each time
    endings = list(FORMS)
    whole = set()
    for number in range(FILES):
        ending = endings[number % len(endings)]
        name = f"{number:03}.{ending}"
        data = FORMS[ending](bulletin(number + 1, companies=number + 100))
        if number % 10 == 0:
            whole.add(f"./{name.removesuffix('.zip')}")
        else:
            data = damaged(data, chance)
        (tmp_path / name).write_bytes(data)
    done = run("ingest", ".", "-v", here=tmp_path)
    found = [one for path in sorted(tmp_path.glob("*.*")) if path.suffix in ENDINGS for one in documents(str(path))]
    refused = sum(isinstance(one, SourceError) for one in found)
    counts = re.search(r"收录 (\d+) 期(?:、修订 (\d+) 期)?(?:、跳过 (\d+))?、失败 (\d+)", said(done))
    assert counts
    stored = sum(int(count or 0) for count in counts.groups()[:3])
    sources = set(figures(out(run("export", "--format", "jsonl", here=tmp_path))))
    assert done.returncode == 3
    assert "Traceback" not in said(done)
    told = [line for line in said(done).splitlines() if line.startswith("bulletin: ./")]
    # What a mended file tells of its own masthead is no refusal: another number, another day.
    assert (
        sum("正文与" not in line and "的日期由" not in line for line in told) == int(counts[4]) == refused > FILES // 4
    )
    assert stored >= len(found) - refused
    assert len(sources) > len(whole)
    assert whole <= {source.partition(".zip")[0] for source in sources}
