"""How large a picture may be, told from its header: refused before it is decoded, which takes memory by its pixels."""

from __future__ import annotations

import io
import re
import warnings

from PIL import Image

from congtac.extract.errors import CongtacError, DamagedError, TooLargeError

MOST_PIXELS = 150_000_000
"""A sheet of A0 at 300 dpi; decoded in colour it takes 450 MB."""
LONGEST_SIDE = 32_767
"""Pixels along one side: Tesseract takes no more."""
MOST_PAGES = 2_000
"""Pages of a TIFF, as of a PDF."""


def check_picture(width: int, height: int, what: str = "The picture") -> None:
    """Refuse a picture that is larger than any scanned page.

    Args:
        width: In pixels.
        height: In pixels.
        what: What it is called in the message.

    Raises:
        TooLargeError: It is.
    """
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise _too_large(f"{what} has {width:,} x {height:,} pixels")


def check_picture_file(data: bytes) -> None:
    """The same of a picture file (PNG, JPEG, TIFF ...), and of each page of a TIFF; nothing is decoded.

    Raises:
        TooLargeError: It is larger than any scanned page, or has more pages than any programme.
        DamagedError: Its header cannot be read.
    """
    try:
        with warnings.catch_warnings():
            # Pillow warns of a scan of A2, and of small faults.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                # Of other formats to seek would be to decode.
                pages = picture.n_frames if picture.format == "TIFF" else 1  # type: ignore[attr-defined]
                if pages > MOST_PAGES:
                    raise TooLargeError(
                        f"The TIFF has {pages:,} pages; at most {MOST_PAGES:,} are read.",
                        "Save the programme's own pages as a file of their own.",
                    )
                for page in range(pages):
                    picture.seek(page)
                    check_picture(*picture.size)
    except Image.DecompressionBombError as error:
        pixels = re.search(r"\d+", str(error))
        raise _too_large(
            f"The picture has {int(pixels[0]):,} pixels" if pixels else "The picture is too large"
        ) from error
    except CongtacError:
        raise
    except Exception as error:  # Pillow's readers raise whatever a broken header makes them
        raise DamagedError("The picture is damaged or was cut short.") from error


def _too_large(said: str) -> TooLargeError:
    return TooLargeError(
        f"{said}: more than a sheet of A0 at 300 dpi.",
        "Scan it again, or save it smaller: pages of A4 and A3 at 300 dpi.",
    )
