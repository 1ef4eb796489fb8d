"""A stand-in for the pipeline, so that the door is tested for what the door does.

`stand_in` makes one item of each line of a file; a file may also ask for a fault.
"""

import hashlib
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from congtac import parsing
from congtac.extract.errors import DamagedError
from congtac.normalize.records import DocumentRecord, Item, Leader, Records


def stand_in(data: bytes, name: str, password: str | None = None) -> Records:
    digest = hashlib.sha256(data).hexdigest()
    text = data.decode("utf-8")
    if text == "damaged":
        raise DamagedError
    if text == "fault":
        raise KeyError("a\nb")
    if text == "stop":
        raise KeyboardInterrupt
    lines = text.splitlines() if text != "empty" else []
    items = tuple(
        Item(
            item_id=f"{digest[:12]}-{number}",
            doc_id=digest[:16],
            seq=number,
            kind="event",
            date_start=date(2026, 1, 5),
            date_end=date(2026, 1, 5),
            session="morning",
            time_start=time(8, 0),
            content=line,
            leaders=(Leader("Nguyễn Văn Ảnh", "Chủ tịch"),),
            location="Phòng họp 2",
        )
        for number, line in enumerate(lines, 1)
    )
    document = DocumentRecord(digest[:16], name, digest, title="LỊCH CÔNG TÁC", issuer="UBND xã Mẫu", coverage=0.975)
    return Records(document, items)


@pytest.fixture
def pipeline(monkeypatch, without_workers):
    monkeypatch.setattr(parsing, "parse", stand_in)


@pytest.fixture
def without_workers(monkeypatch):
    """Files are read in this process, or in the one that is started, where the stand-in is."""
    monkeypatch.setenv("CONGTAC_JOBS", "0")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(folder, without_workers) -> list[str]:
    """The program with the stand-in for its pipeline, for a process of its own in the working folder."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import conftest; "
        "from congtac import parsing; parsing.parse = conftest.stand_in; from congtac.cli import main; main()"
    )
    return [sys.executable, "-c", code]


@pytest.fixture
def congtac(command):
    """Runs `command` with arguments to its end."""

    def run(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([*command, *arguments], check=False, capture_output=True, **options)

    return run
