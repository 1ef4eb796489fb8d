"""Workers: results in order, and each way in which a task can end its process costs itself alone."""

import os
import subprocess
import sys
import time
from itertools import count, islice
from pathlib import Path

import chores
import psutil
import pytest

from congtac.worker import Failure, Limits, Task, WorkerError, end_tree
from congtac.workers import Known, default_jobs, run

ROOMY = Limits(seconds=30, memory=2**30)
TIME, MEMORY = Failure("time", -9), Failure("memory", -9)
posix = pytest.mark.skipif(os.name != "posix", reason="exit codes are signals here")


def one_by_one(*texts: str) -> list[Task[str]]:
    return [Task((number,), (text,)) for number, text in enumerate(texts)]


def do(*texts: str, limits: Limits = ROOMY, jobs: int = 1, work=chores.do) -> list[object]:
    return list(run(work, one_by_one(*texts), limits, jobs))


def reasons(results: list[object]) -> list[object]:
    return [result.reason if isinstance(result, Failure) else result for result in results]


@pytest.fixture(autouse=True)
def nobody_left():
    """No test leaves a process behind."""
    yield
    left = psutil.Process().children(recursive=True)
    assert [one for one in left if "resource_tracker" not in " ".join(one.cmdline())] == []


@pytest.mark.parametrize("jobs", [0, 1, 3])
def test_results_come_in_the_order_of_the_tasks(jobs):
    tasks = [
        Task((0, 2), ("sleep 1.2", "say c")),
        Known(1, "b"),
        *(Task((number,), (f"say {number}",)) for number in range(3, 30)),
        Known(30, "z"),
    ]
    results = list(run(chores.do, tasks, ROOMY, jobs))
    assert results == ["slept 1.2", "b", "c", *(str(number) for number in range(3, 30)), "z"]


@pytest.mark.parametrize("jobs", [0, 2])
def test_nothing_to_do(jobs):
    assert list(run(chores.do, [], ROOMY, jobs)) == []
    assert list(run(chores.do, [Known(0, "a")], ROOMY, jobs)) == ["a"]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("bad", "limits", "reason"),
    [
        ("sleep 60", Limits(1, 2**30), "time"),
        ("eat 4000", Limits(30, 300 * chores.MB), "memory"),
        ("spawn 400", Limits(30, 300 * chores.MB), "memory"),
        ("exit 3", ROOMY, "crash"),
        ("die", ROOMY, "crash"),
    ],
)
def test_a_bad_task_costs_itself_alone(bad, limits, reason, jobs):
    results = do("say a", bad, "say b", "say c", limits=limits, jobs=jobs)
    assert reasons(results) == ["a", reason, "b", "c"]


@posix
@pytest.mark.parametrize(("bad", "code"), [("exit 3", 3), ("die", -15)])
def test_a_failure_says_how_the_process_ended(bad, code):
    assert do(bad) == [Failure("crash", code)]


def test_memory_is_stopped_near_its_limit():
    limit, peak = 300 * chores.MB, 0
    tasks = iter(run(chores.do, one_by_one("eat 6000"), Limits(30, limit), 1))
    with subprocess.Popen([sys.executable, "-c", _PEAK, str(os.getpid())], stdout=subprocess.PIPE, text=True) as meter:
        meter.stdout.readline()
        result = next(tasks)
        meter.terminate()
        peak = max((int(line) for line in meter.stdout), default=0)
    assert result.reason == "memory"
    assert limit * 0.9 < peak < limit * 1.5


_PEAK = """
import psutil, sys, time
print(flush=True)
peak = 0
while True:
    for one in psutil.Process(int(sys.argv[1])).children():
        try:
            if "spawn_main" in " ".join(one.cmdline()) and (held := one.memory_info().rss) > peak:
                peak = held
                print(peak, flush=True)
        except psutil.Error:
            pass
    time.sleep(0.01)
"""


def test_what_a_task_has_started_ends_with_it(tmp_path):
    pid = tmp_path / "pid"
    assert reasons(do(f"spawn 1 {pid}", limits=Limits(1.5, 2**30))) == ["time"]
    assert ended(int(pid.read_text()))


def ended(pid: int) -> bool:
    for _ in range(100):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_time_is_counted_for_each_item_and_not_for_the_start():
    tasks = [Task((0, 1, 2), ("sleep 0.8", "sleep 0.8", "sleep 0.8"))]
    results = run(chores.do, tasks, Limits(1.3, 2**30), 1, chores.start_slowly)
    assert list(results) == ["slept 0.8"] * 3


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("say a", "exit 1", "say b"), ["a", "crash", "b"]),
        (("exit 1", "say a"), ["crash", "a"]),
        (("say a", "sleep 60", "sleep 60", "say b"), ["a", "time", "time", "b"]),
    ],
)
def test_a_task_of_several_items_is_tried_again_item_by_item(texts, expected):
    numbers = tuple(range(len(texts)))
    assert reasons(list(run(chores.do, [Task(numbers, texts)], Limits(1, 2**30), 1))) == expected


def test_what_is_done_beforehand_for_several_costs_none_of_them():
    tasks = [Task((0, 1), ("say a", "say b"))]
    assert list(run(chores.slowly_first, tasks, Limits(1, 2**30), 1)) == ["a", "b"]


def test_a_worker_that_has_grown_is_replaced():
    limits = Limits(30, 400 * chores.MB)
    results = do("who", "say a", "who", "leak 250", "who", limits=limits)
    assert results[0] == results[2] != results[4]
    assert reasons(do(*["leak 150"] * 6, limits=limits)) == ["leaked 150"] * 6


def test_who_pays_for_what_another_left_is_tried_alone():
    """160 MB stay below the half at which a worker is replaced, and with 200 more they are over the limit."""
    assert do("leak 140", "eat 220", limits=Limits(30, 380 * chores.MB)) == ["leaked 140", "ate 220"]


def test_tasks_are_not_asked_for_far_ahead():
    asked = []

    def tasks():
        for number in count():
            asked.append(number)
            yield Task((number,), ("sleep 3" if number == 0 else "say",))

    results = run(chores.do, tasks(), ROOMY, 2)
    begun = time.monotonic()
    assert next(results) == "slept 3"
    assert time.monotonic() - begun < 20
    assert len(asked) < 300
    assert list(islice(results, 20)) == [""] * 20
    results.close()


def test_closing_ends_the_workers():
    results = run(chores.do, one_by_one("say a", "sleep 60", "sleep 60"), ROOMY, 2)
    assert next(results) == "a"
    results.close()  # and `nobody_left` looks


def test_a_worker_that_cannot_start():
    with pytest.raises(WorkerError, match="does not start"):
        list(run(chores.do, one_by_one("say a"), ROOMY, 1, chores.fail_to_start))


def test_one_native_thread_each():
    assert do("threads OMP_THREAD_LIMIT") == [os.environ.get("OMP_THREAD_LIMIT", "1")]


def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    pid = tmp_path / "pid"
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import chores; "
        "from congtac.worker import *; from congtac.workers import run; "
        "list(run(chores.do, [Task((0,), ('spawn 1 ' + sys.argv[2],))], Limits(), 1))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(Path(chores.__file__).parent), str(pid)]) as parent:
        while not (pid.exists() and pid.read_text()):
            time.sleep(0.05)
        family = psutil.Process(parent.pid).children(recursive=True)
        parent.kill()
    assert len(family) >= 2
    assert all(ended(one.pid) for one in family if "resource_tracker" not in cmdline(one))


def cmdline(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return "resource_tracker"


def test_to_end_what_has_ended_is_no_fault():
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    end_tree(process.pid)


@pytest.mark.parametrize(
    ("cores", "free", "expected"), [(8, 64 * 2**30, 8), (96, 2**40, 60), (8, 3 * 2**30, 3), (1, 2**36, 1), (8, 1000, 1)]
)
def test_default_jobs(monkeypatch, cores, free, expected):
    class Memory:
        available = free

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(psutil, "virtual_memory", Memory)
    assert default_jobs() == expected
    # Windows and macOS do not tell which processors a process may use.
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert default_jobs() == expected
