"""Real workers behind the door: `congtac.read` with limits, `congtac parse` with several, and Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import bad_input as bad
import psutil
import pytest

import congtac
from congtac.batch import parse_each
from congtac.exit_codes import ExitCode
from congtac.worker import Limits

FIXTURES = Path(__file__).parents[1] / "extract" / "fixtures"
SCHEDULE = FIXTURES / "schedule.docx"


def test_the_same_with_limits_and_without():
    plain = congtac.read(SCHEDULE)
    assert congtac.read(SCHEDULE, timeout=60).records == plain.records
    assert congtac.read(SCHEDULE, max_memory=512).records == plain.records


@pytest.mark.parametrize(
    ("name", "data", "reason", "message"),
    [
        ("endless.pdf", bad.endless(), "time_limit", "Reading it took more than 2 seconds."),
        ("none.pdf", b"", "empty", "The file holds no text."),
        ("letter.txt", "Kính gửi các phòng ban.".encode(), "no_programme", "No agenda item was found"),
    ],
)
def test_faults_come_through_as_they_are(tmp_path, name, data, reason, message):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(congtac.CongtacError, match=message) as caught:
        congtac.read(tmp_path / name, timeout=2)
    assert (caught.value.reason, str(caught.value)) == (reason, f"{caught.value.message} {caught.value.remedy}")


def test_a_missing_file():
    with pytest.raises(congtac.CongtacError, match="no such file"):
        congtac.read("gone.pdf", timeout=60)


def test_workers_give_what_this_process_gives(tmp_path):
    """Old Word files stand between others: they are converted together, and keep their places."""
    for number, name in enumerate(("schedule.rtf", "prose.docx", "schedule.odt", "week.xlsx", "schedule.rtf")):
        (tmp_path / f"{number} {name}").write_bytes((FIXTURES / name).read_bytes())
    paths = sorted(tmp_path.iterdir())
    here = [one.records for one in parse_each(paths)]
    apart = [one.records for one in parse_each(paths, limits=Limits(seconds=120), jobs=2)]
    assert [one.document.source for one in apart] == [path.as_posix() for path in paths]
    assert apart == here


@pytest.mark.skipif(os.name != "posix", reason="sends a signal as a terminal does")
def test_ctrl_c_ends_all_and_says_what_was_done(tmp_path):
    (tmp_path / "a.docx").write_bytes(SCHEDULE.read_bytes())
    (tmp_path / "b.pdf").write_bytes(bad.endless())
    (tmp_path / "c.pdf").write_bytes(bad.endless() + b" ")
    (tmp_path / "d.txt").write_bytes(b"")
    with subprocess.Popen(
        [sys.executable, "-m", "congtac", "parse", ".", "-o", "out", "--jobs", "2"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "CONGTAC_JOBS"},
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        workers = both_at_work(psutil.Process(process.pid))
        os.killpg(process.pid, signal.SIGINT)
        _, error = process.communicate(timeout=20)
    assert process.returncode == ExitCode.INTERRUPTED
    assert error.decode() == "congtac: stopped after 1 of 4 files; nothing was written\n"
    assert not (tmp_path / "out" / "items.csv").exists()
    assert not any(one.is_running() for one in workers)


def both_at_work(root: psutil.Process) -> list[psutil.Process]:
    """The workers, once two have been busy for a while: the first file is done then."""
    for _ in range(600):
        workers = [one for one in root.children() if "spawn_main" in " ".join(one.cmdline())]
        if len(workers) == 2 and all(sum(one.cpu_times()[:2]) > 2.5 for one in workers):
            return workers
        time.sleep(0.1)
    raise AssertionError("the workers do not work")
