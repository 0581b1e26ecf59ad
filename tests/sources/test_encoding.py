"""The encoding of a text: as a mark or a person says it, else found out; what makes no sense is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.errors import SourceError, UnknownName
from bulletin_cli.sources.content import Raw
from bulletin_cli.sources.encoding import decoded, named

ROOT = Path(__file__).parents[2]
BULLETINS = sorted((ROOT / "data").glob("*.txt")) + sorted((ROOT / "tests" / "corpus" / "dev").glob("*.txt"))
HEAD = "安陵政务快报\r\n第 43 期\r\n截至目前，县交通运输局排查维修企业 57 家。\r\n"
TRADITIONAL = "截至目前，縣交通運輸局排查維修企業 57 家，發現並整改問題 5 處。\r\n"


def read(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    found = decoded(Raw(data, "快报.txt", encoding))
    return found.text, found.encoding.name


@pytest.mark.parametrize("path", BULLETINS, ids=lambda path: path.stem)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_bulletin_is_read_in_every_encoding(path: Path, codec: str) -> None:
    text = path.read_text(encoding="utf-8")
    for piece in (text, text[:200], text[-20:].strip()):
        assert read(piece.encode(codec))[0] == piece


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (HEAD.encode(), "UTF-8"),
        (HEAD.encode("utf-8-sig"), "UTF-8"),
        (HEAD.encode("gbk"), "GB18030"),
        (HEAD.encode("gb2312"), "GB18030"),
        (b"\x84\x31\x95\x33" + HEAD.encode("gb18030"), "GB18030"),
        (HEAD.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + HEAD.encode("utf-16-be"), "UTF-16"),
        (HEAD.encode("utf-16-le"), "UTF-16LE"),
        ("截至目前排查维修企业五十七家".encode("utf-16-be"), "UTF-16BE"),
        (TRADITIONAL.encode("big5"), "Big5"),
        (TRADITIONAL.encode("cp950"), "Big5"),
        (TRADITIONAL.encode("gb18030"), "GB18030"),
        (TRADITIONAL.encode(), "UTF-8"),
        ("第43期".encode("gbk"), "GB18030"),
        (b"57", "UTF-8"),
    ],
)
def test_the_guess_is_reported(data: bytes, name: str) -> None:
    text, found = read(data)
    assert found == name
    assert text in (HEAD, TRADITIONAL, "第43期", "57", "截至目前排查维修企业五十七家")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "big5"])
def test_a_character_cut_off_at_the_end_costs_no_more_than_itself(codec: str) -> None:
    data = (TRADITIONAL + "台").encode(codec)
    assert read(data[:-1])[0] == TRADITIONAL


def test_an_encoding_that_a_person_names_is_taken_at_their_word() -> None:
    text = "锟斤拷烫烫烫"
    assert read(text.encode("gbk"), "GBK") == (text, "GB18030")
    assert read("57 家".encode("utf-16-be"), "utf-16be")[0] == "57 家"
    assert read(b"\xef\xbb\xbf" + HEAD.encode(), "UTF8")[0] == HEAD


def test_what_is_not_in_the_encoding_named_is_refused_with_the_place() -> None:
    with pytest.raises(SourceError, match=r"按 UTF-8 读不出（第 5 个字节起）"):
        read(b"abc\n\xd6\xd0", "utf-8")


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        ("第 43 期，查处".encode() + b"\xff" + "车辆 5 台".encode(), r"不是 UTF-8 文本（第 20 个字节起读不出）"),
        (bytes(range(256)), "二进制"),
        (b"\xff\xfe\xff\xff\xff", "看不出"),
        (b"\x80\x81\xff\x90" * 20, "看不出"),
    ],
)
def test_what_makes_no_sense_is_refused(data: bytes, fact: str) -> None:
    with pytest.raises(SourceError, match=fact) as caught:
        read(data)
    assert "--encoding" in caught.value.way_out


@pytest.mark.parametrize("name", ["GBK", "gb_2312", " Big5 ", "UTF8", "utf-16LE"])
def test_encodings_have_their_usual_spellings(name: str) -> None:
    assert named(name)


def test_an_unknown_encoding_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="没有“gb18031”这种编码") as caught:
        named("gb18031")
    assert caught.value.way_out.startswith("相近：gb18030")
