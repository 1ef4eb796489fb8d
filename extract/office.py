"""LibreOffice without its windows: the one place that looks for the program and runs it."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from congtac.extract.errors import CongtacError, ConversionError, NeedsOfficeError
from congtac.extract.programs import find_installed, windows_places

TIME_LIMIT = 60.0
"""Seconds for one file, the program's start included; a long programme takes one."""
_PROBE_LIMIT = 30.0
_NAMES = ("soffice.com", "soffice", "libreoffice")
"""On Windows `soffice.exe` is no console program: it tells neither its version nor its faults."""
_PLACES = (
    *windows_places("LibreOffice/program/soffice.com"),
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
)
_FILTER = "docx:MS Word 2007 XML"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501
"""Of the profile: no macros, no pictures fetched from the network, no links followed."""


def find_program() -> str:
    """The path of LibreOffice.

    Raises:
        NeedsOfficeError: It is not installed.
    """
    program = find_installed((*_NAMES, *_PLACES))
    if program is None:
        raise NeedsOfficeError()
    return program


@cache
def program_version(program: str) -> str:
    """What a LibreOffice calls itself, such as `7.4.7.2`.

    Raises:
        NeedsOfficeError: It does not start.
    """
    with tempfile.TemporaryDirectory(prefix="congtac-office-", ignore_cleanup_errors=True) as folder:
        log = Path(folder, "log")
        try:
            _run([program, _profile(Path(folder)), "--headless", "--version"], log, _PROBE_LIMIT)
        except OSError as error:
            raise _does_not_start(program) from error
        found = re.search(r"\d+(?:\.\d+)+", log.read_text("utf-8", "replace"))
    if found is None:
        raise _does_not_start(program)
    return found[0]


def convert(program: str, files: Mapping[str, bytes], limit: float = TIME_LIMIT) -> dict[str, bytes | CongtacError]:
    """Turn word processor files into DOCX, all in one call of the program.

    A file that stops the call, by hanging or by bringing the program down, costs the others nothing: those that came
    out count, and the rest are tried one by one.

    Args:
        program: The path of LibreOffice.
        files: Names, each with the suffix of its kind, and bytes. Names are plain letters and digits.
        limit: Seconds without a file coming out after which the program is ended.

    Returns:
        For each name the DOCX, or why there is none.
    """
    done, sound = _convert(program, files, limit)
    missing = [name for name in files if name not in done]
    if len(files) > 1 and not sound:
        for name in missing:
            done |= convert(program, {name: files[name]}, limit)
        return done
    reason = ConversionError() if sound else _stopped(limit)
    return done | dict.fromkeys(missing, reason)


def _convert(program: str, files: Mapping[str, bytes], limit: float) -> tuple[dict[str, bytes | CongtacError], bool]:
    """What came out of one call, and whether the program went through to its end."""
    with tempfile.TemporaryDirectory(prefix="congtac-office-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        out = place / "out"
        out.mkdir()
        for name, data in files.items():
            (place / name).write_bytes(data)
        command = [program, _profile(place), "--headless", "--norestore", "--nologo", "--convert-to", _FILTER]
        try:
            sound = _run(
                [*command, "--outdir", str(out), *(str(place / name) for name in files)], place / "log", limit, out
            )
        except OSError as error:
            return dict.fromkeys(files, _does_not_start(program, error)), True
        done: dict[str, bytes | CongtacError] = {}
        for name in files:
            path = (out / name).with_suffix(".docx")
            # One that was being written when the program was ended is none.
            if zipfile.is_zipfile(path):
                done[name] = path.read_bytes()
        return done, sound


def _profile(folder: Path) -> str:
    """The option for a profile of its own: another LibreOffice that runs would take the files over, or refuse."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    return f"-env:UserInstallation={profile.as_uri()}"


def _run(command: Sequence[str], log: Path, limit: float, out: Path | None = None) -> bool:
    """Run a command to its end; whether it came there, without a fault and before its time was up.

    Its time begins anew with each file that comes out.
    """
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            # A group of its own: the launcher leaves children behind, and Ctrl-C is for us to pass on.
            start_new_session=True,
        )
        try:
            return _wait(process, limit, out) == 0
        finally:
            _end(process)


def _wait(process: subprocess.Popen[bytes], limit: float, out: Path | None) -> int | None:
    count, since = 0, time.monotonic()
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(min(0.2, limit))
        now = len(os.listdir(out)) if out else 0
        if now > count:
            count, since = now, time.monotonic()
        elif time.monotonic() - since > limit:
            return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started; nothing where it has ended."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _stopped(limit: float) -> ConversionError:
    return ConversionError(f"LibreOffice broke down over the file, or took longer than {limit:g} seconds.")


def _does_not_start(program: str, error: OSError | None = None) -> NeedsOfficeError:
    reason = f" ({error.strerror or error})" if error else ""
    return NeedsOfficeError(f"The file is read by way of LibreOffice, and {program} does not start{reason}.")
