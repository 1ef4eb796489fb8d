"""How long a user waits before anything happens: `congtac --help` and imports, each in a fresh process.

python benchmarks/startup.py [--rounds N]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

COMMANDS: dict[str, Sequence[str]] = {
    "python -c pass": ("-c", "pass"),
    "congtac --help": ("-c", "import sys; sys.argv = ['congtac', '--help']; from congtac.cli import main; main()"),
    "import congtac": ("-c", "import congtac"),
    "congtac.read": ("-c", "import congtac; congtac.read"),
    "congtac.models.words, one text": ("-c", "from congtac.models.words import segment; segment('công tác')"),
    "congtac.models.load()": ("-c", "from congtac.models import load; load()"),
}


def wall(arguments: Sequence[str]) -> float:
    """Seconds of one process, started and ended.

    Raises:
        subprocess.CalledProcessError: It failed, and so would say nothing about time.
    """
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print; the first run of each, which fills the file cache, does not count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    print(f"{'min':>6} {'median':>6}  seconds, {rounds} runs each")
    for name, arguments in COMMANDS.items():
        wall(arguments)
        times = [wall(arguments) for _ in range(rounds)]
        print(f"{min(times):6.2f} {statistics.median(times):6.2f}  {name}")


if __name__ == "__main__":
    main()
