"""What workers are set to in the tests of them: a process of its own must be able to import it."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

MB = 2**20
_CHILD = "import time; held = bytearray(b'x') * ({} * 2**20); print(flush=True); time.sleep(60)"


def do(chores: Sequence[str]) -> Iterator[str]:
    """The result of each chore: `say`, `sleep SECONDS`, `eat MB`, `die`, `exit CODE`, `spawn MB`, `once FILE` ..."""
    for chore in chores:
        name, _, argument = chore.partition(" ")
        yield _CHORES[name](argument)


def start_slowly() -> None:
    time.sleep(1.5)


def fail_to_start() -> None:
    sys.stderr = io.StringIO()
    raise RuntimeError("this is no place to work in")


def slowly_first(chores: Sequence[str]) -> Iterator[str]:
    """Hangs over several chores before the first is done, as a conversion of many files may."""
    if len(chores) > 1:
        time.sleep(60)
    yield from do(chores)


def _sleep(argument: str) -> str:
    time.sleep(float(argument))
    return f"slept {argument}"


def _eat(argument: str) -> str:
    held = [bytearray(b"x") * (10 * MB) for _ in range(int(argument) // 10)]
    time.sleep(0.6)
    return f"ate {sum(map(len, held)) // MB}"


def _leak(argument: str) -> str:
    _LEAKED.append(bytearray(b"x") * (int(argument) * MB))
    return f"leaked {argument}"


def _die(_: str) -> str:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(60)
    return "alive"


def _spawn(argument: str) -> str:
    memory, _, file = argument.partition(" ")
    with subprocess.Popen([sys.executable, "-c", _CHILD.format(memory)], stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        with contextlib.suppress(OSError):
            Path(file).write_text(str(child.pid))
        time.sleep(60)
    return "alive"


def _who(_: str) -> str:
    return str(os.getpid())


_LEAKED: list[bytearray] = []
_CHORES = {
    "say": str,
    "sleep": _sleep,
    "eat": _eat,
    "leak": _leak,
    "die": _die,
    "exit": lambda code: os._exit(int(code)),
    "spawn": _spawn,
    "who": _who,
    "threads": os.environ.get,
}
