"""Pages of a PDF or a scan drawn with what was read: words in the colours of their roles, rows framed and numbered."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from congtac.explain import UNCLAIMED, Explanation, claims_by_word
from congtac.extract.document import BBox, PageSize, Word
from congtac.role_colours import COLOURS

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 120
_FILL = 84  # of 255: the text must stay readable below it
# In turn, so that a frame is told from those it overlaps, as it does where a cell is merged down.
_FRAMES = ((40, 40, 40), (150, 30, 30), (30, 60, 150), (20, 110, 40))
_TEXT = (0, 0, 0)
_LEGEND_SIZE = 15
# Words of one line and role closer than this, in heights of the line, are one box.
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Patch:
    """A box on a page and the role of the words in it."""

    page: int
    role: str
    box: BBox


@dataclass(frozen=True, slots=True)
class Frame:
    """A box on a page around what a row was read from, and the row's number."""

    page: int
    number: int
    box: BBox


def draw_pages(data: bytes, explanation: Explanation, folder: Path, stem: str) -> list[Path]:
    """Write a picture of each page, `<stem>-<page>.png`, into a folder, which is made where it is missing.

    Args:
        data: The bytes of the PDF, or the picture, that was explained.
        explanation: What was read from it.
        folder: Where the pictures go.
        stem: How their names begin.

    Raises:
        OSError: The folder cannot be written.
    """
    found, rows = patches(explanation), frames(explanation)
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    pages = zip(_pages(data, explanation.source.media_type), explanation.source.pages, strict=True)
    for number, (image, size) in enumerate(pages, 1):
        own = [patch for patch in found if patch.page == number]
        drawn = _draw(image, size, own, [frame for frame in rows if frame.page == number])
        path = folder / f"{stem}-{number}.png"
        drawn.save(path)
        written.append(path)
    return written


def has_pages(media_type: str) -> bool:
    """Whether a form has pages that can be drawn."""
    return media_type == "application/pdf" or media_type.startswith("image/")


def _pages(data: bytes, media_type: str) -> Iterator[Image]:
    """The pages, as they look."""
    if media_type != "application/pdf":
        from PIL import Image  # noqa: PLC0415

        from congtac.extract.picture import read_pictures  # noqa: PLC0415

        for picture in read_pictures(data):
            width, height = (round(side * _DPI / 72) for side in picture.size)
            yield Image.fromarray(picture.grey).convert("RGB").resize((width, height))
        return
    import pdfplumber  # noqa: PLC0415

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield page.to_image(resolution=_DPI).original.convert("RGB")
            page.close()


def patches(explanation: Explanation) -> list[Patch]:
    """The words of each role, those side by side on a line in one box."""
    roles = _roles(explanation)
    found: list[Patch] = []
    last: Word | None = None
    for word in explanation.source.words:
        if word.page is None or word.bbox is None:
            continue
        role = roles.get(word.index, UNCLAIMED)
        before = found[-1] if found else None
        if before and last and before.role == role and _adjoin(last, word):
            found[-1] = Patch(before.page, role, before.box.union(word.bbox))
        else:
            found.append(Patch(word.page, role, word.bbox))
        last = word
    return found


def frames(explanation: Explanation) -> list[Frame]:
    """The boxes of the rows; rows of several days that stand in one place share a frame, by the first one's number."""
    found: dict[tuple[int, BBox], Frame] = {}
    for item in explanation.records.items:
        for page, box in enumerate(item.bbox, start=item.page or 1):
            found.setdefault((page, box), Frame(page, item.seq, box))
    return list(found.values())


def _roles(explanation: Explanation) -> Mapping[int, str]:
    """Each word's field where it gives one, else the kind of claim on it."""
    fields: dict[int, str] = {}
    for entry in explanation.reading.entries:
        for name, passages in entry.fields.items():
            for passage in passages:
                for word in passage.words:
                    fields.setdefault(word.index, name)
    return claims_by_word(explanation.reading) | fields


def _adjoin(left: Word, right: Word) -> bool:
    if left.page != right.page or left.bbox is None or right.bbox is None:
        return False
    height = right.bbox.bottom - right.bbox.top
    same_line = abs(left.bbox.top - right.bbox.top) < height / 2
    return same_line and -height < right.bbox.x0 - left.bbox.x1 < _GAP * height


def _draw(image: Image, size: PageSize, own: Sequence[Patch], rows: Sequence[Frame]) -> Image:
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415

    scale = image.width / size.width
    overlay = Image.new("RGBA", image.size)
    brush = ImageDraw.Draw(overlay)
    for patch in own:
        brush.rectangle([edge * scale for edge in patch.box], fill=(*COLOURS[patch.role], _FILL))
    font = ImageFont.load_default(_LEGEND_SIZE)
    for frame in rows:
        x0, top, x1, bottom = (edge * scale for edge in frame.box)
        colour = _FRAMES[frame.number % len(_FRAMES)]
        brush.rectangle((x0 - 2, top - 2, x1 + 2, bottom + 2), outline=(*colour, 255))
        brush.text((x0 - 5, top - 2), str(frame.number), fill=(*colour, 255), font=font, anchor="ra")
    page = Image.alpha_composite(image.convert("RGBA"), overlay).convert("RGB")
    return _with_legend(page, dict.fromkeys(role for role in COLOURS if any(patch.role == role for patch in own)))


def _with_legend(page: Image, roles: Iterable[str]) -> Image:
    """The page below a strip that names its colours."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415

    font = ImageFont.load_default(_LEGEND_SIZE)
    side = _LEGEND_SIZE
    places: list[tuple[float, float, str]] = []
    x, y = float(side), side / 2
    for role in roles:
        width = 2 * side + font.getlength(role) + side
        if x + width > page.width and x > side:
            x, y = float(side), y + 1.6 * side
        places.append((x, y, role))
        x += width
    strip = int(y + 1.8 * side)
    whole = Image.new("RGB", (page.width, page.height + strip), (255, 255, 255))
    whole.paste(page, (0, strip))
    brush = ImageDraw.Draw(whole, "RGBA")
    for x, y, role in places:
        brush.rectangle((x, y, x + 1.5 * side, y + side), fill=(*COLOURS[role], _FILL), outline=COLOURS[role])
        brush.text((x + 2 * side, y - 1), role, fill=_TEXT, font=font)
    return whole
