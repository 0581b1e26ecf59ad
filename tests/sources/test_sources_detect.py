"""What a path names, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import detect
from bulletin_cli.sources.detect import document, expand


def test_the_text_keeps_its_line_breaks_and_loses_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "第 43 期\r\n\r正文\n".encode())
    assert document(str(path)).text == "第 43 期\r\n\r正文\n"


def test_a_folder_names_its_bulletins_and_those_below_it_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "下/a.TXT", ".hidden.txt", "c.docx", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert expand(f"{tmp_path}/") == tuple(f"{tmp_path}/{name}" for name in ("a.txt", "b.txt", "下/a.TXT"))


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"", "空"),
        ("　\n".encode(), "空"),
        (b"\xef\xbb\xbf", "空"),
        (b"\x7fELF\0\0", "二进制"),
        (b"PK\x03\x04\x14\0", "Word"),
        ("第四十三期".encode("gbk"), "GBK"),
        (b"\xff\xfe\xff\xff\xff", "不是 UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_a_way_out(tmp_path: Path, data: bytes, fact: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=fact) as caught:
        document(str(path))
    assert caught.value.place == str(path)
    assert caught.value.way_out


def test_a_file_past_the_limit_is_refused_without_being_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detect, "SIZE_LIMIT", 10)
    path = tmp_path / "x.txt"
    path.write_bytes(b"a" * 11)
    with pytest.raises(SourceError, match="太大"):
        document(str(path))


def test_an_endless_device_is_refused_like_a_file_past_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "SIZE_LIMIT", 10)
    with pytest.raises(SourceError, match="太大"):
        document("/dev/zero")


@pytest.mark.parametrize("path", ["没有.txt", "no/such/folder"])
def test_a_path_that_names_nothing_is_refused(path: str) -> None:
    with pytest.raises(SourceError, match="没有这个文件"):
        expand(path)


def test_a_folder_without_bulletins_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="没有快报"):
        expand(str(tmp_path))


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="文件夹"):
        document(str(tmp_path))
