"""Tesseract: the one place that looks for it and asks it, as a library (tesserocr) or as a program."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol

from congtac.extract.errors import NeedsOcrError, OcrFailedError
from congtac.extract.letters import letters
from congtac.extract.picture import Grey
from congtac.extract.programs import find_installed, windows_places

LANGUAGE = "vie"
TIME_LIMIT = 120.0
"""Seconds for a page, of the program; a full page takes two."""
_MODES = {"sparse": 11, "line": 7}
_PROGRAMS = (
    "tesseract",
    *windows_places("Tesseract-OCR/tesseract.exe"),
)
_DATA = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    *windows_places("Tesseract-OCR/tessdata"),
)
_LEAST_DPI, _MOST_DPI = 70, 600

# Several threads on one page gain nothing, and two processes that both try it take ten times as long.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

Mode = Literal["sparse", "line"]
"""What is on the picture: words anywhere, or one line."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that was recognised.

    Attributes:
        text: In NFC.
        score: How sure it is, from 0 to 1.
        x0: Pixels from the picture's left edge; so are the others, from its upper left corner.
        top: Of the letters.
        x1: Right end.
        bottom: Of the letters.
        line: Number of its line, told apart within one answer.
    """

    text: str
    score: float
    x0: int
    top: int
    x1: int
    bottom: int
    line: int


class Recogniser(Protocol):
    """What finds words in a picture."""

    def read(self, grey: Grey, dpi: float, mode: Mode, only: str = "") -> list[Seen]:
        """The words of a picture.

        Args:
            grey: The picture.
            dpi: Its dots an inch.
            mode: What is on it.
            only: The characters that may come, if not all.

        Raises:
            OcrFailedError: Tesseract failed.
        """


@cache
def recogniser() -> Recogniser:
    """Tesseract with Vietnamese, loaded once a process.

    Raises:
        NeedsOcrError: It is not installed, or its Vietnamese data are not.
    """
    with suppress(ImportError):
        return _Library()
    return _Program()


class _Library:
    """Tesseract in this process."""

    def __init__(self) -> None:
        import tesserocr  # noqa: PLC0415 - an extra

        folder = _data_folder()
        if folder is None:
            raise NeedsOcrError()
        # It says on the console what the answer says too.
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        self._words = tesserocr.RIL.WORD
        self._lines = tesserocr.RIL.TEXTLINE
        self._api: Any = tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, psm=_MODES["sparse"])

    def read(self, grey: Grey, dpi: float, mode: Mode, only: str = "") -> list[Seen]:
        from PIL import Image  # noqa: PLC0415

        api = self._api
        api.SetPageSegMode(_MODES[mode])
        api.SetVariable("tessedit_char_whitelist", only)
        try:
            api.SetImage(Image.fromarray(grey))
            api.SetSourceResolution(_bounded(dpi))
            if not api.Recognize():
                raise OcrFailedError()
            return list(self._found(api.GetIterator()))
        except RuntimeError as error:
            raise OcrFailedError() from error
        finally:
            api.Clear()

    def _found(self, at: Any) -> Iterator[Seen]:
        line = -1
        while at is not None:
            if at.IsAtBeginningOf(self._lines):
                line += 1
            if not at.Empty(self._words):
                text = letters(at.GetUTF8Text(self._words)).strip()
                if text:
                    x0, top, x1, bottom = at.BoundingBox(self._words)
                    yield Seen(text, at.Confidence(self._words) / 100, x0, top, x1, bottom, line)
            if not at.Next(self._words):
                break


class _Program:
    """Tesseract as a program, started for each picture."""

    def __init__(self) -> None:
        program = find_installed(_PROGRAMS)
        if program is None or LANGUAGE not in _languages(program):
            raise NeedsOcrError()
        self._program = program

    def read(self, grey: Grey, dpi: float, mode: Mode, only: str = "") -> list[Seen]:
        height, width = grey.shape
        picture = f"P5 {width} {height} 255\n".encode() + grey.tobytes()
        options = ["-l", LANGUAGE, "--psm", str(_MODES[mode]), "--dpi", str(_bounded(dpi))]
        if only:
            options += ["-c", f"tessedit_char_whitelist={only}"]
        done = _run([self._program, "stdin", "stdout", *options, "tsv"], picture)
        return list(_parsed(done.decode("utf-8", "replace")))


def _run(command: Sequence[str], given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=TIME_LIMIT, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise OcrFailedError() from error
    return done.stdout


def _parsed(table: str) -> Iterator[Seen]:
    lines: dict[tuple[str, ...], int] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = letters(row["text"] or "").strip()
        if row["level"] != "5" or not text:
            continue
        line = lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), len(lines))
        x0, top = int(row["left"]), int(row["top"])
        yield Seen(text, float(row["conf"]) / 100, x0, top, x0 + int(row["width"]), top + int(row["height"]), line)


def _bounded(dpi: float) -> int:
    return round(min(max(dpi, _LEAST_DPI), _MOST_DPI))


def _languages(program: str) -> set[str]:
    with suppress(OcrFailedError):
        return set(_run([program, "--list-langs"]).decode("utf-8", "replace").split())
    return set()


def _data_folder() -> Path | None:
    """Where Tesseract's Vietnamese data lie."""
    given = os.environ.get("TESSDATA_PREFIX", "")
    program = find_installed(_PROGRAMS)
    beside = [str(Path(program).parent / "tessdata")] if program else []
    places = (Path(place) for place in (given, f"{given}/tessdata", *beside, *_DATA) if place and place != "/tessdata")
    return next((place for place in places if (place / f"{LANGUAGE}.traineddata").is_file()), None)
