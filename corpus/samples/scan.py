"""A programme as an office's scanner gives it: its PDF printed, signed, sealed, scanned, and without a text layer.

What was done to a sheet is told by the programme's name, so that it varies over the programmes and stays for each: how
it lies on the glass, how dark the toner is, grey, colour or two tones, a copy of a copy, a sheet put in turned, and
what is kept of it (PDF; TIFF of all pages; a picture of a single page). The same PDF gives the same bytes.
"""

from __future__ import annotations

import math
import random
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter
from programme import Programme

_POINTS_AN_INCH = 72
_USUAL = 200
"""Dots an inch to which the sizes of blur and specks below refer."""
_INK = 128
_WRITTEN = time.gmtime(946684800)
_CONTAINERS = (".pdf", ".pdf", ".pdf", ".tif")
_SINGLE_CONTAINERS = (".pdf", ".pdf", ".jpg", ".png", ".tif")
_MODES = {"grey": "L", "colour": "RGB", "two tones": "1"}
_Plane = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Look:
    """What scanning does to each sheet of a document.

    Attributes:
        tones: `grey`, `colour` or `two tones`.
        skew: Degrees that the sheets lie askew, more or less.
        toner: What black comes out as, of 255.
        paper: What white comes out as.
        shade: By what share the light falls off over a sheet.
        grain: Standard deviation of the sensor's noise.
        blur: Radius in dots.
        specks: How many on a sheet.
        is_copy: Whether a copy was scanned: thicker letters, a dark edge.
        quality: Of the JPEG.
        turned: Which sheet was put in turned, and by how much.
        is_sealed: Whether a seal and a signature stand over the signer's name.
        suffix: What is kept of it.
    """

    tones: str
    skew: float
    toner: int
    paper: int
    shade: float
    grain: float
    blur: float
    specks: int
    is_copy: bool
    quality: int
    turned: tuple[int, int] | None
    is_sealed: bool
    suffix: str


def _look(programme: Programme, n_pages: int) -> _Look:
    dice = random.Random(zlib.crc32(programme.name.encode()))
    tones = dice.choices(list(_MODES), (5, 2, 3))[0]
    is_copy = dice.random() < 0.2
    skew = dice.gauss(0, 0.5)
    turned = (dice.randrange(n_pages), dice.choice((90, 180, 270))) if n_pages > 1 and dice.random() < 0.25 else None
    return _Look(
        tones=tones,
        skew=max(-1.5, min(1.5, skew * (2 if is_copy else 1))),
        toner=dice.randint(15, 55) + 15 * is_copy,
        paper=dice.randint(238, 254),
        shade=dice.uniform(0.01, 0.10) * (0.6 if tones == "two tones" else 1),
        grain=dice.uniform(1.5, 6.0),
        blur=dice.uniform(0.35, 0.75) + 0.15 * is_copy,
        specks=int(dice.expovariate(1 / (90 if is_copy else 20))),
        is_copy=is_copy,
        quality=dice.randint(45, 85),
        turned=turned,
        is_sealed="foot" in programme.data and dice.random() < 0.75,
        suffix=dice.choice(_CONTAINERS if n_pages > 1 else _SINGLE_CONTAINERS),
    )


def write(programme: Programme, pdf: Path, dpi: int, folder: Path) -> Path:
    """Write `<name>.pdf`, `.tif`, `.jpg` or `.png`.

    Args:
        programme: Whose PDF it is.
        pdf: The PDF that is printed.
        dpi: Dots an inch of the scan.
        folder: Where to.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        look = _look(programme, len(document))
        printed = list(_print(document, dpi))
    if look.is_sealed:
        _sign(printed[-1], random.Random(programme.name), dpi)
    sheets = [_scanned(page, look, f"{programme.name} {number}", dpi) for number, page in enumerate(printed)]
    if look.turned:
        number, degrees = look.turned
        sheets[number] = sheets[number].rotate(degrees, expand=True)
    path = folder / f"{programme.name}{look.suffix}"
    _save(path, sheets, look, dpi)
    return path


def _print(document: pypdfium2.PdfDocument, dpi: int) -> Iterator[Image.Image]:
    for page in document:
        yield page.render(scale=dpi / _POINTS_AN_INCH).to_pil().convert("RGB")
        page.close()


def _scanned(printed: Image.Image, look: _Look, name: str, dpi: int) -> Image.Image:
    """One sheet as the scanner sees it; `name` is the sheet's own."""
    seed = zlib.crc32(name.encode())
    dice, noise = random.Random(seed), np.random.default_rng(seed)
    scale = dpi / _USUAL
    if look.is_copy:
        printed = printed.filter(ImageFilter.GaussianBlur(0.7 * scale)).point(lambda tone: _stretched(tone, 90, 215))
    _speckle(printed, dice, look.specks, scale)
    skew = look.skew + dice.uniform(-0.15, 0.15)
    shift = (dice.uniform(-8, 8) * scale, dice.uniform(-8, 8) * scale)
    laid = printed.rotate(skew, Image.Resampling.BICUBIC, translate=shift, fillcolor=(255, 255, 255))
    if look.is_copy:
        _darken_edge(laid, dice, scale)
    seen = _seen(laid.filter(ImageFilter.GaussianBlur(look.blur * scale)), look, noise)
    if look.tones == "two tones":
        threshold = 150 + dice.randint(-12, 12)
        return seen.convert("L").point(lambda tone: 255 * (tone > threshold)).convert("1")
    return seen


def _stretched(tone: float, dark: int, light: int) -> int:
    """A tone as a copier gives it: blacker black, whiter white."""
    return round(min(1.0, max(0.0, (tone - dark) / (light - dark))) * 255)


def _seen(laid: Image.Image, look: _Look, noise: np.random.Generator) -> Image.Image:
    """What the sensor makes of a sheet: toner and paper of their own tone, light that falls off, noise."""
    laid = laid if look.tones == "colour" else laid.convert("L")
    tones: _Plane = np.asarray(laid, np.float32)
    height, width = tones.shape[:2]
    angle = noise.uniform(0, 2 * math.pi)
    across = np.cos(angle) * np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    down = np.sin(angle) * np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    light = 1 - look.shade * (across + down + 1.5) / 3
    fine = noise.standard_normal((height, width), np.float32)
    coarse = noise.standard_normal((height // 4 + 1, width // 4 + 1), np.float32)
    spread = np.asarray(Image.fromarray(coarse).resize((width, height), Image.Resampling.BILINEAR))
    grain = look.grain * (0.75 * fine + 0.9 * spread)
    if tones.ndim == 3:
        light, grain = light[..., None], grain[..., None]
    tones = (look.toner + tones / 255 * (look.paper - look.toner)) * light + grain
    return Image.fromarray(np.clip(tones, 0, 255).astype(np.uint8))


def _speckle(printed: Image.Image, dice: random.Random, count: int, scale: float) -> None:
    """Dust on the glass and loose toner."""
    draw = ImageDraw.Draw(printed)
    for _ in range(count):
        x, y = dice.uniform(0, printed.width), dice.uniform(0, printed.height)
        radius = min(2.2, dice.expovariate(1 / 0.7)) * scale
        tone = dice.randint(0, 150)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), (tone, tone, tone))


def _darken_edge(laid: Image.Image, dice: random.Random, scale: float) -> None:
    """The dark strip beside a sheet that the lid left open."""
    wide = round(dice.uniform(3, 14) * scale)
    on_left = dice.random() < 0.5
    left = 0 if on_left else laid.width - wide
    lean = round(dice.uniform(0, 8) * scale)
    ImageDraw.Draw(laid).polygon(
        [(left, 0), (left + wide, 0), (left + wide + (lean if on_left else 0), laid.height), (left, laid.height)],
        (40, 40, 40),
    )


def _sign(printed: Image.Image, dice: random.Random, dpi: int) -> None:
    """A seal over the left third of a signature, above the signer's name: the last words of the right half."""
    found = _last_line(printed)
    if found is None:
        return
    centre, top = found
    millimetre = dpi / 25.4
    middle = top - dice.uniform(8, 14) * millimetre
    layer = Image.new("RGB", printed.size, (255, 255, 255))
    _draw_scrawl(layer, dice, (centre + 2 * millimetre, middle), millimetre)
    seal = Image.new("RGB", printed.size, (255, 255, 255))
    _draw_seal(seal, dice, (centre - dice.uniform(12, 18) * millimetre, middle), millimetre)
    inks = np.asarray(layer, np.float32) * np.asarray(seal, np.float32) * np.asarray(printed, np.float32) / 255**2
    printed.paste(Image.fromarray(inks.astype(np.uint8)))


def _last_line(printed: Image.Image) -> tuple[float, float] | None:
    """The middle and the upper edge of the last line in the right half; None where it is empty."""
    left, right = printed.width // 2, round(printed.width * 0.96)
    dark = np.asarray(printed.convert("L"))[:, left:right] < _INK
    inked = np.flatnonzero(dark.any(axis=1))
    if not inked.size:
        return None
    bottom = int(inked[-1])
    top = bottom
    while top > 0 and dark[max(0, top - 4) : top].any():
        top -= 1
    columns = np.flatnonzero(dark[top : bottom + 1].any(axis=0))
    return left + (int(columns[0]) + int(columns[-1])) / 2, float(top)


def _draw_seal(layer: Image.Image, dice: random.Random, centre: tuple[float, float], millimetre: float) -> None:
    """A round seal of 36 mm: two rings, what is written between them, a star."""
    draw = ImageDraw.Draw(layer)
    x, y = centre
    red = (dice.randint(195, 225), dice.randint(45, 80), dice.randint(60, 90))
    for radius, wide in ((18.0, 0.6), (12.5, 0.3)):
        edge = radius * millimetre
        draw.ellipse((x - edge, y - edge, x + edge, y + edge), outline=red, width=max(1, round(wide * millimetre)))
    for number in range(34):
        if dice.random() < 0.2:
            continue
        angle = 2 * math.pi * number / 34
        for lean in (-0.035, 0.035):
            inner, outer = ((x + r * millimetre * math.cos(a), y + r * millimetre * math.sin(a)) for r, a in (
                (13.6, angle + lean * dice.uniform(0.2, 1.4)), (16.6, angle + lean * dice.uniform(0.2, 1.4))
            ))  # fmt: skip
            draw.line((inner, outer), red, max(1, round(0.35 * millimetre)))
    points = []
    for corner in range(10):
        radius = (5.0 if corner % 2 == 0 else 2.0) * millimetre
        angle = math.pi * corner / 5 - math.pi / 2
        points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    draw.polygon(points, fill=red)


def _draw_scrawl(layer: Image.Image, dice: random.Random, centre: tuple[float, float], millimetre: float) -> None:
    """A signature: loops from left to right, and a stroke below them."""
    x, y = centre
    loops, phase = dice.uniform(2.5, 4.5), dice.uniform(0, math.pi)
    path = []
    for step in range(160):
        share = step / 159
        swing = 6.5 * (1 - 0.6 * share) * math.sin(2 * math.pi * loops * share + phase)
        lag = 3.5 * math.cos(2 * math.pi * loops * share + phase)
        path.append((x + (-14 + 28 * share + lag) * millimetre, y + (swing - 3 * share) * millimetre))
    blue = (dice.randint(20, 60), dice.randint(40, 80), dice.randint(140, 190))
    draw = ImageDraw.Draw(layer)
    draw.line(path, blue, max(1, round(0.5 * millimetre)), "curve")
    draw.line(
        [path[-1], (x - 10 * millimetre, y + dice.uniform(3, 6) * millimetre)], blue, max(1, round(0.4 * millimetre))
    )


def _save(path: Path, sheets: Sequence[Image.Image], look: _Look, dpi: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    first, *others = (sheet.convert(_MODES[look.tones]) for sheet in sheets)
    bilevel = look.tones == "two tones"
    packed = {} if bilevel else {"quality": look.quality}
    match look.suffix:
        case ".pdf":
            times = {"creationDate": _WRITTEN, "modDate": _WRITTEN}
            first.save(path, save_all=True, append_images=others, resolution=dpi, **packed, **times)
        case ".tif":
            packed = {"compression": "group4"} if bilevel else {"compression": "jpeg", **packed}
            first.save(path, save_all=True, append_images=others, dpi=(dpi, dpi), **packed)
        case ".jpg":
            # A picture in two tones is kept as one in grey: JPEG has no other.
            (first.convert("L") if bilevel else first).save(path, dpi=(dpi, dpi), quality=look.quality)
        case _:
            first.save(path, dpi=(dpi, dpi), optimize=True)
