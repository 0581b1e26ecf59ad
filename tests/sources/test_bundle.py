"""Bulletins in a zip: each by itself; names that lead out of it and bombs are refused, the others read."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest
from producers import packed, word_document

from bulletin_cli.errors import SourceError
from bulletin_cli.model import Document
from bulletin_cli.sources import bundle, inputs
from bulletin_cli.sources.inputs import documents

TEXT = "截至目前，县交通运输局排查维修企业 57 家。\n"
MEGABYTE = 1024 * 1024


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Where a zip is going to be."""
    return tmp_path / "包.zip"


def noise(length: int) -> bytes:
    """Bytes that no packing makes smaller, the same each time."""
    return random.Random(1).randbytes(length)  # noqa: S311 - nothing is kept secret


def read(path: Path | str) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of an input by their sources, and the reasons by their places; both without the folder."""
    found = list(documents(str(path)))
    folder = str(Path(str(path).partition(".zip")[0]).parent) + "/"
    texts = {one.source.removeprefix(folder): one.text for one in found if isinstance(one, Document)}
    return texts, {one.place.removeprefix(folder): one.fact for one in found if isinstance(one, SourceError)}


def test_each_member_is_a_document_of_its_own_whatever_its_format(package: Path) -> None:
    members = {"二/2.docx": word_document(TEXT.strip()), "1.txt": TEXT.encode("gbk"), "3.md": TEXT.encode()}
    package.write_bytes(packed({**members, "附表.xlsx": b"x", "二/": b"", "__MACOSX/._1.txt": b"x", "~$2.docx": b"x"}))
    assert read(package) == ({"包.zip/1.txt": TEXT, "包.zip/3.md": TEXT, "包.zip/二/2.docx": TEXT}, {})


def test_a_member_can_be_named_by_its_source(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = packed({"4.txt": TEXT.encode()})
    package.write_bytes(packed({"1.txt": TEXT.encode(), "2.txt": b"", "内.zip": inner}))
    assert read(f"{package}/1.txt") == ({"包.zip/1.txt": TEXT}, {})
    assert read(f"{package}/内.zip/4.txt") == ({"包.zip/内.zip/4.txt": TEXT}, {})
    assert read(f"{package}/内.zip") == ({"包.zip/内.zip/4.txt": TEXT}, {})
    assert list(read(f"{package}/9.txt")[1].values()) == ["没有这个文件或文件夹"]
    assert list(read(f"{package}/1.txt/2.txt")[1].values()) == ["没有这个文件或文件夹"]
    monkeypatch.chdir(package.parent)
    assert [one.source for one in documents("./包.zip/1.txt") if isinstance(one, Document)] == ["./包.zip/1.txt"]


def test_a_member_without_a_name_is_passed_over(package: Path) -> None:
    named = packed({"x": b"1", "1.txt": TEXT.encode()})
    end = named.rindex(b"PK\x05\x06")
    head = named.index(b"PK\x01\x02")
    nameless = bytearray(named[: head + 46] + named[head + 47 :])
    struct.pack_into("<H", nameless, head + 28, 0)
    size = struct.unpack_from("<I", nameless, end - 1 + 12)[0]
    struct.pack_into("<I", nameless, end - 1 + 12, size - 1)
    package.write_bytes(nameless)
    assert read(package) == ({"包.zip/1.txt": TEXT}, {})


def test_names_in_gbk_are_read(package: Path) -> None:
    name = "第43期.txt".encode("gbk")
    data = packed({"a" * len(name): TEXT.encode()}).replace(b"a" * len(name), name)
    package.write_bytes(data.replace(name, name[:-4] + b".txt"))
    assert list(read(package)[0]) == ["包.zip/第43期.txt"]


@pytest.mark.parametrize("name", ["../外.txt", "/根.txt", "下/../../外.txt", "C:\\外.txt", "..\\外.txt"])
def test_a_name_that_leads_out_is_refused_and_the_others_are_read(package: Path, name: str) -> None:
    package.write_bytes(packed({name: TEXT.encode(), "a..b.txt": TEXT.encode()}))
    texts, reasons = read(package)
    assert list(texts) == ["包.zip/a..b.txt"]
    assert list(reasons.values()) == ["名称指到压缩包外面去了，没有读"]


def test_a_name_that_would_steer_the_terminal_is_written_out(package: Path) -> None:
    package.write_bytes(packed({"a\nb\x1b[31m.txt": b"", "好\n.txt": TEXT.encode()}))
    texts, reasons = read(package)
    assert list(reasons) == ["包.zip/a\\x0ab\\x1b[31m.txt"]
    assert list(texts) == ["包.zip/好\n.txt"]


def test_a_damaged_member_harms_no_other(package: Path) -> None:
    data = bytearray(packed({"1.txt": noise(5000), "2.txt": TEXT.encode()}))
    data[2000] ^= 0xFF
    package.write_bytes(bytes(data))
    assert read(package) == ({"包.zip/2.txt": TEXT}, {"包.zip/1.txt": "损坏了，打不开"})


def test_a_bomb_is_refused_unopened(package: Path) -> None:
    package.write_bytes(packed({"0.txt": bytes(60 * MEGABYTE), "1.txt": TEXT.encode()}))
    texts, reasons = read(package)
    assert (list(texts), list(reasons)) == (["包.zip/1.txt"], ["包.zip/0.txt"])
    assert "炸弹" in reasons["包.zip/0.txt"]


def test_a_member_past_the_limit_is_refused_unopened(package: Path) -> None:
    package.write_bytes(packed({"0.txt": bytes(65 * MEGABYTE)}))
    assert "太大" in read(package)[1]["包.zip/0.txt"]


def test_members_that_are_too_much_together_are_not_all_read(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "TOTAL_LIMIT", 2 * MEGABYTE)
    monkeypatch.setattr(inputs, "Budget", lambda: bundle.Budget(2 * MEGABYTE))
    words = noise(MEGABYTE // 2).hex().encode()
    package.write_bytes(packed({f"{n}.txt": words for n in range(4)} | {"9.txt": TEXT.encode()}))
    assert len(read(package)[0]) == 2
    assert all("太大" in reason for reason in read(package)[1].values())


def test_members_that_share_their_data_are_counted_each(package: Path) -> None:
    """A zip may name one stretch of data a thousand times; what is unpacked counts, not what is stored."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("0.txt", TEXT)
        first = archive.filelist[0]
        for number in range(1, 1900):
            again = zipfile.ZipInfo(f"{number}.txt")
            again.CRC, again.compress_size, again.file_size = first.CRC, first.compress_size, 64 * MEGABYTE
            again.header_offset = first.header_offset
            archive.filelist.append(again)
        archive._didModify = True  # type: ignore[attr-defined]
    package.write_bytes(stream.getvalue())
    texts, reasons = read(package)
    assert list(texts) == ["包.zip/0.txt"]
    assert len(reasons) == 1899


def test_a_zip_in_a_zip_is_read_and_one_further_in_is_refused(package: Path) -> None:
    inner = packed({"1.txt": TEXT.encode()})
    package.write_bytes(packed({"一.zip": inner, "二.zip": packed({"三.zip": inner, "2.txt": TEXT.encode()})}))
    texts, reasons = read(package)
    assert list(texts) == ["包.zip/一.zip/1.txt", "包.zip/二.zip/2.txt"]
    assert reasons == {"包.zip/二.zip/三.zip": "压缩包里套着压缩包，套得太深"}


def test_too_many_members_are_refused(package: Path) -> None:
    package.write_bytes(packed({f"{number}.txt": b"" for number in range(2001)}))
    assert "太多" in read(package)[1]["包.zip"]


def test_a_directory_of_a_claimed_size_is_not_read_into_memory(package: Path) -> None:
    data = bytearray(packed({"1.txt": TEXT.encode()}))
    struct.pack_into("<I", data, data.rindex(b"PK\x05\x06") + 12, 0x7FFFFFFF)
    package.write_bytes(bytes(data))
    assert read(package)[1] == {"包.zip": "损坏了，打不开"}


def test_an_encrypted_member_is_refused_with_the_reason(package: Path) -> None:
    data = bytearray(packed({"1.txt": TEXT.encode()}))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + place] |= 1
    package.write_bytes(bytes(data))
    assert read(package)[1] == {"包.zip/1.txt": "加了密码，读不了"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_whose_expansion_cannot_be_bounded_is_refused(package: Path, method: int) -> None:
    with zipfile.ZipFile(package, "w", method) as archive:
        archive.writestr("1.txt", TEXT)
    assert "压缩方法" in read(package)[1]["包.zip/1.txt"]


def test_a_zip_without_bulletins_is_refused(package: Path) -> None:
    package.write_bytes(packed({"附表.xlsx": b"x"}))
    assert read(package)[1] == {"包.zip": "压缩包里没有快报"}


def test_a_large_zip_is_read_member_by_member(package: Path) -> None:
    large = noise(33 * MEGABYTE)
    with zipfile.ZipFile(package, "w") as archive:
        for name, data in (("a.bin", large), ("b.bin", large), ("1.txt", TEXT.encode())):
            archive.writestr(name, data)
    assert package.stat().st_size > inputs.SIZE_LIMIT
    assert read(package) == ({"包.zip/1.txt": TEXT}, {})


def test_a_large_document_is_not_taken_for_a_zip(package: Path) -> None:
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("word/document.xml", "x")
        archive.writestr("word/media/1.bin", noise(65 * MEGABYTE))
    assert "太大" in read(package)[1]["包.zip"]
