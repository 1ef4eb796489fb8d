"""Bad input, as an archive holds it: each file has its own message, and costs neither memory nor other files."""

import csv
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bad_input as bad
import psutil
import pytest

from congtac.exit_codes import ExitCode

FIXTURES = Path(__file__).parents[1] / "extract" / "fixtures"
GOOD = (
    "UBND XÃ MẪU\nLỊCH CÔNG TÁC TUẦN 02/2026\n\nThứ Hai, ngày 05/01/2026\n"
    "- 8 giờ 00: Họp giao ban. Chủ trì: Chủ tịch UBND xã. Địa điểm: Phòng họp 1.\n"
)
MB = 2**20
GOOD_NAMES = ("a good.txt", "z good.txt")
MEMORY, SECONDS = 700, 10
SPARE = 1.25
"""How much over its limit a worker may be before it is ended."""

SPARSE = {"500 MB.txt": ("Lịch công tác\n".encode() * 6000, 500 * MB), "200 MB.html": (b"<html>" * 20000, 200 * MB)}

SAID = {
    "empty.pdf": ("empty", "The file holds no text.", "Get the file again"),
    "blank.txt": ("empty", "The file holds no text.", "Get the file again"),
    "truncated.pdf": ("damaged", "The PDF was cut short.", "Get the file again"),
    "truncated.docx": ("damaged", "The file is damaged or was cut short.", "Get the file again"),
    "truncated.xlsx": ("damaged", "The file is damaged or was cut short.", "Get the file again"),
    "truncated.zip": ("damaged", "The file is damaged or was cut short.", "Get the file again"),
    "locked.pdf": ("encrypted", "protected by a password.", "Give its password with --password"),
    "locked.docx": ("encrypted", "protected by a password.", "Give its password with --password"),
    "locked.xlsx": ("encrypted", "protected by a password.", "Give its password with --password"),
    "locked.odt": ("encrypted", "protected by a password.", "save it without one"),
    "locked.zip": ("encrypted", "The archive is protected by a password.", "Give its password with --password"),
    "pages.pdf": ("too_large", "The PDF has more than 2,000 pages.", "Split it"),
    "page of 20 m.pdf": ("too_large", "Page 1 of the PDF is 20.0 m wide", "Print it to PDF again, on paper of A4"),
    "page bomb.pdf": ("too_large", "Page 1 of the PDF unpacks to more", "Print it to PDF again"),
    "stream bomb.pdf": ("too_large", "A part of the PDF unpacks to more", "Print it to PDF again"),
    "endless.pdf": ("time_limit", f"took more than {SECONDS} seconds", "--timeout SECONDS"),
    "bomb.docx": ("too_large", "unpacks to more than any work programme holds", "save them as PDF"),
    "bomb.xlsx": ("too_large", "unpacks to more than any work programme holds", "save them as PDF"),
    "bomb.zip": ("too_large", "The archive unpacks to 4 files of 80 MB", "Unpack it yourself if you trust it"),
    "no document.docx": ("damaged", "a Word document without its text", "Get the file again"),
    "hungry.docx": ("memory_limit", f"took more than {MEMORY} MB of memory", "--max-memory MB"),
    "sheets.xlsx": ("too_large", "The workbook has more than 1,000 sheets.", "Copy the sheets that hold programmes"),
    "picture.png": ("too_large", "The picture has 900,000,000 pixels", "Scan it again"),
    "picture.tif": ("too_large", "The picture has 900,000,000 pixels", "Scan it again"),
    "picture.jpg": ("too_large", "The picture has 900,000,000 pixels", "Scan it again"),
    "picture.pdf": ("too_large", "The picture on page 1 of the PDF has 30,000 x 30,000 pixels", "Scan it again"),
    "noise.pdf": ("unknown_kind", "neither a PDF, a Word document", "Save it as DOCX or PDF"),
    "archive.rar": ("unsupported", "a RAR archive", "Unpack it first"),
    "500 MB.txt": ("too_large", "plain text of 500 MB; at most 8 are read", "Copy the programme's own lines"),
    "200 MB.html": ("too_large", "The page has 200 MB; at most 32 are read", "Save the page again as HTML only"),
}


def files() -> dict[str, bytes]:
    """The bad files, but for those that are too large to be held."""
    return {
        "empty.pdf": b"",
        "blank.txt": b" \r\n\t" * 50,
        "truncated.pdf": (FIXTURES / "prose.pdf").read_bytes()[:9000],
        "truncated.docx": (FIXTURES / "prose.docx").read_bytes()[:9000],
        "truncated.xlsx": (FIXTURES / "week.xlsx").read_bytes()[:3000],
        "truncated.zip": bad.zipped({"a.txt": GOOD})[:90],
        "locked.pdf": (FIXTURES / "locked.pdf").read_bytes(),
        "locked.docx": bad.locked_office((FIXTURES / "prose.docx").read_bytes(), "mk"),
        "locked.xlsx": bad.locked_office((FIXTURES / "week.xlsx").read_bytes(), "mk"),
        "locked.odt": bad.zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
            }
        ),
        "locked.zip": bad.locked_zip("a.txt", GOOD.encode(), "mk"),
        "pages.pdf": bad.many_pages(10_000),
        "page of 20 m.pdf": bad.large_page(),
        "page bomb.pdf": bad.bomb_in_a_page(),
        "stream bomb.pdf": bad.bomb_in_a_stream(),
        "endless.pdf": bad.endless(),
        "bomb.docx": bad.docx_bomb(),
        "bomb.xlsx": bad.workbook_bomb(),
        "bomb.zip": bad.zipped({f"{n}.txt": " " * 20 * MB for n in range(4)}),
        "no document.docx": bad.docx_without_document(),
        "hungry.docx": bad.hungry_docx(),
        "sheets.xlsx": bad.workbook(1_200),
        "picture.png": bad.png(30_000),
        "picture.tif": bad.headed("TIFF", 30_000),
        "picture.jpg": bad.headed("JPEG", 30_000),
        "picture.pdf": bad.picture_in_a_pdf(30_000),
        "noise.pdf": bytes(range(256)) * 64,
        "archive.rar": b"Rar!\x1a\x07\x01\x00" + bytes(64),
    }


PICTURES = [name for name in SAID if Path(name).suffix in (".png", ".tif", ".jpg")]
"""Named each, whether or not a folder's are read."""


@dataclass(frozen=True)
class Run:
    """What a run over the bad files and a good one gave, and what its processes held at most, in bytes."""

    code: int
    lines: dict[str, str]
    documents: dict[str, dict[str, str]]
    items: list[dict[str, str]]
    error: str
    most_of_a_worker: int
    most_of_the_parent: int


class Meter(threading.Thread):
    """Looks at what a process and those below it hold, more often than congtac does."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.root = psutil.Process(pid)
        self.worker = self.parent = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.02):
            try:
                self.parent = max(self.parent, self.root.memory_info().rss)
                for one in self.root.children():
                    self.worker = max(self.worker, one.memory_info().rss)
            except psutil.Error:
                continue


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Iterator[Path]:
    """The files; gone after the tests, for some are large."""
    tmp_path = tmp_path_factory.mktemp("bad")
    for name, data in files().items():
        (tmp_path / name).write_bytes(data)
    for name, (head, size) in SPARSE.items():
        bad.sparse(tmp_path / name, head, size)
    for name in GOOD_NAMES:
        (tmp_path / name).write_text(GOOD.replace("02/2026", f"02/2026 ({name[0]})"), "utf-8")
    yield tmp_path
    shutil.rmtree(tmp_path)


def parse(folder: Path) -> Run:
    options = ["-o", "out", "--jobs", "2", "--timeout", str(SECONDS), "--max-memory", str(MEMORY)]
    environment = {name: value for name, value in os.environ.items() if name != "CONGTAC_JOBS"}
    with subprocess.Popen(
        [sys.executable, "-m", "congtac", "parse", ".", *PICTURES, *options],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        meter = Meter(process.pid)
        meter.start()
        _, error = process.communicate()
        meter.done.set()
    said = error.decode("utf-8")
    lines = dict(line.removeprefix("congtac: ").split(": ", 1) for line in said.splitlines() if ": " in line)
    tables = {}
    for table in ("documents", "items"):
        with (folder / "out" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            tables[table] = list(csv.DictReader(file))
    documents = {row["source"]: row for row in tables["documents"]}
    return Run(process.returncode, lines, documents, tables["items"], said, meter.worker, meter.parent)


def test_each_bad_file_costs_itself_alone(folder):
    """In one test, for all of it is one run."""
    run = parse(folder)
    assert {name: fault for name in SAID if (fault := fault_of(run, name))} == {}
    assert run.code == ExitCode.SOME_FAILED
    assert "Traceback" not in run.error
    assert len(run.error.splitlines()) == len(SAID)
    assert set(run.documents) == {*SAID, *GOOD_NAMES}
    others = [name for name in run.documents if name not in PICTURES]
    assert others == sorted(others)
    assert [run.documents[name]["status"] for name in GOOD_NAMES] == ["ok", "ok"]
    assert [row["date_start"] for row in run.items] == ["2026-01-05", "2026-01-05"]
    assert 0 < run.most_of_a_worker < SPARE * MEMORY * MB
    assert 0 < run.most_of_the_parent < 250 * MB


def fault_of(run: Run, name: str) -> str:
    """What is not as it should be with a bad file's line and row."""
    reason, message, remedy = SAID[name]
    line, row = run.lines.get(name, ""), run.documents.get(name, {})
    if message not in line or remedy not in line:
        return f"says {line!r}"
    if row["status"] != "failed" or not row["error"].startswith(f"{reason}: ") or message not in row["error"]:
        return f"{row['status']}: {row['error']}"
    return "" if len(row["sha256"]) == 64 and row["doc_id"] == row["sha256"][:16] else "has no digest"


def test_what_is_told_beforehand_takes_next_to_nothing(folder):
    """By `congtac.read`, where nothing but what is told beforehand holds time and memory."""
    names = [name for name in SAID if name not in ("hungry.docx", "endless.pdf") and not name.endswith(".zip")]
    begun = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", _READ, *names], cwd=folder, stdout=subprocess.PIPE) as process:
        meter = Meter(process.pid)
        meter.start()
        said, _ = process.communicate()
        meter.done.set()
    assert said.decode().split() == [SAID[name][0] for name in names]
    assert time.monotonic() - begun < 90
    assert 0 < meter.parent < MEMORY * MB


_READ = """
import sys, congtac, congtac.messages
congtac.messages.silence_libraries()
for name in sys.argv[1:]:
    try:
        congtac.read(name)
    except congtac.CongtacError as error:
        print(error.reason)
"""
