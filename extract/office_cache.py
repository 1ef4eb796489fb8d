"""What LibreOffice made of files, kept by their content: the same file is converted once."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import zipfile
from pathlib import Path

import platformdirs

_MOST_BYTES = 512 * 2**20
_TEMPORARY = ".part"


class ConversionCache:
    """A folder of converted files. No fault of it is anybody's: what cannot be kept is converted again."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(platformdirs.user_cache_dir("congtac", appauthor=False), "converted")

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, if it is whole."""
        try:
            data = self._path(key).read_bytes()
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                return data if parts.testzip() is None else None
        except Exception:  # also what zipfile raises for bytes that the disk has turned
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep a converted file; a half-written one never stands under its key."""
        part = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, part = tempfile.mkstemp(suffix=_TEMPORARY, dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(part, self._path(key))
        except OSError:
            if part is not None:
                with contextlib.suppress(OSError):
                    os.unlink(part)

    def trim(self) -> None:
        """Let the oldest go until what is kept takes no more than half a gigabyte."""
        with contextlib.suppress(OSError):
            kept = sorted(
                (entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in os.scandir(self._folder)
            )
            surplus = sum(size for _, size, _ in kept) - _MOST_BYTES
            for _, size, path in kept:
                if surplus <= 0:
                    break
                os.unlink(path)
                surplus -= size

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.docx"
