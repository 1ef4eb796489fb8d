import csv
import io
import json
import os
import subprocess
import sys
import time
import unicodedata
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from congtac.cli import app
from congtac.corpus import writers
from congtac.exit_codes import ExitCode
from congtac.version import VERSION
from congtac.worker import Limits

pytestmark = pytest.mark.usefixtures("pipeline")

runner = CliRunner()


def parse(*arguments: str):
    return runner.invoke(app, ["parse", *arguments])


def put(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"a": "Họp"}, ExitCode.OK),
        ({"a": "Họp", "b": "Họp"}, ExitCode.OK),
        ({"a": "Họp", "b": "damaged"}, ExitCode.SOME_FAILED),
        ({"a": "Họp", "b": "fault"}, ExitCode.SOME_FAILED),
        ({"a": "damaged", "b": "empty"}, ExitCode.NOTHING_READ),
        ({}, ExitCode.NOTHING_READ),
        ({"a": "stop"}, ExitCode.INTERRUPTED),
    ],
)
@pytest.mark.parametrize("output", [[], ["-o", "out"], ["-o", "-"]])
def test_exit_codes(folder, files, code, output):
    put(folder, **files)
    assert parse(".", *output).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone"], "no such file or folder: gone"),
        ([""], "no such file or folder: ''"),
        (["a.txt", "-o", "out", "--format", "xls"], "unknown format 'xls': choose one of csv, json, parquet, xlsx"),
        (["a.txt", "--format", "csv"], "say where to write"),
        (["a.txt", "--excel"], "say where to write"),
        (["a.txt", "-o", "-", "--format", "xlsx"], "xlsx needs a folder"),
        (["a.txt", "-o", "out", "--format", "json", "--excel"], "it is for csv"),
        (["a.txt", "-o", "a.txt"], "a.txt is a file: name a folder"),
        (["a.txt", "--wrong"], "No such option"),
    ],
)
def test_misuse(folder, arguments, message):
    put(folder, a="Họp")
    result = parse(*arguments)
    assert result.exit_code == ExitCode.MISUSE
    assert message in " ".join(result.stderr.split())
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_cannot_write(folder, monkeypatch):
    put(folder, a="Họp")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writers, "CsvWriter", full)
    result = parse("a.txt", "-o", "out")
    assert result.exit_code == ExitCode.CANNOT_WRITE
    assert "No space left on device" in result.stderr


@pytest.mark.parametrize("command", [[], ["parse"], ["evaluate"], ["explain"]])
def test_help_tells_the_exit_codes_and_teaches(command):
    result = runner.invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert "Examples:" in result.stdout
    for code in ExitCode:
        assert f"{code.value:<4} {code.meaning}" in result.stdout


def test_the_limits_are_said_as_they_are():
    help_text = " ".join(runner.invoke(app, ["parse", "--help"]).stdout.split())
    assert f"[default: {Limits().seconds:.0f};" in help_text
    assert f"[default: {Limits().memory // 2**20};" in help_text
    forms = (Path(__file__).parents[2] / "docs" / "forms.md").read_text("utf-8")
    assert f"| {Limits().seconds:.0f}: a programme of 300 pages" in forms
    assert f"| {Limits().memory // 2**20}: common files" in forms


@pytest.mark.parametrize("option", [("--timeout", "0"), ("--max-memory", "100"), ("--jobs", "-1")])
def test_limits_that_nothing_would_stay_under(folder, option):
    put(folder, a="Họp")
    assert parse("a.txt", *option).exit_code == ExitCode.MISUSE


def test_no_worker_can_be_started(folder, monkeypatch):
    def start(self):
        raise OSError(11, "Resource temporarily unavailable")

    put(folder, a="Họp")
    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", start)
    result = parse("a.txt", "--jobs", "2", "-o", "out")
    assert result.exit_code == ExitCode.NOTHING_READ
    assert "Resource temporarily unavailable" in result.stderr
    assert "--jobs 0" in result.stderr
    assert list((folder / "out").iterdir()) == []


def test_version():
    assert runner.invoke(app, ["--version"]).stdout == f"congtac {VERSION}\n"


def test_files_and_folders_in_one_set_of_tables(folder):
    (folder / "năm 2026").mkdir()
    put(folder / "năm 2026", b="Họp\nTiếp dân")
    put(folder, a="Giao ban", c="damaged")
    result = parse("a.txt", "c.txt", "năm 2026", "-o", "ra/đây")
    assert result.stdout == (
        "2 read, 1 failed: 3 items. Wrote items.csv, documents.csv, mentions.csv, residue.csv to ra/đây\n"
    )
    with open("ra/đây/documents.csv", encoding="utf-8") as stream:
        documents = [(row["source"], row["status"]) for row in csv.DictReader(stream)]
    assert documents == [("a.txt", "ok"), ("c.txt", "failed"), ("năm 2026/b.txt", "ok")]
    with open("ra/đây/items.csv", encoding="utf-8") as stream:
        assert [row["content"] for row in csv.DictReader(stream)] == ["Giao ban", "Họp", "Tiếp dân"]


@pytest.mark.parametrize("form", writers.FORMATS)
def test_formats(folder, form):
    put(folder, a="Họp")
    assert parse("a.txt", "-o", "out", "--format", form).exit_code == 0
    assert all(path.name.endswith(form) for path in (folder / "out").iterdir())


def test_each_bad_file_gets_a_line(folder):
    put(folder, a="damaged", b="fault", c="empty", d="Họp")
    result = parse(".", "-o", "-")
    lines = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["congtac", f"{name}.txt"] for name in "abc"]
    assert "Please report it" in lines[1]
    assert "Traceback" not in result.stderr


def test_debug_shows_the_traceback(folder):
    put(folder, a="fault")
    assert "Traceback" in parse("a.txt", "--debug").stderr


def test_ctrl_c_leaves_the_old_tables(folder):
    put(folder, a="Họp")
    parse("a.txt", "-o", "out")
    before = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    put(folder, b="stop")
    result = parse("a.txt", "b.txt", "-o", "out")
    assert result.exit_code == ExitCode.INTERRUPTED
    assert result.stderr == "congtac: stopped after 1 of 2 files; nothing was written\n"
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == before


def test_items_hang_neither_on_name_nor_folder(folder):
    put(folder, a="Họp giao ban")
    (folder / "khác").mkdir()
    put(folder / "khác", lịch="Họp giao ban")
    first, second = parse("a.txt", "-o", "-"), parse("khác/lịch.txt", "-o", "-")
    assert first.stdout_bytes == second.stdout_bytes


# In a process of its own


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_stdout_is_utf8_bytes_whatever_the_locale(congtac, folder, form):
    name = unicodedata.normalize(form, "lịch tuần ở xã.txt")
    (folder / name).write_text("Họp Ủy ban\nTiếp dân", "utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    run = congtac("parse", name, "-o", "-", env=environment)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"\r" not in run.stdout
    rows = list(csv.DictReader(io.StringIO(run.stdout.decode("utf-8"), newline="")))
    assert [row["content"] for row in rows] == ["Họp Ủy ban", "Tiếp dân"]
    plain = congtac("parse", name, env=environment)
    assert "Họp Ủy ban" in plain.stdout.decode("utf-8")
    assert name in plain.stdout.decode("utf-8")


def test_excel_and_json_on_stdout(congtac, folder):
    put(folder, a="=1+1")
    excel = congtac("parse", "a.txt", "-o", "-", "--excel").stdout
    assert excel.startswith(b"\xef\xbb\xbf")
    assert excel.endswith(b"\r\n")
    assert b",'=1+1," in excel
    assert json.loads(congtac("parse", "a.txt", "-o", "-", "--format", "json").stdout)[0]["content"] == "=1+1"


def test_no_terminal_no_bar(congtac, folder):
    put(folder, **{f"f{number}": f"Họp {number}" for number in range(5)})
    run = congtac("parse", ".")
    assert run.stderr == b""
    assert b"\x1b" not in run.stdout
    assert len(run.stdout.splitlines()) == 15


def test_a_name_that_is_no_unicode(congtac, folder):
    name = os.fsencode(folder) + b"/l\xefch.txt"
    try:
        with open(name, "wb") as file:
            file.write(b"damaged")
    except OSError:
        pytest.skip("names here are Unicode")
    run = congtac("parse", os.fsdecode(name), "-o", "out")
    assert run.returncode == ExitCode.NOTHING_READ
    assert b"l\\udcefch.txt" in run.stderr
    assert b"l\\udcefch.txt" in (folder / "out/documents.csv").read_bytes()


def test_a_terminal_gets_a_bar_and_a_table(command, folder):
    pty = pytest.importorskip("pty")
    put(folder, a="Họp giao ban", b="Tiếp dân", c="damaged")
    leader, follower = pty.openpty()
    environment = os.environ | {"COLUMNS": "100", "TERM": "xterm"}
    run = subprocess.run([*command, "parse", "."], check=False, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = read_all(leader)
    assert run.returncode == ExitCode.SOME_FAILED
    assert "Reading" in shown
    assert "c.txt: The file is damaged" in shown
    assert "Nội dung" in shown
    assert "Họp giao ban" in shown


def test_the_bar_counts_what_is_in_an_archive(command, folder):
    pty = pytest.importorskip("pty")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for number in range(7):
            archive.writestr(f"{number}.txt", f"Họp {number}")
    leader, follower = pty.openpty()
    environment = os.environ | {"COLUMNS": "100", "TERM": "xterm"}
    subprocess.run([*command, "parse", "a.zip"], check=True, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = read_all(leader)
    assert "/7" in shown
    assert "Họp 6" in shown


def read_all(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode("utf-8")


def test_a_reader_that_goes_away_is_no_fault(command, folder):
    put(folder, a="\n".join(f"Họp {number}" for number in range(5000)))
    with subprocess.Popen(
        [*command, "parse", "a.txt", "-o", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        run.stdout.readline()
        run.stdout.close()
        assert b"Traceback" not in run.stderr.read()


def test_help_is_quick():
    """Measured 0.12 s; the bound leaves room for a busy machine and still tells of a heavy import."""
    times = []
    for _ in range(3):
        before = time.perf_counter()
        run = subprocess.run([sys.executable, "-m", "congtac", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - before)
    assert b"parse" in run.stdout
    assert min(times) < 0.5
