"""Writes the seeds that are no plain text anew: `PYTHONPATH=tests/sources .venv/bin/python tests/fuzz/make_seeds.py`.

All of them are invented, small, and the same each time. What is written by hand lies beside them and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from mutators import packed
from ofd_made import ofd_parts
from producers import SPACES
from test_docx import NUMBERING, STYLES, p, r

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SEEDS: Final = Path(__file__).with_name("seeds")
BULLETIN: Final = """云泽快报
第3期
2025年8月15日
一、水利
截至目前，县水利局整治河道36.5公里，完成年度任务的73.4%；抗旱浇灌农田约9万亩。
"""
TABLE: Final = (
    "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
    f"{p(r('完成（公里）'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{p(r('甲镇'))}</w:tc>"
    f"<w:tc>{p(r('5'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc><w:tc>{p(r('3'))}</w:tc></w:tr></w:tbl>"
)
BODY: Final = (
    p(r("云泽快报"), "<w:pStyle w:val='a'/>")
    + p(r("整治河道") + "<w:r><w:footnoteReference w:id='2'/></w:r>", "<w:pStyle w:val='b'/>")
    + p(r("抗旱9万亩", "<w:strike/>") + "<w:del>" + r("旧") + "</w:del><w:ins>" + r("新") + "</w:ins>")
    + p("<w:r><w:tab/><w:br/></w:r>" + r("完成"), "<w:numPr><w:ilvl w:val='2'/><w:numId w:val='2'/></w:numPr>")
    + "<w:sdt><w:sdtContent>" + p("<w:r><w:txbxContent>" + p(r("框里3处")) + "</w:txbxContent></w:r>") + "</w:sdtContent></w:sdt>"
    + TABLE
)  # fmt: skip
NOTES: Final = "<w:footnotes><w:footnote w:id='2'>" + p(r("含支流")) + "</w:footnote></w:footnotes>"


def word_seed() -> bytes:
    """A Word document with lists, a table, a note, a box and changes."""
    parts = {"document": f"<w:document {SPACES}><w:body>{BODY}</w:body></w:document>"}
    more = {"numbering": NUMBERING, "styles": STYLES, "footnotes": NOTES}
    parts |= {name: xml.replace(">", f" {SPACES}>", 1) for name, xml in more.items()}
    return packed([(f"word/{name}.xml", xml.encode()) for name, xml in parts.items()])


def ofd_seed() -> bytes:
    """An ofd of a page."""
    return packed([(name, xml.encode()) for name, xml in ofd_parts(BULLETIN).items()])


def pdf_seed(content: bytes) -> bytes:
    """A pdf of a page with nothing packed in it, so that bytes can be changed everywhere."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>/Rotate 0>>",
    )
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, data) for number, data in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


def related(kind: str, target: str) -> str:
    """The part of a workbook that says where another part is."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'


def sheet_seed() -> bytes:
    """A workbook of targets."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    rows = (("单位", "指标", "目标", "年度", "期限"), ("水利局", "整治河道", "60公里", "2025", "2025-11-30"))
    cells = "".join(
        f'<row r="{at}">' + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>"
        for at, row in enumerate(rows, 1)
    )
    sheets = '<sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": related("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    return packed([(name, xml.encode()) for name, xml in parts.items()])


def seeds() -> Iterator[tuple[str, bytes]]:
    """Each seed with its place below seeds/."""
    for codec in ("utf-8-sig", "utf-16", "utf-16-be", "gb18030", "big5hkscs"):
        text = BULLETIN if codec != "big5hkscs" else "雲澤快報 第3期\n縣水利局整治河道36.5公里。\n"
        yield f"text/{codec}", text.encode(codec)
    yield "docx/lists", word_seed()
    yield "ofd/page", ofd_seed()
    yield "pdf/page", pdf_seed(b"BT /F1 16 Tf 80 760 Td (Total 62) Tj 0 -20 Td [(3) -900 (5.5)] TJ ET")
    yield (
        "pdf/table",
        pdf_seed(b"80 700 200 40 re S 80 720 m 280 720 l S BT /F1 9 Tf 85 725 Td (A) Tj 100 0 Td (12) Tj ET"),
    )
    yield (
        "pdf/picture",
        pdf_seed(b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q BT /F1 9 Tf 9 9 Td (7) Tj ET"),
    )
    yield "ledger/targets.xlsx", sheet_seed()
    rows = "单位,指标,目标,计量单位,年度,期限\n水利局,整治河道,60,公里,2025年,2025-11-30\n"
    yield "ledger/targets-utf8.csv", rows.encode()
    yield "ledger/targets-gbk.csv", rows.encode("gb18030")
    inner = packed([("4.txt", BULLETIN.encode("gb18030"))])
    parts: Mapping[str, bytes] = {
        "1.txt": BULLETIN.encode(), "2.md": b"# 1\n\n|a|b|\n|-|-|\n|1|2|\n", "3.html": b"<table><tr><td>3</table>",
        "5.docx": word_seed(), "6.ofd": ofd_seed(), "7.pdf": pdf_seed(b"BT /F1 9 Tf 9 9 Td (7) Tj ET"),
    }  # fmt: skip
    yield "input/all.zip", packed([*parts.items()])
    yield "input/nested.zip", packed([("内.zip", inner), ("../x.txt", b"1"), ("a/b.txt", b"2")])
    heads = (
        b"{\\rtf1 x}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7",
        b"II*\0",
        b"\x1f\x8b\x08",
        b"MIME-Version: 1.0",
    )
    for at, head in enumerate(heads):
        yield f"input/head-{at}", head


def main() -> None:
    """Nothing; the seeds are written."""
    for name, data in seeds():
        path = SEEDS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
