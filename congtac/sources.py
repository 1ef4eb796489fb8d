"""Which files a command is to read: those named, and those of known forms in the folders named."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

SUFFIXES = frozenset(
    {
        ".doc",
        ".docm",
        ".docx",
        ".htm",
        ".html",
        ".jpeg",
        ".jpg",
        ".mht",
        ".mhtml",
        ".odt",
        ".ods",
        ".pdf",
        ".png",
        ".rtf",
        ".tif",
        ".tiff",
        ".txt",
        ".xls",
        ".xlsm",
        ".xlsx",
    }
)
ARCHIVES = frozenset({".7z", ".rar", ".zip"})
"""Those that are not unpacked are read too, to fail with a word on what to do: they may hold a year of programmes."""
_PAGE_FOLDERS = ("_files", ".files", "_tệp", "-files")


def gather(named: Iterable[Path]) -> list[Path]:
    """The files to read, each once, in a fixed order.

    A file that is named stands as it is, whatever its suffix. A folder is walked to its depths for files with a known
    suffix, archives too; hidden files and folders, the lock files of Word (`~$...`) and LibreOffice (`.~lock...`), and
    the folders of pictures and frames that a browser saves beside a page (`a_files` beside `a.html`) are left out.
    Within a folder, files come in the order of their names, then those of the folders in it. A folder that may not be
    listed stands for what is in it, so that it fails as a file would, and not in silence.
    """
    found: dict[str, Path] = {}
    for path in named:
        for file in _walk(path) if path.is_dir() else [path]:
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def _walk(folder: Path) -> Iterator[Path]:
    unlisted: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=lambda error: unlisted.append(Path(error.filename))):
        # os.walk goes into the folders as this list then has them.
        folders[:] = sorted((name for name in folders if not (_hidden(name) or _of_page(name, files))), key=_order)
        for name in sorted(files, key=_order):
            if not _hidden(name) and _known(name):
                yield Path(place, name)
    yield from unlisted


def select_members(names: Collection[str]) -> list[str]:
    """The files of an archive to read, by their paths in it: those that a folder with the same files would give."""
    beside: dict[str, list[str]] = {}
    for name in names:
        folder, _, file = name.rpartition("/")
        beside.setdefault(folder, []).append(file)

    def wanted(name: str) -> bool:
        *folders, file = name.split("/")
        ways = (("/".join(folders[:depth]), folder) for depth, folder in enumerate(folders))
        if any(_hidden(folder) or _of_page(folder, beside.get(above, ())) for above, folder in ways):
            return False
        # Macs put the hidden parts of each file into a folder of their own.
        return not _hidden(file) and _known(file) and "__MACOSX" not in folders

    def order(name: str) -> list[tuple[bool, tuple[str, str]]]:
        *folders, file = name.split("/")
        return [*((True, _order(folder)) for folder in folders), (False, _order(file))]

    return sorted(filter(wanted, names), key=order)


def _known(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES | ARCHIVES


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _of_page(folder: str, files: Iterable[str]) -> bool:
    """Whether a folder was saved with a web page that lies beside it."""
    stem = next((folder.removesuffix(end) for end in _PAGE_FOLDERS if folder.endswith(end)), None)
    return stem is not None and any(name.lower() in (f"{stem}.html".lower(), f"{stem}.htm".lower()) for name in files)


def _order(name: str) -> tuple[str, str]:
    # Composed and decomposed spellings of a name sort alike, or the order would hang on the file system.
    return unicodedata.normalize("NFC", name).casefold(), name
