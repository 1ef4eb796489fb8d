"""Pages as pictures: of a PDF, and of the pictures that scanners and telephones save."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from congtac.extract.document import PageSize
from congtac.extract.errors import DamagedError

Grey = NDArray[np.uint8]
"""Shape (height, width); 0 is black."""

_DRAWN_DPI = 300.0
"""For pages that no single picture covers."""
_DPI = (72.0, 600.0)
_A4_INCHES = (8.27, 11.69)
_MOST_PIXELS = 60_000_000
"""Of a page: twice A3 at 300 dots an inch; what is more is drawn smaller."""
_A_PICTURE = 0.5


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture.

    Attributes:
        grey: Its pixels.
        scale: Pixels a point.
    """

    grey: Grey
    scale: float

    @property
    def size(self) -> PageSize:
        """The page's size in points."""
        height, width = self.grey.shape
        return PageSize(width / self.scale, height / self.scale)


class PdfPictures:
    """The pages of a PDF as pictures, each as many pixels as the scan on it has; opened when one is first asked for."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        self._data = data
        self._password = password
        self._pdf: Any = None

    def __enter__(self) -> PdfPictures:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def draw(self, page: Any) -> Picture:
        """The picture of a pdfplumber page."""
        import pypdfium2  # noqa: PLC0415 - comes with pdfplumber, wanted for few files

        if self._pdf is None:
            self._pdf = pypdfium2.PdfDocument(self._data, password=self._password)
        width, height = float(page.width), float(page.height)
        scale = min(_scale(page.images, width * height), (_MOST_PIXELS / (width * height)) ** 0.5)
        drawn = self._pdf[page.page_number - 1].render(scale=scale, grayscale=True)
        pixels: Grey = np.ascontiguousarray(drawn.to_numpy().reshape(drawn.height, drawn.width))
        return Picture(pixels, scale)


def _scale(images: Sequence[dict[str, Any]], area: float) -> float:
    """Pixels a point of the largest picture on a page; a scan drawn at another size loses what it shows."""
    largest = max(images, key=lambda image: image["width"] * image["height"], default=None)
    if largest is None or largest["width"] * largest["height"] < _A_PICTURE * area:
        return _DRAWN_DPI / 72
    own = max(largest["srcsize"]) / max(largest["width"], largest["height"])
    return float(min(max(own, _DPI[0] / 72), _DPI[1] / 72))


def read_pictures(data: bytes) -> Iterator[Picture]:
    """The pages of a TIFF, PNG or JPEG file.

    Raises:
        DamagedError: It cannot be decoded, or was cut short.
    """
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(data)) as image:
            for frame in ImageSequence.Iterator(image):
                upright = ImageOps.exif_transpose(frame)
                yield Picture(_grey(upright), _dpi(upright) / 72)
    except Exception as error:
        raise DamagedError("The picture is damaged or was cut short.") from error


def _grey(image: Any) -> Grey:
    """On white paper where it is transparent."""
    from PIL import Image  # noqa: PLC0415

    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        image = Image.alpha_composite(paper, whole)
    if image.mode.startswith("I;16") or image.mode == "I":
        deep = np.asarray(image, dtype=np.float32)
        return (deep / max(float(deep.max()), 1.0) * 255).astype(np.uint8)
    return np.array(image.convert("L"))


def _dpi(image: Any) -> float:
    """What the file says, if that makes a page of a size that is printed on; else what makes it A4."""
    width, height = image.size
    with suppress(KeyError, TypeError, ValueError, ZeroDivisionError):
        dpi = float(max(image.info["dpi"]))
        if dpi > 0 and 4 < min(width, height) / dpi < 20:
            return dpi
    short, long = sorted((width, height))
    return float(max(short / _A4_INCHES[0], long / _A4_INCHES[1]))
