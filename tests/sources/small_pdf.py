"""Pdf files of a few objects, written by hand: pages without number, pages that are only a picture, bombs."""

from __future__ import annotations

import zlib

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> %s >> %s >>"


def small_pdf(content: bytes = b"", count: int = 1, resources: bytes = b"", more: bytes = b"") -> bytes:
    """A pdf of `count` pages that all have one content, which may draw with Helvetica and what `resources` names."""
    packed = zlib.compress(content, 9)
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        *[PAGE % (resources, more)] * count,
    ]
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, data in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    start = len(written)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, lines)
    written += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)
    return bytes(written)
