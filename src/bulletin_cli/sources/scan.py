"""Pictures of pages (png, jpg, tiff, bmp): each frame a page, turned as the camera says."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from bulletin_cli.errors import SourceError
from bulletin_cli.sources.limits import DPI, LONGEST_SIDE, bounded
from bulletin_cli.sources.pages.picture import Picture
from bulletin_cli.sources.pages.sheet import Box

PIXELS = 80_000_000
MILLIMETRES = 25.4
POINTS = 72
_DAMAGED = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)


def pages(data: bytes) -> Iterator[Picture]:
    """The frames of a picture. Raises SourceError, with no place, for what is damaged or has too many points."""
    for at in range(bounded(_frames(data))):
        yield Picture(at + 1, partial(drawn, data, at))


def drawn(data: bytes, at: int = 0) -> Image.Image:
    """A frame of a picture, upright as its camera says, in colours and not larger than can be recognised.

    Raises SourceError, with no place, where it is damaged.
    """
    try:
        with _opened(data) as picture:
            picture.seek(at)
            _check(picture)
            turned = ImageOps.exif_transpose(picture)
            plain = _on_white(turned)
    except Image.DecompressionBombError:
        raise _too_large() from None
    except _DAMAGED:
        raise _damaged() from None
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return plain


def pasted(pictures: Sequence[tuple[bytes, Box]], size: tuple[float, float]) -> Image.Image:
    """The pictures where they stand on a page, given in points, of a size in millimetres. Raises SourceError, with no place."""
    scale = min(DPI, LONGEST_SIDE * MILLIMETRES / max(size))
    width, height = (max(1, round(side / MILLIMETRES * scale)) for side in size)
    page = Image.new("RGB", (width, height), "white")
    for data, box in pictures:
        left, top, right, bottom = (round(side / POINTS * scale) for side in (box.left, box.top, box.right, box.bottom))
        if right > left and bottom > top:
            page.paste(drawn(data).resize((min(right - left, width), min(bottom - top, height))), (left, top))
    return page


def _frames(data: bytes) -> int:
    """How many frames a picture has."""
    try:
        with _opened(data) as picture:
            _check(picture)
            count: int = getattr(picture, "n_frames", 1)
            return count
    except Image.DecompressionBombError:
        raise _too_large() from None
    except _DAMAGED:
        raise _damaged() from None


def _check(picture: Image.Image) -> None:
    """Nothing; SourceError where a frame has too many points to be drawn."""
    if picture.width * picture.height > PIXELS:
        raise _too_large()


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data))


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in red, green and blue, what is transparent in it white."""
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")


def _too_large() -> SourceError:
    limit = PIXELS // 10_000
    return SourceError("", f"图太大（超过 {limit} 万像素）", "请缩小，或按 200—300 dpi 重新扫描")


def _damaged() -> SourceError:
    return SourceError("", "图片损坏，打不开", "请重新扫描或下载后再试")
