"""Pdf, ofd and scans, as people meet them at the command line."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from program import bulletin, out, run, said

FILES = Path(__file__).parents[1] / "sources" / "files"
CAN_RECOGNISE = find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def test_the_figures_of_a_pdf_count_in_the_text_that_is_shown(tmp_path: Path) -> None:
    path = str(FILES / "office-11.pdf")
    text = out(run("text", path, here=tmp_path))
    found = [json.loads(line) for line in out(run("extract", path, "--format", "jsonl", here=tmp_path)).splitlines()]
    assert len(found) == 22
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found)
    assert {one["issue_number"] for one in found} == {11}


def test_a_file_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "收件箱").mkdir()
    (tmp_path / "收件箱" / "44.txt").write_text(bulletin(), encoding="utf-8")
    shutil.copy(FILES / "office-11.pdf", tmp_path / "收件箱" / "11.pdf")
    shutil.copy(FILES / "locked.pdf", tmp_path / "收件箱" / "12.pdf")
    (tmp_path / "收件箱" / "13.pdf").write_bytes((FILES / "office-11.pdf").read_bytes()[:30_000])
    (tmp_path / "收件箱" / "14.ofd").write_bytes(b"PK\x03\x04broken")
    done = run("ingest", "收件箱", here=tmp_path)
    assert done.returncode == 3
    assert "12.pdf: 加了密码的 PDF" in said(done)
    assert "13.pdf: PDF 损坏" in said(done)
    assert "14.ofd" in said(done)
    listed = out(run("list", "issues", "--format", "csv", here=tmp_path))
    assert "2025-11," in listed
    assert "2023-44," in listed


def test_a_pdf_named_otherwise_is_read_as_what_it_is(tmp_path: Path) -> None:
    shutil.copy(FILES / "office-11.pdf", tmp_path / "11.txt")
    assert out(run("text", "11.txt", here=tmp_path)).startswith("云泽政务快报\n第 11 期\n")


@pytest.mark.skipif(CAN_RECOGNISE, reason="the extra [ocr] is installed")
def test_a_scan_is_refused_with_the_extra_that_reads_it(tmp_path: Path) -> None:
    done = run("extract", str(FILES / "scan-15.pdf"), here=tmp_path)
    assert done.returncode == 3
    assert "pip install 'bulletin-cli[ocr]'" in said(done)


@pytest.mark.skipif(not CAN_RECOGNISE, reason="the extra [ocr] is not installed")
def test_a_scanned_figure_says_so_through_ingest_trace_and_reading_again(tmp_path: Path) -> None:
    shutil.copy(FILES / "scan-17.png", tmp_path / "17.png")
    assert run("ingest", "17.png", here=tmp_path).returncode == 0
    assert "ocr" in out(run("trace", "2025-17.1", here=tmp_path))
    asked = out(run("review", "--format", "csv", here=tmp_path)).count("图片上认不准")
    again = run("ingest", "--again", here=tmp_path)
    assert again.returncode == 0
    assert "0 期" in said(run("ingest", "--again", "--dry-run", here=tmp_path))
    assert out(run("review", "--format", "csv", here=tmp_path)).count("图片上认不准") == asked
