"""Ofd: its text, its order, and packages that are damaged or made to do harm."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from ofd_made import OFD, Set, advance, ofd_page, ofd_parts, text_object
from producers import ROOT, bulletins, figures, packed, text_of

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import limits, ofd, ofd_package
from bulletin_cli.sources.pages.picture import Picture
from bulletin_cli.sources.pages.sheet import Sheet
from bulletin_cli.sources.pages.text import printed

CONTENT = "Doc_0/Pages/Page_0/Content.xml"
ROOT_PART = "Doc_0/Document.xml"
SHORT = "云泽政务快报\n第 12 期\n2025 年 5 月 23 日\n截至目前，查处超限超载车辆 162 台。"


def made(parts: dict[str, str], **more: bytes) -> bytes:
    """The parts as a file."""
    return packed({name: text.encode() for name, text in parts.items()} | more)


def text_in(data: bytes) -> str:
    """The text of an ofd all of whose pages have characters."""
    return printed([page for page in ofd.pages(data) if isinstance(page, Sheet)]).text


@pytest.mark.parametrize("path", bulletins(), ids=lambda path: path.stem)
def test_an_ofd_has_the_figures_of_its_text(path: Path) -> None:
    right = text_of(path)
    assert figures(text_in(made(ofd_parts(right)))) == figures(right)


def test_an_ofd_of_another_field_has_the_figures_of_its_text() -> None:
    for path in sorted((ROOT / "tests" / "corpus" / "field").glob("kuaibao*.txt")):
        assert figures(text_in(made(ofd_parts(text_of(path))))) == figures(text_of(path)), path.name


def test_text_is_placed_by_boundary_and_matrix() -> None:
    parts = ofd_parts(SHORT)
    text = (
        '<ofd:TextObject ID="1" Boundary="20 40 100 9" CTM="2 0 0 2 0 0" Size="3"><ofd:TextCode X="0" Y="3" DeltaX="g 3 3">'
        "查处车辆</ofd:TextCode></ofd:TextObject>"
        '<ofd:TextObject ID="2" Boundary="44 40 100 9" Size="6"><ofd:TextCode X="0" Y="6" DeltaX="3 3 3">162台</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    assert text_in(made(parts | {CONTENT: ofd_page(text)})) == "查处车辆162台\n"


@pytest.mark.parametrize("size", ["-3", "0", "1e-30", "1e30"])
def test_letters_of_an_odd_size_are_letters(size: str) -> None:
    parts = ofd_parts(SHORT)
    text = "".join(
        f'<ofd:TextObject ID="{at}" Boundary="{at}0 {at}0 100 9" Size="{size}"><ofd:TextCode X="0" Y="3" DeltaX="g 3 3">'
        "查处车辆</ofd:TextCode></ofd:TextObject>"
        for at in range(1, 5)
    )
    found = text_in(made(parts | {CONTENT: ofd_page(text)}))
    assert "查处车辆" in "".join(found.split())


def test_what_is_printed_aslant_or_not_shown_is_no_text() -> None:
    line = text_object(Set("查处车辆162台", 20, 40, tuple(map(advance, "查处车辆162"))), 1)
    stamp = line.replace("<ofd:TextObject", '<ofd:TextObject CTM="0.7 0.7 -0.7 0.7 0 0"').replace("162", "999")
    hidden = line.replace("<ofd:TextObject", '<ofd:TextObject Visible="false"').replace("162", "888")
    assert text_in(made(ofd_parts(SHORT) | {CONTENT: ofd_page(line + stamp + hidden)})) == "查处车辆162台\n"


def test_the_rules_of_a_table_make_its_cells() -> None:
    def cell(text: str, column: int, line: int) -> str:
        return text_object(Set(text, 22 + 40 * column, 40 + 10 * line, tuple(map(advance, text[:-1]))), 9)

    def rule(x: float, y: float, width: float, height: float) -> str:
        data = f"M 0 0 L {width} {height}"
        return f'<ofd:PathObject ID="7" Boundary="{x} {y} {width} {height}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'

    words = [["单位", "数量"], ["城关镇", "402"], ["枫木乡", "86"]]
    cells = "".join(cell(text, at, line) for line, row in enumerate(words) for at, text in enumerate(row) if text)
    rules = "".join(rule(20, 38 + 10 * at, 80, 0) for at in range(4)) + "".join(
        rule(20 + 40 * at, 38, 0, 30) for at in range(3)
    )
    assert text_in(made(ofd_parts(SHORT) | {CONTENT: ofd_page(cells + rules)})).splitlines() == [
        "单位\t数量",
        "城关镇\t402",
        "枫木乡\t86",
    ]


def test_a_page_that_is_a_picture_is_told_from_one_of_text() -> None:
    image = '<ofd:ImageObject ID="5" Boundary="0 0 210 297" ResourceID="60"/>'
    resources = f"""<ofd:Res xmlns:ofd="{OFD}" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="60" Type="Image">
      <ofd:MediaFile>1.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"""
    parts = ofd_parts("查处车辆。")
    parts |= {CONTENT: ofd_page(image), "Doc_0/DocumentRes.xml": resources}
    parts[ROOT_PART] = parts[ROOT_PART].replace(
        "<ofd:CommonData>", "<ofd:CommonData><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    )
    found = list(ofd.pages(made(parts, **{"Doc_0/Res/1.png": b""})))
    assert [type(page) for page in found] == [Picture]


def test_the_parts_of_another_case_and_of_absolute_ways_are_found() -> None:
    parts = ofd_parts(SHORT)
    parts["ofd.xml"] = parts.pop("OFD.xml").replace("Doc_0/Document.xml", "/doc_0\\document.xml")
    assert "162" in text_in(made(parts))


BOMB = '<!DOCTYPE a [<!ENTITY b "大大大大大大大大大大"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def spoiled(part: str, old: str, new: str) -> bytes:
    """An ofd with something else in one of its parts."""
    parts = ofd_parts(SHORT)
    assert old in parts[part]
    return made(parts | {part: parts[part].replace(old, new)})


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (made(ofd_parts(SHORT), **{"Doc_0/Res/big.bin": b"0" * 50_000_000})[:-30], "损坏"),
        (made({**ofd_parts(SHORT), CONTENT: ofd_page(" " * 40_000_000)}), "太大|炸弹"),
        (spoiled(CONTENT, '<?xml version="1.0" encoding="UTF-8"?>', BOMB), "实体"),
        (spoiled("OFD.xml", "Doc_0/Document.xml", "../../etc/passwd"), "包外"),
        (spoiled(ROOT_PART, "Pages/Page_0/Content.xml", "../../../x.xml"), "包外"),
        (made(ofd_parts(SHORT), **{"../../evil.sh": b"x"}), "包外"),
        (spoiled(ROOT_PART, "Pages/Page_0/Content.xml", "Pages/Page_7/Content.xml"), "缺少"),
        (spoiled(ROOT_PART, '<ofd:Page ID="0"', '<ofd:No ID="0"'), "没有页面"),
        (made({"OFD.xml": "<a>" * 5000 + "</a>" * 5000}), "深|损坏"),
        (made({"OFD.xml": "<a"}), "损坏"),
    ],
    ids=["cut", "bomb", "entities", "root", "page", "member", "missing", "empty", "deep", "no xml"],
)
def test_an_ofd_made_to_do_harm_is_refused_with_the_reason(data: bytes, fact: str) -> None:
    with pytest.raises(SourceError, match=fact) as caught:
        list(ofd.pages(data))
    assert caught.value.way_out


def test_what_all_parts_swell_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ofd_package, "TOTAL_LIMIT", 3000)
    with pytest.raises(SourceError, match="太大"):
        list(ofd.pages(made(ofd_parts(SHORT * 40))))


def test_too_many_pages_and_too_much_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = '<ofd:Page ID="0" BaseLoc="Pages/Page_0/Content.xml"/>'
    with pytest.raises(SourceError, match="2001 页"):
        list(ofd.pages(spoiled(ROOT_PART, listed, listed * 2001)))
    monkeypatch.setattr(limits, "CHARACTERS", 300)
    with pytest.raises(SourceError, match="文字太多"):
        list(ofd.pages(spoiled(ROOT_PART, listed, listed * 20)))


def test_a_run_of_steps_without_end_is_read_no_further_than_its_text() -> None:
    assert "云泽政务快报" in text_in(spoiled(CONTENT, 'DeltaX="', 'DeltaX="g 4000000000 5.6 '))


def test_a_damaged_ofd_is_read_or_refused_and_nothing_else() -> None:
    whole = made(ofd_parts(SHORT))
    chance = random.Random(20251123)  # noqa: S311 - the same damage each time
    refused = 0
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 2, 8))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            text_in(bytes(data))
        except SourceError:
            refused += 1
    assert 20 < refused < 200
