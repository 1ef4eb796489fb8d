"""Scans made of PDFs: pages drawn as a scanner would see them, and the picture files that a scanner saves."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image

from congtac.extract.errors import NeedsOcrError
from congtac.extract.recognise import recogniser


def has_tesseract() -> bool:
    try:
        recogniser()
    except NeedsOcrError:
        return False
    return True


needs_tesseract = pytest.mark.skipif(not has_tesseract(), reason="Tesseract with Vietnamese is not installed")
needs_tesseract_program = pytest.mark.skipif(
    not (has_tesseract() and shutil.which("tesseract")), reason="the program tesseract is not installed"
)


def drawn(
    pdf: bytes, dpi: float = 200, degrees: float = 0.0, quarters: int = 0, noise: float = 6.0
) -> list[np.ndarray]:
    """The pages of a PDF in grey, turned against the clock by degrees and then by quarters of a circle."""
    dice = np.random.default_rng(1)
    pages = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
        height, width = grey.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        grey = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,))
        shadow = np.linspace(0, 30, width)[None, :]
        grey = np.clip(grey - shadow + dice.normal(0, noise, grey.shape), 0, 255).astype(np.uint8)
        pages.append(np.ascontiguousarray(np.rot90(grey, quarters)))
    document.close()
    return pages


def saved(pages: Sequence[np.ndarray], form: str, dpi: float = 200, *, bilevel: bool = False) -> bytes:
    """The pages in one file: `PDF`, `TIFF`, or the first as `PNG` or `JPEG`."""
    images = [Image.fromarray(page) for page in pages]
    if bilevel:
        images = [image.point(lambda tone: 255 * (tone > 150)).convert("1") for image in images]
    out = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if form in {"PDF", "TIFF"} else {}
    more |= {"resolution": dpi} if form == "PDF" else {"dpi": (dpi, dpi)}
    images[0].save(out, form, **more)
    return out.getvalue()
