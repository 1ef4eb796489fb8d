import hashlib
import ntpath
import os
import sys
import threading
from pathlib import Path, PureWindowsPath

import pytest

from congtac import given as module
from congtac.extract.errors import TooLargeError
from congtac.given import Given, reachable, read_files, read_one


def test_a_file_is_read_when_it_is_needed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"first")
    (one,) = read_files([path])
    assert (one.data, one.digest) == (None, hashlib.sha256(b"first").hexdigest())
    path.write_bytes(b"then")
    assert one.read() == b"then"


def test_what_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"L\xe1\xbb\x8bch ")
        file.truncate(2**30)
    with pytest.raises(TooLargeError, match="1,024 MB"):
        read_one(path)
    with pytest.raises(TooLargeError):
        Given(path, "a.txt").read()


@pytest.mark.parametrize(
    ("name", "start", "expected"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", True),
        ("a.XLS", b"\xd0\xcf\x11\xe0", False),
        ("a", b" \r\n{\\rtf1", True),
        ("a.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", True),
        ("a.ods", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", False),
        ("a.doc", b"Plain text", False),
    ],
)
def test_what_libreoffice_must_convert(tmp_path, name, start, expected):
    (tmp_path / name).write_bytes(start)
    (one,) = read_files([tmp_path / name])
    assert one.for_office is expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_read_once(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"Lich",))
    writer.start()
    (one,) = read_files([pipe])
    writer.join()
    assert (one.read(), one.read(), one.digest) == (b"Lich", b"Lich", hashlib.sha256(b"Lich").hexdigest())


LONG = "thư mục\\" * 40


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.pdf", "a.pdf"),
        ("C:\\lịch\\a.pdf", "C:\\lịch\\a.pdf"),
        (f"{LONG}a.pdf", f"\\\\?\\C:\\work\\{LONG}a.pdf"),
        (f"D:\\{LONG}a.pdf", f"\\\\?\\D:\\{LONG}a.pdf"),
        (f"\\\\server\\share\\{LONG}a.pdf", f"\\\\?\\UNC\\server\\share\\{LONG}a.pdf"),
        (f"\\\\?\\D:\\{LONG}a.pdf", f"\\\\?\\D:\\{LONG}a.pdf"),
    ],
)
def test_long_paths_of_windows(monkeypatch, path, expected):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(module, "Path", PureWindowsPath)
    monkeypatch.setattr(os.path, "abspath", lambda path: ntpath.normpath(ntpath.join("C:\\work", str(path))))
    assert str(reachable(PureWindowsPath(path))) == expected


def test_paths_elsewhere_are_as_they_are():
    assert reachable(Path("a" * 300)) == Path("a" * 300)
