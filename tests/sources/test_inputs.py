"""The documents of each input, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import inputs
from bulletin_cli.sources.inputs import document
from bulletin_cli.sources.packed import MEGABYTE


def test_the_text_keeps_its_line_breaks_and_loses_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "第 43 期\r\n\r正文\n".encode())
    assert document(str(path)).text == "第 43 期\r\n\r正文\n"


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"", "空"),
        ("　\n".encode(), "空"),
        (b"\xef\xbb\xbf", "空"),
        (b"\x7fELF\0\0", "程序"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"Rar!\x1a\x07\0", "压缩包"),
        (b"\xff\xfe\xff\xff\xff", "编码"),
    ],
)
def test_what_is_no_text_is_refused_with_a_way_out(tmp_path: Path, data: bytes, fact: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=fact) as caught:
        document(str(path))
    assert caught.value.place == str(path)
    assert caught.value.way_out


def test_a_file_past_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as stream:
        stream.truncate(1024 * MEGABYTE)
    with pytest.raises(SourceError, match="太大"):
        document(str(path))


def test_more_text_than_anybody_reads_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("查处车辆五台。" * 800_000, encoding="utf-8")
    with pytest.raises(SourceError, match="文字太多"):
        document(str(path))


def test_an_endless_device_is_refused_like_a_file_past_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "SIZE_LIMIT", 10)
    with pytest.raises(SourceError, match="太大"):
        document("/dev/zero")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="文件夹"):
        document(str(tmp_path))
