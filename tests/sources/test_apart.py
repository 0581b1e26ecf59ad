"""The process that reads a file: its answers, and what becomes of a file that takes too much."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from printing import FILES
from producers import figures, text_of
from small_pdf import small_pdf

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import apart
from bulletin_cli.sources.apart import Bounds
from bulletin_cli.sources.content import Raw

DATA = Path(__file__).parents[2] / "data"


def raw(name: str) -> Raw:
    """A file of the samples."""
    return Raw((FILES / name).read_bytes(), name)


def test_a_pdf_is_read() -> None:
    found = apart.pdf(raw("office-11.pdf"))
    assert figures(found.text) == figures(text_of(DATA / "yunze-2025-11.txt"))
    assert found.scan is None


def test_the_reason_of_a_refusal_names_the_file() -> None:
    with pytest.raises(SourceError, match="密码") as caught:
        apart.pdf(raw("locked.pdf"))
    assert caught.value.place == "locked.pdf"


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "READING", Bounds(0, 2048))
    with pytest.raises(SourceError, match="还没读完"):
        apart.pdf(raw("office-11.pdf"))


def test_a_file_that_takes_too_much_memory_is_refused() -> None:
    swelling = small_pdf(b"BT /F1 12 Tf " + b"(%s) Tj " % (b"a" * 60) * 400_000 + b"ET")
    assert len(swelling) < 1_000_000
    with pytest.raises(SourceError, match="没能读完"):
        apart._asked("pdf", "read", Raw(swelling, "b.pdf"), Bounds(60, 256))


def test_a_scan_is_refused_with_the_extra_that_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LIBRARIES", ("no_such_library",))
    with pytest.raises(SourceError, match="第 1 页是图片") as caught:
        apart.pdf(raw("scan-15.pdf"))
    assert "bulletin-cli[ocr]" in caught.value.way_out
    with pytest.raises(SourceError, match="是图片") as caught:
        apart.picture(raw("scan-17.png"))
    assert "bulletin-cli[ocr]" in caught.value.way_out


def test_a_few_words_over_a_picture_are_read_where_nothing_can_be_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LIBRARIES", ("no_such_library",))
    picture = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q "
    assert apart.pdf(Raw(small_pdf(picture + b"BT /F1 16 Tf 80 760 Td (Total 62) Tj ET"), "x.pdf")).text == "Total 62\n"


def test_no_more_pictures_are_recognised_than_can_be_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PICTURES", 1)
    monkeypatch.setattr(apart, "LIBRARIES", ())
    with pytest.raises(SourceError, match="有 2 页是图片"):
        apart.pdf(raw("scan-15.pdf"))


def test_a_file_in_the_current_folder_is_not_taken_for_a_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert apart.pdf(raw("office-11.pdf")).text


def test_a_damaged_pdf_is_read_or_refused_and_nothing_else() -> None:
    whole = (FILES / "office-11.pdf").read_bytes()
    chance = random.Random(20251123)  # noqa: S311 - the same damage each time
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(chance.choice((2, 20, 200))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((1, 8))] = chance.randbytes(chance.choice((0, 1, 8)))
        with suppress(SourceError):
            apart.pdf(Raw(bytes(data), "x.pdf"))
