"""Pictures: their frames, how they are turned, and what is no picture."""

from __future__ import annotations

import io

import pytest

pytest.importorskip("PIL", reason="the extra [ocr] is not installed")

from PIL import Image

from bulletin_cli.errors import SourceError
from bulletin_cli.sources import scan
from bulletin_cli.sources.pages.sheet import Box


def saved(form: str, *images: Image.Image, **options: object) -> bytes:
    """Images as a file."""
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(stream, form, **more, **options)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "BMP", "TIFF"])
def test_each_form_of_picture_is_one_page(form: str) -> None:
    found = list(scan.pages(saved(form, Image.new("RGB", (40, 30)))))
    assert [page.image().size for page in found] == [(40, 30)]


def test_each_frame_of_a_tiff_is_a_page() -> None:
    data = saved("TIFF", Image.new("L", (40, 30)), Image.new("L", (20, 30)))
    assert [(page.number, page.image().width) for page in scan.pages(data)] == [(1, 40), (2, 20)]


def test_a_photograph_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved("JPEG", Image.new("RGB", (40, 30)), exif=exif.tobytes())
    assert scan.drawn(data).size == (30, 40)


def test_what_is_transparent_is_white() -> None:
    assert scan.drawn(saved("PNG", Image.new("RGBA", (4, 4), (0, 0, 0, 0)))).getpixel((0, 0)) == (255, 255, 255)


def test_a_large_photograph_is_made_smaller() -> None:
    assert max(scan.drawn(saved("PNG", Image.new("L", (6000, 100)))).size) == 3500


def test_a_picture_of_too_many_points_is_refused_before_it_is_drawn() -> None:
    bomb = saved("PNG", Image.new("1", (30_000, 30_000)))
    assert len(bomb) < 1_000_000
    with pytest.raises(SourceError, match="图太大"):
        list(scan.pages(bomb))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", saved("PNG", Image.new("L", (99, 99)))[:60], b"II*\0junk", b""])
def test_a_damaged_picture_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="损坏"):
        scan.drawn(data)


def test_pictures_stand_where_the_page_has_them() -> None:
    black = saved("PNG", Image.new("L", (10, 10)))
    page = scan.pasted([(black, Box(0, 0, 36, 36))], (25.4, 25.4))
    assert page.size == (200, 200)
    assert (page.getpixel((50, 50)), page.getpixel((150, 150))) == ((0, 0, 0), (255, 255, 255))
